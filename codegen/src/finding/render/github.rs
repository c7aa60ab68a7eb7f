//! Findings for GitHub's workflows.

use super::super::{Finding, Severity, Sources};
use super::lines::Lines;
use super::visible::visible;

pub(super) fn render(findings: &[Finding], sources: &Sources) -> String {
    let mut lines = Lines::new(sources);
    findings
        .iter()
        .map(|finding| one(finding, &mut lines) + "\n")
        .collect()
}

/// `::error file=api.yaml,line=2,endLine=2,col=7,endColumn=8,title=…::message`
fn one(finding: &Finding, lines: &mut Lines<'_>) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(place) = finding.place {
        let (start, end) = lines.span(place);
        properties.push(format!("file={}", property(&lines.path(place.source))));
        properties.push(format!("line={},endLine={}", start.line, end.line));
        properties.push(format!("col={}", start.column));
        // GitHub refuses an end column without a line of its own.
        if start.line == end.line {
            properties.push(format!("endColumn={}", end.column));
        }
    }
    let title = format!("{}: {}", finding.code.id, finding.code.title);
    properties.push(format!("title={}", property(&title)));

    let mut message = data(&finding.message);
    if let Some(help) = &finding.help {
        message += "%0Ahelp: ";
        message += &data(help);
    }
    for (place, what) in &finding.related {
        let (start, _) = lines.span(*place);
        let path = data(&lines.path(place.source));
        message += &format!("%0A{path}:{}:{}: {}", start.line, start.column, data(what));
    }
    format!("::{command} {}::{message}", properties.join(","))
}

/// Text of a message. What ends a line would end the command, and start another one.
pub(crate) fn data(text: &str) -> String {
    visible(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
