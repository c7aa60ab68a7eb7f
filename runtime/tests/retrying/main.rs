//! What is sent again, after which pause, and what is told in the end.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod giving_up;
mod outcomes;
mod signing;
mod streams;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bindery_runtime::call::{Call, Endpoint};
use bindery_runtime::client::{Client, ClientBuilder};
use bindery_runtime::error::{Error, Undeclared};
use bindery_runtime::json::Json;
use bindery_runtime::operation::{Format, Operation, Response, Segment, Status};
use bindery_runtime::reply::Reply;
use bindery_runtime::retry::Retry;
use bindery_runtime::timer::{Sleep, Timer};
use bindery_runtime::transport::Memory;

/// Time that passes when somebody sleeps.
#[derive(Clone, Default)]
struct Clock(Arc<Mutex<Times>>);

#[derive(Default)]
struct Times {
    now: Duration,
    slept: Vec<Duration>,
}

impl Clock {
    fn slept(&self) -> Vec<u64> {
        let times = self.0.lock().unwrap();
        let millis = times.slept.iter().map(|time| time.as_millis());
        millis
            .map(|millis| u64::try_from(millis).unwrap())
            .collect()
    }

    fn pass(&self, time: Duration) {
        self.0.lock().unwrap().now += time;
    }
}

impl Timer for Clock {
    fn sleep(&self, time: Duration) -> Sleep {
        let clock = self.clone();
        Box::pin(async move {
            clock.pass(time);
            clock.0.lock().unwrap().slept.push(time);
        })
    }

    fn now(&self) -> Duration {
        self.0.lock().unwrap().now
    }
}

const fn operation(method: &'static str) -> Operation {
    Operation {
        id: "install",
        method,
        path: &[Segment::Text("/install")],
        parameters: &[],
        body: None,
        responses: &[Response {
            status: Status::Exactly(200),
            media_types: &["application/json"],
            format: Format::Json,
            schema: None,
            headers: None,
            stream: None,
        }],
        security: &[&[]],
    }
}

static GET: Operation = operation("GET");
static POST: Operation = operation("POST");
static PUT: Operation = operation("PUT");

macro_rules! endpoint {
    ($Name:ident, $operation:ident $(, $idempotent:literal)?) => {
        struct $Name;

        impl Endpoint for $Name {
            type Body = ();
            type Success = Json;
            type Headers = ();
            type Failure = Undeclared;
            const OPERATION: &'static Operation = &$operation;
            $(const IDEMPOTENT: Option<bool> = Some($idempotent);)?
        }
    };
}

pub(crate) use endpoint;

endpoint!(Get, GET);
endpoint!(Unsafe, GET, false);
endpoint!(Post, POST);
endpoint!(Put, PUT);
endpoint!(Declared, PUT, true);

type Outcome = Result<Reply<Json>, Error<Undeclared>>;

/// Half of the longest pause, always.
fn half() -> u64 {
    1 << 63
}

fn policy() -> Retry {
    Retry::default().random(half)
}

fn builder(memory: &Memory, clock: &Clock) -> ClientBuilder {
    Client::builder("https://h")
        .transport(memory.clone())
        .timer(clock.clone())
        .retry(policy())
}

/// What is left of a call of `E` after all the answers of `memory`.
async fn call<E>(memory: &Memory, clock: &Clock) -> Outcome
where
    E: Endpoint<Success = Json, Headers = (), Failure = Undeclared>,
{
    let client = builder(memory, clock).build().unwrap();
    Call::new(&client, E::OPERATION).send::<E>(None).await
}
