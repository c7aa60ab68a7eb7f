//! A table of the configuration: its keys, each of the right type or reported.

use std::ops::Range;

use bindery::finding::{Code, Finding, Findings, Place, SourceId};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::code::{MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE};
use crate::names;

/// Where to report to.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) source: SourceId,
    pub(super) findings: Findings,
}

impl Report {
    pub(super) fn at(
        &mut self,
        code: &'static Code,
        span: Range<usize>,
        message: String,
        help: Option<String>,
    ) {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let place = Place {
            source: self.source,
            start: byte(span.start),
            end: byte(span.end),
        };
        let finding = Finding::new(code, place, message);
        self.findings.report(match help {
            Some(help) => finding.help(help),
            None => finding,
        });
    }
}

/// A value, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Said<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
}

/// A table whose keys are all known.
pub(super) struct Table<'t, 'i> {
    /// What it is called in words.
    name: &'static str,
    entries: &'t DeTable<'i>,
    span: Range<usize>,
}

impl<'t, 'i> Table<'t, 'i> {
    /// Takes a table, and reports each key that is not known.
    pub(super) fn new(
        name: &'static str,
        entries: &'t DeTable<'i>,
        span: Range<usize>,
        known: &[&str],
        report: &mut Report,
    ) -> Table<'t, 'i> {
        for key in entries.keys() {
            let word = key.get_ref().as_ref();
            if !known.contains(&word) {
                let help = match names::nearest(word, known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("{name} can have {}", listed(known)),
                };
                report.at(
                    &UNKNOWN_KEY,
                    key.span(),
                    format!("{name} has no key `{word}`"),
                    Some(help),
                );
            }
        }
        Table {
            name,
            entries,
            span,
        }
    }

    /// Takes a value that should be a table.
    pub(super) fn of(
        name: &'static str,
        value: &'t Spanned<DeValue<'i>>,
        known: &[&str],
        report: &mut Report,
    ) -> Option<Table<'t, 'i>> {
        match value.get_ref() {
            DeValue::Table(entries) => Some(Table::new(name, entries, value.span(), known, report)),
            other => {
                wrong_type(name, "a table", other, value.span(), report);
                None
            }
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'i>>> {
        self.entries
            .iter()
            .find(|(own, _)| own.get_ref() == key)
            .map(|(_, value)| value)
    }

    /// The value of a key that must be there.
    pub(super) fn need(&self, key: &str, report: &mut Report) -> Option<&'t Spanned<DeValue<'i>>> {
        let value = self.get(key);
        if value.is_none() {
            report.at(
                &MISSING_KEY,
                self.span.clone(),
                format!("{} needs `{key}`", self.name),
                None,
            );
        }
        value
    }

    pub(super) fn string(&self, key: &str, report: &mut Report) -> Option<Said<String>> {
        string(key, self.get(key)?, report)
    }

    pub(super) fn need_string(&self, key: &str, report: &mut Report) -> Option<Said<String>> {
        string(key, self.need(key, report)?, report)
    }

    pub(super) fn boolean(&self, key: &str, report: &mut Report) -> Option<bool> {
        let value = self.get(key)?;
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            wrong_type(
                &quoted(key),
                "`true` or `false`",
                value.get_ref(),
                value.span(),
                report,
            );
        }
        boolean
    }

    /// The items of a key that must be an array, and not an empty one.
    pub(super) fn need_items(
        &self,
        key: &str,
        report: &mut Report,
    ) -> Vec<&'t Spanned<DeValue<'i>>> {
        match self.need(key, report) {
            Some(_) => self.items(key, report),
            None => Vec::new(),
        }
    }

    /// The items of a key that must be an array where it is there, and not an empty one.
    pub(super) fn items(&self, key: &str, report: &mut Report) -> Vec<&'t Spanned<DeValue<'i>>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        match value.get_ref() {
            DeValue::Array(items) if items.is_empty() => {
                report.at(
                    &WRONG_VALUE,
                    value.span(),
                    format!("`{key}` is empty"),
                    None,
                );
                Vec::new()
            }
            DeValue::Array(items) => items.iter().collect(),
            other => {
                wrong_type(&quoted(key), "an array", other, value.span(), report);
                Vec::new()
            }
        }
    }
}

/// A string that is not empty.
pub(super) fn string(
    key: &str,
    value: &Spanned<DeValue<'_>>,
    report: &mut Report,
) -> Option<Said<String>> {
    match value.get_ref() {
        DeValue::String(text) if text.is_empty() => {
            report.at(
                &WRONG_VALUE,
                value.span(),
                format!("`{key}` is empty"),
                None,
            );
            None
        }
        DeValue::String(text) => Some(Said {
            value: text.to_string(),
            span: value.span(),
        }),
        other => {
            wrong_type(&quoted(key), "a string", other, value.span(), report);
            None
        }
    }
}

fn wrong_type(
    what: &str,
    expected: &str,
    found: &DeValue<'_>,
    span: Range<usize>,
    report: &mut Report,
) {
    let found = found.type_str();
    report.at(
        &WRONG_VALUE,
        span,
        format!("{what} must be {expected}, found a value of type {found}"),
        None,
    );
}

fn quoted(key: &str) -> String {
    format!("`{key}`")
}

fn listed(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| quoted(word))
        .collect::<Vec<_>>()
        .join(", ")
}
