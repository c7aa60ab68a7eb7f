//! JSON pointers (RFC 6901): from a pointer to a node, from a place to a pointer.

use super::reference::percent_decoded;
use super::{Node, Value};
use crate::finding::Place;
use crate::map::Map;
use std::fmt::Write as _;

/// The node that a pointer names, written as behind a `#`.
pub(crate) fn resolve<'n>(root: &'n Node, pointer: &str) -> Option<&'n Node> {
    let pointer = percent_decoded(pointer);
    if pointer.is_empty() {
        return Some(root);
    }
    pointer
        .strip_prefix('/')?
        .split('/')
        .try_fold(root, |node, token| step(node, token))
}

fn step<'n>(node: &'n Node, token: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Object(_) if token.contains('~') => node.get(&unescape(token)),
        Value::Object(_) => node.get(token),
        Value::Array(items) => items.get(index(token)?),
        _ => None,
    }
}

/// What the tokens of a pointer stand for; `None` where it is no pointer.
pub(crate) fn tokens(pointer: &str) -> Option<impl Iterator<Item = String>> {
    let tokens = match pointer.strip_prefix('/') {
        Some(tokens) => Some(tokens.split('/')),
        None if pointer.is_empty() => None,
        None => return None,
    };
    Some(tokens.into_iter().flatten().map(unescape))
}

/// What a token of a pointer stands for.
pub(crate) fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// An index, as the RFC has it: digits without leading zeros.
pub(crate) fn index(token: &str) -> Option<usize> {
    let digits = token.chars().all(|c| c.is_ascii_digit());
    let canonical = token == "0" || !token.starts_with('0');
    if digits && canonical {
        token.parse().ok()
    } else {
        None
    }
}

/// The pointer of the node at a place, or of the value whose key is there.
pub(super) fn of(root: &Node, place: Place) -> Option<String> {
    let mut pointer = String::new();
    if root.place == place || down(root, place, &mut pointer) {
        return Some(pointer);
    }
    None
}

/// The pointers of all nodes by their places, of several at one place the outermost.
pub(super) fn all(root: &Node) -> Map<Place, String> {
    let mut pointers = Map::new();
    let mut waiting = vec![(root, String::new())];
    while let Some((node, pointer)) = waiting.pop() {
        let start = waiting.len();
        for child in children(node) {
            let mut below = pointer.clone();
            child.token.push_to(&mut below);
            waiting.push((child.node, below));
        }
        // Taken off in the order of the document.
        if let Some(new) = waiting.get_mut(start..) {
            new.reverse();
        }
        pointers.entry(node.place).or_insert(pointer);
    }
    pointers
}

/// Extends the pointer to the node by the way to the place. The parts of a node mostly stand
/// inside of it, so these are tried first; but what an alias stands for is elsewhere.
fn down(node: &Node, place: Place, pointer: &mut String) -> bool {
    let children = || children(node);
    let inside = |child: &Child<'_>| contains(child.node.place, place);
    children().any(|child| child.is(place, pointer))
        || children()
            .filter(inside)
            .any(|child| child.leads_to(place, pointer))
        || children()
            .filter(|child| !inside(child) && !contains(node.place, child.node.place))
            .any(|child| child.leads_to(place, pointer))
}

struct Child<'n> {
    token: Token<'n>,
    key_place: Option<Place>,
    node: &'n Node,
}

#[derive(Clone, Copy)]
enum Token<'n> {
    Key(&'n str),
    Index(usize),
}

impl Child<'_> {
    fn is(&self, place: Place, pointer: &mut String) -> bool {
        let found = self.node.place == place || self.key_place == Some(place);
        if found {
            self.token.push_to(pointer);
        }
        found
    }

    fn leads_to(&self, place: Place, pointer: &mut String) -> bool {
        let length = pointer.len();
        self.token.push_to(pointer);
        let found = down(self.node, place, pointer);
        if !found {
            pointer.truncate(length);
        }
        found
    }
}

impl Token<'_> {
    fn push_to(self, pointer: &mut String) {
        pointer.push('/');
        match self {
            Token::Key(key) => pointer.push_str(&key.replace('~', "~0").replace('/', "~1")),
            // Writing to a string does not fail.
            Token::Index(index) => _ = write!(pointer, "{index}"),
        }
    }
}

fn children(node: &Node) -> impl Iterator<Item = Child<'_>> {
    let items = node.array().unwrap_or_default().iter().enumerate();
    let items = items.map(|(index, node)| Child {
        token: Token::Index(index),
        key_place: None,
        node,
    });
    let entries = node.object().unwrap_or_default().iter();
    items.chain(entries.map(|entry| Child {
        token: Token::Key(&entry.key),
        key_place: Some(entry.key_place),
        node: &entry.value,
    }))
}

fn contains(outer: Place, inner: Place) -> bool {
    outer.source == inner.source && outer.start <= inner.start && inner.end <= outer.end
}
