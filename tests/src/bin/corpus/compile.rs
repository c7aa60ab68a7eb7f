//! Checks generated crates with cargo: no error, no warning.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Instant;

use bindery::generate::{Generated, Mode, write};
use bindery_tests::{root, touch};

use crate::corpus::Document;

/// Lints everything that is generated.
const CLIPPY: &[&str] = &[
    "clippy",
    "-q",
    "--all-targets",
    "--all-features",
    "--",
    "-D",
    "warnings",
];

/// What cargo said of a crate.
pub(crate) struct Checked {
    /// How long `cargo check` of the library took, with all dependencies done.
    pub(crate) seconds: f64,
    /// The first error or warning.
    pub(crate) complaint: Option<String>,
}

impl Checked {
    pub(crate) fn words(&self) -> String {
        match &self.complaint {
            None => format!("compiles in {:.1} s", self.seconds),
            Some(complaint) => format!("does not compile: {complaint}"),
        }
    }
}

/// Where crates are checked; all of them share what they are built on.
pub(crate) struct Workshop {
    folder: PathBuf,
}

impl Workshop {
    pub(crate) fn new() -> io::Result<Workshop> {
        let folder = root().join("target/corpus");
        fs::create_dir_all(&folder)?;
        Ok(Workshop { folder })
    }

    pub(crate) fn check(
        &self,
        document: &Document,
        generated: &Generated,
        lint: bool,
    ) -> io::Result<Checked> {
        let folder = self.folder.join(&document.name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder)?;
        write(&folder, &generated.files, Mode::Write).map_err(io::Error::other)?;
        fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
        // The first run is about the dependencies.
        self.cargo(&folder, &["check", "-q"])?;
        touch(&folder.join("src/lib.rs"))?;
        let start = Instant::now();
        let mut output = self.cargo(&folder, &["check", "-q"])?;
        let seconds = start.elapsed().as_secs_f64();
        let mut more: Vec<&[&str]> = vec![&["check", "-q", "--all-targets", "--all-features"]];
        if lint {
            more.push(CLIPPY);
            more.push(&["doc", "-q", "--no-deps", "--all-features"]);
            more.push(&["test", "-q", "--tests"]);
            more.push(&["run", "-q", "--example", "loopback"]);
        }
        for arguments in more {
            if output.status.success() {
                output = self.cargo(&folder, arguments)?;
            }
        }
        if !output.status.success() {
            fs::write(folder.join("cargo.log"), &output.stderr)?;
        }
        Ok(Checked {
            seconds,
            complaint: complaint(&output),
        })
    }

    fn cargo(&self, folder: &Path, arguments: &[&str]) -> io::Result<Output> {
        Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args([
                "--offline",
                "--config",
                "profile.dev.package.\"*\".debug=false",
            ])
            .args(arguments)
            .current_dir(folder)
            // What the tests of single crates are built on serves here too.
            .env("CARGO_TARGET_DIR", root().join("target/tmp/standalone"))
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
            .env("CARGO_TERM_COLOR", "never")
            .env("RUSTFLAGS", "-D warnings")
            .env("RUSTDOCFLAGS", "-D warnings")
            .env_remove("CARGO_MANIFEST_DIR")
            .output()
    }
}

fn complaint(output: &Output) -> Option<String> {
    if output.status.success() {
        return None;
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let mut lines = said
        .lines()
        .filter(|line| line.starts_with("error") || line.starts_with("warning"));
    Some(lines.next().unwrap_or("cargo failed").to_owned())
}
