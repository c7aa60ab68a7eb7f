//! Differences, known again in another review.

use crate::compare::{Against, Change, Difference};
use crate::review::Review;
use crate::subject::{Key, Part};
use bindery::map::Set;

/// A difference, by what it is: `METHOD /path` can be amended itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Id {
    pub(super) page: usize,
    pub(super) key: Key,
    pub(super) change: Change,
}

pub(super) fn id(page: usize, difference: &Difference) -> Id {
    Id {
        page,
        key: difference.key.clone(),
        change: difference.change.clone(),
    }
}

pub(super) fn ids(review: &Review) -> Vec<Id> {
    let pages = review.pages.iter().enumerate();
    let all = pages.flat_map(|(page, reviewed)| {
        let of_spec = reviewed
            .differences
            .iter()
            .filter(|one| one.against == Against::Spec);
        of_spec.map(move |one| id(page, one))
    });
    all.collect()
}

/// A difference between page and document, where there is one of this kind.
pub(super) fn id_of<'r>(review: &'r Review, wanted: &Id) -> Option<&'r Difference> {
    let differences = &review.pages.get(wanted.page)?.differences;
    let mut of_spec = differences
        .iter()
        .filter(|one| one.against == Against::Spec);
    of_spec.find(|one| one.key == wanted.key && one.change == wanted.change)
}

/// What changed on a page since the last review: the subjects that are concerned.
pub(super) fn changed_keys(review: &Review) -> Set<(usize, Key)> {
    let mut keys = Set::new();
    for (page, reviewed) in review.pages.iter().enumerate() {
        for one in &reviewed.differences {
            let is_new = one.is_new || one.against == Against::Record;
            if !is_new || one.change == Change::Wording {
                continue;
            }
            keys.insert((page, one.key.clone()));
            if let Change::Renamed(old) = &one.change {
                keys.insert((page, old.clone()));
            }
            if let Part::Response(Some(status)) | Part::ResponseHeader(Some(status)) = one.key.part
            {
                keys.insert((page, Key::of(Part::Status(status))));
            }
        }
    }
    keys
}

/// Whether a subject is one of these, or inside of one.
pub(super) fn concerns(keys: &Set<(usize, Key)>, page: usize, key: &Key) -> bool {
    let mut outer = Some(key.clone());
    while let Some(key) = outer {
        if keys.contains(&(page, key.clone())) {
            return true;
        }
        let mut next = key;
        outer = next.steps.pop().map(|_| next);
    }
    false
}

/// Whether a subject is inside of another one; what has a status is of it.
pub(super) fn is_part(key: &Key, of: &Key) -> bool {
    match (key.part, of.part) {
        (Part::Response(Some(own)) | Part::ResponseHeader(Some(own)), Part::Status(status)) => {
            own == status
        }
        (one, other) => one == other && key.steps.starts_with(&of.steps) && key != of,
    }
}
