//! Answers that are read while they arrive.

use std::future::poll_fn;
use std::time::Duration;

use bindery_runtime::transport::{Phase, Transport, TransportError};
use bytes::Bytes;
use tokio::io::AsyncWriteExt;

use crate::server::{get, limits, server};

/// Opens an answer of two pieces with a silence between them.
async fn pieces(
    transport: impl Transport,
    silence: u64,
    limit: u64,
) -> Vec<Result<Bytes, TransportError>> {
    let (url, _server) = server(move |mut stream| async move {
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345";
        stream.write_all(head).await.unwrap();
        tokio::time::sleep(Duration::from_millis(silence)).await;
        let _ = stream.write_all(b"67890").await;
    })
    .await;
    let limits = limits(|limits| limits.timeout = Some(Duration::from_millis(limit)));
    let incoming = transport.open(get(&url), limits).await.unwrap();
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

pub(crate) async fn an_opened_answer_comes_as_it_arrives(transport: impl Transport) {
    let found = pieces(transport, 300, 5_000).await;
    let found: Vec<Bytes> = found.into_iter().map(Result::unwrap).collect();
    assert_eq!(found, ["12345", "67890"]);
}

pub(crate) async fn a_time_out_is_no_end_of_a_stream_that_goes_on(transport: impl Transport) {
    let (url, _server) = server(|mut stream| async move {
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
        stream.write_all(head).await.unwrap();
        for piece in [b"1", b"2", b"3", b"4", b"5"] {
            tokio::time::sleep(Duration::from_millis(300)).await;
            let _ = stream.write_all(piece).await;
        }
    })
    .await;
    let limits = limits(|limits| limits.timeout = Some(Duration::from_millis(1_200)));
    let opened = transport.open(get(&url), limits).await;
    let (_, mut chunks) = opened.unwrap().into_parts();
    let mut found = Vec::new();
    while let Some(chunk) = poll_fn(|context| chunks.poll_chunk(context)).await {
        found.extend_from_slice(&chunk.unwrap());
    }
    assert_eq!(found, b"12345");
}

pub(crate) async fn silence_ends_an_opened_answer(transport: impl Transport) {
    let mut found = pieces(transport, 10_000, 300).await;
    let error = found.pop().unwrap().unwrap_err();
    assert!(error.is_time_out());
    assert_eq!(error.phase(), Phase::NoAnswer);
    assert_eq!(found.len(), 1);
}
