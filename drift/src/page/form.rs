//! What a page is written in.

use super::Form;
use super::text::is_delimiter;

/// Tells by the content: the name of a file is chosen by whoever saves it.
pub(super) fn of(text: &str) -> Form {
    let start = text.trim_start().as_bytes();
    if opens(start, &["!doctype", "html", "head", "body", "?xml"]) {
        return Form::Html;
    }
    let tags = Tags::of(text);
    if tags.headings {
        return Form::Html;
    }
    if is_markdown(text) {
        return Form::Markdown;
    }
    if tags.blocks || opens(start, &["a ", "div", "p", "table", "span", "!--"]) {
        return Form::Html;
    }
    Form::Text
}

/// Whether a text starts with one of these tags.
fn opens(text: &[u8], names: &[&str]) -> bool {
    let Some(rest) = text.strip_prefix(b"<") else {
        return false;
    };
    names.iter().any(|name| {
        rest.get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
            && !rest.get(name.len()).is_some_and(u8::is_ascii_alphanumeric)
    })
}

/// The tags that a text has.
#[derive(Default)]
struct Tags {
    headings: bool,
    blocks: bool,
}

impl Tags {
    fn of(text: &str) -> Tags {
        let mut tags = Tags::default();
        let mut rest = text.as_bytes();
        while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
            rest = &rest[at..];
            tags.headings |= opens(rest, &["h1", "h2", "h3", "h4"]);
            tags.blocks |= opens(rest, &["table", "p", "div", "td", "ul"]);
            rest = &rest[1..];
        }
        tags
    }
}

/// Markdown shows by its headings and fences. A text can have such lines too, as comments of
/// a script; but not before its first table.
fn is_markdown(text: &str) -> bool {
    let mut before = "";
    for line in text.lines() {
        let line = line.trim_end();
        let level = line.len() - line.trim_start_matches('#').len();
        let heading = (1..=6).contains(&level) && line[level..].starts_with([' ', '\t']);
        let underlined = (line.starts_with("===") && line.trim_matches('=').is_empty()
            || line.starts_with("---") && line.trim_matches('-').is_empty())
            && !before.trim().is_empty()
            && !before.contains('|');
        if heading || underlined || line.starts_with("```") || line.starts_with("~~~") {
            return true;
        }
        if is_delimiter(line) && !before.trim_start().starts_with('|') {
            return false;
        }
        before = line;
    }
    false
}
