//! oas3-gen, its client crate.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Tool, cargo_install};
use crate::document::Document;

/// <https://crates.io/crates/oas3-gen>
pub(crate) struct Oas3Gen;

impl Tool for Oas3Gen {
    fn name(&self) -> &'static str {
        "oas3-gen"
    }

    fn version(&self) -> &'static str {
        "0.29.0"
    }

    fn install(&self, folder: &Path) -> Vec<Command> {
        cargo_install(self.name(), self.version(), folder)
    }

    fn program(&self, folder: &Path) -> PathBuf {
        folder.join("bin/oas3-gen")
    }

    fn generate(&self, program: &Path, document: &Document, folder: &Path) -> io::Result<Command> {
        let mut command = Command::new(program);
        command.args(["generate", "client-mod", "--workspace", "-i"]);
        command.arg(&document.path).arg("-o").arg(folder);
        Ok(command)
    }
}
