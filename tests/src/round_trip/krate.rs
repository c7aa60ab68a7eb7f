//! The crate of a document, and what its program says about samples.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bindery::emit::{self, Contents, format};
use bindery::finding::Findings;
use bindery::model::{Api, Json};
use bindery::plan::{self, Named};

use crate::{manifest, root};

const PROGRAM: &str = include_str!("program.rs");

/// A generated crate in a folder of its own, where it is found again.
pub(super) struct Krate {
    folder: PathBuf,
}

impl Krate {
    /// Writes the crate of an API.
    ///
    /// # Errors
    /// When it cannot be planned or written.
    pub(super) fn write(name: &str, api: &Api) -> Result<Krate, String> {
        let folder = root().join("target/round-trip/crates").join(name);
        let manifest = manifest(&format!("round-trip-{name}"));
        let mut findings = Findings::new();
        let plan = plan::plan(&manifest, &[Named { name: "api", api }], &mut findings);
        findings.barrier().map_err(|_| first_error(&findings))?;
        // What was written for another version of the document must not stay.
        let _ = fs::remove_dir_all(&folder);
        let krate = Krate { folder };
        for file in emit::krate(&plan) {
            let text = match file.contents {
                Contents::Rust(pieces) => format::file(&pieces),
                Contents::Text(text) => text,
            };
            krate.add(&file.path, &text)?;
        }
        let library = format!("round_trip_{}", name.replace('-', "_"));
        krate.add("src/main.rs", &PROGRAM.replace("KRATE", &library))?;
        let lock = fs::read_to_string(root().join("Cargo.lock")).map_err(|why| why.to_string())?;
        krate.add("Cargo.lock", &lock)?;
        Ok(krate)
    }

    fn add(&self, path: &str, text: &str) -> Result<(), String> {
        let path = self.folder.join(path);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, text))
            .map_err(|why| format!("{}: {why}", path.display()))
    }

    /// What the program says about each sample: nothing where all is well.
    ///
    /// # Errors
    /// When the crate does not compile, or the program breaks off.
    pub(super) fn judge(&self, samples: &[Json]) -> Result<Vec<String>, String> {
        let lines: Vec<String> = samples.iter().map(Json::to_string).collect();
        self.add("samples.jsonl", &lines.join("\n"))?;
        let output = Command::new(env!("CARGO"))
            .args(["run", "-q", "--offline", "--no-default-features", "--"])
            .arg("samples.jsonl")
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", root().join("target/round-trip/target"))
            .env("CARGO_PROFILE_DEV_DEBUG", "false")
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TERM_COLOR", "never")
            .env_remove("RUSTFLAGS")
            // Those of the outer cargo speak of another package.
            .env_remove("CARGO_MANIFEST_DIR")
            .env_remove("OUT_DIR")
            .output()
            .map_err(|why| why.to_string())?;
        let said = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            let told = String::from_utf8_lossy(&output.stderr);
            let errors = told.lines().filter(|line| !line.trim().is_empty());
            return Err(errors.take(12).collect::<Vec<_>>().join("\n"));
        }
        let said: Vec<String> = said.lines().map(unquoted).collect();
        if said.len() == samples.len() {
            Ok(said)
        } else {
            Err(format!("{} samples, {} answers", samples.len(), said.len()))
        }
    }

    /// Removes what can be made again: all of them together are large.
    pub(super) fn clean(&self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A JSON string, read by the reader of the generator.
fn unquoted(line: &str) -> String {
    let files = bindery::document::Memory::new().with("said.json", line);
    let path = PathBuf::from("said.json");
    let documents =
        bindery::document::read(std::slice::from_ref(&path), &files, &mut Findings::new());
    let node = documents
        .at(Path::new(&path))
        .and_then(|id| documents.root(id));
    match node.map(Json::from) {
        Some(Json::String(text)) => text,
        _ => line.to_owned(),
    }
}

pub(super) fn first_error(findings: &Findings) -> String {
    let errors = findings.all().iter();
    let mut errors = errors.filter(|one| one.severity == bindery::finding::Severity::Error);
    errors.next().map_or_else(String::new, |error| {
        format!("{}: {}", error.code.id, error.message)
    })
}
