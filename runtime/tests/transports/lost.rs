//! Answers that do not come, or not whole.

use std::time::{Duration, Instant};

use bindery_runtime::transport::{Phase, Transport};
use tokio::io::AsyncWriteExt;
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::server::{assert_no_leak, carry, get, limits, server};

pub(crate) async fn a_reset_after_sending_is_no_answer(transport: impl Transport) {
    let (url, _server) = server(|stream| async move {
        stream.set_zero_linger().unwrap();
        drop(stream);
    })
    .await;
    let error = carry(&transport, get(&format!("{url}/?key=hunter2")))
        .await
        .unwrap_err();
    assert_eq!(error.phase(), Phase::NoAnswer);
    assert!(!error.is_time_out());
    assert_eq!(error.status(), None);
    assert_no_leak(&error);
}

pub(crate) async fn a_connection_that_ends_without_an_answer_is_no_answer(
    transport: impl Transport,
) {
    let (url, _server) = server(|stream| async move { drop(stream) }).await;
    let error = carry(&transport, get(&url)).await.unwrap_err();
    assert_eq!(error.phase(), Phase::NoAnswer);
}

pub(crate) async fn silence_is_no_answer_when_the_time_is_up(transport: impl Transport) {
    let (url, _server) = server(|stream| async move {
        tokio::time::sleep(Duration::from_secs(20)).await;
        drop(stream);
    })
    .await;
    let start = Instant::now();
    let limits = limits(|limits| limits.timeout = Some(Duration::from_millis(200)));
    let error = transport.carry(get(&url), limits).await.unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(10));
    assert_eq!(error.phase(), Phase::NoAnswer);
    assert!(error.is_time_out());
}

pub(crate) async fn a_body_that_stalls_is_no_answer_and_keeps_its_head(transport: impl Transport) {
    let (url, _server) = server(|mut stream| async move {
        let head = b"HTTP/1.1 200 OK\r\nX-Request-Id: r1\r\nContent-Length: 10\r\n\r\n12345";
        stream.write_all(head).await.unwrap();
        tokio::time::sleep(Duration::from_secs(20)).await;
    })
    .await;
    let limits = limits(|limits| limits.timeout = Some(Duration::from_millis(300)));
    let error = transport.carry(get(&url), limits).await.unwrap_err();
    assert_eq!(error.phase(), Phase::NoAnswer);
    assert!(error.is_time_out());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert_eq!(error.headers().unwrap()["x-request-id"], "r1");
}

pub(crate) async fn a_body_that_is_cut_is_no_answer(transport: impl Transport) {
    let (url, _server) = server(|mut stream| async move {
        stream
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345")
            .await
            .unwrap();
    })
    .await;
    let error = carry(&transport, get(&url)).await.unwrap_err();
    assert_eq!(error.phase(), Phase::NoAnswer);
    assert!(!error.is_time_out());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
}

pub(crate) async fn an_answer_may_be_as_large_as_the_cap_and_no_larger(transport: impl Transport) {
    let server = MockServer::start().await;
    let large = ResponseTemplate::new(200).set_body_bytes(vec![b'x'; 100_000]);
    Mock::given(method("GET"))
        .respond_with(large)
        .mount(&server)
        .await;
    let exact = limits(|limits| limits.max_response_bytes = Some(100_000));
    let answer = transport.carry(get(&server.uri()), exact).await.unwrap();
    assert_eq!(answer.body().len(), 100_000);
    let small = limits(|limits| limits.max_response_bytes = Some(99_999));
    let error = transport
        .carry(get(&server.uri()), small)
        .await
        .unwrap_err();
    assert_eq!(error.phase(), Phase::NoAnswer);
    assert_eq!(error.to_string(), "the answer is larger than 99999 bytes");
}

pub(crate) async fn an_answer_in_pieces_is_one_and_counts_as_one(transport: impl Transport) {
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
        let answer = transport.carry(get(&url), limits).await;
        match answer {
            Ok(answer) => assert_eq!((cap, &answer.body()[..]), (10, &b"1234567890"[..])),
            Err(error) => assert_eq!(
                error.to_string(),
                format!("the answer is larger than {cap} bytes")
            ),
        }
    }
}

pub(crate) async fn a_chunked_answer_without_end_is_given_up(transport: impl Transport) {
    let (url, _server) = server(|mut stream| async move {
        let head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        stream.write_all(head).await.unwrap();
        let chunk = format!("1000\r\n{}\r\n", "x".repeat(0x1000));
        while stream.write_all(chunk.as_bytes()).await.is_ok() {}
    })
    .await;
    let limits = limits(|limits| limits.max_response_bytes = Some(1_000_000));
    let error = transport.carry(get(&url), limits).await.unwrap_err();
    assert_eq!(error.to_string(), "the answer is larger than 1000000 bytes");
}
