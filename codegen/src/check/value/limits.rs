//! Rules about one value: lengths, bounds, patterns, lists of values.

use super::{Doubt, Judge, has};
use crate::check::decimal::Decimal;
use crate::check::password;
use crate::check::same::{canonical, is_same};
use crate::map::Set;
use crate::model::{Check, Json};
use std::cmp::Ordering;

impl<'a> Judge<'a> {
    pub(super) fn text(&mut self, check: &Check, text: &str) {
        let length = || text.chars().count() as u64;
        match check {
            Check::MinLength(least) => self.at_least("minLength", length(), *least, "character"),
            Check::MaxLength(most) => self.at_most("maxLength", length(), *most, "character"),
            // What only an engine can match is not judged here.
            Check::Pattern(pattern) if self.is_match(pattern, text, Doubt::More) == Some(false) => {
                self.report("pattern", format!("must match the pattern `{pattern}`"));
            }
            Check::Password(policy) if !password::keeps(text, policy) => {
                self.report(
                    "x-bindery-password",
                    "must keep the password policy".to_owned(),
                );
            }
            _ => {}
        }
    }

    pub(super) fn number(&mut self, check: &Check, text: &str) {
        let Some(number) = Decimal::parse(text) else {
            return;
        };
        let compare = |limit: &str| Decimal::parse(limit).map(|limit| number.cmp(&limit));
        let (rule, words, limit, is_kept) = match check {
            Check::Minimum(limit) => (
                "minimum",
                "at least",
                limit,
                compare(limit) != Some(Ordering::Less),
            ),
            Check::Maximum(limit) => (
                "maximum",
                "at most",
                limit,
                compare(limit) != Some(Ordering::Greater),
            ),
            Check::ExclusiveMinimum(limit) => (
                "exclusiveMinimum",
                "more than",
                limit,
                matches!(compare(limit), Some(Ordering::Greater) | None),
            ),
            Check::ExclusiveMaximum(limit) => (
                "exclusiveMaximum",
                "less than",
                limit,
                matches!(compare(limit), Some(Ordering::Less) | None),
            ),
            Check::MultipleOf(limit) => {
                let is_multiple =
                    Decimal::parse(limit).and_then(|divisor| number.is_multiple_of(&divisor));
                (
                    "multipleOf",
                    "a multiple of",
                    limit,
                    is_multiple != Some(false),
                )
            }
            _ => return,
        };
        if !is_kept {
            self.report(rule, format!("must be {words} {limit}"));
        }
    }

    pub(super) fn array(&mut self, check: &Check, items: &[Json]) {
        match check {
            Check::MinItems(least) => self.at_least("minItems", items.len() as u64, *least, "item"),
            Check::MaxItems(most) => self.at_most("maxItems", items.len() as u64, *most, "item"),
            Check::Items(prefix, rest) => self.items(prefix, *rest, items),
            Check::Contains(ty, least, most) => self.contains(*ty, *least, *most, items),
            Check::UniqueItems => {
                let mut seen = Set::new();
                if !items.iter().all(|item| seen.insert(canonical(item))) {
                    self.report("uniqueItems", "must not have equal items".to_owned());
                }
            }
            _ => {}
        }
    }

    pub(super) fn properties(&mut self, check: &'a Check, entries: &[(String, Json)]) {
        match check {
            Check::MinProperties(least) => {
                self.at_least("minProperties", entries.len() as u64, *least, "property")
            }
            Check::MaxProperties(most) => {
                self.at_most("maxProperties", entries.len() as u64, *most, "property")
            }
            Check::Properties(object) => self.object(object, entries),
            Check::Required(name) => self.required(name, entries),
            Check::PropertyNames(ty) => self.names(*ty, entries),
            Check::DependentRequired(list) => {
                for (name, others) in list.iter().filter(|(name, _)| has(entries, name)) {
                    for other in others.iter().filter(|other| !has(entries, other)) {
                        self.dependent(name, other);
                    }
                }
            }
            _ => {}
        }
    }

    /// A property that is missing is reported once: where it is required anyway, as that.
    fn dependent(&mut self, name: &str, other: &str) {
        self.inside(other, |judge| {
            let is_known = judge
                .broken
                .iter()
                .any(|broken| broken.pointer == judge.pointer && broken.rule == "required");
            if !is_known {
                judge.report(
                    "dependentRequired",
                    format!("is missing; it is required with `{name}`"),
                );
            }
        });
    }

    fn at_least(&mut self, rule: &'static str, count: u64, least: u64, what: &str) {
        if count < least {
            self.report(rule, format!("must have at least {}", counted(least, what)));
        }
    }

    fn at_most(&mut self, rule: &'static str, count: u64, most: u64, what: &str) {
        if count > most {
            self.report(rule, format!("must have at most {}", counted(most, what)));
        }
    }

    /// Rules about values of every type.
    pub(super) fn any(&mut self, check: &'a Check, value: &Json) {
        match check {
            Check::Enum(values) if !values.iter().any(|other| is_same(other, value)) => {
                self.report("enum", "must be one of the listed values".to_owned());
            }
            Check::Const(other) if !is_same(other, value) => {
                self.report("const", "must be the constant".to_owned());
            }
            Check::OneOf(conditions) => self.conditions(conditions, true, value),
            Check::AnyOf(conditions) => self.conditions(conditions, false, value),
            Check::Types(words) => self.types(words, value),
            Check::DependentSchemas(list) => self.dependent_schemas(list, value),
            Check::AllOf(types) => types.iter().for_each(|ty| self.value(*ty, value)),
            Check::Not(condition) if self.is_ruled_out(condition, value) => {
                self.report("not", "must not be what is ruled out".to_owned());
            }
            Check::If(condition, then, otherwise) => {
                let branch = if self.fits(*condition, value) {
                    then
                } else {
                    otherwise
                };
                if let Some(ty) = branch {
                    self.value(*ty, value);
                }
            }
            _ => {}
        }
    }
}

/// A count with its noun.
fn counted(count: u64, what: &str) -> String {
    match (count, what) {
        (1, what) => format!("1 {what}"),
        (count, "property") => format!("{count} properties"),
        (count, what) => format!("{count} {what}s"),
    }
}
