//! progenitor, by `cargo progenitor`.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Tool, cargo_install};
use crate::document::Document;

/// <https://crates.io/crates/cargo-progenitor>
pub(crate) struct Progenitor;

impl Tool for Progenitor {
    fn name(&self) -> &'static str {
        "progenitor"
    }

    fn version(&self) -> &'static str {
        "0.15.1"
    }

    fn install(&self, folder: &Path) -> Vec<Command> {
        cargo_install("cargo-progenitor", self.version(), folder)
    }

    fn program(&self, folder: &Path) -> PathBuf {
        folder.join("bin/cargo-progenitor")
    }

    fn generate(&self, program: &Path, document: &Document, folder: &Path) -> io::Result<Command> {
        let mut command = Command::new(program);
        command.args(["progenitor", "-i"]).arg(&document.path);
        command.arg("-o").arg(folder);
        command.args(["-n", "measured", "-v", "0.1.0"]);
        Ok(command)
    }
}
