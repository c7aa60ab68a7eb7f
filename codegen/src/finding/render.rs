//! Findings for people and for machines.
//!
//! Everything that comes from a document is hostile until it is shown: control characters
//! and what turns the direction of text around become visible, and long lines are cut.

mod github;
mod json;
mod lines;
mod markdown;
#[cfg(test)]
mod tests;
mod text;
mod visible;

#[cfg(feature = "diff")]
pub(crate) use github::{data, property};
#[cfg(feature = "diff")]
pub(crate) use lines::Lines;
#[cfg(feature = "diff")]
pub(crate) use visible::visible;

use super::{Finding, Severity, Sources};

/// How text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without colours, for files and logs.
    Plain,
    /// With ANSI colours, for terminals.
    Coloured,
}

/// Findings as `rustc` shows its own, with a last line that counts them. Empty where there
/// are none.
///
/// ```
/// use bindery::finding::render::{Style, text};
/// use bindery::finding::{Finding, Place, Sources, code};
///
/// let mut sources = Sources::new();
/// let source = sources.add("api.yaml", "openapi: 3.1.0\ninfo: 5\n");
/// let place = Place { source, start: 21, end: 22 };
/// let finding = Finding::new(&code::document::SYNTAX, place, "expected an object");
///
/// let shown = text(&[finding], &sources, Style::Plain);
/// assert!(shown.starts_with("error[B0103]: expected an object\n --> api.yaml:2:7\n"));
/// assert!(shown.ends_with("1 error\n"));
/// ```
#[must_use]
pub fn text(findings: &[Finding], sources: &Sources, style: Style) -> String {
    text::render(findings, sources, style)
}

/// Findings as JSON, for tools: one object whose `findings` are an array. Lines and columns
/// count from 1, columns in code points; a finding without a place has `null` there.
///
/// ```json
/// {"findings":[{"code":"B0103","severity":"error","path":"api.yaml","line":2,"column":7,
/// "end":{"line":2,"column":8},"message":"expected an object","help":null,"related":[]}],
/// "errors":1,"warnings":0,"notes":0}
/// ```
#[must_use]
pub fn json(findings: &[Finding], sources: &Sources) -> String {
    json::render(findings, sources)
}

/// Findings as commands that GitHub's workflows turn into annotations, one a line.
#[must_use]
pub fn github(findings: &[Finding], sources: &Sources) -> String {
    github::render(findings, sources)
}

/// Findings as Markdown for a pull request: a table for each text, and what to do. Empty
/// where there are none.
///
/// ```
/// use bindery::finding::render::markdown;
/// use bindery::finding::{Finding, Place, Sources, code};
///
/// let mut sources = Sources::new();
/// let source = sources.add("api.yaml", "openapi: 3.1.0\ninfo: 5\n");
/// let place = Place { source, start: 21, end: 22 };
/// let finding = Finding::new(&code::document::SYNTAX, place, "expected an object");
///
/// let shown = markdown(&[finding], &sources);
/// assert!(shown.starts_with("**1 error**\n\n### <code>api.yaml</code>\n"));
/// assert!(shown.contains("| error B0103 | expected an object | 2 |  |\n"));
/// ```
#[must_use]
pub fn markdown(findings: &[Finding], sources: &Sources) -> String {
    markdown::render(findings, sources)
}

/// `2 errors, 1 warning`
fn summary(findings: &[Finding]) -> String {
    let parts = [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Note, "note"),
    ];
    let parts = parts.map(|(severity, word)| match count(findings, severity) {
        0 => None,
        1 => Some(format!("1 {word}")),
        n => Some(format!("{n} {word}s")),
    });
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// How many findings there are of a severity.
fn count(findings: &[Finding], severity: Severity) -> usize {
    findings
        .iter()
        .filter(|finding| finding.severity == severity)
        .count()
}
