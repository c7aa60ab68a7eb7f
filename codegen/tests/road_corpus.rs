//! The road from text to a judged model, over the documents of this repository and over
//! real documents of others.

mod documents;

use bindery::document::{self, Disk, Documents};
use bindery::finding::{Findings, Severity};
use bindery::model::Api;
use bindery::{check, openapi, resolve};
use std::collections::BTreeMap;
use std::path::PathBuf;

fn road(paths: &[PathBuf]) -> (Documents, Option<Api>, Findings) {
    let mut findings = Findings::new();
    let documents = document::read(paths, &Disk, &mut findings);
    let roots = documents.roots().to_vec();
    let documents = openapi::reshape(&documents, &roots, &mut findings).unwrap_or(documents);
    let mut apis = Vec::new();
    for root in documents.roots() {
        apis.extend(openapi::read(&documents, *root, &mut findings));
    }
    let mut api = (!apis.is_empty()).then(|| resolve::resolve(&documents, &apis, &mut findings));
    if let Some(api) = &mut api {
        resolve::confine(&documents, &apis, api, &mut [&mut findings]);
    }
    if let Some(api) = &api {
        check::check(api, &documents, &mut findings);
    }
    findings.sort();
    (documents, api, findings)
}

fn described(documents: &Documents, findings: &Findings, least: Severity) -> String {
    let sources = documents.sources();
    let mut text = String::new();
    for finding in findings
        .all()
        .iter()
        .filter(|finding| finding.severity <= least)
    {
        let at = finding.place.map(|place| {
            (
                sources.path(place.source).display().to_string(),
                sources.position(place),
            )
        });
        let at = at.map(|(path, position)| format!("{path}:{}:{}", position.line, position.column));
        text += &format!(
            "{} {} {}\n",
            finding.code.id,
            at.unwrap_or_default(),
            finding.message
        );
    }
    text
}

#[test]
fn the_documents_of_this_repository_have_nothing_to_report() {
    for path in documents::of_this_repository() {
        let (documents, api, findings) = road(std::slice::from_ref(&path));
        assert_eq!(described(&documents, &findings, Severity::Note), "");
        // What it is about, and how that is followed; a token needs no following.
        let operations = if path.ends_with("create-token.yaml") {
            1
        } else {
            2
        };
        let found = api.unwrap().operations.len();
        assert_eq!(found, operations, "{}", path.display());
    }
}

/// Real documents break many rules. Errors are counted by code, so that a new false alarm
/// shows.
#[test]
fn real_documents_terminate_and_errors_are_counted() {
    let Some(paths) = documents::of_others() else {
        return;
    };
    let mut all: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for path in &paths {
        let start = std::time::Instant::now();
        let (documents, api, findings) = road(std::slice::from_ref(path));
        let name = path.file_name().unwrap().to_string_lossy();
        let types = api.as_ref().map_or(0, |api| api.types.len());
        let operations = api.as_ref().map_or(0, |api| api.operations.len());
        let errors = findings
            .all()
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count();
        eprintln!(
            "{name}: {operations} operations, {types} types, {errors} errors of {} findings, {:?}",
            findings.all().len(),
            start.elapsed()
        );
        for finding in findings.all() {
            *all.entry((finding.severity, finding.code.id)).or_default() += 1;
        }
        for line in described(&documents, &findings, Severity::Error)
            .lines()
            .take(8)
        {
            eprintln!("    {line}");
        }
    }
    for ((severity, code), count) in &all {
        eprintln!("{severity:?} {code} {count}");
    }
    assert!(
        paths.len() > 60,
        "only {} documents were found",
        paths.len()
    );
    // Whatever is wrong in a document, it is never all of it.
    let errors = all
        .iter()
        .filter(|((severity, _), _)| *severity == Severity::Error)
        .map(|((_, code), count)| format!("{code} {count}"));
    assert_eq!(errors.collect::<Vec<_>>(), Vec::<String>::new());
}
