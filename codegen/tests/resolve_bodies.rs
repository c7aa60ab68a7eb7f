//! What bodies of every media type become in the model.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod road;

use bindery::model::{Api, Format, Kind, Origin};
use road::walk;

/// A model of one operation, with a request body and a response of these contents.
fn model(request: &str, response: &str) -> Api {
    let walked = walk(&format!(
        "openapi: 3.2.0\ninfo: {{ title: T, version: '1' }}\npaths:\n  /a:\n    post:\n      \
         operationId: a\n      requestBody: {{ content: {request} }}\n      \
         responses: {{ '200': {{ description: '', content: {response} }} }}\n"
    ));
    assert_eq!(walked.findings, "");
    walked.api.unwrap()
}

fn format_of_request(media_type: &str, schema: &str) -> Format {
    let api = model(
        &format!("{{ '{media_type}': {{ schema: {schema} }} }}"),
        "{}",
    );
    api.operations[0].body.as_ref().unwrap().contents[0].format
}

#[test]
fn a_media_type_and_a_type_make_a_format() {
    let binary = "{ type: string, format: binary }";
    let object = "{ type: object, properties: { a: { type: string } } }";
    let text = "{ type: string }";
    let table = [
        ("application/json; charset=utf-8", object, Format::Json),
        ("application/merge-patch+json", object, Format::Json),
        ("text/json", text, Format::Json),
        ("application/x-www-form-urlencoded", object, Format::Form),
        ("application/x-www-form-urlencoded", text, Format::Text),
        ("multipart/form-data", object, Format::Multipart),
        ("multipart/related", "{}", Format::Multipart),
        ("multipart/mixed", binary, Format::Bytes),
        ("text/csv", object, Format::Text),
        ("application/yaml", text, Format::Text),
        ("application/xml", object, Format::Xml),
        ("image/svg+xml", binary, Format::Xml),
        ("application/octet-stream", binary, Format::Bytes),
        ("application/vnd.apple.pkpass", text, Format::Bytes),
        ("text/plain", binary, Format::Bytes),
        ("*/*", object, Format::Json),
        ("*/*", text, Format::Text),
        ("*/*", "{}", Format::Bytes),
        ("image/*", text, Format::Bytes),
    ];
    for (media_type, schema, format) in table {
        assert_eq!(
            format_of_request(media_type, schema),
            format,
            "{media_type} {schema}"
        );
    }
}

#[test]
fn json_is_preferred_and_a_stream_is_kept_beside_it() {
    let api = model(
        "{}",
        "{ application/xml: { schema: { type: string } }, \
           text/event-stream: { itemSchema: { type: object, properties: { data: \
             { type: string, contentMediaType: application/json, contentSchema: { type: integer } } } } }, \
           application/json: { schema: { type: object } } }",
    );
    let response = &api.operations[0].responses[0];
    assert_eq!(response.read().unwrap().format, Format::Json);
    let stream = response.stream().unwrap();
    assert_eq!(stream.format, Format::Events);
    let data = api.get(stream.ty.unwrap());
    assert!(matches!(data.kind, Kind::Integer(_)), "{data:?}");
}

#[test]
fn the_pieces_of_lines_are_the_items_of_the_array() {
    for schema in [
        "schema: { type: array, items: { type: integer } }",
        "schema: { type: integer }",
        "itemSchema: { type: integer }",
    ] {
        let api = model("{}", &format!("{{ application/jsonl: {{ {schema} }} }}"));
        let stream = api.operations[0].responses[0].stream().unwrap();
        assert_eq!(stream.format, Format::Lines);
        let piece = api.get(stream.ty.unwrap());
        assert!(matches!(piece.kind, Kind::Integer(_)), "{schema}");
    }
}

#[test]
fn binary_properties_of_a_form_are_files() {
    let api = model(
        "{ multipart/form-data: { schema: { type: object, properties: { \
           one: { type: string, format: binary }, \
           many: { type: array, items: { type: string, contentMediaType: image/png } }, \
           either: { oneOf: [{ type: string, format: binary }, { type: object, properties: { a: {} } }] }, \
           open: {}, text: { type: string }, \
           coded: { type: string, contentMediaType: image/png, contentEncoding: base64 }, \
           nested: { type: object, properties: { inner: { type: string, format: binary } } } } } } }",
        "{}",
    );
    let files = api.types.iter().filter(|ty| ty.file);
    let files: Vec<&str> = files
        .map(|ty| match &ty.origin {
            Origin::Field(_, name) => name.as_str(),
            Origin::Items(_) => "an item",
            Origin::Variant(..) => "a variant",
            _ => "another",
        })
        .collect();
    assert_eq!(files, ["one", "open", "an item", "a variant"]);
}

#[test]
fn encodings_say_how_properties_are_written() {
    let api = model(
        "{ application/x-www-form-urlencoded: { schema: { type: object }, encoding: { \
           a: { style: deepObject }, b: { explode: false }, c: { contentType: application/json, \
             headers: { X-A: { schema: { const: '1' } } } } } } }",
        "{}",
    );
    let encodings = &api.operations[0].body.as_ref().unwrap().contents[0].encodings;
    let lines: Vec<String> = encodings.iter().map(|one| format!("{one:?}")).collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    Encoding { property: "a", content_type: None, style: Some(DeepObject), explode: false, allow_reserved: false, headers: [] }
    Encoding { property: "b", content_type: None, style: Some(Form), explode: false, allow_reserved: false, headers: [] }
    Encoding { property: "c", content_type: Some("application/json"), style: None, explode: true, allow_reserved: false, headers: [("X-A", "1")] }
    "#);
}
