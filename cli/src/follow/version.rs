//! The version in `bindery.toml`: a few letters of it, and nothing else.

use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::put::{self, Put};
use crate::config::FILE;
use crate::outcome::Refusal;

/// The file with another version.
pub(super) fn put(folder: &Path, version: &str) -> Result<Put, Refusal> {
    let path = folder.join(FILE);
    let bytes = put::read(&path)?.unwrap_or_default();
    let text = String::from_utf8(bytes).ok();
    let Some(text) = text.and_then(|text| with_version(&text, version)) else {
        return Err(Refusal::new(format!("{FILE} has no place for a version")));
    };
    Put::new(path, text.as_bytes())
}

fn with_version(text: &str, version: &str) -> Option<String> {
    let root = DeTable::parse(text).ok()?;
    let (_, krate) = root
        .get_ref()
        .iter()
        .find(|(key, _)| key.get_ref() == "crate")?;
    let DeValue::Table(entries) = krate.get_ref() else {
        return None;
    };
    let span = |name: &str| {
        let mut entries = entries.iter();
        let (_, value) = entries.find(|(key, _)| key.get_ref() == name)?;
        Some(value.span())
    };
    let mut out = text.to_owned();
    if let Some(old) = span("version") {
        out.replace_range(old, &format!("\"{version}\""));
        return Some(out);
    }
    // There was only the usual one.
    let after = span("name")?.end;
    let is_inline = text.get(krate.span())?.starts_with('{');
    if is_inline {
        out.insert_str(after, &format!(", version = \"{version}\""));
    } else {
        let line = text
            .get(after..)?
            .find('\n')
            .map_or(text.len(), |end| after + end);
        let line = if text.get(..line)?.ends_with('\r') {
            line - 1
        } else {
            line
        };
        out.insert_str(line, &format!("\nversion = \"{version}\""));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::with_version;

    #[test]
    fn only_the_version_changes() {
        for (before, after) in [
            (
                "# all\n[crate]\nname = \"a\" # short\nversion = '0.1.0'   # old\n\n[[module]]\n",
                "# all\n[crate]\nname = \"a\" # short\nversion = \"0.2.0\"   # old\n\n[[module]]\n",
            ),
            (
                "[crate]\nname = \"a\" # short\nout = \"b\"\n",
                "[crate]\nname = \"a\" # short\nversion = \"0.2.0\"\nout = \"b\"\n",
            ),
            (
                "[crate]\nname = \"a\"",
                "[crate]\nname = \"a\"\nversion = \"0.2.0\"",
            ),
            (
                "crate = { name = \"a\" }\n",
                "crate = { name = \"a\", version = \"0.2.0\" }\n",
            ),
            (
                "[crate]\nname = \"a\"\nruntime = { version = \"0.1.0\" }\nversion = \"0.1.0\"\n",
                "[crate]\nname = \"a\"\nruntime = { version = \"0.1.0\" }\nversion = \"0.2.0\"\n",
            ),
        ] {
            assert_eq!(with_version(before, "0.2.0").as_deref(), Some(after));
        }
        assert_eq!(with_version("[module]\n", "0.2.0"), None);
    }
}
