//! The road from a small text to a model, with findings as lines to compare.

#![allow(dead_code)] // every test file uses its part

use bindery::document::{self, Memory};
use bindery::finding::{Finding, Findings, Sources};
use bindery::model::Api;
use bindery::{check, openapi, resolve};

/// What came out of the road.
pub(crate) struct Walked {
    /// The model, where there is one.
    pub(crate) api: Option<Api>,
    /// The findings, a line each: code, place, words, help.
    pub(crate) findings: String,
    /// The model as text.
    pub(crate) text: String,
}

impl Walked {
    /// The lines of the model's text that begin a type or are inside one.
    pub(crate) fn types(&self) -> String {
        let is_type = |line: &&str| line.starts_with("  t") || line.starts_with("    ");
        let start = self.text.lines().position(|line| line.starts_with("  t0 "));
        let lines = self
            .text
            .lines()
            .skip(start.unwrap_or(usize::MAX))
            .filter(is_type);
        lines
            .map(|line| line.split("  @ ").next().unwrap_or(line).to_owned() + "\n")
            .collect()
    }
}

/// Walks over files, of which the first `roots` are documents.
pub(crate) fn walk_files(files: &[(&str, &str)], roots: usize) -> Walked {
    let memory = files.iter().fold(Memory::new(), |memory, (path, text)| {
        memory.with(path, *text)
    });
    let paths: Vec<_> = files
        .iter()
        .take(roots)
        .map(|(path, _)| path.into())
        .collect();
    let mut findings = Findings::new();
    let documents = document::read(&paths, &memory, &mut findings);
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
    let lines = findings
        .all()
        .iter()
        .map(|finding| line(finding, documents.sources()));
    Walked {
        findings: lines.collect(),
        text: api
            .as_ref()
            .map(|api| api.to_text(documents.sources()))
            .unwrap_or_default(),
        api,
    }
}

/// Walks over one document.
pub(crate) fn walk(text: &str) -> Walked {
    walk_files(&[("api.yaml", text)], 1)
}

/// Walks over one schema, `A`, and what else stands under `components/schemas`: lines
/// without indentation, the first of which is line 5; four columns are added.
pub(crate) fn walk_schemas(schemas: &str) -> Walked {
    let indented: String = schemas
        .lines()
        .map(|line| format!("    {line}\n"))
        .collect();
    walk(&format!(
        "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\ncomponents:\n  schemas:\n{indented}"
    ))
}

pub(crate) fn line(finding: &Finding, sources: &Sources) -> String {
    let at = finding.place.map_or_else(String::new, |place| {
        let position = sources.position(place);
        format!(
            " {}:{}:{}",
            sources.path(place.source).display(),
            position.line,
            position.column
        )
    });
    let help = finding
        .help
        .as_ref()
        .map_or_else(String::new, |help| format!(" ({help})"));
    format!("{}{at} {}{help}\n", finding.code.id, finding.message)
}
