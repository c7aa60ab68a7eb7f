//! The generators: how each is installed, called, and what its output needs to be a crate.

mod bindery;
mod oas3_gen;
mod openapi_generator;
mod openapi_to_rust;
mod progenitor;

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::document::Document;
use crate::workshop::Workshop;

/// A generator.
pub(crate) trait Tool {
    /// Its name, also of its folder.
    fn name(&self) -> &'static str;

    /// The version that is measured.
    fn version(&self) -> &'static str;

    /// How it is installed from nothing, into a folder.
    fn install(&self, folder: &Path) -> Vec<Command>;

    /// The same with what generating needs and no more, where there is such a choice.
    fn install_small(&self, _folder: &Path) -> Option<Vec<Command>> {
        None
    }

    /// What installing leaves.
    fn program(&self, folder: &Path) -> PathBuf;

    /// How it is made ready to be measured, where that is needed.
    fn prepare(&self, folder: &Path) -> Vec<Command> {
        match self.program(folder).exists() {
            true => Vec::new(),
            false => self.install(folder),
        }
    }

    /// What the whole of generating a crate into an empty folder is.
    fn generate(&self, program: &Path, document: &Document, folder: &Path) -> io::Result<Command>;

    /// What people do by hand after that, to have a crate; the folder that it is in.
    fn finish(&self, folder: &Path) -> io::Result<PathBuf> {
        Ok(folder.to_owned())
    }
}

/// The generators of these names, all where there are none.
pub(crate) fn chosen(names: &[String]) -> Vec<Box<dyn Tool>> {
    let mut all: Vec<Box<dyn Tool>> = vec![
        Box::new(bindery::Bindery),
        Box::new(oas3_gen::Oas3Gen),
        Box::new(openapi_to_rust::OpenapiToRust),
        Box::new(progenitor::Progenitor),
        Box::new(openapi_generator::OpenapiGenerator),
    ];
    all.retain(|tool| names.is_empty() || names.iter().any(|name| name == tool.name()));
    all
}

/// The names, in the order of columns.
pub(crate) const NAMES: [&str; 5] = [
    "bindery",
    "oas3-gen",
    "openapi-to-rust",
    "progenitor",
    "openapi-generator",
];

/// Installs generators where they are not there.
pub(crate) fn prepare(workshop: &Workshop, tools: &[Box<dyn Tool>]) -> io::Result<()> {
    for tool in tools {
        for mut command in tool.prepare(&workshop.tool(tool.name())) {
            if !command.status()?.success() {
                let said = format!("{} cannot be installed", tool.name());
                return Err(io::Error::other(said));
            }
        }
    }
    Ok(())
}

/// `cargo install` of a version from crates.io.
fn cargo_install(package: &str, version: &str, folder: &Path) -> Vec<Command> {
    let mut command = Command::new("cargo");
    command
        .args(["install", "-q", "--locked", "--force", "--root"])
        .arg(folder)
        .arg(format!("{package}@{version}"))
        .env("CARGO_TARGET_DIR", folder.join("build"))
        .env_remove("RUSTFLAGS");
    vec![command]
}
