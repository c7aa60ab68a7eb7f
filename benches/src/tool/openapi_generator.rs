//! openapi-generator, by its package for Python, which holds the Java archive.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Tool;
use crate::document::Document;

/// <https://pypi.org/project/openapi-generator-cli>
pub(crate) struct OpenapiGenerator;

impl Tool for OpenapiGenerator {
    fn name(&self) -> &'static str {
        "openapi-generator"
    }

    fn version(&self) -> &'static str {
        "7.26.0"
    }

    fn install(&self, folder: &Path) -> Vec<Command> {
        let mut environment = Command::new("python3");
        environment.args(["-m", "venv"]).arg(folder);
        let mut package = Command::new(folder.join("bin/pip"));
        package.args(["install", "-q"]);
        package.arg(format!("openapi-generator-cli=={}", self.version()));
        vec![environment, package]
    }

    fn program(&self, folder: &Path) -> PathBuf {
        folder.join("bin/openapi-generator-cli")
    }

    fn generate(&self, program: &Path, document: &Document, folder: &Path) -> io::Result<Command> {
        let mut command = Command::new(program);
        command.args(["generate", "-g", "rust", "--skip-validate-spec", "-i"]);
        command.arg(&document.path).arg("-o").arg(folder);
        // Without a version it writes the document's into Cargo.toml, as it is.
        command.args(["-p", "packageName=measured,packageVersion=0.1.0"]);
        Ok(command)
    }
}
