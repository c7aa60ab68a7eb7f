//! What a table is about: parameters of the address, headers, a body, or an object within one.

use super::address::Address;
use super::sheet::{Entry, Sheet};
use crate::claim::{Kind, Location};
use crate::words::fold;
use crate::words::header::{HEADERS, SURE_HEADERS};
use crate::words::section::PLAIN_CAPTIONS;
use crate::words::section::{Hint, Part};
use bindery::map::Set;

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Parameters outside the body; each row says which.
    Parameters,
    /// The body of the request.
    Request,
    /// Headers of what comes back.
    Headers,
    /// The body of what comes back.
    Response,
    /// An object within a body.
    Nested,
}

/// The roles of all tables.
pub(super) fn roles(sheets: &[Sheet], addresses: &[Address], referred: &Set<usize>) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    let mut asked = false;
    let mut answered: Set<Option<usize>> = Set::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let role = match sheet.part {
            // A heading without rows says nothing, and must not stand for the body.
            Part::Request if sheet.is_empty => Role::Parameters,
            Part::Response if sheet.is_empty => Role::Headers,
            Part::Uri => uri(sheet, referred.contains(&index)),
            Part::Request => request(sheet, addresses, referred.contains(&index), asked),
            Part::Response => {
                let before = answered.contains(&sheet.answer);
                response(sheet, referred.contains(&index), before)
            }
            _ => Role::Nested,
        };
        asked |= role == Role::Request;
        if role == Role::Response {
            answered.insert(sheet.answer);
        }
        roles.push(role);
    }
    roles
}

fn uri(sheet: &Sheet, referred: bool) -> Role {
    match sheet.hint {
        Some(Hint::Body) => Role::Request,
        None if referred => Role::Nested,
        _ => Role::Parameters,
    }
}

fn request(sheet: &Sheet, addresses: &[Address], referred: bool, asked: bool) -> Role {
    let located = sheet.entries.iter().any(|entry| entry.location.is_some());
    let in_path = !sheet.entries.is_empty()
        && sheet
            .entries
            .iter()
            .all(|entry| is_in_path(&entry.field.name, addresses));
    match sheet.hint {
        Some(Hint::Path | Hint::Query | Hint::Header) => Role::Parameters,
        _ if located || all_headers(sheet) => Role::Parameters,
        _ if referred => Role::Nested,
        None if in_path => Role::Parameters,
        None if !addresses.is_empty()
            && addresses.iter().all(|address| bodiless(&address.method))
            && !asked =>
        {
            Role::Parameters
        }
        Some(Hint::Body) => Role::Request,
        _ if !asked || is_plain(sheet) => Role::Request,
        _ => Role::Nested,
    }
}

fn response(sheet: &Sheet, referred: bool, before: bool) -> Role {
    if sheet.hint == Some(Hint::Header) || all_headers(sheet) {
        Role::Headers
    } else if referred {
        Role::Nested
    } else if !before || sheet.hint == Some(Hint::Body) || is_plain(sheet) {
        Role::Response
    } else {
        Role::Nested
    }
}

/// A caption that says "Response parameters" and no more: not that of an object.
fn is_plain(sheet: &Sheet) -> bool {
    PLAIN_CAPTIONS.contains(&fold(&sheet.caption).as_str())
}

/// Methods whose parameters without any other word are in the query.
fn bodiless(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS")
}

fn all_headers(sheet: &Sheet) -> bool {
    !sheet.entries.is_empty()
        && sheet.entries.iter().all(|entry| {
            let lower = entry.field.name.to_lowercase();
            lower.starts_with("x-") || HEADERS.contains(&lower.as_str())
        })
        // "location" and "range" alone are more often fields.
        && sheet.entries.iter().any(|entry| {
            let name = entry.field.name.as_str();
            name.contains('-') || name.starts_with(char::is_uppercase)
        })
}

/// Whether a row of a request's body is a header nevertheless.
pub(super) fn is_header(entry: &Entry) -> bool {
    let lower = entry.field.name.to_lowercase();
    entry.field.name.starts_with("X-")
        || (entry.field.name.contains('-') || lower == "authorization")
            && SURE_HEADERS.contains(&lower.as_str())
}

/// Where the parameters of a table of such are sent; `None` for one of the body.
pub(super) fn locations(sheet: &Sheet, addresses: &[Address]) -> Vec<Option<Location>> {
    let headers = all_headers(sheet);
    let open = open_name(sheet, addresses);
    let entries = sheet.entries.iter();
    entries
        .map(|entry| match entry.location.or(sheet.hint) {
            Some(Hint::Path) => Some(Location::Path),
            Some(Hint::Query) => Some(Location::Query),
            Some(Hint::Header) => Some(Location::Header),
            Some(Hint::Body) if entry.location.is_some() => None,
            _ if is_in_path(&entry.field.name, addresses) => Some(Location::Path),
            _ if headers || is_header(entry) => Some(Location::Header),
            _ if open == Some(entry.field.name.as_str()) => Some(Location::Path),
            _ => Some(Location::Query),
        })
        .collect()
}

fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_in_path(name: &str, addresses: &[Address]) -> bool {
    let name = plain(name);
    addresses
        .iter()
        .any(|address| address.names().iter().any(|known| plain(known) == name))
}

/// The mandatory row with a name that is nowhere in the address, if it can only be the one name
/// of the path that no row has: pages misspell them.
fn open_name<'s>(sheet: &'s Sheet, addresses: &[Address]) -> Option<&'s str> {
    let address = addresses.first()?;
    let rows: Set<String> = sheet
        .entries
        .iter()
        .map(|entry| plain(&entry.field.name))
        .collect();
    let query: Set<String> = address.query.iter().map(|name| plain(name)).collect();
    let names: Set<String> = address.names().into_iter().map(plain).collect();
    let mut lost = sheet.entries.iter().filter(|entry| {
        let name = plain(&entry.field.name);
        let mandatory = entry.field.mandatory.as_ref();
        mandatory.is_some_and(|mandatory| mandatory.value)
            && !names.contains(&name)
            && !query.contains(&name)
    });
    let (first, second) = (lost.next()?, lost.next());
    (names.difference(&rows).count() == 1 && second.is_none()).then_some(first.field.name.as_str())
}

/// Whether a field can have a nested table.
pub(super) fn is_object(entry: &Entry, part: Part) -> bool {
    fn holds(kind: &Kind) -> bool {
        match kind {
            Kind::Object(_) | Kind::Any | Kind::Map(None) | Kind::Array(None) => true,
            Kind::Array(Some(inner)) | Kind::Map(Some(inner)) => holds(inner),
            _ => false,
        }
    }
    match &entry.field.kind {
        Some(kind) => holds(&kind.value),
        // A type that is not understood can be one; without any type, only a body has objects.
        None => part != Part::Uri,
    }
}
