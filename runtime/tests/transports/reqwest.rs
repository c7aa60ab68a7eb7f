//! A client of reqwest.

use std::time::Duration;

use bindery_runtime::transport::{Limits, Phase, Reqwest, Transport};
use reqwest::{ClientBuilder, redirect, retry};
use tokio::io::AsyncWriteExt;
use wiremock::MockServer;

use crate::server::{carry, get, server};

fn settings() -> ClientBuilder {
    // Another test may have been first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().retry(retry::never())
}

fn reqwest() -> Reqwest {
    let client = settings().redirect(redirect::Policy::none());
    Reqwest::from_client(client.build().unwrap())
}

promises!(reqwest);

#[tokio::test]
async fn a_url_that_would_be_rewritten_is_not_sent() {
    let server = MockServer::start().await;
    for target in ["/a/../b", "/a/%2e%2E/b", "/a/./b", "/a?k='x'", "/a\u{fc}"] {
        let error = carry(&reqwest(), get(&format!("{}{target}", server.uri())))
            .await
            .unwrap_err();
        assert_eq!(error.phase(), Phase::NotSent, "{target}");
    }
    assert!(server.received_requests().await.unwrap().is_empty());
}

/// One that follows redirects goes on to another server.
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
    let following = Reqwest::from_client(settings().build().unwrap());
    let answer = following.carry(get(&first), Limits::default()).await;
    assert_eq!(answer.unwrap().status(), 200);
    for (head, url) in [(asked, &first), (seen, &last)] {
        let head = String::from_utf8(head.await.unwrap()).unwrap();
        let host = format!("\r\nhost: {}\r\n", url.trim_start_matches("http://"));
        assert_eq!(head.matches(&host).count(), 1, "{head}");
    }
}

/// A client may have a time limit for whole answers; it is none for a stream.
#[tokio::test]
async fn the_time_out_of_a_client_is_no_end_of_a_stream() {
    let (url, _server) = server(|mut stream| async move {
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n1";
        stream.write_all(head).await.unwrap();
        tokio::time::sleep(Duration::from_millis(600)).await;
        let _ = stream.write_all(b"2").await;
    })
    .await;
    let client = settings().timeout(Duration::from_millis(300));
    let transport = Reqwest::from_client(client.build().unwrap());
    let opened = transport.open(get(&url), Limits::default()).await;
    let (_, mut chunks) = opened.unwrap().into_parts();
    let mut found = Vec::new();
    while let Some(chunk) = std::future::poll_fn(|context| chunks.poll_chunk(context)).await {
        found.extend_from_slice(&chunk.unwrap());
    }
    assert_eq!(found, b"12");
}
