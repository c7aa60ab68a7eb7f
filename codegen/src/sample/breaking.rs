//! Values with one rule broken at one place.

mod rule;
mod shape;

use super::place::{self, Place};
use super::{Refused, Sampler};
use crate::check::Judge;
use crate::map::{Map, Set};
use crate::model::{Json, TypeId};

pub(super) use shape::others;

/// The same rule of the same type is tried in so many values before it is given up.
const MOST_TRIES: usize = 3;

/// What to put at a place, and which rule that should break where.
pub(super) struct Attempt {
    /// What the place has instead.
    value: Json,
    /// Where the rule is broken, from the place on.
    below: String,
    rule: &'static str,
}

impl Attempt {
    fn here(rule: &'static str, value: Json) -> Attempt {
        Attempt {
            value,
            below: String::new(),
            rule,
        }
    }

    fn below(name: &str, rule: &'static str, value: Json) -> Attempt {
        Attempt {
            value,
            below: format!("/{}", place::escaped(name)),
            rule,
        }
    }
}

/// Breaks each rule of a type, and of the inline types in it, once. Only what the judge
/// confirms counts: exactly that rule, exactly there.
pub(super) fn broken(sampler: &Sampler<'_>, id: TypeId) -> Vec<Refused> {
    let mut bases: Vec<Json> = sampler.whole(id).into_iter().collect();
    bases.extend(sampler.values(id));
    let mut found = Vec::new();
    let mut done = Set::new();
    let mut tries: Map<(TypeId, String, &'static str), usize> = Map::new();
    for base in &bases {
        for place in place::places(sampler, id, base) {
            let Some(value) = place::at(base, &place.way) else {
                continue;
            };
            for attempt in attempts(sampler, place.ty, value) {
                if found.len() >= sampler.limits.broken {
                    return found;
                }
                let key = (place.ty, attempt.below.clone(), attempt.rule);
                if done.contains(&key) {
                    continue;
                }
                let tried = tries.entry(key.clone()).or_default();
                // Several values are tried for one rule, so the bound is on bases.
                if *tried > MOST_TRIES * 16 {
                    continue;
                }
                *tried += 1;
                if let Some(refused) = confirmed(sampler, id, base, &place, &attempt) {
                    done.insert(key);
                    found.push(refused);
                }
            }
        }
    }
    found
}

fn attempts(sampler: &Sampler<'_>, id: TypeId, value: &Json) -> Vec<Attempt> {
    let ty = sampler.ty(id);
    let mut attempts = shape::attempts(ty, value);
    for rule in &ty.rules {
        attempts.extend(rule::attempts(sampler, ty, &rule.check, value));
    }
    attempts
}

fn confirmed(
    sampler: &Sampler<'_>,
    id: TypeId,
    base: &Json,
    place: &Place,
    attempt: &Attempt,
) -> Option<Refused> {
    let value = place::replaced(base, &place.way, &attempt.value);
    let pointer = format!("{}{}", place.pointer(), attempt.below);
    let broken = sampler.judge.surely_broken(id, &value)?;
    let is_it = !broken.is_empty()
        && broken
            .iter()
            .all(|one| one.pointer == pointer && one.rule == attempt.rule);
    is_it.then_some(Refused {
        value,
        pointer,
        rule: attempt.rule,
    })
}

/// What is in a list of attempts once, whatever the way of writing it.
pub(super) fn each_once(attempts: Vec<Attempt>) -> Vec<Attempt> {
    let mut seen = Set::new();
    let is_new = |attempt: &Attempt| {
        seen.insert((
            attempt.below.clone(),
            attempt.rule,
            Judge::canonical(&attempt.value),
        ))
    };
    attempts.into_iter().filter(is_new).collect()
}
