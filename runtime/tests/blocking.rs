//! Calls that wait in a thread: outside of any runtime, inside of one, from many threads.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(all(feature = "blocking", feature = "hyper", feature = "reqwest"))]

use std::io::Read;
use std::net::TcpListener;
use std::pin::pin;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use bindery_runtime::blocking::block_on;
use bindery_runtime::call::{Call, Endpoint, Streamed};
use bindery_runtime::client::{Client, ClientBuilder};
use bindery_runtime::error::{Error, Undeclared};
use bindery_runtime::events::EventsError;
use bindery_runtime::json::Json;
use bindery_runtime::operation::{Format, Framing, Operation, Response, Segment, Status, Stream};
use bindery_runtime::transport::{Memory, Reqwest};

use loopback::{Server, json};

mod loopback;

static COUNT: Operation = Operation {
    id: "count",
    method: "GET",
    path: &[Segment::Text("/count")],
    parameters: &[],
    body: None,
    responses: &[Response {
        status: Status::Exactly(200),
        media_types: &["application/json"],
        format: Format::Json,
        schema: None,
        headers: None,
        stream: Some(Stream {
            media_type: "text/event-stream",
            framing: Framing::Events,
            text: false,
        }),
    }],
    security: &[&[]],
};

struct Count;

impl Endpoint for Count {
    const OPERATION: &'static Operation = &COUNT;
    type Body = ();
    type Success = Json;
    type Headers = ();
    type Failure = Undeclared;
}

impl Streamed for Count {
    type Item = i64;
}

fn client(url: &str) -> Client {
    Client::builder(url).build().unwrap()
}

fn call(client: &Client) -> Call {
    Call::new(client, &COUNT)
}

fn one() -> Server {
    Server::start(|_| json(200, "1"))
}

#[test]
fn a_thread_outside_of_any_runtime_waits() {
    let server = one();
    let client = client(&server.url);
    let reply = call(&client).send::<Count>(None).block().unwrap();
    assert_eq!(reply.into_body(), Json::from(1));
}

/// Also where the thread that drives connections has no time: each is free before its answer
/// is told.
#[test]
fn a_hundred_calls_have_one_connection() {
    for client in [client, |url: &str| of_ones_own(url, false)] {
        let long = format!("\"{}\"", "x".repeat(100_000));
        let server = Server::start(move |head| match head.contains("long: yes") {
            true => json(200, &long),
            false => json(200, "1"),
        });
        let client = client(&server.url);
        for round in 0..100 {
            let call = call(&client);
            let call = match round % 2 {
                0 => call,
                _ => call.header("long", "yes"),
            };
            call.send::<Count>(None).block().unwrap();
        }
        assert_eq!(server.connections(), 1);
    }
}

/// Although another thread carries it.
#[test]
fn who_stops_waiting_ends_the_request() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = client(&format!("http://{}", listener.local_addr().unwrap()));
    let (came, coming) = mpsc::channel();
    let (went, gone) = mpsc::channel();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut head = [0; 1000];
        came.send(stream.read(&mut head).unwrap()).unwrap();
        went.send(stream.read(&mut head)).unwrap();
    });
    block_on(async {
        let mut call = pin!(call(&client).send::<Count>(None));
        loop {
            let tick = tokio::time::timeout(Duration::from_millis(10), call.as_mut());
            assert!(tick.await.is_err());
            if coming.try_recv().is_ok_and(|bytes| bytes > 0) {
                return;
            }
        }
    })
    .unwrap();
    let last = gone.recv_timeout(Duration::from_secs(30)).unwrap();
    assert_eq!(last.unwrap_or_default(), 0);
}

// With one thread only: nobody else could drive what it waits for.
#[tokio::test]
async fn a_thread_of_a_runtime_waits_too() {
    let server = one();
    let client = client(&server.url);
    // This leaves an idle connection behind, which that same thread would have to drive.
    call(&client).send::<Count>(None).await.unwrap();
    call(&client).send::<Count>(None).block().unwrap();
    call(&client).send::<Count>(None).await.unwrap();
    call(&client).send::<Count>(None).block().unwrap();
    assert_eq!(server.connections(), 2);
    let within = tokio::task::spawn_blocking(move || call(&client).send::<Count>(None).block());
    within.await.unwrap().unwrap();
}

/// A client over one of reqwest's own, which has one pool of connections.
fn of_ones_own(url: &str, apart: bool) -> Client {
    // Another test may have been first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let transport = Reqwest::from_client(reqwest::Client::new());
    let transport = match apart {
        true => transport.with_blocking_client(reqwest::Client::new()),
        false => transport,
    };
    Client::builder(url).transport(transport).build().unwrap()
}

#[test]
fn a_connection_of_a_runtime_that_is_gone_is_not_used_again() {
    let server = one();
    let client = of_ones_own(&server.url, false);
    for round in 1..4 {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async { call(&client).send::<Count>(None).await.unwrap() });
        drop(runtime);
        // The first one opens a connection, which is there for the others.
        call(&client).send::<Count>(None).block().unwrap();
        assert!(server.connections() <= round + 1);
    }
}

#[tokio::test]
async fn a_client_of_ones_own_for_blocking_calls_keeps_them_apart() {
    let server = one();
    let client = of_ones_own(&server.url, true);
    call(&client).send::<Count>(None).await.unwrap();
    call(&client).send::<Count>(None).block().unwrap();
    assert_eq!(server.connections(), 2);
}

#[test]
fn many_threads_share_a_client() {
    let server = one();
    let client = client(&server.url);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..10 {
                    call(&client).send::<Count>(None).block().unwrap();
                }
            });
        }
    });
    // One that was just used may not be back yet when the next is wanted.
    assert!(server.connections() < 40, "{}", server.connections());
}

#[test]
fn the_time_limit_is_kept_and_the_client_stays_usable() {
    let server = Server::start(|head| match head.contains("wait: yes") {
        true => None,
        false => json(200, "1"),
    });
    let client = client(&server.url);
    let begun = Instant::now();
    let silent = call(&client).header("wait", "yes");
    let silent = silent.timeout(Duration::from_millis(200));
    let error = silent.send::<Count>(None).block().unwrap_err();
    let Error::NoAnswer(no_answer) = &error else {
        panic!("{error:?}")
    };
    assert!(no_answer.is_time_out());
    assert!(begun.elapsed() < Duration::from_secs(5));
    call(&client).send::<Count>(None).block().unwrap();
}

#[test]
fn nobody_there_is_not_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = call(&client(&url)).send::<Count>(None).block().unwrap_err();
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");
}

#[test]
fn events_are_an_iterator() {
    let server = Server::start(|_| {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 99\r\n";
        Some(format!("{head}\r\ndata: 1\n\ndata: 2\n\n"))
    });
    let call = call(&client(&server.url)).timeout(Duration::from_millis(300));
    let reply = call.events::<Count>(None).block().unwrap();
    assert_eq!(reply.status(), 200);
    let mut events = reply.into_body();
    assert_eq!(events.next().unwrap().unwrap().into_value(), Some(1));
    assert_eq!(events.next().unwrap().unwrap().into_value(), Some(2));
    // The rest of what was announced does not come.
    let lost = events.next().unwrap().unwrap_err();
    assert!(matches!(&lost, EventsError::Lost(error) if error.is_time_out()));
    assert!(events.next().is_none());
}

#[test]
fn any_transport_and_any_future_can_be_waited_for() {
    let memory = Memory::new();
    let json = [("Content-Type", "application/json")];
    memory.reply(200, &json, "1").reply(200, &json, "2");
    let builder: ClientBuilder = Client::builder("https://h");
    let client = builder.transport(memory).build().unwrap();
    let both = block_on(async {
        let first = call(&client).send::<Count>(None).await?;
        // One waits inside of another.
        let second = call(&client).send::<Count>(None).block()?;
        Ok::<_, Error<Undeclared>>((first.into_body(), second.into_body()))
    });
    assert_eq!(both.unwrap().unwrap(), (Json::from(1), Json::from(2)));
}
