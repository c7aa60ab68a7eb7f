//! Which fact is behind which change of the generated module.

use super::change::Part;
use super::difference::{self, Aspect, Difference};
use super::feature::Features;
use super::found::{Found, Owner};
use super::gate;
use super::holder::{Claim, Holders};
use super::renamed::Renamed;
use super::signature::Names;
use super::surface::{self, Holder};
use super::{Effect, Kind, Motion, Side};
use crate::map::{Map, Set};

/// The changes of a generated module, with what they are because of.
pub(super) struct Rust<'a> {
    old: Holders<'a>,
    new: Holders<'a>,
    differences: Vec<Difference>,
    by_holder: Map<Holder, Vec<usize>>,
    claimed: Set<usize>,
    renamed: &'a Renamed,
}

impl<'a> Rust<'a> {
    pub(super) fn new(
        old: Side<'a>,
        new: Side<'a>,
        renamed: &'a Renamed,
        features: &Features,
    ) -> Rust<'a> {
        let names = Names::of(old.module, new.module, renamed);
        let before = surface::of(old.module, &names, |ident| renamed.now(ident));
        let after = surface::of(new.module, &names, |ident| ident);
        let mut differences = difference::all(&before, &after);
        differences.extend(gate::all(old, new, renamed, features));
        let mut by_holder: Map<Holder, Vec<usize>> = Map::new();
        for (index, difference) in differences.iter().enumerate() {
            let holder = difference.holder.clone();
            by_holder.entry(holder).or_default().push(index);
        }
        Rust {
            old: Holders::new(old.api, old.module, Some(renamed)),
            new: Holders::new(new.api, new.module, None),
            differences,
            by_holder,
            claimed: Set::new(),
            renamed,
        }
    }

    /// The worst of all changes.
    pub(super) fn worst(&self) -> Effect {
        let effects = self.differences.iter().map(|one| one.effect);
        effects.max().unwrap_or_default()
    }

    /// What a change of the document does to Rust, with the items in words.
    pub(super) fn judge(&mut self, found: &Found) -> (Effect, Vec<String>) {
        let kind = found.change.kind;
        if kind.is_wording() {
            return (Effect::Nothing, Vec::new());
        }
        let mut of_it: Set<usize> = Set::new();
        if !self.differences.is_empty() {
            for claim in self.claims(found) {
                of_it.extend(self.matching(&claim, kind));
            }
            of_it.extend(self.types(found));
        }
        self.claimed.extend(of_it.iter().copied());
        let chosen = || {
            of_it
                .iter()
                .filter_map(|index| self.differences.get(*index))
        };
        let mut effect = chosen().map(|one| one.effect).max().unwrap_or_default();
        let mut items: Vec<String> = Vec::new();
        for item in chosen().flat_map(Difference::items) {
            // Several parts of one crate can need the same of a manifest.
            if !items.contains(&item) {
                items.push(item);
            }
        }
        if let Some(words) = self.renamed.by_author(found) {
            effect = effect.max(Effect::Breaks);
            items.push(words);
        }
        (effect.max(behaviour(found)), items)
    }

    fn claims(&self, found: &Found) -> Set<Claim> {
        let mut claims = Set::new();
        match found.owner {
            Owner::Api if found.at.subject == "servers" => {
                claims.insert(Claim::All(Holder::Servers));
            }
            Owner::Api => {
                claims.insert(Claim::All(Holder::Builder));
            }
            Owner::Operation(before, after) => {
                let (one, other) = match &found.change.part {
                    Part::Parameter(one, other) => (
                        one.map(|one| Part::Parameter(Some(one), None)),
                        other.map(|other| Part::Parameter(Some(other), None)),
                    ),
                    part => (Some(part.clone()), Some(part.clone())),
                };
                if let (Some(index), Some(part)) = (before, one) {
                    self.old.of_operation(index, &part, &mut claims);
                }
                if let (Some(index), Some(part)) = (after, other) {
                    self.new.of_operation(index, &part, &mut claims);
                }
                if is_of_servers(found.change.kind) {
                    claims = Set::from([Claim::All(Holder::Servers)]);
                }
            }
            Owner::Webhook(..) => {
                self.old.of_webhooks(&mut claims);
                self.new.of_webhooks(&mut claims);
            }
            Owner::Pair(before, after) => {
                let part = &found.change.part;
                for (holders, id) in [(&self.old, before), (&self.new, after)] {
                    holders.of_type(id, part, &mut claims);
                    holders.twins_around(id, &mut claims);
                    if holders.name(id).is_none() || shows_above(found.change.kind) {
                        holders.above(id, &mut claims);
                    }
                }
            }
        }
        claims
    }

    fn matching(&self, claim: &Claim, kind: Kind) -> Vec<usize> {
        let (holder, part) = match claim {
            Claim::All(holder) => (holder, None),
            Claim::Part(holder, part) => (holder, Some(part)),
        };
        let indexes = self.by_holder.get(holder).into_iter().flatten();
        let is_it = |index: &&usize| {
            self.differences.get(**index).is_some_and(|one| {
                part.is_none_or(|part| *part == one.part) && speaks_of(kind, &one.aspect)
            })
        };
        let mut found: Vec<usize> = indexes.filter(is_it).copied().collect();
        if quiet(kind) {
            found.clear();
        }
        found
    }

    /// The whole types that came or went with a change.
    fn types(&self, found: &Found) -> Vec<usize> {
        let change = &found.change;
        let of_tags = change.kind == Kind::TagsChanged;
        let mut all = Vec::new();
        for (holders, roots, came) in [
            (&self.old, &change.gone, false),
            (&self.new, &change.come, true),
        ] {
            if roots.is_empty() {
                continue;
            }
            for name in holders.reached(roots) {
                let indexes = self
                    .by_holder
                    .get(&Holder::Type(name))
                    .into_iter()
                    .flatten();
                let is_it = |index: &&usize| {
                    self.differences.get(**index).is_some_and(|one| {
                        let alone = if came { &one.before } else { &one.after };
                        let is_gate = matches!(one.aspect, Aspect::Gate(_));
                        is_gate || !of_tags && one.is_type() && alone.is_none()
                    })
                };
                all.extend(indexes.filter(is_it).copied());
            }
        }
        all
    }

    /// What breaks and no fact is behind.
    pub(super) fn rest(&self) -> Vec<&Difference> {
        let all = self.differences.iter().enumerate();
        all.filter(|(index, one)| one.effect.is_breaking() && !self.claimed.contains(index))
            .map(|(_, one)| one)
            .collect()
    }
}

/// Whether a change of this kind can be behind a change of that.
fn speaks_of(kind: Kind, aspect: &Aspect) -> bool {
    match aspect {
        Aspect::Mark => matches!(kind, Kind::Deprecated | Kind::Undeprecated),
        Aspect::Gate(_) => kind == Kind::TagsChanged,
        Aspect::Item => !matches!(
            kind,
            Kind::Deprecated | Kind::Undeprecated | Kind::TagsChanged
        ),
    }
}

/// Whether no line of Rust depends on it, so that changes of its holder are another's.
fn quiet(kind: Kind) -> bool {
    kind.motion() == Motion::Shifted && !is_of_servers(kind)
        || matches!(
            kind,
            Kind::PathChanged
                | Kind::MethodChanged
                | Kind::PathParameterRenamed
                | Kind::IdempotencyChanged
                | Kind::LinkAdded
                | Kind::LinkRemoved
                | Kind::LinkChanged
                | Kind::ParameterStyle
                | Kind::EncodingChanged
                | Kind::SecurityAdded
                | Kind::SecurityRemoved
                | Kind::RuleAdded
                | Kind::RuleRemoved
                | Kind::RuleTightened
                | Kind::RuleLoosened
                | Kind::RuleReplaced
        )
}

fn is_of_servers(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ServerAdded | Kind::ServerRemoved | Kind::ServerChanged
    )
}

/// Whether what holds a value says something of it, and not only its type.
fn shows_above(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::TypeWidened
            | Kind::TypeNarrowed
            | Kind::TypeReplaced
            | Kind::NullAllowed
            | Kind::NullRefused
            | Kind::BytesChanged
            | Kind::Concealed
            | Kind::Revealed
            | Kind::NameChanged
            | Kind::OthersTyped
            | Kind::OthersUntyped
            | Kind::RequiredFieldAdded
            | Kind::RequiredFieldRemoved
            | Kind::FieldRequired
            | Kind::FieldOptional
            | Kind::OthersKept
            | Kind::OthersTolerated
    )
}

/// What a change does where no item of Rust shows it: the tables of a module say what is sent,
/// what is checked before, and what is read.
fn behaviour(found: &Found) -> Effect {
    let kind = found.change.kind;
    let of_nobody = matches!(found.owner, Owner::Webhook(..)) || is_of_servers(kind);
    let goes_nowhere = found.direction == super::Direction::NONE;
    match kind.motion() {
        Motion::Nothing => Effect::Nothing,
        _ if of_nobody || goes_nowhere => Effect::Nothing,
        // What is new is new; what is gone shows in Rust.
        Motion::Grown | Motion::Shrunk => Effect::Nothing,
        _ if matches!(kind, Kind::OperationAdded | Kind::OperationRemoved) => Effect::Nothing,
        _ => Effect::Behaves,
    }
}
