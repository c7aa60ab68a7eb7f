//! A server that fails in the way it is told to, byte by byte.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What it does with every connection.
#[derive(Clone)]
pub(crate) enum Act {
    /// Nobody listens.
    Refuse,
    /// Resets it without reading.
    ResetAtOnce,
    /// Reads the request and resets it.
    Reset,
    /// Reads the request, says this and closes.
    Say(Vec<u8>),
    /// Reads the request, says this and nothing more.
    Stall(&'static str),
    /// Says this to whatever comes first, and closes.
    Interrupt(&'static [u8]),
    /// Says the first to the first request, and the second to all others.
    SayFirst(String, String),
}

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    seen: Arc<AtomicU32>,
    task: Option<JoinHandle<()>>,
}

impl Server {
    pub(crate) async fn acting(act: Act) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(AtomicU32::new(0));
        let task =
            (!matches!(act, Act::Refuse)).then(|| tokio::spawn(serve(listener, act, seen.clone())));
        Server {
            address,
            seen,
            task,
        }
    }

    /// How many requests it has read.
    pub(crate) fn seen(&self) -> u32 {
        self.seen.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.iter().for_each(JoinHandle::abort);
    }
}

async fn serve(listener: TcpListener, act: Act, seen: Arc<AtomicU32>) {
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        tokio::spawn(serve_one(stream, act.clone(), seen.clone()));
    }
}

async fn serve_one(mut stream: TcpStream, act: Act, seen: Arc<AtomicU32>) {
    match act {
        Act::Refuse => {}
        Act::ResetAtOnce => stream.set_zero_linger().unwrap(),
        Act::Interrupt(bytes) => {
            let _ = stream.read(&mut [0; 4096]).await;
            let _ = stream.write_all(bytes).await;
        }
        Act::Reset => {
            read(&mut stream, &seen).await;
            stream.set_zero_linger().unwrap();
        }
        Act::Say(bytes) => {
            read(&mut stream, &seen).await;
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
        Act::SayFirst(first, others) => {
            let said = if read(&mut stream, &seen).await == 1 {
                first
            } else {
                others
            };
            let _ = stream.write_all(said.as_bytes()).await;
            let _ = stream.shutdown().await;
        }
        Act::Stall(text) => {
            read(&mut stream, &seen).await;
            let _ = stream.write_all(text.as_bytes()).await;
            tokio::time::sleep(Duration::from_secs(60)).await;
        }
    }
}

/// The request to its end, which is that of its head: none of them has a body.
async fn read(stream: &mut TcpStream, seen: &AtomicU32) -> u32 {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\r\n\r\n") {
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk).await {
            Ok(count) if count > 0 => bytes.extend_from_slice(&chunk[..count]),
            _ => return 0,
        }
    }
    seen.fetch_add(1, Ordering::SeqCst) + 1
}
