//! A server on this machine that accepts every reinstallation, in a process of its own, so that what
//! it takes is not counted with the client.

use std::convert::Infallible;
use std::io::{self, BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use http::{Method, Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

static CONNECTIONS: AtomicU64 = AtomicU64::new(0);
static REQUESTS: AtomicU64 = AtomicU64::new(0);

/// Serves until the process is ended; tells its address on the first line of its output.
///
/// # Errors
/// When there is no port.
pub async fn serve() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        CONNECTIONS.fetch_add(1, Ordering::Relaxed);
        let served =
            http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer));
        tokio::spawn(async move {
            if let Err(error) = served.await {
                eprintln!("a connection ended early: {error}");
            }
        });
    }
}

/// Accepts a reinstallation: the job has the id of the server. `GET` tells what was seen so far.
async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let body = if request.method() == Method::GET {
        let connections = CONNECTIONS.load(Ordering::Relaxed);
        let requests = REQUESTS.load(Ordering::Relaxed);
        format!("{connections} {requests}")
    } else {
        let server = request.uri().path().rsplit('/').nth(1).unwrap_or_default();
        let body = format!("{{\"job_id\":\"job-{server}\"}}");
        // All of the body is read before the answer, as a real server does.
        if let Ok(sent) = request.into_body().collect().await
            && !sent.to_bytes().is_empty()
        {
            REQUESTS.fetch_add(1, Ordering::Relaxed);
        }
        body
    };
    let mut response = Response::new(Full::from(body));
    let json = http::HeaderValue::from_static("application/json");
    response
        .headers_mut()
        .insert(http::header::CONTENT_TYPE, json);
    Ok(response)
}

/// A server that was started; it ends with this.
pub struct Server {
    child: Child,
    /// Where it is.
    pub endpoint: String,
}

impl Server {
    /// Starts this program once more, as a server.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(program: &Path) -> io::Result<Server> {
        let mut command = Command::new(program);
        let mut child = command.arg("serve").stdout(Stdio::piped()).spawn()?;
        let mut endpoint = String::new();
        if let Some(output) = child.stdout.take() {
            BufReader::new(output).read_line(&mut endpoint)?;
        }
        let endpoint = endpoint.trim_end().to_owned();
        Ok(Server { child, endpoint })
    }

    /// How many connections and how many requests with a body it has seen.
    ///
    /// # Errors
    /// When it does not say.
    pub async fn seen(&self) -> Result<(u64, u64), Box<dyn std::error::Error>> {
        // By hand, so that it counts as one more connection whoever asks.
        use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
        let address = self.endpoint.trim_start_matches("http://");
        let mut stream = tokio::net::TcpStream::connect(address).await?;
        let ask = "GET / HTTP/1.1\r\nHost: load\r\nConnection: close\r\n\r\n";
        stream.write_all(ask.as_bytes()).await?;
        let mut text = String::new();
        stream.read_to_string(&mut text).await?;
        let (connections, requests) = text
            .rsplit_once("\r\n\r\n")
            .and_then(|(_, body)| body.split_once(' '))
            .ok_or("the server does not count")?;
        Ok((connections.parse::<u64>()? - 1, requests.parse()?))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, which is as well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
