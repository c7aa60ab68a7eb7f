//! Types that have another name in Rust.
//!
//! Two types are paired by where their values are, so that it is known what becomes of a name
//! that is gone: of a schema that is called otherwise, and of all inline types that are called
//! after it.

use super::change::Part;
use super::found::{Found, Owner};
use super::{Direction, Effect, Fact, Kind, Side, Wire};
use crate::map::{Map, Set};
use crate::model::TypeId;
use crate::plan::{Ident, Module};

/// The names that are gone, each with the one that came for it.
#[derive(Debug, Default)]
pub(super) struct Renamed {
    all: Map<Ident, (Ident, (TypeId, TypeId))>,
}

impl Renamed {
    /// Of pairs of types. A name that is still there, or was there before, is another type's.
    pub(super) fn of(old: Side<'_>, new: Side<'_>, pairs: &[(TypeId, TypeId)]) -> Renamed {
        let (before, after) = (idents(old.module), idents(new.module));
        let mut all = Map::new();
        let mut come = Set::new();
        for pair in pairs {
            let names = old.module.own_name(pair.0).zip(new.module.own_name(pair.1));
            let Some((gone, now)) = names else {
                continue;
            };
            let is_it = before.contains(gone) && !after.contains(gone);
            let is_it = is_it && after.contains(now) && !before.contains(now);
            if is_it && !all.contains_key(gone) && come.insert(now) {
                all.insert(gone.clone(), (now.clone(), *pair));
            }
        }
        Renamed { all }
    }

    /// What a type of the old side is called now.
    pub(super) fn now<'a>(&'a self, ident: &'a Ident) -> &'a Ident {
        self.all.get(ident).map_or(ident, |(now, _)| now)
    }

    /// All of them: the old name, the new one.
    pub(super) fn all(&self) -> impl Iterator<Item = (&Ident, &Ident)> {
        self.all.iter().map(|(gone, (now, _))| (gone, now))
    }

    /// What became of a type, where that is because its author wants another name.
    pub(super) fn by_author(&self, found: &Found) -> Option<String> {
        let is_it = |(_, (_, pair)): &(&Ident, &(Ident, (TypeId, TypeId)))| says(found, *pair);
        let (gone, (now, _)) = self.all.iter().find(is_it)?;
        Some(words(gone, now))
    }

    /// A fact for each that has none.
    pub(super) fn facts(&self, old: Side<'_>, new: Side<'_>, found: &[Found]) -> Vec<Fact> {
        let wanted: Vec<&Found> = found.iter().filter(|one| is_wanted(one)).collect();
        let fact = |(gone, (now, pair)): (&Ident, &(Ident, (TypeId, TypeId)))| Fact {
            kind: Kind::TypeRenamed,
            subject: "Rust".to_owned(),
            location: gone.to_string(),
            before: Some(gone.to_string()),
            after: Some(now.to_string()),
            direction: Direction::NONE,
            old: Some(old.api.get(pair.0).place),
            new: Some(new.api.get(pair.1).place),
            wire: Wire::WORKS,
            rust: Effect::Breaks,
            items: vec![words(gone, now)],
        };
        let all = self.all.iter();
        let all = all.filter(|(_, (_, pair))| !wanted.iter().any(|one| says(one, *pair)));
        all.map(fact).collect()
    }
}

fn words(gone: &Ident, now: &Ident) -> String {
    format!("type `{gone}` is now `{now}`")
}

/// Whether it says that the author of a type wants another name.
fn is_wanted(found: &Found) -> bool {
    found.change.kind == Kind::NameChanged && found.change.part == Part::Whole
}

fn says(found: &Found, pair: (TypeId, TypeId)) -> bool {
    is_wanted(found) && found.owner == Owner::Pair(pair.0, pair.1)
}

fn idents(module: &Module) -> Set<&Ident> {
    module.types.iter().map(|plan| plan.ident()).collect()
}
