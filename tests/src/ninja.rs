//! Many documents by Ninja, with the rule that `docs/build-engines.md` shows.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Ninja: the program that the variable `NINJA` names, else the one that is found by its name.
///
/// `None`, said aloud, where there is none.
///
/// # Panics
/// In CI (the variable `CI` is `true`) where there is none: a test that silently proves nothing
/// must not be green.
#[must_use]
pub fn program() -> Option<PathBuf> {
    let program = std::env::var_os("NINJA").unwrap_or_else(|| "ninja".into());
    let said = match Command::new(&program).arg("--version").output() {
        Ok(output) if output.status.success() => return Some(program.into()),
        Ok(output) => output.status.to_string(),
        Err(error) => error.to_string(),
    };
    crate::skipped(&format!(
        "no Ninja, neither by the variable NINJA nor by name ({said})"
    ))
}

/// The Ninja file for these documents: a crate each below `crates`, called as its document.
///
/// # Errors
/// Where the page cannot be read or shows no rule, and for a document without a file name.
pub fn file(documents: &[PathBuf]) -> io::Result<String> {
    let page = std::fs::read_to_string(crate::root().join("docs/build-engines.md"))?;
    let shown = page.split_once("```ninja\n").map(|(_, shown)| shown);
    let rule = shown.and_then(|shown| shown.split_once("\n\n"));
    let (rule, _) = rule.ok_or_else(|| unfit("docs/build-engines.md shows no Ninja file"))?;
    let mut text = format!("{rule}\n");
    for document in documents {
        let stem = document.file_stem().and_then(|stem| stem.to_str());
        let stem = stem.ok_or_else(|| unfit(&format!("{}: no name", document.display())))?;
        let name = stem.to_lowercase();
        let path = escaped(&document.to_string_lossy());
        text += &format!(
            "\nbuild crates/{name}/Cargo.toml: bindery {path}\n  folder = crates/{name}\n  crate = {name}\n"
        );
    }
    Ok(text)
}

fn unfit(said: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, said)
}

/// A path as Ninja reads it.
fn escaped(path: &str) -> String {
    let path = path.replace('$', "$$");
    path.replace(' ', "$ ").replace(':', "$:")
}

/// Runs Ninja in a folder, `jobs` at a time, with this `bindery`, which remembers nothing between
/// its runs.
///
/// # Errors
/// When it cannot be started.
pub fn run(program: &Path, folder: &Path, jobs: usize, bindery: &Path) -> io::Result<Output> {
    let mut command = Command::new(program);
    command
        .arg("-C")
        .arg(folder)
        .arg("-j")
        .arg(jobs.to_string());
    command.env("PATH", path(bindery)?);
    command.env("BINDERY_CACHE_DIR", "").output()
}

/// The variable `PATH` with the folder of this program first.
fn path(first: &Path) -> io::Result<OsString> {
    let known = std::env::var_os("PATH").unwrap_or_default();
    let folder = first.parent().map(Path::to_owned);
    let folders = folder.into_iter().chain(std::env::split_paths(&known));
    std::env::join_paths(folders).map_err(|error| unfit(&error.to_string()))
}
