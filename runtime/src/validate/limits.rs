//! How many there may be: characters, items, properties, and properties of a group.

use super::judge::{Judge, Weight};
use super::object;
use super::path::Path;
use crate::describe::View;

pub(super) fn at_least(
    judge: &mut Judge<'_>,
    path: &Path<'_>,
    rule: &'static str,
    count: u64,
    min: u64,
    noun: &'static str,
) {
    if count < min {
        judge.broken(path, rule, Weight::Constraint, &|| {
            (
                min.to_string(),
                format!("must have at least {}", counted(min, noun)),
            )
        });
    }
}

pub(super) fn at_most(
    judge: &mut Judge<'_>,
    path: &Path<'_>,
    rule: &'static str,
    count: u64,
    max: u64,
    noun: &'static str,
) {
    if count > max {
        judge.broken(path, rule, Weight::Constraint, &|| {
            (
                max.to_string(),
                format!("must have at most {}", counted(max, noun)),
            )
        });
    }
}

fn counted(number: u64, noun: &'static str) -> String {
    match (number, noun) {
        (1, _) => format!("1 {noun}"),
        (_, "property") => format!("{number} properties"),
        _ => format!("{number} {noun}s"),
    }
}

/// Property lists, as `required` has them.
type Lists = &'static [&'static [&'static str]];

/// `oneOf` of `required` lists.
pub(super) fn exactly_one(judge: &mut Judge<'_>, view: View<'_>, lists: Lists, path: &Path<'_>) {
    let complete = || lists.iter().copied().filter(|list| is_complete(view, list));
    if complete().count() != 1 {
        judge.broken(path, "oneOf", Weight::Constraint, &|| {
            let limit = any_of(lists);
            let present = match complete().collect::<Vec<_>>().as_slice() {
                [] => "none is there".to_owned(),
                several => format!("{} are there", all_of_lists(several)),
            };
            let message = format!("must have exactly one of {limit}; {present}");
            (limit, message)
        });
    }
}

/// `anyOf` of `required` lists.
pub(super) fn at_least_one(judge: &mut Judge<'_>, view: View<'_>, lists: Lists, path: &Path<'_>) {
    if !lists.iter().any(|list| is_complete(view, list)) {
        judge.broken(path, "anyOf", Weight::Constraint, &|| {
            let limit = any_of(lists);
            let message = format!("must have at least one of {limit}; none is there");
            (limit, message)
        });
    }
}

/// `not` of a `required` list.
pub(super) fn not_all(
    judge: &mut Judge<'_>,
    view: View<'_>,
    list: &'static [&'static str],
    path: &Path<'_>,
) {
    if is_complete(view, list) {
        judge.broken(path, "not", Weight::Constraint, &|| {
            let limit = joined(list, " and ");
            let message = match list {
                [_] => format!("must not have {limit}"),
                _ => format!("must not have {limit} together"),
            };
            (limit, message)
        });
    }
}

fn is_complete(view: View<'_>, list: &[&str]) -> bool {
    list.iter().all(|name| object::has(view, name))
}

/// `` `a`, `b` and `c` ``: each list is an alternative, its names belong together.
fn any_of(lists: &[&[&str]]) -> String {
    lists
        .iter()
        .map(|list| joined(list, " and "))
        .collect::<Vec<_>>()
        .join(", ")
}

fn all_of_lists(lists: &[&[&str]]) -> String {
    lists
        .iter()
        .map(|list| joined(list, " and "))
        .collect::<Vec<_>>()
        .join(" and ")
}

fn joined(names: &[&str], word: &str) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(word)
}
