//! This checkout.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use bindery_tests::{command, root};

use super::Tool;
use crate::document::Document;

/// This checkout's command.
pub(crate) struct Bindery;

impl Tool for Bindery {
    fn name(&self) -> &'static str {
        "bindery"
    }

    fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    fn install(&self, folder: &Path) -> Vec<Command> {
        let mut command = Command::new("cargo");
        command
            .args(["install", "-q", "--locked", "--force", "--path"])
            .arg(root().join("cli"))
            .arg("--root")
            .arg(folder)
            .env("CARGO_TARGET_DIR", folder.join("build"))
            .env_remove("RUSTFLAGS");
        vec![command]
    }

    fn install_small(&self, folder: &Path) -> Option<Vec<Command>> {
        let mut commands = self.install(folder);
        for command in &mut commands {
            command.arg("--no-default-features");
        }
        Some(commands)
    }

    fn program(&self, _: &Path) -> PathBuf {
        command::path()
    }

    /// It may have changed since it was built last.
    fn prepare(&self, _: &Path) -> Vec<Command> {
        let mut build = command::build();
        build.env_remove("RUSTFLAGS");
        vec![build]
    }

    fn generate(&self, program: &Path, document: &Document, folder: &Path) -> io::Result<Command> {
        let mut command = Command::new(program);
        command.arg("generate").arg(&document.path);
        command.arg("--out").arg(folder);
        Ok(command)
    }
}
