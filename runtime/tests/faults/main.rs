//! `docs/faults.md`: what a caller is told of every fault of a server, and what the server saw.
//!
//! The rows are made here and compared with the page. `BINDERY_WRITE=1` writes the page anew.
#![cfg(feature = "hyper")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod server;
mod table;
mod waiting;

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bindery_runtime::call::{Call, Endpoint};
use bindery_runtime::client::Client;
use bindery_runtime::error::{Error, Undeclared};
use bindery_runtime::json::Json;
use bindery_runtime::operation::{Format, Operation, Response, Segment, Status};
use bindery_runtime::retry::Retry;
use bindery_runtime::schema::Schema;
use bindery_runtime::signer::SdkHmacSha256;
use bindery_runtime::timer::{Sleep, Timer};
use bindery_runtime::transport::Hyper;

use server::Server;
use table::{Fault, faults};

const fn answer(status: u16) -> Response {
    Response {
        status: Status::Exactly(status),
        media_types: &["application/json"],
        format: Format::Json,
        schema: Some(&Schema::ANY),
        headers: None,
        stream: None,
    }
}

const ANSWERS: &[Response] = &[answer(200), answer(202)];

const fn operation(method: &'static str) -> Operation {
    Operation {
        id: "reinstall",
        method,
        path: &[Segment::Text("/reinstall")],
        parameters: &[],
        body: None,
        responses: ANSWERS,
        security: &[&[]],
    }
}

static POST: Operation = operation("POST");
static GET: Operation = operation("GET");

struct Json1;

impl Endpoint for Json1 {
    type Body = ();
    type Success = Json;
    type Headers = ();
    type Failure = Undeclared;
    const OPERATION: &'static Operation = &POST;
}

/// It writes down the pauses and makes none; time is what they would have taken.
#[derive(Clone, Default)]
struct AtOnce(Arc<Mutex<Vec<Duration>>>);

impl Timer for AtOnce {
    fn sleep(&self, time: Duration) -> Sleep {
        self.0.lock().unwrap().push(time);
        Box::pin(std::future::ready(()))
    }

    fn now(&self) -> Duration {
        self.0.lock().unwrap().iter().sum()
    }
}

/// Sun, 22 Nov 2026 10:00:00 GMT
fn clock() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_795_341_600)
}

/// What came of a call, as a row says it.
async fn row(fault: &Fault, operation: &'static Operation) -> String {
    let server = Server::acting(fault.act.clone()).await;
    let transport = Hyper::builder().timeout(Duration::from_millis(fault.patience));
    let timer = AtOnce::default();
    let client = Client::builder(format!("{}://{}", fault.scheme, server.address))
        .transport(transport.max_response_bytes(1000).build().unwrap())
        .timer(timer.clone())
        .clock(clock)
        .signer(SdkHmacSha256::new("AK", "not-a-real-key"))
        .retry(Retry::default().random(|| 0))
        .build()
        .unwrap();
    let outcome = Call::new(&client, operation).send::<Json1>(None).await;
    let pauses = timer.0.lock().unwrap().clone();
    let pause = match pauses.first() {
        None => "",
        Some(pause) if pause.is_zero() => "random",
        Some(pause) => &format!("{} s and more", pause.as_secs()),
    };
    let seen = server.seen();
    let (told, words, attempts, perhaps) = match &outcome {
        Ok(reply) => (
            "a reply",
            String::new(),
            reply.attempts(),
            "as the reply says",
        ),
        Err(error) => {
            let perhaps = if error.may_have_been_executed() {
                "yes"
            } else {
                "no"
            };
            (variant(error), error.to_string(), error.attempts(), perhaps)
        }
    };
    let words = words.replace('|', "\\|");
    format!(
        "| {} | {told} | {attempts} | {seen} | {pause} | {perhaps} | {words} |\n",
        fault.name
    )
}

fn variant(error: &Error<Undeclared>) -> &'static str {
    match error {
        Error::NotSent(_) => "`NotSent`",
        Error::NoAnswer(_) => "`NoAnswer`",
        Error::Refused(_) => "`Refused`",
        Error::Unreadable(_) => "`Unreadable`",
        _ => panic!("{error:?}"),
    }
}

async fn rows(operation: &'static Operation) -> String {
    let mut text = String::from(
        "| fault | told | tried | server saw | pause | may have been executed? | in words |\n\
         |---|---|--:|--:|---|---|---|\n",
    );
    for fault in faults() {
        text += &row(&fault, operation).await;
    }
    text
}

#[tokio::test]
async fn every_row_of_the_page_is_so() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/faults.md");
    let text = std::fs::read_to_string(page).unwrap();
    let mut written = text.clone();
    let parts = [
        ("POST", rows(&POST).await),
        ("GET", rows(&GET).await),
        ("waiting", waiting::rows().await),
    ];
    for (name, rows) in parts {
        let (begin, end) = (format!("<!-- {name} -->\n"), "<!-- end -->");
        let (before, rest) = written.split_once(&begin).expect("a place for the rows");
        let (_, after) = rest.split_once(end).expect("an end of the rows");
        written = format!("{before}{begin}{rows}{end}{after}");
    }
    if std::env::var_os("BINDERY_WRITE").is_some() {
        std::fs::write(page, &written).unwrap();
    } else {
        assert!(
            text == written,
            "docs/faults.md should have these rows:\n{written}"
        );
    }
}
