//! A transport that never leaves the process.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

use super::{Carried, Limits, Transport, TransportError};

type Answer = Result<http::Response<Bytes>, TransportError>;
type Respond = dyn Fn(&http::Request<Bytes>) -> http::Response<Bytes> + Send + Sync;

/// A transport for tests: it keeps what is sent and answers from memory.
///
/// Answers are given in the order in which they were queued, each once; when there is
/// none left the closure of [`Memory::answering`] answers, and without one the request
/// fails as not sent. A clone shares answers and requests with the original.
///
/// ```
/// use bindery_runtime::transport::Memory;
///
/// let memory = Memory::new();
/// memory.reply(200, &[("X-Request-Id", "42")], r#"{"job_id":"7"}"#);
/// # let client = bindery_runtime::client::ClientBuilder::new("https://ecs.example.com")
/// #     .transport(memory.clone())
/// #     .build();
/// // … build a client with `.transport(memory.clone())`, call it, and then:
/// assert!(memory.requests().is_empty());
/// ```
#[derive(Clone, Default)]
pub struct Memory {
    shared: Arc<Mutex<Shared>>,
    respond: Option<Arc<Respond>>,
}

#[derive(Default)]
struct Shared {
    answers: VecDeque<Answer>,
    requests: Vec<http::Request<Bytes>>,
    limits: Vec<Limits>,
}

impl Memory {
    /// Without any answer.
    #[must_use]
    pub fn new() -> Memory {
        Memory::default()
    }

    /// Answers with what `respond` makes of the request.
    #[must_use]
    pub fn answering(
        respond: impl Fn(&http::Request<Bytes>) -> http::Response<Bytes> + Send + Sync + 'static,
    ) -> Memory {
        Memory {
            shared: Arc::default(),
            respond: Some(Arc::new(respond)),
        }
    }

    /// Queues an answer.
    ///
    /// A status or a header that HTTP does not allow becomes a failure (no answer) which
    /// says so, when its turn comes.
    pub fn reply(&self, status: u16, headers: &[(&str, &str)], body: impl Into<Bytes>) -> &Memory {
        let mut response = http::Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(*name, *value);
        }
        let answer = response.body(body.into()).map_err(|error| {
            TransportError::no_answer("the queued answer is not HTTP").with_source(error)
        });
        self.lock().answers.push_back(answer);
        self
    }

    /// Queues a failure.
    pub fn fail(&self, error: TransportError) -> &Memory {
        self.lock().answers.push_back(Err(error));
        self
    }

    /// What was sent so far, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.lock().requests.clone()
    }

    /// The limits that came with each of [`Memory::requests`].
    #[must_use]
    pub fn limits(&self) -> Vec<Limits> {
        self.lock().limits.clone()
    }

    // A test that panicked elsewhere must not hide its message behind a poisoned lock.
    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, request: http::Request<Bytes>, limits: Limits) -> Answer {
        let queued = self.lock().answers.pop_front();
        let answer = match (queued, &self.respond) {
            (Some(answer), _) => answer,
            (None, Some(respond)) => Ok(respond(&request)),
            (None, None) => Err(TransportError::not_sent("no answer is queued in memory")),
        };
        let mut shared = self.lock();
        shared.requests.push(request);
        shared.limits.push(limits);
        drop(shared);
        answer.and_then(|response| within(response, limits))
    }
}

fn within(response: http::Response<Bytes>, limits: Limits) -> Answer {
    match limits.max_response_bytes {
        Some(cap) if response.body().len() > cap => {
            let (head, _) = response.into_parts();
            Err(TransportError::too_large(cap).with_head(head))
        }
        _ => Ok(response),
    }
}

impl std::fmt::Debug for Memory {
    // Requests hold secrets: only their number is shown.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shared = self.lock();
        f.debug_struct("Memory")
            .field("answers", &shared.answers.len())
            .field("requests", &shared.requests.len())
            .finish_non_exhaustive()
    }
}

impl Transport for Memory {
    fn carry(&self, request: http::Request<Bytes>, limits: Limits) -> Carried<'_> {
        // Nothing happens before the future is polled, as with a real transport.
        Box::pin(async move { self.answer(request, limits) })
    }
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::*;

    fn get(path: &str) -> http::Request<Bytes> {
        http::Request::get(path).body(Bytes::new()).unwrap()
    }

    #[tokio::test]
    async fn answers_come_in_order_and_clones_share_them() {
        let memory = Memory::new();
        memory
            .reply(200, &[], "one")
            .fail(TransportError::no_answer("reset"));
        let clone = memory.clone();
        let first = clone.carry(get("/1"), Limits::default()).await.unwrap();
        assert_eq!(first.body(), "one");
        let second = memory.carry(get("/2"), Limits::default()).await;
        assert_eq!(second.unwrap_err().to_string(), "reset");
        let third = memory.carry(get("/3"), Limits::default()).await;
        assert_eq!(third.unwrap_err().phase(), super::super::Phase::NotSent);
        let paths: Vec<_> = memory
            .requests()
            .iter()
            .map(|r| r.uri().to_string())
            .collect();
        assert_eq!(paths, ["/1", "/2", "/3"]);
    }

    #[tokio::test]
    async fn a_closure_sees_the_request() {
        let memory = Memory::answering(|request| {
            let mut response = http::Response::new(Bytes::from(request.uri().to_string()));
            *response.status_mut() = StatusCode::ACCEPTED;
            response
        });
        let answer = memory.carry(get("/x"), Limits::default()).await.unwrap();
        assert_eq!(
            (answer.status().as_u16(), &answer.body()[..]),
            (202, &b"/x"[..])
        );
    }

    #[tokio::test]
    async fn an_answer_over_the_cap_is_none() {
        let memory = Memory::new();
        memory.reply(200, &[], "12345");
        let limits = Limits {
            max_response_bytes: Some(4),
            ..Limits::default()
        };
        let error = memory.carry(get("/x"), limits).await.unwrap_err();
        assert_eq!(error.status(), Some(StatusCode::OK));
        assert_eq!(error.phase(), super::super::Phase::NoAnswer);
    }

    #[tokio::test]
    async fn a_queued_answer_that_is_not_http_says_so() {
        let memory = Memory::new();
        memory.reply(200, &[("bad name", "x")], "");
        let error = memory
            .carry(get("/x"), Limits::default())
            .await
            .unwrap_err();
        assert_eq!(error.to_string(), "the queued answer is not HTTP");
    }
}
