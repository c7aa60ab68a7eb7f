//! The facts of a row against what a document says of the value.

use bindery::finding::Place;
use bindery::model::Json;

use crate::claim::Kind;
use crate::spec::{Stated, View, is_one_of, shown};
use crate::subject::{Fact, FactName, Subject};

/// What a document says of a subject.
#[derive(Debug)]
pub(super) struct Declared<'v, 'a> {
    pub(super) value: &'v View<'a>,
    pub(super) required: bool,
    pub(super) deprecated: bool,
    pub(super) place: Place,
}

/// A fact of the page that the document does not share.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Disagreement {
    pub(super) name: FactName,
    pub(super) page: Fact,
    /// What the document says; `None` where it is silent.
    pub(super) other: Option<Json>,
    pub(super) place: Place,
}

/// The facts that the page states and the document does not share. What the page does not
/// state is its silence: the document can say more.
pub(super) fn disagreements(subject: &Subject, declared: &Declared<'_, '_>) -> Vec<Disagreement> {
    let facts = subject.facts.iter();
    let facts = facts.filter_map(|(name, fact)| {
        let stated = disagreement(*name, fact, subject, declared)?;
        Some(Disagreement {
            name: *name,
            page: fact.clone(),
            place: stated
                .as_ref()
                .map_or(declared.place, |stated| stated.place),
            other: stated.map(|stated| stated.value),
        })
    });
    facts.collect()
}

/// `None` where both agree; else what the document says, if anything.
fn disagreement(
    name: FactName,
    fact: &Fact,
    subject: &Subject,
    declared: &Declared<'_, '_>,
) -> Option<Option<Stated>> {
    let flag = |value: bool| {
        (fact.value != Json::Bool(value)).then_some(Some(Stated {
            value: Json::Bool(value),
            place: declared.place,
        }))
    };
    match name {
        FactName::Type => of_type(subject.kind.as_ref()?, declared),
        FactName::Mandatory => flag(declared.required),
        FactName::Deprecated => flag(declared.deprecated || declared.value.deprecated()),
        FactName::Enum => of_values(&fact.value, declared.value),
        FactName::Default => {
            let own = declared.value.default();
            let same = |own: &Stated| same_value(&own.value, &fact.value);
            (!own.as_ref().is_some_and(same)).then_some(own)
        }
        limit => of_limit(limit, &fact.value, declared.value),
    }
}

fn of_type(page: &Kind, declared: &Declared<'_, '_>) -> Option<Option<Stated>> {
    if *page == Kind::Null && declared.value.is_nullable() {
        return None;
    }
    let kinds = declared.value.kinds();
    let stated = || Stated {
        value: Json::String(shown(&kinds)),
        place: declared.value.place().unwrap_or(declared.place),
    };
    (!is_one_of(page, &kinds)).then(|| Some(stated()))
}

fn of_limit(name: FactName, page: &Json, value: &View<'_>) -> Option<Option<Stated>> {
    let stated = value.limits(name);
    if stated.iter().any(|own| same_limit(&own.value, page)) {
        return None;
    }
    let implied = value.implied(name);
    if implied.iter().any(|own| same_number(own, &text(page))) {
        return None;
    }
    let nothing = matches!(name, FactName::MinLength | FactName::MinItems);
    if stated.is_empty() && nothing && same_limit(page, &Json::Number("0".to_owned())) {
        return None;
    }
    // Values that are listed are a narrower limit than any.
    let of_items = matches!(name, FactName::MinItems | FactName::MaxItems);
    if stated.is_empty() && !of_items && value.values_listed().is_some() {
        return None;
    }
    Some(stated.into_iter().next())
}

fn of_values(page: &Json, value: &View<'_>) -> Option<Option<Stated>> {
    let Json::Array(listed) = page else {
        return None;
    };
    let booleans = ["true", "false"];
    let is_boolean = |one: &Json| booleans.contains(&text(one).to_ascii_lowercase().as_str());
    let can_be = value.kinds();
    if can_be.contains(&Kind::Boolean) && listed.iter().all(is_boolean) {
        return None;
    }
    let own = value.values_listed();
    let same = own
        .as_ref()
        .is_some_and(|own| same_values(&own.value, page));
    (!same).then_some(own)
}

/// Whether two lists have the same values, in any order; `null` and whether they are quoted
/// do not count.
pub(super) fn same_values(one: &Json, other: &Json) -> bool {
    let texts = |list: &Json| -> Vec<String> {
        let Json::Array(items) = list else {
            return vec![text(list)];
        };
        let items = items.iter().filter(|item| **item != Json::Null);
        let mut texts: Vec<String> = items.map(text).collect();
        texts.sort();
        texts.dedup();
        texts
    };
    texts(one) == texts(other)
}

/// Whether two values are the same; `"25"` is 25, because pages do not quote.
pub(super) fn same_value(one: &Json, other: &Json) -> bool {
    one == other || same_number(&text(one), &text(other))
}

fn same_limit(one: &Json, other: &Json) -> bool {
    let (one, other) = (text(one), text(other));
    // A slash needs no backslash in a pattern, and some write one.
    one == other
        || same_number(&one, &other)
        || one.replace("\\/", "/") == other.replace("\\/", "/")
}

/// A value as a page shows it: strings without quotes.
pub(super) fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Whether two texts are the same, or the same number written in two ways.
fn same_number(one: &str, other: &str) -> bool {
    one == other || matches!((plain(one), plain(other)), (Some(one), Some(other)) if one == other)
}

/// A decimal number without what does not count: `+`, zeros in front and behind.
fn plain(text: &str) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if digits.is_empty() || !is_digits(whole) || !is_digits(part) {
        return None;
    }
    let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
    let sign = if whole.is_empty() && part.is_empty() {
        ""
    } else {
        sign
    };
    Some(format!("{sign}{whole}.{part}"))
}

/// Whether two facts of one name say the same.
pub(super) fn same_fact(name: FactName, one: &Json, other: &Json) -> bool {
    match name {
        FactName::Enum => same_values(one, other),
        FactName::Default => same_value(one, other),
        name if name.is_limit() => same_limit(one, other),
        _ => one == other,
    }
}
