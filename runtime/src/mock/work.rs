//! Work that goes on after a call was accepted.

use std::fmt;

use super::{Expectation, Mock};
use crate::call::Endpoint;
use crate::describe::Value;
use crate::json::Json;
use crate::waiter::Followed;

/// The life of the work that a call begins: what is answered when it is asked about.
///
/// The first success or failure ends it: that is what all later questions are answered.
pub struct Work<E: Followed> {
    query: Expectation<E::Query>,
    body: Json,
}

impl Mock {
    /// Expects a call of an operation that is followed, and the questions about its work.
    ///
    /// The call is accepted once, with `accepted`; a second one fails. Every question is answered
    /// with `job`, in which the state is that which is said to what this gives, one after the
    /// other; each job that is asked about has a life of its own:
    /// `mock.on_work::<operation::ReinstallServer>(accepted, job).pending(2).success()`.
    pub fn on_work<E: Followed>(
        &self,
        accepted: E::Success,
        job: <E::Query as Endpoint>::Success,
    ) -> Work<E>
    where
        E::Success: Value,
        <E::Query as Endpoint>::Success: Value,
    {
        self.on::<E>().reply(accepted).times(1);
        let query = self.on::<E::Query>();
        Work {
            query: query.change(|expected| expected.by_path = true),
            body: Json::of(&job),
        }
    }
}

impl<E: Followed> Work<E> {
    /// It goes on, so often.
    pub fn pending(self, times: usize) -> Self {
        self.listed(E::FOLLOWING.pending, "in progress", None, Some(times))
    }

    /// It is done.
    pub fn success(self) -> Self {
        self.listed(E::FOLLOWING.success, "done", None, None)
    }

    /// It has failed, for this reason where the document says that there is one.
    pub fn failure(self, reason: &str) -> Self {
        self.listed(E::FOLLOWING.failure, "failed", Some(reason), None)
    }

    /// It is in this state once, also where it is one that the document does not list.
    pub fn state(self, state: &str) -> Self {
        let following = E::FOLLOWING;
        let (ended, going) = (following.success, following.pending);
        let mut listed = [ended, following.failure, going, following.stale].into_iter();
        let is_listed = listed.any(|states| states.contains(&state));
        let told = self.told(state, None, Some(1));
        told.question(|query| query.last(|planned| planned.turn.anyway = !is_listed))
    }

    /// What else is answered: `work.question(|on| on.no_answer())`.
    pub fn question(
        mut self,
        answer: impl FnOnce(Expectation<E::Query>) -> Expectation<E::Query>,
    ) -> Self {
        self.query = answer(self.query);
        self
    }

    /// The first state of a list of the document's.
    fn listed(
        self,
        states: &[&str],
        words: &str,
        reason: Option<&str>,
        times: Option<usize>,
    ) -> Self {
        match states.first() {
            Some(state) => self.told(state, reason, times),
            None => self.question(|query| {
                let problem = format!("no state is declared of work that is {words}");
                let query = query.status(200);
                query.last(|planned| planned.turn.problems.push(problem))
            }),
        }
    }

    fn told(mut self, state: &str, reason: Option<&str>, times: Option<usize>) -> Self {
        let following = E::FOLLOWING;
        let mut body = self.body.clone();
        put(&mut body, following.state, state);
        if let (Some(reason), Some(pointer)) = (reason, following.reason) {
            put(&mut body, pointer, reason);
        }
        let status = super::expectation::success(following.query);
        let query = self.query.answer(status, body);
        self.query = query.last(|planned| planned.times = times);
        self
    }
}

/// Puts a text where a JSON pointer leads; in place of a number, as a number.
fn put(json: &mut Json, pointer: &str, text: &str) {
    let mut place = json;
    for key in pointer.split('/').skip(1) {
        place = member(place, &key.replace("~1", "/").replace("~0", "~"));
    }
    let number = text.parse().ok().filter(|_| place.as_number().is_some());
    *place = number.map_or_else(|| Json::from(text), Json::Number);
}

/// The member of this name, which is made where there is none.
fn member<'j>(json: &'j mut Json, key: &str) -> &'j mut Json {
    if let Json::Array(items) = json {
        let index = key.parse().unwrap_or(items.len());
        if index >= items.len() {
            items.push(Json::Null);
        }
        let last = items.len() - 1;
        return &mut items[index.min(last)];
    }
    if !matches!(json, Json::Object(_)) {
        *json = Json::Object(Vec::new());
    }
    let Json::Object(members) = json else {
        return json;
    };
    let index = members.iter().position(|(own, _)| own == key);
    let index = index.unwrap_or_else(|| {
        members.push((key.to_owned(), Json::Null));
        members.len() - 1
    });
    &mut members[index].1
}

impl<E: Followed> fmt::Debug for Work<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Work").finish_non_exhaustive()
    }
}
