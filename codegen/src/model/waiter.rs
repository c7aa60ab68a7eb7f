//! How an accepted operation is followed.

use std::fmt;

use super::{Json, TypeId};
use crate::finding::Place;

/// How an operation is followed that answers before its work is done. Times are in seconds,
/// places in JSON are pointers.
#[derive(Clone, Debug)]
pub struct Waiter {
    /// The id of the operation that is asked, which is one of the same API.
    pub operation: String,
    /// What it is given.
    pub arguments: Vec<WaiterArgument>,
    /// The array in the first answer each item of which is a job of its own.
    pub each: Option<String>,
    /// Where the state is.
    pub state: String,
    /// Its type, where it can be told.
    pub state_type: Option<TypeId>,
    /// The states of success, numbers as their text.
    pub success: Vec<String>,
    /// The states of failure.
    pub failure: Vec<String>,
    /// The states in which it goes on.
    pub pending: Vec<String>,
    /// The states that may still be those from before the call.
    pub stale: Vec<String>,
    /// All states that end the wait or let it go on, each with its place.
    pub listed: Vec<(String, Place)>,
    /// How long they may be that.
    pub stale_for: u32,
    /// Where the reason of a failure is.
    pub reason: Option<String>,
    /// The pause before the first question.
    pub delay: u32,
    /// The pause between questions.
    pub interval: u32,
    /// When nobody waits any longer.
    pub deadline: u32,
    /// A wait that can be shown, or why none can; `None` before samples are made.
    pub sample: Option<Result<WaiterSample, String>>,
    /// Where it is declared.
    pub place: Place,
}

/// A wait that can be shown: what is asked, and what a server can answer to it.
#[derive(Clone, Debug, PartialEq)]
pub struct WaiterSample {
    /// Of each job, what the parameters are given, in the order of [`Waiter::arguments`].
    pub jobs: Vec<Vec<Json>>,
    /// The status of the answers.
    pub status: u16,
    /// The answers about each job, in their order: the state, and the body that tells it.
    pub answers: Vec<(String, Json)>,
}

/// What a parameter of the operation that is asked is given.
#[derive(Clone, Debug, PartialEq)]
pub struct WaiterArgument {
    /// The index of the parameter.
    pub parameter: usize,
    /// Its name.
    pub name: String,
    /// What it is given.
    pub source: WaiterSource,
    /// Where that is said; of what comes from a link, where the link is.
    pub place: Place,
}

/// Where an argument comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum WaiterSource {
    /// The parameter at this index of the operation that is followed.
    Parameter(usize),
    /// A place in the body of its request.
    Request(String),
    /// A place in the body of its answer.
    Response(String),
    /// A header of its answer.
    Header(String),
    /// A place in the item of [`Waiter::each`].
    Item(String),
    /// This value.
    Constant(Json),
}

/// All of it in a line.
impl fmt::Display for Waiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(", self.operation)?;
        for (index, argument) in self.arguments.iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            write!(f, "{comma}{}: {}", argument.name, argument.source)?;
        }
        f.write_str(")")?;
        if let Some(each) = &self.each {
            write!(f, " for each {each}")?;
        }
        write!(f, ", {} success {:?}", self.state, self.success)?;
        write!(f, " failure {:?} pending {:?}", self.failure, self.pending)?;
        if !self.stale.is_empty() {
            write!(f, " stale {:?} for {} s", self.stale, self.stale_for)?;
        }
        if let Some(reason) = &self.reason {
            write!(f, ", reason {reason}")?;
        }
        write!(
            f,
            ", after {} s, every {} s, for {} s",
            self.delay, self.interval, self.deadline
        )
    }
}

impl fmt::Display for WaiterSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WaiterSource::Parameter(index) => write!(f, "#{index}"),
            WaiterSource::Request(pointer) => write!(f, "$request.body#{pointer}"),
            WaiterSource::Response(pointer) => write!(f, "$response.body#{pointer}"),
            WaiterSource::Header(name) => write!(f, "$response.header.{name}"),
            WaiterSource::Item(pointer) => write!(f, "$item#{pointer}"),
            WaiterSource::Constant(json) => write!(f, "{json}"),
        }
    }
}
