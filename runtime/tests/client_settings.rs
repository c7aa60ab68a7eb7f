//! What a client is made of, and what its calls take over.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use bindery_runtime::call::{Call, Endpoint};
use bindery_runtime::client::Client;
use bindery_runtime::error::Undeclared;
use bindery_runtime::operation::{Format, Operation, Response, Segment, Status};
use bindery_runtime::reply::NoContent;
use bindery_runtime::transport::Memory;

static FORGET: Operation = Operation {
    id: "forget",
    method: "DELETE",
    path: &[Segment::Text("/it")],
    parameters: &[],
    body: None,
    responses: &[Response {
        status: Status::Exactly(204),
        media_types: &[],
        format: Format::Json,
        stream: None,
        schema: None,
        headers: None,
    }],
    security: &[&[]],
};

struct Forget;

impl Endpoint for Forget {
    type Body = ();
    type Success = NoContent;
    type Headers = ();
    type Failure = Undeclared;
    const OPERATION: &'static Operation = &FORGET;
}

#[test]
fn what_makes_no_client() {
    let build = |endpoint: &str| Client::builder(endpoint).transport(Memory::new());
    let error = build("https://user:hunter2@h").build().unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hunter2"));
    assert!(!format!("{:?}", build("https://user:hunter2@h")).contains("hunter2"));
    let error = build("https://h")
        .require(&["project_id"])
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the client needs a value for `project_id`"
    );
    assert!(build("https://h").user_agent("a\nb").build().is_err());
    assert!(
        build("https://h")
            .require(&["p"])
            .parameter("p", "x".to_owned())
            .build()
            .is_ok()
    );
}

#[tokio::test]
async fn the_limits_of_a_call_are_before_those_of_the_client() {
    let memory = Memory::new();
    memory.reply(204, &[], "").reply(204, &[], "");
    let client = Client::builder("https://h").transport(memory.clone());
    let client = client
        .timeout(Duration::from_secs(9))
        .max_response_bytes(10)
        .build()
        .unwrap();
    Call::new(&client, &FORGET)
        .send::<Forget>(None)
        .await
        .unwrap();
    let call = Call::new(&client, &FORGET).timeout(Duration::from_secs(1));
    call.send::<Forget>(None).await.unwrap();
    let timeouts: Vec<_> = memory
        .limits()
        .iter()
        .map(|limits| limits.timeout)
        .collect();
    assert_eq!(
        timeouts,
        [Some(Duration::from_secs(9)), Some(Duration::from_secs(1))]
    );
    assert!(
        memory
            .limits()
            .iter()
            .all(|limits| limits.max_response_bytes == Some(10))
    );
}

#[tokio::test]
async fn nothing_is_sent_before_it_is_awaited() {
    let memory = Memory::new();
    memory.reply(204, &[], "");
    let client = Client::builder("https://h")
        .transport(memory.clone())
        .build()
        .unwrap();
    let pending = Call::new(&client, &FORGET).send::<Forget>(None);
    assert!(memory.requests().is_empty());
    pending.await.unwrap();
    assert_eq!(memory.requests().len(), 1);
    drop(Call::new(&client, &FORGET).send::<Forget>(None));
    assert_eq!(memory.requests().len(), 1);
}

#[cfg(not(feature = "hyper"))]
#[test]
fn without_hyper_a_transport_must_be_given() {
    let error = Client::builder("https://h").build().unwrap_err();
    assert!(matches!(
        error,
        bindery_runtime::client::BuildError::NoTransport
    ));
}

#[cfg(feature = "hyper")]
#[test]
fn with_hyper_there_is_a_transport() {
    assert!(Client::builder("https://h").build().is_ok());
}
