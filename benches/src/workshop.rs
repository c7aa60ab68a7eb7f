//! Where generators are installed, and their output is built.

use std::fs;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};
use std::process::Command;

use bindery_tests::root;

/// The folder that all of it is in.
pub(crate) struct Workshop {
    folder: PathBuf,
}

impl Workshop {
    pub(crate) fn new() -> io::Result<Workshop> {
        let folder = root().join("target/beside");
        fs::create_dir_all(&folder)?;
        Ok(Workshop { folder })
    }

    /// Where a generator is installed.
    pub(crate) fn tool(&self, name: &str) -> PathBuf {
        self.folder.join("tools").join(name)
    }

    /// An empty folder.
    pub(crate) fn empty(&self, path: &str) -> io::Result<PathBuf> {
        let folder = self.folder.join(path);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => fs::create_dir_all(&folder)?,
        }
        Ok(folder)
    }

    /// Where [`Workshop::cargo`] builds the crates of a generator.
    pub(crate) fn built(&self, tool: &str) -> PathBuf {
        self.folder.join("built").join(tool)
    }

    /// Where what a command says is kept.
    pub(crate) fn log(&self) -> PathBuf {
        self.folder.join("last.log")
    }

    /// Cargo for a crate: not incremental, the runtime of this checkout, and dependencies shared
    /// by all crates of one generator.
    pub(crate) fn cargo(&self, tool: &str, crate_folder: &Path, arguments: &[&str]) -> Command {
        let runtime = root().join("runtime");
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .arg("--config")
            .arg(format!(
                "patch.crates-io.bindery-runtime.path={:?}",
                runtime.to_string_lossy()
            ))
            .args(arguments)
            .current_dir(crate_folder)
            .env("CARGO_TARGET_DIR", self.built(tool))
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TERM_COLOR", "never")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_MANIFEST_DIR");
        cargo
    }
}

/// How many lines of Rust a folder holds.
pub(crate) fn lines(folder: &Path) -> io::Result<u64> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            count += lines(&path)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            // Not all at once: the peak of this process is where that of its children begins.
            let mut text = io::BufReader::new(fs::File::open(&path)?);
            while text.skip_until(b'\n')? > 0 {
                count += 1;
            }
        }
    }
    Ok(count)
}
