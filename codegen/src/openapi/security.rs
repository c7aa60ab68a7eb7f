//! How requests are authenticated.

use super::part::{Read, Words, entries, text};
use crate::document::Node;
use crate::finding::Place;

/// A way to authenticate requests.
#[derive(Clone, Debug)]
pub struct SecurityScheme<'d> {
    /// `apiKey`, `http`, …
    pub kind: &'d str,
    /// The name of the key, for `apiKey`.
    pub key_name: Option<&'d str>,
    /// Where the key is sent, for `apiKey`.
    pub key_in: Option<&'d str>,
    /// The scheme, for `http`.
    pub scheme: Option<&'d str>,
    /// The flows, for `oauth2`.
    pub flows: Vec<Flow<'d>>,
    /// The signer of the runtime.
    pub signer: Option<&'d str>,
    /// The name that the author wants.
    pub preferred_name: Option<&'d str>,
    /// What is said to people.
    pub words: Words<'d>,
    /// All of it.
    pub node: &'d Node,
}

/// A flow of OAuth 2.
#[derive(Clone, Debug)]
pub struct Flow<'d> {
    /// `clientCredentials`, …
    pub kind: &'d str,
    /// Where tokens come from.
    pub token_url: Option<&'d str>,
    /// The scopes, with what they are for.
    pub scopes: Vec<(&'d str, &'d str)>,
}

/// What is needed together: names of schemes, each with its place and scopes.
#[derive(Clone, Debug)]
pub struct Requirement<'d> {
    /// The schemes; none where nothing is needed.
    pub schemes: Vec<(&'d str, Place, Vec<&'d str>)>,
}

impl<'d> Read<'d> for SecurityScheme<'d> {
    fn read(node: &'d Node) -> SecurityScheme<'d> {
        SecurityScheme {
            kind: text(node, "type").unwrap_or_default(),
            key_name: text(node, "name"),
            key_in: text(node, "in"),
            scheme: text(node, "scheme"),
            flows: entries(node, "flows")
                .map(|(kind, _, node)| flow(kind, node))
                .collect(),
            signer: text(node, "x-bindery-signer"),
            preferred_name: text(node, "x-bindery-name"),
            words: Words::read(node),
            node,
        }
    }
}

fn flow<'d>(kind: &'d str, node: &'d Node) -> Flow<'d> {
    Flow {
        kind,
        token_url: text(node, "tokenUrl"),
        scopes: entries(node, "scopes")
            .map(|(name, _, what)| (name, what.string().unwrap_or_default()))
            .collect(),
    }
}

/// The requirements that an object states; `None` where it states none, which is not the
/// same as an empty list.
pub(super) fn requirements(node: &Node) -> Option<Vec<Requirement<'_>>> {
    let list = node.get("security")?.array()?;
    Some(list.iter().map(read_requirement).collect())
}

fn read_requirement(node: &Node) -> Requirement<'_> {
    let entries = node.object().unwrap_or_default().iter();
    let schemes = entries.map(|entry| {
        let scopes = entry
            .value
            .array()
            .unwrap_or_default()
            .iter()
            .filter_map(Node::string)
            .collect();
        (&*entry.key, entry.key_place, scopes)
    });
    Requirement {
        schemes: schemes.collect(),
    }
}
