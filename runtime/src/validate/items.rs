//! Items that are told apart: the first ones, and those that are looked for.

use super::judge::{Judge, Weight};
use super::path::Path;
use super::types;
use crate::describe::List;
use crate::schema::Schema;

/// `prefixItems` and `items`.
pub(super) fn each(
    judge: &mut Judge<'_>,
    list: &dyn List,
    prefix: &'static [&'static Schema],
    rest: Option<&'static Schema>,
    path: &Path<'_>,
) {
    for index in 0..list.len() {
        let Some(schema) = prefix.get(index).copied().or(rest) else {
            break;
        };
        let item = types::written(list.item(index).view());
        judge.value(item, schema, &Path::Item(path, index));
    }
}

/// `contains`, with the least and the most.
pub(super) fn contains(
    judge: &mut Judge<'_>,
    list: &dyn List,
    schema: &'static Schema,
    (min, max): (u64, Option<u64>),
    path: &Path<'_>,
) {
    let fitting = fitting(judge, list, schema).len() as u64;
    if fitting < min {
        let rule = if min == 1 { "contains" } else { "minContains" };
        judge.broken(path, rule, Weight::Constraint, &|| {
            let message = format!("must contain at least {min} such items, and has {fitting}");
            (min.to_string(), message)
        });
    }
    if let Some(max) = max.filter(|max| fitting > *max) {
        judge.broken(path, "maxContains", Weight::Constraint, &|| {
            let message = format!("must contain at most {max} such items, and has {fitting}");
            (max.to_string(), message)
        });
    }
}

/// The indexes of the items that a schema holds for.
pub(super) fn fitting(
    judge: &mut Judge<'_>,
    list: &dyn List,
    schema: &'static Schema,
) -> Vec<usize> {
    let mut holds = |index: &usize| {
        let item = types::written(list.item(*index).view());
        judge.count(item, schema).is_clean()
    };
    (0..list.len()).filter(&mut holds).collect()
}
