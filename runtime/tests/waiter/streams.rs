//! Waiters that are read as streams, dropped after every poll.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use bindery_runtime::waiter::{Meaning, Token, Waiter};
use futures_core::Stream;

use crate::operations::{Bench, Start, StartAll};

const RUNNING: &str = r#"{"status":"RUNNING"}"#;
const DONE: &str = r#"{"status":"SUCCESS","n":1}"#;
const STARTED: &str = r#"{"job_id":"7"}"#;
const ALL_STARTED: &str = r#"{"jobs":[{"id":"a"},{"id":"b"}]}"#;

/// Polls a stream so many times, and drops it: what it gave, and whether it had ended.
fn read<S: Stream + Unpin>(mut stream: S, times: u32) -> (Vec<S::Item>, bool) {
    let (mut items, mut context) = (Vec::new(), Context::from_waker(Waker::noop()));
    for _ in 0..times {
        match Pin::new(&mut stream).poll_next(&mut context) {
            Poll::Ready(Some(item)) => items.push(item),
            Poll::Ready(None) => return (items, true),
            Poll::Pending => {}
        }
    }
    (items, false)
}

/// The stream is a borrowed waiter, which goes on in another way.
#[tokio::test]
async fn a_stream_that_is_dropped_anywhere_loses_no_state() {
    for (pending, times) in (0..3).flat_map(|pending| (0..40).map(move |times| (pending, times))) {
        let bench = Bench::slow(pending);
        bench.answers(&[STARTED, RUNNING, RUNNING, DONE]);
        let mut waiter = bench.submit().await.unwrap().waiter;
        let (mut states, _) = read(&mut waiter, times);
        while let Some(progress) = waiter.next().await {
            states.push(progress);
        }
        let states: Vec<Meaning> = states.into_iter().map(|it| it.unwrap().meaning()).collect();
        let expected = [Meaning::Pending, Meaning::Pending, Meaning::Success];
        assert_eq!(states, expected, "after {times} polls");
        let reply = waiter.wait().await.unwrap();
        assert_eq!(reply.get("n").unwrap().to_string(), "1");
        assert_eq!(bench.paths().len(), 4, "after {times} polls");
    }
}

#[tokio::test]
async fn the_stream_of_many_that_is_dropped_anywhere_loses_no_state() {
    for (pending, times) in (0..3).flat_map(|pending| (0..40).map(move |times| (pending, times))) {
        let bench = Bench::slow(pending);
        bench.answers(&[ALL_STARTED, RUNNING, RUNNING, DONE, DONE]);
        let mut waiters = bench.submit_all().await.unwrap().waiter;
        let (mut states, _) = read(&mut waiters, times);
        while let Some(progress) = waiters.next().await {
            states.push(progress);
        }
        for item in [0, 1] {
            let of_item = states.iter().filter(|one| one.item() == item);
            assert_eq!(of_item.count(), 2, "after {times} polls");
        }
        assert_eq!(waiters.wait().await.unwrap().len(), 2);
        assert_eq!(bench.paths().len(), 5, "after {times} polls");
    }
}

/// The waiter is gone with its stream: the client is as good as before, and what was kept of the
/// waiter goes on. Only a question that was on its way can be asked once more.
#[tokio::test]
async fn a_stream_that_is_dropped_with_its_waiter_leaves_a_client_that_works() {
    let mut is_over = false;
    for times in 0..100 {
        let bench = Bench::slow(2);
        bench.answers(&[STARTED, RUNNING]).answers(&[DONE; 20]);
        let waiter = bench.submit().await.unwrap().waiter;
        let token: Token = waiter.token();
        let (states, has_ended) = read(waiter, times);
        let told = states.len();
        let asked = bench.paths().len() - 1;
        assert!(asked - told <= 1, "{asked} {told}");
        let again = Waiter::<Start>::of_token(&bench.client, &token).unwrap();
        again.await.unwrap();
        let starts = bench.paths();
        let starts = starts.iter().filter(|path| *path == "/start");
        assert_eq!(starts.count(), 1, "after {times} polls");
        is_over = has_ended;
        if is_over {
            break;
        }
    }
    assert!(is_over);
}

#[tokio::test]
async fn a_stream_of_many_that_is_dropped_with_its_waiters_leaves_a_client_that_works() {
    let mut is_over = false;
    for times in 0..100 {
        let bench = Bench::slow(2);
        bench.answers(&[ALL_STARTED, RUNNING, RUNNING]);
        bench.answers(&[DONE; 6]);
        let waiters = bench.submit_all().await.unwrap().waiter;
        let token: Token = waiters.token();
        let (states, has_ended) = read(waiters, times);
        let asked = bench.paths().len() - 1;
        assert!(asked - states.len() <= 2, "{asked} {states:?}");
        let again = Waiter::<StartAll>::of_token(&bench.client, &token).unwrap();
        assert_eq!(again.await.unwrap().len(), 2);
        let starts = bench.paths();
        let starts = starts.iter().filter(|path| *path == "/start-all");
        assert_eq!(starts.count(), 1, "after {times} polls");
        is_over = has_ended;
        if is_over {
            break;
        }
    }
    assert!(is_over);
}
