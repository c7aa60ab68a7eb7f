//! Facts as a section of a changelog.

use super::super::{Effect, Level, Reviewed, Verdict};
use super::{Report, change, line, owed};

pub(super) fn render(report: Report<'_>) -> String {
    if report.facts.is_empty() {
        return String::new();
    }
    let mut out = match report.versions {
        Some((_, after)) => format!("## {after}\n"),
        None => format!("## Unreleased ({})\n", owed(report)),
    };
    for (level, title) in [
        (Level::Breaking, "Breaking"),
        (Level::Warning, "Changed"),
        (Level::Note, "Compatible"),
    ] {
        let mut of_it = report.facts.iter().filter(|one| one.level == level);
        let Some(first) = of_it.next() else {
            continue;
        };
        out += &format!("\n### {title}\n\n");
        for reviewed in [first].into_iter().chain(of_it) {
            out += &entry(reviewed);
        }
    }
    out
}

fn entry(reviewed: &Reviewed) -> String {
    let fact = &reviewed.fact;
    let mut entry = format!("- {}: {}", code(&fact.place_in_words()), fact.kind.title());
    if let Some(change) = change(reviewed) {
        entry += &format!(" ({})", escaped(&change));
    }
    let mut notes = Vec::new();
    match fact.wire.old_client {
        Verdict::Breaks => notes.push("breaks clients that are in use"),
        Verdict::Perhaps => notes.push("perhaps breaks clients that are in use"),
        Verdict::Works => {}
    }
    match fact.rust {
        Effect::Breaks => notes.push("code does not compile"),
        Effect::Misleads => notes.push("code compiles and means something else"),
        Effect::Behaves => notes.push("the crate behaves in another way"),
        Effect::Adds | Effect::Nothing => {}
    }
    if !notes.is_empty() {
        entry += &format!(" – {}", notes.join("; "));
    }
    if let Some(why) = &reviewed.approved {
        entry += &format!(" – approved: {}", escaped(&line(why)));
    }
    entry + "\n"
}

/// Text of a document as code: no back-tick ends it.
fn code(text: &str) -> String {
    format!("`{}`", line(text).replace('`', "'"))
}

/// Text of a document that is no Markdown and no HTML.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '!' | '@' | '~'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
