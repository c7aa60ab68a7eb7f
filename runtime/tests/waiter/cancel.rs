//! Dropping a future at every await.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bindery_runtime::waiter::Meaning;

use crate::operations::Bench;

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
