//! The rules of a type.

use super::shape::UNDECLARED;
use super::{Attempt, each_once};
use crate::model::{Check, Condition, Json, Kind, Type};
use crate::sample::text::{self, Said};
use crate::sample::{Sampler, array, merged, number, object, set, variety};

pub(super) fn attempts(
    sampler: &Sampler<'_>,
    ty: &Type,
    check: &Check,
    value: &Json,
) -> Vec<Attempt> {
    let attempts = match value {
        Json::String(text) => of_text(sampler, ty, check, text),
        Json::Number(_) => of_number(ty, check),
        Json::Array(items) => of_array(sampler, ty, check, items),
        Json::Object(entries) => of_object(sampler, ty, check, entries),
        Json::Null | Json::Bool(_) => Vec::new(),
    };
    let mut attempts = each_once(attempts);
    attempts.extend(of_any(sampler, check, value));
    attempts
}

fn of_text(sampler: &Sampler<'_>, ty: &Type, check: &Check, text: &str) -> Vec<Attempt> {
    let here = |rule, texts: Vec<String>| {
        let attempts = texts.into_iter().map(Json::String);
        attempts.map(|value| Attempt::here(rule, value)).collect()
    };
    let said = Said::of(ty);
    match check {
        Check::MinLength(least) if *least > 0 => {
            let mut shorter = text::made(sampler, &said, least - 1, least - 1);
            shorter.extend(text::made(sampler, &said, 0, least - 1));
            shorter.push(cycled(text, least - 1));
            here("minLength", shorter)
        }
        Check::MaxLength(most) if *most < sampler.limits.length => {
            let mut longer = text::made(sampler, &said, most + 1, most + 1);
            longer.extend(text::made(sampler, &said, most + 1, u64::MAX));
            longer.push(cycled(text, most + 1));
            here("maxLength", longer)
        }
        Check::Pattern(_) => here("pattern", near_misses(text)),
        Check::Password(_) => here("x-bindery-password", weak(text)),
        _ => Vec::new(),
    }
}

/// A text repeated up to a length.
fn cycled(text: &str, length: u64) -> String {
    let length = usize::try_from(length).unwrap_or(0);
    let text = if text.is_empty() { "sample" } else { text };
    text.chars().cycle().take(length).collect()
}

/// A text changed a little, of the same length first.
fn near_misses(text: &str) -> Vec<String> {
    const ODD: &[char] = &['!', ' ', '\n', 'é', '~', 'Z', '0', '\u{0}'];
    let mut texts = Vec::new();
    let characters: Vec<char> = text.chars().collect();
    for place in [characters.len().saturating_sub(1), 0] {
        for odd in ODD {
            let mut changed = characters.clone();
            if let Some(c) = changed.get_mut(place) {
                *c = *odd;
                texts.push(changed.iter().collect());
            }
        }
    }
    texts.extend(ODD.iter().map(|odd| format!("{text}{odd}")));
    texts.extend(
        ODD.iter()
            .map(|odd| odd.to_string().repeat(characters.len())),
    );
    texts.extend(text::SHAPELESS.iter().map(|text| (*text).to_owned()));
    texts
}

/// Passwords of one class of characters.
fn weak(text: &str) -> Vec<String> {
    let length = text.chars().count();
    ["a", "7", "A"].map(|c| c.repeat(length)).to_vec()
}

fn of_number(ty: &Type, check: &Check) -> Vec<Attempt> {
    let rule = match check {
        Check::Minimum(_) => "minimum",
        Check::Maximum(_) => "maximum",
        Check::ExclusiveMinimum(_) => "exclusiveMinimum",
        Check::ExclusiveMaximum(_) => "exclusiveMaximum",
        Check::MultipleOf(_) => "multipleOf",
        _ => return Vec::new(),
    };
    let numbers = number::outside(ty, matches!(ty.kind, Kind::Integer(_)));
    let attempts = numbers.into_iter().map(|value| Attempt::here(rule, value));
    attempts.collect()
}

fn of_array(sampler: &Sampler<'_>, ty: &Type, check: &Check, items: &[Json]) -> Vec<Attempt> {
    let Kind::Array(id) = ty.kind else {
        return Vec::new();
    };
    let is_unique = |ty: &Type| {
        ty.rules
            .iter()
            .any(|rule| matches!(rule.check, Check::UniqueItems))
    };
    let of_length = |length| {
        let values = if items.is_empty() {
            variety::values(sampler, id, 1)
        } else {
            items.to_vec()
        };
        array::of_length(sampler, id, &values, length, is_unique(ty))
    };
    match check {
        Check::MinItems(least) if *least > 0 => {
            let shorter = of_length(least - 1).into_iter();
            shorter
                .map(|value| Attempt::here("minItems", value))
                .collect()
        }
        Check::MaxItems(most) if *most < sampler.limits.items => {
            let longer = of_length(most + 1).into_iter();
            longer
                .map(|value| Attempt::here("maxItems", value))
                .collect()
        }
        Check::UniqueItems => {
            let twice = items.iter().chain(items.first()).cloned().collect();
            let pair = items.first().into_iter().chain(items.first()).cloned();
            vec![
                Attempt::here("uniqueItems", Json::Array(twice)),
                Attempt::here("uniqueItems", Json::Array(pair.collect())),
            ]
        }
        Check::Contains(contained, least, _) if *least > 0 => {
            let rule = if *least == 1 {
                "contains"
            } else {
                "minContains"
            };
            let others = items.iter().filter(|item| !sampler.fits(*contained, item));
            let others = Json::Array(others.cloned().collect());
            vec![Attempt::here(rule, others)]
        }
        _ => Vec::new(),
    }
}

fn of_object(
    sampler: &Sampler<'_>,
    ty: &Type,
    check: &Check,
    entries: &[(String, Json)],
) -> Vec<Attempt> {
    match check {
        Check::MinProperties(least) if *least > 0 => {
            let few = usize::try_from(least - 1).unwrap_or(0);
            let fewer = entries.iter().take(few).cloned().collect();
            vec![Attempt::here("minProperties", Json::Object(fewer))]
        }
        Check::MaxProperties(most) if *most < sampler.limits.items => {
            let Kind::Object(object) = &ty.kind else {
                return Vec::new();
            };
            let more = object::of_count(sampler, ty, object, entries, most + 1);
            vec![Attempt::here("maxProperties", more)]
        }
        Check::DependentRequired(list) => {
            let mut attempts = Vec::new();
            for (name, others) in list {
                for other in others {
                    let with = object::present(sampler, ty, std::slice::from_ref(name));
                    let with = with.map(|with| merged(&Json::Object(entries.to_vec()), &with));
                    let without = with.map(|value| without(&value, other));
                    attempts.extend(
                        without.map(|value| Attempt::below(other, "dependentRequired", value)),
                    );
                }
            }
            attempts
        }
        Check::Required(name) => {
            let without = without(&Json::Object(entries.to_vec()), name);
            vec![Attempt::below(name, "required", without)]
        }
        Check::PropertyNames(_) => undeclared(entries, "propertyNames"),
        Check::UnevaluatedProperties(None) => undeclared(entries, "unevaluatedProperties"),
        _ => Vec::new(),
    }
}

/// One more property, which nobody declares.
fn undeclared(entries: &[(String, Json)], rule: &'static str) -> Vec<Attempt> {
    let with = |name: &str| {
        let mut entries = entries.to_vec();
        set(&mut entries, name, Json::Bool(true));
        Attempt::below(name, rule, Json::Object(entries))
    };
    [UNDECLARED, "!", ""].into_iter().map(with).collect()
}

fn without(value: &Json, name: &str) -> Json {
    match value {
        Json::Object(entries) => Json::Object(
            entries
                .iter()
                .filter(|(key, _)| key != name)
                .cloned()
                .collect(),
        ),
        other => other.clone(),
    }
}

/// Rules about values of every type.
fn of_any(sampler: &Sampler<'_>, check: &Check, value: &Json) -> Vec<Attempt> {
    let here = |rule, values: Vec<Json>| {
        let attempts = values.into_iter();
        attempts.map(|value| Attempt::here(rule, value)).collect()
    };
    match check {
        Check::Enum(_) => here("enum", unlisted(value)),
        Check::Const(_) => here("const", unlisted(value)),
        Check::OneOf(conditions) => here("oneOf", neither(sampler, conditions, value)),
        Check::AnyOf(conditions) => here("anyOf", neither(sampler, conditions, value)),
        Check::Not(Condition::Is(id)) => {
            let ruled_out = sampler.least(*id).cloned();
            let both = ruled_out.as_ref().map(|other| merged(value, other));
            here("not", both.into_iter().chain(ruled_out).collect())
        }
        Check::Not(Condition::Present(names)) => {
            here("not", all_of(names, value).into_iter().collect())
        }
        _ => Vec::new(),
    }
}

/// Values of the same JSON type that no document lists.
fn unlisted(value: &Json) -> Vec<Json> {
    match value {
        Json::String(text) => vec![
            Json::String("not listed".to_owned()),
            Json::String(format!("{text}x")),
            Json::String(text.to_uppercase()),
            Json::String(cycled("x", text.chars().count() as u64)),
        ],
        Json::Number(_) => ["987654", "-987654", "0", "1.25"]
            .map(|text| Json::Number(text.to_owned()))
            .to_vec(),
        Json::Bool(value) => vec![Json::Bool(!value)],
        _ => Vec::new(),
    }
}

/// Values that fit no branch, or too many of them.
fn neither(sampler: &Sampler<'_>, conditions: &[Condition], value: &Json) -> Vec<Json> {
    let mut least = value.clone();
    let mut most = value.clone();
    for condition in conditions {
        match condition {
            Condition::Present(names) => {
                least = names
                    .iter()
                    .fold(least, |value, name| without(&value, name));
                most = all_of(names, &most).unwrap_or(most);
            }
            Condition::Is(id) => {
                if let Some(Json::Object(entries)) = sampler.least(*id) {
                    for (name, _) in entries {
                        least = without(&least, name);
                    }
                    most = merged(&most, &Json::Object(entries.clone()));
                }
            }
        }
    }
    vec![least, most]
}

/// The value with all of these properties.
fn all_of(names: &[String], value: &Json) -> Option<Json> {
    let Json::Object(entries) = value else {
        return None;
    };
    let mut entries = entries.clone();
    for name in names {
        if !entries.iter().any(|(key, _)| key == name) {
            set(&mut entries, name, Json::String("sample".to_owned()));
        }
    }
    Some(Json::Object(entries))
}
