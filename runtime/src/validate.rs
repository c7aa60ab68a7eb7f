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
pub(crate) mod password;
mod path;
mod rules;
mod sameness;
mod types;
pub(crate) mod unevaluated;

pub(crate) use judge::Judge;
pub(crate) use path::Path;

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
    judge_with(Judge::collecting(location, out), value, schema, pointer);
}

/// The same for what is on its way to a server: it must also have what only requests have.
///
/// ```
/// use bindery_runtime::json::Json;
/// use bindery_runtime::operation::Location::Body;
/// use bindery_runtime::schema::{Rule, Schema};
/// use bindery_runtime::validate;
/// use bindery_runtime::violation::Violations;
///
/// static CARD: Schema = Schema {
///     rules: &[Rule::RequiredWhenSent(&["cvc"])],
///     ..Schema::ANY
/// };
///
/// let (card, mut out) = ("{}".parse::<Json>()?, Violations::new());
/// validate::check(&card, &CARD, Body, "", &mut out);
/// assert!(out.is_empty());
/// validate::check_sent(&card, &CARD, Body, "", &mut out);
/// assert_eq!(out.iter().map(|one| one.pointer()).collect::<Vec<_>>(), ["/cvc"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_sent(
    value: &dyn Value,
    schema: &'static Schema,
    location: Location,
    pointer: &str,
    out: &mut Violations,
) {
    let judge = Judge::collecting(location, out).sent();
    judge_with(judge, value, schema, pointer);
}

fn judge_with(mut judge: Judge<'_>, value: &dyn Value, schema: &'static Schema, pointer: &str) {
    let view = value.view();
    if !matches!(view, View::Absent) {
        judge.value(view, schema, &Path::Root(pointer));
    }
}

/// The same for the value of a parameter, whose place is its name.
pub(crate) fn check_parameter(value: &dyn Value, parameter: &Parameter, out: &mut Violations) {
    let place = Path::Property(&Path::Root(""), parameter.name);
    let judge = Judge::collecting(parameter.location, out);
    judge.sent().value(value.view(), parameter.schema, &place);
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
    validate_as(&read(json)?, schema)
}

/// The same for what is on its way to a server.
pub(crate) fn check_json_sent(json: &[u8], schema: &'static Schema) -> Result<(), Violations> {
    let mut out = Violations::new();
    check_sent(&read(json)?, schema, Location::Body, "", &mut out);
    out.into_result()
}

fn read(json: &[u8]) -> Result<Json, Violations> {
    crate::json::from_slice(json).map_err(|error| {
        let mut out = Violations::new();
        let words = error.to_string();
        let body = Location::Body;
        out.push(Violation::new(body, error.pointer(), "json", "", words));
        out
    })
}
