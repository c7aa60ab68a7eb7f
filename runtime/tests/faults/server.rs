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
    /// Says the first to the first request, and so on, and the last to all others.
    SayInTurn(Vec<String>),
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
        Act::SayInTurn(all) => {
            let number = read(&mut stream, &seen).await as usize;
            let said = &all[number.clamp(1, all.len()) - 1];
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

/// The request to its end; gives its number.
async fn read(stream: &mut TcpStream, seen: &AtomicU32) -> u32 {
    let mut bytes = Vec::new();
    while !is_whole(&bytes) {
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk).await {
            Ok(count) if count > 0 => bytes.extend_from_slice(&chunk[..count]),
            _ => return 0,
        }
    }
    seen.fetch_add(1, Ordering::SeqCst) + 1
}

fn is_whole(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let mut lengths = head.lines().filter_map(|line| {
        let (name, value) = line.split_once(": ")?;
        (name.eq_ignore_ascii_case("content-length")).then(|| value.parse().ok())?
    });
    body.len() >= lengths.next_back().unwrap_or(0)
}
