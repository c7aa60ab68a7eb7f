//! When it is enough, and what is told then.

use bindery_runtime::transport::{Carried, Limits, Transport, TransportError};
use bytes::Bytes;

use super::*;

const WORDS: &str = r#"{"error_code":"APIGW.0308","error_msg":"throttled"}"#;

/// A transport that takes its time.
struct Slow(Memory, Clock, Duration);

impl Transport for Slow {
    fn carry(&self, request: http::Request<Bytes>, limits: Limits) -> Carried<'_> {
        self.1.pass(self.2);
        self.0.carry(request, limits)
    }
}

fn refusing(status: u16, headers: &'static [(&'static str, &'static str)]) -> Memory {
    Memory::answering(move |_| {
        let mut answer = http::Response::builder().status(status);
        for (name, value) in headers {
            answer = answer.header(*name, *value);
        }
        answer.body(Bytes::from(WORDS)).unwrap()
    })
}

#[tokio::test]
async fn the_servers_own_error_is_kept() {
    let (memory, clock) = (refusing(429, &[("X-Request-Id", "r-1")]), Clock::default());
    let error = call::<Post>(&memory, &clock).await.unwrap_err();
    assert_eq!(error.code(), Some("APIGW.0308"));
    assert_eq!(error.message(), Some("throttled"));
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!((error.attempts(), memory.requests().len()), (4, 4));
    assert!(!error.may_have_been_executed());
    assert_eq!(clock.slept(), [250, 500, 1000]);
    let words = error.to_string();
    assert!(
        words.contains("it was not executed; it was tried 4 times"),
        "{words}"
    );
}

#[tokio::test]
async fn what_any_of_them_may_have_done_is_told() {
    let (memory, clock) = (Memory::new(), Clock::default());
    memory.fail(TransportError::no_answer("reset"));
    memory.reply(404, &[], "");
    let error = call::<Get>(&memory, &clock).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 404);
    assert!(
        error.may_have_been_executed(),
        "the first one may have been"
    );
    assert!(
        error
            .to_string()
            .contains("may have been executed; it was tried 2 times")
    );

    memory.reply(429, &[], "").reply(404, &[], "");
    let error = call::<Get>(&memory, &clock).await.unwrap_err();
    assert!(!error.may_have_been_executed());
}

#[tokio::test]
async fn what_was_heard_last_is_told() {
    let (memory, clock) = (Memory::new(), Clock::default());
    memory.reply(429, &[], WORDS);
    for _ in 0..3 {
        memory.fail(TransportError::not_connected("refused"));
    }
    let error = call::<Post>(&memory, &clock).await.unwrap_err();
    assert_eq!(error.code(), Some("APIGW.0308"), "{error}");
    assert_eq!(error.attempts(), 4);

    memory.fail(TransportError::no_answer("reset"));
    for _ in 0..3 {
        memory.fail(TransportError::not_connected("refused"));
    }
    let error = call::<Get>(&memory, &clock).await.unwrap_err();
    assert!(matches!(error, Error::NoAnswer(_)), "it was sent: {error}");
    assert!(error.may_have_been_executed());

    for _ in 0..4 {
        memory.fail(TransportError::not_connected("refused"));
    }
    let error = call::<Get>(&memory, &clock).await.unwrap_err();
    let Error::NotSent(not_sent) = &error else {
        panic!("{error:?}")
    };
    assert!(not_sent.is_connect());
    assert_eq!(
        error.to_string(),
        "the request was not sent: refused; it was tried 4 times"
    );
}

#[tokio::test]
async fn a_pause_past_the_budget_is_not_begun() {
    for (asked, requests) in [("59", 2), ("60", 1), ("99999999999999999999999", 1)] {
        let (memory, clock) = (Memory::new(), Clock::default());
        memory.reply(503, &[("Retry-After", asked)], WORDS);
        memory.reply(200, &[], "{}");
        let outcome = call::<Post>(&memory, &clock).await;
        assert_eq!(memory.requests().len(), requests, "{asked}");
        if let Err(error) = outcome {
            assert_eq!(error.code(), Some("APIGW.0308"));
            assert!(!error.may_have_been_executed(), "it said when to come back");
            assert_eq!(clock.slept(), [0; 0]);
        }
    }
}

#[tokio::test]
async fn a_date_is_read_by_the_clients_clock() {
    use std::time::UNIX_EPOCH;
    let (memory, clock) = (Memory::new(), Clock::default());
    memory.reply(429, &[("Retry-After", "Sun, 22 Nov 2026 10:00:08 GMT")], "");
    memory.reply(200, &[], "{}");
    let client = builder(&memory, &clock).clock(|| UNIX_EPOCH + Duration::from_secs(1_795_341_600));
    let client = client.build().unwrap();
    Call::new(&client, &POST).send::<Post>(None).await.unwrap();
    assert_eq!(clock.slept(), [8250]);
}

#[tokio::test]
async fn attempts_count_for_the_budget_too() {
    let clock = Clock::default();
    let memory = refusing(429, &[]);
    let slow = Slow(memory.clone(), clock.clone(), Duration::from_secs(25));
    let client = builder(&memory, &clock).transport(slow).build().unwrap();
    let error = Call::new(&client, &POST)
        .send::<Post>(None)
        .await
        .unwrap_err();
    assert_eq!(error.attempts(), 3, "the third ended after 75 seconds");
}

#[tokio::test]
async fn the_time_out_is_about_all_of_it() {
    let clock = Clock::default();
    let memory = refusing(429, &[]);
    let slow = Slow(memory.clone(), clock.clone(), Duration::from_secs(3));
    let client = builder(&memory, &clock).transport(slow).build().unwrap();
    let call = Call::new(&client, &POST).timeout(Duration::from_secs(10));
    let error = call.send::<Post>(None).await.unwrap_err();
    // After 3, 6.25 and 9.75 seconds; less than a second is too little for another.
    assert_eq!(error.attempts(), 3);
    let limits: Vec<_> = memory
        .limits()
        .iter()
        .map(|limits| limits.timeout.unwrap())
        .collect();
    let millis: Vec<u128> = limits.iter().map(Duration::as_millis).collect();
    assert_eq!(millis, [10_000, 6_750, 3_250]);
}

#[tokio::test]
async fn a_client_does_not_send_everything_again() {
    let (memory, clock) = (refusing(429, &[]), Clock::default());
    let client = builder(&memory, &clock).build().unwrap();
    let mut attempts = Vec::new();
    for _ in 0..40 {
        let error = Call::new(&client, &POST)
            .send::<Post>(None)
            .await
            .unwrap_err();
        attempts.push(error.attempts());
    }
    assert_eq!(attempts[..33], [4; 33]);
    assert_eq!(
        attempts[33..],
        [2, 1, 1, 1, 1, 1, 1],
        "a hundred times, and not once more"
    );
    assert_eq!(memory.requests().len(), 140);
    let other = builder(&memory, &clock).build().unwrap();
    let error = Call::new(&other, &POST)
        .send::<Post>(None)
        .await
        .unwrap_err();
    assert_eq!(error.attempts(), 4, "that is a matter of each client");
}

#[tokio::test]
async fn nothing_is_sent_again_where_that_is_not_wanted() {
    let (memory, clock) = (refusing(429, &[]), Clock::default());
    let client = builder(&memory, &clock)
        .retry(Retry::none())
        .build()
        .unwrap();
    let error = Call::new(&client, &POST)
        .send::<Post>(None)
        .await
        .unwrap_err();
    assert_eq!((error.attempts(), memory.requests().len()), (1, 1));
    assert!(!error.to_string().contains("tried"), "{error}");
}
