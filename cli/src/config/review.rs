//! From the text of `bindery-diff.toml` to what people say about facts.

use bindery::diff::{Approval, Kind, Level, Review};
use bindery::finding::Sources;
use toml::de::{DeTable, DeValue};

use super::code::{MISSING_KEY, NOT_TOML, WRONG_VALUE};
use super::table::{Report, Table, string};
use crate::names;
use crate::outcome::Refusal;

const ROOT: [&str; 2] = ["severity", "approved"];
const APPROVED: [&str; 2] = ["fingerprint", "why"];

/// Reads the text; all mistakes are found at once.
pub(super) fn review(path: &str, text: &str) -> Result<Review, Refusal> {
    let mut sources = Sources::new();
    let source = sources.add(path, text);
    let mut report = Report {
        source,
        findings: bindery::finding::Findings::new(),
    };
    let (root, mistakes) = DeTable::parse_recoverable(text);
    for mistake in mistakes {
        let span = mistake.span().unwrap_or(text.len()..text.len());
        report.at(&NOT_TOML, span, mistake.message().to_owned(), None);
    }
    let mut review = Review::default();
    if !report.findings.has_errors() {
        let root = root.get_ref();
        let table = Table::new("the file of approvals", root, 0..0, &ROOT, &mut report);
        severities(&table, &mut review, &mut report);
        approvals(&table, &mut review, &mut report);
    }
    report.findings.sort();
    if report.findings.has_errors() {
        return Err(Refusal::Config(report.findings, sources));
    }
    Ok(review)
}

/// `[severity]`: a level for a kind, or for a fact by its fingerprint.
fn severities(root: &Table<'_, '_>, review: &mut Review, report: &mut Report) {
    let Some(value) = root.get("severity") else {
        return;
    };
    let DeValue::Table(entries) = value.get_ref() else {
        // Reports that it is no table.
        Table::of("`severity`", value, &[], report);
        return;
    };
    for (key, level) in entries {
        let Some(said) = string(key.get_ref(), level, report) else {
            continue;
        };
        let Some(level) = Level::find(&said.value) else {
            let message = format!("`{}` does not fit", said.value);
            let help = "it is `ignore`, `note`, `warning` or `breaking`".to_owned();
            report.at(&WRONG_VALUE, said.span, message, Some(help));
            continue;
        };
        let name: &str = key.get_ref();
        if let Some(kind) = Kind::find(name) {
            review.kinds.push((kind, level));
        } else if is_fingerprint(name) {
            review.facts.push((name.to_owned(), level));
        } else {
            let ids: Vec<&str> = Kind::ALL.iter().map(|kind| kind.id()).collect();
            let near = names::nearest(name, &ids);
            let help = near.map(|near| format!("did you mean `{near}`?"));
            let message = format!("`{name}` is no kind of fact, and no fingerprint");
            report.at(&WRONG_VALUE, key.span(), message, help);
        }
    }
}

/// `[[approved]]`: a fingerprint, and why.
fn approvals(root: &Table<'_, '_>, review: &mut Review, report: &mut Report) {
    for item in root.items("approved", report) {
        let Some(table) = Table::of("`[[approved]]`", item, &APPROVED, report) else {
            continue;
        };
        let fingerprint = table.need_string("fingerprint", report);
        let why = table.need_string("why", report);
        let (Some(fingerprint), Some(why)) = (fingerprint, why) else {
            continue;
        };
        if !is_fingerprint(&fingerprint.value) {
            let message = format!("`{}` is no fingerprint", fingerprint.value);
            let help = "it is the 12 digits that `bindery diff` shows with a fact".to_owned();
            report.at(&WRONG_VALUE, fingerprint.span, message, Some(help));
        }
        if why.value.trim().is_empty() {
            let message = "an approval without a reason is none".to_owned();
            report.at(&MISSING_KEY, why.span, message, None);
        }
        review.approved.push(Approval {
            fingerprint: fingerprint.value,
            why: why.value,
        });
    }
}

fn is_fingerprint(text: &str) -> bool {
    let digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
    text.len() == 12 && text.bytes().all(digit)
}
