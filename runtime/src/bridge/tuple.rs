//! Structs that JSON has as arrays: what their items are.

use crate::describe::{ABSENT, Record, Value, View};

/// How many items there are: up to the last that is there.
#[must_use]
pub fn tuple_len(tuple: &dyn Record) -> usize {
    let fields = tuple.shape().fields;
    match tuple.rest() {
        Some(rest) if !rest.is_empty() => fields.len() + rest.len(),
        _ => {
            let is_there = |index: &usize| {
                fields.get(*index).is_some_and(|field| field.required)
                    || !matches!(tuple.field(*index).view(), View::Absent)
            };
            (0..fields.len()).rfind(is_there).map_or(0, |last| last + 1)
        }
    }
}

/// The item at an index: a place, or one of those behind.
#[must_use]
pub fn tuple_item(tuple: &dyn Record, index: usize) -> &dyn Value {
    match index.checked_sub(tuple.shape().fields.len()) {
        None => tuple.field(index),
        Some(index) => tuple.rest().map_or(&ABSENT, |rest| rest.item(index)),
    }
}
