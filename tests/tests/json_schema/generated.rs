//! The generated types and tables: one crate for all schemas, which judges all cases.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use bindery::document::Memory;
use bindery::finding::render::{self, Style};
use bindery::generate::{Mode, ModuleSettings, Settings, generate, write};
use bindery_tests::{Scratch, manifest};
use serde_json::{Value, json};

use super::cargo;
use super::suite::Group;

/// What generated code makes of a value.
pub(crate) struct Verdict {
    /// Whether the table accepts it as JSON.
    pub(crate) json: bool,
    /// Whether the type can hold it.
    pub(crate) held: bool,
    /// Whether what the type holds is valid.
    pub(crate) valid: bool,
    /// Whether what the type holds is the same value.
    pub(crate) same: bool,
}

/// Judges all cases, group by group.
pub(crate) fn run(groups: &[&Group]) -> Vec<Vec<Verdict>> {
    let scratch = Scratch::new("json-schema");
    write_crate(scratch.path(), groups);
    scratch.write("examples/suite.rs", &program(groups.len()));
    cargo::lock(&scratch);
    cargo::succeed(scratch.path(), &["build", "-q", "--example", "suite"]);
    let said = cases(&cargo::target().join("debug/examples/suite"), groups);
    let mut lines = said.lines();
    let verdicts = groups.iter().map(|group| {
        let lines = lines.by_ref().take(group.cases.len());
        lines.map(verdict).collect()
    });
    verdicts.collect()
}

fn verdict(line: &str) -> Verdict {
    let flags: Vec<bool> = line.chars().map(|flag| flag == '1').collect();
    let [json, held, valid, same] = *flags.as_slice() else {
        panic!("not a verdict: {line}");
    };
    Verdict {
        json,
        held,
        valid,
        same,
    }
}

fn write_crate(folder: &Path, groups: &[&Group]) {
    let mut schemas = serde_json::Map::new();
    let mut all = serde_json::Map::new();
    let mut files = Memory::new();
    for (index, group) in groups.iter().enumerate() {
        let (file, name) = (format!("schema{index}.json"), format!("Case{index}"));
        files = files.with(&file, group.schema.to_string());
        // A required property of any type, so that every value stands in a record.
        let case = json!({
            "type": "object", "required": ["value"], "properties": { "value": { "$ref": file } }
        });
        let reference = format!("#/components/schemas/{name}");
        schemas.insert(name, case);
        all.insert(format!("case{index}"), json!({ "$ref": reference }));
    }
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "suite", "version": "1" },
        "paths": { "/": { "get": { "operationId": "get", "responses": { "200": {
            "description": "all", "content": { "application/json": {
                "schema": { "type": "object", "properties": Value::Object(all) }
            } }
        } } } } },
        "components": { "schemas": Value::Object(schemas) }
    });
    let run = generate(&settings(), &files.with("api.json", document.to_string()));
    let shown = render::text(run.findings.all(), run.documents.sources(), Style::Plain);
    write(folder, &run.generated.expect(&shown).files, Mode::Write).unwrap();
}

fn settings() -> Settings {
    Settings {
        manifest: manifest("bindery-proof-suite"),
        modules: vec![ModuleSettings {
            name: "api".to_owned(),
            documents: vec!["api.json".into()],
            ..ModuleSettings::default()
        }],
    }
}

/// A program that reads a line for each case, and writes its verdict.
fn program(groups: usize) -> String {
    let mut table = String::new();
    for index in 0..groups {
        let _ = writeln!(table, "    judge::<types::Case{index}>,");
    }
    include_str!("program.rs.txt").replace("/* judges */", &table)
}

fn cases(program: &Path, groups: &[&Group]) -> String {
    let mut lines = String::new();
    for (index, group) in groups.iter().enumerate() {
        for case in &group.cases {
            let _ = writeln!(lines, "{index}\t{}", json!({ "value": case.value }));
        }
    }
    let mut child = std::process::Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
