//! Judging values by their schemas.
//!
//! The judge knows the keywords of JSON Schema 2020-12 that a [`Schema`] can say, walks
//! any [`View`], and finds **all** violations rather than the
//! first. It judges what would be written: a typed value by the JSON that it stands for.
//!
//! - `integer` includes `1.0`; numbers compare and divide as exact decimals, so `0.3` is
//!   a multiple of `0.1`.
//! - Lengths count Unicode code points.
//! - A field that is absent is not judged. Where it is required, that is a violation,
//!   unless its absence is written as `null`.
//! - What fits none of several alternatives is one violation, unless it is clear which
//!   alternative was meant; then it is that one's violations.
//! - No violation shows a value, secret or not.

pub(crate) mod alternatives;
pub(crate) mod format;
mod items;
mod judge;
mod kept;
mod limits;
mod object;
mod password;
mod path;
mod rules;
mod sameness;
mod types;
mod unevaluated;

use judge::Judge;
use path::Path;

use crate::describe::{Described, Value, View};
use crate::json::Json;
use crate::operation::{Location, Parameter};
use crate::schema::Schema;
use crate::violation::{Violation, Violations};

/// Adds to `out` every rule of `schema` that `value` breaks.
///
/// `location` and `pointer` say where the value is; the violations' pointers go on from
/// there. A value that is absent breaks no rule: whether it may be is known where it would
/// have been.
pub fn check(
    value: &dyn Value,
    schema: &'static Schema,
    location: Location,
    pointer: &str,
    out: &mut Violations,
) {
    let view = value.view();
    if !matches!(view, View::Absent) {
        Judge::collecting(location, out).value(view, schema, &Path::Root(pointer));
    }
}

/// The same for the value of a parameter, whose place is its name.
pub(crate) fn check_parameter(value: &dyn Value, parameter: &Parameter, out: &mut Violations) {
    let place = Path::Property(&Path::Root(""), parameter.name);
    Judge::collecting(parameter.location, out).value(value.view(), parameter.schema, &place);
}

/// Judges a body by the schema of its type.
///
/// # Errors
/// All the rules that it breaks.
pub fn validate<T: Described>(value: &T) -> Result<(), Violations> {
    validate_as(value, T::SCHEMA)
}

fn validate_as(value: &dyn Value, schema: &'static Schema) -> Result<(), Violations> {
    let mut out = Violations::new();
    check(value, schema, Location::Body, "", &mut out);
    out.into_result()
}

/// Judges a body that is still JSON text by the schema of a type.
///
/// This is stricter than reading it as that type: unknown enum values, additional
/// properties and all constraints count.
///
/// # Errors
/// All the rules that it breaks. Text that is not JSON is a single violation of the rule
/// `json`.
pub fn check_json<T: Described>(json: &[u8]) -> Result<(), Violations> {
    check_json_as(json, T::SCHEMA)
}

/// Judges a body that is still JSON text.
///
/// # Errors
/// As [`check_json`].
pub fn check_json_as(json: &[u8], schema: &'static Schema) -> Result<(), Violations> {
    match crate::json::from_slice::<Json>(json) {
        Ok(value) => validate_as(&value, schema),
        Err(error) => {
            let mut out = Violations::new();
            let words = error.to_string();
            out.push(Violation::new(
                Location::Body,
                error.pointer(),
                "json",
                "",
                words,
            ));
            Err(out)
        }
    }
}
