//! Any `tower` service over `http` requests as a transport.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http_body::Body;
use tower_service::Service;

use super::body::{Arriving, BoxError, Silence, whole};
use super::deadline::within;
use super::{
    Carried, Incoming, Limits, MAX_RESPONSE_BYTES, Opened, TIMEOUT, Transport, TransportError,
};
use crate::timer::{Sleep, Timer};

/// Carries requests over any `tower` service: hyper, a stack of layers, the router of a server
/// in a test.
///
/// `B` is the service's body, which has to be made of `Bytes`, as most are. Each request has a
/// clone of the service, which is waited for until it is ready. The limits of the client are
/// kept here: 60 seconds and 16 MiB where it says nothing.
///
/// A stack must not follow redirects and must not send anything twice, as no
/// [`Transport`] may. What it fails with becomes a source of the call's error, so that it
/// must not hold a secret.
///
/// ```
/// use std::convert::Infallible;
///
/// use bindery_runtime::client::Client;
/// use bindery_runtime::transport::Tower;
/// use http_body_util::Full;
/// use bytes::Bytes;
///
/// # fn main() -> Result<(), bindery_runtime::client::BuildError> {
/// let service = tower::service_fn(|request: http::Request<Full<Bytes>>| async move {
///     let path = request.uri().path().to_owned();
///     Ok::<_, Infallible>(http::Response::new(Full::new(Bytes::from(path))))
/// });
/// let client = Client::builder("http://in.process").transport(Tower::new(service)).build()?;
/// # let _ = client;
/// # Ok(())
/// # }
/// ```
pub struct Tower<S: Service<http::Request<B>>, B> {
    // A service need not be `Sync`; a clone of it is all that is wanted of it.
    service: Mutex<S>,
    not_sent: Option<Box<NotSentWhen<S::Error>>>,
    timer: Option<Arc<dyn Timer>>,
    body: PhantomData<fn(B)>,
}

type NotSentWhen<E> = dyn Fn(&E) -> bool + Send + Sync;

impl<S: Service<http::Request<B>>, B> Tower<S, B> {
    /// Over this service.
    #[must_use]
    pub fn new(service: S) -> Tower<S, B> {
        Tower {
            service: Mutex::new(service),
            not_sent: None,
            #[cfg(not(target_arch = "wasm32"))]
            timer: Some(Arc::new(crate::timer::Standard)),
            #[cfg(target_arch = "wasm32")]
            timer: None,
            body: PhantomData,
        }
    }

    /// Which failures of the service are certain to mean that there was no connection: no byte
    /// of the request reached the server, and trying again may help. Without this all of them count as no answer, after which the request may
    /// have been carried out; only a service that fails before it is ready was never given it.
    ///
    /// For the client of hyper-util it is `.not_sent_when(|error| error.is_connect())`.
    #[must_use]
    pub fn not_sent_when(
        mut self,
        certain: impl Fn(&S::Error) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.not_sent = Some(Box::new(certain));
        self
    }

    /// What the limits of time are counted by, in place of the timer that is there by default.
    /// On `wasm32` there is none, and without one they are not kept.
    #[must_use]
    pub fn timer(mut self, timer: impl Timer + 'static) -> Self {
        self.timer = Some(Arc::new(timer));
        self
    }

    fn sleep(&self, time: Option<Duration>) -> Option<Sleep> {
        Some(self.timer.as_deref()?.sleep(time.unwrap_or(TIMEOUT)))
    }

    /// A failure of the service after it was given the request.
    fn failed(&self, error: S::Error) -> TransportError
    where
        S::Error: Into<BoxError>,
    {
        let failure = match &self.not_sent {
            Some(certain) if certain(&error) => TransportError::not_connected("no connection"),
            _ => TransportError::no_answer("the service failed"),
        };
        failure.with_source(error)
    }
}

impl<S: Service<http::Request<B>>, B> fmt::Debug for Tower<S, B> {
    // A service may show what it was made of: keys, proxies.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tower").finish_non_exhaustive()
    }
}

impl<S, B, R> Tower<S, B>
where
    S: Service<http::Request<B>, Response = http::Response<R>> + Clone + Send,
    S::Error: Into<BoxError>,
    B: From<Bytes>,
{
    /// The head of the answer, until `deadline`.
    async fn head(
        &self,
        request: http::Request<Bytes>,
        deadline: &mut Option<Sleep>,
    ) -> Result<http::Response<R>, TransportError> {
        let service = self.service.lock();
        let mut service = service.unwrap_or_else(PoisonError::into_inner).clone();
        // Not yet given the request, so that nothing of it can have been sent.
        match within(
            deadline.as_mut().map(Pin::as_mut),
            poll_fn(|context| service.poll_ready(context)),
        )
        .await
        {
            Some(Ok(())) => {}
            Some(Err(error)) => {
                let failure = TransportError::not_sent("the service is not ready");
                return Err(failure.with_source(error));
            }
            None => {
                let failure = "the service was not ready within the time limit";
                return Err(TransportError::not_sent(failure).with_time_out());
            }
        }
        let called = service.call(request.map(B::from));
        match within(deadline.as_mut().map(Pin::as_mut), called).await {
            Some(answer) => answer.map_err(|error| self.failed(error)),
            None => {
                let failure = TransportError::no_answer("no answer within the time limit");
                Err(failure.with_time_out())
            }
        }
    }
}

impl<S, B, R> Transport for Tower<S, B>
where
    S: Service<http::Request<B>, Response = http::Response<R>> + Clone + Send,
    S::Future: Send,
    S::Error: Into<BoxError> + Send,
    B: From<Bytes> + 'static,
    R: Body<Error: Into<BoxError>> + Send + 'static,
{
    fn carry(&self, request: http::Request<Bytes>, limits: Limits) -> Carried<'_> {
        Box::pin(async move {
            let mut deadline = self.sleep(limits.timeout);
            let answer = self.head(request, &mut deadline).await?;
            let cap = limits.max_response_bytes.unwrap_or(MAX_RESPONSE_BYTES);
            whole(answer, cap, deadline.as_mut().map(Pin::as_mut)).await
        })
    }

    fn open(&self, request: http::Request<Bytes>, limits: Limits) -> Opened<'_> {
        Box::pin(async move {
            let mut silence = self.sleep(limits.timeout);
            let (head, body) = self.head(request, &mut silence).await?.into_parts();
            let silence = Silence {
                limit: limits.timeout.unwrap_or(TIMEOUT),
                timer: self.timer.clone(),
                sleep: None,
            };
            Ok(Incoming::new(head, Arriving::new(body, silence)))
        })
    }
}
