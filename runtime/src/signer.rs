//! How a request proves who sends it.
//!
//! A [`Signer`] gets the finished request, just before it is sent, and adds what the
//! server wants to see: a key, a token, a signature over the rest.

mod api_key;
pub mod sdk_hmac_sha256;

use std::error::Error;
use std::fmt;
use std::time::SystemTime;

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};

pub use api_key::{ApiKey, AuthToken, Bearer};
pub use sdk_hmac_sha256::SdkHmacSha256;

/// Adds credentials to a request.
///
/// `Debug` must show no secret: the client prints its signer.
///
/// ```
/// use bindery_runtime::signer::{SignContext, SignError, Signer};
/// use bytes::Bytes;
/// use http::header::{AUTHORIZATION, HeaderValue};
///
/// /// Lets a test server know who is who.
/// #[derive(Debug)]
/// struct Named(&'static str);
///
/// impl Signer for Named {
///     fn sign(
///         &self,
///         request: &mut http::Request<Bytes>,
///         _context: &SignContext<'_>,
///     ) -> Result<(), SignError> {
///         let name = HeaderValue::from_static(self.0);
///         request.headers_mut().insert(AUTHORIZATION, name);
///         Ok(())
///     }
/// }
/// ```
pub trait Signer: Send + Sync + fmt::Debug {
    /// Signs `request`, which will be sent exactly as this leaves it.
    ///
    /// # Errors
    /// When the request cannot be signed; it is not sent then.
    fn sign(
        &self,
        request: &mut http::Request<Bytes>,
        context: &SignContext<'_>,
    ) -> Result<(), SignError>;
}

/// What a signer may want to know besides the request.
#[derive(Clone, Debug)]
pub struct SignContext<'a> {
    now: SystemTime,
    parameters: Vec<(&'a str, &'a str)>,
}

impl<'a> SignContext<'a> {
    /// A request that is signed at `now`.
    #[must_use]
    pub fn new(now: SystemTime) -> SignContext<'a> {
        SignContext {
            now,
            parameters: Vec::new(),
        }
    }

    /// With a parameter of the client, such as `project_id`.
    #[must_use]
    pub fn with_parameter(mut self, name: &'a str, value: &'a str) -> Self {
        self.parameters.push((name, value));
        self
    }

    /// The time of signing.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        self.now
    }

    /// The text of a parameter that the client holds for all calls; the last one of that
    /// name, so that what a call says wins.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&'a str> {
        let found = self
            .parameters
            .iter()
            .rev()
            .find(|(given, _)| *given == name);
        found.map(|(_, value)| *value)
    }

    /// The client parameter `project_id`.
    #[must_use]
    pub fn project_id(&self) -> Option<&'a str> {
        self.parameter("project_id")
    }
}

/// A request that cannot be signed. It says why without any value of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignError {
    message: String,
}

impl SignError {
    /// Because of `message`, which must hold no secret.
    #[must_use]
    pub fn new(message: impl Into<String>) -> SignError {
        SignError {
            message: message.into(),
        }
    }
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for SignError {}

/// A header value that HTTP libraries do not print.
fn sensitive(name: &HeaderName, value: &str) -> Result<HeaderValue, SignError> {
    let mut value = HeaderValue::from_bytes(value.as_bytes()).map_err(|_| {
        SignError::new(format!(
            "the value for {name} has a control character in it"
        ))
    })?;
    value.set_sensitive(true);
    Ok(value)
}
