//! Limits on how much Rust a document makes: each run that writes can only lower them.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;

use bindery_tests::root;

use crate::row::Row;
use crate::size::Size;

/// The limits of each document.
pub(crate) struct Limits(BTreeMap<String, Size>);

impl Limits {
    /// What is committed.
    pub(crate) fn read() -> io::Result<Limits> {
        let text = match fs::read_to_string(path()) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        Ok(Limits(text.lines().skip(1).filter_map(parse).collect()))
    }

    /// What is above its limit.
    pub(crate) fn broken(&self, rows: &[Row]) -> Vec<String> {
        let mut complaints = Vec::new();
        for row in rows {
            let Some(limit) = self.0.get(&row.name) else {
                continue;
            };
            let counts = row.size.counts.iter().zip(limit.counts);
            for (what, (now, most)) in Size::NAMES.iter().zip(counts) {
                if *now > most {
                    complaints.push(format!(
                        "{}: {now} {what} of Rust, and the limit in tests/limits.tsv is {most}. \
                         Limits only go down by themselves: one that has to rise is changed by \
                         hand, and the commit says what is bought with it",
                        row.name
                    ));
                }
            }
        }
        complaints
    }

    /// What has no limit.
    pub(crate) fn missing(&self, rows: &[Row]) -> Vec<String> {
        let rows = rows.iter().filter(|row| !self.0.contains_key(&row.name));
        rows.map(|row| format!("{}: tests/limits.tsv does not have it", row.name))
            .collect()
    }

    /// Writes what the limits are from now on: of new documents what they have, of others the
    /// less of before and now.
    pub(crate) fn lower(mut self, rows: &[Row]) -> io::Result<()> {
        for row in rows {
            let limit = self.0.entry(row.name.clone()).or_insert(row.size);
            for (most, now) in limit.counts.iter_mut().zip(row.size.counts) {
                *most = now.min(*most);
            }
        }
        self.0
            .retain(|name, _| rows.iter().any(|row| row.name == *name));
        let mut text = format!("document\t{}\n", Size::NAMES.join("\t"));
        for (name, size) in &self.0 {
            text.push_str(&format!("{name}\t{size}\n"));
        }
        fs::write(path(), text)
    }
}

fn parse(line: &str) -> Option<(String, Size)> {
    let mut cells = line.split('\t');
    let name = cells.next()?.to_owned();
    let mut size = Size::default();
    for count in &mut size.counts {
        *count = cells.next()?.parse().ok()?;
    }
    Some((name, size))
}

fn path() -> PathBuf {
    root().join("tests/limits.tsv")
}
