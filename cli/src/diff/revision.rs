//! The files of a git revision.

use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use bindery::document::{Disk, Files};

use crate::outcome::Refusal;

/// The files of a git revision of the repository that the working directory is in. A path is
/// shown, and refers to others, as `REV:/path`, so that all files that a document refers to are
/// read in the same revision.
#[derive(Debug)]
pub(super) struct Revision {
    /// What the user calls it.
    name: String,
    /// The object that it was when the command began.
    tree: String,
}

impl Revision {
    /// The revision of a name.
    pub(super) fn find(name: &str) -> Result<Revision, Refusal> {
        if name.is_empty() || name.starts_with('-') {
            return Err(Refusal::new(format!("`{name}` is no git revision")));
        }
        let tree = format!("{name}^{{tree}}");
        let found = git([
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &tree,
        ]);
        let found = found.map_err(|why| {
            Refusal::new(format!(
                "there is no file and no git revision `{name}`: {why}"
            ))
        })?;
        let tree = String::from_utf8_lossy(&found).trim().to_owned();
        Ok(Revision {
            name: name.to_owned(),
            tree,
        })
    }

    /// What a path is called here. As git has it, one that begins with `./` or `../` is relative
    /// to the working directory, and any other one to the root of the repository.
    pub(super) fn path(&self, path: &str) -> Result<PathBuf, Refusal> {
        let mut whole = PathBuf::new();
        if path.starts_with("./") || path.starts_with("../") {
            let prefix = git(["rev-parse", "--show-prefix"]);
            let prefix = prefix.map_err(|why| Refusal::new(format!("git: {why}")))?;
            whole.push(String::from_utf8_lossy(&prefix).trim_end_matches('\n'));
        }
        for component in Path::new(path).components() {
            match component {
                Component::Normal(part) => whole.push(part),
                Component::CurDir => {}
                Component::ParentDir if whole.pop() => {}
                _ => {
                    let why = format!("`{path}` is not in the repository");
                    return Err(Refusal::new(why));
                }
            }
        }
        Ok(Path::new(&format!("{}:", self.name)).join(whole))
    }
}

impl Files for Revision {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let inside = path.strip_prefix(format!("{}:", self.name));
        let inside = inside.map_err(|_| io::Error::other("it is not in the repository"))?;
        let object = format!("{}:{}", self.tree, inside.display());
        let missing = |_| io::Error::new(io::ErrorKind::NotFound, "no such file in this revision");
        let size = git(["cat-file", "-s", "--end-of-options", &object]).map_err(missing)?;
        let size: u64 = String::from_utf8_lossy(&size).trim().parse().unwrap_or(0);
        if size > Disk::LIMIT {
            return Err(io::Error::other("larger than 256 MiB"));
        }
        git(["cat-file", "--end-of-options", "blob", &object])
    }
}

/// Asks git, without asking anybody else.
fn git<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> io::Result<Vec<u8>> {
    let output = Command::new("git")
        .args(arguments)
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .stdin(Stdio::null())
        .output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let why = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(io::Error::other(if why.is_empty() {
        "git does not know it".to_owned()
    } else {
        why
    }))
}
