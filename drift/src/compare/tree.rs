//! Subjects as the tree that they are.

use crate::subject::{Operation, Part, Step, Subject};

/// A subject and what is in it.
#[derive(Debug, Default)]
pub(super) struct Node<'p> {
    pub(super) subject: Option<&'p Subject>,
    /// In the order of the page.
    pub(super) children: Vec<(&'p Step, Node<'p>)>,
}

impl<'p> Node<'p> {
    /// The subjects of a part.
    pub(super) fn of(operation: &'p Operation, part: Part) -> Node<'p> {
        let mut root = Node::default();
        for subject in &operation.subjects {
            if subject.key.part == part {
                root.insert(&subject.key.steps, subject);
            }
        }
        root
    }

    fn insert(&mut self, steps: &'p [Step], subject: &'p Subject) {
        let mut node = self;
        for step in steps {
            let known = node.children.iter().position(|(own, _)| *own == step);
            let index = known.unwrap_or_else(|| {
                node.children.push((step, Node::default()));
                node.children.len() - 1
            });
            node = &mut node.children[index].1;
        }
        node.subject.get_or_insert(subject);
    }

    /// The fields, each with its name.
    pub(super) fn named(&self) -> Vec<(&'p str, &Node<'p>)> {
        let children = self.children.iter();
        children
            .filter_map(|(step, node)| match step {
                Step::Name(name) => Some((name.as_str(), node)),
                Step::Items | Step::Values => None,
            })
            .collect()
    }

    /// The field of a name.
    pub(super) fn get(&self, name: &str) -> Option<&Node<'p>> {
        let mut named = self.named().into_iter();
        named.find(|(own, _)| *own == name).map(|(_, node)| node)
    }

    /// The first subject in it.
    pub(super) fn first(&self) -> Option<&'p Subject> {
        self.subject
            .or_else(|| self.children.iter().find_map(|(_, child)| child.first()))
    }
}
