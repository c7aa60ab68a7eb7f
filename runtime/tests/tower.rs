//! A `tower` stack as the transport.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(feature = "tower")]

use std::future::{Ready, pending, poll_fn, ready};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bindery_runtime::transport::{Limits, Phase, Tower, Transport, TransportError};
use bytes::Bytes;
use http_body_util::Full;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{self, Client};
use hyper_util::rt::TokioExecutor;
use tower::{BoxError, Service, ServiceBuilder};

use loopback::{Server, json};

mod loopback;

fn hyper() -> Client<HttpConnector, Full<Bytes>> {
    Client::builder(TokioExecutor::new()).build_http()
}

fn post(url: &str) -> http::Request<Bytes> {
    let request = http::Request::post(format!("{url}/v1/a%2Fb?x=1"));
    request.body(Bytes::from("{}")).unwrap()
}

fn within(millis: u64) -> Limits {
    let mut limits = Limits::default();
    limits.timeout = Some(Duration::from_millis(millis));
    limits
}

fn at_most(bytes: usize) -> Limits {
    let mut limits = Limits::default();
    limits.max_response_bytes = Some(bytes);
    limits
}

fn dead() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

#[tokio::test]
async fn hyper_carries_a_request_as_it_is() {
    let server = Server::start(|head| {
        assert!(
            head.starts_with("POST /v1/a%2Fb?x=1 HTTP/1.1\r\n"),
            "{head}"
        );
        assert!(head.contains("content-length: 2\r\n"), "{head}");
        json(202, "{}")
    });
    let transport = Tower::new(hyper());
    for _ in 0..20 {
        let answer = transport.carry(post(&server.url), Limits::default());
        let answer = answer.await.unwrap();
        assert_eq!(
            (answer.status().as_u16(), &answer.body()[..]),
            (202, &b"{}"[..])
        );
    }
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_stack_of_layers_is_a_transport() {
    let server = Server::start(|head| match head.contains("wait: yes") {
        true => None,
        false => json(200, "{}"),
    });
    let stack = ServiceBuilder::new()
        .concurrency_limit(1)
        .timeout(Duration::from_millis(300))
        .service(hyper());
    let connect = |error: &BoxError| {
        let error = error.downcast_ref::<legacy::Error>();
        error.is_some_and(legacy::Error::is_connect)
    };
    let transport = Tower::new(stack).not_sent_when(connect);
    let calls = (0..5).map(|_| transport.carry(post(&server.url), Limits::default()));
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap();
    }
    let mut silent = post(&server.url);
    silent.headers_mut().insert("wait", "yes".parse().unwrap());
    let error = transport
        .carry(silent, Limits::default())
        .await
        .unwrap_err();
    assert_eq!(error.phase(), Phase::NoAnswer, "{error:?}");
    let error = transport.carry(post(&dead()), Limits::default()).await;
    assert_eq!(error.unwrap_err().phase(), Phase::NotSent);
}

#[tokio::test]
async fn a_failure_of_the_service_may_have_been_carried_out() {
    let transport = Tower::new(hyper());
    let error = transport.carry(post(&dead()), Limits::default()).await;
    let error = error.unwrap_err();
    assert_eq!(error.phase(), Phase::NoAnswer);
    assert_eq!(error.to_string(), "the service failed");
}

#[tokio::test]
async fn limits_are_kept() {
    let server = Server::start(|head| match head.contains("wait: yes") {
        true => Some("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1234".to_owned()),
        false => json(200, "123456789"),
    });
    let transport = Tower::new(hyper());
    let mut slow = post(&server.url);
    slow.headers_mut().insert("wait", "yes".parse().unwrap());
    let error = transport
        .carry(slow.clone(), within(200))
        .await
        .unwrap_err();
    assert!(error.is_time_out() && error.phase() == Phase::NoAnswer);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    let error = transport.carry(post(&server.url), at_most(8)).await;
    assert_eq!(
        error.unwrap_err().to_string(),
        "the answer is larger than 8 bytes"
    );
    assert!(transport.carry(post(&server.url), at_most(9)).await.is_ok());
    // Piece by piece it is the silence that counts.
    let opened = transport.open(slow, within(200)).await.unwrap();
    let (head, mut chunks) = opened.into_parts();
    assert_eq!(head.status, 200);
    let mut next = async || poll_fn(|context| chunks.poll_chunk(context)).await.unwrap();
    assert_eq!(next().await.unwrap(), "1234");
    assert!(next().await.unwrap_err().is_time_out());
}

/// Is ready at the third time, or never, or fails before.
#[derive(Clone)]
struct Slow {
    asked: Arc<AtomicUsize>,
    ready: Option<Result<(), &'static str>>,
}

impl Service<http::Request<Bytes>> for Slow {
    type Response = http::Response<Full<Bytes>>;
    type Error = &'static str;
    type Future = Ready<Result<Self::Response, &'static str>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), &'static str>> {
        context.waker().wake_by_ref();
        let asked = self.asked.fetch_add(1, Ordering::SeqCst);
        match self.ready {
            Some(ready) if asked >= 2 => Poll::Ready(ready),
            _ => Poll::Pending,
        }
    }

    fn call(&mut self, _: http::Request<Bytes>) -> Self::Future {
        assert!(self.asked.load(Ordering::SeqCst) >= 3);
        ready(Ok(http::Response::new(Full::default())))
    }
}

async fn ask(ready: Option<Result<(), &'static str>>) -> Result<(), TransportError> {
    let asked = Arc::default();
    let transport = Tower::new(Slow { asked, ready });
    let answer = transport.carry(post("http://h"), within(100)).await;
    answer.map(|_| ())
}

#[tokio::test]
async fn a_service_is_given_nothing_before_it_is_ready() {
    ask(Some(Ok(()))).await.unwrap();
    for never in [Some(Err("full")), None] {
        let error = ask(never).await.unwrap_err();
        assert_eq!(error.phase(), Phase::NotSent, "{error:?}");
        assert_eq!(error.is_time_out(), never.is_none());
    }
}

#[tokio::test]
async fn dropping_a_call_leaves_the_transport_usable() {
    let calls = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&calls);
    let service = tower::service_fn(move |_: http::Request<Full<Bytes>>| {
        let first = count.fetch_add(1, Ordering::SeqCst) == 0;
        async move {
            if first {
                pending::<()>().await;
            }
            Ok::<_, BoxError>(http::Response::new(Full::<Bytes>::default()))
        }
    });
    let transport = Tower::new(ServiceBuilder::new().concurrency_limit(1).service(service));
    let first = transport.carry(post("http://h"), Limits::default());
    let dropped = tokio::time::timeout(Duration::from_millis(50), first).await;
    assert!(dropped.is_err());
    let second = transport.carry(post("http://h"), Limits::default());
    assert!(second.await.is_ok());
    assert_eq!(calls.load(Ordering::SeqCst), 2);
}
