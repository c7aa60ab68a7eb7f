//! What a wait tells by `tracing`, and that nothing secret is in it.
#![cfg(feature = "tracing")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)] // the tests of waiting use all of it
#[path = "waiter/operations.rs"]
mod operations;

use std::cell::RefCell;
use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex, Once};
use std::time::Duration;

use bindery_runtime::call::{Call, Endpoint};
use bindery_runtime::client::Client;
use bindery_runtime::secret::Secret;
use bindery_runtime::signer::Bearer;
use bindery_runtime::transport::TransportError;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::operations::{Bench, Start, StartAll, Virtual};

/// Listens to each thread by itself: the tests poll everything in theirs.
struct Listener;

thread_local! {
    /// All events of a thread, a line each: the level, then the fields in their order.
    static SAID: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Begins before anything is told, so that nobody remembers that nobody listened.
fn listen() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| tracing::subscriber::set_global_default(Listener).unwrap());
}

fn said() -> String {
    SAID.with_borrow(String::clone)
}

/// What the waits told: neither which call it was nor how long it took.
fn of_waits() -> Vec<String> {
    let said = said();
    let lines = said.lines().filter(|line| line.contains(" questions="));
    lines.map(str::to_owned).collect()
}

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

impl Subscriber for Listener {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        assert_eq!(event.metadata().target(), "bindery");
        SAID.with_borrow_mut(|said| {
            write!(said, "{}", event.metadata().level()).unwrap();
            event.record(&mut Fields(said));
            said.push('\n');
        });
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn every_question_is_told_and_what_it_tells() {
    listen();
    let bench = Bench::new();
    bench.answers(&[
        r#"{"job_id":"7"}"#,
        r#"{"status":"SUCCESS"}"#,
        r#"{"status":"RUNNING"}"#,
        r#"{"status":"MOVING"}"#,
        "{}",
    ]);
    bench.answer(503, "{}");
    bench.memory.fail(TransportError::no_answer("reset"));
    bench.answers(&[r#"{"status":"SUCCESS"}"#]);
    bench.wait().await.unwrap();
    let told = [
        r#"INFO message=a state was told operation="Start" item=0 state="SUCCESS" meaning=Stale questions=1"#,
        r#"INFO message=a state was told operation="Start" item=0 state="RUNNING" meaning=Pending questions=2"#,
        r#"INFO message=a state was told operation="Start" item=0 state="MOVING" meaning=Unknown questions=3"#,
        r#"INFO message=a state was told operation="Start" item=0 meaning=Unknown questions=4"#,
        r#"WARN message=a question failed operation="Start" item=0 meaning=Unknown questions=5 problem="the server refused the request with 503 Service Unavailable; it may have been executed""#,
        r#"WARN message=a question failed operation="Start" item=0 meaning=Unknown questions=6 problem="reset; the request may have been executed""#,
        r#"INFO message=a state was told operation="Start" item=0 state="SUCCESS" meaning=Success questions=7"#,
    ];
    assert_eq!(of_waits(), told);
    // Each question is a call, and told as one.
    let said = said();
    let asked = said.lines().filter(|line| line.contains("request sent"));
    let asked: Vec<&str> = asked.collect();
    assert_eq!(asked.len(), 8, "{said}");
    assert!(asked[7].contains("path=\"/jobs/{job_id}\""), "{said}");
}

#[tokio::test]
async fn the_end_of_a_wait_is_told() {
    listen();
    let bench = Bench::new();
    bench.answers(&[r#"{"job_id":"7"}"#, r#"{"status":"FAIL","why":"no disk"}"#]);
    bench.wait().await.unwrap_err();
    bench.answers(&[r#"{"job_id":"7"}"#, r#"{"status":"RUNNING"}"#]);
    let wait = bench.wait().deadline(Duration::from_secs(5));
    wait.await.unwrap_err();
    bench.answers(&[r#"{"job_id":"7"}"#]).answer(403, "{}");
    bench.wait().await.unwrap_err();
    bench.answers(&[
        r#"{"jobs":[{"id":"a"},{"id":"b"}]}"#,
        r#"{"status":"SUCCESS"}"#,
        r#"{"status":"FAIL"}"#,
    ]);
    bench.wait_for_all().await.unwrap_err();
    let told = [
        r#"WARN message=the wait has ended operation="Start" item=0 state="FAIL" meaning=Failure questions=1 ended="Failed""#,
        r#"INFO message=a state was told operation="Start" item=0 state="RUNNING" meaning=Pending questions=1"#,
        r#"WARN message=the wait has ended operation="Start" item=0 state="RUNNING" meaning=Pending questions=1 ended="Overdue""#,
        r#"WARN message=the wait has ended operation="Start" item=0 meaning=Unknown questions=1 ended="Unanswered""#,
        r#"INFO message=a state was told operation="StartAll" item=0 state="SUCCESS" meaning=Success questions=1"#,
        r#"WARN message=the wait has ended operation="StartAll" item=1 state="FAIL" meaning=Failure questions=1 ended="Failed""#,
    ];
    assert_eq!(of_waits(), told);
}

const SECRETS: [&str; 4] = [
    "bOdy-secret\"19",
    "hEader-secret-28",
    "tOken-secret-37",
    "wAiter-secret-46",
];

/// No secret, and still nothing for a log.
const JOB: &str = "j0b-of-somebody-55";

/// The server repeats all that it was given, wherever a wait looks.
#[tokio::test]
async fn nothing_secret_is_told_while_waiting() {
    listen();
    let [body, header, token, own] = SECRETS;
    let bench = Bench::new();
    let client = Client::builder("https://h").transport(bench.memory.clone());
    let client = client.signer(Bearer::new(token)).timer(Virtual::default());
    let client = client.build().unwrap();
    let repeated = format!("{body} {header} {token} {own}").replace('"', "\\\"");
    bench.answers(&[
        &format!(r#"{{"job_id":"{JOB}"}}"#),
        &format!(r#"{{"status":"{repeated}"}}"#),
    ]);
    bench.answer(
        500,
        &format!(r#"{{"error":{{"code":"{own}","message":"{repeated}"}}}}"#),
    );
    bench.answers(&[&format!(
        r#"{{"status":"FAIL","why":{{"said":"{repeated}"}}}}"#
    )]);
    let call = Call::new(&client, Start::OPERATION).header("X-Key", header);
    let body = Secret::from(body);
    let submitted = call.submit::<Start>(Some(&body)).await.unwrap();
    let mut shown = String::new();
    let waiter = submitted.waiter.header("X-Own", own);
    let progress = Arc::new(Mutex::new(String::new()));
    let told = Arc::clone(&progress);
    let waiter = waiter.on_progress(move |progress| {
        write!(told.lock().unwrap(), "{progress:?}").unwrap();
    });
    write!(shown, "{waiter:?}").unwrap();
    let error = waiter.await.unwrap_err();
    write!(shown, "{error} {error:?} {error:#?}").unwrap();
    let all = format!("{}{shown}{}", said(), progress.lock().unwrap());
    for secret in SECRETS {
        for form in [secret.to_owned(), secret.escape_debug().to_string()] {
            let form = form.to_lowercase();
            assert!(!all.to_lowercase().contains(&form), "{form} in\n{all}");
        }
    }
    for part in [
        "request sent",
        "state=\"*** *** *** ***\"",
        "{\\\"said\\\":\\\"*** *** *** ***\\\"}",
        "problem=\"the server refused the request with 500 Internal Server Error, code ***: *** ***",
        "questions=3 ended=\"Failed\"",
    ] {
        assert!(all.contains(part), "{part} in\n{all}");
    }
    // The batch is told by the same events.
    let jobs = format!(r#"{{"jobs":[{{"id":"{JOB}"}}]}}"#);
    bench.answers(&[&jobs, r#"{"status":"SUCCESS"}"#]);
    let batch = Call::new(&client, StartAll::OPERATION);
    batch.send_and_wait::<StartAll>(None).await.unwrap();
    assert!(!said().contains(JOB), "{}", said());
}
