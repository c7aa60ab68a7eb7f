//! openapi-to-rust, its types and async client.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Tool, cargo_install};
use crate::document::Document;

/// <https://crates.io/crates/openapi-to-rust>
pub(crate) struct OpenapiToRust;

const MANIFEST: &str =
    "[package]\nname = \"measured\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n";

impl Tool for OpenapiToRust {
    fn name(&self) -> &'static str {
        "openapi-to-rust"
    }

    fn version(&self) -> &'static str {
        "0.23.0"
    }

    fn install(&self, folder: &Path) -> Vec<Command> {
        cargo_install(self.name(), self.version(), folder)
    }

    fn program(&self, folder: &Path) -> PathBuf {
        folder.join("bin/openapi-to-rust")
    }

    fn generate(&self, program: &Path, document: &Document, folder: &Path) -> io::Result<Command> {
        let mut command = Command::new(program);
        command.arg("generate").arg(&document.path);
        command.current_dir(folder);
        Ok(command)
    }

    /// It writes a module, and beside it what a crate has to depend on.
    fn finish(&self, folder: &Path) -> io::Result<PathBuf> {
        let generated = folder.join("src/generated");
        let needed = fs::read_to_string(generated.join("REQUIRED_DEPS.toml"))?;
        fs::write(folder.join("Cargo.toml"), format!("{MANIFEST}{needed}"))?;
        fs::write(folder.join("src/lib.rs"), "pub mod generated;\n")?;
        Ok(folder.to_owned())
    }
}
