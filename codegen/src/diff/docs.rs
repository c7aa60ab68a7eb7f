//! What is said to people.

use super::Kind;
use super::change::{Change, Part};
use super::json::canonical;
use crate::finding::Place;
use crate::model::{Docs, Example, ExternalDocs};

/// Where something is declared on both sides, and where it is in its pair.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) pointer: String,
    pub(super) about: String,
    pub(super) part: Part,
    pub(super) places: (Option<Place>, Option<Place>),
}

impl Spot {
    pub(super) fn new((old, new): (Place, Place)) -> Spot {
        Spot {
            places: (Some(old), Some(new)),
            ..Spot::nowhere()
        }
    }

    /// What has no place of its own, such as the title of an API.
    pub(super) fn nowhere() -> Spot {
        Spot {
            pointer: String::new(),
            about: String::new(),
            part: Part::Whole,
            places: (None, None),
        }
    }

    /// The change of what was not so and is now, or the other way around.
    pub(super) fn turned(
        &self,
        (old, new): (bool, bool),
        (on, off): (Kind, Kind),
    ) -> Option<Change> {
        match (old, new) {
            (false, true) => Some(self.change(on, "")),
            (true, false) => Some(self.change(off, "")),
            _ => None,
        }
    }

    pub(super) fn at(self, pointer: String) -> Spot {
        Spot { pointer, ..self }
    }

    pub(super) fn about(self, about: impl Into<String>) -> Spot {
        Spot {
            about: about.into(),
            ..self
        }
    }

    pub(super) fn part(self, part: Part) -> Spot {
        Spot { part, ..self }
    }

    /// A change of what is here.
    pub(super) fn change(&self, kind: Kind, what: &str) -> Change {
        let words = [self.about.as_str(), what];
        let words: Vec<&str> = words.into_iter().filter(|one| !one.is_empty()).collect();
        Change::new(kind)
            .at(self.pointer.clone())
            .about(words.join(" "))
            .part(self.part.clone())
            .places(self.places.0, self.places.1)
    }

    /// A change of a text that need not be there.
    pub(super) fn text(
        &self,
        kind: Kind,
        what: &str,
        old: Option<&str>,
        new: Option<&str>,
    ) -> Option<Change> {
        (old != new).then(|| Change {
            before: old.map(str::to_owned),
            after: new.map(str::to_owned),
            ..self.change(kind, what)
        })
    }
}

/// The changes of words. Every field of the model is named here.
pub(super) fn compare(old: &Docs, new: &Docs, spot: &Spot, changes: &mut Vec<Change>) {
    let Docs {
        title,
        summary,
        description,
        external,
        deprecated,
    } = old;
    let (url, words) = elsewhere(external.as_deref());
    let (new_url, new_words) = elsewhere(new.external.as_deref());
    for (what, before, after) in [
        ("title", title.as_deref(), new.title.as_deref()),
        ("summary", summary.as_deref(), new.summary.as_deref()),
        (
            "description",
            description.as_deref(),
            new.description.as_deref(),
        ),
        ("external documentation", url, new_url),
        ("words for it", words, new_words),
    ] {
        changes.extend(spot.text(Kind::WordsChanged, what, before, after));
    }
    self::deprecated(*deprecated, new.deprecated, spot, changes);
}

/// The URL of documentation elsewhere, and what there is to read. Every field of the model is
/// named here.
fn elsewhere(external: Option<&ExternalDocs>) -> (Option<&str>, Option<&str>) {
    let Some(ExternalDocs { url, description }) = external else {
        return (None, None);
    };
    (Some(url), description.as_deref())
}

/// The changes of words about the use of a type, where the type itself says what its use does
/// not say.
pub(super) fn compare_or(
    (old, new): (&Docs, &Docs),
    (old_type, new_type): (&Docs, &Docs),
    spot: &Spot,
    changes: &mut Vec<Change>,
) {
    let from = changes.len();
    compare(old, new, spot, changes);
    if changes.len() == from {
        return;
    }
    let whole = |own: &Docs, of_type: &Docs| {
        let or = |own: &Option<Box<str>>, other: &Option<Box<str>>| own.clone().or(other.clone());
        Docs {
            title: or(&own.title, &of_type.title),
            summary: or(&own.summary, &of_type.summary),
            description: or(&own.description, &of_type.description),
            external: own.external.clone().or(of_type.external.clone()),
            deprecated: own.deprecated || of_type.deprecated,
        }
    };
    let mut real = Vec::new();
    let (before, after) = (whole(old, old_type), whole(new, new_type));
    compare(&before, &after, spot, &mut real);
    let is_real = |change: &Change| {
        let mut real = real.iter();
        real.any(|other| other.kind == change.kind && other.about == change.about)
    };
    let mut index = 0;
    changes.retain(|change| {
        index += 1;
        index <= from || is_real(change)
    });
}

/// The change of whether something should be used.
pub(super) fn deprecated(old: bool, new: bool, spot: &Spot, changes: &mut Vec<Change>) {
    changes.extend(spot.turned((old, new), (Kind::Deprecated, Kind::Undeprecated)));
}

/// The change of the name that the author wants.
pub(super) fn name(old: Option<&str>, new: Option<&str>, spot: &Spot, changes: &mut Vec<Change>) {
    changes.extend(spot.text(Kind::NameChanged, "", old, new));
}

/// The change of examples, whatever their order.
pub(super) fn examples(old: &[Example], new: &[Example], spot: &Spot, changes: &mut Vec<Change>) {
    let said = |list: &[Example]| {
        let one = |example: &Example| {
            let Example {
                name,
                summary,
                value,
                place: _,
            } = example;
            format!("{name:?} {summary:?} {}", canonical(value))
        };
        let mut said: Vec<String> = list.iter().map(one).collect();
        said.sort();
        said
    };
    if said(old) != said(new) {
        let count = |list: &[Example]| match list.len() {
            1 => "1 example".to_owned(),
            many => format!("{many} examples"),
        };
        changes.push(
            spot.change(Kind::ExamplesChanged, "")
                .values(count(old), count(new)),
        );
    }
}
