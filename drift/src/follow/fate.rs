//! What became of what changed.

use super::identity::{changed_keys, concerns, id, id_of, ids};
use super::run::Tried;
use super::{Fate, Handled};
use crate::compare::{Against, Change, Difference};
use crate::review::Review;

/// How many differences are left that have nothing to do with what changed.
pub(super) fn older(first: &Review, last: &Review) -> usize {
    let keys = changed_keys(first);
    let ids = ids(last);
    ids.iter()
        .filter(|id| !concerns(&keys, id.page, &id.key))
        .count()
}

/// What became of each change, in the order of the pages.
pub(super) fn handled(review: &Review, tried: &Tried) -> Vec<Handled> {
    let mut all = Vec::new();
    for (page, reviewed) in review.pages.iter().enumerate() {
        for difference in &reviewed.differences {
            let own = id(page, difference);
            let of_spec = difference.against == Against::Spec;
            let known = tried.iter().find(|(id, ..)| of_spec && *id == own);
            let fate = match known {
                Some((.., fate)) => fate.clone(),
                None if of_spec => continue,
                None => of_record(difference, page, tried),
            };
            all.push(Handled {
                page,
                difference: difference.clone(),
                fate,
            });
        }
        // What only came to light when what is around it was put into the document.
        let new = tried.iter().filter(|(id, ..)| id.page == page);
        let new = new.filter(|(id, ..)| id_of(review, id).is_none());
        all.extend(new.map(|(_, difference, fate)| Handled {
            page,
            difference: difference.clone(),
            fate: fate.clone(),
        }));
    }
    all
}

/// What becomes of a change that makes no difference to the document.
pub(super) fn of_record(difference: &Difference, page: usize, tried: &Tried) -> Fate {
    // The same told twice, as a name that is gone and one that is new.
    let same = tried.iter().find(|(id, ..)| {
        let former = match &difference.change {
            Change::Renamed(old) => Some(old),
            _ => None,
        };
        id.page == page && (id.key == difference.key || Some(&id.key) == former)
    });
    match (&difference.change, same) {
        (Change::Wording, _) => Fate::Wording,
        (_, Some((.., fate))) => fate.clone(),
        (Change::Fact(name), None) if difference.page.is_none() => Fate::ByHand(format!(
            "the page does not say `{name}` any more, which is no statement: what the document \
             says of it stays"
        )),
        _ => Fate::Nothing,
    }
}
