//! Waiting for many jobs of one call.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use bindery_runtime::call::{Call, Endpoint};
use bindery_runtime::client::Client;
use bindery_runtime::transport::{Carried, Limits, Memory, Transport};
use bindery_runtime::waiter::WaitError;
use bytes::Bytes;

use crate::operations::{Bench, StartAll, Virtual};

/// A server that answers the nth question about a job with the nth of its states.
fn serving(jobs: &'static [(&'static str, &'static [&'static str])]) -> Memory {
    let asked = Mutex::new(vec![0; jobs.len()]);
    Memory::answering(move |request| {
        let json = |body: String| {
            let response = http::Response::builder().header("Content-Type", "application/json");
            response.body(Bytes::from(body)).unwrap()
        };
        let path = request.uri().path();
        let Some(id) = path.strip_prefix("/jobs/") else {
            let ids: Vec<String> = jobs
                .iter()
                .map(|(id, _)| format!(r#"{{"id":"{id}"}}"#))
                .collect();
            return json(format!(r#"{{"jobs":[{}]}}"#, ids.join(",")));
        };
        let index = jobs.iter().position(|(one, _)| *one == id).unwrap();
        let mut asked = asked.lock().unwrap();
        let states = jobs[index].1;
        let state = states[asked[index].min(states.len() - 1)];
        asked[index] += 1;
        json(format!(r#"{{"status":"{state}","why":"{id} is bad"}}"#))
    })
}

fn client(transport: impl Transport + 'static) -> Client {
    let client = Client::builder("https://h").transport(transport);
    client.timer(Virtual::default()).build().unwrap()
}

fn call(client: &Client) -> Call {
    Call::new(client, StartAll::OPERATION)
}

#[tokio::test]
async fn all_are_waited_for_at_once() {
    let memory = serving(&[
        ("a", &["RUNNING", "SUCCESS"]),
        ("b", &["SUCCESS"]),
        ("c", &["RUNNING", "RUNNING", "RUNNING", "SUCCESS"]),
    ]);
    let client = client(memory.clone());
    let replies = call(&client).send_and_wait::<StartAll>(None).await.unwrap();
    assert_eq!(replies.len(), 3);
    let asked = |id: &str| {
        let requests = memory.requests();
        requests
            .iter()
            .filter(|one| one.uri().path().ends_with(id))
            .count()
    };
    assert_eq!((asked("/a"), asked("/b"), asked("/c")), (2, 1, 4));
}

#[tokio::test]
async fn one_that_fails_does_not_end_the_others() {
    let client = client(serving(&[
        ("a", &["RUNNING", "SUCCESS"]),
        ("b", &["FAIL"]),
        ("c", &["RUNNING"]),
    ]));
    let error = call(&client)
        .send_and_wait::<StartAll>(None)
        .await
        .unwrap_err();
    assert!(error.may_have_been_executed());
    assert_eq!(error.token().unwrap().len(), 3);
    let words = error.to_string();
    let head =
        "the call was accepted; of 3 jobs 1 are done, 1 have failed, and of 1 it is not known";
    assert!(words.starts_with(head), "{words}");
    assert!(
        words.contains(
            "job 1: the call was accepted, but the work has failed: it is `FAIL`, because: b is bad"
        ),
        "{words}"
    );
    let WaitError::Partly(batch) = error else {
        panic!("{error:?}")
    };
    let [a, b, c] = batch.items() else {
        panic!("there are three")
    };
    assert!(a.is_ok());
    assert!(matches!(b, Err(WaitError::Failed(_))));
    assert!(matches!(c, Err(WaitError::Overdue(_))));
}

/// Counts the requests on their way.
struct Counting {
    memory: Memory,
    now: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
}

impl Transport for Counting {
    fn carry(&self, request: http::Request<Bytes>, limits: Limits) -> Carried<'_> {
        Box::pin(async move {
            let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
            self.most.fetch_max(now, Ordering::SeqCst);
            for _ in 0..3 {
                tokio::task::yield_now().await;
            }
            let answer = self.memory.carry(request, limits).await;
            self.now.fetch_sub(1, Ordering::SeqCst);
            answer
        })
    }
}

#[tokio::test]
async fn a_few_questions_are_asked_at_the_same_time() {
    const STATES: &[&str] = &["RUNNING", "SUCCESS"];
    const IDS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    static JOBS: [(&str, &[&str]); 10] = {
        let mut jobs = [("", STATES); 10];
        let mut index = 0;
        while index < 10 {
            jobs[index].0 = IDS[index];
            index += 1;
        }
        jobs
    };
    let most = Arc::new(AtomicUsize::new(0));
    let client = client(Counting {
        memory: serving(&JOBS),
        now: Arc::default(),
        most: Arc::clone(&most),
    });
    let replies = call(&client).send_and_wait::<StartAll>(None).await.unwrap();
    assert_eq!(replies.len(), 10);
    assert_eq!(most.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn an_item_without_an_id_is_told_and_the_answer_kept() {
    let bench = Bench::new();
    bench.answers(&[r#"{"jobs":[{"id":"a"},{}]}"#]);
    let error = bench.wait_for_all().await.unwrap_err();
    let WaitError::NoTrace(error) = error else {
        panic!("{error:?}")
    };
    assert!(error.reply().get("jobs").is_some());
}

#[tokio::test]
async fn progress_says_about_which_job_it_is() {
    let bench = Bench::new();
    let jobs = r#"{"jobs":[{"id":"a"},{"id":"b"}]}"#;
    bench.answers(&[jobs, r#"{"status":"SUCCESS"}"#, r#"{"status":"SUCCESS"}"#]);
    let mut waiters = bench.submit_all().await.unwrap().waiter;
    let mut items = Vec::new();
    while let Some(progress) = waiters.next().await {
        items.push(progress.item());
    }
    items.sort_unstable();
    assert_eq!(items, [0, 1]);
    assert_eq!(waiters.wait().await.unwrap().len(), 2);
}
