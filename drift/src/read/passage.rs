//! The description of a parameter, taken apart: what stands under which label, and the items
//! of its lists.

use crate::page::Line;
use crate::words::label::{LABELS, Label};
use bindery::finding::Place;
use regex::Regex;
use std::sync::LazyLock;

/// A piece of a description.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    /// The label in front.
    pub(super) label: Option<Label>,
    /// The text without the label.
    pub(super) text: String,
    /// The list below.
    pub(super) items: Vec<Item>,
    /// Where it is.
    pub(super) place: Option<Place>,
}

impl Passage {
    /// The items: text, and what is emphasised.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &[String])> + Clone {
        self.items
            .iter()
            .map(|item| (item.text.as_str(), item.strong.as_slice()))
    }
}

/// An item of a list.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Its text.
    pub(super) text: String,
    /// What is emphasised in it.
    pub(super) strong: Vec<String>,
    /// Where it is.
    pub(super) place: Option<Place>,
}

/// Takes the lines of a description apart.
pub(super) fn passages(lines: &[&Line]) -> Vec<Passage> {
    let mut all: Vec<Passage> = Vec::new();
    // Where the first line is an item, all sentences are items, and most are no values.
    let flat = lines.first().is_some_and(|line| line.item);
    let only = lines.iter().filter(|line| line.item).count() == 1;
    for (index, line) in lines.iter().enumerate() {
        let plain = flat && !all.last().is_some_and(|last| last.takes(line));
        let is_text = line.item && (is_head(&line.text) || plain || (only && index == 0));
        let is_item = line.item && !is_text || all.last().is_some_and(|last| last.goes_on(line));
        if is_item {
            let item = Item {
                text: line.text.trim().to_owned(),
                strong: line.strong.clone(),
                place: line.place,
            };
            match all.last_mut() {
                Some(last) => last.items.push(item),
                None => all.push(Passage {
                    label: None,
                    text: String::new(),
                    items: vec![item],
                    place: line.place,
                }),
            }
            continue;
        }
        for (label, text) in labelled(&line.text, all.last()) {
            let items = flat_items(label, &text, line.place);
            let text = if items.is_empty() {
                text
            } else {
                String::new()
            };
            all.push(Passage {
                label,
                text,
                items,
                place: line.place,
            });
        }
    }
    all
}

/// Whether values stand under a label.
fn is_of_values(label: Option<Label>) -> bool {
    matches!(label, Some(Label::Range | Label::Values))
}

/// The items of a list that was saved in one line: "Range: - laid - wove".
fn flat_items(label: Option<Label>, text: &str, place: Option<Place>) -> Vec<Item> {
    let Some(list) = text.strip_prefix("- ").filter(|_| is_of_values(label)) else {
        return Vec::new();
    };
    let items = list.split(" - ").map(|item| Item {
        text: item.trim().to_owned(),
        strong: Vec::new(),
        place,
    });
    items.collect()
}

impl Passage {
    /// Whether a line that is no item tells one more value of a list that was announced, or
    /// goes on with one of such lines.
    fn goes_on(&self, line: &Line) -> bool {
        let meaning = VALUE_AND_MEANING.as_ref();
        self.announces() && meaning.is_some_and(|regex| regex.is_match(&line.text))
    }

    /// Whether an item is a value of a list that was announced.
    fn takes(&self, line: &Line) -> bool {
        let word = !line.text.trim().contains(char::is_whitespace);
        self.goes_on(line) || (self.announces() && word)
    }

    fn announces(&self) -> bool {
        let head = sentences(tail(&self.text)).pop().unwrap_or_default();
        announces_values(head) || (is_of_values(self.label) && self.text.is_empty())
    }
}

/// Whether an item is no value of a list but announces one: a description that is an item
/// itself.
fn is_head(text: &str) -> bool {
    announces_values(sentences(tail(text)).pop().unwrap_or_default())
}

/// The end of a text: enough to tell what it announces.
fn tail(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(500))..]
}

/// Whether a line announces a list of values.
pub(super) fn announces_values(head: &str) -> bool {
    ANNOUNCES.as_ref().is_some_and(|regex| regex.is_match(head))
}

/// A line, split at its labels. A line after a label that had nothing behind it belongs to
/// that label.
fn labelled(text: &str, before: Option<&Passage>) -> Vec<(Option<Label>, String)> {
    let text = text.replace("**", " ");
    let text = text.trim();
    if let Some(label) = whole(text) {
        return vec![(Some(label), String::new())];
    }
    let open = before
        .filter(|before| before.text.is_empty() && before.items.is_empty())
        .and_then(|before| before.label);
    let marks = marks(text);
    let mut pieces = Vec::new();
    let first = marks.first().map_or(text.len(), |mark| mark.start);
    let head = text[..first].trim();
    if !head.is_empty() || marks.is_empty() {
        pieces.push((open, head.to_owned()));
    }
    for (index, mark) in marks.iter().enumerate() {
        let end = marks.get(index + 1).map_or(text.len(), |next| next.start);
        pieces.push((Some(mark.label), text[mark.end..end].trim().to_owned()));
    }
    pieces
}

/// How long a line can be that has labels.
const LONGEST: usize = 20_000;

/// A label in a text.
struct Mark {
    label: Label,
    start: usize,
    end: usize,
}

/// The labels of a line: those with a colon, and in a text that begins with such a word, also
/// those without one that begin a sentence.
fn marks(text: &str) -> Vec<Mark> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let bare = BARE_START
        .as_ref()
        .is_some_and(|start| start.is_match(text));
    let mut marks: Vec<Mark> = Vec::new();
    let found = [WITH_COLON.as_ref(), BARE.as_ref().filter(|_| bare)];
    for regex in found.into_iter().flatten() {
        for hit in regex.captures_iter(text) {
            let Some(whole) = hit.get(0) else { continue };
            let Some((label, start)) = last_label(whole.as_str()) else {
                continue;
            };
            let start = whole.start() + start;
            if marks
                .iter()
                .any(|mark| mark.start < whole.end() && start < mark.end)
            {
                continue;
            }
            marks.push(Mark {
                label,
                start,
                end: whole.end(),
            });
        }
    }
    marks.sort_by_key(|mark| mark.start);
    marks
}

fn label(word: &str) -> Option<Label> {
    LABELS
        .iter()
        .find(|(_, words)| words.contains(&word))
        .map(|(label, _)| *label)
}

/// The label that a text ends with, and where it starts.
fn last_label(text: &str) -> Option<(Label, usize)> {
    let end = text.trim_end_matches([':', '：', ' ']);
    LABELS
        .iter()
        .flat_map(|(label, words)| words.iter().map(move |word| (*label, *word)))
        .filter(|(_, word)| end.ends_with(word))
        .max_by_key(|(_, word)| word.len())
        .map(|(label, word)| (label, end.len() - word.len()))
}

/// A line that is a label and nothing else.
fn whole(text: &str) -> Option<Label> {
    label(text.trim_end_matches([':', '：', ' '])).filter(|label| {
        !is_of_values(Some(*label)) || text.ends_with([':', '：']) || text == "Range"
    })
}

fn words(latin: bool) -> String {
    let mut words: Vec<&str> = LABELS
        .iter()
        .flat_map(|(_, words)| words.iter().copied())
        .filter(|word| word.is_ascii() == latin)
        .collect();
    // The longest first, so that "Range" does not hide "Range of".
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.join("|")
}

static WITH_COLON: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let latin = words(true);
    let other = words(false);
    Regex::new(&format!(r"(?:\b|^)({latin}|{other})\s*(?:\s*[:：])+\s*")).ok()
});

/// Labels without a colon are told from other words by what stands in front.
static BARE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?:(?:^|[.;!?。]\s+|N/A\s+|None\s+)(?:Definition|Constraints|Range|Value Range)|\bDefault Value)\b\s*",
    )
    .ok()
});

static BARE_START: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:Definition|Constraints|Range) [A-Z0-9]").ok());

static ANNOUNCES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\b(?:options?|values?|value range|enumeration values?)(?: of this parameter)?(?: are| is| can be| include| includes)?(?: as follows| one of the following| the following)?|\bcan be (?:set to )?(?:one of )?the following(?: values)?|取值范围|取值如下|取值|枚举值|可选值|包括|取值为|取值有)\s*[:：]$").ok()
});

/// A word as it is sent, and what it means.
static VALUE_AND_MEANING: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^[A-Za-z0-9][A-Za-z0-9_.-]*\s?[:：]\s+\S").ok());

/// The sentences of a text.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut before = "";
    for (index, c) in text.char_indices() {
        let after = text[index + c.len_utf8()..].chars().next();
        let end = match c {
            '。' | '；' | '！' | '？' | '\n' => true,
            '.' | ';' | '!' | '?' => after.is_none_or(char::is_whitespace) && !abbreviation(before),
            _ => false,
        };
        if end {
            let sentence = text[start..index].trim();
            if !sentence.is_empty() {
                all.push(sentence);
            }
            start = index + c.len_utf8();
        }
        before = &text[start..index + c.len_utf8()];
    }
    let rest = text[start..].trim();
    if !rest.is_empty() {
        all.push(rest);
    }
    all
}

/// Whether a text ends in an abbreviation, without its point.
fn abbreviation(text: &str) -> bool {
    let word = text.rsplit([' ', '(', ',']).next().unwrap_or_default();
    matches!(
        word,
        "e.g" | "i.e" | "etc" | "No" | "vs" | "approx" | "max" | "min"
    )
}

#[cfg(test)]
mod tests {
    use super::{passages, sentences};
    use crate::page::Line;
    use crate::words::label::Label;

    fn line(text: &str, item: bool) -> Line {
        Line {
            text: text.to_owned(),
            item,
            ..Line::default()
        }
    }

    fn labels(texts: &[(&str, bool)]) -> Vec<(Option<Label>, String, usize)> {
        let lines: Vec<Line> = texts.iter().map(|(text, item)| line(text, *item)).collect();
        let lines: Vec<&Line> = lines.iter().collect();
        passages(&lines)
            .into_iter()
            .map(|passage| (passage.label, passage.text, passage.items.len()))
            .collect()
    }

    #[test]
    fn labels_with_colons_on_one_line() {
        assert_eq!(
            labels(&[(
                "Definition: Name of the press. Constraints: N/A Range: 1 to 64 characters Default value: N/A",
                false
            )]),
            [
                (Some(Label::Definition), "Name of the press.".to_owned(), 0),
                (Some(Label::Constraint), "N/A".to_owned(), 0),
                (Some(Label::Range), "1 to 64 characters".to_owned(), 0),
                (Some(Label::Default), "N/A".to_owned(), 0),
            ]
        );
    }

    #[test]
    fn labels_without_colons() {
        assert_eq!(
            labels(&[("Definition Name of the press. Constraints N/A Range 1 to 64 characters Default Value N/A", false)]).len(),
            4
        );
        assert_eq!(
            labels(&[(
                "Definition Name. Constraints N/A Range Any. Default Value N/A",
                false
            )])
            .len(),
            4
        );
        assert_eq!(
            labels(&[("The Range is wide. Default Value N/A", false)]).len(),
            1
        );
    }

    #[test]
    fn labels_in_asterisks_and_on_lines_of_their_own() {
        assert_eq!(
            labels(&[("Identifier. ** Value range: **:1 to 3", false)]),
            [
                (None, "Identifier.".to_owned(), 0),
                (Some(Label::Range), "1 to 3".to_owned(), 0)
            ]
        );
        assert_eq!(
            labels(&[("Default Value", false), ("25", false), ("More.", false)]),
            [
                (Some(Label::Default), String::new(), 0),
                (Some(Label::Default), "25".to_owned(), 0),
                (None, "More.".to_owned(), 0)
            ]
        );
    }

    #[test]
    fn labels_in_chinese_and_lists() {
        assert_eq!(
            labels(&[
                ("参数解释：名称。取值范围：", false),
                ("a", true),
                ("b", true)
            ]),
            [
                (Some(Label::Definition), "名称。".to_owned(), 0),
                (Some(Label::Range), String::new(), 2)
            ]
        );
    }

    #[test]
    fn sentences_end_at_points_only_before_blanks() {
        assert_eq!(
            sentences("Version 1.5 holds, e.g. here. Next; last"),
            ["Version 1.5 holds, e.g. here", "Next", "last"]
        );
        assert_eq!(sentences("一。二"), ["一", "二"]);
    }
}
