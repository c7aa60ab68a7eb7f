//! The events of a call, and that nothing secret is in them or in what lies below.
#![cfg(all(feature = "tracing", feature = "hyper"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fmt::{Debug, Write as _};
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, UNIX_EPOCH};

use bindery_runtime::call::{Call, Endpoint};
use bindery_runtime::client::Client;
use bindery_runtime::error::Undeclared;
use bindery_runtime::json::Json;
use bindery_runtime::operation::{
    Body, Content, Format, Location, Operation, Parameter, Response, Segment, Status, Style,
};
use bindery_runtime::retry::Retry;
use bindery_runtime::schema::Schema;
use bindery_runtime::secret::Secret;
use bindery_runtime::signer::{ApiKey, SdkHmacSha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// All that is said, by `tracing` and by `log`.
static SAID: Mutex<String> = Mutex::new(String::new());

fn said() -> MutexGuard<'static, String> {
    SAID.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

struct Listener;

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

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut said = said();
        span.record(&mut Fields(&mut said));
        said.push('\n');
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Fields(&mut said()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut said = said();
        let metadata = event.metadata();
        write!(said, "{} {}", metadata.level(), metadata.target()).unwrap();
        event.record(&mut Fields(&mut said));
        said.push('\n');
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl log::Log for Listener {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        writeln!(
            said(),
            "{} {} {}",
            record.level(),
            record.target(),
            record.args()
        )
        .unwrap();
    }

    fn flush(&self) {}
}

const fn parameter(name: &'static str, location: Location) -> Parameter {
    Parameter {
        name,
        location,
        required: true,
        client: false,
        schema: &Schema::ANY,
        style: match location {
            Location::Query => Style::Form,
            _ => Style::Simple,
        },
        explode: false,
        allow_reserved: false,
    }
}

static PARAMETERS: [Parameter; 3] = [
    parameter("server", Location::Path),
    parameter("key", Location::Query),
    parameter("X-Key", Location::Header),
];

static OPERATION: Operation = Operation {
    id: "install",
    method: "POST",
    path: &[
        Segment::Text("/v1/"),
        Segment::Parameter(0),
        Segment::Text("/install"),
    ],
    parameters: &PARAMETERS,
    body: Some(Body {
        required: true,
        contents: &[Content {
            media_type: "application/json",
            format: Format::Json,
            schema: &Schema::ANY,
            encodings: &[],
        }],
    }),
    responses: &[Response {
        status: Status::Exactly(200),
        media_types: &["application/json"],
        format: Format::Json,
        schema: None,
        headers: None,
        stream: None,
    }],
    security: &[&[]],
};

struct Install;

impl Endpoint for Install {
    type Body = Secret;
    type Success = Json;
    type Headers = ();
    type Failure = Undeclared;
    const OPERATION: &'static Operation = &OPERATION;
}

/// One in every place of a request, and one of the server's.
const SECRETS: [&str; 7] = [
    "pAth secret/19",
    "qUery secret&28",
    "hEader-secret-37",
    "bOdy secret\"46",
    "tOken-secret-55",
    "kEy-secret-64",
    "aNswer-secret-73",
];

/// Turns the first request away, refuses the second, answers the third, and repeats what it got
/// wherever it can.
async fn server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        for status in ["429 Slow", "401 No", "200 OK", "400 No"] {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut bytes = [0; 9000];
            let _ = stream.read(&mut bytes).await.unwrap();
            let [path, .., header, body, token, key, answer] = SECRETS;
            let said = format!("{{\"message\":\"{token} {header} {answer} {path}\"}}");
            let answer = format!(
                "HTTP/1.1 {status}\r\nDate: Sun, 22 Nov 2026 10:00:00 GMT\r\nX-Request-Id: r-1 {token}\r\n\
                 Set-Cookie: {answer}\r\nX-Said: {key}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{said}",
                said.len()
            );
            let _ = body;
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    endpoint
}

fn encoded(secret: &str, plus: bool) -> String {
    let mut out = String::new();
    for byte in secret.bytes() {
        match byte {
            b' ' if plus => out.push('+'),
            _ if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => out.push(byte.into()),
            _ => write!(out, "%{byte:02X}").unwrap(),
        }
    }
    out
}

fn base64(secret: &str) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    // Whole groups only: how it ends depends on what follows.
    let groups = secret.as_bytes().chunks_exact(3);
    let digits = groups.flat_map(|group| {
        let bits = u32::from_be_bytes([0, group[0], group[1], group[2]]);
        [18, 12, 6, 0].map(|shift| char::from(DIGITS[(bits >> shift & 63) as usize]))
    });
    digits.collect()
}

#[tokio::test]
async fn events_tell_what_happens_and_no_secret() {
    tracing::subscriber::set_global_default(Listener).unwrap();
    log::set_logger(&Listener).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    let [path, query, header, body, token, key, _] = SECRETS;
    let client = Client::builder(server().await)
        .signer(SdkHmacSha256::new("AK", key).security_token(token))
        .clock(|| UNIX_EPOCH + Duration::from_secs(1_795_338_000))
        .credential("unused", ApiKey::header("X-Auth-Token", token))
        .retry(Retry::default().pauses(Duration::from_millis(2), Duration::from_millis(2)))
        .build()
        .unwrap();
    let call = || {
        Call::new(&client, &OPERATION)
            .with(0, Secret::from(path))
            .with(1, Secret::from(query))
            .with(2, Secret::from(header))
            .header("X-Auth-Token", token)
    };
    let body = Secret::from(body);
    let reply = call().send::<Install>(Some(&body)).await.unwrap();
    assert_eq!(reply.attempts(), 3);
    call().send::<Install>(Some(&body)).await.unwrap_err();
    // And one that nobody answers any more.
    call()
        .retry(Retry::default().times(1))
        .send::<Install>(Some(&body))
        .await
        .unwrap_err();

    let said = said().clone();
    for secret in SECRETS {
        let forms = [
            secret.to_owned(),
            encoded(secret, false),
            encoded(secret, true),
            base64(secret),
            secret.replace('"', "\\\""),
        ];
        for form in forms {
            let found = said.to_lowercase().contains(&form.to_lowercase());
            assert!(!found, "{form} in\n{said}");
        }
    }
    assert!(!said.contains("Signature="), "{said}");
    let other = " hyper_util";
    assert!(said.contains(other), "{other} says something too:\n{said}");
    let ours: Vec<&str> = said
        .lines()
        .filter(|line| line.split(' ').nth(1) == Some("bindery"))
        .collect();
    let words = |line: &&str| {
        line.split("message=")
            .nth(1)
            .unwrap()
            .split(" call=")
            .next()
            .unwrap()
            .to_owned()
    };
    let told: Vec<String> = ours.iter().map(words).collect();
    assert_eq!(
        told,
        [
            "request sent",
            "answered",
            "sending again after a pause",
            "request sent",
            "answered",
            "the clock is off: sending again with another date",
            "request sent",
            "answered",
            "request sent",
            "answered",
            "request sent",
            "no answer",
            "sending again after a pause",
            "request sent",
            "no answer",
            "not sending again",
        ],
        "{said}"
    );
    let first = ours[1];
    for part in [
        "operation=\"install\"",
        "method=\"POST\"",
        "host=\"127.0.0.1\"",
        "path=\"/v1/{server}/install\"",
        "attempt=1",
        "status=429",
        "request_id=\"r-1 ***\"",
        "elapsed_ms=",
    ] {
        assert!(first.contains(part), "{part}: {first}");
    }
}
