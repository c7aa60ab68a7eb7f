//! Bodies in every format, byte by byte.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use bindery_runtime::call::{Call, Unsent};
use bindery_runtime::client::Client;
use bindery_runtime::describe::Value;
use bindery_runtime::json::Json;
use bindery_runtime::operation::{Body, Content, Encoding, Format, Operation, Segment, Style};
use bindery_runtime::schema::{Rule, Schema, Types};
use bindery_runtime::transport::Memory;
use bindery_runtime::value::File;
use bytes::Bytes;

const CONTENT: Content = Content {
    media_type: "application/json",
    format: Format::Json,
    schema: &Schema::ANY,
    encodings: &[],
};

const ENCODING: Encoding = Encoding {
    property: "",
    content_type: None,
    style: None,
    explode: true,
    allow_reserved: false,
    headers: &[],
};

fn call(contents: &'static [Content]) -> Call {
    let operation = Box::leak(Box::new(Operation {
        id: "send",
        method: "POST",
        path: &[Segment::Text("/x")],
        parameters: &[],
        body: Some(Body {
            required: true,
            contents,
        }),
        responses: &[],
        security: &[&[]],
    }));
    let client = Client::builder("https://h").transport(Memory::new());
    Call::new(&client.build().unwrap(), operation)
}

fn sent(contents: &'static [Content], body: &dyn Value) -> (String, String) {
    let request = call(contents).to_http(Some(body)).unwrap();
    let media_type = request.headers()["content-type"].to_str().unwrap();
    let text = String::from_utf8_lossy(request.body()).into_owned();
    (media_type.to_owned(), text)
}

fn json(text: &str) -> Json {
    text.parse().unwrap()
}

#[test]
fn the_call_says_which_form_its_body_has() {
    static CONTENTS: [Content; 2] = [
        CONTENT,
        Content {
            media_type: "text/csv",
            format: Format::Text,
            ..CONTENT
        },
    ];
    let text = "a,b".to_owned();
    let request = call(&CONTENTS).content(1).to_http(Some(&text)).unwrap();
    assert_eq!(request.headers()["content-type"], "text/csv");
    assert_eq!(request.body(), "a,b");
    let (media_type, body) = sent(&CONTENTS, &text);
    assert_eq!((&*media_type, &*body), ("application/json", "\"a,b\""));
}

#[test]
fn bytes_are_sent_as_they_are() {
    static PNG: [Content; 1] = [Content {
        media_type: "image/png",
        format: Format::Bytes,
        ..CONTENT
    }];
    let bytes = Bytes::from_static(b"\x89PNG\xff\0");
    let request = call(&PNG).to_http(Some(&bytes)).unwrap();
    assert_eq!(request.headers()["content-type"], "image/png");
    assert_eq!(*request.body(), bytes);
}

#[test]
fn properties_of_a_form_are_pairs_as_the_document_says() {
    static FORM: [Content; 1] = [Content {
        media_type: "application/x-www-form-urlencoded",
        format: Format::Form,
        schema: &Schema::ANY,
        encodings: &[
            Encoding {
                property: "deep",
                style: Some(Style::DeepObject),
                ..ENCODING
            },
            Encoding {
                property: "csv",
                style: Some(Style::Form),
                explode: false,
                ..ENCODING
            },
            Encoding {
                property: "url",
                allow_reserved: true,
                ..ENCODING
            },
            Encoding {
                property: "tags",
                content_type: Some("application/json"),
                ..ENCODING
            },
        ],
    }];
    let body = json(
        r#"{"a":"1 & 2","list":[1,2],"object":{"k":[true]},"none":null,"deep":{"a":{"b":1}},
            "csv":["x","y"],"url":"http://a/?b","tags":["t"]}"#,
    );
    let (media_type, text) = sent(&FORM, &body);
    assert_eq!(media_type, "application/x-www-form-urlencoded");
    assert_eq!(
        text,
        "a=1%20%26%202&list=1&list=2&object=%7B%22k%22%3A%5Btrue%5D%7D&deep%5Ba%5D%5Bb%5D=1\
         &csv=x,y&url=http://a/?b&tags=%5B%22t%22%5D"
    );
}

static PARTS: [Content; 1] = [Content {
    media_type: "multipart/form-data",
    format: Format::MULTIPART,
    schema: &Schema::ANY,
    encodings: &[Encoding {
        property: "session",
        content_type: Some("application/vnd.session+json"),
        headers: &[("X-Kind", "session")],
        ..ENCODING
    }],
}];

fn boundary(media_type: &str) -> &str {
    let (_, boundary) = media_type.split_once("; boundary=").unwrap();
    boundary
}

#[test]
fn every_property_is_a_part_and_every_item_too() {
    let body =
        json(r#"{"n":1,"text":"a\r\nb","list":["x",null,"y"],"none":null,"session":{"a":[1]}}"#);
    let (media_type, text) = sent(&PARTS, &body);
    let b = boundary(&media_type);
    assert_eq!(media_type, format!("multipart/form-data; boundary={b}"));
    let expected = format!(
        "--{b}\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n1\r\n\
         --{b}\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\na\r\nb\r\n\
         --{b}\r\nContent-Disposition: form-data; name=\"list\"\r\n\r\nx\r\n\
         --{b}\r\nContent-Disposition: form-data; name=\"list\"\r\n\r\ny\r\n\
         --{b}\r\nContent-Disposition: form-data; name=\"session\"\r\nX-Kind: session\r\n\
         Content-Type: application/vnd.session+json\r\n\r\n{{\"a\":[1]}}\r\n--{b}--\r\n"
    );
    assert_eq!(text, expected);
    assert_eq!(
        sent(&PARTS, &body).0,
        media_type,
        "the same bytes each time"
    );
}

#[test]
fn files_have_names_and_media_types_and_end_no_line() {
    let file = |file: File| {
        let body = BTreeMap::from([("photo".to_owned(), file)]);
        let (media_type, text) = sent(&PARTS, &body);
        let b = boundary(&media_type).to_owned();
        text.replace(&b, "B")
    };
    assert_eq!(
        file(File::from("x")),
        "--B\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\n\
         Content-Type: application/octet-stream\r\n\r\nx\r\n--B--\r\n"
    );
    let hostile = File::from("x")
        .with_name("a\"; name=\"admin\r\n\r\nevil")
        .with_content_type("image/png")
        .with_header("Content-ID", "<1>");
    assert_eq!(
        file(hostile),
        "--B\r\nContent-Disposition: form-data; name=\"photo\"; \
         filename=\"a%22; name=%22admin%0D%0A%0D%0Aevil\"\r\n\
         Content-ID: <1>\r\nContent-Type: image/png\r\n\r\nx\r\n--B--\r\n"
    );
    assert_eq!(
        file(File::from("plain").without_name()),
        "--B\r\nContent-Disposition: form-data; name=\"photo\"\r\n\r\nplain\r\n--B--\r\n"
    );
}

#[test]
fn a_part_with_an_impossible_header_is_not_sent() {
    let file = File::from("x").with_content_type("image/png\r\nX: 1");
    let body = BTreeMap::from([("photo".to_owned(), file)]);
    let unsent = call(&PARTS).to_http(Some(&body)).unwrap_err();
    assert!(matches!(unsent, Unsent::NotSent(_)));
}

#[test]
fn the_length_of_bytes_is_judged() {
    static LIMITED: Schema = Schema {
        types: Types::STRING,
        rules: &[Rule::MaxLength(2)],
        ..Schema::ANY
    };
    static CONTENTS: [Content; 1] = [Content {
        media_type: "application/octet-stream",
        format: Format::Bytes,
        schema: &LIMITED,
        encodings: &[],
    }];
    let broken = call(&CONTENTS).validate(Some(&Bytes::from_static(b"\xff\xff\xff")));
    let broken = broken.unwrap_err();
    let first = broken.iter().next().unwrap();
    assert_eq!(
        first.to_string(),
        "body: must have at most 2 bytes (maxLength)"
    );
    assert!(
        call(&CONTENTS)
            .validate(Some(&Bytes::from_static(b"\xff\xff")))
            .is_ok()
    );
}
