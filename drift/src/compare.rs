//! A page against a document, and against what it said at the last review.

mod address;
mod conserved;
mod fields;
mod of_facts;
mod of_record;
mod of_spec;
mod rename;
mod said;
#[cfg(test)]
mod tests;
mod tree;

pub use said::finding;

use bindery::finding::{Finding, Findings, Place, Sources};
use bindery::model::{Api, Json};

use self::of_record::Changes;
use crate::claim::Claims;
use crate::record::Record;
use crate::subject::{FactName, Key};

/// A page that is compared, and what with.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// What the page claims.
    pub claims: &'a Claims,
    /// The start of the page, for what is not there.
    pub start: Place,
    /// The document.
    pub api: &'a Api,
    /// The operation of the document, by its id or as `METHOD /path`, where the page is of
    /// no other.
    pub operation: Option<&'a str>,
    /// The title that the page should have, where the document says so.
    pub title: Option<&'a str>,
    /// What the page said at the last review.
    pub record: Option<&'a Record>,
    /// How many of a hundred rows can be gone before it is no change but another layout.
    pub most_lost: u8,
}

/// What came of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// Where page and document, or page and record, do not say the same.
    pub differences: Vec<Difference>,
    /// What makes the page one that cannot be compared, or only in part.
    pub obstacles: Vec<Finding>,
    /// Whether it is a page of the operation at all: only such a page can be recorded.
    pub is_of_it: bool,
    /// The operations of the document that were compared, as `METHOD /path`.
    pub operations: Vec<String>,
}

/// What a page is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Against {
    /// The document.
    Spec,
    /// The claims of the last review.
    Record,
}

/// What is not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Only the page has it.
    OnlyInPage,
    /// The page does not have it.
    NotInPage,
    /// A fact is another one, or only one side states it.
    Fact(FactName),
    /// It has another name there.
    Renamed(Key),
    /// The body is inside a field of this name there.
    Envelope(String),
    /// The path.
    Path,
    /// The method.
    Method,
    /// Only the words of its row; of an operation the examples, or the title.
    Wording,
}

/// Something that page and other side do not say alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What the page was compared with.
    pub against: Against,
    /// The operation, as the other side has it.
    pub operation: String,
    /// The subject.
    pub key: Key,
    /// What is not the same.
    pub change: Change,
    /// What the page says.
    pub page: Option<Json>,
    /// What the other side says.
    pub other: Option<Json>,
    /// Where on the page; for what is not there, where it would be.
    pub place: Place,
    /// Where in the other side.
    pub other_place: Option<Place>,
    /// Whether the page differs in this since the last review as well.
    pub is_new: bool,
    /// Where the claims of the last review have what the page said then.
    pub before: Option<Place>,
}

/// Compares a page with a document and with the claims of the last review.
#[must_use]
pub fn compare(subject: &Subject<'_>, sources: &Sources) -> Compared {
    let operations = crate::subject::subjects(subject.claims);
    let mut compared = Compared::default();
    let pairs = match address::pairs(subject, &operations, sources) {
        Ok(pairs) => pairs,
        Err(obstacle) => {
            compared.obstacles.push(*obstacle);
            return compared;
        }
    };
    compared.is_of_it = true;
    let names = pairs.found.iter();
    compared.operations = names
        .map(|(_, own)| format!("{} {}", own.method, own.path))
        .collect();
    let mut changes = Changes::default();
    let mut unsure = Vec::new();
    if let Some(record) = subject.record {
        changes = of_record::compare(subject, record, &operations);
        let conserved = conserved::against_record(subject, record, &mut changes);
        compared.obstacles = conserved.obstacles;
        if conserved.stop {
            return compared;
        }
        unsure = conserved.unsure;
    } else {
        compared.obstacles = conserved::alone(subject, &operations, &pairs);
    }
    compared.obstacles.extend(conserved::itself(&operations));
    compared.differences = pairs.differences;
    for (page, operation) in &pairs.found {
        let differences = of_spec::compare(subject.api, page, operation);
        let sure = |one: &Difference| one.change != Change::NotInPage || !unsure.contains(&one.key);
        compared
            .differences
            .extend(differences.into_iter().filter(sure));
    }
    merge(&mut compared.differences, changes.differences);
    compared
}

/// Adds what changed since the last review: what the document does not say either is said
/// once.
fn merge(differences: &mut Vec<Difference>, of_record: Vec<Difference>) {
    let mut added = Vec::new();
    for mut new in of_record {
        let same = differences.iter_mut().find(|old| {
            !old.is_new
                && old.change == new.change
                && old.key == new.key
                && old.place.source == new.place.source
        });
        match same {
            Some(old) => {
                old.is_new = true;
                old.before = new.other_place;
            }
            None => {
                take_halves(differences, &mut new);
                added.push(new);
            }
        }
    }
    differences.append(&mut added);
}

/// What the record knows as renamed, the document alone can only call gone and new.
fn take_halves(differences: &mut Vec<Difference>, new: &mut Difference) {
    let Change::Renamed(old) = &new.change else {
        return;
    };
    let half = |change: Change, key: &Key| {
        let mut all = differences.iter();
        all.position(|one| one.change == change && one.key == *key)
    };
    let halves = (
        half(Change::NotInPage, old),
        half(Change::OnlyInPage, &new.key),
    );
    let (Some(gone), Some(young)) = halves else {
        return;
    };
    let declared = differences[gone].clone();
    differences.remove(gone.max(young));
    differences.remove(gone.min(young));
    new.against = declared.against;
    new.operation = declared.operation;
    new.before = new.other_place;
    new.other_place = declared.other_place;
}

impl Compared {
    /// Reports all of it.
    pub fn report(&self, findings: &mut Findings) {
        self.obstacles
            .iter()
            .cloned()
            .for_each(|obstacle| findings.report(obstacle));
        for difference in &self.differences {
            findings.report(finding(difference));
        }
    }
}
