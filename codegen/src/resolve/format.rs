//! The `format` of a type: which it has, and whether it can be true.

use super::layers::Layer;
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Findings};
use crate::model::{Check, Json, Kind, Type};

/// The format that the layers say, the outermost first.
pub(super) fn said(layers: &[Layer<'_>]) -> Option<String> {
    let text = |keyword: &str| {
        let mut layers = layers.iter().rev();
        layers.find_map(|layer| layer.schema.text(keyword))
    };
    match (text("format"), text("contentEncoding")) {
        // JSON Schema's way to say what OpenAPI called `byte`; there it is only a remark, and
        // so it is the type, but no rule.
        (None | Some("binary"), Some("base64")) => Some("base64".to_owned()),
        (Some("url"), _) => Some("uri".to_owned()),
        (format, _) => format.map(str::to_owned),
    }
}

/// The formats of integers with their ranges, each group from small to large.
const SIGNED: &[(&str, i128, i128)] = &[
    ("int8", i8::MIN as i128, i8::MAX as i128),
    ("int16", i16::MIN as i128, i16::MAX as i128),
    ("int32", i32::MIN as i128, i32::MAX as i128),
    ("int64", i64::MIN as i128, i64::MAX as i128),
];
const UNSIGNED: &[(&str, i128, i128)] = &[
    ("uint8", 0, u8::MAX as i128),
    ("uint16", 0, u16::MAX as i128),
    ("uint32", 0, u32::MAX as i128),
    ("uint64", 0, u64::MAX as i128),
];
/// The format of an integer of any size.
const ANY_SIZE: &str = "int128";

/// Gives every integer the format that it keeps: the one that the document says, unless the
/// document itself has values beyond it; then the next that has room for them.
pub(super) fn settle(types: &mut [Type], findings: &mut Findings) {
    for ty in types {
        let Kind::Integer(format) = &ty.kind else {
            continue;
        };
        let said = format.as_deref().map(known);
        let kept = kept(said.unwrap_or("int64"), ty);
        if said.is_some_and(|said| said != kept) {
            let message = format!(
                "a value that the schema allows is beyond the format `{}`; it is taken as `{kept}`",
                format.as_deref().unwrap_or_default()
            );
            findings.report(Finding::new(&code::FORMAT_TOO_SMALL, ty.place, message));
        }
        // An integer of no size is one of 64 bits, but nobody has said so.
        ty.kind = Kind::Integer((said.is_some() || kept != "int64").then(|| kept.to_owned()));
    }
}

/// One name for formats that have several.
fn known(format: &str) -> &str {
    match format {
        "uint" => "uint64",
        "int128" | "uint128" | "bigint" | "big-integer" | "biginteger" => ANY_SIZE,
        "int8" | "int16" | "int32" | "uint8" | "uint16" | "uint32" | "uint64" => format,
        // `timestamp` and all that says nothing about size.
        _ => "int64",
    }
}

/// The first that has room, on the way from what is said to any size.
fn kept(said: &str, ty: &Type) -> &'static str {
    let (own, other) = if said.starts_with('u') {
        (UNSIGNED, SIGNED)
    } else {
        (SIGNED, UNSIGNED)
    };
    let from_said = own.iter().skip_while(|(name, ..)| *name != said);
    let mut way = from_said.chain(other.last());
    let fitting = way.find(|(name, min, max)| {
        // Without a lower bound nothing says that the values are not negative.
        let is_sure = *name == said || *min < 0 || has_lower_bound(ty);
        is_sure && has_room(ty, *min, *max)
    });
    match fitting {
        Some((name, ..)) if said != ANY_SIZE => name,
        _ => ANY_SIZE,
    }
}

fn has_lower_bound(ty: &Type) -> bool {
    let is_lower = |check: &Check| matches!(check, Check::Minimum(_) | Check::ExclusiveMinimum(_));
    ty.rules.iter().any(|rule| is_lower(&rule.check))
}

/// Whether all that the schema says about values is within a range.
fn has_room(ty: &Type, min: i128, max: i128) -> bool {
    let holds = |text: &str| match text.parse::<i128>() {
        Ok(integer) => (min..=max).contains(&integer),
        // Not written as an integer; in floats the ends of a range are exact enough.
        Err(_) => bounded(text, min, max),
    };
    let is_within = |value: &Json| match value {
        Json::Number(text) => holds(text),
        _ => true,
    };
    ty.rules.iter().all(|rule| match &rule.check {
        // A range that ends where the values begin has no room for more than one of them.
        Check::Minimum(text) | Check::ExclusiveMinimum(text) => {
            bounded(text, min, max) && !bounded(text, max, max)
        }
        Check::Maximum(text) | Check::ExclusiveMaximum(text) => bounded(text, min, max),
        Check::Enum(values) => values.iter().all(is_within),
        Check::Const(value) => is_within(value),
        _ => true,
    }) && ty.default.iter().all(is_within)
        && ty.examples.iter().all(|example| is_within(&example.value))
}

/// Whether a bound is within a range, give or take what a float loses: many documents were
/// written by programs whose largest 64-bit integer is 9223372036854775807 as a float.
fn bounded(text: &str, min: i128, max: i128) -> bool {
    text.parse::<f64>()
        .is_ok_and(|bound| (min as f64..=max as f64).contains(&bound))
}
