//! Sentences that list values, and those that state a default.

use super::subject::{Category, Subject};
use crate::words::fold;
use crate::words::value::{
    DEFAULTS, LIST_SUBJECTS, LISTS, NO_VALUES, NOT_GIVEN, NULLS, OPEN, VALUE, WORD,
};
use regex::Regex;
use serde_json::Value;
use std::borrow::Cow;
use std::sync::LazyLock;

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found<T> {
    /// This.
    Known(T),
    /// Nothing is said, in words that are understood: "N/A", "true or false" of a boolean.
    Nothing,
}

/// How many values a list can have.
const MOST: usize = 1000;

/// How long a value may be.
const LONGEST: usize = 200;

/// The values that a sentence lists.
pub(super) fn listed(sentence: &str, subject: &Subject<'_>) -> Option<Found<Vec<Value>>> {
    let sentence = sentence.trim();
    let sentence = sentence.strip_prefix("Currently, ").unwrap_or(sentence);
    if Subject::in_some_cases(sentence) {
        return None;
    }
    RULES.iter().find_map(|(single, rule)| {
        let hit = rule.captures(sentence)?;
        let of = hit.name("s").map_or("", |of| of.as_str());
        if !subject.is(of) && !LIST_SUBJECTS.contains(&fold(of).as_str()) {
            return None;
        }
        let words = words(hit.name("list").map_or("", |list| list.as_str()))?;
        (*single || words.len() > 1).then_some(())?;
        values(&words, subject)
    })
}

/// The values of a text that is nothing but a list; with `single` even of one value.
pub(super) fn plain(text: &str, single: bool, subject: &Subject<'_>) -> Option<Found<Vec<Value>>> {
    let words = words(text)?;
    (single || words.len() > 1).then_some(())?;
    values(&words, subject)
}

/// Values from the items of a list, each with what it means behind it.
pub(super) fn of_items<'i>(
    items: impl Iterator<Item = (&'i str, &'i [String])>,
    subject: &Subject<'_>,
) -> Option<Found<Vec<Value>>> {
    let mut words = Vec::new();
    for (text, strong) in items {
        let word = first(text, strong)?;
        if words.contains(&word) || words.len() >= MOST {
            return None;
        }
        words.push(word);
    }
    (!words.is_empty()).then_some(())?;
    values(&words, subject)
}

/// Values from items that nothing announces. There are several in capitals; or, below a text
/// that says what the parameter is for and no more (`purpose`), all are emphasised.
pub(super) fn of_plain_items<'i>(
    items: impl Iterator<Item = (&'i str, &'i [String])> + Clone,
    purpose: bool,
    subject: &Subject<'_>,
) -> Option<Found<Vec<Value>>> {
    let capitals = |(text, strong): (&str, &[String])| {
        first(text, strong).is_some_and(|word| {
            word.len() > 1 && word == word.to_uppercase() && word != word.to_lowercase()
        })
    };
    let emphasised = |(text, strong): (&str, &[String])| {
        let marked = strong
            .first()
            .map(|word| word.trim_end_matches([':', '：', ' ']));
        first(text, strong).as_deref() == marked
    };
    let several = items.clone().count() > 1;
    let evident =
        (several && items.clone().all(capitals)) || (purpose && items.clone().all(emphasised));
    evident.then_some(())?;
    of_items(items, subject)
}

/// The value that an item starts with.
fn first(text: &str, strong: &[String]) -> Option<String> {
    let text = text.trim().trim_end_matches([';', '.', '。', '；', ',']);
    if let Some(word) = strong
        .first()
        .map(|word| word.trim().trim_end_matches([':', '：']))
        && !word.is_empty()
        && let Some(rest) = text.strip_prefix(word)
        && MEANING.as_ref().is_some_and(|regex| regex.is_match(rest))
        && is_code(word)
    {
        return Some(word.to_owned());
    }
    let hit = ITEM.as_ref()?.captures(text)?;
    let word = hit.name("v")?.as_str();
    let plain = unquoted(word);
    // In front of a colon, and between quotation marks, any word is a value.
    let marked = word != plain || text[word.len()..].trim_start().starts_with([':', '：']);
    let known = if marked {
        is_code(plain) && !REMARKS.contains(&plain.to_lowercase().as_str())
    } else {
        is_value(plain)
    };
    known.then(|| plain.to_owned())
}

/// The words of a list: "a, b, or c".
fn words(list: &str) -> Option<Vec<String>> {
    let list = without_remarks(list.trim().trim_end_matches(['.', '。', ';', '；']));
    let lower = list.to_lowercase();
    if OPEN.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let words: Vec<String> = SEPARATOR
        .as_ref()?
        .split(&list)
        .map(|word| word.trim())
        .map(|word| unquoted(word).to_owned())
        .collect();
    words.iter().all(|word| is_value(word)).then_some(words)
}

/// A text without what stands in brackets behind its words.
fn without_remarks(text: &str) -> String {
    REMARK.as_ref().map_or_else(
        || text.to_owned(),
        |regex| regex.replace_all(text, "").into_owned(),
    )
}

/// A word without its quotation marks.
fn unquoted(word: &str) -> &str {
    let word = word.trim();
    for (open, close) in [('"', '"'), ('\'', '\''), ('“', '”'), ('`', '`'), ('‘', '’')] {
        if let Some(inner) = word
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
        {
            return inner;
        }
    }
    word
}

/// Whether a word can stand for itself in a sentence.
fn is_value(word: &str) -> bool {
    let lower = word.to_lowercase();
    is_code(word)
        && (!NO_VALUES.contains(&lower.as_str()) || (word != lower && word == word.to_uppercase()))
}

/// Whether a word looks like one that is sent.
fn is_code(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= LONGEST
        && word.chars().any(char::is_alphanumeric)
        && word.chars().all(|c| {
            c.is_alphanumeric()
                || matches!(c, '_' | '-' | '.' | '/' | ':' | '+' | '*' | '@' | '%' | '#')
        })
}

/// Words in front of a colon that are no values.
const REMARKS: [&str; 8] = [
    "note", "notes", "example", "examples", "caution", "notice", "说明", "注意",
];

/// The values that words are, given the type; of a list those of its items.
fn values(words: &[String], subject: &Subject<'_>) -> Option<Found<Vec<Value>>> {
    if words
        .iter()
        .all(|word| NULLS.contains(&word.to_lowercase().as_str()))
    {
        return Some(Found::Nothing);
    }
    let texts = || words.iter().map(|word| text(word)).collect();
    let numbers = || {
        words
            .iter()
            .map(|word| number(word))
            .collect::<Option<Vec<_>>>()
    };
    match (subject.category, subject.items) {
        (Category::Boolean, _) => words
            .iter()
            .all(|word| boolean(word).is_some())
            .then_some(Found::Nothing),
        (Category::Text, _) | (Category::List, Some(Category::Text)) => Some(Found::Known(texts())),
        (Category::Whole | Category::Number, _)
        | (Category::List, Some(Category::Whole | Category::Number)) => numbers().map(Found::Known),
        (Category::Unknown, _) => Some(Found::Known(numbers().unwrap_or_else(texts))),
        (Category::List | Category::Other, _) => None,
    }
}

/// A value of text, or the `null` that stands among such values.
fn text(word: &str) -> Value {
    match word {
        "null" | "Null" | "NULL" => Value::Null,
        word => Value::String(word.to_owned()),
    }
}

fn number(word: &str) -> Option<Value> {
    match serde_json::from_str(&word.replace(',', "")) {
        Ok(Value::Number(number)) => Some(Value::Number(number)),
        _ => None,
    }
}

fn boolean(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// Whether a sentence tells what holds when nothing is given.
pub(super) fn when_not_given(sentence: &str) -> bool {
    NOT_GIVEN_AT_START
        .as_ref()
        .is_some_and(|regex| regex.find(sentence).is_some_and(|found| !found.is_empty()))
}

/// "If count is not specified" of the parameter `count` is "if this parameter is not
/// specified".
fn itself<'s>(sentence: &'s str, name: &str) -> Cow<'s, str> {
    let rest = ["If ", "When "]
        .iter()
        .find_map(|start| sentence.strip_prefix(start));
    match rest
        .and_then(|rest| rest.strip_prefix(name))
        .filter(|_| !name.is_empty())
    {
        Some(rest) if rest.starts_with(" is ") => Cow::Owned(format!("If this parameter{rest}")),
        _ => Cow::Borrowed(sentence),
    }
}

/// The default that a sentence states.
pub(super) fn default(sentence: &str, subject: &Subject<'_>) -> Option<Found<Value>> {
    let sentence = itself(sentence.trim(), subject.name);
    let sentence = sentence.as_ref();
    let given = NOT_GIVEN_AT_START
        .as_ref()
        .map_or_else(|| sentence.into(), |regex| regex.replace(sentence, ""));
    if Subject::in_some_cases(&given) {
        return None;
    }
    DEFAULT_RULES.iter().find_map(|rule| {
        let hit = rule.captures(&given)?;
        default_value(hit.name("v")?.as_str(), subject)
    })
}

/// The default that a text is which is nothing but a value.
pub(super) fn default_value(word: &str, subject: &Subject<'_>) -> Option<Found<Value>> {
    let quoted = word.trim();
    let word = unquoted(quoted);
    let is_quoted = word.len() != quoted.len();
    if !is_quoted && (NULLS.contains(&word.to_lowercase().as_str())) {
        return Some(Found::Nothing);
    }
    if !is_quoted && !is_value(word) {
        return None;
    }
    let text = || Some(Found::Known(Value::String(word.to_owned())));
    match subject.category {
        Category::Boolean => boolean(word).map(|value| Found::Known(Value::Bool(value))),
        Category::Whole | Category::Number => number(word).map(Found::Known),
        Category::Text => text(),
        Category::Unknown => number(word).map(Found::Known).or_else(text),
        Category::List | Category::Other => None,
    }
}

static RULES: LazyLock<Vec<(bool, Regex)>> = LazyLock::new(|| {
    LISTS
        .iter()
        .filter_map(|(single, rule)| Some((*single, Regex::new(&format!("(?i){rule}")).ok()?)))
        .collect()
});

static DEFAULT_RULES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    DEFAULTS
        .iter()
        .filter_map(|rule| {
            Regex::new(&format!(
                "(?i){}",
                rule.replace("{v}", VALUE).replace("{w}", WORD)
            ))
            .ok()
        })
        .collect()
});

static NOT_GIVEN_AT_START: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!("(?i){NOT_GIVEN}")).ok());

static SEPARATOR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\s*(?:[,，]\s*(?:or|and)\s+|[,，、;；|]|\s+or\s+|\s+and\s+|或者|或|和|以及)\s*",
    )
    .ok()
});

static REMARK: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\s*(?:\([^()]*\)|（[^（）]*）)").ok());

/// What may follow the value at the start of an item.
const MEANS: &str = r"(?:$|\s*[:：（(，]|\s*,\s|\s+[-–—]\s|\s*[–—]|\s+(?:indicates?|means?|specifies|represents|refers to|stands for)\b|\s*(?:表示|代表|指))";

static MEANING: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!("^{MEANS}")).ok());

static ITEM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r#"^(?P<v>"[^"]*"|'[^']*'|“[^”]*”|`[^`]*`|[^\s:：（(，,–—表代指]+){MEANS}"#
    ))
    .ok()
});

#[cfg(test)]
mod tests;
