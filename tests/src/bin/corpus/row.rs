//! What came of one document.

use std::collections::BTreeMap;
use std::time::Instant;

use bindery::document::Disk;
use bindery::finding::{Severity, code};
use bindery::generate::{Generated, ModuleSettings, Run, Settings, generate};
use bindery_tests::manifest;

use crate::compile::Checked;
use crate::corpus::Document;
use crate::size::Size;

/// What came of one document.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) kilobytes: u64,
    /// The operations that are in the document.
    pub(crate) operations: usize,
    /// The methods that are in the crate; `None` where there is no crate.
    pub(crate) methods: Option<usize>,
    /// Why operations are left out, each reason with how many.
    pub(crate) left_out: BTreeMap<String, usize>,
    /// Warnings and errors by their code.
    pub(crate) findings: BTreeMap<&'static str, usize>,
    pub(crate) types: usize,
    pub(crate) fields: usize,
    pub(crate) untyped_fields: usize,
    pub(crate) lines: usize,
    /// How much Rust there is, for the limits.
    pub(crate) size: Size,
    pub(crate) seconds: f64,
    pub(crate) check: Option<Checked>,
}

impl Row {
    /// How many operations a finding names that are left out.
    pub(crate) fn named(&self) -> usize {
        self.left_out.values().sum()
    }

    /// The row for whoever watches.
    pub(crate) fn line(&self) -> String {
        let methods = match self.methods {
            Some(methods) => methods.to_string(),
            None => "nothing".to_owned(),
        };
        let checked = self
            .check
            .as_ref()
            .map(|check| format!(", {}", check.words()));
        format!(
            "{}: {} of {} operations, {} left out, {} types, {} lines, {:.2} s{}",
            self.name,
            methods,
            self.operations,
            self.named(),
            self.types,
            self.lines,
            self.seconds,
            checked.unwrap_or_default()
        )
    }
}

/// Generates the crate of a document, in memory.
pub(crate) fn of(document: &Document) -> (Row, Option<Generated>) {
    let settings = settings(document);
    let start = Instant::now();
    let run = generate(&settings, &Disk);
    let seconds = start.elapsed().as_secs_f64();
    let mut row = Row {
        name: document.name.clone(),
        version: document.version.clone(),
        kilobytes: document.bytes / 1024,
        operations: document.operations,
        methods: None,
        left_out: left_out(&run),
        findings: findings(&run),
        types: 0,
        fields: 0,
        untyped_fields: 0,
        lines: 0,
        size: Size::default(),
        seconds,
        check: None,
    };
    if let Some(generated) = &run.generated {
        let counts = generated.counts.iter().map(|(_, counts)| counts);
        row.methods = Some(counts.clone().map(|counts| counts.operations).sum());
        row.types = counts.clone().map(|counts| counts.types).sum();
        row.fields = counts.clone().map(|counts| counts.fields).sum();
        row.untyped_fields = counts.map(|counts| counts.untyped_fields).sum();
        let rust = generated
            .files
            .iter()
            .filter(|file| file.path.ends_with(".rs"));
        for file in rust {
            row.lines += file.text.lines().count();
            if file.path.starts_with("src") {
                row.size.add(&file.text);
            }
        }
    }
    (row, run.generated)
}

fn settings(document: &Document) -> Settings {
    Settings {
        manifest: manifest(&format!("corpus-{}", document.name.to_ascii_lowercase())),
        modules: vec![ModuleSettings {
            name: "api".to_owned(),
            documents: vec![document.path.clone()],
            ..ModuleSettings::default()
        }],
    }
}

/// The reasons, without the operations' names.
fn left_out(run: &Run) -> BTreeMap<String, usize> {
    let mut reasons = BTreeMap::new();
    for finding in run.findings.all() {
        if std::ptr::eq(finding.code, &code::plan::OPERATION_LEFT_OUT) {
            let (_, why) = finding.message.split_once("left out: ").unwrap_or_default();
            *reasons.entry(why.to_owned()).or_default() += 1;
        }
    }
    reasons
}

fn findings(run: &Run) -> BTreeMap<&'static str, usize> {
    let mut codes = BTreeMap::new();
    for finding in run.findings.all() {
        if finding.severity != Severity::Note {
            *codes.entry(finding.code.id).or_default() += 1;
        }
    }
    codes
}
