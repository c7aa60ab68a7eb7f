//! What cargo tells a build script.

use std::path::{Path, PathBuf};

use super::BuildError;

/// The folders that cargo names in variables.
pub(super) struct Environment {
    /// The folder of the package; empty, which is the working directory, where cargo does
    /// not run the program.
    pub(super) package: PathBuf,
    /// Where the output of the script belongs.
    pub(super) out_dir: Option<PathBuf>,
}

impl Environment {
    pub(super) fn of_cargo() -> Environment {
        Environment {
            package: std::env::var_os("CARGO_MANIFEST_DIR")
                .map(PathBuf::from)
                .unwrap_or_default(),
            out_dir: std::env::var_os("OUT_DIR").map(PathBuf::from),
        }
    }

    /// Where to write: what was said, or cargo's folder.
    pub(super) fn out_dir(&self, said: Option<&Path>) -> Result<PathBuf, BuildError> {
        match (said, &self.out_dir) {
            (Some(folder), _) => Ok(self.package.join(folder)),
            (None, Some(folder)) => Ok(folder.clone()),
            (None, None) => Err(BuildError::new(
                "OUT_DIR is not set, so this is no build script; say where to write with `Config::out_dir`".to_owned(),
            )),
        }
    }
}
