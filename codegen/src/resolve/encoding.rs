//! How the properties of a form are written.

use super::follow::follow;
use super::types::Types;
use crate::document::Node;
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Place};
use crate::model::{Encoding, Style};
use crate::openapi::{self, MediaType};

/// The encodings of a form. What is said by position is left out, and said so.
pub(super) fn encodings<'d>(types: &mut Types<'d, '_>, declared: &MediaType<'d>) -> Vec<Encoding> {
    if let Some(place) = declared.encoding_by_position {
        left_out(types, place, "parts that are told apart by their position");
    }
    let mut encodings = Vec::new();
    for (property, _, encoding) in &declared.encodings {
        if let Some(place) = encoding.nested {
            left_out(types, place, "the encoding of parts inside of a part");
        }
        let style = encoding.style.and_then(|(said, place)| {
            let style = style(said);
            if style.is_none() {
                let message = format!(
                    "this style is not for properties of a form; `{property}` is written as usual"
                );
                types
                    .findings
                    .report(Finding::new(&code::PARAMETER_STYLE, place, message));
            }
            style
        });
        // As soon as one of the three is said, a property is written like a parameter.
        let said = encoding.explode.is_some() || encoding.allow_reserved.is_some();
        let style = style.or(said.then_some(Style::Form));
        encodings.push(Encoding {
            property: (*property).to_owned(),
            content_type: encoding.content_type.map(str::to_owned),
            style,
            explode: encoding
                .explode
                .unwrap_or(matches!(style, None | Some(Style::Form))),
            allow_reserved: encoding.allow_reserved.unwrap_or(false),
            headers: headers(types, encoding),
        });
    }
    encodings
}

fn style(said: openapi::Style) -> Option<Style> {
    match said {
        openapi::Style::Form => Some(Style::Form),
        openapi::Style::SpaceDelimited => Some(Style::SpaceDelimited),
        openapi::Style::PipeDelimited => Some(Style::PipeDelimited),
        openapi::Style::DeepObject => Some(Style::DeepObject),
        openapi::Style::Matrix
        | openapi::Style::Label
        | openapi::Style::Simple
        | openapi::Style::Cookie => None,
    }
}

/// The headers that can only have one value are sent with it; a file can be given others.
fn headers<'d>(
    types: &mut Types<'d, '_>,
    encoding: &openapi::Encoding<'d>,
) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    for (name, place, part) in &encoding.headers {
        // OpenAPI says so: `contentType` speaks of it.
        if name.eq_ignore_ascii_case("content-type") {
            continue;
        }
        let found = follow(types.links, *part);
        let schema = found.and_then(|found| found.value.schema);
        let only = schema.and_then(|schema| {
            let listed = schema.get("enum").and_then(Node::array);
            let only = listed
                .filter(|values| values.len() == 1)
                .and_then(<[Node]>::first);
            schema.get("const").or(only)
        });
        match only.and_then(Node::string) {
            Some(value) => headers.push(((*name).to_owned(), value.to_owned())),
            None => {
                let message = format!("the header `{name}` of a part is not sent by itself");
                types.findings.report(
                    Finding::new(&code::PART_HEADER, *place, message)
                        .help("a file can be given headers: `File::with_header`"),
                );
            }
        }
    }
    headers
}

fn left_out(types: &mut Types<'_, '_>, place: Place, what: &str) {
    let message = format!("{what}: this is not supported and left out");
    types
        .findings
        .report(Finding::new(&code::PART_LEFT_OUT, place, message));
}
