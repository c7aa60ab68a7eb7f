//! What `bindery diff` says of a crate, beside what cargo-semver-checks says of it.
//!
//! `cargo run -p bindery-tests --example semver` generates a small crate, and one for each of a
//! few edits of its document, and prints both verdicts. It needs `cargo install
//! cargo-semver-checks`; what the two do not agree about is explained in `docs/diff.md`.

use std::error::Error;
use std::path::Path;
use std::process::Command;

use bindery::diff::Bump;
use bindery::document::Memory;
use bindery::generate::{Mode, ModuleSettings, Origin, Settings, compare, generate, write};
use bindery_tests::{Scratch, manifest};

const PRESS: &str = include_str!("semver.yaml");

/// What an edit is, and what it replaces by what.
type Edit = (&'static str, &'static [(&'static str, &'static str)]);

const EDITS: &[Edit] = &[
    (
        "words",
        &[("description: Ordered", "description: It is ordered")],
    ),
    ("a rule is tightened", &[("maximum: 50", "maximum: 10")]),
    (
        "an optional field is added",
        &[(
            "        left: {",
            "        note: { type: string }\n        left: {",
        )],
    ),
    ("an enum value is added", &[("[a4, a5]", "[a4, a5, a6]")]),
    (
        "an operation is added",
        &[(
            "  /prints/{id}:",
            "  /papers:\n    get: { operationId: listPapers, responses: { '204': { description: None } } }\n  /prints/{id}:",
        )],
    ),
    (
        "a required field is added",
        &[
            ("required: [paper]", "required: [paper, ink]"),
            (
                "        copies:",
                "        ink: { type: string }\n        copies:",
            ),
        ],
    ),
    (
        "a field becomes required",
        &[("required: [id]", "required: [id, left]")],
    ),
    (
        "a field is removed",
        &[("        left: { type: integer, format: int64 }\n", "")],
    ),
    (
        "a field has another type",
        &[(
            "left: { type: integer, format: int64 }",
            "left: { type: string }",
        )],
    ),
    ("an enum value is removed", &[("[a4, a5]", "[a4]")]),
    (
        "a parameter becomes required",
        &[("in: query, schema", "in: query, required: true, schema")],
    ),
    (
        "an operation is removed",
        &[("    delete:", "    x-delete:")],
    ),
    (
        "a schema has another name",
        &[("schemas/Job", "schemas/Work"), ("    Job:", "    Work:")],
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    let scratch = Scratch::new("semver");
    let old = scratch.path().join("old");
    press(&old, PRESS)?;
    println!("| edit | `bindery diff` | cargo-semver-checks |\n|---|---|---|");
    for (what, edit) in EDITS {
        let mut text = PRESS.to_owned();
        for (from, to) in *edit {
            if !text.contains(from) {
                return Err(format!("{what}: no `{from}` in the document").into());
            }
            text = text.replace(from, to);
        }
        let new = scratch.path().join("new");
        press(&new, &text)?;
        let ours = bump(&text).ok_or("documents without errors")?;
        println!("| {what} | {ours:?} | {} |", theirs(&old, &new)?);
    }
    Ok(())
}

fn module() -> ModuleSettings {
    ModuleSettings::called_after(Path::new("press.yaml"))
}

fn press(folder: &Path, document: &str) -> Result<(), Box<dyn Error>> {
    let settings = Settings {
        manifest: manifest("bindery-proof-press"),
        modules: vec![module()],
    };
    let run = generate(&settings, &Memory::new().with("press.yaml", document));
    let generated = run.generated.ok_or("a document without errors")?;
    write(folder, &generated.files, Mode::Write)?;
    Ok(())
}

fn bump(text: &str) -> Option<Bump> {
    let old = Memory::new().with("press.yaml", PRESS);
    let new = Memory::new().with("press.yaml", text);
    let modules = [module()];
    let origin = |files| Origin {
        modules: &modules,
        files,
        tag_features: false,
    };
    let compared = compare(origin(&old), origin(&new)).modules?;
    compared.iter().map(|(_, diff)| diff.bump).max()
}

/// The checks that fail, of those for a patch.
fn theirs(old: &Path, new: &Path) -> Result<String, Box<dyn Error>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "semver-checks",
            "--release-type",
            "patch",
            "--only-explicit-features",
        ])
        .arg("--baseline-root")
        .arg(old)
        .arg("--manifest-path")
        .arg(new.join("Cargo.toml"))
        .env("CARGO_TERM_COLOR", "never")
        .env(
            "CARGO_TARGET_DIR",
            bindery_tests::root().join("target/semver"),
        )
        .output()?;
    let told = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
    if !told.contains("Summary") {
        return Err(format!("cargo semver-checks did not run:\n{told}").into());
    }
    let failures = told
        .lines()
        .filter_map(|line| line.strip_prefix("--- failure "));
    let failures: Vec<&str> = failures.filter_map(|line| line.split(':').next()).collect();
    Ok(if failures.is_empty() {
        "nothing".to_owned()
    } else {
        format!("breaks: {}", failures.join(", "))
    })
}
