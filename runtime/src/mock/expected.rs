//! What a mock keeps of an expectation.

use std::collections::BTreeMap;
use std::ptr;

use bytes::Bytes;
use http::Request;

use super::condition::Condition;
use super::turn::Turn;
use crate::operation::Operation;

/// Calls that are expected, and what they are answered.
pub(super) struct Expected {
    pub(super) operation: &'static Operation,
    pub(super) conditions: Vec<Condition>,
    pub(super) turns: Vec<Planned>,
    pub(super) optional: bool,
    /// Whether each resource that is asked about gets all answers, as jobs do.
    pub(super) by_path: bool,
    /// How often each answer was given: by path, where that is told apart.
    given: BTreeMap<String, Vec<usize>>,
}

/// An answer, and how often it is given.
pub(super) struct Planned {
    pub(super) turn: Turn,
    pub(super) times: Option<usize>,
}

impl Expected {
    pub(super) fn new(operation: &'static Operation) -> Expected {
        Expected {
            operation,
            conditions: Vec::new(),
            turns: Vec::new(),
            optional: false,
            by_path: false,
            given: BTreeMap::new(),
        }
    }

    pub(super) fn is_of(&self, operation: &'static Operation) -> bool {
        ptr::eq(self.operation, operation)
    }

    /// The next answer for a call, if there is one.
    pub(super) fn take(&mut self, request: &Request<Bytes>) -> Option<Turn> {
        let last = self.turns.len().checked_sub(1)?;
        let path = match self.by_path {
            true => request.uri().path().to_owned(),
            false => String::new(),
        };
        let given = self.given.entry(path).or_default();
        given.resize(self.turns.len(), 0);
        let mut turns = self.turns.iter().zip(given).enumerate();
        let (_, (planned, given)) =
            turns.find(|(index, (planned, given))| match planned.times {
                Some(times) => **given < times,
                None => *index == last || **given == 0,
            })?;
        *given += 1;
        Some(planned.turn.clone())
    }

    /// Whether all calls came that had to.
    pub(super) fn is_met(&self) -> bool {
        self.optional || self.calls() >= self.least()
    }

    /// How many calls there are to be at least.
    fn least(&self) -> usize {
        self.turns.iter().map(|turn| turn.times.unwrap_or(1)).sum()
    }

    /// How many there were; of several resources, for the one that got the fewest.
    fn calls(&self) -> usize {
        let sums = self.given.values().map(|given| given.iter().sum());
        sums.min().unwrap_or(0)
    }

    /// What did not come, in words.
    pub(super) fn missing(&self) -> Option<String> {
        let (id, least, calls) = (self.operation.id, self.least(), self.calls());
        if self.turns.is_empty() {
            return Some(format!("`{id}` is expected and has no answer"));
        }
        (!self.is_met()).then(|| {
            format!(
                "`{id}` was expected {} and came {}",
                times(least),
                times(calls)
            )
        })
    }

    /// Why a call has no answer from here, in words: `broken` are the conditions that do not hold
    /// where it is of the operation.
    pub(super) fn told(&self, broken: Option<&[String]>, early: bool) -> String {
        let id = self.operation.id;
        match broken {
            None => format!("`{id}`"),
            Some(_) if self.turns.is_empty() => format!("`{id}`, for which there is no answer"),
            Some([]) if early => format!("`{id}`, but later"),
            Some([]) => format!("`{id}`, all of whose answers are given"),
            Some(broken) => format!("`{id}`, but {}", broken.join(", ")),
        }
    }
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        count => format!("{count} times"),
    }
}
