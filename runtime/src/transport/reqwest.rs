//! A client of reqwest as a transport.

mod origin;

use std::error::Error as _;
use std::fmt;
use std::future::Future;
use std::io::ErrorKind;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use ::reqwest::{Client, Request, Response};
use bytes::Bytes;
use http::response::Parts;

use super::apart::Apart;
use super::whole::Whole;
use super::{
    Carried, Chunks, Incoming, Limits, MAX_RESPONSE_BYTES, Opened, TIMEOUT, Transport,
    TransportError,
};

use origin::LastOrigin;

/// Carries requests with a reqwest client of yours: one that a program has already, or for
/// HTTP/2, another TLS or anything else for which [`Hyper`](super::Hyper) has no setting.
///
/// Its redirect policy, retries, proxies and connect time-out are used as they are. Build it with
/// `redirect::Policy::none()`, or a redirect will be followed with a signature that does not fit,
/// and with `retry::never()`, or what must not be carried out twice may be. The whole answer may
/// take 60 seconds and 16 MiB unless the call or its client says otherwise. Needs a tokio runtime
/// around it, like reqwest itself; a blocking call brings its own.
///
/// ```no_run
/// use bindery_runtime::client::Client;
/// use bindery_runtime::transport::Reqwest;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let own = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
/// let own = own.retry(reqwest::retry::never()).build()?;
/// let client = Client::builder("https://ecs.example.com").transport(Reqwest::from_client(own));
/// let client = client.build()?;
/// # let _ = client;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Reqwest {
    client: Apart<Client>,
    limits: Limits,
    last_origin: LastOrigin,
}

impl Reqwest {
    /// Over this client.
    ///
    /// Blocking calls share its connections with those that are awaited: who waits in the only
    /// thread of a runtime that has some open gives them others by `with_blocking_client`.
    #[must_use]
    pub fn from_client(client: Client) -> Reqwest {
        Reqwest {
            client: Apart::new(|| client.clone()),
            limits: Limits {
                timeout: Some(TIMEOUT),
                max_response_bytes: Some(MAX_RESPONSE_BYTES),
            },
            last_origin: LastOrigin::default(),
        }
    }
}

#[cfg(feature = "blocking")]
impl Reqwest {
    /// Lets blocking calls go over another client than those that are awaited, as those of the
    /// default transport do. Nothing drives a connection of a runtime whose only thread waits: a blocking
    /// call there that took one would be given up at its time-out, and may have been carried out.
    #[must_use]
    pub fn with_blocking_client(mut self, client: Client) -> Reqwest {
        self.client = self.client.with_blocking(client);
        self
    }
}

impl Reqwest {
    /// Starts a request. Nothing of it is kept by whoever waits for the answer.
    fn execute(
        &self,
        request: http::Request<Bytes>,
        timeout: Option<Duration>,
    ) -> Result<
        impl Future<Output = Result<Response, ::reqwest::Error>> + Send + use<>,
        TransportError,
    > {
        let url = self.last_origin.url(request.uri())?;
        let (head, body) = request.into_parts();
        let mut request = Request::new(head.method, url);
        *request.version_mut() = head.version;
        *request.headers_mut() = head.headers;
        *request.body_mut() = Some(body.into());
        *request.timeout_mut() = timeout;
        Ok(self.client.current().execute(request))
    }
}

impl fmt::Debug for Reqwest {
    // A client shows its proxies, and those may have a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reqwest")
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

impl Transport for Reqwest {
    fn carry(&self, request: http::Request<Bytes>, limits: Limits) -> Carried<'_> {
        Box::pin(async move {
            let limits = limits.or(self.limits);
            let executed = self.execute(request, limits.timeout)?;
            let cap = limits.max_response_bytes.unwrap_or(usize::MAX);
            #[cfg(feature = "blocking")]
            if crate::blocking::is_current() {
                return crate::blocking::driven(exchange(executed, cap)).await;
            }
            exchange(executed, cap).await
        })
    }

    fn open(&self, request: http::Request<Bytes>, limits: Limits) -> Opened<'_> {
        Box::pin(async move {
            let limits = limits.or(self.limits);
            let silence = limits.timeout.unwrap_or(Duration::MAX);
            // Its client may have a time-out for all of an answer, and a stream has none.
            let executed = self.execute(request, Some(Duration::MAX))?;
            let executed = tokio::time::timeout(silence, executed).await;
            let mut response = executed.map_err(|_| late())?.map_err(classify)?;
            let head = head(&mut response);
            let body = Body {
                silence,
                step: Box::pin(step(response, silence)),
            };
            Ok(Incoming::new(head, body))
        })
    }
}

/// A body that is read as it arrives.
struct Body {
    silence: Duration,
    step: Pin<Box<dyn Future<Output = (Response, Read)> + Send>>,
}

/// The next piece of a body, `None` at its end.
type Read = Result<Option<Bytes>, TransportError>;

async fn step(mut response: Response, silence: Duration) -> (Response, Read) {
    let read = match tokio::time::timeout(silence, response.chunk()).await {
        Ok(read) => read.map_err(cut),
        Err(_) => Err(late()),
    };
    (response, read)
}

fn late() -> TransportError {
    TransportError::no_answer("nothing arrived within the time limit").with_time_out()
}

impl Chunks for Body {
    fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        let (response, read) = ready!(self.step.as_mut().poll(context));
        self.step = Box::pin(step(response, self.silence));
        Poll::Ready(read.transpose())
    }
}

/// Only what failed while connecting is sure not to have been sent. A URL can hold
/// secrets in its query, so it leaves the error.
fn classify(error: ::reqwest::Error) -> TransportError {
    let error = error.without_url();
    let timed_out = error.is_timeout();
    let failure = if error.is_connect() {
        let what = match (timed_out, error.is_dns()) {
            (true, _) => "no connection within the time limit",
            (false, true) => "the host name cannot be resolved",
            (false, false) => "no connection",
        };
        if is_refused_by_tls(&error) {
            TransportError::not_sent("no connection: TLS cannot be agreed upon")
        } else {
            TransportError::not_connected(what)
        }
    } else if error.is_builder() {
        TransportError::not_sent("the request is not valid")
    } else if timed_out {
        TransportError::no_answer("no answer within the time limit")
    } else {
        TransportError::no_answer("the connection was lost before the answer")
    };
    let failure = if timed_out {
        failure.with_time_out()
    } else {
        failure
    };
    failure.with_source(error)
}

/// A certificate that is not trusted will not be so in a second either. rustls says that what
/// it was sent is no valid data; it is not asked itself, because it need not be there.
fn is_refused_by_tls(error: &::reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        let io = error.downcast_ref::<std::io::Error>();
        if io.is_some_and(|error| error.kind() == ErrorKind::InvalidData) {
            return true;
        }
        // An error of I/O is its own source's, not that of what it is made of.
        cause = match io {
            Some(error) => error.get_ref().map(|inner| inner as _),
            None => error.source(),
        };
    }
    false
}

/// The answer, to its last byte.
async fn exchange(
    executed: impl Future<Output = Result<Response, ::reqwest::Error>>,
    cap: usize,
) -> Result<http::Response<Bytes>, TransportError> {
    let mut response = executed.await.map_err(classify)?;
    match read(&mut response, cap).await {
        Ok(body) => Ok(http::Response::from_parts(head(&mut response), body)),
        Err(error) => Err(error.with_head(head(&mut response))),
    }
}

async fn read(response: &mut Response, cap: usize) -> Result<Bytes, TransportError> {
    let mut whole = Whole::nothing(cap);
    while let Some(chunk) = response.chunk().await.map_err(cut)? {
        whole.add(chunk)?;
    }
    Ok(whole.body())
}

fn head(response: &mut Response) -> Parts {
    let (mut head, ()) = http::Response::new(()).into_parts();
    head.status = response.status();
    head.version = response.version();
    head.headers = std::mem::take(response.headers_mut());
    head
}

fn cut(error: ::reqwest::Error) -> TransportError {
    let error = error.without_url();
    if error.is_timeout() {
        TransportError::no_answer("the answer was not complete within the time limit")
            .with_time_out()
            .with_source(error)
    } else {
        TransportError::no_answer("the answer was cut short").with_source(error)
    }
}
