//! What the tests of a generated crate call: the document's examples as proofs.
//!
//! The functions compare values as JSON: order of properties and spelling of numbers make
//! no difference, everything else does.

mod states;

use std::fmt;

use bytes::Bytes;

use crate::describe::{Blank, Described};
use crate::json::{self, Json};
use crate::operation::Location;
use crate::validate;
use crate::violation::Violations;

pub use states::States;

/// Why an example does not prove what it should. Its `Debug` is its words, because that is
/// what a test shows.
pub struct Failed(String);

impl Failed {
    fn new(words: impl Into<String>) -> Failed {
        Failed(words.into())
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failed {}

/// The value comes back as it was read.
///
/// # Errors
/// When it cannot be read, or comes back changed.
pub fn response<T: Blank>(text: &str) -> Result<(), Failed> {
    round_trip::<T>(text).map(|_| ())
}

/// The value comes back as it was read, and keeps all rules.
///
/// # Errors
/// When it cannot be read, comes back changed, or breaks a rule.
pub fn request<T: Described>(text: &str) -> Result<(), Failed> {
    let value = round_trip::<T>(text)?;
    let mut violations = Violations::default();
    validate::check_sent(&value, T::SCHEMA, Location::Body, "", &mut violations);
    if violations.is_empty() {
        Ok(())
    } else {
        Err(Failed::new(violations.to_string()))
    }
}

fn round_trip<T: Blank>(text: &str) -> Result<T, Failed> {
    let value: T = json::from_str(text).map_err(|error| Failed::new(error.to_string()))?;
    let written = json::to_string(&value);
    same(text, &written)?;
    Ok(value)
}

fn same(expected: &str, found: &str) -> Result<(), Failed> {
    let parse = |text: &str| {
        text.parse::<Json>()
            .map_err(|error| Failed::new(format!("{error} in {text}")))
    };
    if parse(expected)? == parse(found)? {
        Ok(())
    } else {
        Err(Failed::new(format!(
            "expected {expected}\nfound    {found}"
        )))
    }
}

/// Judges a value as it would be judged before it is sent.
///
/// # Errors
/// The rules that it breaks.
pub fn check<T: Described>(text: &str) -> Result<(), Violations> {
    validate::check_json_sent(text.as_bytes(), T::SCHEMA)
}

/// The value breaks exactly these rules, each a pointer and a keyword. Where a `T` can hold
/// it unchanged, the `T` breaks them too; reading is lenient, so not every bad value survives
/// it (a `null` becomes an absent field, say).
///
/// # Errors
/// When it breaks others.
pub fn refused<T: Described>(text: &str, expected: &[(&str, &str)]) -> Result<(), Failed> {
    let violations = match check::<T>(text) {
        Ok(()) => return Err(Failed::new(format!("nothing is wrong with {text}"))),
        Err(violations) => violations,
    };
    compare(&violations, expected)?;
    if let Ok(value) = round_trip::<T>(text) {
        let mut typed = Violations::default();
        validate::check_sent(&value, T::SCHEMA, Location::Body, "", &mut typed);
        compare(&typed, expected)?;
    }
    Ok(())
}

fn compare(violations: &Violations, expected: &[(&str, &str)]) -> Result<(), Failed> {
    let mut found: Vec<(&str, &str)> = violations
        .iter()
        .map(|violation| (violation.pointer(), violation.rule()))
        .collect();
    found.sort_unstable();
    found.dedup();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    if found == expected {
        Ok(())
    } else {
        Err(Failed::new(format!(
            "expected {expected:?}\nfound    {found:?}\n{violations}"
        )))
    }
}

/// The request asks for the right thing with the right body.
///
/// # Errors
/// When it does not.
pub fn sends(
    request: &http::Request<Bytes>,
    method: &str,
    path: &str,
    body: Option<&str>,
) -> Result<(), Failed> {
    if request.method().as_str() != method {
        return Err(Failed::new(format!(
            "expected {method}, found {}",
            request.method()
        )));
    }
    if request.uri().path() != path {
        return Err(Failed::new(format!(
            "expected {path}, found {}",
            request.uri().path()
        )));
    }
    match body {
        None if request.body().is_empty() => Ok(()),
        None => Err(Failed::new("expected no body")),
        Some(expected) => {
            let found = std::str::from_utf8(request.body())
                .map_err(|error| Failed::new(error.to_string()))?;
            same(expected, found)
        }
    }
}

/// A line about a request: method, URI and the names of its headers.
#[must_use]
pub fn summary(request: &http::Request<Bytes>) -> String {
    let names: Vec<&str> = request
        .headers()
        .keys()
        .map(http::HeaderName::as_str)
        .collect();
    format!(
        "{} {} ({}; {} bytes)",
        request.method(),
        request.uri(),
        names.join(", "),
        request.body().len()
    )
}

/// Every line of something, moved to the right by so many columns.
#[must_use]
pub fn indented(what: &dyn fmt::Display, columns: usize) -> String {
    let lines: Vec<String> = what
        .to_string()
        .lines()
        .map(|line| format!("{:columns$}{line}", ""))
        .collect();
    lines.join("\n")
}
