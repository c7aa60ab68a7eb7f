//! Tokens of OAuth 2 that a client gets by itself.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::{Duration, SystemTime};

use bindery_runtime::call::Call;
use bindery_runtime::client::Client;
use bindery_runtime::error::Error;
use bindery_runtime::retry::Retry;
use bindery_runtime::signer::{ClientCredentials, TokenError};
use bindery_runtime::transport::{Carried, Limits, Memory, Transport, TransportError};
use bytes::Bytes;
use http::{Request, Response};

use super::operations::*;

const SECRET: &str = "s3cret/x";

fn credentials() -> ClientCredentials {
    ClientCredentials::new("/oauth/token", "me:1", SECRET)
}

fn client(memory: &Memory, credentials: ClientCredentials) -> Client {
    let builder = builder(memory).credential("token", credentials);
    builder.build().unwrap()
}

fn gives(memory: &Memory, token: &str, life: u32) {
    let body = format!(r#"{{"access_token":"{token}","token_type":"bearer","expires_in":{life}}}"#);
    memory.reply(200, &[], body);
}

/// Which requests were sent: the path, and the credentials.
fn sent(memory: &Memory) -> Vec<(String, String)> {
    let requests = memory.requests();
    let pairs = requests.iter().map(|request| {
        let header = request.headers().get("authorization");
        let value = header.map_or("", |value| value.to_str().unwrap());
        (request.uri().path().to_owned(), value.to_owned())
    });
    pairs.collect()
}

fn pair(path: &str, value: &str) -> (String, String) {
    (path.to_owned(), value.to_owned())
}

#[tokio::test]
async fn a_token_is_fetched_once_and_sent() {
    let memory = Memory::new();
    let client = client(&memory, credentials().parameter("audience", "a b"));
    assert_eq!(
        refusal(&client, &READING),
        "the request was not sent: it cannot be signed: there is no token yet, and only sending \
         the call gets one"
    );
    gives(&memory, "t1", 3600);
    memory.reply(204, &[], "").reply(204, &[], "");
    error(&client, &READING).await;
    error(&client, &READING).await;
    // `me:1` and `s3cret/x` are encoded before they are joined.
    let basic = "Basic bWUlM0ExOnMzY3JldCUyRng=";
    let (asked, used) = (pair("/oauth/token", basic), pair("/v1/it", "Bearer t1"));
    assert_eq!(sent(&memory), [asked, used.clone(), used]);
    let asked = &memory.requests()[0];
    assert_eq!(asked.method(), "POST");
    assert_eq!(asked.uri(), "https://h/oauth/token");
    assert_eq!(
        asked.headers()["content-type"],
        "application/x-www-form-urlencoded"
    );
    assert_eq!(
        asked.body(),
        "grant_type=client_credentials&scope=read%20list&audience=a%20b"
    );
    // Now there is one.
    let request = request(&client, &READING);
    assert_eq!(request.headers()["authorization"], "Bearer t1");
}

#[tokio::test]
async fn the_secret_can_be_in_the_body_and_scopes_be_others() {
    let memory = Memory::new();
    let client = client(&memory, credentials().in_body().scopes(["all"]));
    gives(&memory, "t1", 3600);
    memory.reply(204, &[], "").reply(204, &[], "");
    error(&client, &READING).await;
    error(&client, &BY_TOKEN).await;
    assert_eq!(memory.requests().len(), 3, "one token for all scopes");
    assert_eq!(
        memory.requests()[0].body(),
        "grant_type=client_credentials&scope=all&client_id=me%3A1&client_secret=s3cret%2Fx"
    );
}

#[tokio::test]
async fn each_set_of_scopes_has_its_token() {
    let memory = Memory::new();
    let client = client(&memory, credentials());
    for (operation, token) in [(&READING, "t1"), (&BY_TOKEN, "t2")] {
        gives(&memory, token, 3600);
        memory.reply(204, &[], "");
        error(&client, operation).await;
        let last = sent(&memory).pop().unwrap();
        assert_eq!(last.1, format!("Bearer {token}"));
    }
}

static NOW: AtomicU64 = AtomicU64::new(1_000_000);

fn clock() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(NOW.load(Ordering::SeqCst))
}

#[tokio::test]
async fn a_token_is_left_before_it_ends() {
    let memory = Memory::new();
    let builder = builder(&memory).credential("token", credentials());
    let client = builder.clock(clock).build().unwrap();
    gives(&memory, "t1", 100);
    memory.reply(204, &[], "");
    error(&client, &BY_TOKEN).await;
    NOW.fetch_add(69, Ordering::SeqCst);
    memory.reply(204, &[], "");
    error(&client, &BY_TOKEN).await;
    NOW.fetch_add(1, Ordering::SeqCst);
    gives(&memory, "t2", 100);
    memory.reply(204, &[], "");
    error(&client, &BY_TOKEN).await;
    let used = sent(&memory).into_iter().map(|(_, value)| value);
    let used: Vec<_> = used.filter(|value| value.starts_with("Bearer")).collect();
    assert_eq!(used, ["Bearer t1", "Bearer t1", "Bearer t2"]);
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let memory = Memory::new();
    let client = client(&memory, credentials());
    gives(&memory, "t1", 3600);
    memory.reply(401, &[], "");
    gives(&memory, "t2", 3600);
    memory.reply(401, &[], "");
    let error = error(&client, &BY_TOKEN).await;
    assert_eq!(error.status().unwrap(), 401);
    assert!(!error.may_have_been_executed());
    let used = sent(&memory).into_iter().map(|(_, value)| value);
    let used: Vec<_> = used.filter(|value| value.starts_with("Bearer")).collect();
    assert_eq!(used, ["Bearer t1", "Bearer t2"]);
}

#[tokio::test]
async fn what_was_not_refused_is_never_sent_twice() {
    for status in [403, 429, 500, 503] {
        let memory = Memory::new();
        let client = client(&memory, credentials());
        gives(&memory, "t1", 3600);
        memory.reply(status, &[], "");
        assert_eq!(error(&client, &BY_TOKEN).await.status().unwrap(), status);
        assert_eq!(memory.requests().len(), 2);
    }
    // And a 401 that says the same as the token server is what the caller is told.
    let memory = Memory::new();
    let client = client(&memory, credentials());
    gives(&memory, "t1", 3600);
    memory.reply(401, &[], "").reply(500, &[], "");
    assert_eq!(error(&client, &BY_TOKEN).await.status().unwrap(), 401);
    assert_eq!(memory.requests().len(), 3);
}

#[tokio::test]
async fn a_token_server_that_says_no() {
    let table: [(u16, &str, &str); 5] = [
        (
            401,
            r#"{"error":"invalid_client","error_description":"s3cret/x is wrong, s3cret%2Fx too"}"#,
            "the token server gave no token but 401 Unauthorized, invalid_client: *** is wrong, *** too",
        ),
        (302, "", "the token server gave no token but 302 Found"),
        (
            200,
            "<html>",
            "the answer of the token server cannot be used: it is not JSON",
        ),
        (
            200,
            r#"{"access_token":"a\nb"}"#,
            "the answer of the token server cannot be used: it has no `access_token`",
        ),
        (
            200,
            r#"{"access_token":"a","token_type":"mac"}"#,
            "the answer of the token server cannot be used: its token is not a bearer token",
        ),
    ];
    for (status, body, expected) in table {
        let memory = Memory::new();
        let client = client(&memory, credentials());
        memory.reply(status, &[], body);
        let error = error(&client, &BY_TOKEN).await;
        let Error::NotSent(not_sent) = &error else {
            panic!("{error:?}")
        };
        assert_eq!(not_sent.token_error().unwrap().to_string(), expected);
        assert!(!error.may_have_been_executed());
        assert!(!format!("{error} {error:?} {client:?}").contains(SECRET));
        assert_eq!(memory.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_token_server_that_is_not_there() {
    let memory = Memory::new();
    let client = client(&memory, credentials());
    memory.fail(TransportError::no_answer("no answer within the time limit").with_time_out());
    let error = error(&client, &BY_TOKEN).await;
    let Error::NotSent(not_sent) = &error else {
        panic!("{error:?}")
    };
    assert!(not_sent.is_time_out());
    assert!(matches!(
        not_sent.token_error(),
        Some(TokenError::NoAnswer { .. })
    ));
    // A secret does not leave https because a document says so.
    let plain = ClientCredentials::new("http://t/token", "me", SECRET);
    let client = self::client(&memory, plain);
    let said = self::error(&client, &BY_TOKEN).await.to_string();
    assert!(said.contains("it is not https"), "{said}");
    assert_eq!(memory.requests().len(), 1);
}

/// Lets a test say when an answer comes.
#[derive(Clone, Default)]
struct Slow {
    memory: Memory,
    open: Arc<Mutex<bool>>,
}

impl Transport for Slow {
    fn carry(&self, request: Request<Bytes>, limits: Limits) -> Carried<'_> {
        Box::pin(async move {
            if request.uri().path() == "/oauth/token" {
                let carried = self.memory.carry(request, limits);
                let answer: Result<Response<Bytes>, _> = carried.await;
                poll_fn(|context| {
                    if *self.open.lock().unwrap() {
                        return Poll::Ready(());
                    }
                    context.waker().wake_by_ref();
                    Poll::Pending
                })
                .await;
                return answer;
            }
            Ok(Response::builder().status(204).body(Bytes::new()).unwrap())
        })
    }
}

#[tokio::test]
async fn callers_at_the_same_time_wait_for_one_fetch() {
    let slow = Slow::default();
    gives(&slow.memory, "t1", 3600);
    let builder = Client::builder("https://h/v1").transport(slow.clone());
    let client = builder.credential("token", credentials()).build().unwrap();
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { error(&client, &BY_TOKEN).await.to_string() })
        })
        .collect();
    tokio::task::yield_now().await;
    *slow.open.lock().unwrap() = true;
    for task in tasks {
        let said = task.await.unwrap();
        assert!(!said.contains("not sent"), "{said}");
    }
    assert_eq!(slow.memory.requests().len(), 1);
}

#[tokio::test]
async fn who_gives_up_lets_the_next_one_fetch() {
    let slow = Slow::default();
    gives(&slow.memory, "t1", 3600);
    gives(&slow.memory, "t2", 3600);
    let builder = Client::builder("https://h/v1").transport(slow.clone());
    let client = builder.credential("token", credentials()).build().unwrap();
    let mut first = Box::pin(error(&client, &BY_TOKEN));
    let mut second = pin!(error(&client, &BY_TOKEN));
    poll_fn(|context| {
        assert!(first.as_mut().poll(context).is_pending());
        assert!(second.as_mut().poll(context).is_pending());
        Poll::Ready(())
    })
    .await;
    assert_eq!(slow.memory.requests().len(), 1);
    drop(first);
    *slow.open.lock().unwrap() = true;
    let said = second.await.to_string();
    assert!(!said.contains("not sent"), "{said}");
    assert_eq!(slow.memory.requests().len(), 2);
}

#[tokio::test]
async fn a_failure_is_shared_too() {
    let slow = Slow::default();
    slow.memory.reply(500, &[], "");
    // Asking again is a matter of the policy of each call.
    let builder = Client::builder("https://h/v1").retry(Retry::none());
    let builder = builder.transport(slow.clone());
    let client = builder.credential("token", credentials()).build().unwrap();
    let tasks: Vec<_> = (0..5)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { error(&client, &BY_TOKEN).await.to_string() })
        })
        .collect();
    tokio::task::yield_now().await;
    *slow.open.lock().unwrap() = true;
    for task in tasks {
        let said = task.await.unwrap();
        assert!(said.contains("gave no token but 500"), "{said}");
    }
    assert_eq!(slow.memory.requests().len(), 1);
}

#[tokio::test]
async fn a_call_that_brings_its_own_token_fetches_none() {
    let memory = Memory::new();
    let client = client(&memory, credentials());
    memory.reply(401, &[], "");
    let call = Call::new(&client, &BY_TOKEN).header("Authorization", "Bearer mine");
    let error = call.send::<Look>(None).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(sent(&memory), [pair("/v1/it", "Bearer mine")]);
}
