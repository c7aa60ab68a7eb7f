//! Claims to a file: the same claims are always the same bytes.

use std::fmt::Write as _;

use bindery::finding::{Place, Sources};
use bindery::map::Map;
use bindery::model::Json;

use super::{VERSION, WHATS};
use crate::claim::Claims;
use crate::subject::{FactName, Operation, Subject, subjects};

/// Writes what a page claims. Where it was not understood, only of which kind that was.
#[must_use]
pub fn write(claims: &Claims, sources: &Sources) -> String {
    let operations = subjects(claims);
    let lines = Lines::of(&operations, sources);
    let mut out = String::new();
    // Writing to a string does not fail.
    _ = file(&mut out, claims, &operations, &lines);
    out
}

fn file(
    out: &mut String,
    claims: &Claims,
    operations: &[Operation],
    lines: &Lines,
) -> std::fmt::Result {
    out.push_str("# What the page said at the last review. Written by `bindery drift --accept`.\n");
    writeln!(out, "claims: {VERSION}")?;
    if let Some(title) = &claims.title {
        writeln!(out, "title: {}", quoted(&title.value))?;
    }
    writeln!(out, "rows: {}", claims.rows.claims)?;
    let mut unread: Vec<&str> = claims
        .unread
        .iter()
        .filter_map(|one| word(one.what))
        .collect();
    unread.sort_unstable();
    writeln!(out, "unread: [{}]", unread.join(", "))?;
    if operations.is_empty() {
        return writeln!(out, "operations: []");
    }
    out.push_str("operations:\n");
    for operation in operations {
        writeln!(out, "  - operation: {}", quoted(&operation.name()))?;
        writeln!(out, "    at: \"{}\"", lines.at(operation.place))?;
        if operation.deprecated.is_some() {
            out.push_str("    deprecated: true\n");
        }
        if !operation.examples.is_empty() {
            writeln!(out, "    examples: {}", quoted(&operation.examples))?;
        }
        if operation.subjects.is_empty() {
            writeln!(out, "    subjects: {{}}")?;
            continue;
        }
        out.push_str("    subjects:\n");
        for subject in &operation.subjects {
            writeln!(out, "      {}", line(subject, lines))?;
        }
    }
    Ok(())
}

/// The word for what was not understood.
fn word(what: crate::claim::What) -> Option<&'static str> {
    let mut all = WHATS.iter();
    all.find(|(own, _)| *own == what).map(|(_, word)| *word)
}

fn line(subject: &Subject, lines: &Lines) -> String {
    let mut pairs: Vec<String> = Vec::new();
    for (name, fact) in &subject.facts {
        let value = match &fact.value {
            Json::String(words) if *name == FactName::Type && is_plain(words) => words.clone(),
            value => json(value),
        };
        pairs.push(format!("{name}: {value}"));
    }
    pairs.push(format!("at: \"{}\"", lines.at(subject.place)));
    if !subject.digest.is_empty() {
        pairs.push(format!("digest: {}", quoted(&subject.digest)));
    }
    format!(
        "{}: {{ {} }}",
        quoted(&subject.key.to_string()),
        pairs.join(", ")
    )
}

/// Words that need no quotes.
fn is_plain(words: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '(' | ')');
    // YAML has words of its own, of which `null` is a type.
    let is_yaml = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(&words);
    !is_yaml && words.starts_with(|c: char| c.is_ascii_alphabetic()) && words.chars().all(inner)
}

/// A value in flow style.
fn json(value: &Json) -> String {
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        // A page can call anything a number.
        Json::Number(text) if serde_json::from_str::<serde_json::Number>(text).is_ok() => {
            text.clone()
        }
        Json::Number(text) | Json::String(text) => quoted(text),
        Json::Array(items) => {
            let items: Vec<String> = items.iter().map(json).collect();
            format!("[{}]", items.join(", "))
        }
        Json::Object(entries) => {
            let entries = entries.iter();
            let entries: Vec<String> = entries
                .map(|(key, value)| format!("{}: {}", quoted(key), json(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// A text between double quotes, with nothing in it that YAML or a terminal would obey.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control()
                || matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}') =>
            {
                _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Lines and columns of all places, found in one go.
struct Lines {
    at: Map<Place, String>,
}

impl Lines {
    fn of(operations: &[Operation], sources: &Sources) -> Lines {
        let mut places: Vec<Place> = Vec::new();
        for operation in operations {
            places.push(operation.place);
            places.extend(operation.subjects.iter().map(|subject| subject.place));
        }
        places.sort_by_key(|place| (place.source, place.start));
        let mut at = Map::new();
        let (mut source, mut byte, mut line, mut column) = (None, 0, 1, 1);
        for place in places {
            let text = sources
                .get(place.source)
                .map_or("", |source| source.text.as_str());
            if source != Some(place.source) {
                (source, byte, line, column) = (Some(place.source), 0, 1, 1);
            }
            let end = (place.start as usize).min(text.len());
            let skipped = text.get(byte..end).unwrap_or_default();
            for c in skipped.chars() {
                (line, column) = if c == '\n' {
                    (line + 1, 1)
                } else {
                    (line, column + 1)
                };
            }
            byte = byte.max(end);
            at.insert(place, format!("{line}:{column}"));
        }
        Lines { at }
    }

    fn at(&self, place: Place) -> &str {
        self.at.get(&place).map_or("1:1", String::as_str)
    }
}
