//! Bytes to text, and the choice between JSON and YAML.

use super::json::Failure;
use super::report::{Report, place};
use super::{Node, json, yaml};
use crate::finding::code::document::{EMPTY, ENCODING, NOT_JSON};
use crate::finding::{Finding, Findings, SourceId, Sources};
use std::path::Path;

/// Takes the bytes of a file as a text. What is not UTF-8 is reported and replaced.
pub(super) fn decode(
    path: &Path,
    bytes: Vec<u8>,
    sources: &mut Sources,
    findings: &mut Findings,
) -> (SourceId, bool) {
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let (text, wrong_at) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (text, Some(at))
        }
    };
    // The mark at the start is no part of the text, and no column of the first line.
    let mark = '\u{FEFF}'.len_utf8();
    let (text, at) = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => (rest.to_owned(), wrong_at.map(|at| at - mark.min(at))),
        None => (text, wrong_at),
    };
    let source = sources.add(path, text);
    if let Some(at) = at {
        let replacement = char::REPLACEMENT_CHARACTER.len_utf8();
        let (message, help) = if utf16 {
            ("this file is UTF-16", "save it as UTF-8")
        } else {
            ("this byte is not UTF-8", "save the file as UTF-8")
        };
        let place = place(source, at, at + replacement);
        findings.report(Finding::new(&ENCODING, place, message).help(help));
    }
    (source, at.is_none())
}

/// Reads a text as what it is. Its name does not matter: many a YAML file is JSON.
pub(super) fn parse(path: &Path, text: &str, report: &mut Report<'_>) -> Option<Node> {
    let looks_like_json = text.trim_ascii_start().starts_with(['{', '[']);
    if text.trim_ascii_start().is_empty() {
        let place = report.place(0, 0);
        report.at(&EMPTY, place, "there is nothing in this file");
        return None;
    }
    if !looks_like_json {
        return yaml::parse(text, report);
    }
    match json::parse(text, report) {
        Ok(node) => Some(node),
        Err(Failure::TooDeep(finding)) => {
            report.add(*finding);
            None
        }
        Err(Failure::NotJson(finding)) => not_json(path, text, *finding, report),
    }
}

/// Reads a text that starts like JSON and is none: flow style YAML, or JSON with a mistake.
fn not_json(path: &Path, text: &str, finding: Finding, report: &mut Report<'_>) -> Option<Node> {
    let named = |end: &str| {
        path.extension()
            .is_some_and(|own| own.eq_ignore_ascii_case(end))
    };
    if named("yaml") || named("yml") {
        return yaml::parse(text, report);
    }
    let mut found = Findings::new();
    let node = yaml::parse(text, &mut Report::new(report.source, &mut found));
    if node.is_none() || found.has_errors() {
        // It was surely meant to be JSON, so YAML's complaints would only confuse.
        report.add(finding);
        return None;
    }
    for finding in found.all() {
        report.add(finding.clone());
    }
    if named("json")
        && let Some(place) = finding.place
    {
        let message = format!(
            "this file is not JSON: {}; it was read as YAML",
            finding.message
        );
        let warning = Finding::new(&NOT_JSON, place, message);
        report.add(match finding.help {
            Some(help) => warning.help(help),
            None => warning,
        });
    }
    node
}
