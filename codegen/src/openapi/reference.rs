//! `$ref`: from the text of a reference to the node that it names.

use super::Document;
use super::identity::Identities;
use super::near::did_you_mean;
use crate::document::{Documents, MissingFile, Node, percent_decoded, unescape};
use crate::finding::{Place, SourceId};
use crate::map::Addresses;

/// A reference, as it stands in a document.
#[derive(Clone, Debug)]
pub struct Reference<'d> {
    /// Its text.
    pub text: &'d str,
    /// Where it stands.
    pub place: Place,
    /// The object that it stands in.
    pub owner: &'d Node,
    /// Whether it stands in the place of a schema.
    pub is_schema: bool,
    /// What it names.
    pub target: Result<&'d Node, Missing>,
}

/// Why a reference leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It names another host, and nobody wants that to be asked.
    Remote,
    /// Its file could not be read.
    File(MissingFile),
    /// There is no such node in the file.
    Node {
        /// The first part of the pointer that is not there.
        missing: String,
        /// A key that it was perhaps meant to be, as a help text.
        help: Option<String>,
    },
}

impl<'d> Reference<'d> {
    /// The reference that a node is, where it is one: an object with a string `$ref`.
    #[must_use]
    pub fn of(documents: &'d Documents, node: &'d Node) -> Option<Reference<'d>> {
        let value = node.get("$ref")?;
        let text = value.string()?;
        Some(Reference {
            text,
            place: value.place,
            owner: node,
            is_schema: false,
            target: find(documents, value.place.source, text),
        })
    }

    /// The reference that a node is, by the names of schemas as well: its `$ref`, or else a
    /// `$dynamicRef` that always means the same.
    pub(super) fn named(
        documents: &'d Documents,
        identities: &Identities<'d>,
        node: &'d Node,
    ) -> Option<Reference<'d>> {
        if let Some(mut reference) = Reference::of(documents, node) {
            // A name that a schema has given itself comes before a file.
            if let Some(target) = identities.find(node, reference.text) {
                reference.target = Ok(target);
            }
            return Some(reference);
        }
        let value = node.get("$dynamicRef")?;
        let text = value.string()?;
        Some(Reference {
            text,
            place: value.place,
            owner: node,
            target: Ok(identities.find_dynamic(node, text)?),
            is_schema: true,
        })
    }

    /// What it names, where that is there.
    #[must_use]
    pub fn node(&self) -> Option<&'d Node> {
        self.target.as_ref().ok().copied()
    }

    /// The last part of the reference: the name of a component.
    #[must_use]
    pub fn name(&self) -> String {
        last_name(self.text)
    }
}

/// All references of some documents, by the object that they stand in: each is looked up
/// once, however often it is followed.
#[derive(Debug)]
pub struct Links<'d> {
    by_owner: Addresses<Reference<'d>>,
}

impl<'d> Links<'d> {
    /// Those that were met on reading.
    #[must_use]
    pub fn new(documents: &[Document<'d>]) -> Links<'d> {
        let all = documents.iter().flat_map(|document| &document.references);
        let address = |reference: &Reference<'d>| std::ptr::from_ref(reference.owner).addr();
        let mut by_owner = Addresses::default();
        for reference in all {
            by_owner.insert(address(reference), reference.clone());
        }
        Links { by_owner }
    }

    /// The reference that a node is, where it is one.
    #[must_use]
    pub fn of(&self, node: &Node) -> Option<&Reference<'d>> {
        self.by_owner.get(std::ptr::from_ref(node).addr())
    }
}

/// The last part of a reference, without the ways of a pointer and of a URI to escape.
pub(crate) fn last_name(reference: &str) -> String {
    let after = reference.rsplit(['/', '#']).next().unwrap_or(reference);
    unescape(&percent_decoded(after))
}

/// The node that the text of a reference names.
pub(crate) fn find<'d>(
    documents: &'d Documents,
    from: SourceId,
    reference: &str,
) -> Result<&'d Node, Missing> {
    let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let source = documents
        .find(from, path)
        .map_err(|missing| match missing.is_remote {
            true => Missing::Remote,
            false => Missing::File(missing),
        })?;
    let Some(root) = documents.root(source) else {
        // The text of that file was not understood, which has been reported.
        return Err(Missing::Node {
            missing: path.to_owned(),
            help: None,
        });
    };
    if !fragment.is_empty() && !fragment.starts_with('/') {
        return anchored(root, fragment).ok_or_else(|| Missing::Node {
            missing: fragment.to_owned(),
            help: Some(format!(
                "write `#/{fragment}` if it is a key of the document"
            )),
        });
    }
    documents
        .node_at(source, fragment)
        .ok_or_else(|| first_missing(root, fragment))
}

/// The schema with this `$anchor`.
fn anchored<'d>(root: &'d Node, anchor: &str) -> Option<&'d Node> {
    let mut stack = vec![root];
    while let Some(node) = stack.pop() {
        let is_here = |keyword| node.get(keyword).and_then(Node::string) == Some(anchor);
        if is_here("$anchor") || is_here("$dynamicAnchor") {
            return Some(node);
        }
        stack.extend(
            node.object()
                .unwrap_or_default()
                .iter()
                .map(|entry| &entry.value),
        );
        stack.extend(node.array().unwrap_or_default());
    }
    None
}

/// Walks as far as the pointer leads, to say where it ends and what was near.
fn first_missing(root: &Node, pointer: &str) -> Missing {
    let mut node = root;
    let mut way = String::new();
    for raw in pointer.split('/').skip(1) {
        let name = unescape(&percent_decoded(raw));
        way.push('/');
        way.push_str(raw);
        let next = match (node.object(), node.array()) {
            (Some(_), _) => node.get(&name),
            (_, Some(items)) => name
                .parse::<usize>()
                .ok()
                .and_then(|index| items.get(index)),
            _ => None,
        };
        match next {
            Some(next) => node = next,
            None => {
                let keys = node
                    .object()
                    .unwrap_or_default()
                    .iter()
                    .map(|entry| &*entry.key);
                return Missing::Node {
                    missing: way,
                    help: did_you_mean(&name, keys),
                };
            }
        }
    }
    Missing::Node {
        missing: way,
        help: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_the_last_part_without_escapes() {
        assert_eq!(last_name("#/components/schemas/Pet"), "Pet");
        assert_eq!(last_name("a/b.yaml#/~1v1~1pets"), "/v1/pets");
        assert_eq!(last_name("#/components/schemas/a%20b"), "a b");
        assert_eq!(last_name("pet.yaml"), "pet.yaml");
    }
}
