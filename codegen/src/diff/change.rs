//! A change as it is found, before it is known which way its values go.

use super::{Direction, Kind};
use crate::finding::Place;
use crate::model::TypeId;

/// A change of a part of a pair.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) kind: Kind,
    /// Where in the value, from the pair on.
    pub(super) pointer: String,
    /// Of what there: a keyword, a value.
    pub(super) about: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    pub(super) old: Option<Place>,
    pub(super) new: Option<Place>,
    /// What of the pair it is, as Rust sees it.
    pub(super) part: Part,
    /// Ways that the value cannot go, whatever its owner does.
    pub(super) within: Direction,
    /// The types that are gone or have come with it.
    pub(super) gone: Vec<TypeId>,
    pub(super) come: Vec<TypeId>,
}

/// What of a pair a change is about, as Rust sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// All of it.
    #[default]
    Whole,
    /// A property or a value of a list, by its name in the document.
    Named(String),
    /// What a constructor takes.
    Arguments,
    /// A parameter of an operation, by its indexes in the old and the new list.
    Parameter(Option<usize>, Option<usize>),
    /// The request body.
    Body,
    /// An answer.
    Answer,
}

impl Change {
    pub(super) fn new(kind: Kind) -> Change {
        Change {
            kind,
            pointer: String::new(),
            about: String::new(),
            before: None,
            after: None,
            old: None,
            new: None,
            part: Part::Whole,
            within: Direction::BOTH,
            gone: Vec::new(),
            come: Vec::new(),
        }
    }

    pub(super) fn at(mut self, pointer: impl Into<String>) -> Change {
        self.pointer = pointer.into();
        self
    }

    pub(super) fn about(mut self, about: impl Into<String>) -> Change {
        self.about = about.into();
        self
    }

    /// Something that is on the old side only.
    pub(super) fn gone(
        mut self,
        before: impl Into<String>,
        place: impl Into<Option<Place>>,
    ) -> Change {
        self.before = Some(before.into());
        self.old = place.into();
        self
    }

    /// Something that is on the new side only.
    pub(super) fn come(
        mut self,
        after: impl Into<String>,
        place: impl Into<Option<Place>>,
    ) -> Change {
        self.after = Some(after.into());
        self.new = place.into();
        self
    }

    pub(super) fn places(
        mut self,
        old: impl Into<Option<Place>>,
        new: impl Into<Option<Place>>,
    ) -> Change {
        (self.old, self.new) = (old.into(), new.into());
        self
    }

    pub(super) fn values(mut self, before: impl Into<String>, after: impl Into<String>) -> Change {
        (self.before, self.after) = (Some(before.into()), Some(after.into()));
        self
    }

    pub(super) fn part(mut self, part: Part) -> Change {
        self.part = part;
        self
    }

    pub(super) fn within(mut self, within: Direction) -> Change {
        self.within = within;
        self
    }

    /// Whether it says the same as another one, wherever.
    pub(super) fn repeats(&self, other: &Change) -> bool {
        self.kind == other.kind
            && self.pointer == other.pointer
            && self.about == other.about
            && self.before == other.before
            && self.after == other.after
    }
}
