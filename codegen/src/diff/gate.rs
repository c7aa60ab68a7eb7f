//! Under which features of the crate its parts are there.
//!
//! All features of tags are on by default, so that only who turns defaults off can miss something:
//! code breaks that is compiled with a feature which brought a part, and does not any more.

use super::difference::{Aspect, Difference};
use super::feature::{Features, operations};
use super::renamed::Renamed;
use super::surface::Holder;
use super::{Effect, Side};
use crate::map::Set;
use crate::plan::Ident;

/// All parts that are there under other features than before.
pub(super) fn all(
    old: Side<'_>,
    new: Side<'_>,
    renamed: &Renamed,
    features: &Features,
) -> Vec<Difference> {
    let mut both = [old.module, new.module].into_iter();
    if !both.any(|module| module.operations.iter().any(|one| !one.features.is_empty())) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (one, other) in operations(old, new) {
        let holder = Holder::Operation(other.id.clone());
        let gate = Gate {
            before: now(&one.features, features),
            promised: now(&one.features, features),
            after: other.features.clone(),
        };
        all.extend(gate.difference(format!("Client::{}", other.ident), holder, true));
    }
    all.extend(webhooks(old, new, features));
    all.extend(types(old, new, renamed, features));
    all
}

/// Payloads of callbacks are where their operations are.
fn webhooks(old: Side<'_>, new: Side<'_>, features: &Features) -> Vec<Difference> {
    let mut all = Vec::new();
    for webhook in &new.module.webhooks {
        let mut before = old.module.webhooks.iter();
        let Some(before) = before.find(|one| one.ident == webhook.ident) else {
            continue;
        };
        let holder = match &webhook.callback_of {
            Some(id) => Holder::Operation(id.clone()),
            None => Holder::Webhook(webhook.ident.to_string()),
        };
        let gate = Gate {
            before: now(&before.features, features),
            promised: now(&before.features, features),
            after: webhook.features.clone(),
        };
        all.extend(gate.difference(format!("webhooks::{}", webhook.ident), holder, false));
    }
    all
}

/// Types of schemas; those of headers and of forms of a body are where their operations are.
fn types(old: Side<'_>, new: Side<'_>, renamed: &Renamed, features: &Features) -> Vec<Difference> {
    let idents = |side: Side<'_>| -> Set<Ident> {
        let (names, aliases) = (&side.module.names, &side.module.aliases);
        names.values().chain(aliases.values()).cloned().collect()
    };
    let there = idents(new);
    let mut all = Vec::new();
    for ident in idents(old) {
        let name = renamed.now(&ident);
        if !there.contains(name) {
            continue;
        }
        let gates = &old.module.gates;
        let gate = Gate {
            before: now(gates.of_type(&ident), features),
            promised: now(gates.promised(&ident), features),
            after: new.module.gates.of_type(name).to_vec(),
        };
        let holder = Holder::Type(name.to_string());
        all.extend(gate.difference(name.to_string(), holder, false));
    }
    all
}

/// Features by the names that they have now.
fn now(list: &[String], features: &Features) -> Vec<String> {
    let names: Set<&String> = list.iter().map(|one| features.now(one)).collect();
    names.into_iter().cloned().collect()
}

/// The features of a part, sorted, any one of which brings it; none where it is always there.
struct Gate {
    before: Vec<String>,
    /// Those on which code could count.
    promised: Vec<String>,
    after: Vec<String>,
}

impl Gate {
    fn lost(&self) -> bool {
        let missing = |one: &String| !self.after.contains(one);
        !self.after.is_empty() && (self.promised.is_empty() || self.promised.iter().any(missing))
    }

    fn won(&self) -> bool {
        let missing = |one: &String| !self.before.contains(one);
        !self.before.is_empty() && (self.after.is_empty() || self.after.iter().any(missing))
    }

    /// That a type is there more often is for what refers to it, which is told.
    fn difference(&self, path: String, holder: Holder, tells_won: bool) -> Option<Difference> {
        let tells = self.lost() || tells_won && self.won();
        if self.before == self.after || !tells {
            return None;
        }
        let effect = if self.lost() {
            Effect::Breaks
        } else {
            Effect::Adds
        };
        let manifest = self.lost().then(|| {
            let one = if self.after.len() == 1 { "" } else { "one of " };
            let names = listed(&self.after);
            format!("Cargo.toml with `default-features = false` has to name {one}{names}")
        });
        Some(Difference {
            path,
            holder,
            part: String::new(),
            before: Some(words(&self.promised)),
            after: Some(words(&self.after)),
            effect,
            aspect: Aspect::Gate(manifest),
        })
    }
}

/// `behind the feature `pets``
pub(super) fn words(features: &[String]) -> String {
    match features {
        [] => "always there".to_owned(),
        [one] => format!("behind the feature `{one}`"),
        several => format!("behind one of the features {}", listed(several)),
    }
}

fn listed(features: &[String]) -> String {
    let features: Vec<String> = features.iter().map(|one| format!("`{one}`")).collect();
    features.join(", ")
}
