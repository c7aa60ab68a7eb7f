//! Answers that are read while they arrive.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::VecDeque;
use std::task::{Context, Poll};

use bindery_runtime::call::{Call, Endpoint, Streamed};
use bindery_runtime::client::Client;
use bindery_runtime::error::{Error, Undeclared};
use bindery_runtime::events::{Data, EventsError};
use bindery_runtime::json::Json;
use bindery_runtime::operation::{Format, Framing, Operation, Response, Segment, Status, Stream};
use bindery_runtime::transport::{
    Carried, Chunks, Incoming, Limits, Memory, Opened, Transport, TransportError,
};
use bytes::Bytes;

static OPERATION: Operation = Operation {
    id: "chat",
    method: "GET",
    path: &[Segment::Text("/chat")],
    parameters: &[],
    body: None,
    responses: &[Response {
        status: Status::Exactly(200),
        media_types: &["application/json"],
        format: Format::Json,
        schema: None,
        headers: None,
        stream: Some(Stream {
            media_type: "text/event-stream",
            framing: Framing::Events,
            text: false,
        }),
    }],
    security: &[&[]],
};

struct Chat;

impl Endpoint for Chat {
    type Body = ();
    type Success = Json;
    type Headers = ();
    type Failure = Undeclared;
    const OPERATION: &'static Operation = &OPERATION;
}

impl Streamed for Chat {
    type Item = i64;
}

/// Answers with pieces.
struct Pieces(Vec<Result<&'static str, ()>>);

struct Body(VecDeque<Result<&'static str, ()>>);

impl Chunks for Body {
    fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        // A piece is not there at once.
        match self.0.pop_front() {
            Some(Ok("")) => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Some(Ok(text)) => Poll::Ready(Some(Ok(Bytes::from(text)))),
            Some(Err(())) => Poll::Ready(Some(Err(TransportError::no_answer("cut")))),
            None => Poll::Ready(None),
        }
    }
}

impl Transport for Pieces {
    fn carry(&self, _: http::Request<Bytes>, _: Limits) -> Carried<'_> {
        Box::pin(async { Err(TransportError::not_sent("only streams")) })
    }

    fn open(&self, request: http::Request<Bytes>, _: Limits) -> Opened<'_> {
        assert_eq!(request.headers()["accept"], "text/event-stream");
        let response = http::Response::builder().header("content-type", "text/event-stream");
        let (head, ()) = response.body(()).unwrap().into_parts();
        let body = Body(self.0.iter().copied().collect());
        Box::pin(async move { Ok(Incoming::new(head, body)) })
    }
}

fn call(transport: impl Transport + 'static) -> Call {
    let client = Client::builder("https://h").transport(transport);
    let client = client.max_response_bytes(64).build().unwrap();
    Call::new(&client, &OPERATION)
}

#[tokio::test]
async fn events_come_as_they_arrive_and_words_between_them_end_nothing() {
    let pieces = Pieces(vec![
        Ok("event: delta\ndata: 1\n"),
        Ok(""),
        Ok("\ndata: \"no number\"\n\ndata: 2\n\nda"),
        Ok("ta: [DONE]\n\n"),
        Err(()),
    ]);
    let mut events = call(pieces).events::<Chat>(None).await.unwrap().into_body();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!((&*first.name, first.value()), ("delta", Some(&1)));
    let error = events.next().await.unwrap().unwrap_err();
    let EventsError::Unreadable { text, .. } = &error else {
        panic!("{error}");
    };
    assert_eq!(text, "\"no number\"");
    assert!(!error.to_string().contains("no number"));
    assert_eq!(events.next().await.unwrap().unwrap().into_value(), Some(2));
    let done = events.next().await.unwrap().unwrap();
    assert_eq!(done.data, Data::Text("[DONE]".to_owned()));
    assert!(matches!(
        events.next().await,
        Some(Err(EventsError::Lost(_)))
    ));
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn an_event_over_the_limit_ends_the_stream() {
    let pieces = Pieces(vec![
        Ok("data: 0123456789012345678901234567890123456789");
        2
    ]);
    let mut events = call(pieces).events::<Chat>(None).await.unwrap().into_body();
    assert!(matches!(
        events.next().await,
        Some(Err(EventsError::TooLong(64)))
    ));
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_transport_that_only_knows_whole_answers_will_do() {
    let memory = Memory::new();
    memory.reply(
        200,
        &[("content-type", "text/event-stream; charset=utf-8")],
        "data: 1\n\ndata: 2\n\n",
    );
    let reply = call(memory).events::<Chat>(None).await.unwrap();
    assert_eq!(reply.status(), 200);
    let mut events = reply.into_body();
    let mut sum = 0;
    while let Some(event) = events.next().await {
        sum += event.unwrap().into_value().unwrap();
    }
    assert_eq!(sum, 3);
}

#[tokio::test]
async fn what_is_no_stream_is_an_error_with_its_body() {
    let memory = Memory::new();
    let json = [("content-type", "application/json")];
    memory
        .reply(409, &json, r#"{"code":"slow","message":"m"}"#)
        .reply(200, &json, "{}");
    let error = call(memory.clone()).events::<Chat>(None).await.unwrap_err();
    assert_eq!(error.code(), Some("slow"));
    let error = call(memory.clone()).events::<Chat>(None).await.unwrap_err();
    let Error::Unreadable(unreadable) = error else {
        panic!("{error}");
    };
    assert_eq!(unreadable.body(), "{}");
    // The whole answer is asked for without the stream.
    memory.reply(200, &json, "{}");
    call(memory.clone()).send::<Chat>(None).await.unwrap();
    assert_eq!(memory.requests()[2].headers()["accept"], "application/json");
}
