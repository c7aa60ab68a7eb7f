//! What media types mean: how a body is written and read.
//!
//! The same words mean different things for different types (`*/*` is mostly a sloppy JSON,
//! but not where the body is a binary string), so this is done when all types are built.

use crate::map::Set;
use crate::model::{
    Additional, Content, Example, Format, Json, Kind, Operation, Origin, Type, TypeId, Webhook,
};

/// Gives every body its format, and finds out which properties of forms are files.
pub(super) fn judge(operations: &mut [Operation], webhooks: &mut [Webhook], types: &mut [Type]) {
    for operation in operations {
        for content in operation
            .body
            .iter_mut()
            .flat_map(|body| &mut body.contents)
        {
            content.format = of_request(&content.media_type, shape(types, content.ty));
            settle(content, types);
        }
        for content in operation
            .responses
            .iter_mut()
            .flat_map(|one| &mut one.contents)
        {
            content.format = of_response(&content.media_type, shape(types, content.ty));
            settle(content, types);
        }
    }
    // What the server sends on its own is read like what it answers.
    for content in webhooks
        .iter_mut()
        .filter_map(|one| one.body.as_mut())
        .flat_map(|body| &mut body.contents)
    {
        content.format = of_response(&content.media_type, shape(types, content.ty));
        settle(content, types);
    }
}

/// What a type looks like from afar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Nothing is known.
    Any,
    /// A string that stands for bytes.
    Binary,
    /// Text.
    Text,
    /// A number or a boolean.
    Scalar,
    /// An array, an object, or one of several.
    Structure,
}

fn shape(types: &[Type], id: Option<TypeId>) -> Shape {
    let Some(ty) = id.and_then(|id| types.get(id.0 as usize)) else {
        return Shape::Any;
    };
    match &ty.kind {
        Kind::Any | Kind::Null | Kind::Never => Shape::Any,
        Kind::String(_) if ty.binary => Shape::Binary,
        Kind::String(_) | Kind::Enum(_) => Shape::Text,
        Kind::Boolean | Kind::Integer(_) | Kind::Number(_) => Shape::Scalar,
        Kind::Array(_) | Kind::Object(_) | Kind::Union(_) => Shape::Structure,
    }
}

fn of_request(media_type: &str, shape: Shape) -> Format {
    match essence(media_type).as_str() {
        // The text of a form, made by the caller.
        "application/x-www-form-urlencoded" if shape == Shape::Text => Format::Text,
        "application/x-www-form-urlencoded" => Format::Form,
        parts if parts.starts_with("multipart/") => match shape {
            Shape::Text | Shape::Binary | Shape::Scalar => Format::Bytes,
            Shape::Any | Shape::Structure => Format::Multipart,
        },
        other => of_either(other, shape),
    }
}

fn of_response(media_type: &str, shape: Shape) -> Format {
    match essence(media_type).as_str() {
        "text/event-stream" => Format::Events,
        "application/jsonl"
        | "application/x-jsonl"
        | "application/json-lines"
        | "application/x-json-lines"
        | "application/ndjson"
        | "application/x-ndjson" => Format::Lines,
        sequence if is_sequence(sequence) => Format::Sequence,
        "application/x-www-form-urlencoded" => Format::Text,
        // `42` as text is `42` as JSON.
        text if text.starts_with("text/") && shape == Shape::Scalar => Format::Json,
        other => of_either(other, shape),
    }
}

fn is_sequence(essence: &str) -> bool {
    essence == "application/json-seq" || essence.ends_with("+json-seq")
}

fn of_either(essence: &str, shape: Shape) -> Format {
    if essence == "*/*" || essence == "application/*" {
        return match shape {
            Shape::Any | Shape::Binary => Format::Bytes,
            Shape::Text => Format::Text,
            Shape::Scalar | Shape::Structure => Format::Json,
        };
    }
    if is_json(essence) {
        Format::Json
    } else if is_xml(essence) {
        Format::Xml
    } else if shape != Shape::Binary && is_text(essence) {
        Format::Text
    } else {
        Format::Bytes
    }
}

/// `type/subtype` in lower case, without parameters.
pub(super) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or(media_type);
    essence.trim().to_ascii_lowercase()
}

/// Whether a media type is JSON.
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(essence.as_str(), "application/json" | "text/json") || essence.ends_with("+json")
}

fn is_xml(essence: &str) -> bool {
    matches!(essence, "application/xml" | "text/xml") || essence.ends_with("+xml")
}

/// Media types of text. Those outside of `text/` are the ones that people write by hand.
fn is_text(essence: &str) -> bool {
    const OTHERS: [&str; 9] = [
        "application/sdp",
        "application/yaml",
        "application/x-yaml",
        "application/toml",
        "application/graphql",
        "application/sql",
        "application/javascript",
        "application/jwt",
        "application/csv",
    ];
    essence.starts_with("text/") || OTHERS.contains(&essence) || essence.ends_with("+yaml")
}

/// What the format means for the type.
fn settle(content: &mut Content, types: &mut [Type]) {
    let shape = shape(types, content.ty);
    content.opaque = match content.format {
        Format::Xml => content.ty.is_some(),
        Format::Bytes => shape == Shape::Structure,
        _ => false,
    };
    match content.format {
        Format::Json | Format::Form => {}
        Format::Multipart => parts(content, types),
        // A line each: the whole is an array, of which the items are of interest.
        Format::Events | Format::Lines | Format::Sequence => {
            let ty = content.ty.and_then(|id| types.get(id.0 as usize));
            if let Some(Kind::Array(items)) = ty.map(|ty| &ty.kind) {
                content.ty = Some(*items);
            }
        }
        Format::Text => {
            let kept = matches!(shape, Shape::Text | Shape::Scalar);
            content.ty = content.ty.filter(|_| kept);
        }
        Format::Bytes => {
            let kept = shape == Shape::Binary;
            content.ty = content.ty.filter(|_| kept);
        }
        Format::Xml => content.ty = None,
    }
    // Examples of what has no type are no values that could be compared; that of a stream or
    // of a form may be the text of all of it.
    let of_whole = |example: &Example| {
        let is_form = matches!(content.format, Format::Form | Format::Multipart);
        is_form && matches!(example.value, Json::String(_))
    };
    content.examples.retain(|example| !of_whole(example));
    if content.format.is_stream() || (content.ty.is_none() && content.format != Format::Json) {
        content.examples.clear();
    }
}

/// Finds the files among the properties of a form. Anything that is no object gets the
/// parts that the caller names.
fn parts(content: &mut Content, types: &mut [Type]) {
    let kind = content
        .ty
        .and_then(|id| types.get(id.0 as usize))
        .map(|ty| ty.kind.clone());
    let mut found = Vec::new();
    match kind {
        Some(Kind::Object(object)) => {
            found.extend(object.fields.iter().map(|field| field.ty));
            if let Additional::Each(values) = object.additional {
                found.push(values);
            }
        }
        Some(Kind::Union(union)) => {
            for variant in &union.variants {
                let ty = types.get(variant.ty.0 as usize);
                if let Some(Kind::Object(object)) = ty.map(|ty| &ty.kind) {
                    found.extend(object.fields.iter().map(|field| field.ty));
                }
            }
        }
        _ => content.ty = None,
    }
    files(found, types);
}

/// Marks the types of files among types, in lists and alternatives too.
fn files(mut waiting: Vec<TypeId>, types: &mut [Type]) {
    let mut seen = Set::new();
    while let Some(id) = waiting.pop() {
        let Some(ty) = types.get_mut(id.0 as usize).filter(|_| seen.insert(id)) else {
            continue;
        };
        match &ty.kind {
            Kind::String(_) => ty.file = ty.binary,
            // OpenAPI 3.1: a part without a schema is bytes.
            Kind::Any => {
                let is_inline = !matches!(ty.origin, Origin::Named(_));
                ty.file = is_inline && ty.rules.is_empty() && ty.refines.is_none();
            }
            Kind::Array(items) => waiting.push(*items),
            Kind::Union(union) => waiting.extend(union.variants.iter().map(|one| one.ty)),
            _ => {}
        }
    }
}
