//! A page against what it said at the last review.

use std::collections::{BTreeMap, BTreeSet};

use bindery::finding::Place;
use bindery::model::Json;

use super::fields::lone;
use super::of_facts::same_fact;
use super::rename;
use super::{Against, Change, Difference, Subject as Compared};
use crate::record::Record;
use crate::spec::template;
use crate::subject::{FactName, Facts, Key, Operation, Part, Subject};

/// What changed since the last review.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) differences: Vec<Difference>,
    /// How many rows were recorded, and which of them the page does not have any more.
    pub(super) rows: usize,
    pub(super) lost: Vec<Key>,
}

/// Compares a page with what it said at the last review.
pub(super) fn compare(subject: &Compared<'_>, record: &Record, pages: &[Operation]) -> Changes {
    let mut changes = Changes::default();
    let same = |page: &Operation, old: &Operation| {
        page.method == old.method && template(&page.path) == template(&old.path)
    };
    let (mut new, mut gone): (Vec<&Operation>, Vec<&Operation>) = (Vec::new(), Vec::new());
    for page in pages {
        match record.operations.iter().find(|old| same(page, old)) {
            Some(old) => operation(page, old, &mut changes),
            None => new.push(page),
        }
    }
    for old in &record.operations {
        if !pages.iter().any(|page| same(page, old)) {
            gone.push(old);
        }
    }
    if let ([page], [old]) = (new.as_slice(), gone.as_slice()) {
        moved(page, old, &mut changes);
        operation(page, old, &mut changes);
    } else {
        for page in new {
            let name = Some(Json::String(page.name()));
            let places = (page.place, None);
            changes.add(
                page,
                Key::of(Part::Operation),
                Change::OnlyInPage,
                (name, None),
                places,
            );
        }
        for old in gone {
            let name = Some(Json::String(old.name()));
            let places = (
                pages.first().map_or(subject.start, |page| page.place),
                Some(old.place),
            );
            changes.add(
                old,
                Key::of(Part::Operation),
                Change::NotInPage,
                (None, name),
                places,
            );
        }
    }
    title(subject, record, pages, &mut changes);
    changes
}

fn title(subject: &Compared<'_>, record: &Record, pages: &[Operation], changes: &mut Changes) {
    let (Some(new), Some(old), Some(page)) = (&subject.claims.title, &record.title, pages.first())
    else {
        return;
    };
    if new.value != old.value {
        let text = |text: &String| Some(Json::String(text.clone()));
        let values = (text(&new.value), text(&old.value));
        let places = (new.place, Some(old.place));
        changes.add(
            page,
            Key::of(Part::Operation),
            Change::Wording,
            values,
            places,
        );
    }
}

fn moved(page: &Operation, old: &Operation, changes: &mut Changes) {
    let text = |text: &String| Some(Json::String(text.clone()));
    let key = Key::of(Part::Operation);
    let places = (page.place, Some(old.place));
    if page.method != old.method {
        let values = (text(&page.method), text(&old.method));
        changes.add(old, key.clone(), Change::Method, values, places);
    }
    if template(&page.path) != template(&old.path) {
        let values = (text(&page.path), text(&old.path));
        changes.add(old, key, Change::Path, values, places);
    }
}

impl Changes {
    fn add(
        &mut self,
        operation: &Operation,
        key: Key,
        change: Change,
        values: (Option<Json>, Option<Json>),
        places: (Place, Option<Place>),
    ) {
        self.differences.push(Difference {
            against: Against::Record,
            operation: operation.name(),
            key,
            change,
            page: values.0,
            other: values.1,
            place: places.0,
            other_place: places.1,
            is_new: true,
            before: None,
        });
    }
}

fn operation(page: &Operation, old: &Operation, changes: &mut Changes) {
    let sides = Sides::new(page, old);
    let mut partners = sides.same_keys();
    let mut names = Vec::new();
    sides.pair_parameters_of_path(&mut partners, &mut names);
    sides.pair_other_steps(&mut partners, &mut names);
    sides.pair_other_places(&mut partners, &mut names);
    sides.pair_renamed(&mut partners, &mut names);
    for (young, former) in &partners {
        facts(page, young, former, changes);
    }
    for (young, former) in &names {
        let own = |subject: &Subject| {
            Some(Json::String(
                subject.key.name().unwrap_or_default().to_owned(),
            ))
        };
        let values = (own(young), own(former));
        let change = Change::Renamed(former.key.clone());
        let places = (young.place, Some(former.place));
        changes.add(page, young.key.clone(), change, values, places);
    }
    sides.alone(&partners, page, changes);
    if page.deprecated.is_some() != old.deprecated.is_some() {
        let flag = |place: Option<Place>| place.map(|_| Json::Bool(true));
        let values = (flag(page.deprecated), flag(old.deprecated));
        let places = (
            page.deprecated.unwrap_or(page.place),
            Some(old.deprecated.unwrap_or(old.place)),
        );
        let change = Change::Fact(FactName::Deprecated);
        changes.add(page, Key::of(Part::Operation), change, values, places);
    }
    if page.examples != old.examples && !page.examples.is_empty() && !old.examples.is_empty() {
        let places = (page.place, Some(old.place));
        changes.add(
            page,
            Key::of(Part::Operation),
            Change::Wording,
            (None, None),
            places,
        );
    }
}

/// What of a row is not as it was: facts, or only words.
fn facts(page: &Operation, new: &Subject, old: &Subject, changes: &mut Changes) {
    let mut same = true;
    let value = |facts: &Facts, name| facts.get(&name).map(|fact| fact.value.clone());
    for name in FactName::ALL {
        let (own, former) = (new.facts.get(&name), old.facts.get(&name));
        let equal = match (own, former) {
            (None, None) => true,
            (Some(own), Some(former)) => same_fact(name, &own.value, &former.value),
            _ => false,
        };
        if !equal {
            same = false;
            let values = (value(&new.facts, name), value(&old.facts, name));
            let places = (
                own.map_or(new.place, |fact| fact.place),
                Some(former.map_or(old.place, |fact| fact.place)),
            );
            changes.add(page, new.key.clone(), Change::Fact(name), values, places);
        }
    }
    let is_known = !new.digest.is_empty() && !old.digest.is_empty();
    if same && new.key == old.key && is_known && new.digest != old.digest {
        let places = (new.place, Some(old.place));
        changes.add(page, new.key.clone(), Change::Wording, (None, None), places);
    }
}

/// A subject of the page, and the recorded one that it is.
type Partners<'a> = Vec<(&'a Subject, &'a Subject)>;

/// Both sides, by keys that mean the same in both.
struct Sides<'a> {
    page: &'a Operation,
    old: &'a Operation,
    new: BTreeMap<Key, &'a Subject>,
    former: BTreeMap<Key, &'a Subject>,
}

impl<'a> Sides<'a> {
    fn new(page: &'a Operation, old: &'a Operation) -> Sides<'a> {
        let (of_page, of_record) = (success(page), success(old));
        let keyed = |operation: &'a Operation, own, other| {
            let subjects = operation.subjects.iter();
            subjects
                .map(|subject| (aligned(&subject.key, own, other), subject))
                .collect()
        };
        Sides {
            page,
            old,
            new: keyed(page, of_page, of_record),
            former: keyed(old, of_record, of_page),
        }
    }

    fn same_keys(&self) -> Partners<'a> {
        let new = self.new.iter();
        new.filter_map(|(key, subject)| Some((*subject, *self.former.get(key)?)))
            .collect()
    }

    /// What has no partner yet, in the order of the page: the recorded ones and the new ones.
    fn left(&self, partners: &Partners<'a>) -> (Vec<&'a Subject>, Vec<&'a Subject>) {
        let new: BTreeSet<&Key> = partners.iter().map(|(new, _)| &new.key).collect();
        let old: BTreeSet<&Key> = partners.iter().map(|(_, old)| &old.key).collect();
        let gone = self
            .old
            .subjects
            .iter()
            .filter(|subject| !old.contains(&subject.key));
        let young = self
            .page
            .subjects
            .iter()
            .filter(|subject| !new.contains(&subject.key));
        (gone.collect(), young.collect())
    }

    /// Parameters at the same position of the path are the same.
    fn pair_parameters_of_path(&self, partners: &mut Partners<'a>, names: &mut Partners<'a>) {
        let of_path = |path: &str| -> Vec<String> {
            let pieces = path.split('{').skip(1);
            pieces
                .filter_map(|piece| Some(piece.split_once('}')?.0.to_owned()))
                .collect()
        };
        let (new, old) = (of_path(&self.page.path), of_path(&self.old.path));
        if new.len() != old.len() {
            return;
        }
        let (gone, young) = self.left(partners);
        for (new, old) in new.iter().zip(&old) {
            let key = |name: &str| Key::of(Part::Path).field(name);
            let new = young.iter().find(|subject| subject.key == key(new));
            let old = gone.iter().find(|subject| subject.key == key(old));
            if let (Some(new), Some(old)) = (new, old) {
                partners.push((new, old));
                names.push((new, old));
            }
        }
    }

    /// What has the same names on the way, but is in a list or a map now, or not any more.
    fn pair_other_steps(&self, partners: &mut Partners<'a>, names: &mut Partners<'a>) {
        let (gone, young) = self.left(partners);
        let way = |one: &'a Subject| (one.key.part, one.key.names());
        let mut gone: BTreeMap<_, _> = gone.into_iter().map(|old| (way(old), old)).collect();
        for new in young {
            if let Some(old) = gone.remove(&way(new)) {
                partners.push((new, old));
                names.push((new, old));
            }
        }
    }

    /// Parameters of the same name that are sent somewhere else now.
    fn pair_other_places(&self, partners: &mut Partners<'a>, names: &mut Partners<'a>) {
        let is_parameter = |part| matches!(part, Part::Path | Part::Query | Part::Header);
        let (gone, young) = self.left(partners);
        for new in young.iter().filter(|new| is_parameter(new.key.part)) {
            let same =
                |old: &&&Subject| is_parameter(old.key.part) && old.key.steps == new.key.steps;
            if let Some(old) = gone.iter().find(same) {
                partners.push((new, old));
                names.push((new, old));
            }
        }
    }

    /// What has the same facts under another name, and all that is in it.
    fn pair_renamed(&self, partners: &mut Partners<'a>, names: &mut Partners<'a>) {
        let (gone, young) = self.left(partners);
        let parents: BTreeSet<Key> = young.iter().filter_map(|new| new.key.parent()).collect();
        for parent in parents {
            let of_parent = |subjects: &[&'a Subject]| -> Vec<&'a Subject> {
                let own = subjects
                    .iter()
                    .filter(|one| one.key.parent().as_ref() == Some(&parent));
                own.copied().collect()
            };
            let (old, new) = (of_parent(&gone), of_parent(&young));
            let (all_old, all_new) = (siblings(self.old, &parent), siblings(self.page, &parent));
            let of_old: Vec<_> = old
                .iter()
                .map(|one| lone(one.key.name().unwrap_or_default(), &all_old, &all_new))
                .collect();
            let of_new: Vec<_> = new
                .iter()
                .map(|one| lone(one.key.name().unwrap_or_default(), &all_new, &all_old))
                .collect();
            let pairs = rename::pairs(&of_old, &of_new, |former, own| {
                self.are_alike(new[own], old[former])
            });
            for (former, own) in pairs {
                names.push((new[own], old[former]));
                partners.push((new[own], old[former]));
                let inside = self.inside(new[own], old[former]);
                partners.extend(inside);
            }
        }
    }

    /// Whether two have the same facts, and the same in them.
    fn are_alike(&self, new: &Subject, old: &Subject) -> bool {
        let names = |subject: &Subject| subject.facts.keys().copied().collect::<Vec<_>>();
        let equal = |name: &FactName| {
            let values = (new.facts.get(name), old.facts.get(name));
            matches!(values, (Some(new), Some(old)) if same_fact(*name, &new.value, &old.value))
        };
        let count = |operation: &Operation, key: &Key| below(operation, key).count();
        !new.facts.is_empty()
            && names(new) == names(old)
            && new.facts.keys().all(equal)
            && count(self.page, &new.key) == self.inside(new, old).len()
            && count(self.old, &old.key) == self.inside(new, old).len()
    }

    /// What is in both of two.
    fn inside(&self, new: &Subject, old: &Subject) -> Partners<'a> {
        let found = below(self.page, &new.key).filter_map(|own| {
            let rest = &own.key.steps[new.key.steps.len()..];
            let former = below(self.old, &old.key);
            let mut former = former.filter(|one| &one.key.steps[old.key.steps.len()..] == rest);
            Some((own, former.next()?))
        });
        found.collect()
    }

    /// Says what only one side has; not what is in something that is said already.
    fn alone(&self, partners: &Partners<'a>, page: &Operation, changes: &mut Changes) {
        let (gone, young) = self.left(partners);
        let keys = |subjects: &[&Subject]| subjects.iter().map(|one| one.key.clone()).collect();
        let (gone_keys, new_keys): (BTreeSet<Key>, BTreeSet<Key>) = (keys(&gone), keys(&young));
        for new in young.iter().filter(|new| is_root(&new.key, &new_keys)) {
            let places = (new.place, None);
            changes.add(
                page,
                new.key.clone(),
                Change::OnlyInPage,
                (None, None),
                places,
            );
        }
        for old in &gone {
            if is_root(&old.key, &gone_keys) {
                let places = (self.near(&old.key), Some(old.place));
                changes.add(
                    page,
                    old.key.clone(),
                    Change::NotInPage,
                    (None, None),
                    places,
                );
            }
        }
        let is_row = |key: &Key| !matches!(key.part, Part::Status(_));
        changes.rows += self
            .old
            .subjects
            .iter()
            .filter(|one| is_row(&one.key))
            .count();
        let lost = gone.iter().map(|old| old.key.clone()).filter(is_row);
        changes.lost.extend(lost);
    }

    /// Where on the page something would be that is not there.
    fn near(&self, key: &Key) -> Place {
        let parent = key.parent().and_then(|parent| self.page.get(&parent));
        let mut part = self.page.subjects.iter();
        let near = parent.or_else(|| part.find(|one| one.key.part == key.part));
        near.map_or(self.page.place, |near| near.place)
    }
}

/// What is in a subject of an operation.
fn below<'o>(operation: &'o Operation, key: &Key) -> impl Iterator<Item = &'o Subject> {
    let (part, steps) = (key.part, key.steps.clone());
    operation.subjects.iter().filter(move |one| {
        one.key.part == part
            && one.key.steps.len() > steps.len()
            && one.key.steps.starts_with(&steps)
    })
}

/// The names of all fields of one, in order.
fn siblings<'o>(operation: &'o Operation, parent: &Key) -> Vec<&'o str> {
    let own = operation.subjects.iter();
    let own = own.filter(|one| one.key.parent().as_ref() == Some(parent));
    own.filter_map(|one| one.key.name()).collect()
}

/// Whether nothing around a subject is among the keys as well.
fn is_root(key: &Key, keys: &BTreeSet<Key>) -> bool {
    let status = match key.part {
        Part::Response(Some(status)) | Part::ResponseHeader(Some(status)) => status,
        _ => return key.parent().is_none_or(|parent| !keys.contains(&parent)),
    };
    !keys.contains(&Key::of(Part::Status(status)))
        && key.parent().is_none_or(|parent| !keys.contains(&parent))
}

/// The only status with which a page describes what comes back on success: `Some(None)`
/// where it does not say which.
fn success(operation: &Operation) -> Option<Option<u16>> {
    let parts = operation
        .subjects
        .iter()
        .filter_map(|one| match one.key.part {
            Part::Response(status) | Part::ResponseHeader(status) => Some(status),
            _ => None,
        });
    let success = parts.filter(|status| status.is_none_or(|status| (200..300).contains(&status)));
    let all: BTreeSet<Option<u16>> = success.collect();
    match all.len() {
        1 => all.into_iter().next(),
        _ => None,
    }
}

/// A key, with the status of success that the other side has where only one of both says it.
fn aligned(key: &Key, own: Option<Option<u16>>, other: Option<Option<u16>>) -> Key {
    let mut key = key.clone();
    if let (Some(None), Some(Some(status))) = (own, other) {
        match &mut key.part {
            Part::Response(own @ None) | Part::ResponseHeader(own @ None) => *own = Some(status),
            _ => {}
        }
    }
    key
}
