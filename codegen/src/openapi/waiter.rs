//! `x-bindery-waiter`: how an accepted operation is followed.

use super::number::count;
use super::part::{entries, items};
use crate::document::{Node, Value};
use crate::finding::Place;

/// How an operation is followed that answers before its work is done.
#[derive(Clone, Debug)]
pub struct Waiter<'d> {
    /// The id of the operation that is asked.
    pub operation: Option<(&'d str, Place)>,
    /// The name of the link that leads to it.
    pub link: Option<(&'d str, Place)>,
    /// What it is given: constants or expressions.
    pub parameters: Vec<(&'d str, Place, &'d Node)>,
    /// The array each item of which is a job of its own: an expression.
    pub each: Option<(&'d str, Place)>,
    /// Where the state is: a JSON pointer.
    pub state: Option<(&'d str, Place)>,
    /// The states of success.
    pub success: &'d [Node],
    /// The states of failure.
    pub failure: &'d [Node],
    /// The states in which it goes on.
    pub pending: &'d [Node],
    /// The states that may still be those from before the call.
    pub stale: &'d [Node],
    /// For how many seconds they may be that.
    pub stale_for: Option<u64>,
    /// Where the reason of a failure is: a JSON pointer.
    pub reason: Option<(&'d str, Place)>,
    /// The seconds before the first question.
    pub delay: Option<u64>,
    /// The seconds between questions.
    pub interval: Option<u64>,
    /// The seconds after which nobody waits any longer.
    pub deadline: Option<u64>,
    /// Where it stands.
    pub place: Place,
}

/// The waiter of an operation.
pub(super) fn waiter(operation: &Node) -> Option<Waiter<'_>> {
    let entry = operation.entry("x-bindery-waiter")?;
    let node = &entry.value;
    let placed = |key| {
        let value = node.get(key)?;
        Some((value.string()?, value.place))
    };
    let seconds = |key| match &node.get(key)?.value {
        Value::Number(text) => count(text),
        _ => None,
    };
    Some(Waiter {
        operation: placed("operation"),
        link: placed("link"),
        parameters: entries(node, "parameters").collect(),
        each: placed("each"),
        state: placed("state"),
        success: items(node, "success"),
        failure: items(node, "failure"),
        pending: items(node, "pending"),
        stale: items(node, "stale"),
        stale_for: seconds("stale-for"),
        reason: placed("reason"),
        delay: seconds("delay"),
        interval: seconds("interval"),
        deadline: seconds("deadline"),
        place: entry.key_place,
    })
}
