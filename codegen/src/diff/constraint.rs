//! Rules: by keyword, limits by their size, all else by whether it says the same.

use std::cmp::Ordering;

use super::change::Change;
use super::json::canonical;
use super::kind::Kind;
use super::same::{Said, Sameness, object};
use crate::check::Decimal;
use crate::map::{Map, Set};
use crate::model::{Check, Condition, Password, Rule, TypeId};

/// The keyword of a rule.
fn keyword(check: &Check) -> &'static str {
    match check {
        Check::MinLength(_) => "minLength",
        Check::MaxLength(_) => "maxLength",
        Check::Pattern(_) => "pattern",
        Check::Password(_) => "password",
        Check::Minimum(_) => "minimum",
        Check::ExclusiveMinimum(_) => "exclusiveMinimum",
        Check::Maximum(_) => "maximum",
        Check::ExclusiveMaximum(_) => "exclusiveMaximum",
        Check::MultipleOf(_) => "multipleOf",
        Check::MinItems(_) => "minItems",
        Check::MaxItems(_) => "maxItems",
        Check::UniqueItems => "uniqueItems",
        Check::MinProperties(_) => "minProperties",
        Check::MaxProperties(_) => "maxProperties",
        Check::Enum(_) => "enum",
        Check::Const(_) => "const",
        Check::DependentRequired(_) => "dependentRequired",
        Check::OneOf(_) => "oneOf",
        Check::AnyOf(_) => "anyOf",
        Check::AllOf(_) => "allOf",
        Check::Not(_) => "not",
        Check::If(..) => "if",
        Check::Required(_) => "required",
        Check::Types(_) => "type",
        Check::Properties(_) => "properties",
        Check::Items(..) => "items",
        Check::Contains(..) => "contains",
        Check::PropertyNames(_) => "propertyNames",
        Check::DependentSchemas(_) => "dependentSchemas",
        Check::UnevaluatedProperties(_) => "unevaluatedProperties",
        Check::UnevaluatedItems(_) => "unevaluatedItems",
    }
}

/// What a rule says, as text and types. Every field of the model is named here.
pub(super) fn said(check: &Check) -> Said {
    let mut said = Said::default();
    said.text += keyword(check);
    said.text += ":";
    match check {
        Check::MinLength(limit)
        | Check::MaxLength(limit)
        | Check::MinItems(limit)
        | Check::MaxItems(limit)
        | Check::MinProperties(limit)
        | Check::MaxProperties(limit) => said.add(limit),
        Check::Minimum(limit)
        | Check::ExclusiveMinimum(limit)
        | Check::Maximum(limit)
        | Check::ExclusiveMaximum(limit)
        | Check::MultipleOf(limit) => said.add(number(limit)),
        Check::Pattern(text) | Check::Required(text) => said.add(text),
        Check::Password(Password {
            classes,
            special,
            forbidden,
            reversed,
            ignore_case,
            only_listed,
        }) => said.add((
            classes,
            special,
            forbidden,
            reversed,
            ignore_case,
            only_listed,
        )),
        Check::UniqueItems => {}
        Check::Enum(values) => said.add(values.iter().map(canonical).collect::<Set<_>>()),
        Check::Const(value) => said.add(canonical(value)),
        Check::DependentRequired(list) => said.add(list.iter().collect::<Set<_>>()),
        Check::OneOf(list) | Check::AnyOf(list) => conditions(list, &mut said),
        Check::Not(condition) => conditions(std::slice::from_ref(condition), &mut said),
        Check::AllOf(types) => types_of(types.iter().copied(), &mut said),
        Check::If(condition, then, otherwise) => {
            said.add((then.is_some(), otherwise.is_some()));
            types_of(
                [*condition].into_iter().chain(*then).chain(*otherwise),
                &mut said,
            );
        }
        Check::Types(names) => said.add(names.iter().collect::<Set<_>>()),
        Check::Properties(properties) => object(properties, &mut said),
        Check::Items(prefix, rest) => {
            said.add((prefix.len(), rest.is_some()));
            types_of(prefix.iter().copied().chain(*rest), &mut said);
        }
        Check::Contains(ty, least, most) => {
            said.add((least, most));
            types_of([*ty], &mut said);
        }
        Check::PropertyNames(ty) => types_of([*ty], &mut said),
        Check::DependentSchemas(list) => {
            let list: Map<&String, TypeId> = list.iter().map(|(name, ty)| (name, *ty)).collect();
            said.add(list.keys().collect::<Vec<_>>());
            types_of(list.into_values(), &mut said);
        }
        Check::UnevaluatedProperties(ty) | Check::UnevaluatedItems(ty) => {
            said.add(ty.is_some());
            types_of(*ty, &mut said);
        }
    }
    said
}

fn types_of(types: impl IntoIterator<Item = TypeId>, said: &mut Said) {
    said.types.extend(types);
    said.add(said.types.len());
}

fn conditions(list: &[Condition], said: &mut Said) {
    for condition in list {
        match condition {
            Condition::Present(names) => said.add(names.iter().collect::<Set<_>>()),
            Condition::Is(ty) => {
                said.add("type");
                said.types.push(*ty);
            }
        }
    }
}

/// A number in one spelling.
fn number(text: &str) -> String {
    Decimal::parse(text).map_or_else(|| text.to_owned(), |number| number.canonical())
}

/// What a rule is, for people.
fn words(check: &Check) -> String {
    let keyword = keyword(check);
    let list = |items: &[String]| items.join(", ");
    match check {
        Check::MinLength(limit)
        | Check::MaxLength(limit)
        | Check::MinItems(limit)
        | Check::MaxItems(limit)
        | Check::MinProperties(limit)
        | Check::MaxProperties(limit) => format!("{keyword} {limit}"),
        Check::Minimum(limit)
        | Check::ExclusiveMinimum(limit)
        | Check::Maximum(limit)
        | Check::ExclusiveMaximum(limit)
        | Check::MultipleOf(limit) => format!("{keyword} {limit}"),
        Check::Pattern(text) => format!("{keyword} {text}"),
        Check::Required(name) => format!("{keyword} {name}"),
        Check::Enum(values) => {
            let values: Vec<String> = values.iter().map(canonical).collect();
            format!("{keyword} {}", list(&values))
        }
        Check::Const(value) => format!("{keyword} {}", canonical(value)),
        Check::Types(names) => format!("{keyword} {}", names.join(", ")),
        Check::Password(password) => format!(
            "{keyword} of {} classes, special {}",
            password.classes, password.special
        ),
        Check::DependentRequired(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(name, needed)| format!("{name}: {}", list(needed)))
                .collect();
            format!("{keyword} {}", entries.join("; "))
        }
        _ => keyword.to_owned(),
    }
}

/// What the kind of a pair says part by part, so that its rule need not be compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct SaidByKind {
    /// The values of a list.
    pub(super) values: bool,
    /// The first items of an array.
    pub(super) items: bool,
}

/// The facts of the rules of a pair of types.
pub(super) fn compare(
    (old, new): (&[Rule], &[Rule]),
    said: SaidByKind,
    same: &mut Sameness<'_>,
    changes: &mut Vec<Change>,
) {
    let counts = |rule: &&Rule| match rule.check {
        Check::Enum(_) => !said.values,
        Check::Items(..) => !said.items,
        _ => true,
    };
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    come.extend(new.iter().filter(counts));
    // What says the same on both sides is no change, whatever the order.
    for rule in old.iter().filter(counts) {
        let twin = come
            .iter()
            .position(|other| is_same(&rule.check, &other.check, same));
        match twin {
            Some(at) => {
                come.remove(at);
            }
            None => gone.push(rule),
        }
    }
    for rule in gone {
        let keyword = keyword(&rule.check);
        let twin = come
            .iter()
            .position(|other| self::keyword(&other.check) == keyword);
        let twin = twin.filter(|_| !matches!(rule.check, Check::Required(_)));
        match twin.map(|at| come.remove(at)) {
            Some(other) => {
                let kind = motion(&rule.check, &other.check);
                let (before, after) = (words(&rule.check), words(&other.check));
                changes.push(
                    Change::new(kind)
                        .about(keyword)
                        .values(before, after)
                        .places(rule.place, other.place),
                );
            }
            None => changes.push(
                Change::new(Kind::RuleRemoved)
                    .about(name(&rule.check))
                    .gone(words(&rule.check), rule.place),
            ),
        }
    }
    for rule in come {
        changes.push(
            Change::new(Kind::RuleAdded)
                .about(name(&rule.check))
                .come(words(&rule.check), rule.place),
        );
    }
}

/// What tells a rule from others of a type: where one type can have several of a keyword, more
/// than the keyword.
fn name(check: &Check) -> String {
    match check {
        Check::Required(_) | Check::Pattern(_) => words(check),
        _ => keyword(check).to_owned(),
    }
}

fn is_same(old: &Check, new: &Check, same: &mut Sameness<'_>) -> bool {
    if keyword(old) != keyword(new) {
        return false;
    }
    let (old, new) = (said(old), said(new));
    old.text == new.text && same.all_same(&old.types, &new.types)
}

/// What became of a rule that says something else.
fn motion(old: &Check, new: &Check) -> Kind {
    let by_size = |order: Ordering, more: Kind, less: Kind| match order {
        Ordering::Less => less,
        Ordering::Greater => more,
        Ordering::Equal => Kind::RuleReplaced,
    };
    let (more, less) = (Kind::RuleLoosened, Kind::RuleTightened);
    match (old, new) {
        (Check::MinLength(old), Check::MinLength(new))
        | (Check::MinItems(old), Check::MinItems(new))
        | (Check::MinProperties(old), Check::MinProperties(new)) => {
            by_size(old.cmp(new), more, less)
        }
        (Check::MaxLength(old), Check::MaxLength(new))
        | (Check::MaxItems(old), Check::MaxItems(new))
        | (Check::MaxProperties(old), Check::MaxProperties(new)) => {
            by_size(new.cmp(old), more, less)
        }
        (Check::Minimum(old), Check::Minimum(new))
        | (Check::ExclusiveMinimum(old), Check::ExclusiveMinimum(new)) => {
            by_size(by_number(old, new), more, less)
        }
        (Check::Maximum(old), Check::Maximum(new))
        | (Check::ExclusiveMaximum(old), Check::ExclusiveMaximum(new)) => {
            by_size(by_number(new, old), more, less)
        }
        (Check::Enum(old), Check::Enum(new)) => by_set(
            &old.iter().map(canonical).collect(),
            &new.iter().map(canonical).collect(),
        ),
        (Check::Types(old), Check::Types(new)) => {
            let names =
                |list: &[&'static str]| list.iter().map(|name| (*name).to_owned()).collect();
            by_set(&names(old), &names(new))
        }
        _ => Kind::RuleReplaced,
    }
}

fn by_number(old: &str, new: &str) -> Ordering {
    match (Decimal::parse(old), Decimal::parse(new)) {
        (Some(old), Some(new)) => old.cmp(&new),
        _ => Ordering::Equal,
    }
}

fn by_set(old: &Set<String>, new: &Set<String>) -> Kind {
    match (old.is_subset(new), new.is_subset(old)) {
        (true, false) => Kind::RuleLoosened,
        (false, true) => Kind::RuleTightened,
        _ => Kind::RuleReplaced,
    }
}
