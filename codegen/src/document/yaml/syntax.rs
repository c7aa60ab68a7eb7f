//! Errors of the YAML parser, in words for people who do not know its insides.

use super::super::report::place;
use crate::finding::code::document::{SYNTAX, TOO_DEEP};
use crate::finding::{Finding, SourceId};

/// The finding for an error of the parser.
pub(super) fn finding(source: SourceId, text: &str, at: usize, info: &str) -> Finding {
    if let Some(tab) = tab_in_indentation(text, at) {
        let place = place(source, tab, tab + 1);
        return Finding::new(&SYNTAX, place, "a tab in the indentation")
            .help("indent with spaces: YAML does not allow tabs here");
    }
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    let place = place(source, at, at + width);
    if info == "recursion limit exceeded" {
        return Finding::new(&TOO_DEEP, place, "too many brackets inside each other");
    }
    let finding = Finding::new(&SYNTAX, place, format!("this is not YAML: {}", words(info)));
    match help(info) {
        Some(help) => finding.help(help),
        None => finding,
    }
}

/// A tab in front of anything else, in the line of the error. The parser has many different
/// things to say about it.
fn tab_in_indentation(text: &str, at: usize) -> Option<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = &text[start..];
    let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
    line[..indentation].find('\t').map(|tab| start + tab)
}

fn words(info: &str) -> &str {
    match info {
        "while parsing node, found unknown anchor" => "there is no anchor of this name",
        "mapping values are not allowed in this context" => {
            "a key cannot stand here, or a `: ` in a text without quotes"
        }
        "simple key expected ':'" => "expected a `:` behind the key",
        "did not find expected <document start>" => "expected the end of the file",
        "while parsing a block mapping, did not find expected key" => {
            "expected a key; perhaps the indentation is wrong"
        }
        "while parsing a block collection, did not find expected '-' indicator" => {
            "expected a `- `; perhaps the indentation is wrong"
        }
        "unclosed quote" | "invalid indentation in multiline quoted scalar" => {
            "this quote is not closed, or a line of the text is not indented"
        }
        other => other,
    }
}

fn help(info: &str) -> Option<&'static str> {
    match info {
        "mapping values are not allowed in this context" => {
            Some("put the text in quotes, or check the indentation")
        }
        "while scanning a plain scalar, found a tab" => Some("use a space"),
        "while parsing node, found unknown anchor" => {
            Some("an anchor is set with `&name`, in front of the first `*name`")
        }
        info if info.starts_with("unexpected character: `@'")
            || info.starts_with("unexpected character: `%'")
            || info.starts_with("unexpected character: ``'") =>
        {
            Some("a text that starts with this character needs quotes")
        }
        _ => None,
    }
}
