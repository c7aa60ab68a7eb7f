//! Each attempt is signed anew, and by the server's time where the client's is wrong.

use std::time::{SystemTime, UNIX_EPOCH};

use bindery_runtime::client::ClockSkew;
use bindery_runtime::signer::{SdkHmacSha256, SignContext, SignError, Signer};
use bytes::Bytes;
use http::header::AUTHORIZATION;

use super::*;

const NOON: &str = "Sun, 22 Nov 2026 12:00:00 GMT";

fn noon() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_795_348_800)
}

fn eleven() -> SystemTime {
    noon() - Duration::from_secs(3600)
}

fn signing(endpoint: &str, memory: &Memory, clock: fn() -> SystemTime) -> Client {
    Client::builder(endpoint)
        .transport(memory.clone())
        .timer(Clock::default())
        .signer(SdkHmacSha256::new("AK", "not-a-real-key"))
        .clock(clock)
        .build()
        .unwrap()
}

fn dates(memory: &Memory) -> Vec<String> {
    let date = |request: &http::Request<Bytes>| request.headers()["x-sdk-date"].clone();
    let requests = memory.requests();
    requests
        .iter()
        .map(|request| date(request).to_str().unwrap().to_owned())
        .collect()
}

async fn post(client: &Client) -> Outcome {
    Call::new(client, &POST).send::<Post>(None).await
}

#[tokio::test]
async fn a_request_that_was_refused_for_its_date_is_dated_by_the_server() {
    for status in [401, 403] {
        let memory = Memory::new();
        let date = [("Date", NOON)];
        memory
            .reply(status, &date, "")
            .reply(200, &date, "{}")
            .reply(200, &date, "{}");
        let client = signing("https://h", &memory, eleven);
        assert_eq!(client.clock_skew(), None);
        assert_eq!(post(&client).await.unwrap().attempts(), 2);
        let hour = Duration::from_secs(3600);
        assert_eq!(client.clock_skew(), Some(ClockSkew::Behind(hour)));
        assert_eq!(post(&client.clone()).await.unwrap().attempts(), 1);
        let expected = ["20261122T110000Z", "20261122T120000Z", "20261122T120000Z"];
        assert_eq!(dates(&memory), expected);
    }
}

#[tokio::test]
async fn it_is_sent_once_more_and_not_twice() {
    let memory = Memory::answering(|_| {
        let answer = http::Response::builder().status(403).header("Date", NOON);
        answer.body(Bytes::from("{\"code\":\"no\"}")).unwrap()
    });
    let client = signing("https://h", &memory, eleven);
    let error = post(&client).await.unwrap_err();
    assert_eq!((error.attempts(), error.code()), (2, Some("no")));
    assert!(!error.may_have_been_executed());
    // The next one is dated right, so there is nothing to do better.
    assert_eq!(post(&client).await.unwrap_err().attempts(), 1);
}

#[tokio::test]
async fn a_clock_that_is_set_right_is_believed_again() {
    static TIMES: Mutex<u64> = Mutex::new(0);
    fn clock() -> SystemTime {
        eleven() + Duration::from_secs(*TIMES.lock().unwrap())
    }
    let memory = Memory::new();
    let date = [("Date", NOON)];
    memory.reply(401, &date, "").reply(200, &date, "{}");
    let client = signing("https://h", &memory, clock);
    post(&client).await.unwrap();
    *TIMES.lock().unwrap() = 3600;
    memory.reply(401, &date, "").reply(200, &date, "{}");
    assert_eq!(post(&client).await.unwrap().attempts(), 2);
    assert_eq!(client.clock_skew(), None);
    assert_eq!(dates(&memory)[3], "20261122T120000Z");
}

#[tokio::test]
async fn other_reasons_to_refuse_are_left_alone() {
    let table = [
        ("https://h", 401, "Sun, 22 Nov 2026 11:00:59 GMT"),
        ("https://h", 401, "Mon, 23 Nov 2026 11:00:01 GMT"),
        ("https://h", 401, "noon"),
        ("https://h", 400, NOON),
        // Anybody on the way could have written that.
        ("http://h", 401, NOON),
    ];
    for (endpoint, status, date) in table {
        let memory = Memory::new();
        memory
            .reply(status, &[("Date", date)], "")
            .reply(200, &[], "{}");
        let client = signing(endpoint, &memory, eleven);
        assert_eq!(
            post(&client).await.unwrap_err().attempts(),
            1,
            "{endpoint} {date}"
        );
        assert_eq!(client.clock_skew(), None);
    }
}

#[tokio::test]
async fn a_token_server_in_trouble_is_asked_again() {
    use bindery_runtime::signer::ClientCredentials;
    use bindery_runtime::transport::TransportError;
    type Trouble = fn(&Memory);
    let table: [(Trouble, u32); 4] = [
        (
            |memory| {
                memory.fail(TransportError::no_answer("reset"));
            },
            3,
        ),
        (
            |memory| {
                memory.reply(429, &[], "");
            },
            3,
        ),
        (
            |memory| {
                memory.reply(502, &[], "");
            },
            3,
        ),
        (
            |memory| {
                memory.reply(401, &[], "");
            },
            1,
        ),
    ];
    for (trouble, requests) in table {
        let (memory, clock) = (Memory::new(), Clock::default());
        trouble(&memory);
        memory.reply(200, &[], r#"{"access_token":"t","token_type":"bearer"}"#);
        memory.reply(200, &[], "{}");
        let credentials = ClientCredentials::new("/token", "me", "not-a-real-key");
        let client = builder(&memory, &clock)
            .signer(credentials)
            .build()
            .unwrap();
        let outcome = post(&client).await;
        assert_eq!(memory.requests().len(), requests as usize, "{outcome:?}");
        assert_eq!(
            outcome.map(|reply| reply.attempts()).ok(),
            (requests == 3).then_some(1)
        );
    }
}

/// It signs with a number that is never the same.
#[derive(Debug, Default)]
struct Numbering(Mutex<u32>);

impl Signer for Numbering {
    fn sign(
        &self,
        request: &mut http::Request<Bytes>,
        _: &SignContext<'_>,
    ) -> Result<(), SignError> {
        let mut number = self.0.lock().unwrap();
        *number += 1;
        request
            .headers_mut()
            .insert(AUTHORIZATION, (*number).into());
        Ok(())
    }
}

#[tokio::test]
async fn each_attempt_is_signed_anew() {
    let (memory, clock) = (Memory::new(), Clock::default());
    let date = [("Date", NOON)];
    memory
        .reply(429, &date, "")
        .reply(401, &date, "")
        .reply(200, &[], "{}");
    let client = builder(&memory, &clock).signer(Numbering::default());
    let client = client.clock(eleven).build().unwrap();
    let error = post(&client).await.unwrap_err();
    assert_eq!(
        error.status().unwrap(),
        401,
        "it has no date that could be wrong"
    );
    let signed: Vec<_> = memory
        .requests()
        .iter()
        .map(|r| r.headers()[AUTHORIZATION].clone())
        .collect();
    assert_eq!(signed, ["1", "2"]);
}
