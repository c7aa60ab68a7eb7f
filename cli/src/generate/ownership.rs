//! Whose files are about to be overwritten.

use std::io::{ErrorKind, Read};
use std::path::Path;

use bindery::emit::HEADER;
use bindery::generate::Generated;

use super::Job;
use crate::outcome::Refusal;

/// Refuses to overwrite what was not generated: generated files say so in their first line.
pub(super) fn prove(job: &Job, generated: &Generated) -> Result<(), Refusal> {
    for file in &generated.files {
        let path = job.out.join(&file.path);
        let foreign = is_foreign(&path)
            .map_err(|why| Refusal::new(format!("cannot read {}: {why}", path.display())))?;
        if foreign {
            return Err(Refusal::new(format!(
                "`{}/{}` was not written by Bindery, and is not overwritten; choose another folder, \
                 or delete it",
                job.shown, file.path
            )));
        }
    }
    Ok(())
}

/// Whether the file is there, and does not start with our words behind a comment sign.
fn is_foreign(path: &Path) -> std::io::Result<bool> {
    let file = match std::fs::File::open(path) {
        Ok(file) => file,
        Err(why) if why.kind() == ErrorKind::NotFound => return Ok(false),
        Err(why) => return Err(why),
    };
    let words = HEADER.trim_start_matches(['/', ' ']);
    let mut start = Vec::new();
    // The longest comment sign is `<!-- `.
    file.take(words.len() as u64 + 5).read_to_end(&mut start)?;
    let start = String::from_utf8_lossy(&start);
    Ok(!start
        .trim_start_matches(['/', '#', '<', '!', '-', ' '])
        .starts_with(words))
}
