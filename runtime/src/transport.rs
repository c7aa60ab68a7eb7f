//! How a request gets to a server and an answer comes back.
//!
//! A [`Transport`] carries one finished request and gives one finished answer. It knows
//! nothing of operations, signing or JSON, so that it can be replaced: by a proxy, by a
//! recorder, by the [`Memory`] double of a test.

#[cfg(all(
    any(feature = "hyper", feature = "reqwest"),
    not(target_arch = "wasm32")
))]
mod apart;
#[cfg(any(feature = "tower", all(feature = "hyper", not(target_arch = "wasm32"))))]
mod body;
#[cfg(any(feature = "tower", all(feature = "hyper", not(target_arch = "wasm32"))))]
mod deadline;
mod failure;
#[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
mod hyper;
mod incoming;
mod memory;
#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
mod reqwest;
#[cfg(feature = "tower")]
mod tower;
#[cfg(any(
    feature = "tower",
    all(
        any(feature = "hyper", feature = "reqwest"),
        not(target_arch = "wasm32")
    )
))]
mod whole;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

#[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
pub use self::hyper::{Hyper, HyperBuilder};
#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
pub use self::reqwest::Reqwest;
pub use failure::{Phase, TransportError};
pub use incoming::{Chunks, Incoming};
pub use memory::Memory;
#[cfg(feature = "tower")]
pub use tower::Tower;

#[cfg(any(
    feature = "tower",
    all(
        any(feature = "hyper", feature = "reqwest"),
        not(target_arch = "wasm32")
    )
))]
/// How long an answer may take where nobody says otherwise.
const TIMEOUT: Duration = Duration::from_secs(60);

#[cfg(any(
    feature = "tower",
    all(
        any(feature = "hyper", feature = "reqwest"),
        not(target_arch = "wasm32")
    )
))]
/// How large its body may be there.
const MAX_RESPONSE_BYTES: usize = 16 * 1024 * 1024;

/// The answer that a [`Transport`] is working on.
pub type Carried<'a> =
    Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'a>>;

/// The answer that a [`Transport`] has the head of.
pub type Opened<'a> = Pin<Box<dyn Future<Output = Result<Incoming, TransportError>> + Send + 'a>>;

/// Carries requests to a server.
///
/// A transport must send a request at most once and exactly as it is given: it was
/// signed, and the operation may be one that must not be carried out twice. It must not
/// follow redirects. When it fails it must tell whether the request can have reached the
/// server, see [`TransportError`].
///
/// ```
/// use bindery_runtime::transport::{Carried, Limits, Transport};
/// use bytes::Bytes;
///
/// /// Writes down which URLs are asked for.
/// struct Logging<T>(T);
///
/// impl<T: Transport> Transport for Logging<T> {
///     fn carry(&self, request: http::Request<Bytes>, limits: Limits) -> Carried<'_> {
///         eprintln!("{} {}", request.method(), request.uri().path());
///         self.0.carry(request, limits)
///     }
/// }
/// ```
pub trait Transport: Send + Sync {
    /// Sends `request` and reads the whole answer, whatever its status is.
    fn carry(&self, request: http::Request<Bytes>, limits: Limits) -> Carried<'_>;

    /// Sends `request` and reads the head of the answer; its body follows piece by piece.
    ///
    /// Here `limits.timeout` is the longest silence: until the head, and between pieces. A
    /// stream may last for hours. What is given here waits for the whole body, which is
    /// right for answers that end.
    fn open(&self, request: http::Request<Bytes>, limits: Limits) -> Opened<'_> {
        let carried = self.carry(request, limits);
        Box::pin(async move { carried.await.map(Incoming::whole) })
    }

    /// Whether this is a [`Mock`](crate::mock::Mock), which wants to know the call of a request.
    /// Whoever wraps a transport that may be one passes this on.
    #[cfg(feature = "mock")]
    fn is_mock(&self) -> bool {
        false
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn open(&self, request: http::Request<Bytes>, limits: Limits) -> Opened<'_> {
        (**self).open(request, limits)
    }

    fn carry(&self, request: http::Request<Bytes>, limits: Limits) -> Carried<'_> {
        (**self).carry(request, limits)
    }

    #[cfg(feature = "mock")]
    fn is_mock(&self) -> bool {
        (**self).is_mock()
    }
}

/// What one request may take. `None` leaves it to the transport.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// From the start of sending to the last byte of the answer.
    pub timeout: Option<Duration>,
    /// The largest body of an answer, in bytes.
    pub max_response_bytes: Option<usize>,
}

impl Limits {
    /// These limits, and where they say nothing those of `other`.
    #[must_use]
    pub fn or(self, other: Limits) -> Limits {
        Limits {
            timeout: self.timeout.or(other.timeout),
            max_response_bytes: self.max_response_bytes.or(other.max_response_bytes),
        }
    }
}
