//! Small pages of a printing shop, and what they claim.

mod groups;
mod hostile;
mod known;
mod layout;
mod rows;

use super::read;
use crate::claim::{Claims, Field, Location, What};
use crate::page::Page;
use bindery::finding::Sources;

/// What a page claims.
fn claims(text: &str) -> Claims {
    let mut sources = Sources::new();
    let id = sources.add("page", text);
    read(&Page::read(id, &sources))
}

fn names(fields: &[Field]) -> Vec<&str> {
    fields.iter().map(|field| field.name.as_str()).collect()
}

/// The parameters of the first operation: `query limit`.
fn parameters(claims: &Claims) -> Vec<String> {
    let operation = claims.operations.first().expect("an operation");
    let word = |location| match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
    };
    let parameters = operation.parameters.iter();
    parameters
        .map(|parameter| format!("{} {}", word(parameter.location), parameter.field.name))
        .collect()
}

fn unread(claims: &Claims) -> Vec<What> {
    claims.unread.iter().map(|unread| unread.what).collect()
}

/// The names in the nested table of a field of the request.
fn nested<'c>(claims: &'c Claims, fields: &[Field], name: &str) -> Option<Vec<&'c str>> {
    let field = fields.iter().find(|field| field.name == name)?;
    Some(names(&claims.groups.get(field.group?)?.fields))
}
