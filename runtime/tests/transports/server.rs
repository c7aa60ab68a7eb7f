//! Servers of one connection, and requests to them.

use std::error::Error;

use bindery_runtime::transport::{Limits, Transport, TransportError};
use bytes::Bytes;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};

pub(crate) fn get(url: &str) -> http::Request<Bytes> {
    http::Request::get(url).body(Bytes::new()).unwrap()
}

pub(crate) async fn carry(
    transport: &impl Transport,
    request: http::Request<Bytes>,
) -> Result<http::Response<Bytes>, TransportError> {
    transport.carry(request, Limits::default()).await
}

pub(crate) fn limits(change: impl FnOnce(&mut Limits)) -> Limits {
    let mut limits = Limits::default();
    change(&mut limits);
    limits
}

/// A server of one connection: reads the head of a request, then does `act`.
pub(crate) async fn server<F, A>(act: F) -> (String, tokio::task::JoinHandle<Vec<u8>>)
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

pub(crate) fn assert_no_leak(error: &TransportError) {
    let mut text = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(&format!(" {cause} {cause:?}"));
        source = cause.source();
    }
    assert!(!text.contains("hunter2"), "{text}");
}
