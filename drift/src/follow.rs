//! The loop closed: what changed on the pages goes into the documents.
//!
//! Nothing is written here. What comes out is the text of each file that would change, and of
//! each change whether it is in the document now, was there already, or is left to a person.
//! Every amendment is proved: the document is read again and compared with its pages, and an
//! edit after which they still differ, or differ in something else, is taken back.

mod fate;
mod files;
mod identity;
mod judge;
mod report;
mod run;
#[cfg(test)]
mod tests;

use std::io::ErrorKind;
use std::path::PathBuf;

use bindery::document::Files;
use bindery::finding::{Finding, Findings, Severity};
use bindery::generate::ModuleSettings;

use crate::code::{IDLE_DEVIATION, NO_RECORD};
use crate::compare::{Against, Change, Difference};
use crate::review::{Review, Settings, review};
use fate::{handled, older};
use run::Run;

pub use files::Amended;
pub use report::{Owed, report};

/// What came of following pages.
#[derive(Debug)]
pub struct Followed {
    /// The pages as they are now, against the documents and records as they were.
    pub review: Review,
    /// How it ended.
    pub state: State,
    /// What changed on the pages, in their order.
    pub changes: Vec<Handled>,
    /// Differences that are older than the last review, and no matter of this run.
    pub older: usize,
    /// What else a person should look at: known deviations that are none any more, and
    /// examples that no longer fit.
    pub remarks: Vec<String>,
    /// The documents that say something else now, with their texts.
    pub documents: Vec<(PathBuf, String)>,
    /// The records that are not as they were, with their texts.
    pub records: Vec<(PathBuf, String)>,
}

/// How following ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// There are pages that cannot be compared, or documents that cannot be read: nothing is
    /// to be changed.
    Stopped,
    /// No page says anything else than at the last review.
    Nothing,
    /// Only words changed: the records do, and nothing else.
    Recorded,
    /// Facts changed.
    Changed,
}

impl State {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            State::Stopped => "stopped",
            State::Nothing => "nothing",
            State::Recorded => "recorded",
            State::Changed => "changed",
        }
    }
}

/// Something that changed on a page, and what became of it.
#[derive(Clone, Debug)]
pub struct Handled {
    /// The page, an index of the review's.
    pub page: usize,
    /// What changed.
    pub difference: Difference,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The document says it now.
    Amended,
    /// The document said it before, or does not speak of it.
    Nothing,
    /// Only words changed.
    Wording,
    /// A person has to look at it, for this reason.
    ByHand(String),
}

/// Follows pages. `others` can refer to their documents, `files` has the documents and what is beside them, `pages` the pages.
#[must_use]
pub fn follow(
    settings: &Settings,
    others: &[ModuleSettings],
    files: &(dyn Files + Sync),
    pages: &(dyn Files + Sync),
) -> Followed {
    let settings = Settings {
        accept: false,
        ..settings.clone()
    };
    let mut first = review(&settings, files, pages);
    unrecorded(&settings, files, &mut first.findings);
    let mut followed = Followed {
        state: state(&first),
        changes: Vec::new(),
        older: 0,
        remarks: Vec::new(),
        documents: Vec::new(),
        records: Vec::new(),
        review: first,
    };
    if matches!(followed.state, State::Stopped | State::Nothing) {
        return followed;
    }
    let mut run = Run::new(&settings, files, pages, &followed.review);
    run.others = others;
    run.all();
    let (documents, tried, last) = run.end();
    followed.changes = handled(&followed.review, &tried);
    let last = last.as_ref().unwrap_or(&followed.review);
    followed.older = older(&followed.review, last);
    followed.remarks = judge::remarks(&settings, files, &documents, last);
    followed.documents = documents;
    followed.records = records(&followed.review, files);
    followed
}

/// A page that nobody has reviewed has nothing that it could have changed from.
fn unrecorded(settings: &Settings, files: &dyn Files, findings: &mut Findings) {
    for mapped in &settings.pages {
        let read = files.read(&mapped.claims);
        if read.is_err_and(|why| why.kind() == ErrorKind::NotFound) {
            let message = format!("nobody has reviewed `{}`", shown(&mapped.page));
            let help = "look at what `bindery drift` says of it, then record it with `--accept`";
            findings.report(Finding::nowhere(&NO_RECORD, message).help(help));
        }
    }
    findings.sort();
}

fn shown(path: &std::path::Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// Errors that are no differences.
fn obstacles(findings: &Findings) -> usize {
    let is_difference = |id: &str| ("B1108"..="B1121").contains(&id);
    let errors = findings.all().iter().filter(|one| {
        one.severity == Severity::Error
            && !is_difference(one.code.id)
            && !std::ptr::eq(one.code, &IDLE_DEVIATION)
    });
    errors.count()
}

fn state(review: &Review) -> State {
    let is_read = |page: &crate::review::Reviewed| page.record.is_some();
    if obstacles(&review.findings) > 0 || !review.pages.iter().all(is_read) {
        return State::Stopped;
    }
    let all = review.pages.iter().flat_map(|page| &page.differences);
    let changed = all.filter(|one| one.is_new || one.against == Against::Record);
    let changed: Vec<&Difference> = changed.collect();
    if changed.is_empty() {
        State::Nothing
    } else if changed.iter().all(|one| one.change == Change::Wording) {
        State::Recorded
    } else {
        State::Changed
    }
}

/// The records that say something else than before.
fn records(review: &Review, files: &dyn Files) -> Vec<(PathBuf, String)> {
    let records = review.pages.iter().filter_map(|page| page.record.clone());
    let is_other = |(path, text): &(PathBuf, String)| {
        !files.read(path).is_ok_and(|old| old == text.as_bytes())
    };
    records.filter(is_other).collect()
}
