//! What of a generated module changed, item by item.

use super::Effect;
use super::surface::{Holder, Item, Nature, Surface};
use crate::map::{Map, Set};

/// An item that changed.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    pub(super) path: String,
    pub(super) holder: Holder,
    pub(super) part: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    pub(super) effect: Effect,
    pub(super) aspect: Aspect,
}

/// What of an item changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Aspect {
    /// That it is there, or what it is.
    Item,
    /// The mark that it should not be used any more.
    Mark,
    /// The features of the crate under which it is there; with what a manifest needs.
    Gate(Option<String>),
}

impl Difference {
    /// What changed, in words.
    pub(super) fn words(&self) -> String {
        let path = &self.path;
        match (&self.before, &self.after) {
            (None, _) => format!("`{path}` is new"),
            (Some(_), None) => format!("`{path}` is gone"),
            (Some(_), Some(_)) if self.aspect == Aspect::Mark => {
                format!("`{path}` is marked in another way")
            }
            (Some(before), Some(after)) if matches!(self.aspect, Aspect::Gate(_)) => {
                format!("`{path}` is {after} now, and was {before}")
            }
            (Some(before), Some(after)) => format!("`{path}` was ({before}), is ({after})"),
        }
    }

    /// The same, and what it means for the manifests of users.
    pub(super) fn items(&self) -> Vec<String> {
        let mut items = vec![self.words()];
        if let Aspect::Gate(manifest) = &self.aspect {
            items.extend(manifest.clone());
        }
        items
    }

    /// Whether it is a whole type.
    pub(super) fn is_type(&self) -> bool {
        matches!(&self.holder, Holder::Type(name) if *name == self.path)
    }
}

/// All items that differ. What is in a type or an operation that is on one side only is not
/// said again.
pub(super) fn all(old: &Surface, new: &Surface) -> Vec<Difference> {
    let paths: Set<&String> = old.items.keys().chain(new.items.keys()).collect();
    let mut all = Vec::new();
    for path in paths {
        let (before, after) = (old.items.get(path), new.items.get(path));
        let Some(item) = after.or(before) else {
            continue;
        };
        let is_part = |holder: &String| holder != path;
        let alone = |name: &String| {
            is_part(name) && old.items.contains_key(name) != new.items.contains_key(name)
        };
        if matches!(&item.holder, Holder::Type(name) if alone(name)) {
            continue;
        }
        let difference = |effect: Effect, aspect: Aspect| Difference {
            path: path.clone(),
            holder: item.holder.clone(),
            part: item.part.clone(),
            before: before.map(said),
            after: after.map(said),
            effect,
            aspect,
        };
        match effect(before, after) {
            Effect::Nothing => {
                let mark = |item: Option<&Item>| item.is_some_and(|item| item.deprecated);
                if mark(before) != mark(after) {
                    all.push(difference(Effect::Adds, Aspect::Mark));
                }
            }
            effect => all.push(difference(effect, Aspect::Item)),
        }
    }
    all.extend(parted(old, new));
    all
}

/// The part of a type that says that another name means it too.
pub(super) const TWIN: &str = "=";

/// The names that were one type, are there still, and are not one type any more.
fn parted(old: &Surface, new: &Surface) -> Vec<Difference> {
    let mut first: Map<&String, (&String, &String)> = Map::new();
    let mut all = Vec::new();
    for (name, target) in &old.written {
        let Some(now) = new.written.get(name) else {
            continue;
        };
        let (twin, of_twin) = *first.entry(target).or_insert((name, now));
        if of_twin != now {
            all.push(Difference {
                path: format!("{name} = {twin}"),
                holder: Holder::Type(name.clone()),
                part: TWIN.to_owned(),
                before: Some("the same".to_owned()),
                after: None,
                effect: Effect::Breaks,
                aspect: Aspect::Item,
            });
        }
    }
    all
}

fn said(item: &Item) -> String {
    if item.positions.is_empty() {
        return item.signature.clone();
    }
    if item.nature == Nature::Order {
        return item.positions.join(" < ");
    }
    let types = item.signature.split(", ");
    let arguments = item.positions.iter().zip(types);
    let arguments: Vec<String> = arguments
        .map(|(name, ty)| format!("{name}: {ty}"))
        .collect();
    arguments.join(", ")
}

fn effect(before: Option<&Item>, after: Option<&Item>) -> Effect {
    match (before, after) {
        (None, None) => Effect::Nothing,
        (None, Some(item)) => match item.nature {
            Nature::Open => Effect::Adds,
            Nature::Listed => Effect::Breaks,
            Nature::Needed => Effect::Misleads,
            Nature::Order => Effect::Nothing,
        },
        (Some(item), None) => match item.nature {
            Nature::Open | Nature::Listed => Effect::Breaks,
            Nature::Needed => Effect::Adds,
            Nature::Order => Effect::Nothing,
        },
        (Some(before), Some(after)) if before.nature == Nature::Order => {
            if common(before, after) == common(after, before) {
                Effect::Nothing
            } else {
                Effect::Behaves
            }
        }
        (Some(before), Some(after)) if before.signature != after.signature => Effect::Breaks,
        (Some(before), Some(after)) if before.positions != after.positions => Effect::Misleads,
        _ => Effect::Nothing,
    }
}

/// The positions of one that the other one has as well.
fn common<'a>(one: &'a Item, other: &Item) -> Vec<&'a String> {
    let positions = one.positions.iter();
    positions
        .filter(|position| other.positions.contains(position))
        .collect()
}
