//! What is sure not to have been sent.

use std::error::Error;

use bindery_runtime::transport::{Phase, Transport};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::server::{assert_no_leak, carry, get};

pub(crate) async fn a_refused_connection_was_not_sent(transport: impl Transport) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = carry(&transport, get(&url)).await.unwrap_err();
    assert_eq!(error.phase(), Phase::NotSent);
    assert!(!error.is_time_out());
    assert!(error.source().is_some());
}

pub(crate) async fn a_host_that_does_not_exist_was_not_sent(transport: impl Transport) {
    let error = carry(&transport, get("http://no-such-host.invalid/?key=hunter2"))
        .await
        .unwrap_err();
    assert_eq!(error.phase(), Phase::NotSent);
    assert_no_leak(&error);
}

pub(crate) async fn a_failed_tls_handshake_was_not_sent(transport: impl Transport) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut hello = [0; 64];
        let _ = stream.read(&mut hello).await;
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
    });
    let error = carry(&transport, get(&url)).await.unwrap_err();
    assert_eq!(error.phase(), Phase::NotSent);
}
