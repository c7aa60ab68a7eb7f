//! Findings for pull requests and issues.

use super::super::{Finding, Place, Severity, SourceId, Sources};
use super::lines::Lines;
use super::summary;
use super::visible::visible;

/// A table for each text, in the order in which they are first found wrong; below it each way
/// out once.
pub(super) fn render(findings: &[Finding], sources: &Sources) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let mut lines = Lines::new(sources);
    let mut texts: Vec<Option<SourceId>> = Vec::new();
    for finding in findings {
        let text = finding.place.map(|place| place.source);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    let mut out = format!("**{}**\n", summary(findings));
    for text in texts {
        let of_it = findings.iter();
        let of_it = of_it.filter(|one| one.place.map(|place| place.source) == text);
        let of_it: Vec<&Finding> = of_it.collect();
        let name = text.map_or("Elsewhere".to_owned(), |text| code(&lines.path(text)));
        out += &format!("\n### {name}\n\n| | what | line | see also |\n|---|---|---|---|\n");
        for finding in &of_it {
            out += &row(finding, &mut lines);
        }
        out += &ways_out(&of_it);
    }
    out
}

fn row(finding: &Finding, lines: &mut Lines<'_>) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let line = finding
        .place
        .map(|place| lines.span(place).0.line.to_string());
    let related = finding.related.iter();
    let related: Vec<String> = related
        .map(|(place, what)| format!("{}: {}", at(*place, lines), words(what)))
        .collect();
    format!(
        "| {severity} {} | {} | {} | {} |\n",
        finding.code.id,
        words(&finding.message),
        line.unwrap_or_default(),
        related.join("<br>"),
    )
}

/// `path:line:column`
fn at(place: Place, lines: &mut Lines<'_>) -> String {
    let (start, _) = lines.span(place);
    let path = lines.path(place.source);
    code(&format!("{path}:{}:{}", start.line, start.column))
}

/// What can be done, each with the codes that it is for.
fn ways_out(findings: &[&Finding]) -> String {
    let mut ways: Vec<(&str, Vec<&str>)> = Vec::new();
    for finding in findings {
        let Some(help) = &finding.help else { continue };
        let known = ways.iter().position(|(own, _)| own == help);
        let index = known.unwrap_or_else(|| {
            ways.push((help, Vec::new()));
            ways.len() - 1
        });
        let codes = &mut ways[index].1;
        if !codes.contains(&finding.code.id) {
            codes.push(finding.code.id);
        }
    }
    if ways.is_empty() {
        return String::new();
    }
    let lines = ways
        .iter()
        .map(|(help, codes)| format!("- {}: {}\n", codes.join(", "), words(help)));
    format!("\n{}", lines.collect::<String>())
}

/// Text of a message. What stands between backticks is code; nothing else means anything.
fn words(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some((before, after)) = rest.split_once('`') {
        let Some((inside, behind)) = after.split_once('`') else {
            break;
        };
        out += &harmless(before);
        out += &code(inside);
        rest = behind;
    }
    out + &harmless(rest)
}

fn code(text: &str) -> String {
    format!("<code>{}</code>", harmless(&visible(text)))
}

/// Every sign that Markdown, HTML or a table would obey as what it looks like. Nobody is called
/// by his name, and no issue and no address becomes a link.
fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            // What is between these would end a word, and a comment does so unseen.
            '@' | '#' => out.push_str(&format!("{c}<!-- -->")),
            ':' if rest.peek() == Some(&'/') => out.push_str("&#58;"),
            '.' if out.ends_with("www") => out.push_str("&#46;"),
            ' ' | ',' | '.' | ';' | ':' | '/' | '-' | '?' | '%' | '=' => out.push(c),
            c if c.is_ascii_punctuation() => out.push_str(&format!("&#{};", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}
