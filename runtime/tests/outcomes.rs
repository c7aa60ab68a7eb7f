//! What becomes of a call, answer by answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::error::Error as _;

use bindery_runtime::call::{Call, Endpoint, Failure};
use bindery_runtime::client::Client;
use bindery_runtime::error::Error;
use bindery_runtime::json::{Json, ReadError, Reader};
use bindery_runtime::operation::{Body, Content, Format, Operation, Response, Segment, Status};
use bindery_runtime::reply::Reply;
use bindery_runtime::schema::Schema;
use bindery_runtime::secret::Secret;
use bindery_runtime::signer::AuthToken;
use bindery_runtime::transport::{Memory, TransportError};

const JSON: &[&str] = &["application/json"];
const RESPONSE: Response = Response {
    status: Status::Default,
    media_types: JSON,
    format: Format::Json,
    schema: None,
    headers: None,
    stream: None,
};

static OPERATION: Operation = Operation {
    id: "reinstall",
    method: "POST",
    path: &[Segment::Text("/reinstall")],
    parameters: &[],
    body: Some(Body {
        required: false,
        contents: &[Content {
            media_type: "application/json;charset=UTF-8",
            format: Format::Json,
            schema: &Schema::ANY,
            encodings: &[],
        }],
    }),
    responses: &[
        Response {
            status: Status::Exactly(200),
            ..RESPONSE
        },
        Response {
            status: Status::Exactly(204),
            media_types: &[],
            ..RESPONSE
        },
        Response {
            status: Status::Exactly(206),
            media_types: &["text/plain"],
            format: Format::Text,
            ..RESPONSE
        },
        Response {
            status: Status::Exactly(207),
            media_types: &["application/zip"],
            format: Format::Bytes,
            ..RESPONSE
        },
        Response {
            status: Status::Exactly(409),
            ..RESPONSE
        },
        Response {
            status: Status::Range(5),
            ..RESPONSE
        },
        RESPONSE,
    ],
    security: &[&[]],
};

/// Answers with `{"id": …}`, refuses with text.
#[derive(Debug)]
struct Reinstall;

impl Endpoint for Reinstall {
    type Body = ();
    type Success = Json;
    type Headers = ();
    type Failure = Words;
    const OPERATION: &'static Operation = &OPERATION;
}

#[derive(Debug, PartialEq)]
struct Words(Vec<String>);

impl Failure for Words {
    fn read(status: u16, reader: &mut Reader<'_>) -> Result<Option<Words>, ReadError> {
        match status {
            409 | 500..=599 => Ok(Some(Words(reader.value()?))),
            _ => Ok(None),
        }
    }
}

type Outcome = Result<Reply<Json>, Error<Words>>;

async fn call(memory: &Memory) -> Outcome {
    let client = Client::builder("https://h")
        .transport(memory.clone())
        .build()
        .unwrap();
    Call::new(&client, &OPERATION).send::<Reinstall>(None).await
}

async fn answered(status: u16, body: &'static str) -> Outcome {
    let memory = Memory::new();
    memory.reply(status, &[("X-Request-Id", "r-1")], body);
    call(&memory).await
}

async fn refused(status: u16, body: &'static str) -> Error<Words> {
    answered(status, body).await.unwrap_err()
}

#[tokio::test]
async fn a_declared_success_is_read() {
    let reply = answered(200, "\u{feff}{\"id\":\"7\"} ").await.unwrap();
    assert_eq!(reply.get("id"), Some(&Json::from("7")));
    assert_eq!(
        (reply.status().as_u16(), reply.request_id()),
        (200, Some("r-1"))
    );
    assert_eq!(answered(204, "").await.unwrap().into_body(), Json::Null);
    assert_eq!(
        answered(204, "<ignored>").await.unwrap().into_body(),
        Json::Null
    );
    assert_eq!(
        answered(206, "a \"b\"\n").await.unwrap().into_body(),
        Json::from("a \"b\"\n")
    );
}

#[tokio::test]
async fn any_other_success_is_unreadable_and_kept() {
    for (status, body, words) in [
        (200, "<html>ok</html>", "cannot be read"),
        (200, "", "empty body"),
        (200, "{} {}", "cannot be read"),
        (200, "{\"id\":", "cannot be read"),
        (201, "{}", "not declared"),
        (207, "PK", "media type"),
        (302, "", "redirects are not followed"),
        (304, "", "redirects are not followed"),
        (101, "", "not declared"),
        (700, "", "not declared"),
    ] {
        let error = answered(status, body).await.unwrap_err();
        assert!(error.may_have_been_executed(), "{status}");
        let text = error.to_string();
        assert!(text.contains(words) && text.contains("r-1"), "{text}");
        let Error::Unreadable(unreadable) = error else {
            panic!("{status}: {error:?}");
        };
        assert_eq!(unreadable.status().as_u16(), status);
        assert_eq!(unreadable.body(), body);
        assert_eq!(unreadable.headers()["x-request-id"], "r-1");
        assert_eq!(unreadable.read_error().is_some(), status == 200, "{status}");
        assert_eq!(unreadable.source().is_some(), status == 200, "{status}");
    }
}

#[tokio::test]
async fn a_refusal_says_whether_it_may_have_been_executed() {
    for (status, may) in [
        (400, false),
        (401, false),
        (404, false),
        (408, true),
        (409, false),
        (429, false),
        (499, false),
        (500, true),
        (502, true),
        (503, true),
        (599, true),
    ] {
        let error = refused(status, "").await;
        assert_eq!(error.may_have_been_executed(), may, "{status}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert!(matches!(error, Error::Refused(_)), "{status}");
    }
}

#[tokio::test]
async fn a_declared_refusal_is_typed_and_any_other_keeps_its_bytes() {
    let error = refused(409, r#"["a","b"]"#).await;
    let typed = error.refused().unwrap();
    assert_eq!(typed.error().unwrap().0, ["a", "b"]);
    assert!(typed.read_error().is_none());

    let error = refused(409, r#"{"error_code":"E.1","error_msg":"m"}"#).await;
    let other = error.refused().unwrap();
    assert!(other.error().is_none() && other.read_error().is_some() && error.source().is_some());
    assert_eq!((error.code(), error.message()), (Some("E.1"), Some("m")));

    let error = refused(418, r#"{"code":1,"message":"m"}"#).await;
    let undeclared = error.refused().unwrap();
    assert!(undeclared.error().is_none() && undeclared.read_error().is_none());
    assert_eq!((error.code(), error.message()), (Some("1"), Some("m")));
    assert_eq!(undeclared.body(), r#"{"code":1,"message":"m"}"#);
}

#[tokio::test]
async fn a_refusal_is_told_in_one_line() {
    let error = refused(
        409,
        "{\"error\":{\"code\":\"Ecs.0005\",\"message\":\"no\\n\\u001b[2Jway\"}}",
    )
    .await;
    assert_eq!(
        error.to_string(),
        "the server refused the request with 409 Conflict, code Ecs.0005: no\\n\\u{1b}[2Jway; \
         it was not executed (request id r-1)"
    );
    let memory = Memory::new();
    memory.reply(500, &[], "x".repeat(1_000_000));
    assert!(call(&memory).await.unwrap_err().to_string().len() < 500);
}

#[tokio::test]
async fn request_ids_have_many_names() {
    for name in [
        "X-Request-Id",
        "X-Openstack-Request-Id",
        "X-Compute-Request-Id",
    ] {
        let memory = Memory::new();
        memory.reply(404, &[(name, "req-7")], "");
        assert_eq!(call(&memory).await.unwrap_err().request_id(), Some("req-7"));
    }
}

#[tokio::test]
async fn failures_of_the_transport_keep_their_phase() {
    let memory = Memory::new();
    memory.fail(TransportError::not_sent("no connection").with_source(std::io::Error::other("x")));
    let error = call(&memory).await.unwrap_err();
    assert!(matches!(error, Error::NotSent(_)) && !error.may_have_been_executed());
    assert_eq!(error.to_string(), "the request was not sent: no connection");
    assert_eq!(error.source().unwrap().to_string(), "x");

    memory.fail(TransportError::no_answer("the connection was lost").with_time_out());
    let error = call(&memory).await.unwrap_err();
    assert!(error.may_have_been_executed());
    assert_eq!(
        error.to_string(),
        "the connection was lost; the request may have been executed"
    );
    let Error::NoAnswer(no_answer) = error else {
        panic!()
    };
    assert!(no_answer.is_time_out());

    memory.reply(200, &[("X-Request-Id", "r-2")], "{}  ");
    let client = Client::builder("https://h")
        .transport(memory.clone())
        .max_response_bytes(3);
    let call = Call::new(&client.build().unwrap(), &OPERATION);
    let error = call.send::<Reinstall>(None).await.unwrap_err();
    assert!(matches!(error, Error::NoAnswer(_)));
    assert_eq!(
        (error.status().unwrap().as_u16(), error.request_id()),
        (200, Some("r-2"))
    );
}

#[tokio::test]
async fn a_secret_that_the_server_repeats_is_not_repeated() {
    let memory = Memory::new();
    let echo = r#"{"error_code":"Bad.hunter2","error_msg":"hunter2 is weak; t0ken-abc, key-xyz"}"#;
    memory.reply(400, &[("Set-Cookie", "hunter2")], echo);
    let client = Client::builder("https://h").transport(memory.clone());
    let client = client.signer(AuthToken::new("t0ken-abc")).build().unwrap();
    let body = vec![Secret::from("hunter2")];
    let call = Call::new(&client, &OPERATION).header("X-Key", "key-xyz");
    let error = call.send::<Reinstall>(Some(&body)).await.unwrap_err();
    let refused = error.refused().unwrap();
    let printed =
        format!("{error} {error:#?} {refused} {refused:?} {client:?} {call:?} {memory:?}");
    for secret in ["hunter2", "t0ken-abc", "key-xyz"] {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
    assert_eq!(error.message(), Some("*** is weak; ***, ***"));
    assert_eq!(refused.body(), echo);
    assert_eq!(memory.requests()[0].body(), r#"["hunter2"]"#);
}

#[tokio::test]
async fn a_default_answer_is_a_success_only_where_no_other_is() {
    static ONLY_DEFAULT: Operation = Operation {
        id: "d",
        method: "GET",
        path: &[Segment::Text("/")],
        parameters: &[],
        body: None,
        responses: &[RESPONSE],
        security: &[&[]],
    };
    let memory = Memory::new();
    memory.reply(203, &[], "1").reply(404, &[], "{}");
    let client = Client::builder("https://h")
        .transport(memory.clone())
        .build()
        .unwrap();
    let reply = Call::new(&client, &ONLY_DEFAULT)
        .send::<Reinstall>(None)
        .await
        .unwrap();
    assert_eq!(*reply, Json::from(1));
    let error = Call::new(&client, &ONLY_DEFAULT)
        .send::<Reinstall>(None)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Refused(_)));
}

#[test]
fn errors_can_cross_threads() {
    fn check<T: std::error::Error + Send + Sync + 'static>() {}
    check::<Error<Words>>();
}
