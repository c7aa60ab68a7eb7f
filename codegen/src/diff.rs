//! Two APIs, compared: what changed, and what it does.
//!
//! Facts come first, from the models alone ([`Fact`]); then each gets two verdicts. The one on
//! the [`Wire`] is looked up in one table, by what the change does to the values that are
//! allowed ([`Motion`]) and by which way they go ([`Direction`]). The one on Rust ([`Effect`])
//! comes from comparing the plans: everything that code can name in the generated module, item
//! by item. From the worst of them follows the [`Bump`] of the version that the crate owes.
//!
//! Operations are paired by method and path, then by id; types by following both documents from
//! there, so that the names of schemas do not matter on the wire. Every pair of types is
//! compared once.

mod body;
mod change;
mod compare;
mod constraint;
mod difference;
mod direction;
mod docs;
mod effect;
mod fact;
mod feature;
mod fingerprint;
mod found;
mod gate;
mod holder;
mod json;
mod kind;
mod location;
mod matching;
mod object;
mod operation;
mod parameter;
mod renamed;
pub mod render;
mod response;
mod review;
mod rust;
mod same;
mod security;
mod server;
mod signature;
mod surface;
mod text_enum;
mod types;
mod union;
mod variance;
mod version;
mod webhook;

use crate::map::Map;
use crate::model::Api;
use crate::plan::Module;

pub use direction::Direction;
pub use effect::Effect;
pub use fact::Fact;
pub use kind::Kind;
pub use review::{Approval, Level, Review, Reviewed};
pub use variance::{Motion, Verdict, Wire};
pub use version::Bump;

pub(crate) use feature::Features;

use found::Found;
use renamed::Renamed;
use rust::Rust;

/// An API, and the module that it becomes.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The API.
    pub api: &'a Api,
    /// Its module.
    pub module: &'a Module,
}

/// What came of comparing two APIs.
#[derive(Clone, Debug, Default)]
pub struct Diff {
    /// What changed, in the order of paths.
    pub facts: Vec<Fact>,
    /// How much the version of the generated crate has to grow.
    pub bump: Bump,
}

/// Compares two APIs, each of which is a crate of its own.
#[must_use]
pub fn diff(old: Side<'_>, new: Side<'_>) -> Diff {
    let features = Features::of(&[(old, new)]);
    let (mut whole, of_crate) = (among(old, new, &features), features.diff());
    whole.facts.extend(of_crate.facts);
    whole.bump = whole.bump.max(of_crate.bump);
    whole
}

/// Compares two APIs of crates that have these features.
pub(crate) fn among(old: Side<'_>, new: Side<'_>, features: &Features) -> Diff {
    let (found, pairs) = compare::compare(old.api, new.api);
    let renamed = Renamed::of(old, new, &pairs);
    let mut rust = Rust::new(old, new, &renamed, features);
    let mut facts = Facts::default();
    for one in &found {
        let (effect, items) = rust.judge(one);
        facts.take(fact(one, effect, items));
    }
    renamed
        .facts(old, new, &found)
        .into_iter()
        .for_each(|fact| facts.take(fact));
    rust.rest()
        .into_iter()
        .for_each(|one| facts.take(of_rust(one)));
    let facts = facts.all;
    let effects = facts.iter().map(|fact| fact.rust);
    let worst = effects.max().unwrap_or_default().max(rust.worst());
    let bump = match facts.is_empty() {
        true => Bump::None,
        false => Bump::from(worst),
    };
    Diff { facts, bump }
}

fn fact(found: &Found, rust: Effect, items: Vec<String>) -> Fact {
    let change = &found.change;
    Fact {
        kind: change.kind,
        subject: found.at.subject.clone(),
        location: found.at.location(&change.pointer, &change.about),
        before: change.before.clone(),
        after: change.after.clone(),
        direction: found.direction,
        old: change.old,
        new: change.new,
        wire: change.kind.motion().wire(found.direction),
        rust,
        items,
    }
}

/// What breaks in Rust though nothing changed where it stands.
fn of_rust(difference: &difference::Difference) -> Fact {
    Fact {
        kind: Kind::RustChanged,
        subject: "Rust".to_owned(),
        location: difference.path.clone(),
        before: difference.before.clone(),
        after: difference.after.clone(),
        direction: Direction::NONE,
        old: None,
        new: None,
        wire: Wire::WORKS,
        rust: difference.effect,
        items: difference.items(),
    }
}

/// Facts, each once: a schema can be compared with several others.
#[derive(Default)]
struct Facts {
    all: Vec<Fact>,
    known: Map<(Kind, String, Option<String>, Option<String>), usize>,
}

impl Facts {
    fn take(&mut self, fact: Fact) {
        let key = (
            fact.kind,
            fact.place_in_words(),
            fact.before.clone(),
            fact.after.clone(),
        );
        let Some(known) = self.known.get(&key).and_then(|at| self.all.get_mut(*at)) else {
            self.known.insert(key, self.all.len());
            self.all.push(fact);
            return;
        };
        known.direction = known.direction.and(fact.direction);
        known.wire = known.kind.motion().wire(known.direction);
        known.rust = known.rust.max(fact.rust);
        known.items.extend(fact.items);
        known.items.sort();
        known.items.dedup();
    }
}
