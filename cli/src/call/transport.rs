//! Requests over the HTTP client that fetches documents too.
//!
//! It is small, and it blocks: there is one request at a time, and nothing else to do.

use std::io::ErrorKind;
use std::time::Duration;

use bindery_runtime::codegen::{Bytes, http};
use bindery_runtime::transport::{Carried, Limits, Transport, TransportError};
use ureq::{Agent, Timeout};

/// How long a call takes at most where nothing is said.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

/// The largest answer.
const LARGEST: usize = 16 * 1024 * 1024;

/// Sends each request once, and follows nothing.
#[derive(Debug)]
pub(super) struct Http;

impl Transport for Http {
    fn carry(&self, request: http::Request<Bytes>, limits: Limits) -> Carried<'_> {
        Box::pin(async move { carry(request, limits) })
    }
}

fn carry(
    request: http::Request<Bytes>,
    limits: Limits,
) -> Result<http::Response<Bytes>, TransportError> {
    let agent = agent(limits.timeout.unwrap_or(PATIENCE));
    let sent = agent.run(request.map(|body| body.to_vec()));
    let (head, mut body) = sent.map_err(failure)?.into_parts();
    let limit = limits.max_response_bytes.unwrap_or(LARGEST) as u64;
    match body.with_config().limit(limit).read_to_vec() {
        Ok(bytes) => Ok(http::Response::from_parts(head, Bytes::from(bytes))),
        // What fails after the head certainly reached the server.
        Err(why) => Err(broken_off(why).with_head(head)),
    }
}

fn agent(limit: Duration) -> Agent {
    let config = crate::http::agent()
        .timeout_global(Some(limit))
        .max_redirects_will_error(false)
        .allow_non_standard_methods(true);
    config.build().into()
}

fn failure(error: ureq::Error) -> TransportError {
    let before = match &error {
        ureq::Error::HostNotFound
        | ureq::Error::ConnectionFailed
        | ureq::Error::BadUri(_)
        | ureq::Error::Http(_)
        | ureq::Error::InvalidProxyUrl
        | ureq::Error::ConnectProxyFailed(_)
        | ureq::Error::RequireHttpsOnly(_)
        | ureq::Error::Tls(_)
        | ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => true,
        ureq::Error::Io(why) => why.kind() == ErrorKind::ConnectionRefused || is_certificate(why),
        _ => false,
    };
    match before {
        true => with_time(
            error,
            TransportError::not_sent("no connection to the server"),
        ),
        false => broken_off(error),
    }
}

/// A certificate that is not trusted ends the handshake, before a byte of the request.
fn is_certificate(why: &std::io::Error) -> bool {
    let inner = why.get_ref();
    let inner = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>());
    matches!(inner, Some(rustls::Error::InvalidCertificate(_)))
}

fn broken_off(error: ureq::Error) -> TransportError {
    let words = match &error {
        ureq::Error::BodyExceedsLimit(_) => "the answer is too large",
        ureq::Error::Timeout(_) => "the time was up before the whole answer was there",
        _ => "the connection broke before the whole answer was there",
    };
    with_time(error, TransportError::no_answer(words))
}

fn with_time(error: ureq::Error, failed: TransportError) -> TransportError {
    let failed = match error {
        ureq::Error::Timeout(_) => failed.with_time_out(),
        _ => failed,
    };
    failed.with_source(error)
}
