//! Pages, their documents, records and known deviations: all of it in one run.

mod known;
mod room;

use std::path::{Path, PathBuf};

use bindery::document::Files;
use bindery::finding::{Finding, Findings, Place, Sources};
use bindery::generate::ModuleSettings;
use bindery::map::Map;

use self::known::Known;
use self::room::Room;
use crate::claim::{Claims, Rows};
use crate::code::{LAYOUT, UNREADABLE_PAGE};
use crate::compare::{Compared, Difference, Subject, compare};
use crate::deviation;
use crate::page::{Page, decode};
use crate::record::{self, Record};

/// What is reviewed.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The pages.
    pub pages: Vec<Mapped>,
    /// How many of a hundred rows can be gone before it is no change but another layout.
    pub rows_lost: u8,
    /// Whether what the pages say now is to be recorded. Then it is compared with the
    /// documents alone.
    pub accept: bool,
}

/// A page, and what it belongs to.
#[derive(Clone, Debug)]
pub struct Mapped {
    /// The page.
    pub page: PathBuf,
    /// What has its document.
    pub module: ModuleSettings,
    /// Its document, one of the module's.
    pub document: PathBuf,
    /// The operation of the document, by id or as `METHOD /path`, where the page is of no
    /// other.
    pub operation: Option<String>,
    /// Where its claims are recorded.
    pub claims: PathBuf,
}

impl Mapped {
    /// The list of known deviations of a document: `spec/press.yaml` has it in
    /// `spec/press.deviations.yaml`.
    #[must_use]
    pub fn deviations(&self) -> PathBuf {
        beside(&self.document, None, "deviations")
    }

    /// Where the claims of a page are recorded, beside its document: under the document's own
    /// name, or another one.
    #[must_use]
    pub fn claims_of(document: &Path, name: Option<&str>) -> PathBuf {
        beside(document, name, "claims")
    }
}

fn beside(document: &Path, name: Option<&str>, what: &str) -> PathBuf {
    let stem = document.file_stem().unwrap_or_default().to_string_lossy();
    let name = name.unwrap_or(&stem);
    document.with_file_name(format!("{name}.{what}.yaml"))
}

/// What came of it.
#[derive(Debug)]
pub struct Review {
    /// All there is to say.
    pub findings: Findings,
    /// The texts that the findings point into.
    pub sources: Sources,
    /// The pages that could be read, in order.
    pub pages: Vec<Reviewed>,
}

/// What came of a page.
#[derive(Debug)]
pub struct Reviewed {
    /// The page.
    pub page: PathBuf,
    /// What it claims.
    pub claims: Claims,
    /// How much of it was understood.
    pub rows: Rows,
    /// The operations of the document that it was compared with.
    pub operations: Vec<String>,
    /// Where page and document, or page and record, do not say the same.
    pub differences: Vec<Difference>,
    /// How many differences are known deviations.
    pub known: usize,
    /// The file that its claims belong into, and its text, where they can be recorded.
    pub record: Option<(PathBuf, String)>,
}

/// Reviews pages. `files` has the documents and what is beside them, `pages` the pages.
#[must_use]
pub fn review(settings: &Settings, files: &dyn Files, pages: &dyn Files) -> Review {
    let mut findings = Findings::new();
    let room = Room::read(settings, files, &mut findings);
    let mut review = Review {
        sources: room.documents.sources().clone(),
        findings,
        pages: Vec::new(),
    };
    let mut lists: Map<PathBuf, Known> = Map::new();
    for mapped in &settings.pages {
        let list = lists.entry(mapped.deviations());
        let list = list.or_insert_with(|| room.known(mapped, &mut review.findings));
        let Some(page) = read_page(&mapped.page, pages, &mut review) else {
            continue;
        };
        let Some(api) = room.api(mapped) else {
            continue;
        };
        // What is recorded anew is compared with nothing, but still tells tables apart.
        let mut unheard = Findings::new();
        let record = match settings.accept {
            true => room.record(mapped, &mut unheard),
            false => room.record(mapped, &mut review.findings),
        };
        let nesting = record.as_ref().map(Record::nesting);
        let claims = crate::read::again(&page.0, &nesting.unwrap_or_default());
        let subject = Subject {
            claims: &claims,
            start: page.1,
            api: &api,
            operation: mapped.operation.as_deref(),
            title: room.title(mapped),
            record: record.as_ref().filter(|_| !settings.accept),
            most_lost: settings.rows_lost,
        };
        let compared = compare(&subject, &review.sources);
        let reviewed = finish(mapped, &claims, compared, list, &mut review);
        list.operations.extend(
            api.operations
                .iter()
                .map(|one| format!("{} {}", one.method, one.path)),
        );
        review.pages.push(reviewed);
    }
    for list in lists.values() {
        list.judge(&mut review.findings);
    }
    review.findings.sort();
    review
}

/// Silences what is known and reports the rest.
fn finish(
    mapped: &Mapped,
    claims: &Claims,
    mut compared: Compared,
    list: &mut Known,
    review: &mut Review,
) -> Reviewed {
    let known = deviation::silence(&list.deviations, &mut compared.differences, &mut list.used);
    // Of a page that is not understood, nothing is known that is not there.
    let is_understood = compared
        .obstacles
        .iter()
        .all(|one| !std::ptr::eq(one.code, &LAYOUT));
    if is_understood {
        list.compared.extend(compared.operations.iter().cloned());
    }
    compared.report(&mut review.findings);
    let text = compared
        .is_of_it
        .then(|| record::write(claims, &review.sources));
    Reviewed {
        page: mapped.page.clone(),
        rows: claims.rows,
        claims: claims.clone(),
        operations: compared.operations,
        differences: compared.differences,
        known,
        record: text.map(|text| (mapped.claims.clone(), text)),
    }
}

/// Reads a page: it, and its start.
fn read_page(path: &Path, pages: &dyn Files, review: &mut Review) -> Option<(Page, Place)> {
    let unreadable = |why: String| {
        let message = format!("cannot read the page `{}`: {why}", path.display());
        Finding::nowhere(&UNREADABLE_PAGE, message)
    };
    let text = match pages.read(path) {
        Ok(bytes) => decode(&bytes).map_err(|why| why.to_string()),
        Err(why) => Err(why.to_string()),
    };
    match text {
        Ok(text) => {
            let source = review.sources.add(path, text);
            let page = Page::read(source, &review.sources);
            let start = Place {
                source,
                start: 0,
                end: 0,
            };
            Some((page, start))
        }
        Err(why) => {
            review.findings.report(unreadable(why));
            None
        }
    }
}
