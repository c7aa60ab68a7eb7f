//! What comparing finds: changes, and the pairs of types to compare next.

use super::Direction;
use super::change::{Change, Part};
use super::location::At;
use crate::model::TypeId;

/// Whose change it is, by indexes in the old and the new API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Api,
    Operation(Option<usize>, Option<usize>),
    Webhook(Option<usize>, Option<usize>),
    Pair(TypeId, TypeId),
}

/// A change with its place in words.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) owner: Owner,
    pub(super) at: At,
    pub(super) direction: Direction,
    pub(super) change: Change,
}

/// A pair of types that something other than a type is made of.
#[derive(Clone, Debug)]
pub(super) struct Root {
    pub(super) pair: (TypeId, TypeId),
    pub(super) at: At,
    pub(super) direction: Direction,
}

/// All that was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Finds {
    pub(super) found: Vec<Found>,
    pub(super) roots: Vec<Root>,
}

/// The finds about a part of something.
pub(super) struct Desk<'f> {
    pub(super) finds: &'f mut Finds,
    pub(super) owner: Owner,
    pub(super) subject: String,
}

impl Desk<'_> {
    /// Takes the changes of a part.
    pub(super) fn take(
        &mut self,
        part: &str,
        direction: Direction,
        of: &Part,
        changes: impl IntoIterator<Item = Change>,
    ) {
        for mut change in changes {
            if change.part == Part::Whole {
                change.part = of.clone();
            }
            self.finds.found.push(Found {
                owner: self.owner,
                at: At::new(self.subject.clone(), part),
                direction,
                change,
            });
        }
    }

    /// Takes a pair of types of a part.
    pub(super) fn root(&mut self, part: &str, direction: Direction, pair: (TypeId, TypeId)) {
        self.finds.roots.push(Root {
            pair,
            at: At::new(self.subject.clone(), part),
            direction,
        });
    }
}
