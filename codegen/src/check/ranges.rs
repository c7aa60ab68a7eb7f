//! Ranges without values, divisors that divide nothing, and rules for another type.

use super::decimal::Decimal;
use crate::finding::code::check as code;
use crate::finding::{Finding, Findings, Place};
use crate::model::{Additional, Check, Kind, Object, Rule, Type};

/// Judges the limits of a type.
pub(super) fn limits(ty: &Type, findings: &mut Findings) {
    counts(ty, "Length", findings);
    counts(ty, "Items", findings);
    counts(ty, "Properties", findings);
    numbers(&ty.rules, findings);
    if let Kind::Object(object) = &ty.kind {
        properties(object, &ty.rules, findings);
    }
    for rule in &ty.rules {
        divisor(rule, findings);
        idle(ty, rule, findings);
    }
}

/// The lower and the upper end of a count, where a rule is one.
fn count(check: &Check, what: &str) -> (Option<u64>, Option<u64>) {
    match (check, what) {
        (Check::MinLength(count), "Length")
        | (Check::MinItems(count), "Items")
        | (Check::MinProperties(count), "Properties") => (Some(*count), None),
        (Check::MaxLength(count), "Length")
        | (Check::MaxItems(count), "Items")
        | (Check::MaxProperties(count), "Properties") => (None, Some(*count)),
        _ => (None, None),
    }
}

fn counts(ty: &Type, what: &str, findings: &mut Findings) {
    let least = ty
        .rules
        .iter()
        .filter_map(|rule| Some((count(&rule.check, what).0?, rule.place)))
        .max_by_key(|(count, _)| *count);
    let most = ty
        .rules
        .iter()
        .filter_map(|rule| Some((count(&rule.check, what).1?, rule.place)))
        .min_by_key(|(count, _)| *count);
    if let (Some((least, place)), Some((most, other))) = (least, most)
        && least > most
    {
        let message = format!("`min{what}` is {least} and `max{what}` is {most}: nothing fits");
        empty(place, message, other, findings);
    }
}

fn empty(place: Place, message: String, other: Place, findings: &mut Findings) {
    let finding = Finding::new(&code::EMPTY_RANGE, place, message);
    findings.report(finding.related(other, "the other end"));
}

/// An end of a range: the number, whether it is excluded, its keyword and place.
type End<'a> = (Decimal, bool, &'a str, Place);

fn numbers(rules: &[Rule], findings: &mut Findings) {
    let end = |rule: &'_ Rule, lower: bool| {
        let (text, excluded, keyword, is_lower) = match &rule.check {
            Check::Minimum(text) => (text, false, "minimum", true),
            Check::ExclusiveMinimum(text) => (text, true, "exclusiveMinimum", true),
            Check::Maximum(text) => (text, false, "maximum", false),
            Check::ExclusiveMaximum(text) => (text, true, "exclusiveMaximum", false),
            _ => return None,
        };
        let end: End<'static> = (Decimal::parse(text)?, excluded, keyword, rule.place);
        (is_lower == lower).then(|| (end, text.clone()))
    };
    for (lower, lower_text) in rules.iter().filter_map(|rule| end(rule, true)) {
        for (upper, upper_text) in rules.iter().filter_map(|rule| end(rule, false)) {
            let touching = lower.0 == upper.0 && (lower.1 || upper.1);
            if lower.0 > upper.0 || touching {
                let message = format!(
                    "`{}` is {lower_text} and `{}` is {upper_text}: nothing fits",
                    lower.2, upper.2
                );
                empty(lower.3, message, upper.3, findings);
            }
        }
    }
}

/// What is declared, required or forbidden must leave room for how many there may be.
fn properties(object: &Object, rules: &[Rule], findings: &mut Findings) {
    let required = object.fields.iter().filter(|field| field.required).count() as u64;
    let is_closed = object.additional == Additional::Forbidden && object.patterns.is_empty();
    for rule in rules {
        let message = match &rule.check {
            Check::MaxProperties(most) if *most < required => {
                format!("at most {most} properties are allowed, and {required} are required")
            }
            Check::MinProperties(least) if is_closed && *least > object.fields.len() as u64 => {
                format!(
                    "at least {least} properties are wanted, and {} are declared",
                    object.fields.len()
                )
            }
            Check::DependentRequired(list) if is_closed => {
                let missing = list.iter().flat_map(|(_, others)| others);
                let mut missing =
                    missing.filter(|name| object.fields.iter().all(|field| field.name != **name));
                match missing.next() {
                    Some(name) => {
                        format!("`{name}` may be required, and is not declared in a closed object")
                    }
                    None => continue,
                }
            }
            _ => continue,
        };
        findings.report(Finding::new(&code::IMPOSSIBLE_RULE, rule.place, message));
    }
}

fn divisor(rule: &Rule, findings: &mut Findings) {
    if let Check::MultipleOf(text) = &rule.check
        && !Decimal::parse(text).is_some_and(|number| number.is_positive())
    {
        let message = format!("`multipleOf` must be more than 0, and is {text}: it is not checked");
        findings.report(Finding::new(&code::BAD_DIVISOR, rule.place, message));
    }
}

/// A rule for another type has no effect, which is hardly meant.
fn idle(ty: &Type, rule: &Rule, findings: &mut Findings) {
    let Some((keyword, subject)) = subject(&rule.check) else {
        return;
    };
    let is_idle = match &ty.kind {
        _ if ty.implied => false,
        Kind::Any | Kind::Null | Kind::Never | Kind::Union(_) => false,
        Kind::Boolean => true,
        Kind::Integer(_) | Kind::Number(_) => subject != "numbers",
        Kind::String(_) | Kind::Enum(_) => subject != "strings",
        Kind::Array(_) => subject != "arrays",
        Kind::Object(_) => subject != "objects",
    };
    if is_idle {
        let message = format!("`{keyword}` is for {subject}, and has no effect here");
        findings.report(Finding::new(&code::IDLE_RULE, rule.place, message));
    }
}

/// The keyword of a rule, and what values it speaks of.
fn subject(check: &Check) -> Option<(&'static str, &'static str)> {
    Some(match check {
        Check::MinLength(_) => ("minLength", "strings"),
        Check::MaxLength(_) => ("maxLength", "strings"),
        Check::Pattern(_) => ("pattern", "strings"),
        Check::Minimum(_) => ("minimum", "numbers"),
        Check::ExclusiveMinimum(_) => ("exclusiveMinimum", "numbers"),
        Check::Maximum(_) => ("maximum", "numbers"),
        Check::ExclusiveMaximum(_) => ("exclusiveMaximum", "numbers"),
        Check::MultipleOf(_) => ("multipleOf", "numbers"),
        Check::MinItems(_) => ("minItems", "arrays"),
        Check::MaxItems(_) => ("maxItems", "arrays"),
        Check::UniqueItems => ("uniqueItems", "arrays"),
        Check::MinProperties(_) => ("minProperties", "objects"),
        Check::MaxProperties(_) => ("maxProperties", "objects"),
        _ => return None,
    })
}
