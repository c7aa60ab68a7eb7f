//! The headers of an answer: as the document declares them, and as they are given.

use http::HeaderMap;

use super::Expectation;
use super::expected::Planned;
use crate::call::Endpoint;
use crate::describe::{Value, View};
use crate::operation::{Headers, Location};
use crate::reply::header;
use crate::target::{self, fields, pointer, text};
use crate::validate;
use crate::violation::Violations;

impl<E: Endpoint> Expectation<E> {
    /// The answer has this header, too. One that HTTP does not allow breaks the document, and so
    /// does one that is declared as something else.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.last(|planned| put(planned, name, value))
    }

    /// The answer has these headers, too: the type of those that are declared for it, such as
    /// that of [`Reply::typed_headers`](crate::reply::Reply::typed_headers).
    pub fn headers(self, headers: impl Value) -> Self {
        self.last(|planned| {
            let View::Record(record) = headers.view() else {
                let problem = "headers are given as the type of those that are declared";
                return planned.turn.problems.push(problem.to_owned());
            };
            let declared = planned.turn.declared.map(|declared| declared.shape);
            if !declared.is_some_and(|shape| std::ptr::eq(shape, record.shape())) {
                let problem = format!("`{}` is not declared for this status", record.shape().name);
                planned.turn.problems.push(problem);
            }
            fields(record, &mut |name, value| {
                if let Some(value) = written(value.view()) {
                    put(planned, name, &value);
                }
            });
        })
    }
}

fn put(planned: &mut Planned, name: &str, value: &str) {
    match target::field(name, value) {
        Ok((name, value)) => {
            planned.turn.headers.insert(name, value);
        }
        Err(why) => planned.turn.problems.push(format!("header {name:?} {why}")),
    }
}

/// A header as it is read again: items of lists with commas between them.
fn written(view: View<'_>) -> Option<String> {
    let View::List(list) = view else {
        return text(view);
    };
    let items = (0..list.len()).filter_map(|index| text(list.item(index).view()));
    Some(items.collect::<Vec<_>>().join(", "))
}

/// How headers break what is declared of them.
pub(super) fn broken(declared: Headers, headers: &HeaderMap) -> Vec<String> {
    let missing = declared.required.iter();
    let missing = missing.filter(|name| !headers.contains_key(**name));
    let mut problems: Vec<String> = missing
        .map(|name| format!("its header `{name}` is missing"))
        .collect();
    for field in declared.shape.fields {
        let Some(value) = headers.get(field.name) else {
            continue;
        };
        let value = std::str::from_utf8(value.as_bytes()).map(str::trim);
        match value.ok().and_then(|text| header(text, field.schema)) {
            Some(json) => {
                let (mut out, pointer) = (Violations::new(), pointer(field.name));
                validate::check(&json, field.schema, Location::Header, &pointer, &mut out);
                problems.extend(out.iter().map(ToString::to_string));
            }
            None => {
                let name = field.name;
                problems.push(format!(
                    "its header `{name}` is of another type than declared"
                ));
            }
        }
    }
    problems
}
