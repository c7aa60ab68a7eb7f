//! The default transport, over hyper.

mod builder;
mod connector;
mod proxy;
mod resolver;
mod socket;
mod tls;

use std::error::Error as _;
use std::fmt;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use ::hyper::body::Incoming as Body;
use bytes::Bytes;
use http::header::PROXY_AUTHORIZATION;
use http_body_util::Full;
use hyper_util::client::legacy::{Client, Error};
use tokio::runtime::Handle;
use tokio::time::Sleep;

use super::apart::Apart;
use super::body::{Arriving, Silence, whole};
use super::deadline::within;
use super::{Carried, Incoming, Limits, Opened, Transport, TransportError};
use crate::timer::Standard;

pub use builder::HyperBuilder;
use connector::{Connector, Unconnected};
use proxy::Proxies;

/// Carries requests over HTTP/1.1 with hyper; TLS is rustls with the certificates that the
/// platform trusts.
///
/// Redirects are not followed: a redirected `POST` would lose its signature and may have
/// been carried out already. A request is never repeated. Needs a tokio runtime around it
/// whose clock and sockets are on (`enable_all`); a blocking call brings its own.
///
/// ```
/// use bindery_runtime::transport::Hyper;
/// use std::time::Duration;
///
/// # fn main() -> Result<(), bindery_runtime::transport::TransportError> {
/// let transport = Hyper::builder().timeout(Duration::from_secs(20)).build()?;
/// # let _ = transport;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Hyper {
    client: Apart<Pool>,
    limits: Limits,
    proxies: Arc<Proxies>,
}

type Pool = Client<Connector, Full<Bytes>>;

impl Hyper {
    /// With all settings at their defaults.
    #[must_use]
    pub fn builder() -> HyperBuilder {
        HyperBuilder::new()
    }

    /// The answer, to its last byte.
    async fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let mut deadline = pin!(start(&request, limits)?);
        let answer = self.head(request, deadline.as_mut()).await?;
        let cap = limits.max_response_bytes.unwrap_or(usize::MAX);
        whole(answer, cap, Some(deadline)).await
    }

    /// The head of the answer, until `deadline`.
    async fn head(
        &self,
        request: http::Request<Bytes>,
        deadline: Pin<&mut Sleep>,
    ) -> Result<http::Response<Body>, TransportError> {
        let mut request = request.map(Full::new);
        if let Some(authorization) = self.proxies.authorization(request.uri()) {
            let headers = request.headers_mut();
            headers.insert(PROXY_AUTHORIZATION, authorization);
        }
        let answer = within(Some(deadline), self.client.current().request(request)).await;
        let Some(answer) = answer else {
            let late = TransportError::no_answer("no answer within the time limit");
            return Err(late.with_time_out());
        };
        answer.map_err(classify)
    }
}

impl fmt::Debug for Hyper {
    // Its proxies may have a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hyper")
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

impl Transport for Hyper {
    fn carry(&self, request: http::Request<Bytes>, limits: Limits) -> Carried<'_> {
        Box::pin(async move {
            let limits = limits.or(self.limits);
            #[cfg(feature = "blocking")]
            if crate::blocking::is_current() {
                let own = self.clone();
                let exchange = async move { own.exchange(request, limits).await };
                return crate::blocking::driven(exchange).await;
            }
            self.exchange(request, limits).await
        })
    }

    fn open(&self, request: http::Request<Bytes>, limits: Limits) -> Opened<'_> {
        Box::pin(async move {
            let limits = limits.or(self.limits);
            let deadline = pin!(start(&request, limits)?);
            let (head, body) = self.head(request, deadline).await?.into_parts();
            let silence = Silence {
                limit: limits.timeout.unwrap_or(Duration::MAX),
                timer: Some(Arc::new(Standard)),
                sleep: None,
            };
            Ok(Incoming::new(head, Arriving::new(body, silence)))
        })
    }
}

/// What ends the request, if it can be sent at all.
fn start(request: &http::Request<Bytes>, limits: Limits) -> Result<Sleep, TransportError> {
    // What is not written as a URL has it would be sent as it is.
    let target = request.uri().path_and_query();
    if !target.is_some_and(|target| target.as_str().is_ascii()) {
        let why = "the path or the query has a character that a URL cannot have";
        return Err(TransportError::not_sent(why));
    }
    if Handle::try_current().is_err() {
        let why = "there is no tokio runtime around the call: use one, or a blocking call";
        return Err(TransportError::not_sent(why));
    }
    let timeout = limits.timeout.unwrap_or(Duration::MAX);
    Ok(tokio::time::sleep(timeout))
}

/// Only what failed while connecting is sure not to have been sent.
fn classify(error: Error) -> TransportError {
    if !error.is_connect() {
        let lost = TransportError::no_answer("the connection was lost before the answer");
        return lost.with_source(error);
    }
    // That of a proxy is inside of that of a tunnel.
    let mut why = Unconnected::Refused;
    let mut cause = error.source();
    while let Some(error) = cause {
        if let Some(failed) = error.downcast_ref::<connector::Failed>() {
            why = failed.why;
        }
        cause = error.source();
    }
    let failure = match why {
        Unconnected::Late => {
            TransportError::not_connected("no connection within the time limit").with_time_out()
        }
        Unconnected::NoHost => TransportError::not_connected("the host name cannot be resolved"),
        Unconnected::Refused => TransportError::not_connected("no connection"),
        Unconnected::Proxy => TransportError::not_sent(
            "the proxy that the environment names is no `http://` or `https://` URL",
        ),
        // A certificate that is not trusted will not be so in a second either.
        Unconnected::Tls => TransportError::not_sent("no connection: TLS cannot be agreed upon"),
    };
    failure.with_source(error)
}
