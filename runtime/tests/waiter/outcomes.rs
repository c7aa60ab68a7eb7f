//! How a wait for one job ends.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bindery_runtime::call::Call;
use bindery_runtime::transport::TransportError;
use bindery_runtime::waiter::{Meaning, WaitError, Waited};

use crate::operations::{Bench, Start};
use bindery_runtime::call::Endpoint;
use bindery_runtime::json::Json;

const ACCEPTED: &str = r#"{"job_id":"7"}"#;
const RUNNING: &str = r#"{"status":"RUNNING"}"#;
const SUCCESS: &str = r#"{"status":"SUCCESS","n":1}"#;

#[tokio::test]
async fn the_last_answer_is_what_is_waited_for() {
    let bench = Bench::new();
    bench.answers(&[ACCEPTED, RUNNING, RUNNING, SUCCESS]);
    let reply = bench.wait().await.unwrap();
    assert_eq!(reply.get("n").unwrap().to_string(), "1");
    assert_eq!(bench.paths(), ["/start", "/jobs/7", "/jobs/7", "/jobs/7"]);
    assert_eq!(bench.pauses(), [5, 10, 10]);
}

#[tokio::test]
async fn an_unknown_state_is_kept_and_waits_on() {
    let bench = Bench::new();
    bench.answers(&[ACCEPTED, r#"{"status":"MOVING"}"#, "{}", r#"{"status":1}"#]);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&seen);
    let wait = bench.wait().on_progress(move |progress| {
        let state = progress.state().map(str::to_owned);
        told.lock().unwrap().push((state, progress.meaning()));
    });
    wait.await.unwrap();
    let expected = [
        (Some("MOVING".to_owned()), Meaning::Unknown),
        (None, Meaning::Unknown),
        (Some("1".to_owned()), Meaning::Success),
    ];
    assert_eq!(*seen.lock().unwrap(), expected);
}

#[tokio::test]
async fn a_failed_job_is_told_with_its_last_answer() {
    let bench = Bench::new();
    bench.answers(&[ACCEPTED, r#"{"status":"FAIL","why":"no disk"}"#]);
    let error = bench.wait().await.unwrap_err();
    assert!(error.may_have_been_executed());
    assert_eq!(
        error.to_string(),
        "the call was accepted, but the work has failed: it is `FAIL`, because: no disk"
    );
    let WaitError::Failed(failed) = error else {
        panic!("{error:?}")
    };
    assert_eq!(failed.reason(), Some("no disk"));
    assert_eq!(failed.reply().get("status").unwrap().as_str(), Some("FAIL"));
}

#[tokio::test]
async fn a_failed_question_is_not_a_failed_job() {
    let bench = Bench::new();
    bench
        .answers(&[ACCEPTED])
        .answer(500, "{}")
        .answer(404, "{}");
    bench.memory.fail(TransportError::no_answer("reset"));
    bench.answers(&["not json", RUNNING, SUCCESS]);
    let reply = bench.wait().await.unwrap();
    assert_eq!(reply.get("n").unwrap().to_string(), "1");
    // The pause grows while questions fail.
    assert_eq!(bench.pauses(), [5, 10, 20, 30, 40, 10]);
}

#[tokio::test]
async fn too_many_failed_questions_end_the_wait() {
    let bench = Bench::new();
    bench.answers(&[ACCEPTED, RUNNING]);
    for _ in 0..10 {
        bench.answer(503, "{}");
    }
    let error = bench.wait().await.unwrap_err();
    assert!(error.to_string().contains("it was `RUNNING`"), "{error}");
    assert!(error.token().is_some() && error.may_have_been_executed());
    let WaitError::Unanswered(unanswered) = error else {
        panic!("{error:?}")
    };
    assert_eq!(unanswered.error().status().unwrap(), 503);
    assert!(!unanswered.has_vanished());
}

#[tokio::test]
async fn a_refusal_that_will_not_change_ends_the_wait_at_once() {
    for status in [400, 401, 403] {
        let bench = Bench::new();
        bench.answers(&[ACCEPTED, RUNNING]).answer(status, "{}");
        let error = bench.wait().await.unwrap_err();
        assert!(matches!(error, WaitError::Unanswered(_)), "{error:?}");
        assert_eq!(bench.paths().len(), 3);
    }
}

#[tokio::test]
async fn a_job_that_was_seen_can_vanish() {
    let bench = Bench::new();
    bench.answers(&[ACCEPTED, RUNNING]);
    bench.answer(404, "{}").answer(404, "{}").answer(404, "{}");
    let WaitError::Unanswered(error) = bench.wait().await.unwrap_err() else {
        panic!("it was answered")
    };
    assert!(error.has_vanished());
}

#[tokio::test]
async fn the_server_names_the_pause() {
    let bench = Bench::new();
    bench.answers(&[ACCEPTED]);
    let headers = [("Content-Type", "application/json"), ("Retry-After", "3")];
    bench.memory.reply(200, &headers, RUNNING);
    bench.memory.reply(429, &[("Retry-After", "70")], "");
    bench.answers(&[SUCCESS]);
    bench.wait().await.unwrap();
    assert_eq!(bench.pauses(), [5, 3, 70]);
}

#[tokio::test]
async fn the_deadline_says_what_was_last_seen() {
    let bench = Bench::new();
    bench.answers(&[ACCEPTED, RUNNING]).answer(500, "{}");
    let error = bench.wait().deadline(Duration::from_secs(22)).await;
    let error = error.unwrap_err();
    assert_eq!(error.state(), Some("RUNNING"));
    let words = error.to_string();
    assert!(
        words.starts_with("the call was accepted, and is not known to be done after 22s"),
        "{words}"
    );
    assert!(words.contains("it was `RUNNING`"), "{words}");
    assert!(
        words.contains("the server refused the request with 500"),
        "{words}"
    );
    let WaitError::Overdue(overdue) = error else {
        panic!("{error:?}")
    };
    assert_eq!(overdue.error().unwrap().status().unwrap(), 500);
    // It does not pause beyond the deadline.
    assert_eq!(bench.pauses(), [5, 10, 7]);
}

#[tokio::test]
async fn a_state_from_before_is_not_believed_until_another_was_seen() {
    let bench = Bench::new();
    bench.answers(&[ACCEPTED, SUCCESS, RUNNING, r#"{"status":"SUCCESS","n":2}"#]);
    let reply = bench.wait().await.unwrap();
    assert_eq!(reply.get("n").unwrap().to_string(), "2");
}

#[tokio::test]
async fn a_state_from_before_is_believed_after_its_time() {
    let bench = Bench::new();
    bench.answers(&[
        ACCEPTED, SUCCESS, SUCCESS, SUCCESS, SUCCESS, SUCCESS, SUCCESS, SUCCESS,
    ]);
    bench.wait().await.unwrap();
    // Asked after 5, 15, … and 65 seconds.
    assert_eq!(bench.paths().len(), 8);
}

#[tokio::test]
async fn a_call_that_fails_is_not_followed() {
    let bench = Bench::new();
    bench.answer(400, r#"{"code":"no"}"#);
    let error = bench.wait().await.unwrap_err();
    assert!(!error.may_have_been_executed());
    assert!(matches!(error, WaitError::Call(_)), "{error:?}");
    assert_eq!(bench.paths(), ["/start"]);
}

#[tokio::test]
async fn an_answer_that_does_not_say_what_to_ask_is_not_lost() {
    let bench = Bench::new();
    bench.answers(&[r#"{"job":"7"}"#]);
    let error = bench.wait().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the call was accepted, but cannot be followed: `job_id` should be in `/job_id` of the \
         answer, and is not"
    );
    assert!(error.may_have_been_executed() && error.token().is_none());
    let WaitError::NoTrace(error) = error else {
        panic!("{error:?}")
    };
    assert_eq!(error.into_reply().get("job").unwrap().as_str(), Some("7"));
}

#[tokio::test]
async fn a_secret_of_the_call_is_hidden_when_a_job_repeats_it() {
    let bench = Bench::new();
    bench.answers(&[ACCEPTED, r#"{"status":"FAIL","why":"Passw0rd!x is weak"}"#]);
    let body = bindery_runtime::secret::Secret::from("Passw0rd!x");
    let wait = Call::new(&bench.client, Start::OPERATION).send_and_wait::<Start>(Some(&body));
    let error = wait.await.unwrap_err();
    assert!(
        error.to_string().ends_with("because: *** is weak"),
        "{error}"
    );
    assert!(!format!("{error:?}").contains("Passw0rd"));
}

#[tokio::test]
async fn states_are_stepped_through() {
    let bench = Bench::new();
    bench.answers(&[ACCEPTED, RUNNING, RUNNING, SUCCESS]);
    let submitted = bench.submit().await.unwrap();
    assert_eq!(submitted.reply.get("job_id").unwrap().as_str(), Some("7"));
    let mut waiter = submitted.waiter;
    // A step does not pause.
    assert_eq!(waiter.step().await.unwrap().state(), Some("RUNNING"));
    assert!(bench.pauses().is_empty());
    let mut states = Vec::new();
    while let Some(progress) = waiter.next().await {
        states.push(progress.unwrap().meaning());
    }
    assert_eq!(states, [Meaning::Pending, Meaning::Success]);
    assert_eq!(waiter.progress().questions(), 3);
    assert_eq!(
        waiter.into_reply().unwrap().into_body().get("n"),
        Some(&Json::Number(1.into()))
    );
}

#[tokio::test]
async fn without_a_timer_it_can_be_stepped_through() {
    // A waiter that never pauses needs none.
    let bench = Bench::new();
    bench.answers(&[ACCEPTED, RUNNING, RUNNING]);
    let mut waiter = bench.submit().await.unwrap().waiter;
    waiter.step().await.unwrap();
    waiter.step().await.unwrap();
    assert!(bench.pauses().is_empty());
    assert_eq!(Start::WAITER.interval, 10);
}
