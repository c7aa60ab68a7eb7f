//! A call can be given up at any moment, and the client is as good as before.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use bindery_runtime::call::{Call, Endpoint, Streamed};
use bindery_runtime::client::Client;
use bindery_runtime::error::Undeclared;
use bindery_runtime::json::Json;
use bindery_runtime::operation::{
    Format, Framing, Location, Operation, Requirement, Response, Scheme, Segment, Status, Stream,
};
use bindery_runtime::signer::ClientCredentials;
use bindery_runtime::timer::{Sleep, Timer};
use bindery_runtime::transport::{Carried, Limits, Memory, Transport};
use bytes::Bytes;

static TOKEN: Scheme = Scheme {
    name: "token",
    setter: "",
    location: Location::Header,
    key: "Authorization",
};

static OPERATION: Operation = Operation {
    id: "install",
    method: "POST",
    path: &[Segment::Text("/install")],
    parameters: &[],
    body: None,
    responses: &[Response {
        status: Status::Exactly(200),
        media_types: &["application/jsonl", "application/json"],
        format: Format::Json,
        schema: None,
        headers: None,
        stream: Some(Stream {
            media_type: "application/jsonl",
            framing: Framing::Lines,
            text: false,
        }),
    }],
    security: &[&[Requirement {
        scheme: &TOKEN,
        scopes: &[],
    }]],
};

struct Install;

impl Endpoint for Install {
    type Body = ();
    type Success = Json;
    type Headers = ();
    type Failure = Undeclared;
    const OPERATION: &'static Operation = &OPERATION;
}

impl Streamed for Install {
    type Item = Json;
}

/// Ready when it was polled so many times.
async fn hesitate(mut times: u32) {
    poll_fn(|context| match times {
        0 => Poll::Ready(()),
        _ => {
            times -= 1;
            context.waker().wake_by_ref();
            Poll::Pending
        }
    })
    .await;
}

struct Hesitant(Memory);

impl Transport for Hesitant {
    fn carry(&self, request: http::Request<Bytes>, limits: Limits) -> Carried<'_> {
        Box::pin(async move {
            hesitate(2).await;
            let answer = self.0.carry(request, limits).await;
            hesitate(2).await;
            answer
        })
    }
}

struct Slow;

impl Timer for Slow {
    fn sleep(&self, _: Duration) -> Sleep {
        Box::pin(hesitate(2))
    }

    fn now(&self) -> Duration {
        Duration::ZERO
    }
}

/// It gives a token, turns away every second request, and refuses the first token.
fn server() -> Memory {
    let turns = std::sync::atomic::AtomicU32::new(0);
    Memory::answering(move |request| {
        let answer = http::Response::builder();
        if request.uri().path() == "/token" {
            let number = turns.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            let body = format!(r#"{{"access_token":"t{number}","token_type":"bearer"}}"#);
            return answer.body(Bytes::from(body)).unwrap();
        }
        let token = request.headers()["authorization"].to_str().unwrap();
        if token == "Bearer t0" {
            return answer.status(401).body(Bytes::new()).unwrap();
        }
        match turns.fetch_add(1, std::sync::atomic::Ordering::SeqCst) % 2 {
            0 => answer.status(429).body(Bytes::new()).unwrap(),
            _ => answer.body(Bytes::from("{}")).unwrap(),
        }
    })
}

fn client() -> Client {
    client_of(server())
}

fn client_of(server: Memory) -> Client {
    Client::builder("https://h")
        .transport(Hesitant(server))
        .timer(Slow)
        .credential(
            "token",
            ClientCredentials::new("/token", "me", "not-a-real-key"),
        )
        .build()
        .unwrap()
}

/// Polls at most so many times, and drops it then; says whether it was ready before.
fn polled<F: Future>(future: F, times: u32) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..times {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return Some(output);
        }
    }
    None
}

const ENOUGH: u32 = 100;

#[test]
fn a_call_that_is_given_up_anywhere_leaves_a_client_that_works() {
    let mut given_up = 0;
    for times in 0..ENOUGH {
        let client = client();
        let call = || Call::new(&client, &OPERATION);
        if polled(call().send::<Install>(None), times).is_some() {
            break;
        }
        given_up += 1;
        // Two that wait for the same token, of which one gives up.
        let second = call().send::<Install>(None);
        polled(call().send::<Install>(None), times);
        polled(second, ENOUGH)
            .expect("it ends")
            .expect("it succeeds");
        let stream = call().events::<Install>(None);
        polled(stream, times);
        let stream = polled(call().events::<Install>(None), ENOUGH).expect("it ends");
        assert!(stream.is_ok());
        polled(call().send::<Install>(None), ENOUGH)
            .expect("it ends")
            .expect("it succeeds");
    }
    // A token, a refusal, another token, a pause, a success: four polls each, and a pause.
    assert!((18..ENOUGH).contains(&given_up), "{given_up}");
}

/// Whether somebody was woken since he was polled last.
struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// A future that is polled only when it was woken, as executors do.
struct Task<'f, T> {
    future: Pin<Box<dyn Future<Output = T> + 'f>>,
    flag: Arc<Flag>,
    output: Option<T>,
}

impl<'f, T> Task<'f, T> {
    fn new(future: impl Future<Output = T> + 'f) -> Task<'f, T> {
        Task {
            future: Box::pin(future),
            flag: Arc::new(Flag(AtomicBool::new(true))),
            output: None,
        }
    }

    /// Says whether it was polled.
    fn step(&mut self) -> bool {
        let is_woken = self.flag.0.swap(false, Ordering::SeqCst);
        if self.output.is_some() || !is_woken {
            return false;
        }
        let waker = Waker::from(Arc::clone(&self.flag));
        if let Poll::Ready(output) = self.future.as_mut().poll(&mut Context::from_waker(&waker)) {
            self.output = Some(output);
        }
        true
    }
}

/// Nobody is left to wait for a token that nobody gets any more.
#[test]
fn the_one_who_gets_a_token_is_given_up_while_others_wait_for_it() {
    let mut given_up = 0;
    for times in 0..ENOUGH {
        let server = server();
        let client = client_of(server.clone());
        let call = || Call::new(&client, &OPERATION);
        let mut leader = Task::new(call().send::<Install>(None));
        let mut others: Vec<_> = (0..3)
            .map(|_| Task::new(call().send::<Install>(None)))
            .collect();
        for _ in 0..times {
            leader.step();
            for other in &mut others {
                other.step();
            }
        }
        let is_over = leader.output.is_some();
        drop(leader);
        // The second of them gives up as well, right after it was woken.
        drop(others.remove(0));
        while others.iter().any(|other| other.output.is_none()) {
            let polled = others.iter_mut().filter_map(|one| one.step().then_some(()));
            assert!(polled.count() > 0, "nobody is woken after {times} polls");
        }
        for other in others {
            other.output.expect("it ends").expect("it succeeds");
        }
        let requests = server.requests();
        let tokens = requests.iter().filter(|one| one.uri().path() == "/token");
        // Two that are used, and those whose answers nobody waited for.
        assert!((2..=4).contains(&tokens.count()), "after {times} polls");
        polled(call().send::<Install>(None), ENOUGH)
            .expect("it ends")
            .expect("it succeeds");
        if is_over {
            break;
        }
        given_up += 1;
    }
    assert!((10..ENOUGH).contains(&given_up), "{given_up}");
}

/// What was read of an answer so far is lost with it, and nothing else.
#[test]
fn a_stream_that_is_dropped_between_its_pieces_leaves_a_client_that_works() {
    let client = client();
    let call = || Call::new(&client, &OPERATION);
    for times in 0..4 {
        let opened = polled(call().events::<Install>(None), ENOUGH).expect("it ends");
        let mut events = opened.expect("it succeeds").into_body();
        for _ in 0..times {
            polled(events.next(), 1);
        }
        drop(events);
        polled(call().send::<Install>(None), ENOUGH)
            .expect("it ends")
            .expect("it succeeds");
    }
}
