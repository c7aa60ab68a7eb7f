//! A page against what it said at the last review.

mod sides;

use bindery::finding::Place;
use bindery::model::Json;

use self::sides::Sides;
use super::of_facts::same_fact;
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
