//! Samples: values made from types, for proofs, and for servers that only pretend.
//!
//! A [`Sampler`] makes values that keep all rules of a type, with its boundaries among them,
//! and values that break exactly one rule at exactly one place. Nothing is believed: the
//! [judge](crate::check::Judge) has the last word about each of them, so no value gets out
//! that is not what it is said to be. What is made is bounded and always the same.
//!
//! - `least`: the smallest value of each type, found from the leaves up, so that recursive
//!   types are nothing special.
//! - `whole`: everything that a type declares, in one value.
//! - `variety`: the boundaries, each in a value of its own.
//! - `breaking`: one rule broken at one place.

mod apart;
mod array;
mod breaking;
mod direction;
mod examples;
mod fill;
mod least;
mod matching;
mod number;
mod object;
mod obstacle;
mod place;
#[cfg(test)]
mod tests;
mod text;
mod variety;
mod wait;
mod whole;

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::check::Judge;
use crate::map::Set;
use crate::model::{Api, Check, Json, Kind, Origin, Type, TypeId};
use crate::pattern::Settled;

pub use direction::drop_written;
pub use fill::{Filling, fill};

/// How much is made.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most values of a type.
    pub values: usize,
    /// The most broken values of a type.
    pub broken: usize,
    /// How deep inline types are varied.
    pub depth: usize,
    /// The longest text that is made for a boundary.
    pub length: u64,
    /// The most items and properties that are made for a boundary.
    pub items: u64,
    /// The most objects and arrays in a whole value.
    pub nodes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            values: 48,
            broken: 48,
            depth: 3,
            length: 5_000,
            items: 101,
            nodes: 60,
        }
    }
}

/// A value that breaks one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The value.
    pub value: Json,
    /// Where the rule is broken, as a JSON pointer.
    pub pointer: String,
    /// The keyword of the rule.
    pub rule: &'static str,
}

/// Makes samples of the types of one API.
///
/// ```no_run
/// # fn show(api: &bindery::model::Api) {
/// use bindery::model::TypeId;
/// use bindery::sample::{Limits, Sampler};
///
/// let sampler = Sampler::new(api, Limits::default());
/// for value in sampler.values(TypeId(0)) {
///     println!("{value}");
/// }
/// # }
/// ```
pub struct Sampler<'a> {
    api: &'a Api,
    judge: Judge<'a>,
    limits: Limits,
    /// The smallest value of each type that has one.
    least: Vec<Option<Json>>,
    /// The values of types that contain no others, once the smallest values are known.
    leaves: Vec<OnceCell<Vec<Json>>>,
    /// The whole value of each type that was asked for it.
    wholes: Vec<OnceCell<Option<Json>>>,
    is_settled: bool,
}

impl<'a> Sampler<'a> {
    /// A sampler for an API. The smallest values of all types are found here.
    #[must_use]
    pub fn new(api: &'a Api, limits: Limits) -> Sampler<'a> {
        let count = u32::try_from(api.types.len()).unwrap_or(u32::MAX);
        Sampler::of_types(api, limits, (0..count).map(TypeId))
    }

    /// A sampler for these types and all that they are made of, in the order of the API: of the
    /// others, no smallest value is known.
    fn of(api: &'a Api, limits: Limits, roots: impl IntoIterator<Item = TypeId>) -> Sampler<'a> {
        Sampler::of_types(api, limits, api.reached_from(roots))
    }

    fn of_types(
        api: &'a Api,
        limits: Limits,
        types: impl IntoIterator<Item = TypeId, IntoIter: DoubleEndedIterator>,
    ) -> Sampler<'a> {
        let mut sampler = Sampler {
            api,
            judge: Judge::new(api),
            limits,
            least: vec![None; api.types.len()],
            leaves: vec![OnceCell::new(); api.types.len()],
            wholes: vec![OnceCell::new(); api.types.len()],
            is_settled: false,
        };
        least::find(&mut sampler, types);
        sampler.is_settled = true;
        sampler
    }

    /// A small value of a type: of an object, the required properties. `None` where no
    /// value was found that keeps all rules; [`Sampler::obstacle`] says why.
    #[must_use]
    pub fn least(&self, id: TypeId) -> Option<&Json> {
        self.least.get(id.0 as usize)?.as_ref()
    }

    /// A value with everything that a type declares, as far as it goes together.
    #[must_use]
    pub fn whole(&self, id: TypeId) -> Option<Json> {
        let cell = self.wholes.get(id.0 as usize)?;
        if let Some(known) = cell.get() {
            return known.clone();
        }
        let found = whole::whole(self, id);
        if self.is_settled {
            // Set once: the same value would be found again.
            let _ = cell.set(found.clone());
        }
        found
    }

    /// Different values of a type, its boundaries among them; each keeps all rules.
    #[must_use]
    pub fn values(&self, id: TypeId) -> Vec<Json> {
        let mut found = variety::values(self, id, 0);
        found.truncate(self.limits.values);
        found
    }

    /// Values that break exactly one rule, each another one or at another place.
    #[must_use]
    pub fn broken(&self, id: TypeId) -> Vec<Refused> {
        breaking::broken(self, id)
    }

    /// Why a type has no sample, in words.
    #[must_use]
    pub fn obstacle(&self, id: TypeId) -> String {
        obstacle::obstacle(self, id)
    }

    /// The values of a type that contains no others.
    fn leaf(&self, id: TypeId) -> Cow<'_, [Json]> {
        let cell = self.leaves.get(id.0 as usize).filter(|_| self.is_settled);
        if let Some(known) = cell.and_then(OnceCell::get) {
            return Cow::Borrowed(known);
        }
        let found = variety::leaf(self, id, self.limits.values);
        if let Some(cell) = cell {
            let _ = cell.set(found.clone());
        }
        Cow::Owned(found)
    }

    fn ty(&self, id: TypeId) -> &'a Type {
        self.api.get(id)
    }

    /// Whether a value is known to keep all rules of a type, and is what the type stands for: where that
    /// is only implied, other values keep the rules as well, but nobody means them.
    fn fits(&self, id: TypeId, value: &Json) -> bool {
        let ty = self.ty(id);
        let is_meant = !ty.implied || is_implied(ty, value);
        let is_confirmed = || self.judge.surely_broken(id, value);
        is_meant && is_confirmed().is_some_and(|broken| broken.is_empty())
    }

    /// Those of the candidates that keep all rules, each once, at most so many.
    fn fitting(
        &self,
        id: TypeId,
        candidates: impl IntoIterator<Item = Json>,
        most: usize,
    ) -> Vec<Json> {
        let mut seen = Set::new();
        candidates
            .into_iter()
            .filter(|value| seen.insert(Judge::canonical(value)) && self.fits(id, value))
            .take(most)
            .collect()
    }

    /// Whether a pattern of a type can only be judged by an engine, which is not here.
    fn needs_engine(&self, ty: &Type) -> bool {
        ty.rules.iter().any(|rule| match &rule.check {
            Check::Pattern(pattern) => !matches!(
                self.judge.pattern(pattern),
                Some(Settled::Sequence(_) | Settled::Automaton(_))
            ),
            _ => false,
        })
    }
}

/// Whether a value is of the JSON type that a type only implies.
fn is_implied(ty: &Type, value: &Json) -> bool {
    match (&ty.kind, value) {
        (_, Json::Null) => ty.nullable,
        (Kind::Object(_), value) => matches!(value, Json::Object(_)),
        (Kind::Array(_), value) => matches!(value, Json::Array(_)),
        (Kind::String(_) | Kind::Enum(_), value) => matches!(value, Json::String(_)),
        (Kind::Integer(_) | Kind::Number(_), value) => matches!(value, Json::Number(_)),
        (Kind::Boolean, value) => matches!(value, Json::Bool(_)),
        _ => true,
    }
}

/// Whether values of a type contain no others.
fn is_leaf(ty: &Type) -> bool {
    !matches!(ty.kind, Kind::Array(_) | Kind::Object(_) | Kind::Union(_))
}

/// Whether a type stands for itself in a document, and is sampled for itself.
fn is_named(ty: &Type) -> bool {
    matches!(ty.origin, Origin::Named(_))
}

/// An object with the properties of another one added, or put in place of its own. Where
/// one of them is no object, it is the other.
fn merged(base: &Json, other: &Json) -> Json {
    let (Json::Object(base), Json::Object(other)) = (base, other) else {
        return other.clone();
    };
    let mut entries = base.clone();
    for (key, value) in other {
        set(&mut entries, key, value.clone());
    }
    Json::Object(entries)
}

fn set(entries: &mut Vec<(String, Json)>, key: &str, value: Json) {
    match entries.iter_mut().find(|(name, _)| name == key) {
        Some((_, old)) => *old = value,
        None => entries.push((key.to_owned(), value)),
    }
}
