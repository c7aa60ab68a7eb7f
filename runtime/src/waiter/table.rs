//! How an accepted operation is followed, as static data.

use crate::operation::Operation;

/// How an operation is followed; what `x-bindery-waiter` says.
#[derive(Clone, Copy, Debug)]
pub struct Following {
    /// The operation that is asked.
    pub query: &'static Operation,
    /// Where its arguments come from. Parameters that the client holds need none.
    pub arguments: &'static [Argument],
    /// The array in the first answer each of whose items is a job of its own, as a JSON
    /// pointer.
    pub each: Option<&'static str>,
    /// The state in the answer to a question, as a JSON pointer.
    pub state: &'static str,
    /// The states of which the work is done. A number is given as its text.
    pub success: &'static [&'static str],
    /// The states in which it has failed.
    pub failure: &'static [&'static str],
    /// The states in which it goes on.
    pub pending: &'static [&'static str],
    /// The states that may still be those from before the call.
    pub stale: &'static [&'static str],
    /// For how many seconds they may be that.
    pub stale_for: u32,
    /// Why it has failed, as a JSON pointer into that answer.
    pub reason: Option<&'static str>,
    /// The seconds before the first question.
    pub delay: u32,
    /// The seconds between questions.
    pub interval: u32,
    /// The seconds after which nobody waits any longer.
    pub deadline: u32,
}

/// An argument of the operation that is asked.
#[derive(Debug)]
pub struct Argument {
    /// The index of its parameter.
    pub parameter: usize,
    /// Where it comes from.
    pub source: Source,
}

/// Where an argument comes from.
#[derive(Debug)]
pub enum Source {
    /// The value for the parameter at this index of the first call.
    Parameter(usize),
    /// The value at this JSON pointer in the body of the first call.
    Request(&'static str),
    /// The value at this JSON pointer in the first answer.
    Response(&'static str),
    /// This header of the first answer.
    Header(&'static str),
    /// The value at this JSON pointer in the item of [`Following::each`].
    Item(&'static str),
    /// This value, as JSON text.
    Constant(&'static str),
}
