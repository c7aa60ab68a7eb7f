//! How a request proves who sends it.
//!
//! A [`Signer`] gets the finished request, just before it is sent, and adds what the
//! server wants to see: a key, a token, a signature over the rest.

mod api_key;
mod authorization;
pub mod client_credentials;
mod context;
mod issued;
mod key;
mod preparation;
mod redacted;
mod renewed;
#[cfg(feature = "sdk-hmac-sha256")]
pub mod sdk_hmac_sha256;
mod token_error;
mod tokens;

use std::error::Error;
use std::fmt;

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};

pub use api_key::{ApiKey, AuthToken};
pub use authorization::{Authorization, Basic, Bearer};
pub use client_credentials::ClientCredentials;
pub use context::SignContext;
pub use issued::{Expires, IssuedToken, Issues, TokenSource};
pub use key::Key;
pub use preparation::{Preparation, Preparing};
pub use redacted::redact;
pub(crate) use redacted::redacted;
pub use renewed::{Issued, Issuer, Issuing, Renewed};
#[cfg(feature = "sdk-hmac-sha256")]
pub use sdk_hmac_sha256::SdkHmacSha256;
pub use token_error::TokenError;

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

    /// Whether it covers what others add, as a signature over the headers does. It signs
    /// after those that do not.
    fn covers_others(&self) -> bool {
        false
    }

    /// Whether it dates what it adds, by [`SignContext::now`]. Where the server's clock says
    /// something else than the client's, a request that was refused with 401 or 403 is signed
    /// and sent once more, with the date that it has there.
    fn is_dated(&self) -> bool {
        false
    }

    /// Gets what it needs for signing and does not have, such as a token: `None` where it
    /// needs nothing, as is the case with most.
    ///
    /// A call waits for it before it signs, and [`sign`](Signer::sign) finds the outcome in
    /// [`SignContext::prepared`]. After a 401 it is asked once more, and finds in
    /// [`Preparation::refused`] what was of no use: where it has another then, the request is
    /// signed anew and sent again. It was refused, so it was not carried out.
    fn prepare<'a>(&'a self, preparation: Preparation<'a>) -> Option<Preparing<'a>> {
        let _ = preparation;
        None
    }
}

/// A request that cannot be signed. It says why without any value of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignError {
    message: String,
    token: Option<Box<TokenError>>,
}

impl SignError {
    /// Because of `message`, which must hold no secret.
    #[must_use]
    pub fn new(message: impl Into<String>) -> SignError {
        SignError {
            message: message.into(),
            token: None,
        }
    }

    /// Why there is no token, where that is the reason.
    #[must_use]
    pub fn token_error(&self) -> Option<&TokenError> {
        self.token.as_deref()
    }
}

impl From<TokenError> for SignError {
    fn from(error: TokenError) -> SignError {
        SignError {
            message: error.to_string(),
            token: Some(Box::new(error)),
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
