//! Behind a port of this machine.

use std::convert::Infallible;
use std::future::poll_fn;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use bindery_runtime::codegen::http::{Request, Response, StatusCode};
use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::Mock;
use super::refusal::Refusal;

/// The largest request.
const LARGEST: usize = 64 * 1024 * 1024;

/// A mock behind a port, until it is dropped. Only programs of this machine reach it.
///
/// ```no_run
/// # fn show(live: bindery_live::Live) -> std::io::Result<()> {
/// use bindery_live::mock::{Mock, Server};
///
/// let server = Server::start(Mock::new(vec![live]), 0)?;
/// println!("http://{}", server.address());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    /// Dropping it ends the server.
    _end: oneshot::Sender<Infallible>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Server {
    /// Starts a server on a port; with 0, on one that is free.
    ///
    /// # Errors
    /// When the port is taken, or no thread can be started.
    pub fn start(mock: Mock, port: u16) -> io::Result<Server> {
        Server::start_with(mock, port, Duration::ZERO)
    }

    /// The same, which waits before each answer.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn start_with(mock: Mock, port: u16, latency: Duration) -> io::Result<Server> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let mut builder = tokio::runtime::Builder::new_current_thread();
        let runtime = builder.enable_all().build()?;
        let (end, ended) = oneshot::channel();
        let thread = std::thread::Builder::new().name("mock".to_owned());
        let thread = thread.spawn(move || {
            runtime.block_on(serve_until(ended, serve(listener, Arc::new(mock), latency)));
        })?;
        Ok(Server {
            address,
            _end: end,
            thread: Some(thread),
        })
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits until the server ends by itself, which it only does when it cannot go on.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so.
            let _ = thread.join();
        }
    }
}

/// Serves until the other end of the channel is dropped. By hand, because the macro for it would be
/// the only reason for `syn` in `mock`.
async fn serve_until(ended: oneshot::Receiver<Infallible>, serving: impl Future<Output = ()>) {
    let (mut ended, mut serving) = (pin!(ended), pin!(serving));
    poll_fn(|context| {
        let over = ended.as_mut().poll(context).is_ready();
        match over || serving.as_mut().poll(context).is_ready() {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    })
    .await;
}

async fn serve(listener: std::net::TcpListener, mock: Arc<Mock>, latency: Duration) {
    let Ok(listener) = TcpListener::from_std(listener) else {
        return;
    };
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many connections at once: others end meanwhile.
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        let mock = Arc::clone(&mock);
        let service = service_fn(move |request| {
            let mock = Arc::clone(&mock);
            async move { Ok::<_, Infallible>(answer(&mock, request, latency).await) }
        });
        tokio::spawn(async move {
            // A client that breaks off is its own business.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

async fn answer(
    mock: &Mock,
    request: Request<Incoming>,
    latency: Duration,
) -> Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    let answer = match Limited::new(body, LARGEST).collect().await {
        Ok(body) => mock.answer(&Request::from_parts(head, body.to_bytes())),
        Err(_) => Refusal::new(StatusCode::PAYLOAD_TOO_LARGE).bare(),
    };
    if !latency.is_zero() {
        tokio::time::sleep(latency).await;
    }
    answer.map(Full::new)
}
