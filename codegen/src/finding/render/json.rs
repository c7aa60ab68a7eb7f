//! Findings for tools.

use super::super::{Finding, Place, Severity, Sources};
use super::count;
use super::lines::Lines;
use std::fmt::Write as _;

pub(super) fn render(findings: &[Finding], sources: &Sources) -> String {
    let mut lines = Lines::new(sources);
    let all: Vec<String> = findings
        .iter()
        .map(|finding| one(finding, &mut lines))
        .collect();
    format!(
        "{{\"findings\":[{}],\"errors\":{},\"warnings\":{},\"notes\":{}}}\n",
        all.join(","),
        count(findings, Severity::Error),
        count(findings, Severity::Warning),
        count(findings, Severity::Note),
    )
}

fn one(finding: &Finding, lines: &mut Lines<'_>) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let related: Vec<String> = finding
        .related
        .iter()
        .map(|(place, what)| {
            format!(
                "{{{},\"message\":{}}}",
                place_members(Some(*place), lines),
                string(what)
            )
        })
        .collect();
    format!(
        "{{\"code\":{},\"severity\":\"{severity}\",{},\"message\":{},\"help\":{},\"related\":[{}]}}",
        string(finding.code.id),
        place_members(finding.place, lines),
        string(&finding.message),
        finding.help.as_deref().map_or("null".to_owned(), string),
        related.join(","),
    )
}

fn place_members(place: Option<Place>, lines: &mut Lines<'_>) -> String {
    let Some(place) = place else {
        return "\"path\":null,\"line\":null,\"column\":null,\"end\":null".to_owned();
    };
    let (start, end) = lines.span(place);
    format!(
        "\"path\":{},\"line\":{},\"column\":{},\"end\":{{\"line\":{},\"column\":{}}}",
        string(&lines.path(place.source)),
        start.line,
        start.column,
        end.line,
        end.column,
    )
}

/// A JSON string. Control characters are escaped beyond what JSON asks for, because the
/// output may be shown as it is.
fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Writing to a string does not fail.
            c if c.is_control()
                || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}') =>
            {
                _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
