//! What a table is about: parameters of the address, headers, a body, or an object within one.

use super::address::Address;
use super::sheet::{Entry, Sheet};
use crate::claim::{Kind, Location};
use crate::words::fold;
use crate::words::section::PLAIN_CAPTIONS;
use crate::words::section::{HEADERS, Hint, Part, SURE_HEADERS};
use std::collections::BTreeSet;

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
pub(super) fn roles(
    sheets: &[Sheet],
    addresses: &[Address],
    referred: &BTreeSet<usize>,
) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let role = match sheet.part {
            Part::Uri => uri(sheet, referred.contains(&index)),
            Part::Request => request(sheet, addresses, referred.contains(&index), &roles),
            Part::Response => {
                let before = sheets.iter().zip(&roles).any(|(other, role)| {
                    other.part == sheet.part
                        && other.answer == sheet.answer
                        && *role == Role::Response
                });
                response(sheet, referred.contains(&index), before)
            }
            _ => Role::Nested,
        };
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

fn request(sheet: &Sheet, addresses: &[Address], referred: bool, before: &[Role]) -> Role {
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
            && !before.contains(&Role::Request) =>
        {
            Role::Parameters
        }
        Some(Hint::Body) => Role::Request,
        _ if !before.contains(&Role::Request) || is_plain(sheet) => Role::Request,
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

/// Where the parameter of a row is sent, in a table of such.
pub(super) fn location(sheet: &Sheet, entry: &Entry, addresses: &[Address]) -> Option<Location> {
    let in_path = is_in_path(&entry.field.name, addresses);
    match entry.location.or(sheet.hint) {
        Some(Hint::Path) => Some(Location::Path),
        Some(Hint::Query) => Some(Location::Query),
        Some(Hint::Header) => Some(Location::Header),
        Some(Hint::Body) if entry.location.is_some() => None,
        _ if in_path => Some(Location::Path),
        _ if is_header(entry) || all_headers(sheet) => Some(Location::Header),
        _ if fits_open_name(sheet, entry, addresses) => Some(Location::Path),
        _ => Some(Location::Query),
    }
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

/// Whether a mandatory row with a name that is nowhere in the address can only be the one name
/// of the path that no row has: pages misspell them.
fn fits_open_name(sheet: &Sheet, entry: &Entry, addresses: &[Address]) -> bool {
    let Some(address) = addresses.first() else {
        return false;
    };
    let in_query = |name: &str| {
        address
            .query
            .iter()
            .any(|known| plain(known) == plain(name))
    };
    let rows = || sheet.entries.iter().map(|entry| entry.field.name.as_str());
    let open: Vec<&str> = address
        .names()
        .into_iter()
        .filter(|name| rows().all(|row| plain(row) != plain(name)))
        .collect();
    let lost: Vec<&str> = sheet
        .entries
        .iter()
        .filter(|entry| {
            entry
                .field
                .mandatory
                .as_ref()
                .is_some_and(|mandatory| mandatory.value)
        })
        .map(|entry| entry.field.name.as_str())
        .filter(|row| !is_in_path(row, addresses) && !in_query(row))
        .collect();
    open.len() == 1 && lost == [entry.field.name.as_str()]
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
