//! The default transport against real sockets on the loopback.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(feature = "reqwest")]

use std::error::Error;
use std::future::poll_fn;
use std::time::{Duration, Instant};

use bindery_runtime::transport::{Limits, Phase, Reqwest, Transport, TransportError};
use bytes::Bytes;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

fn reqwest() -> Reqwest {
    Reqwest::builder().build().unwrap()
}

fn get(url: &str) -> http::Request<Bytes> {
    http::Request::get(url).body(Bytes::new()).unwrap()
}

async fn carry(request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
    reqwest().carry(request, Limits::default()).await
}

fn limits(change: impl FnOnce(&mut Limits)) -> Limits {
    let mut limits = Limits::default();
    change(&mut limits);
    limits
}

/// A server of one connection: reads the head of a request, then does `act`.
async fn server<F, A>(act: F) -> (String, tokio::task::JoinHandle<Vec<u8>>)
where
    F: FnOnce(TcpStream) -> A + Send + 'static,
    A: Future<Output = ()> + Send,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let task = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut head = Vec::new();
        let mut buffer = [0; 1024];
        while !head.windows(4).any(|end| end == b"\r\n\r\n") {
            let read = stream.read(&mut buffer).await.unwrap();
            head.extend_from_slice(&buffer[..read]);
        }
        act(stream).await;
        head
    });
    (url, task)
}

#[tokio::test]
async fn the_request_is_sent_as_it_is() {
    let (url, server) = server(|mut stream| async move {
        stream
            .write_all(b"HTTP/1.1 202 Accepted\r\nX-A: 1\r\nContent-Length: 2\r\n\r\nok")
            .await
            .unwrap();
    })
    .await;
    let request = http::Request::put(format!("{url}/v1/a%2Fb/%7B%7D/x;y?k=a%20b&z=%5B%5D"))
        .header("Host", "signed.example.com")
        .header("X-Sdk-Date", "20260101T000000Z")
        .header("Content-Type", "application/json;charset=utf-8")
        .body(Bytes::from_static(b"{\"a\": 1}"))
        .unwrap();
    let answer = carry(request).await.unwrap();
    assert_eq!(
        (answer.status().as_u16(), &answer.body()[..]),
        (202, &b"ok"[..])
    );
    assert_eq!(answer.headers()["x-a"], "1");
    let sent = String::from_utf8(server.await.unwrap()).unwrap();
    let (head, body) = sent.split_once("\r\n\r\n").unwrap();
    assert!(
        head.starts_with("PUT /v1/a%2Fb/%7B%7D/x;y?k=a%20b&z=%5B%5D HTTP/1.1\r\n"),
        "{head}"
    );
    let hosts: Vec<_> = head
        .lines()
        .filter(|l| l.to_lowercase().starts_with("host:"))
        .collect();
    assert_eq!(hosts, ["host: signed.example.com"]);
    assert!(
        head.contains("content-type: application/json;charset=utf-8"),
        "{head}"
    );
    assert!(head.contains("content-length: 8"), "{head}");
    assert!(body.is_empty() || body == "{\"a\": 1}", "{body}");
}

#[tokio::test]
async fn the_body_arrives_byte_for_byte() {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .respond_with(ResponseTemplate::new(200))
        .mount(&server)
        .await;
    let body: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    let request = http::Request::post(server.uri())
        .body(Bytes::from(body.clone()))
        .unwrap();
    carry(request).await.unwrap();
    assert_eq!(server.received_requests().await.unwrap()[0].body, body);
}

#[tokio::test]
async fn a_url_that_would_be_rewritten_is_not_sent() {
    let server = MockServer::start().await;
    for target in ["/a/../b", "/a/%2e%2E/b", "/a/./b", "/a?k='x'", "/a\u{fc}"] {
        let error = carry(get(&format!("{}{target}", server.uri())))
            .await
            .unwrap_err();
        assert_eq!(error.phase(), Phase::NotSent, "{target}");
    }
    assert!(server.received_requests().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_redirect_is_an_answer() {
    let server = MockServer::start().await;
    let elsewhere = ResponseTemplate::new(302).insert_header("Location", "/elsewhere");
    Mock::given(path("/here"))
        .respond_with(elsewhere)
        .mount(&server)
        .await;
    let answer = carry(get(&format!("{}/here", server.uri()))).await.unwrap();
    assert_eq!(answer.status(), 302);
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_status_is_no_reason_to_send_again() {
    let server = MockServer::start().await;
    let busy = ResponseTemplate::new(503).insert_header("Retry-After", "0");
    Mock::given(method("GET"))
        .respond_with(busy)
        .mount(&server)
        .await;
    assert_eq!(carry(get(&server.uri())).await.unwrap().status(), 503);
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_refused_connection_was_not_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = carry(get(&url)).await.unwrap_err();
    assert_eq!(error.phase(), Phase::NotSent);
    assert!(!error.is_time_out());
    assert!(error.source().is_some());
}

#[tokio::test]
async fn a_host_that_does_not_exist_was_not_sent() {
    let error = carry(get("http://no-such-host.invalid/?key=hunter2"))
        .await
        .unwrap_err();
    assert_eq!(error.phase(), Phase::NotSent);
    assert_no_leak(&error);
}

#[tokio::test]
async fn a_failed_tls_handshake_was_not_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut hello = [0; 64];
        let _ = stream.read(&mut hello).await;
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
    });
    let error = carry(get(&url)).await.unwrap_err();
    assert_eq!(error.phase(), Phase::NotSent);
}

#[tokio::test]
async fn a_reset_after_sending_is_no_answer() {
    let (url, _server) = server(|stream| async move {
        stream.set_zero_linger().unwrap();
        drop(stream);
    })
    .await;
    let error = carry(get(&format!("{url}/?key=hunter2")))
        .await
        .unwrap_err();
    assert_eq!(error.phase(), Phase::NoAnswer);
    assert!(!error.is_time_out());
    assert_eq!(error.status(), None);
    assert_no_leak(&error);
}

#[tokio::test]
async fn a_connection_that_ends_without_an_answer_is_no_answer() {
    let (url, _server) = server(|stream| async move { drop(stream) }).await;
    let error = carry(get(&url)).await.unwrap_err();
    assert_eq!(error.phase(), Phase::NoAnswer);
}

#[tokio::test]
async fn silence_is_no_answer_when_the_time_is_up() {
    let (url, _server) = server(|stream| async move {
        tokio::time::sleep(Duration::from_secs(20)).await;
        drop(stream);
    })
    .await;
    let start = Instant::now();
    let limits = limits(|limits| limits.timeout = Some(Duration::from_millis(200)));
    let error = reqwest().carry(get(&url), limits).await.unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(10));
    assert_eq!(error.phase(), Phase::NoAnswer);
    assert!(error.is_time_out());
}

#[tokio::test]
async fn a_body_that_stalls_is_no_answer_and_keeps_its_head() {
    let (url, _server) = server(|mut stream| async move {
        let head = b"HTTP/1.1 200 OK\r\nX-Request-Id: r1\r\nContent-Length: 10\r\n\r\n12345";
        stream.write_all(head).await.unwrap();
        tokio::time::sleep(Duration::from_secs(20)).await;
    })
    .await;
    let slow = Reqwest::builder()
        .timeout(Duration::from_millis(300))
        .build()
        .unwrap();
    let error = slow.carry(get(&url), Limits::default()).await.unwrap_err();
    assert_eq!(error.phase(), Phase::NoAnswer);
    assert!(error.is_time_out());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert_eq!(error.headers().unwrap()["x-request-id"], "r1");
}

#[tokio::test]
async fn a_body_that_is_cut_is_no_answer() {
    let (url, _server) = server(|mut stream| async move {
        stream
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345")
            .await
            .unwrap();
    })
    .await;
    let error = carry(get(&url)).await.unwrap_err();
    assert_eq!(error.phase(), Phase::NoAnswer);
    assert!(!error.is_time_out());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
}

#[tokio::test]
async fn an_answer_may_be_as_large_as_the_cap_and_no_larger() {
    let server = MockServer::start().await;
    let large = ResponseTemplate::new(200).set_body_bytes(vec![b'x'; 100_000]);
    Mock::given(method("GET"))
        .respond_with(large)
        .mount(&server)
        .await;
    let exact = limits(|limits| limits.max_response_bytes = Some(100_000));
    let answer = reqwest().carry(get(&server.uri()), exact).await.unwrap();
    assert_eq!(answer.body().len(), 100_000);
    let small = Reqwest::builder()
        .max_response_bytes(99_999)
        .build()
        .unwrap();
    let error = small
        .carry(get(&server.uri()), Limits::default())
        .await
        .unwrap_err();
    assert_eq!(error.phase(), Phase::NoAnswer);
    assert_eq!(error.to_string(), "the answer is larger than 99999 bytes");
}

#[tokio::test]
async fn an_answer_in_pieces_is_one_and_counts_as_one() {
    for cap in [10, 9, 4] {
        let (url, _server) = server(|mut stream| async move {
            let head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
            stream.write_all(head).await.unwrap();
            for chunk in ["5\r\n12345\r\n", "3\r\n678\r\n", "2\r\n90\r\n", "0\r\n\r\n"] {
                // Who has had enough is gone.
                let _ = stream.write_all(chunk.as_bytes()).await;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        })
        .await;
        let limits = limits(|limits| limits.max_response_bytes = Some(cap));
        let answer = reqwest().carry(get(&url), limits).await;
        match answer {
            Ok(answer) => assert_eq!((cap, &answer.body()[..]), (10, &b"1234567890"[..])),
            Err(error) => assert_eq!(
                error.to_string(),
                format!("the answer is larger than {cap} bytes")
            ),
        }
    }
}

#[tokio::test]
async fn each_server_is_told_its_own_name() {
    let (last, seen) = server(|mut stream| async move {
        let end = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
        stream.write_all(end).await.unwrap();
    })
    .await;
    let to = last.clone();
    let (first, asked) = server(move |mut stream| async move {
        let head = format!("HTTP/1.1 302 Found\r\nLocation: {to}/\r\nContent-Length: 0\r\n\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
    })
    .await;
    // One of the user's own goes on to another server. Another test may have been first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let following = Reqwest::from_client(reqwest::Client::new());
    let answer = following.carry(get(&first), Limits::default()).await;
    assert_eq!(answer.unwrap().status(), 200);
    for (head, url) in [(asked, &first), (seen, &last)] {
        let head = String::from_utf8(head.await.unwrap()).unwrap();
        let host = format!("\r\nhost: {}\r\n", url.trim_start_matches("http://"));
        assert_eq!(head.matches(&host).count(), 1, "{head}");
    }
    let (url, seen) = server(|_| async {}).await;
    let _ = carry(get(&url)).await;
    let head = String::from_utf8(seen.await.unwrap()).unwrap();
    let host = format!("\r\nhost: {}\r\n", url.trim_start_matches("http://"));
    assert_eq!(head.matches(&host).count(), 1, "{head}");
}

#[tokio::test]
async fn a_chunked_answer_without_end_is_given_up() {
    let (url, _server) = server(|mut stream| async move {
        let head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        stream.write_all(head).await.unwrap();
        let chunk = format!("1000\r\n{}\r\n", "x".repeat(0x1000));
        while stream.write_all(chunk.as_bytes()).await.is_ok() {}
    })
    .await;
    let limits = limits(|limits| limits.max_response_bytes = Some(1_000_000));
    let error = reqwest().carry(get(&url), limits).await.unwrap_err();
    assert_eq!(error.to_string(), "the answer is larger than 1000000 bytes");
}

fn assert_no_leak(error: &TransportError) {
    let mut text = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(&format!(" {cause} {cause:?}"));
        source = cause.source();
    }
    assert!(!text.contains("hunter2"), "{text}");
}

/// Opens an answer of two pieces with a silence between them.
async fn pieces(silence: u64, limit: u64) -> Vec<Result<Bytes, TransportError>> {
    let (url, _server) = server(move |mut stream| async move {
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345";
        stream.write_all(head).await.unwrap();
        tokio::time::sleep(Duration::from_millis(silence)).await;
        let _ = stream.write_all(b"67890").await;
    })
    .await;
    let limits = limits(|limits| limits.timeout = Some(Duration::from_millis(limit)));
    let incoming = reqwest().open(get(&url), limits).await.unwrap();
    let (head, mut chunks) = incoming.into_parts();
    assert_eq!(head.status, 200);
    let mut found = Vec::new();
    while let Some(chunk) = poll_fn(|context| chunks.poll_chunk(context)).await {
        let failed = chunk.is_err();
        found.push(chunk);
        if failed {
            break;
        }
    }
    found
}

#[tokio::test]
async fn an_opened_answer_comes_as_it_arrives() {
    let found = pieces(300, 5_000).await;
    let found: Vec<Bytes> = found.into_iter().map(Result::unwrap).collect();
    assert_eq!(found, ["12345", "67890"]);
}

#[tokio::test]
async fn the_time_out_of_a_transport_is_no_end_of_a_stream_that_goes_on() {
    let (url, _server) = server(|mut stream| async move {
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
        stream.write_all(head).await.unwrap();
        for piece in [b"1", b"2", b"3", b"4", b"5"] {
            tokio::time::sleep(Duration::from_millis(300)).await;
            let _ = stream.write_all(piece).await;
        }
    })
    .await;
    let transport = Reqwest::builder().timeout(Duration::from_millis(1_200));
    let transport = transport.build().unwrap();
    let opened = transport.open(get(&url), Limits::default()).await;
    let (_, mut chunks) = opened.unwrap().into_parts();
    let mut found = Vec::new();
    while let Some(chunk) = poll_fn(|context| chunks.poll_chunk(context)).await {
        found.extend_from_slice(&chunk.unwrap());
    }
    assert_eq!(found, b"12345");
}

#[tokio::test]
async fn silence_ends_an_opened_answer() {
    let mut found = pieces(10_000, 300).await;
    let error = found.pop().unwrap().unwrap_err();
    assert!(error.is_time_out());
    assert_eq!(error.phase(), Phase::NoAnswer);
    assert_eq!(found.len(), 1);
}

/// The connection is lost with a request that is given up while it is sent, and no other one is.
#[tokio::test]
async fn an_upload_that_is_given_up_half_way_leaves_a_transport_that_works() {
    let (stuck, head) = server(|stream| async move {
        // Nobody reads the body: it does not fit into what the system keeps of it.
        tokio::time::sleep(Duration::from_secs(60)).await;
        drop(stream);
    })
    .await;
    let good = MockServer::start().await;
    let answer = Mock::given(method("PUT")).respond_with(ResponseTemplate::new(204));
    answer.mount(&good).await;
    let transport = reqwest();
    let upload = |url: &str| {
        let body = Bytes::from(vec![7; 32 << 20]);
        http::Request::put(url).body(body).unwrap()
    };
    for _ in 0..3 {
        let sent = transport.carry(upload(&stuck), Limits::default());
        let given_up = tokio::time::timeout(Duration::from_millis(100), sent).await;
        assert!(given_up.is_err());
        let sent = transport.carry(upload(&good.uri()), Limits::default());
        assert_eq!(sent.await.unwrap().status(), 204);
    }
    head.abort();
}
