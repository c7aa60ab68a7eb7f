//! What a pattern says.

use super::set::Set;

/// A part of a pattern. Groups are gone: only references back would need to know them, and
/// those are beyond what is settled here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// One character.
    Set(Set),
    /// One after the other; nothing at all if there are none.
    Concat(Vec<Node>),
    /// One of them.
    Or(Vec<Node>),
    /// So many times; lazy or not makes no difference to whether a text matches.
    Repeat {
        node: Box<Node>,
        min: u32,
        /// [`u32::MAX`] for any number.
        max: u32,
    },
    /// `^`
    Start,
    /// `$`
    End,
    /// `\b`
    Boundary,
    /// `\B`
    NotBoundary,
    /// What takes more than an automaton, and why.
    Beyond(&'static str),
}

impl Node {
    /// Nothing at all.
    pub(super) const EMPTY: Node = Node::Concat(Vec::new());

    /// One after the other, without needless wrapping.
    pub(super) fn concat(parts: Vec<Node>) -> Node {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Node::Concat(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        match <[Node; 1]>::try_from(flat) {
            Ok([only]) => only,
            Err(flat) => Node::Concat(flat),
        }
    }

    /// One of them, without needless wrapping: alternatives of one character are a set.
    pub(super) fn or(branches: Vec<Node>) -> Node {
        let mut flat: Vec<Node> = Vec::with_capacity(branches.len());
        for branch in branches {
            match (flat.last_mut(), branch) {
                (Some(Node::Set(set)), Node::Set(more)) => set.add(&more),
                (_, Node::Or(inner)) => flat.extend(inner),
                (_, other) => flat.push(other),
            }
        }
        match <[Node; 1]>::try_from(flat) {
            Ok([only]) => only,
            Err(flat) => Node::Or(flat),
        }
    }

    /// So many times, without needless wrapping.
    pub(super) fn repeat(node: Node, min: u32, max: u32) -> Node {
        match (min, max) {
            (1, 1) => node,
            // What takes more than an automaton must not get lost.
            (_, 0) if node.beyond().is_none() => Node::EMPTY,
            _ => Node::Repeat {
                node: Box::new(node),
                min,
                max,
            },
        }
    }

    /// Why it takes more than an automaton, if it does.
    pub(super) fn beyond(&self) -> Option<&'static str> {
        match self {
            Node::Beyond(why) => Some(why),
            Node::Concat(nodes) | Node::Or(nodes) => nodes.iter().find_map(Node::beyond),
            Node::Repeat { node, .. } => node.beyond(),
            Node::Set(_) | Node::Start | Node::End | Node::Boundary | Node::NotBoundary => None,
        }
    }
}
