//! Real pages against a document of the same vendor: where both have an operation, they agree
//! on names, places, types and what is mandatory, except where `drift/tests/agreement.yaml`
//! says why not.

#![allow(clippy::unwrap_used, clippy::panic)] // data that cannot be read is a failure

mod list;
mod place;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bindery::document::{Disk, Documents, Memory};
use bindery::finding::{Findings, Place, Sources};
use bindery::generate::{ModuleSettings, read, read_api};
use bindery::model::{Api, Json, Operation as Declaration};
use bindery_drift::claim::Claims;
use bindery_drift::compare::{Change, Difference, Subject, compare};
use bindery_drift::page::{Page, decode};
use bindery_drift::scaffold::scaffold;
use bindery_drift::subject::{FactName, Key, Operation, Part, subjects};
use bindery_tests::shared;

use list::{Line, list};
use place::{elsewhere, unsaid};

const DOCUMENT: &str = "corpus/huawei/ECS.json";
const PAGES: &str = "pages/html/ecs";

/// A page, and what it claims.
struct Known {
    name: String,
    claims: Claims,
    start: Place,
}

/// The pages of a folder, in order.
fn pages(folder: &Path, sources: &mut Sources) -> Vec<Known> {
    let files = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == "html"));
    paths.sort();
    let known = |path: PathBuf| {
        let text = decode(&std::fs::read(&path).unwrap()).unwrap();
        let source = sources.add(&path, text);
        Known {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            claims: bindery_drift::read::read(&Page::read(source, sources)),
            start: Place {
                source,
                start: 0,
                end: 0,
            },
        }
    };
    paths.into_iter().map(known).collect()
}

/// What a document says. What is wrong with it elsewhere does not matter.
fn api(document: &Path, files: &dyn bindery::document::Files) -> (Api, Documents) {
    let mut findings = Findings::new();
    let module = ModuleSettings::called_after(document);
    let documents = read(std::slice::from_ref(&module), files, &mut findings);
    match read_api(&module, &documents, &mut findings) {
        Ok(api) => (api, documents),
        Err(_) => panic!("{}", document.display()),
    }
}

fn subject<'a>(page: &'a Known, api: &'a Api) -> Subject<'a> {
    Subject {
        claims: &page.claims,
        start: page.start,
        api,
        operation: None,
        title: None,
        record: None,
        most_lost: 30,
    }
}

/// Whether a difference is about a name, a place, a type, or what is mandatory.
fn is_about(difference: &Difference) -> bool {
    match &difference.change {
        Change::Fact(name) => matches!(name, FactName::Type | FactName::Mandatory),
        Change::Wording => false,
        _ => true,
    }
}

fn shown(value: Option<&Json>) -> String {
    match value {
        Some(Json::String(text)) => text.clone(),
        Some(value) => value.to_string(),
        None => "-".to_owned(),
    }
}

/// A disagreement as the list has it, without why.
fn line(difference: &Difference) -> String {
    let (page, other) = (
        shown(difference.page.as_ref()),
        shown(difference.other.as_ref()),
    );
    let what = match &difference.change {
        Change::OnlyInPage => "only: page".to_owned(),
        Change::NotInPage => "only: document".to_owned(),
        Change::Fact(name) => format!("fact: {name}, page: {page}, document: {other}"),
        Change::Renamed(_) => format!("fact: name, page: {page}, document: {other}"),
        Change::Path => format!("fact: path, page: {page}, document: {other}"),
        Change::Method => format!("fact: method, page: {page}, document: {other}"),
        Change::Envelope(name) => format!("fact: around it, page: -, document: {name}"),
        Change::Wording => unreachable!("no words are compared"),
    };
    let own = match (&difference.change, difference.key.part) {
        (Change::OnlyInPage, Part::Operation) => page,
        _ => difference.key.to_string(),
    };
    format!("subject: {own:?}, {what}")
}

/// What was compared.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    pages: usize,
    operations: usize,
    /// Subjects of the pages and of the document, each counted once.
    subjects: usize,
    /// Those that both have alike.
    agreed: usize,
    /// Types and words on what is mandatory that pages state of what the document has too.
    facts: usize,
}

/// Whether a key is another one, or in it.
fn is_in(key: &Key, around: &Key) -> bool {
    key.part == around.part && key.steps.starts_with(&around.steps)
}

impl Count {
    /// Counts the subjects of an operation, all but statuses.
    fn add(&mut self, operation: &Operation, differences: &[&Difference], moved: &BTreeSet<Key>) {
        let mut keys = BTreeSet::new();
        for subject in &operation.subjects {
            let key = &subject.key;
            if matches!(key.part, Part::Status(_)) {
                continue;
            }
            keys.insert(key);
            let mut only = differences.iter();
            if only.any(|one| one.change == Change::OnlyInPage && is_in(key, &one.key)) {
                continue;
            }
            let stated = [FactName::Type, FactName::Mandatory];
            self.facts += stated
                .iter()
                .filter(|name| subject.facts.contains_key(name))
                .count();
            let differs = differences.iter().any(|one| one.key == *key);
            self.agreed += usize::from(!differs && !moved.contains(key));
        }
        let gone = differences.iter().map(|difference| &difference.key);
        let gone: BTreeSet<&Key> = gone
            .filter(|key| key.part != Part::Operation && !keys.contains(key))
            .collect();
        self.subjects += keys.len() + gone.len();
    }
}

/// A path without the names of its parameters.
fn plain(name: &str) -> Vec<&str> {
    let segments = name.split('/');
    let segments = segments.map(|segment| match segment.starts_with('{') {
        true => "{}",
        false => segment,
    });
    segments.collect()
}

/// The operations that a comparison was about: of the page and of the document.
fn compared_operations<'a>(
    own: &'a [Operation],
    api: &'a Api,
    names: &[String],
) -> Vec<(&'a Operation, &'a Declaration)> {
    let declared = |name: &String| {
        let mut all = api.operations.iter();
        all.find(|one| format!("{} {}", one.method, one.path) == *name)
    };
    let pairs = names.iter().filter_map(|name| {
        let mut own = own.iter();
        let operation = own.find(|one| plain(&one.name()) == plain(name))?;
        Some((operation, declared(name)?))
    });
    pairs.collect()
}

#[test]
fn pages_and_document_agree_but_for_what_is_listed() {
    let (Some(document), Some(folder)) = (shared(DOCUMENT), shared(PAGES)) else {
        return;
    };
    let (api, documents) = api(&document, &Disk);
    let mut sources = documents.sources().clone();
    let list = list();
    let mut found: BTreeSet<Line> = BTreeSet::new();
    let mut told = Count::default();
    let mut operations = BTreeSet::new();
    for page in pages(&folder, &mut sources) {
        let compared = compare(&subject(&page, &api), &sources);
        told.pages += usize::from(!compared.operations.is_empty());
        let differences = compared.differences.iter().filter(|one| is_about(one));
        let differences: Vec<&Difference> = differences.collect();
        for one in &differences {
            found.insert((page.name.clone(), one.operation.clone(), line(one)));
        }
        let own = subjects(&page.claims);
        for (operation, declared) in compared_operations(&own, &api, &compared.operations) {
            let name = format!("{} {}", declared.method, declared.path);
            let keys = operation.subjects.iter().map(|subject| &subject.key);
            let moved = keys.filter_map(|key| elsewhere(&api, declared, key));
            let moved: BTreeSet<Key> = moved.collect();
            told.add(operation, &differences, &moved);
            let moved = moved.iter().map(|key| {
                let key = key.to_string();
                format!("subject: {key:?}, fact: fields, page: its own, document: of what is in it")
            });
            let unsaid = unsaid(operation, declared).into_iter();
            let unsaid = unsaid.map(|part| format!("subject: {part:?}, only: document"));
            found.extend(
                moved
                    .chain(unsaid)
                    .map(|line| (page.name.clone(), name.clone(), line)),
            );
            operations.insert(name);
        }
    }
    told.operations = operations.len();
    let listed: BTreeSet<Line> = list.lines.keys().cloned().collect();
    let mut wrong = String::new();
    for (page, operation, line) in found.difference(&listed) {
        let _ = writeln!(wrong, "not listed: {page}: {operation}: {{ {line} }}");
    }
    for (page, operation, line) in listed.difference(&found) {
        let _ = writeln!(wrong, "no more: {page}: {operation}: {{ {line} }}");
    }
    let mut blamed: BTreeMap<&str, usize> = BTreeMap::new();
    for reason in list.lines.values() {
        *blamed.entry(list.reasons[reason].as_str()).or_default() += 1;
    }
    println!("{told:?}, {} disagreements: {blamed:?}", found.len());
    assert!(wrong.is_empty(), "{wrong}");
    // What is not compared cannot disagree.
    let expected = Count {
        pages: 81,
        operations: 63,
        subjects: 1028,
        agreed: 826,
        facts: 1087,
    };
    assert_eq!(told, expected);
}

/// Pages with names of parameters in their paths that no document can have: one stands in the
/// path twice, or the table has another name than the path.
const ODD_PATHS: [&str; 4] = [
    "en-us_topic_0020212659",
    "en-us_topic_0065817706",
    "en-us_topic_0065817716",
    "en-us_topic_0067298110",
];

/// What is scaffolded of a page says of names, places, types and what is mandatory all that
/// the page says: with the document it agrees as the page does.
#[test]
fn scaffolds_say_what_their_pages_say() {
    let Some(folder) = shared(PAGES) else {
        return;
    };
    let mut sources = Sources::new();
    let mut wrong = String::new();
    for page in pages(&folder, &mut sources) {
        let text = scaffold(&page.name, &[&page.claims], &sources).text;
        let path = Path::new("scaffold.yaml");
        let (api, _) = api(path, &Memory::new().with(path, text));
        let compared = compare(&subject(&page, &api), &sources);
        for difference in compared.differences.iter().filter(|one| is_about(one)) {
            let odd = ODD_PATHS.contains(&page.name.as_str());
            if !(odd && difference.key.part == Part::Path) {
                let _ = writeln!(wrong, "{}: {}", page.name, line(difference));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
