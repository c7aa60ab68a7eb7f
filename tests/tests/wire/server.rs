//! A server that keeps what it gets byte for byte. A library that parses the URL first could
//! not tell whether a path was resolved on the way.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// It gives every connection the same answer and closes it.
pub(crate) struct Server {
    pub(crate) endpoint: String,
    received: Arc<Mutex<Vec<Received>>>,
    task: JoinHandle<()>,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    /// The first line: `POST /v1/… HTTP/1.1`.
    pub(crate) line: String,
    /// Names in lower case, in the order of coming.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut values = self.headers.iter().filter(|(found, _)| found == name);
        let value = values
            .next()
            .unwrap_or_else(|| panic!("no {name}: {self:?}"));
        assert!(values.next().is_none(), "{name} came twice: {self:?}");
        &value.1
    }

    pub(crate) fn path(&self) -> &str {
        self.line.split(' ').nth(1).unwrap()
    }
}

impl Server {
    /// Answers with a status, headers and a body.
    pub(crate) async fn answering(status: u16, headers: &[(&str, &str)], body: &str) -> Server {
        let mut answer = format!("HTTP/1.1 {status} Said\r\nConnection: close\r\n");
        for (name, value) in headers {
            answer += &format!("{name}: {value}\r\n");
        }
        answer += &format!("Content-Length: {}\r\n\r\n{body}", body.len());
        Server::saying(answer).await
    }

    /// Answers with a status and JSON.
    pub(crate) async fn json(status: u16, body: &str) -> Server {
        Server::answering(status, &[("Content-Type", "application/json")], body).await
    }

    /// Answers with these bytes, perhaps none.
    pub(crate) async fn saying(answer: impl Into<Vec<u8>>) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let received = Arc::new(Mutex::new(Vec::new()));
        let (kept, answer) = (Arc::clone(&received), answer.into());
        let task = tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let request = read(&mut stream).await;
                kept.lock().unwrap().push(request);
                stream.write_all(&answer).await.unwrap();
                stream.shutdown().await.unwrap();
            }
        });
        Server {
            endpoint,
            received,
            task,
        }
    }

    pub(crate) fn requests(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// The request, of which there must be one: a destructive call is never sent twice.
    pub(crate) fn only_request(&self) -> Received {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests.remove(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn read(stream: &mut TcpStream) -> Received {
    let mut bytes = Vec::new();
    loop {
        if let Some(request) = whole(&bytes) {
            return request;
        }
        let mut chunk = [0; 4096];
        let count = stream.read(&mut chunk).await.unwrap();
        assert!(count > 0, "the request ended early: {bytes:?}");
        bytes.extend_from_slice(&chunk[..count]);
    }
}

fn whole(bytes: &[u8]) -> Option<Received> {
    let text = std::str::from_utf8(bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n")?;
    let mut lines = head.split("\r\n");
    let line = lines.next().unwrap().to_owned();
    let headers: Vec<(String, String)> = lines
        .map(|line| line.split_once(": ").unwrap())
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.map_or(0, |(_, length)| length.parse().unwrap());
    (body.len() >= length).then(|| Received {
        line,
        headers,
        body: body.to_owned(),
    })
}
