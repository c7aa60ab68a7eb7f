//! Headers that the document declares, in a successful answer and in one that refuses.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bindery_runtime::call::{Call, Endpoint, Failure};
use bindery_runtime::client::Client;
use bindery_runtime::error::DeclaredHeaders;
use bindery_runtime::json::{Json, ReadError, Reader};
use bindery_runtime::operation::{Format, Headers, Operation, Response, Segment, Status};
use bindery_runtime::schema::{Additional, Field, Schema, Shape, Types};
use bindery_runtime::transport::Memory;

/// `X-Count` and `X-Tags`, as a generated record of headers would declare them.
static HEADERS: Shape = Shape {
    name: "Headers",
    fields: &[
        field("X-Request-Id", Types::STRING),
        field("X-Count", Types::INTEGER),
        field("X-Ratio", Types::NUMBER),
        field("X-Done", Types::BOOLEAN),
        field("X-Tags", Types::ARRAY),
    ],
    additional: Additional::Any,
};

const fn field(name: &'static str, types: Types) -> Field {
    const TEXT: &Schema = &Schema {
        types: Types::STRING,
        ..Schema::ANY
    };
    const INTEGER: &Schema = &Schema {
        types: Types::INTEGER,
        ..Schema::ANY
    };
    const NUMBER: &Schema = &Schema {
        types: Types::NUMBER,
        ..Schema::ANY
    };
    const BOOLEAN: &Schema = &Schema {
        types: Types::BOOLEAN,
        ..Schema::ANY
    };
    const ARRAY: &Schema = &Schema {
        types: Types::ARRAY,
        items: Some(TEXT),
        ..Schema::ANY
    };
    let schema = match types {
        Types::INTEGER => INTEGER,
        Types::NUMBER => NUMBER,
        Types::BOOLEAN => BOOLEAN,
        Types::ARRAY => ARRAY,
        _ => TEXT,
    };
    Field {
        name,
        rust_name: name,
        required: false,
        null: false,
        schema,
    }
}

#[tokio::test]
async fn declared_headers_are_read_leniently() {
    static COUNTED: Operation = Operation {
        id: "c",
        method: "GET",
        path: &[Segment::Text("/")],
        parameters: &[],
        body: None,
        responses: &[Response {
            status: Status::Default,
            media_types: &[],
            format: Format::Json,
            stream: None,
            schema: None,
            headers: Some(Headers::of(&HEADERS)),
        }],
        security: &[&[]],
    };
    struct Counted;
    #[derive(Debug)]
    struct Wrong;
    impl DeclaredHeaders for Wrong {
        type Headers = Json;
    }
    impl Endpoint for Counted {
        type Body = ();
        type Success = ();
        type Headers = Json;
        type Failure = Wrong;
        const OPERATION: &'static Operation = &COUNTED;
    }
    impl Failure for Wrong {
        fn read(_: u16, _: &mut Reader<'_>) -> Result<Option<Wrong>, ReadError> {
            Ok(None)
        }
    }
    let memory = Memory::new();
    memory.reply(
        200,
        &[
            ("x-request-id", "12"),
            ("x-count", "7"),
            ("x-ratio", "0.5"),
            ("x-done", "true"),
            ("x-tags", "a, b"),
            ("x-other", "1"),
        ],
        "",
    );
    memory.reply(
        200,
        &[("x-count", "many"), ("x-ratio", "1e"), ("x-done", "1")],
        "",
    );
    let client = Client::builder("https://h")
        .transport(memory.clone())
        .build()
        .unwrap();
    let reply = Call::new(&client, &COUNTED)
        .send::<Counted>(None)
        .await
        .unwrap();
    let all = r#"{"X-Request-Id":"12","X-Count":7,"X-Ratio":0.5,"X-Done":true,"X-Tags":["a","b"]}"#;
    assert_eq!(reply.typed_headers(), &all.parse::<Json>().unwrap());
    let reply = Call::new(&client, &COUNTED)
        .send::<Counted>(None)
        .await
        .unwrap();
    assert_eq!(reply.typed_headers(), &"{}".parse::<Json>().unwrap());
    memory.reply(418, &[("x-count", "7"), ("x-ratio", "high")], "teapot");
    let error = Call::new(&client, &COUNTED)
        .send::<Counted>(None)
        .await
        .unwrap_err();
    // They are there although the body is none that was declared.
    let refused = error.refused().unwrap();
    assert!(refused.error().is_none());
    let count = r#"{"X-Count":7}"#.parse::<Json>().unwrap();
    assert_eq!(refused.typed_headers(), count);
}
