//! Jobs: what goes on after an operation with a waiter was accepted.
//!
//! `told` has what the answers to questions say, made when the mock starts; `begin` finds out
//! what will be asked about, `ledger` keeps it, and `life` says how far it is.

mod begin;
mod ledger;
mod life;
mod told;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bindery::model::{Waiter, WaiterSource};
use bindery_runtime::codegen::http::StatusCode;
use bindery_runtime::codegen::http::header::{HeaderValue, RETRY_AFTER};
use bindery_runtime::json::Json;

use self::ledger::{Job, Ledger};
use self::life::{Life, Stage};
use self::told::Told;
use super::Asked;
use super::chosen::Chosen;
use super::place::{plain, with};
use super::prefer::Prefer;
use super::refusal::Refusal;
use super::scripted::Scripted;
use super::settings::{Settings, Share};
use super::text::holds;
use crate::Live;

/// How a job ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Success,
    Failure,
    /// It goes on for ever.
    Never,
}

/// All jobs of a mock.
pub(super) struct Jobs {
    life: Life,
    fails: Share,
    /// By the index of the operation that begins them.
    followed: BTreeMap<usize, Followed>,
    ledger: Mutex<Ledger>,
}

/// How the jobs of an operation are followed.
struct Followed {
    waiter: Waiter,
    /// The index of the operation that is asked.
    query: usize,
    /// The names of its parameters.
    names: Vec<String>,
    told: Told,
    /// The identifiers of the document's samples: what they stand for has always been there.
    known: Vec<String>,
}

impl Jobs {
    /// For the operations of documents, which are in the same order.
    pub(super) fn new(lives: &[Live], operations: &[Scripted], settings: &Settings) -> Jobs {
        let mut followed = BTreeMap::new();
        let mut first = 0;
        for live in lives {
            let end = first + live.operations().len();
            for index in first..end {
                let found = followed_by(live, operations, first..end, index);
                followed.extend(found.map(|found| (index, found)));
            }
            first = end;
        }
        Jobs {
            life: Life::new(settings),
            fails: settings.jobs_fail,
            followed,
            ledger: Mutex::default(),
        }
    }

    /// Puts into an answer how the job goes that is asked about. A refusal where there is no
    /// such job.
    pub(super) fn tell(
        &self,
        index: usize,
        asked: &Asked,
        prefer: &Prefer,
        chosen: &mut Chosen<'_>,
    ) -> Result<(), Refusal> {
        let is_about = |(_, followed): &(&usize, &Followed)| followed.query == index;
        // Who prefers an answer wants that one.
        if prefer.code.is_some() || prefer.example.is_some() || !chosen.status.is_success() {
            return Ok(());
        }
        let mut ledger = self.ledger();
        let mut latest: Option<(&Followed, Vec<String>, &mut Job)> = None;
        let all = self.followed.iter().filter(is_about);
        let keys = all.clone().filter_map(|(first, followed)| {
            let key = followed.asked_about(asked)?;
            let number = ledger.get(&(*first, key.clone()))?.number;
            Some((number, *first, key))
        });
        // Two operations can begin a job of the same thing: the later one is what goes on.
        if let Some((_, first, key)) = keys.max()
            && let (Some(followed), Some(job)) = (
                self.followed.get(&first),
                ledger.get_mut(&(first, key.clone())),
            )
        {
            latest = Some((followed, key, job));
        }
        match latest {
            Some((followed, key, job)) => {
                self.put(followed, &key, job, chosen);
                job.questions = job.questions.saturating_add(1);
                Ok(())
            }
            None => {
                let all: Vec<&Followed> = all.map(|(_, followed)| followed).collect();
                let is_unknown =
                    !all.is_empty() && all.iter().all(|followed| followed.is_unknown(asked));
                match is_unknown {
                    true => Err(Refusal::new(StatusCode::NOT_FOUND)),
                    false => Ok(()),
                }
            }
        }
    }

    fn put(&self, followed: &Followed, key: &[String], job: &Job, chosen: &mut Chosen<'_>) {
        let before = followed.told.before(job.end);
        let stage = self.life.stage(job, before.is_some());
        let told = match (stage, job.end) {
            (Stage::Before, _) => before,
            (Stage::GoesOn(progress), _) => followed.told.pending(progress),
            (Stage::Over, End::Failure) => followed.told.failure(),
            (Stage::Over, _) => followed.told.success(),
        };
        if let (Some(told), Some(content)) = (told, chosen.content)
            && followed.told.is_of(content)
        {
            chosen.value = Some(followed.named(told, key, content.schema));
        }
        match stage {
            Stage::Over => chosen.leave_out(RETRY_AFTER),
            Stage::Before | Stage::GoesOn(_) => self.put_pause(job, chosen),
        }
    }

    /// Where the document says that an answer has `Retry-After`, it is how long it takes.
    fn put_pause(&self, job: &Job, chosen: &mut Chosen<'_>) {
        let left = self.life.left(job);
        if chosen.declares(RETRY_AFTER.as_str(), &Json::from(left)) {
            chosen.headers.push((RETRY_AFTER, HeaderValue::from(left)));
        }
    }

    fn ledger(&self) -> MutexGuard<'_, Ledger> {
        // What is in it is whole at any time.
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn followed_by(
    live: &Live,
    operations: &[Scripted],
    of_document: std::ops::Range<usize>,
    index: usize,
) -> Option<Followed> {
    let waiter = live
        .described(operations.get(index)?.operation)?
        .waiter
        .clone()?;
    let query = of_document.into_iter().find(|at| {
        operations
            .get(*at)
            .is_some_and(|one| one.operation.id == waiter.operation)
    })?;
    let asked = operations.get(query)?;
    let described = live.described(asked.operation)?;
    let names = described.parameters.iter().map(|one| one.name.clone());
    Some(Followed {
        query,
        names: names.collect(),
        told: Told::new(live, asked, described, &waiter),
        known: begin::known(operations.get(index)?, described, &waiter),
        waiter,
    })
}

impl Followed {
    /// What a question is about.
    fn asked_about(&self, asked: &Asked) -> Option<Vec<String>> {
        let arguments = self.waiter.arguments.iter();
        let values = arguments.map(|one| asked.parameters.get(one.parameter)?.as_ref());
        values.map(|value| value.and_then(plain)).collect()
    }

    /// Whether a question is about something that only this mock could have named, and has not.
    fn is_unknown(&self, asked: &Asked) -> bool {
        let arguments = self.waiter.arguments.iter();
        let mut named = arguments.filter(|one| {
            matches!(
                one.source,
                WaiterSource::Response(_) | WaiterSource::Header(_)
            )
        });
        named.any(|one| {
            let value = asked.parameters.get(one.parameter);
            let value = value.and_then(Option::as_ref).and_then(plain);
            value.is_some_and(|value| !self.known.contains(&value))
        })
    }

    /// An answer with the identifiers that were asked for, where it has room for them: in the
    /// property that is called like the parameter or, of a single one, in `id`, beside the state.
    fn named(
        &self,
        told: &Json,
        key: &[String],
        schema: Option<&'static bindery_runtime::schema::Schema>,
    ) -> Json {
        let is_allowed = |value: &Json| schema.is_none_or(|schema| holds(value, schema));
        let (parent, _) = self.waiter.state.rsplit_once('/').unwrap_or_default();
        let mut value = told.clone();
        for (argument, text) in self.waiter.arguments.iter().zip(key) {
            let name = self
                .names
                .get(argument.parameter)
                .map_or("", String::as_str);
            let is_single = key.len() == 1 && name.to_ascii_lowercase().ends_with("id");
            let names = [name, "id"].into_iter().take(1 + usize::from(is_single));
            let mut places = names.map(|name| format!("{parent}/{name}"));
            let place = places.find(|place| value.pointer(place).is_some());
            let number = text.parse().unwrap_or(Json::Null);
            let found = place.and_then(|place| {
                let mut forms = [Json::String(text.clone()), number].into_iter();
                forms.find_map(|form| with(&value, &place, form, is_allowed))
            });
            value = found.unwrap_or(value);
        }
        value
    }
}
