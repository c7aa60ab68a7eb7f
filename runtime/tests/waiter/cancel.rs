//! Dropping a future at every await.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bindery_runtime::call::{Call, Endpoint};
use bindery_runtime::client::Client;
use bindery_runtime::transport::Memory;
use bindery_runtime::waiter::Meaning;
use bytes::Bytes;

use crate::operations::{Bench, Slow, Start, StartAll, Virtual};

const ANSWERS: &[&str] = &[
    r#"{"job_id":"7"}"#,
    r#"{"status":"RUNNING"}"#,
    r#"{"status":"RUNNING"}"#,
    r#"{"status":"SUCCESS","n":1}"#,
];

fn poll_once<F: Future>(future: F) -> Poll<F::Output> {
    pin!(future).poll(&mut Context::from_waker(Waker::noop()))
}

#[tokio::test]
async fn a_wait_that_is_dropped_after_every_poll_asks_nothing_twice() {
    for pending in 0..5 {
        let bench = Bench::slow(pending);
        bench.answers(ANSWERS);
        let mut waiter = bench.submit().await.unwrap().waiter;
        let reply = loop {
            if let Poll::Ready(reply) = poll_once(waiter.wait()) {
                break reply.unwrap();
            }
        };
        assert_eq!(reply.get("n").unwrap().to_string(), "1");
        assert_eq!(bench.paths().len(), 4, "pending {pending}");
    }
}

#[tokio::test]
async fn a_next_that_is_dropped_after_every_poll_loses_no_state() {
    for pending in 0..5 {
        let bench = Bench::slow(pending);
        bench.answers(ANSWERS);
        let mut waiter = bench.submit().await.unwrap().waiter;
        let mut states = Vec::new();
        loop {
            match poll_once(waiter.next()) {
                Poll::Ready(Some(progress)) => states.push(progress.unwrap().meaning()),
                Poll::Ready(None) => break,
                Poll::Pending => {}
            }
        }
        assert_eq!(
            states,
            [Meaning::Pending, Meaning::Pending, Meaning::Success]
        );
        assert_eq!(bench.paths().len(), 4);
    }
}

#[tokio::test]
async fn one_kind_of_future_goes_on_where_another_was_dropped() {
    for dropped in 0..30 {
        let bench = Bench::slow(3);
        bench.answers(ANSWERS);
        let mut waiter = bench.submit().await.unwrap().waiter;
        let mut states = 0;
        for _ in 0..dropped {
            states += usize::from(poll_once(waiter.step()).is_ready());
            if waiter.progress().meaning() == Meaning::Success {
                break;
            }
        }
        assert!(states <= 3);
        waiter.wait().await.unwrap();
        assert_eq!(bench.paths().len(), 4, "dropped {dropped}");
    }
}

#[tokio::test]
async fn a_batch_can_be_dropped_after_every_poll() {
    for pending in 0..4 {
        let bench = Bench::slow(pending);
        let done = r#"{"status":"SUCCESS"}"#;
        bench.answers(&[
            r#"{"jobs":[{"id":"a"},{"id":"b"},{"id":"c"}]}"#,
            done,
            done,
            done,
        ]);
        let mut waiters = bench.submit_all().await.unwrap().waiter;
        let replies = loop {
            if let Poll::Ready(replies) = poll_once(waiters.wait()) {
                break replies.unwrap();
            }
        };
        assert_eq!(replies.len(), 3);
        assert_eq!(bench.paths().len(), 4);
    }
}

#[tokio::test]
async fn the_next_of_a_batch_that_is_dropped_after_every_poll_loses_no_state() {
    for pending in 0..4 {
        let bench = Bench::slow(pending);
        bench.answers(&[r#"{"jobs":[{"id":"a"},{"id":"b"}]}"#]);
        bench.answers(&[r#"{"status":"RUNNING"}"#; 2]);
        bench.answers(&[r#"{"status":"SUCCESS"}"#; 2]);
        let mut waiters = bench.submit_all().await.unwrap().waiter;
        let mut states = [0, 0];
        loop {
            match poll_once(waiters.next()) {
                Poll::Ready(Some(progress)) => states[progress.item()] += 1,
                Poll::Ready(None) => break,
                Poll::Pending => {}
            }
        }
        assert_eq!(states, [2, 2], "pending {pending}");
        assert_eq!(waiters.wait().await.unwrap().len(), 2);
        assert_eq!(bench.paths().len(), 5);
    }
}

/// A client of a server that always answers.
fn client() -> Client {
    let memory = Memory::answering(|request| {
        let body = match request.uri().path() {
            "/start" => r#"{"job_id":"7"}"#,
            "/start-all" => r#"{"jobs":[{"id":"a"},{"id":"b"},{"id":"c"}]}"#,
            _ => r#"{"status":"SUCCESS"}"#,
        };
        let json = http::Response::builder().header("Content-Type", "application/json");
        json.body(Bytes::from(body)).unwrap()
    });
    let slow = Slow { memory, pending: 2 };
    let client = Client::builder("https://h").transport(slow);
    client.timer(Virtual::default()).build().unwrap()
}

/// Polls so many times and drops what is not over then, which it says.
fn given_up(future: impl Future, times: u32) -> bool {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    (0..times).all(|_| future.as_mut().poll(&mut context).is_pending())
}

#[tokio::test]
async fn a_wait_that_is_given_up_anywhere_leaves_a_client_that_works() {
    let client = client();
    let start = || Call::new(&client, Start::OPERATION);
    let all = || Call::new(&client, StartAll::OPERATION);
    let (mut of_one, mut of_all, mut of_submitted) = (0, 0, 0);
    while given_up(start().send_and_wait::<Start>(None), of_one) {
        of_one += 1;
        start().send_and_wait::<Start>(None).await.unwrap();
    }
    while given_up(all().send_and_wait::<StartAll>(None), of_all) {
        of_all += 1;
        assert_eq!(
            all().send_and_wait::<StartAll>(None).await.unwrap().len(),
            3
        );
    }
    while given_up(start().submit::<Start>(None), of_submitted) {
        of_submitted += 1;
        start()
            .submit::<Start>(None)
            .await
            .unwrap()
            .waiter
            .await
            .unwrap();
    }
    // A call is four pauses of the transport; a question too, after one of the timer.
    assert!(
        of_submitted > 4 && of_one > 30 && of_all > 9,
        "{of_submitted} {of_one} {of_all}"
    );
}
