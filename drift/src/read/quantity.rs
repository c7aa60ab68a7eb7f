//! Sentences that state a least or a greatest.

use super::subject::{Category, Subject};
use crate::claim::Limit;
use crate::words::fold;
use crate::words::quantity::{
    CANNOT, CHARACTERS, LENGTH_WORDS, MEASURES, NUMBER, PHRASES, Sense, VERBS,
};
use crate::words::subject::EACH;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// What a sentence states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    /// The limits.
    pub(super) limits: Vec<Limit>,
    /// What stands behind.
    pub(super) rest: String,
}

/// What a label in front of the sentence says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Labelled {
    /// That it is about values, so that items need no subject.
    pub(super) range: bool,
    /// That it is about length.
    pub(super) length: bool,
    /// That it is about whatever has a least or a greatest: value, length or items.
    pub(super) size: bool,
}

/// What a sentence states of the size of the parameter.
pub(super) fn quantity(sentence: &str, subject: &Subject<'_>, label: Labelled) -> Option<Stated> {
    let sentence = sentence.trim();
    let sentence = ["- ", "* ", "• ", "Currently, "]
        .iter()
        .find_map(|start| sentence.strip_prefix(start))
        .unwrap_or(sentence);
    // "Each tag …" of a list speaks of its items.
    let each = (subject.category == Category::List)
        .then(|| EACH.iter().find_map(|word| sentence.strip_prefix(word)))
        .flatten();
    let sentence = each.unwrap_or(sentence);
    if Subject::in_some_cases(sentence) {
        return None;
    }
    let (sense, hit) = RULES
        .iter()
        .filter_map(|(sense, rule)| rule.captures(sentence).map(|hit| (*sense, hit)))
        .find(|(_, hit)| subject.is(group(hit, "s")))?;
    stated(sense, &hit, subject, label)
        .filter(|stated| each.is_none() || !stated.limits.iter().any(of_list))
}

fn of_list(limit: &Limit) -> bool {
    matches!(limit, Limit::MinItems(_) | Limit::MaxItems(_))
}

fn group<'h>(hit: &'h Captures<'_>, name: &str) -> &'h str {
    hit.name(name).map_or("", |found| found.as_str())
}

fn stated(
    sense: Sense,
    hit: &Captures<'_>,
    subject: &Subject<'_>,
    label: Labelled,
) -> Option<Stated> {
    let phrase = group(hit, "phrase");
    let rest = group(hit, "rest");
    let numbers: Vec<String> = numbers(phrase);
    let front = fold(&format!("{} {}", group(hit, "s"), phrase));
    let long = label.length
        || LENGTH_WORDS.iter().any(|word| front.contains(word))
        || front.contains("longer")
        || front.contains("shorter")
        || rest.trim_start().starts_with("in length");
    let inner = unit(group(hit, "unit"));
    let after = unit(rest);
    let unit = if after == Unit::None { inner } else { after };
    let counted = front
        .split(' ')
        .any(|word| word == "number" || word == "quantity");
    let dimension = dimension(subject, unit, long, counted, label)?;
    if sense == Sense::Exactly && (dimension == Dimension::Value || (unit == Unit::None && !long)) {
        return None;
    }
    let limits = limits(sense, &numbers, dimension, subject.category)?;
    Some(Stated {
        limits,
        rest: rest.to_owned(),
    })
}

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    Length,
    Items,
    Value,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    None,
    Characters,
    Measure,
    Things,
}

/// The unit that a text starts with.
fn unit(text: &str) -> Unit {
    let text = text.trim_start().to_lowercase();
    let starts = |words: &[&str]| {
        words.iter().any(|word| {
            text.strip_prefix(word)
                .is_some_and(|rest| !word.is_ascii() || !rest.starts_with(char::is_alphanumeric))
        })
    };
    if starts(CHARACTERS)
        || QUALIFIED
            .as_ref()
            .is_some_and(|regex| regex.is_match(&text))
    {
        return Unit::Characters;
    }
    if starts(MEASURES) {
        return Unit::Measure;
    }
    match NO_UNIT.as_ref() {
        Some(none) if none.is_match(&text) => Unit::None,
        _ => Unit::Things,
    }
}

fn dimension(
    subject: &Subject<'_>,
    unit: Unit,
    long: bool,
    counted: bool,
    label: Labelled,
) -> Option<Dimension> {
    use Category::{List, Number, Text, Unknown, Whole};
    match (unit, subject.category) {
        (Unit::Characters, Text | Unknown) => Some(Dimension::Length),
        (Unit::Characters, List) if subject.items == Some(Text) => Some(Dimension::Length),
        (Unit::Characters, _) => None,
        (Unit::Measure, Whole | Number | Unknown) => Some(Dimension::Value),
        (Unit::None, Text | Unknown) if long => Some(Dimension::Length),
        (Unit::None, Text) if label.size => Some(Dimension::Length),
        (Unit::None, List) if long || label.size || counted => Some(Dimension::Items),
        (Unit::None, Whole | Number) if !long => Some(Dimension::Value),
        (Unit::None, Unknown) if !label.size => Some(Dimension::Value),
        (Unit::Things, List) => Some(Dimension::Items),
        (Unit::Things, Whole | Number) if label.range => Some(Dimension::Value),
        _ => None,
    }
}

fn numbers(phrase: &str) -> Vec<String> {
    let Some(number) = ANY_NUMBER.as_ref() else {
        return Vec::new();
    };
    let text = phrase.to_lowercase();
    let mut numbers = Vec::new();
    let mut before = 0;
    for hit in number.find_iter(&text) {
        let found = hit.as_str();
        // The hyphen of `1-64` is no sign.
        let joined = text[before..hit.start()].is_empty() && before > 0;
        let plain = if joined {
            found.trim_start_matches('-')
        } else {
            found
        };
        numbers.push(match plain {
            "zero" => "0".to_owned(),
            plain => plain.replace(',', ""),
        });
        before = hit.end();
    }
    numbers
}

fn limits(
    sense: Sense,
    numbers: &[String],
    dimension: Dimension,
    category: Category,
) -> Option<Vec<Limit>> {
    let one = numbers.first().map(String::as_str);
    let two = numbers.get(1).map(String::as_str);
    let least = |number: &str, step: i64| bound(number, step, dimension, category, true);
    let most = |number: &str, step: i64| bound(number, step, dimension, category, false);
    match sense {
        Sense::Between => between(least(one?, 0)?, most(two?, 0)?, one?, two?),
        Sense::Within => between(least(one?, 1)?, most(two?, -1)?, one?, two?),
        Sense::AtMost => Some(vec![most(one?, 0)?]),
        Sense::AtLeast => Some(vec![least(one?, 0)?]),
        Sense::Below => Some(vec![most(one?, -1)?]),
        Sense::Above => Some(vec![least(one?, 1)?]),
        Sense::Exactly => Some(vec![least(one?, 0)?, most(one?, 0)?]),
        Sense::NotNegative => {
            (dimension == Dimension::Value).then(|| vec![Limit::Minimum("0".to_owned())])
        }
    }
}

fn between(least: Limit, most: Limit, one: &str, two: &str) -> Option<Vec<Limit>> {
    let (one, two): (f64, f64) = (one.parse().ok()?, two.parse().ok()?);
    (one <= two).then(|| vec![least, most])
}

/// A limit, moved by one where the number itself is not allowed; only whole numbers have a
/// next one.
fn bound(
    number: &str,
    step: i64,
    dimension: Dimension,
    category: Category,
    least: bool,
) -> Option<Limit> {
    if dimension == Dimension::Value {
        let number = if step == 0 {
            number.to_owned()
        } else if category == Category::Whole {
            number.parse::<i64>().ok()?.checked_add(step)?.to_string()
        } else {
            return None;
        };
        return Some(if least {
            Limit::Minimum(number)
        } else {
            Limit::Maximum(number)
        });
    }
    let count = number.parse::<u64>().ok()?.checked_add_signed(step)?;
    Some(match (dimension, least) {
        (Dimension::Items, true) => Limit::MinItems(count),
        (Dimension::Items, false) => Limit::MaxItems(count),
        (_, true) => Limit::MinLength(count),
        (_, false) => Limit::MaxLength(count),
    })
}

static RULES: LazyLock<Vec<(Sense, Regex)>> = LazyLock::new(|| {
    let mut units: Vec<&str> = CHARACTERS.iter().chain(MEASURES).copied().collect();
    units.sort_by_key(|unit| std::cmp::Reverse(unit.len()));
    let units = units.join("|");
    let verbs = VERBS.join("|");
    PHRASES
        .iter()
        .filter_map(|(sense, phrase)| {
            let phrase = phrase
                .replace("{n}", NUMBER)
                .replacen("{unit}", &format!("(?P<unit>{units})"), 1)
                .replace("{unit}", &format!("(?:{units})"))
                .replace("{cannot}", CANNOT);
            Regex::new(&format!(
                r"(?i)^(?P<s>[^\d:：]{{0,80}}?)[:：]?\s*(?:(?:{verbs})\s*)?(?P<phrase>{phrase})(?P<rest>(?:[^\d].*)?)$"
            ))
            .ok()
            .map(|regex| (*sense, regex))
        })
        .collect()
});

static ANY_NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(NUMBER).ok());

/// "255 Unicode characters".
static QUALIFIED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:[a-z-]+ ){1,2}(?:characters|letters|digits|bytes)\b").ok());

/// What may follow a number that has no unit.
static NO_UNIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:$|[.,;:，。；()（）\]]|(?:and|or|but|which|in length|inclusive|by default|that|where)\b|之间|以内|之内|的)").ok()
});

#[cfg(test)]
mod tests;
