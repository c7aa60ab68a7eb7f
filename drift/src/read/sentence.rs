//! What a sentence is like, by its words.

use super::passage::sentences;
use super::quantity::{Labelled, quantity};
use super::subject::{Category, Subject};
use crate::words::sentence::{LIMIT_WORDS, VALUE_WORDS};
use regex::Regex;
use std::sync::LazyLock;

/// A sentence that sends the reader elsewhere.
pub(super) fn refers(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    [
        "for details",
        "see ",
        "for more",
        "refer to",
        "详见",
        "请参见",
        "参见",
        "请参考",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
}

/// Whether a text says what a parameter is for, and no more.
pub(super) fn is_purpose(text: &str) -> bool {
    PURPOSE.as_ref().is_some_and(|regex| regex.is_match(text)) && sentences(text).len() == 1
}

/// Whether words under a label are more than prose: a number, or a single word as it is sent.
pub(super) fn stern(words: &str) -> bool {
    !refers(words)
        && (words.contains(|c: char| c.is_ascii_digit()) || !words.contains(char::is_whitespace))
}

/// Whether a sentence has numbers and words of limits.
pub(super) fn limit_like(sentence: &str) -> bool {
    let text = TABLE
        .as_ref()
        .map_or_else(|| sentence.into(), |table| table.replace_all(sentence, ""));
    let number = text.contains(|c: char| c.is_ascii_digit())
        || text.contains("zero")
        || text.contains("negative");
    number
        && LIMIT_LIKE
            .as_ref()
            .is_some_and(|regex| regex.is_match(&text))
}

/// Whether what follows a verb still speaks of a limit.
pub(super) fn limit_like_rest(rest: &str) -> bool {
    limit_like(rest)
        || rest.contains("default")
        || BOUND.as_ref().is_some_and(|regex| regex.is_match(rest))
}

/// Whether a sentence has words of listed values.
pub(super) fn value_like(sentence: &str) -> bool {
    VALUE_LIKE
        .as_ref()
        .is_some_and(|regex| regex.is_match(sentence))
}

/// Whether a sentence starts with its verb or its phrase.
pub(super) fn starts_without_subject(sentence: &str) -> bool {
    quantity(
        sentence,
        &Subject {
            name: "",
            category: Category::Text,
            items: None,
        },
        Labelled::default(),
    )
    .is_some()
        || NO_SUBJECT
            .as_ref()
            .is_some_and(|regex| regex.is_match(sentence))
}

static LIMIT_LIKE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!("(?i){LIMIT_WORDS}")).ok());

static VALUE_LIKE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!("(?i){VALUE_WORDS}")).ok());

static BOUND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:greater|less|larger|smaller|longer|shorter|fewer) than\b|\bexceed").ok()
});

static TABLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\btables? \d+|\bmicroversions? [\d.]+|\bISO ?8601|\bIPv[46]|\bbase64|\bRFC ?\d+|表 ?\d+").ok()
});

static NO_SUBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:\d|contains?\b|consists?\b|can\b|cannot\b|must\b|ranges?\b|at (?:most|least)\b|a (?:maximum|minimum)\b|up to\b|no (?:more|less|longer)\b|it\b)").ok()
});

static PURPOSE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\s*(?:Specifies|Indicates) [^,:;]+\.\s*$").ok());
