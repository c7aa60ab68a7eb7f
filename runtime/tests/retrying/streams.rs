//! Answers that are read while they arrive: only what comes before the head is tried again.

use bindery_runtime::call::Streamed;
use bindery_runtime::operation::{Framing, Stream};
use bindery_runtime::transport::TransportError;

use super::*;

static LINES: Operation = Operation {
    responses: &[Response {
        status: Status::Exactly(200),
        media_types: &["application/jsonl"],
        format: Format::Json,
        schema: None,
        headers: None,
        stream: Some(Stream {
            media_type: "application/jsonl",
            framing: Framing::Lines,
            text: false,
        }),
    }],
    ..operation("GET")
};

endpoint!(Lines, LINES);

impl Streamed for Lines {
    type Item = Json;
}

#[tokio::test]
async fn the_head_is_waited_for_again() {
    let (memory, clock) = (Memory::new(), Clock::default());
    memory.fail(TransportError::no_answer("reset"));
    memory.reply(503, &[], "");
    memory.reply(200, &[("Content-Type", "application/jsonl")], "{}\n{}\n");
    let client = builder(&memory, &clock).build().unwrap();
    let call = Call::new(&client, &LINES).timeout(Duration::from_secs(1));
    let reply = call.events::<Lines>(None).await.unwrap();
    assert_eq!(reply.attempts(), 3);
    // The time-out is about silence, which begins anew.
    let limits: Vec<_> = memory
        .limits()
        .iter()
        .map(|limits| limits.timeout)
        .collect();
    assert_eq!(limits, [Some(Duration::from_secs(1)); 3]);
    let mut events = reply.into_body();
    assert!(events.next().await.unwrap().is_ok());
}
