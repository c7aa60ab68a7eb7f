//! Features of the crate: which are new, which are gone, which are called otherwise.
//!
//! They belong to all modules together, so that a tag which leaves one module can still be a
//! feature because of another.

use super::{Bump, Diff, Direction, Effect, Fact, Kind, Side, Wire, gate, matching};
use crate::map::{Map, Set};
use crate::plan::{Module, Operation};

/// The features of two crates.
#[derive(Debug, Default)]
pub(crate) struct Features {
    come: Set<String>,
    /// Those that are gone, each with where its operations are now.
    gone: Map<String, Moved>,
    renamed: Map<String, String>,
}

/// Where the operations of a feature are.
#[derive(Debug, Default)]
struct Moved {
    features: Set<String>,
    always: bool,
}

impl Features {
    /// Of the modules of two crates, in pairs.
    pub(crate) fn of(pairs: &[(Side<'_>, Side<'_>)]) -> Features {
        let before: Set<&String> = pairs.iter().flat_map(|(old, _)| all(old.module)).collect();
        let after: Set<&String> = pairs.iter().flat_map(|(_, new)| all(new.module)).collect();
        if before == after {
            return Features::default();
        }
        let both = pairs.iter().flat_map(|(old, new)| operations(*old, *new));
        let both: Vec<(&Operation, &Operation)> = both.collect();
        let gone: Set<&String> = before.difference(&after).copied().collect();
        let come: Set<&String> = after.difference(&before).copied().collect();
        let renamed = renamed(&gone, &come, &both);
        let mut features = Features::default();
        for feature in gone {
            if !renamed.contains_key(feature) {
                features.gone.insert(feature.clone(), moved(feature, &both));
            }
        }
        let is_new = |feature: &&&String| !renamed.values().any(|now| now == **feature);
        features.come = come.iter().filter(is_new).copied().cloned().collect();
        features.renamed = renamed;
        features
    }

    /// What a feature of the old crate is called now.
    pub(super) fn now<'a>(&'a self, feature: &'a String) -> &'a String {
        self.renamed.get(feature).unwrap_or(feature)
    }

    /// What is to say of them.
    pub(crate) fn diff(&self) -> Diff {
        let renamed = self.renamed.iter();
        let renamed = renamed.map(|(before, after)| renamed_fact(before, after));
        let gone = self.gone.iter().map(|(name, moved)| gone_fact(name, moved));
        let come = self.come.iter().map(|name| come_fact(name));
        let facts: Vec<Fact> = renamed.chain(gone).chain(come).collect();
        let worst = facts.iter().map(|fact| Bump::from(fact.rust)).max();
        Diff {
            bump: worst.unwrap_or_default(),
            facts,
        }
    }
}

/// The features of a module, of which it has some where tags are features.
fn all(module: &Module) -> impl Iterator<Item = &String> {
    module.operations.iter().flat_map(|one| &one.features)
}

/// The operations that are in both modules, in pairs.
pub(super) fn operations<'a>(old: Side<'a>, new: Side<'a>) -> Vec<(&'a Operation, &'a Operation)> {
    let by_id = |side: Side<'a>| -> Map<&'a str, &'a Operation> {
        let all = side.module.operations.iter();
        all.map(|one| (one.id.as_str(), one)).collect()
    };
    let (before, after) = (by_id(old), by_id(new));
    let planned = |(one, other): matching::Match| {
        let one = old.api.operations.get(one?)?;
        let other = new.api.operations.get(other?)?;
        Some((*before.get(&*one.id)?, *after.get(&*other.id)?))
    };
    let pairs = matching::operations(old.api, new.api).into_iter();
    pairs.filter_map(planned).collect()
}

/// Features that are gone, each with the one that came for exactly its operations; those that
/// were added or removed say nothing.
fn renamed(
    gone: &Set<&String>,
    come: &Set<&String>,
    both: &[(&Operation, &Operation)],
) -> Map<String, String> {
    let used = |feature: &String, is_new: bool| -> Set<usize> {
        let has = |(one, other): &(&Operation, &Operation)| {
            let operation = if is_new { other } else { one };
            operation.features.contains(feature)
        };
        let all = both.iter().enumerate().filter(|(_, pair)| has(pair));
        all.map(|(index, _)| index).collect()
    };
    let mut left: Vec<(&String, Set<usize>)> =
        come.iter().map(|one| (*one, used(one, true))).collect();
    let mut renamed = Map::new();
    for feature in gone {
        let of_it = used(feature, false);
        let found = left.iter().position(|(_, other)| *other == of_it);
        if let Some(at) = found.filter(|_| !of_it.is_empty()) {
            renamed.insert((*feature).clone(), left.remove(at).0.clone());
        }
    }
    renamed
}

fn moved(feature: &String, both: &[(&Operation, &Operation)]) -> Moved {
    let mut moved = Moved::default();
    for (_, now) in both
        .iter()
        .filter(|(one, _)| one.features.contains(feature))
    {
        moved.always |= now.features.is_empty();
        moved.features.extend(now.features.iter().cloned());
    }
    moved
}

fn fact(kind: Kind, name: &str, rust: Effect) -> Fact {
    Fact {
        kind,
        subject: "Rust".to_owned(),
        location: format!("feature {name}"),
        before: None,
        after: None,
        direction: Direction::NONE,
        old: None,
        new: None,
        wire: Wire::WORKS,
        rust,
        items: Vec::new(),
    }
}

fn renamed_fact(before: &str, after: &str) -> Fact {
    Fact {
        before: Some(before.to_owned()),
        after: Some(after.to_owned()),
        items: vec![format!(
            "in `features` of Cargo.toml, `{before}` is `{after}` now"
        )],
        ..fact(Kind::FeatureRenamed, before, Effect::Breaks)
    }
}

fn gone_fact(name: &str, moved: &Moved) -> Fact {
    let features: Vec<String> = moved.features.iter().cloned().collect();
    let now = match (moved.always, features.is_empty()) {
        (false, true) => "its operations are gone".to_owned(),
        (true, true) => "its operations need no feature now".to_owned(),
        (false, false) => format!("its operations are {} now", gate::words(&features)),
        (true, false) => {
            let behind = gate::words(&features);
            format!("its operations are {behind} now, or need no feature")
        }
    };
    Fact {
        before: Some(name.to_owned()),
        items: vec![
            format!("`features` in Cargo.toml cannot name `{name}` any more"),
            now,
        ],
        ..fact(Kind::FeatureRemoved, name, Effect::Breaks)
    }
}

fn come_fact(name: &str) -> Fact {
    Fact {
        after: Some(name.to_owned()),
        items: vec![format!(
            "`features` in Cargo.toml can name `{name}`, which is on by default"
        )],
        ..fact(Kind::FeatureAdded, name, Effect::Adds)
    }
}
