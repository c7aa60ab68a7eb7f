//! What the answers to questions say about a job.

use bindery::model::{Format, Operation, Waiter};
use bindery::sample::{Limits, Sampler};
use bindery_runtime::json::Json;

use super::super::place::{plain, put, with, without};
use super::super::scripted::{Scripted, ScriptedContent, of_model};
use super::super::text::holds;
use super::End;
use crate::Live;

/// What a failure says of itself where the document has no example of one.
const REASON: &str = "The mock lets this fail.";

/// The answers in each state, as far as the schema allows them.
pub(super) struct Told {
    media_type: String,
    pending: Vec<Json>,
    success: Option<Json>,
    failure: Option<Json>,
    /// What the document calls `stale`: a success from before, and a failure from before.
    before: [Option<Json>; 2],
}

impl Told {
    pub(super) fn new(
        live: &Live,
        asked: &Scripted,
        described: &Operation,
        waiter: &Waiter,
    ) -> Told {
        let mut told = Told {
            media_type: String::new(),
            pending: Vec::new(),
            success: None,
            failure: None,
            before: [None, None],
        };
        let Some(content) = asked.told() else {
            return told;
        };
        told.media_type.clone_from(&content.media_type);
        let bases = bases(live, described, content);
        let making = Making {
            content,
            waiter,
            bases: &bases,
        };
        let each = waiter.pending.iter();
        told.pending = each.filter_map(|state| making.of(state, false)).collect();
        if told.pending.is_empty() {
            told.pending.extend(making.unlisted());
        }
        let first = |states: &[String], failed: bool| {
            states.iter().find_map(|state| making.of(state, failed))
        };
        told.success = first(&waiter.success, false);
        told.failure = first(&waiter.failure, true);
        let stale = |states: &[String]| -> Vec<String> {
            let stale = states.iter().filter(|state| waiter.stale.contains(state));
            stale.cloned().collect()
        };
        told.before = [
            first(&stale(&waiter.success), false),
            first(&stale(&waiter.failure), true),
        ];
        told
    }

    /// Whether it is said in this form.
    pub(super) fn is_of(&self, content: &ScriptedContent) -> bool {
        content.format == Format::Json && content.media_type == self.media_type
    }

    /// Whether anything can be said at all.
    pub(super) fn is_there(&self) -> bool {
        self.success.is_some()
    }

    /// The states in which it goes on, one after the other.
    pub(super) fn pending(&self, progress: f64) -> Option<&Json> {
        let at = (progress * self.pending.len() as f64) as usize;
        self.pending
            .get(at)
            .or_else(|| self.pending.last())
            .or_else(|| self.success())
    }

    /// What is still seen of the time before a job. Where it can, it says the opposite of what
    /// becomes of that, so that whoever takes it for the end is wrong.
    pub(super) fn before(&self, end: End) -> Option<&Json> {
        let [success, failure] = &self.before;
        let (other, same) = match end {
            End::Success => (failure, success),
            End::Failure | End::Never => (success, failure),
        };
        other.as_ref().or(same.as_ref())
    }

    pub(super) fn success(&self) -> Option<&Json> {
        self.success.as_ref()
    }

    /// Where an operation cannot fail, it does not.
    pub(super) fn failure(&self) -> Option<&Json> {
        self.failure.as_ref().or_else(|| self.success())
    }
}

/// What answers are made of: the examples, then whatever fits the schema.
fn bases(live: &Live, described: &Operation, content: &ScriptedContent) -> Vec<Json> {
    let mut bases: Vec<Json> = content
        .values
        .iter()
        .map(|(_, value)| value.clone())
        .collect();
    let responses = described
        .responses
        .iter()
        .filter(|one| one.status.is_success());
    let mut contents = responses.flat_map(|one| &one.contents);
    let declared = contents.find(|one| one.media_type == content.media_type);
    if let Some(ty) = declared.and_then(|one| one.ty) {
        let sampler = Sampler::new(live.api(), Limits::default());
        bases.extend(sampler.whole(ty).as_ref().map(of_model));
        bases.extend(sampler.values(ty).iter().map(of_model));
    }
    bases
}

struct Making<'m> {
    content: &'m ScriptedContent,
    waiter: &'m Waiter,
    bases: &'m [Json],
}

impl Making<'_> {
    /// An answer with this state.
    fn of(&self, state: &str, failed: bool) -> Option<Json> {
        let is = |base: &&Json| self.state(base).as_deref() == Some(state);
        let has_failed = |base: &&Json| {
            let state = self.state(base);
            state.is_some_and(|state| self.waiter.failure.contains(&state))
        };
        if let Some(base) = self.bases.iter().find(is) {
            return Some(self.with_reason(base.clone(), failed));
        }
        let alike = self.bases.iter().filter(|base| has_failed(base) == failed);
        let others = self.bases.iter().filter(|base| has_failed(base) != failed);
        let mut bases = alike.chain(others);
        let number: Option<Json> = state.parse().ok();
        bases.find_map(|base| {
            let mut forms = [Some(Json::from(state)), number.clone()]
                .into_iter()
                .flatten();
            let changed = forms.find_map(|form| {
                with(base, &self.waiter.state, form, |value| {
                    self.is_allowed(value)
                })
            });
            changed.map(|changed| self.with_reason(changed, failed))
        })
    }

    /// An answer with a state that is not listed, for nothing is: that is waited on as well.
    fn unlisted(&self) -> Option<Json> {
        let is_listed = |state: &String| {
            self.waiter.success.contains(state) || self.waiter.failure.contains(state)
        };
        let mut bases = self.bases.iter();
        let is_open = |base: &&Json| self.state(base).is_some_and(|state| !is_listed(&state));
        let found = bases.find(is_open).cloned();
        found.or_else(|| self.of("PENDING", false))
    }

    fn state(&self, value: &Json) -> Option<String> {
        value.pointer(&self.waiter.state).and_then(plain)
    }

    /// A failure has a reason, and nothing else has.
    fn with_reason(&self, mut value: Json, failed: bool) -> Json {
        let Some(place) = &self.waiter.reason else {
            return value;
        };
        let has_reason = value.pointer(place).is_some_and(|reason| !reason.is_null());
        if has_reason == failed {
            return value;
        }
        let mut changed = value.clone();
        let reason = if failed {
            Json::from(REASON)
        } else {
            Json::Null
        };
        if put(&mut changed, place, reason) && self.is_allowed(&changed) {
            return changed;
        }
        let less = without(&value, place).filter(|less| !failed && self.is_allowed(less));
        if let Some(less) = less {
            value = less;
        }
        value
    }

    fn is_allowed(&self, value: &Json) -> bool {
        self.content
            .schema
            .is_none_or(|schema| holds(value, schema))
    }
}
