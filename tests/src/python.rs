//! Programs in Python that are not ours, in the environment that CI makes of
//! `tests/requirements.txt`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The Python of that environment, which has these packages: the one that the variable `PYTHON`
/// names, else that of `target/venv`.
///
/// `None`, said aloud, where there is none, or where it lacks one of them.
///
/// # Panics
/// In CI (the variable `CI` is `true`) where there is none: a test that silently proves nothing
/// must not be green.
#[must_use]
pub fn python(packages: &[&str]) -> Option<PathBuf> {
    let usual = || crate::root().join("target/venv/bin/python");
    let python = std::env::var_os("PYTHON").map_or_else(usual, PathBuf::from);
    let imports = format!("import {}", packages.join(", "));
    let tried = Command::new(&python).args(["-c", &imports]).output();
    match tried {
        Ok(output) if output.status.success() => Some(python),
        _ => crate::skipped(&format!(
            "no Python with {}, neither by the variable PYTHON nor in target/venv",
            packages.join(", ")
        )),
    }
}

/// Runs a program of `tests/python`.
///
/// # Errors
/// When it cannot be started.
pub fn run(python: &Path, program: &str, arguments: &[&str]) -> std::io::Result<Output> {
    let program = crate::root().join("tests/python").join(program);
    Command::new(python).arg(program).args(arguments).output()
}
