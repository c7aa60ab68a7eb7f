//! Request bodies, responses, and what is in them.

use super::follow::follow;
use super::types::Types;
use super::{encoding, stream, words};
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Place};
use crate::model::{
    Body, Content, Format, Header, Json, Origin, Refused, Response, Status, TypeId, Violation,
};
use crate::openapi::{self, MediaType, Part, RequestBody, Schema};

type Parts<'d, T> = [(&'d str, Place, Part<'d, T>)];

/// The request body of an operation.
pub(super) fn body<'d>(
    types: &mut Types<'d, '_>,
    operation: usize,
    part: Part<'d, RequestBody<'d>>,
) -> Option<Body> {
    body_as(types, part, "request", Origin::Request(operation))
}

/// A body that is sent, by whomever; `what` tells what it contains from a schema of its name.
pub(super) fn body_as<'d>(
    types: &mut Types<'d, '_>,
    part: Part<'d, RequestBody<'d>>,
    what: &str,
    origin: Origin,
) -> Option<Body> {
    let found = follow(types.links, part)?;
    let origin = named_or(types, found.name, what, origin);
    Some(Body {
        required: found.value.required,
        docs: words::docs(found.value.words),
        contents: contents(types, &found.value.contents, &origin),
        place: found.node.place,
    })
}

/// What a shared part contains is named after the part, not after the operation that
/// happens to come first.
fn named_or(types: &Types<'_, '_>, name: Option<String>, what: &str, origin: Origin) -> Origin {
    name.map_or(origin, |name| Origin::Named(types.name_of_part(name, what)))
}

fn contents<'d>(
    types: &mut Types<'d, '_>,
    parts: &Parts<'d, MediaType<'d>>,
    origin: &Origin,
) -> Vec<Content> {
    let mut contents = Vec::new();
    for (media_type, place, part) in parts {
        let Some(found) = follow(types.links, *part) else {
            continue;
        };
        let declared = found.value;
        let schema = match declared.item_schema {
            Some(item) => Some(stream::piece(types.links, media_type, item)),
            None => declared.schema,
        };
        contents.push(Content {
            media_type: (*media_type).to_owned(),
            // The types have to be built first, see `media_type`.
            format: Format::Bytes,
            ty: schema.map(|schema| types.use_of(schema, origin.clone()).ty),
            opaque: false,
            encodings: encoding::encodings(types, &declared),
            examples: words::all_examples(
                types.links,
                &declared.examples,
                &declared.named_examples,
            ),
            sample: None,
            refused: declared.refused.iter().filter_map(refused).collect(),
            place: *place,
        });
    }
    contents
}

fn refused(declared: &openapi::Refused<'_>) -> Option<Refused> {
    let violations = declared.violations.iter();
    Some(Refused {
        summary: declared.summary.to_owned(),
        value: Json::from(declared.value?),
        violations: violations
            .map(|(pointer, rule)| Violation {
                pointer: (*pointer).to_owned(),
                rule: (*rule).to_owned(),
            })
            .collect(),
        place: declared.node.place,
    })
}

/// A response of an operation.
pub(super) fn response<'d>(
    types: &mut Types<'d, '_>,
    operation: usize,
    status: openapi::Status,
    place: Place,
    part: Part<'d, openapi::Response<'d>>,
) -> Option<Response> {
    let found = follow(types.links, part)?;
    let status = self::status(status);
    let declared = found.value;
    for (.., part) in &declared.contents {
        refused_answer(types, *part);
    }
    let origin = named_or(
        types,
        found.name,
        "response",
        Origin::Response(operation, status),
    );
    Some(Response {
        status,
        docs: words::docs(declared.words),
        contents: contents(types, &declared.contents, &origin),
        headers: headers(types, &declared.headers, |name| {
            Origin::Header(operation, status, name)
        }),
        // The operations have to be there first, see `link`.
        links: Vec::new(),
        place,
    })
}

/// What a response speaks of.
pub(super) fn status(status: openapi::Status) -> Status {
    match status {
        openapi::Status::Exactly(code) => Status::Exactly(code),
        openapi::Status::Range(hundred) => Status::Range(hundred),
        openapi::Status::Default => Status::Default,
    }
}

/// Answers are never refused: they are read as they come.
fn refused_answer<'d>(types: &mut Types<'d, '_>, part: Part<'d, MediaType<'d>>) {
    let Some(found) = follow(types.links, part) else {
        return;
    };
    if let Some(refused) = found.value.refused.first() {
        let message = "`x-bindery-refused` is for bodies of requests";
        let finding = Finding::new(&code::MISPLACED_EXTENSION, refused.node.place, message);
        types.findings.report(finding);
    }
}

fn headers<'d>(
    types: &mut Types<'d, '_>,
    parts: &Parts<'d, openapi::Header<'d>>,
    origin: impl Fn(String) -> Origin,
) -> Vec<Header> {
    let mut headers = Vec::new();
    for (name, place, part) in parts {
        let Some(found) = follow(types.links, *part) else {
            continue;
        };
        // OpenAPI says so: the media type of the content speaks of it.
        if name.eq_ignore_ascii_case("content-type") {
            continue;
        }
        let origin = named_or(types, found.name, "header", origin((*name).to_owned()));
        headers.push(Header {
            name: (*name).to_owned(),
            required: found.value.required,
            ty: header_type(types, &found.value, origin, *place),
            docs: words::docs(found.value.words),
            place: *place,
        });
    }
    headers
}

fn header_type<'d>(
    types: &mut Types<'d, '_>,
    declared: &openapi::Header<'d>,
    origin: Origin,
    place: Place,
) -> TypeId {
    let content = declared
        .content
        .first()
        .and_then(|(.., part)| follow(types.links, *part));
    let schema: Option<Schema<'d>> = declared
        .schema
        .or_else(|| content.and_then(|found| found.value.schema));
    match schema {
        Some(schema) => types.use_of(schema, origin).ty,
        None => types.any(origin, place),
    }
}
