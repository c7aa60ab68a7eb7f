//! Two operations that are followed, and the one that is asked.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use bindery_runtime::call::{Call, Endpoint};
use bindery_runtime::client::Client;
use bindery_runtime::error::Undeclared;
use bindery_runtime::json::Json;
use bindery_runtime::operation::{
    Body, Content, Format, Location, Operation, Parameter, Response, Segment, Status, Style,
};
use bindery_runtime::schema::Schema;
use bindery_runtime::timer::{Sleep, Timer};
use bindery_runtime::transport::{Carried, Limits, Memory, Transport};
use bindery_runtime::waiter::{
    Argument, Following, SendAndWait, Source, Submitting, Waited, Waiter, Waiters,
};
use bytes::Bytes;

const RESPONSES: &[Response] = &[Response {
    status: Status::Default,
    media_types: &["application/json"],
    format: Format::Json,
    schema: None,
    headers: None,
    stream: None,
}];

static ANYTHING: Schema = Schema::ANY;

static START: Operation = Operation {
    id: "Start",
    method: "POST",
    path: &[Segment::Text("/start")],
    parameters: &[],
    body: Some(Body {
        required: false,
        contents: &[Content {
            media_type: "application/json",
            format: Format::Json,
            schema: &ANYTHING,
            encodings: &[],
        }],
    }),
    responses: RESPONSES,
    security: &[&[]],
};

static START_ALL: Operation = Operation {
    id: "StartAll",
    method: "POST",
    path: &[Segment::Text("/start-all")],
    parameters: &[],
    body: None,
    responses: RESPONSES,
    security: &[&[]],
};

static SHOW: Operation = Operation {
    id: "Show",
    method: "GET",
    path: &[Segment::Text("/jobs/"), Segment::Parameter(0)],
    parameters: &[Parameter {
        name: "job_id",
        location: Location::Path,
        required: true,
        client: false,
        schema: &ANYTHING,
        style: Style::Simple,
        explode: false,
        allow_reserved: false,
    }],
    body: None,
    responses: RESPONSES,
    security: &[&[]],
};

pub(crate) enum Start {}
pub(crate) enum StartAll {}
pub(crate) enum Show {}

macro_rules! endpoint {
    ($Name:ident, $body:ty, $table:ident) => {
        impl Endpoint for $Name {
            type Body = $body;
            type Success = Json;
            type Headers = ();
            type Failure = Undeclared;
            const OPERATION: &'static Operation = &$table;
        }
    };
}

endpoint!(Start, Json, START);
endpoint!(StartAll, (), START_ALL);
endpoint!(Show, (), SHOW);

impl Waited for Start {
    type Query = Show;
    type Waiter = Waiter<Start>;
    const WAITER: &'static Following = &Following {
        query: &SHOW,
        arguments: &[Argument {
            parameter: 0,
            source: Source::Response("/job_id"),
        }],
        each: None,
        state: "/status",
        success: &["SUCCESS", "1"],
        failure: &["FAIL", "0"],
        pending: &["RUNNING"],
        stale: &["SUCCESS"],
        stale_for: 60,
        reason: Some("/why"),
        delay: 5,
        interval: 10,
        deadline: 1000,
    };
}

impl Waited for StartAll {
    type Query = Show;
    type Waiter = Waiters<StartAll>;
    const WAITER: &'static Following = &Following {
        query: &SHOW,
        arguments: &[Argument {
            parameter: 0,
            source: Source::Item("/id"),
        }],
        each: Some("/jobs"),
        state: "/status",
        success: &["SUCCESS"],
        failure: &["FAIL"],
        pending: &["RUNNING"],
        stale: &[],
        stale_for: 0,
        reason: Some("/why"),
        delay: 5,
        interval: 10,
        deadline: 1000,
    };
}

/// A timer of its own time: it passes when somebody waits for it.
#[derive(Clone, Default)]
pub(crate) struct Virtual {
    now: Arc<Mutex<Duration>>,
    pub(crate) pauses: Arc<Mutex<Vec<u64>>>,
}

impl Timer for Virtual {
    fn sleep(&self, time: Duration) -> Sleep {
        self.pauses.lock().unwrap().push(time.as_secs());
        let (clock, mut until) = (self.clone(), None);
        Box::pin(std::future::poll_fn(move |context: &mut Context<'_>| {
            let Some(until) = until else {
                until = Some(clock.now() + time);
                context.waker().wake_by_ref();
                return Poll::Pending;
            };
            let mut now = clock.now.lock().unwrap();
            *now = until.max(*now);
            Poll::Ready(())
        }))
    }

    fn now(&self) -> Duration {
        *self.now.lock().unwrap()
    }
}

/// Is pending so many times before it sends, and before it answers.
pub(crate) struct Slow {
    pub(crate) memory: Memory,
    pub(crate) pending: u32,
}

impl Transport for Slow {
    fn carry(&self, request: http::Request<Bytes>, limits: Limits) -> Carried<'_> {
        Box::pin(async move {
            for _ in 0..self.pending {
                Yield(false).await;
            }
            let answer = self.memory.carry(request, limits).await;
            for _ in 0..self.pending {
                Yield(false).await;
            }
            answer
        })
    }
}

struct Yield(bool);

impl Future for Yield {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// A server in memory, and a client of it.
pub(crate) struct Bench {
    pub(crate) memory: Memory,
    pub(crate) timer: Virtual,
    pub(crate) client: Client,
}

impl Bench {
    pub(crate) fn new() -> Bench {
        Bench::slow(0)
    }

    pub(crate) fn slow(pending: u32) -> Bench {
        let (memory, timer) = (Memory::new(), Virtual::default());
        let slow = Slow {
            memory: memory.clone(),
            pending,
        };
        let client = Client::builder("https://h").transport(slow);
        let client = client.timer(timer.clone()).build().unwrap();
        Bench {
            memory,
            timer,
            client,
        }
    }

    /// Answers the call, and then the questions.
    pub(crate) fn answers(&self, bodies: &[&str]) -> &Bench {
        for body in bodies {
            self.answer(200, body);
        }
        self
    }

    pub(crate) fn answer(&self, status: u16, body: &str) -> &Bench {
        let json = [("Content-Type", "application/json")];
        self.memory.reply(status, &json, body.to_owned());
        self
    }

    pub(crate) fn wait(&self) -> SendAndWait<Start> {
        Call::new(&self.client, &START).send_and_wait(None)
    }

    pub(crate) fn wait_for_all(&self) -> SendAndWait<StartAll> {
        Call::new(&self.client, &START_ALL).send_and_wait(None)
    }

    pub(crate) fn submit(&self) -> Submitting<Start> {
        Call::new(&self.client, &START).submit(None)
    }

    pub(crate) fn submit_all(&self) -> Submitting<StartAll> {
        Call::new(&self.client, &START_ALL).submit(None)
    }

    pub(crate) fn paths(&self) -> Vec<String> {
        let requests = self.memory.requests();
        requests
            .iter()
            .map(|one| one.uri().path().to_owned())
            .collect()
    }

    pub(crate) fn pauses(&self) -> Vec<u64> {
        self.timer.pauses.lock().unwrap().clone()
    }
}
