//! What is said of documents before and after they are amended.

use std::path::PathBuf;

use bindery::document::Files;
use bindery::finding::code::check::BAD_EXAMPLE;
use bindery::finding::{Finding, Severity, Sources};
use bindery::generate::{ModuleSettings, lint};
use bindery::map::Map;

use super::Amended;
use crate::code::IDLE_DEVIATION;
use crate::review::{Review, Settings};

/// What is wrong with a module now and was not before. Examples are a matter of their own:
/// nobody can tell from a page what they should be.
pub(super) fn worse(
    module: &ModuleSettings,
    before: &dyn Files,
    after: &dyn Files,
) -> Option<String> {
    let modules = std::slice::from_ref(module);
    let (before, after) = (lint(modules, before), lint(modules, after));
    let count = |findings: &[Finding]| {
        let mut counts: Map<&str, usize> = Map::new();
        for finding in findings.iter().filter(|one| is_wrong(one)) {
            *counts.entry(finding.code.id).or_default() += 1;
        }
        counts
    };
    let (old, new) = (count(before.findings.all()), count(after.findings.all()));
    let grown = |finding: &&Finding| {
        let id = finding.code.id;
        is_wrong(finding) && new.get(id).copied() > old.get(id).copied()
    };
    let first = after.findings.all().iter().find(grown)?;
    Some(format!("{} ({})", first.message, first.code.id))
}

fn is_wrong(finding: &Finding) -> bool {
    finding.severity != Severity::Note && !std::ptr::eq(finding.code, &BAD_EXAMPLE)
}

/// What a person should look at when all is done.
pub(super) fn remarks(
    settings: &Settings,
    files: &(dyn Files + Sync),
    documents: &[(PathBuf, String)],
    last: &Review,
) -> Vec<String> {
    let idle = last.findings.all().iter();
    let idle = idle.filter(|one| std::ptr::eq(one.code, &IDLE_DEVIATION));
    let mut remarks: Vec<String> = idle.map(|one| shown(one, &last.sources)).collect();
    let mut modules: Vec<ModuleSettings> = Vec::new();
    for page in &settings.pages {
        if modules
            .iter()
            .all(|own| own.documents != page.module.documents)
        {
            modules.push(page.module.clone());
        }
    }
    let amended = documents
        .iter()
        .fold(Amended::new(files), |files, (path, text)| {
            files.with(path, text.trim_start_matches('\u{feff}'))
        });
    let examples = |files: &dyn Files| -> Vec<(String, String)> {
        let run = lint(&modules, files);
        let bad = run.findings.all().iter();
        let bad = bad.filter(|one| std::ptr::eq(one.code, &BAD_EXAMPLE));
        bad.map(|one| (one.message.clone(), shown(one, run.documents.sources())))
            .collect()
    };
    // Lines move, so what was said before is known by its words.
    let mut old: Vec<String> = examples(files)
        .into_iter()
        .map(|(message, _)| message)
        .collect();
    for (message, shown) in examples(&amended) {
        match old.iter().position(|one| *one == message) {
            Some(known) => {
                old.swap_remove(known);
            }
            None => remarks.push(shown),
        }
    }
    remarks
}

/// A finding in a line.
fn shown(finding: &Finding, sources: &Sources) -> String {
    match finding.place {
        Some(place) => {
            let path = super::shown(sources.path(place.source));
            let line = sources.position(place).line;
            format!("{path}:{line}: {}", finding.message)
        }
        None => finding.message.clone(),
    }
}
