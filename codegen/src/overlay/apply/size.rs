//! How large a document may become by an action: every later stage walks it by recursion.

use super::super::action::Action;
use crate::document::{MAX_DEPTH, Node};
use crate::finding::code::overlay as code;
use crate::finding::{Finding, Findings};

/// The most values that one action adds. The largest real documents have less than a million.
const MAX_VALUES: usize = 2_000_000;

/// Whether a value can be put to the ends of these ways; if not, it is reported.
pub(super) fn fits(
    value: &Node,
    ways: &[Vec<usize>],
    action: &Action,
    findings: &mut Findings,
) -> bool {
    let (values, depth) = size(value);
    let deepest = ways.iter().map(Vec::len).max().unwrap_or(0) + depth;
    let why = if deepest > MAX_DEPTH {
        format!("this nests more than {MAX_DEPTH} arrays and objects inside each other")
    } else if values.saturating_mul(ways.len()) > MAX_VALUES {
        format!("this adds more than {MAX_VALUES} values")
    } else {
        return true;
    };
    findings.report(Finding::new(&code::TOO_MUCH, action.place, why));
    false
}

/// How many values there are, and how deep.
fn size(node: &Node) -> (usize, usize) {
    let (mut values, mut depth) = (1, 0);
    let entries = node.object().unwrap_or_default().iter();
    let items = node.array().unwrap_or_default().iter();
    for child in entries.map(|entry| &entry.value).chain(items) {
        let below = size(child);
        values += below.0;
        depth = depth.max(below.1);
    }
    (values, depth + 1)
}
