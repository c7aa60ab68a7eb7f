//! The loop closed: what changed on the pages goes into the documents.
//!
//! Nothing is written here. What comes out is the text of each file that would change, and of
//! each change whether it is in the document now, was there already, or is left to a person.
//! Every amendment is proved: the document is read again and compared with its pages, and an
//! edit after which they still differ, or differ in something else, is taken back.

mod files;
mod judge;
mod report;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::PathBuf;

use bindery::document::Files;
use bindery::finding::{Finding, Findings, Place, Severity};
use bindery::generate::{ModuleSettings, read as read_documents};

use crate::amend::{ByHand, Ground, amend, apply};
use crate::code::{IDLE_DEVIATION, NO_RECORD};
use crate::compare::{Against, Change, Difference};
use crate::review::{Review, Settings, review};
use crate::subject::{Key, Part};

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

/// A difference, by what it is: `METHOD /path` can be amended itself.
#[derive(Clone, Debug, PartialEq)]
struct Id {
    page: usize,
    key: Key,
    change: Change,
}

fn id(page: usize, difference: &Difference) -> Id {
    Id {
        page,
        key: difference.key.clone(),
        change: difference.change.clone(),
    }
}

/// What was tried, and what became of it.
type Tried = Vec<(Id, Difference, Fate)>;

/// What changed on a page since the last review: the subjects that are concerned.
fn changed_keys(review: &Review) -> BTreeSet<(usize, Key)> {
    let mut keys = BTreeSet::new();
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
fn concerns(keys: &BTreeSet<(usize, Key)>, page: usize, key: &Key) -> bool {
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

/// A run of amendments.
struct Run<'a> {
    settings: &'a Settings,
    others: &'a [ModuleSettings],
    pages: &'a (dyn Files + Sync),
    files: Amended<'a>,
    keys: BTreeSet<(usize, Key)>,
    first: &'a Review,
    last: Option<Review>,
    tried: Tried,
}

impl<'a> Run<'a> {
    fn new(
        settings: &'a Settings,
        files: &'a (dyn Files + Sync),
        pages: &'a (dyn Files + Sync),
        first: &'a Review,
    ) -> Run<'a> {
        Run {
            settings,
            others: &[],
            pages,
            files: Amended::new(files),
            keys: changed_keys(first),
            first,
            last: None,
            tried: Vec::new(),
        }
    }

    fn end(self) -> (Vec<(PathBuf, String)>, Tried, Option<Review>) {
        (self.files.texts(), self.tried, self.last)
    }

    fn current(&self) -> &Review {
        self.last.as_ref().unwrap_or(self.first)
    }

    /// Amends one subject after the other, until everything was tried.
    fn all(&mut self) {
        while let Some(group) = self.next() {
            // The two ends of a range can only change together.
            if group.len() > 1 && self.attempt(&group).is_ok() {
                self.note(&group, &Fate::Amended);
                continue;
            }
            for one in group {
                let single = [one];
                let still_there = id_of(self.current(), &single[0].0).is_some();
                let fate = match still_there {
                    // What was done for another one did for this one too.
                    false => Fate::Amended,
                    true => match self.attempt(&single) {
                        Ok(()) => Fate::Amended,
                        Err(ByHand(why)) => Fate::ByHand(why),
                    },
                };
                self.note(&single, &fate);
            }
        }
    }

    fn note(&mut self, group: &[(Id, Difference)], fate: &Fate) {
        for (id, difference) in group {
            self.tried
                .push((id.clone(), difference.clone(), fate.clone()));
        }
    }

    /// What was not tried yet: a difference, and for a fact all facts of its subject.
    fn next(&self) -> Option<Vec<(Id, Difference)>> {
        let current = self.current();
        let open = |page: usize, one: &Difference| {
            one.against == Against::Spec
                && (one.is_new || concerns(&self.keys, page, &one.key))
                && self.tried.iter().all(|(tried, ..)| *tried != id(page, one))
        };
        for (page, reviewed) in current.pages.iter().enumerate() {
            let Some(first) = reviewed.differences.iter().find(|one| open(page, one)) else {
                continue;
            };
            let is_fact = |one: &Difference| matches!(one.change, Change::Fact(_));
            let same = reviewed.differences.iter().filter(|one| {
                *one == first || (is_fact(first) && is_fact(one) && one.key == first.key)
            });
            let group = same.filter(|one| open(page, one));
            return Some(group.map(|one| (id(page, one), one.clone())).collect());
        }
        None
    }

    /// Makes the document say what the page says, and proves that it does.
    fn attempt(&mut self, group: &[(Id, Difference)]) -> Result<(), ByHand> {
        let Some((first, _)) = group.first() else {
            return Ok(());
        };
        let mapped = &self.settings.pages[self.mapping(first.page)];
        let pages = self.settings.pages.iter();
        let modules = pages.map(|page| page.module.clone());
        let modules: Vec<_> = modules.chain(self.others.iter().cloned()).collect();
        let documents = read_documents(&modules, &self.files, &mut Findings::new());
        let refuse = |why: &str| Err(ByHand(why.to_owned()));
        let Some(source) = documents.at(&mapped.document) else {
            return refuse("the document cannot be read");
        };
        let text = documents
            .sources()
            .get(source)
            .map(|source| source.text.clone());
        let reviewed = &self.current().pages[first.page];
        let ground = Ground {
            documents: &documents,
            source,
            claims: &reviewed.claims,
            differences: &reviewed.differences,
        };
        let mut edits = Vec::new();
        for (_, difference) in group {
            edits.extend(amend(&ground, difference)?);
        }
        let Some(text) = text.as_deref().and_then(|text| apply(text, &edits)) else {
            return refuse("two changes are about the same line");
        };
        let files = self.files.with(&mapped.document, text);
        if let Some(why) = judge::worse(&mapped.module, &self.files, &files) {
            return refuse(&format!("tried and taken back: {why}"));
        }
        let after = review(self.settings, &files, self.pages);
        self.proved(group, &after)?;
        self.files = files;
        self.last = Some(after);
        Ok(())
    }

    /// The mapping of a page of a review: pages that cannot be read have none there, and then
    /// nothing is followed.
    fn mapping(&self, page: usize) -> usize {
        page.min(self.settings.pages.len().saturating_sub(1))
    }

    /// Whether what was meant to go is gone, and nothing came.
    fn proved(&self, group: &[(Id, Difference)], after: &Review) -> Result<(), ByHand> {
        let before = self.current();
        let taken_back = |why: String| Err(ByHand(format!("tried and taken back: {why}")));
        if obstacles(&after.findings) > obstacles(&before.findings) {
            let mut errors = after.findings.all().iter();
            let why = errors.find(|one| {
                one.severity == Severity::Error && !("B1108"..="B1124").contains(&one.code.id)
            });
            let why = why.map_or("the document would have errors".to_owned(), |one| {
                format!("{} ({})", one.message, one.code.id)
            });
            return taken_back(why);
        }
        if group.iter().any(|(id, _)| id_of(after, id).is_some()) {
            return taken_back("the document would still not say what the page says".to_owned());
        }
        let (old, new) = (ids(before), ids(after));
        for one in &new {
            let count = |all: &[Id]| all.iter().filter(|other| *other == one).count();
            let is_inside = group.iter().any(|(id, _)| {
                id.change == Change::OnlyInPage && is_part(&one.key, &id.key) && id.page == one.page
            });
            if count(&new) > count(&old) && !is_inside {
                return taken_back(format!("`{}` would not agree any more", one.key));
            }
        }
        Ok(())
    }
}

/// Whether a subject is inside of another one; what has a status is of it.
fn is_part(key: &Key, of: &Key) -> bool {
    match (key.part, of.part) {
        (Part::Response(Some(own)) | Part::ResponseHeader(Some(own)), Part::Status(status)) => {
            own == status
        }
        (one, other) => one == other && key.steps.starts_with(&of.steps) && key != of,
    }
}

fn ids(review: &Review) -> Vec<Id> {
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
fn id_of<'r>(review: &'r Review, wanted: &Id) -> Option<&'r Difference> {
    let differences = &review.pages.get(wanted.page)?.differences;
    let mut of_spec = differences
        .iter()
        .filter(|one| one.against == Against::Spec);
    of_spec.find(|one| one.key == wanted.key && one.change == wanted.change)
}

/// How many differences are left that have nothing to do with what changed.
fn older(first: &Review, last: &Review) -> usize {
    let keys = changed_keys(first);
    let ids = ids(last);
    ids.iter()
        .filter(|id| !concerns(&keys, id.page, &id.key))
        .count()
}

/// What became of each change, in the order of the pages.
fn handled(review: &Review, tried: &Tried) -> Vec<Handled> {
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
fn of_record(difference: &Difference, page: usize, tried: &Tried) -> Fate {
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

/// Where something is on a page.
fn place(handled: &Handled) -> Place {
    handled.difference.place
}
