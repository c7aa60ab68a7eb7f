//! Which recorded subject each of a page is.

use bindery::finding::Place;
use bindery::map::{Map, Set};

use super::Changes;
use crate::compare::Change;
use crate::compare::fields::lone;
use crate::compare::of_facts::same_fact;
use crate::compare::rename;
use crate::subject::{FactName, Key, Operation, Part, Subject};

/// A subject of the page, and the recorded one that it is.
pub(super) type Partners<'a> = Vec<(&'a Subject, &'a Subject)>;

/// Both sides, by keys that mean the same in both.
pub(super) struct Sides<'a> {
    page: &'a Operation,
    old: &'a Operation,
    new: Map<Key, &'a Subject>,
    former: Map<Key, &'a Subject>,
}

impl<'a> Sides<'a> {
    pub(super) fn new(page: &'a Operation, old: &'a Operation) -> Sides<'a> {
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

    pub(super) fn same_keys(&self) -> Partners<'a> {
        let new = self.new.iter();
        new.filter_map(|(key, subject)| Some((*subject, *self.former.get(key)?)))
            .collect()
    }

    /// What has no partner yet, in the order of the page: the recorded ones and the new ones.
    fn left(&self, partners: &Partners<'a>) -> (Vec<&'a Subject>, Vec<&'a Subject>) {
        let new: Set<&Key> = partners.iter().map(|(new, _)| &new.key).collect();
        let old: Set<&Key> = partners.iter().map(|(_, old)| &old.key).collect();
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
    pub(super) fn pair_parameters_of_path(
        &self,
        partners: &mut Partners<'a>,
        names: &mut Partners<'a>,
    ) {
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
    pub(super) fn pair_other_steps(&self, partners: &mut Partners<'a>, names: &mut Partners<'a>) {
        let (gone, young) = self.left(partners);
        let way = |one: &'a Subject| (one.key.part, one.key.names());
        let mut gone: Map<_, _> = gone.into_iter().map(|old| (way(old), old)).collect();
        for new in young {
            if let Some(old) = gone.remove(&way(new)) {
                partners.push((new, old));
                names.push((new, old));
            }
        }
    }

    /// Parameters of the same name that are sent somewhere else now.
    pub(super) fn pair_other_places(&self, partners: &mut Partners<'a>, names: &mut Partners<'a>) {
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
    pub(super) fn pair_renamed(&self, partners: &mut Partners<'a>, names: &mut Partners<'a>) {
        let (gone, young) = self.left(partners);
        let parents: Set<Key> = young.iter().filter_map(|new| new.key.parent()).collect();
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
    pub(super) fn alone(&self, partners: &Partners<'a>, page: &Operation, changes: &mut Changes) {
        let (gone, young) = self.left(partners);
        let keys = |subjects: &[&Subject]| subjects.iter().map(|one| one.key.clone()).collect();
        let (gone_keys, new_keys): (Set<Key>, Set<Key>) = (keys(&gone), keys(&young));
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
fn is_root(key: &Key, keys: &Set<Key>) -> bool {
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
    let all: Set<Option<u16>> = success.collect();
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
