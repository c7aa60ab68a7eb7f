//! Files that are written all or not at all.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::outcome::Refusal;

/// A file with its bytes, before and afterwards.
#[derive(Debug)]
pub(super) struct Put {
    path: PathBuf,
    /// `None` where there was no file.
    old: Option<Vec<u8>>,
    /// `None` where there will be none.
    new: Option<Vec<u8>>,
}

impl Put {
    pub(super) fn new(path: PathBuf, bytes: &[u8]) -> Result<Put, Refusal> {
        let old = read(&path)?;
        let new = Some(bytes.to_owned());
        Ok(Put { path, old, new })
    }

    pub(super) fn gone(path: PathBuf) -> Result<Put, Refusal> {
        let old = read(&path)?;
        Ok(Put {
            path,
            old,
            new: None,
        })
    }

    /// The path from a folder.
    pub(super) fn shown(&self, folder: &Path) -> String {
        super::shown(self.path.strip_prefix(folder).unwrap_or(&self.path))
    }

    /// A name beside the file: renaming within a folder never leaves half a file.
    fn beside(&self) -> PathBuf {
        let mut name = self.path.as_os_str().to_owned();
        name.push(format!(".{}.new", std::process::id()));
        PathBuf::from(name)
    }

    fn stage(&self) -> io::Result<()> {
        let Some(bytes) = &self.new else {
            return Ok(());
        };
        if let Some(folder) = self.path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(self.beside(), bytes)
    }

    fn commit(&self) -> io::Result<()> {
        match &self.new {
            Some(_) => std::fs::rename(self.beside(), &self.path),
            None => std::fs::remove_file(&self.path),
        }
    }

    /// Brings back what was there, as well as it can.
    fn restore(&self) {
        let _ = match &self.old {
            Some(bytes) => std::fs::write(&self.path, bytes),
            None => std::fs::remove_file(&self.path),
        };
    }
}

/// Writes all of them. When one cannot be written, the others are as they were.
pub(super) fn all(puts: &[Put]) -> Result<(), Refusal> {
    let refusal = |put: &Put, why: &io::Error| {
        Refusal::new(format!(
            "cannot write {}: {why}; no file was changed",
            put.path.display()
        ))
    };
    let clean = || {
        for put in puts {
            let _ = std::fs::remove_file(put.beside());
        }
    };
    for put in puts {
        if let Err(why) = put.stage() {
            clean();
            return Err(refusal(put, &why));
        }
    }
    for (index, put) in puts.iter().enumerate() {
        if let Err(why) = put.commit() {
            clean();
            puts[..index].iter().for_each(Put::restore);
            return Err(refusal(put, &why));
        }
    }
    Ok(())
}

/// Writes a file that is none of these.
pub(super) fn one(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    std::fs::write(path, bytes)
        .map_err(|why| Refusal::new(format!("cannot write {}: {why}", path.display())))
}

/// The bytes of a file, where it is there.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, Refusal> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(None),
        Err(why) => Err(Refusal::new(format!(
            "cannot read {}: {why}",
            path.display()
        ))),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Put, all};
    use std::fs;

    #[test]
    fn a_failure_half_way_leaves_everything_as_it_was() {
        let folder = std::env::temp_dir().join(format!("bindery-put-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("taken/inside")).unwrap();
        fs::write(folder.join("old"), "as it was").unwrap();
        fs::write(folder.join("leftover"), "still here").unwrap();
        let puts = [
            Put::new(folder.join("old"), b"new").unwrap(),
            Put::gone(folder.join("leftover")).unwrap(),
            Put::new(folder.join("fresh"), b"new").unwrap(),
            // A folder cannot be replaced by a file, which comes out only at the very end.
            Put {
                path: folder.join("taken"),
                old: None,
                new: Some(b"new".to_vec()),
            },
        ];
        assert!(all(&puts).is_err());
        assert_eq!(fs::read_to_string(folder.join("old")).unwrap(), "as it was");
        assert_eq!(
            fs::read_to_string(folder.join("leftover")).unwrap(),
            "still here"
        );
        let mut names: Vec<_> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, ["leftover", "old", "taken"]);

        assert!(all(&puts[..3]).is_ok());
        assert_eq!(fs::read_to_string(folder.join("old")).unwrap(), "new");
        assert!(folder.join("fresh").exists() && !folder.join("leftover").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
