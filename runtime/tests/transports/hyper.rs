//! The default transport.

use std::time::Duration;

use bindery_runtime::transport::{Hyper, HyperBuilder, Limits, Phase, Transport};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::server::{carry, get, server};

fn hyper() -> Hyper {
    Hyper::builder().build().unwrap()
}

promises!(hyper);

/// A server whose answer has a body of ten bytes, the last of which takes its time.
async fn slow(settings: HyperBuilder) -> String {
    let (url, _server) = server(|mut stream| async move {
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n123456789";
        stream.write_all(head).await.unwrap();
        tokio::time::sleep(Duration::from_millis(600)).await;
        let _ = stream.write_all(b"0").await;
    })
    .await;
    let transport = settings.build().unwrap();
    match transport.carry(get(&url), Limits::default()).await {
        Ok(answer) => format!("{:?}", answer.into_body()),
        Err(error) => error.to_string(),
    }
}

#[tokio::test]
async fn what_its_builder_says_holds_where_a_call_says_nothing() {
    let settings = Hyper::builder;
    assert_eq!(
        slow(settings().max_response_bytes(10)).await,
        "b\"1234567890\""
    );
    assert_eq!(
        slow(settings().max_response_bytes(9)).await,
        "the answer is larger than 9 bytes"
    );
    assert_eq!(
        slow(settings().timeout(Duration::from_millis(200))).await,
        "the answer was not complete within the time limit"
    );
}

#[tokio::test]
async fn a_connection_that_takes_too_long_was_not_sent() {
    let settings = Hyper::builder().connect_timeout(Duration::from_millis(200));
    let transport = settings.build().unwrap();
    // Whoever does not answer to the handshake of TLS is not connected either.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let error = carry(&transport, get(&url)).await.unwrap_err();
    assert_eq!(error.phase(), Phase::NotSent);
    assert!(error.is_time_out() && error.is_connect());
    assert_eq!(error.to_string(), "no connection within the time limit");
}

#[tokio::test]
async fn what_no_url_has_is_not_sent() {
    let error = carry(&hyper(), get("http://127.0.0.1:1/a\u{fc}")).await;
    let error = error.unwrap_err();
    assert_eq!(error.phase(), Phase::NotSent);
    assert!(error.to_string().contains("cannot have"), "{error}");
}

#[tokio::test]
async fn an_address_may_be_one_of_ipv6() {
    let Ok(listener) = tokio::net::TcpListener::bind("[::1]:0").await else {
        eprintln!("skipped: there is no IPv6 on this machine");
        return;
    };
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut head = [0; 1024];
        assert!(stream.read(&mut head).await.unwrap() > 0);
        let answer = b"HTTP/1.1 204 No Content\r\n\r\n";
        stream.write_all(answer).await.unwrap();
        std::future::pending::<()>().await;
    });
    assert_eq!(carry(&hyper(), get(&url)).await.unwrap().status(), 204);
}

/// A panic of tokio's is no answer.
#[test]
fn without_a_runtime_nothing_is_sent() {
    use std::task::{Context, Poll, Waker};

    let transport = hyper();
    let mut carried = transport.carry(get("http://127.0.0.1:1/"), Limits::default());
    let polled = carried
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()));
    let Poll::Ready(Err(error)) = polled else {
        panic!("{polled:?}")
    };
    assert_eq!(error.phase(), Phase::NotSent);
    assert!(error.to_string().contains("no tokio runtime"), "{error}");
}
