//! From a document's words to doc comments.
//!
//! Descriptions are Markdown by strangers. What reaches a comment is harmless: code blocks
//! are never compiled as doctests, brackets are never links to items, HTML is text.

use std::borrow::Cow;

use super::Manifest;
use crate::model;

/// Lines of a doc comment, without `///`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The lines.
    pub lines: Vec<String>,
}

impl Text {
    /// One paragraph of our own words, which are already fit for a comment.
    pub(super) fn plain(paragraph: impl Into<String>) -> Text {
        Text {
            lines: vec![paragraph.into()],
        }
    }

    /// Adds a paragraph of our own words.
    pub(super) fn paragraph(&mut self, paragraph: impl Into<String>) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.push(paragraph.into());
    }

    /// Adds Markdown by strangers.
    pub(super) fn foreign(&mut self, markdown: &str) {
        let lines = harmless(markdown);
        if lines.is_empty() {
            return;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines);
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// The documentation of something, with a sentence of our own where the document has none.
pub(super) fn of(docs: &model::Docs, otherwise: impl FnOnce() -> String) -> Text {
    let mut text = Text::default();
    if let Some(summary) = docs.summary.as_deref().or(docs.title.as_deref()) {
        text.foreign(summary);
    }
    if let Some(description) = &docs.description
        && docs
            .summary
            .as_deref()
            .or(docs.title.as_deref())
            .map(str::trim)
            != Some(description.trim())
    {
        text.foreign(description);
    }
    if text.is_empty() {
        text.paragraph(otherwise());
    }
    see_also(&mut text, docs);
    text
}

/// Where more can be read.
pub(super) fn see_also(text: &mut Text, docs: &model::Docs) {
    let Some(external) = &docs.external else {
        return;
    };
    let url = &external.url;
    text.foreign(
        &match external.description.as_deref().unwrap_or("").trim() {
            "" => format!("See also: {url}"),
            words => format!("See also: {words} {url}"),
        },
    );
}

/// `the feature `a``, `one of the features `a`, `b``
pub(super) fn features(features: &[String]) -> String {
    let names: Vec<String> = features.iter().map(|feature| code(feature)).collect();
    match names.as_slice() {
        [one] => format!("the feature {one}"),
        several => format!("one of the features {}", several.join(", ")),
    }
}

pub(super) fn of_crate(manifest: &Manifest, features: &[(String, Vec<String>)]) -> Text {
    let mut text = Text::default();
    text.foreign(&manifest.description);
    if !features.is_empty() {
        text.paragraph(
            "Operations with a tag are there when a feature is on, which is the default:",
        );
        text.paragraph("| feature | tag |");
        text.lines.push("|---|---|".to_owned());
    }
    for (feature, tags) in features {
        let tags: Vec<String> = tags
            .iter()
            .map(|tag| code(&tag.replace('|', " ")))
            .collect();
        text.lines
            .push(format!("| {} | {} |", code(feature), tags.join(", ")));
    }
    text
}

/// Text for use inside a code span.
pub(super) fn code(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_control() || c == '`' { ' ' } else { c })
        .collect();
    format!("`{}`", without_controls(&spaced).trim())
}

fn harmless(markdown: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut fence: Option<char> = None;
    for line in markdown.trim().lines() {
        let line = without_controls(line);
        let trimmed = line.trim();
        let mark = trimmed
            .chars()
            .next()
            .filter(|c| matches!(c, '`' | '~') && trimmed.starts_with(&c.to_string().repeat(3)));
        match (fence, mark) {
            (None, Some(mark)) => {
                fence = Some(mark);
                lines.push(format!("{}text", mark.to_string().repeat(3)));
            }
            (Some(open), Some(mark)) if open == mark => {
                fence = None;
                lines.push(mark.to_string().repeat(3));
            }
            (Some(_), _) => lines.push(line.trim_end().to_owned()),
            (None, None) if trimmed.is_empty() => lines.push(String::new()),
            (None, None) => {
                // Four spaces would be a code block, which rustdoc compiles.
                let indent = (line.len() - line.trim_start().len()).min(3);
                wrap(&" ".repeat(indent), &escaped(trimmed), &mut lines);
            }
        }
    }
    if let Some(mark) = fence {
        lines.push(mark.to_string().repeat(3));
    }
    lines
}

/// The longest line of a doc comment, in characters, before a paragraph is broken.
const WIDTH: usize = 92;

/// Breaks a line of text between words. A word that would mean something else at the start
/// of a line (a list's mark, a heading, a table) stays where it is, and so does code.
fn wrap(indent: &str, text: &str, lines: &mut Vec<String>) {
    if text.starts_with('|') || text.matches('`').count() % 2 == 1 {
        lines.push(format!("{indent}{text}"));
        return;
    }
    if is_one_line(indent, text) {
        lines.push(format!("{indent}{text}"));
        return;
    }
    let mut line = indent.to_owned();
    // In characters; counted as it grows, because a line can be very long.
    let mut width = indent.len();
    // What goes on with an item of a list stands under its words.
    let below = format!("{indent}{}", " ".repeat(mark_width(text)));
    let mut start = indent.len();
    let (has_code, mut in_code) = (text.contains('`'), false);
    for word in text.split(' ') {
        // Behind the mark of a list, five spaces would begin a code block.
        if word.is_empty() && !in_code {
            continue;
        }
        let more = word.chars().count();
        let full = width + 1 + more > WIDTH;
        if full && !in_code && !line.trim().is_empty() && is_plain_start(word) {
            lines.push(std::mem::replace(&mut line, below.clone()));
            (start, width) = (below.len(), below.len());
        } else if line.len() > start {
            line.push(' ');
            width += 1;
        }
        line.push_str(word);
        width += more;
        in_code ^= has_code && word.matches('`').count() % 2 == 1;
    }
    lines.push(line);
}

/// Whether nothing is to be broken or left out. Most lines are short.
fn is_one_line(indent: &str, text: &str) -> bool {
    let fits = |length: usize| indent.len() + length <= WIDTH;
    (fits(text.len()) || fits(text.chars().count())) && !text.contains("  ")
}

/// How wide the mark of a list's item is, with the space behind it.
fn mark_width(text: &str) -> usize {
    let mark = text.split(' ').next().unwrap_or("");
    let number = mark.trim_end_matches(['.', ')']);
    let is_number = number.len() + 1 == mark.len()
        && (1..=9).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit());
    if matches!(mark, "-" | "*" | "+") || is_number {
        mark.len() + 1
    } else {
        0
    }
}

fn is_plain_start(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || matches!(c, '(' | '`' | '"' | '\''))
}

fn without_controls(line: &str) -> Cow<'_, str> {
    // Most lines of most documents.
    if line.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(line);
    }
    let kept = line
        .chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|c| !c.is_control() && !is_direction_mark(*c));
    Cow::Owned(kept.collect())
}

/// Marks that change the direction of text: they can make source read other than it is.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Outside code spans, brackets and angle brackets are escaped; URLs become links.
fn escaped(line: &str) -> String {
    if !line.contains(['`', '~']) {
        let mut out = String::with_capacity(line.len() + 8);
        escape_into(line, &mut out);
        return out;
    }
    let line = &without_fences(line);
    let ticks = line.matches('`').count();
    let closed = ticks.is_multiple_of(2);
    let mut out = String::with_capacity(line.len() + 8);
    for (index, piece) in line.split('`').enumerate() {
        if closed && index % 2 == 1 {
            out.push('`');
            out.push_str(piece);
            out.push('`');
        } else {
            escape_into(piece, &mut out);
        }
        if !closed && index < ticks {
            out.push_str("\\`");
        }
    }
    out
}

/// A fence can also begin behind the mark of a list, and a backtick that is escaped is no end
/// of a code span.
fn without_fences(line: &str) -> String {
    line.replace("\\`", "&#96;")
        .replace("```", "&#96;&#96;&#96;")
        .replace("~~~", "&#126;&#126;&#126;")
}

fn escape_into(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = url_in(rest) {
        let (before, from) = rest.split_at(at);
        escape_words(before, out);
        let end = from
            .find(|c: char| c.is_whitespace() || "<>()[]{}\"'`|\\".contains(c))
            .unwrap_or(from.len());
        let url = from[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
        out.push('<');
        out.push_str(url);
        out.push('>');
        rest = &from[url.len()..];
    }
    escape_words(rest, out);
}

/// Where the first URL of a text begins.
fn url_in(text: &str) -> Option<usize> {
    if !text.contains(':') {
        return None;
    }
    let mut starts = text.match_indices("http");
    let url = starts.find(|(at, _)| {
        let rest = &text[at + "http".len()..];
        rest.starts_with("://") || rest.starts_with("s://")
    });
    url.map(|(at, _)| at)
}

fn escape_words(text: &str, out: &mut String) {
    let mut rest = text;
    let is_bracket = |byte| matches!(byte, b'[' | b']' | b'<' | b'>');
    while let Some(at) = rest.bytes().position(is_bracket) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let backslashes = out.len() - out.trim_end_matches('\\').len();
        // The author may have escaped it already.
        if backslashes.is_multiple_of(2) {
            out.push('\\');
        }
        out.push_str(&from[..1]);
        rest = &from[1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::{code, harmless};

    #[test]
    fn a_name_stays_in_its_code_span() {
        assert_eq!(code("a`b\n\u{202e}c\u{2066}"), "`a b c`");
    }

    /// Nobody would wait for it, if a step were quadratic.
    #[test]
    fn a_long_line_takes_no_time() {
        let count = 200_000;
        for (word, longest) in [
            ("1 ", 2),
            ("\\", 1),
            ("` ", 3),
            ("https://a ", 12),
            ("[", 2),
        ] {
            let line = word.repeat(count);
            let lines = harmless(&format!("{line}`"));
            let length: usize = lines.iter().map(String::len).sum();
            assert!(length <= count * longest + 8, "{word:?}: {length}");
        }
    }

    #[test]
    fn foreign_markdown_is_harmless() {
        for (markdown, expected) in [
            (
                "A [link](x) and <b>HTML</b>",
                vec!["A \\[link\\](x) and \\<b\\>HTML\\</b\\>"],
            ),
            (
                "```rust\nfn main() {}",
                vec!["```text", "fn main() {}", "```"],
            ),
            ("    panic!()", vec!["panic!()"]),
            ("a\n        panic!()", vec!["a", "   panic!()"]),
            (
                "see https://example.com/a.",
                vec!["see <https://example.com/a>."],
            ),
            ("`[x]` and [x]", vec!["`[x]` and \\[x\\]"]),
            ("odd ` tick [x]", vec!["odd \\` tick \\[x\\]"]),
            ("left\u{202e}right", vec!["leftright"]),
            ("-     panic!()", vec!["- panic!()"]),
            (
                "1. ~~~rust\n   panic!()",
                vec!["1. &#126;&#126;&#126;rust", "   panic!()"],
            ),
            (
                "- ````\n  panic!()",
                vec!["- &#96;&#96;&#96;\\`", "  panic!()"],
            ),
            (
                "- one item that is so long that it is broken between two of its words, as every line of a text is",
                vec![
                    "- one item that is so long that it is broken between two of its words, as every line of a",
                    "  text is",
                ],
            ),
            ("\\[x] \\\\[x]", vec!["\\[x\\] \\\\\\[x\\]"]),
            ("\\`[x]\\`", vec!["&#96;\\[x\\]&#96;"]),
        ] {
            assert_eq!(harmless(markdown), expected, "{markdown:?}");
        }
    }
}
