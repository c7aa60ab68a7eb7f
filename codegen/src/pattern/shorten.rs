//! What can be left out of a pattern because it is searched for, not compared.

use super::node::Node;

#[derive(Clone, Copy)]
enum Side {
    Front,
    Back,
}

/// A pattern that is found in the same texts, with fewer repetitions: where `a{2,9}` stands
/// at an end, two `a` are enough. Automata grow with what they count.
pub(super) fn shorten(node: Node) -> Node {
    shorten_at(shorten_at(node, Side::Front), Side::Back)
}

fn shorten_at(node: Node, side: Side) -> Node {
    match node {
        Node::Concat(nodes) => concat_at(nodes, side),
        Node::Or(branches) => {
            let branches = branches.into_iter().map(|branch| shorten_at(branch, side));
            Node::or(branches.collect())
        }
        Node::Repeat { min: 0, .. } => Node::EMPTY,
        Node::Repeat { node, min: 1, .. } => shorten_at(*node, side),
        Node::Repeat { node, min, .. } => Node::repeat(*node, min, min),
        other => other,
    }
}

/// Shortens the first or last part; if nothing is left of it, also the one behind it.
fn concat_at(mut nodes: Vec<Node>, side: Side) -> Node {
    loop {
        let outer = match side {
            Side::Front if nodes.is_empty() => None,
            Side::Front => Some(nodes.remove(0)),
            Side::Back => nodes.pop(),
        };
        let Some(outer) = outer else {
            return Node::EMPTY;
        };
        let outer = shorten_at(outer, side);
        if outer == Node::EMPTY {
            continue;
        }
        match side {
            Side::Front => nodes.insert(0, outer),
            Side::Back => nodes.push(outer),
        }
        return Node::concat(nodes);
    }
}
