//! Keys and tokens that are sent as they are, in a header.

use bytes::Bytes;
use http::header::HeaderName;

use super::{SignContext, SignError, Signer, sensitive};
use crate::secret::Secret;

/// A key in a header.
///
/// A request that already has the header keeps its own.
///
/// ```
/// use bindery_runtime::signer::ApiKey;
///
/// let signer = ApiKey::header("X-Auth-Token", "not-a-real-token");
/// assert!(!format!("{signer:?}").contains("not-a-real-token"));
/// ```
#[derive(Clone, Debug)]
pub struct ApiKey {
    header: String,
    key: Secret,
}

impl ApiKey {
    /// `key` in the header `name`.
    #[must_use]
    pub fn header(name: impl Into<String>, key: impl Into<Secret>) -> ApiKey {
        ApiKey {
            header: name.into(),
            key: key.into(),
        }
    }
}

impl Signer for ApiKey {
    fn sign(
        &self,
        request: &mut http::Request<Bytes>,
        _context: &SignContext<'_>,
    ) -> Result<(), SignError> {
        let name = HeaderName::from_bytes(self.header.as_bytes())
            .map_err(|_| SignError::new("the key's header has a name that HTTP does not allow"))?;
        if !request.headers().contains_key(&name) {
            let value = sensitive(&name, self.key.expose())?;
            request.headers_mut().insert(name, value);
        }
        Ok(())
    }
}

/// A token in `X-Auth-Token`, as OpenStack and clouds after it want it.
#[derive(Clone, Debug)]
pub struct AuthToken(ApiKey);

impl AuthToken {
    /// Sends `token`.
    #[must_use]
    pub fn new(token: impl Into<Secret>) -> AuthToken {
        AuthToken(ApiKey::header("X-Auth-Token", token))
    }
}

impl Signer for AuthToken {
    fn sign(
        &self,
        request: &mut http::Request<Bytes>,
        context: &SignContext<'_>,
    ) -> Result<(), SignError> {
        self.0.sign(request, context)
    }
}

/// A token in `Authorization: Bearer …`.
#[derive(Clone, Debug)]
pub struct Bearer(ApiKey);

impl Bearer {
    /// Sends `token`.
    #[must_use]
    pub fn new(token: impl Into<Secret>) -> Bearer {
        const SCHEME: &str = "Bearer ";
        let token = token.into();
        // In one piece from the start: growing would leave copies of the token behind.
        let mut value = String::with_capacity(SCHEME.len() + token.expose().len());
        value.push_str(SCHEME);
        value.push_str(token.expose());
        Bearer(ApiKey::header("Authorization", value))
    }
}

impl Signer for Bearer {
    fn sign(
        &self,
        request: &mut http::Request<Bytes>,
        context: &SignContext<'_>,
    ) -> Result<(), SignError> {
        self.0.sign(request, context)
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    fn signed(signer: &dyn Signer, mut request: http::Request<Bytes>) -> http::Request<Bytes> {
        let context = SignContext::new(SystemTime::UNIX_EPOCH);
        signer.sign(&mut request, &context).unwrap();
        request
    }

    #[test]
    fn a_token_is_sent_but_never_printed() {
        let request = signed(&AuthToken::new("t0ken"), http::Request::new(Bytes::new()));
        assert_eq!(request.headers()["x-auth-token"], "t0ken");
        assert!(request.headers()["x-auth-token"].is_sensitive());
        assert!(!format!("{request:?}").contains("t0ken"));
        assert!(!format!("{:?}", AuthToken::new("t0ken")).contains("t0ken"));
    }

    #[test]
    fn a_bearer_is_sent_but_never_printed() {
        let bearer = Bearer::new("t0ken");
        let request = signed(&bearer, http::Request::new(Bytes::new()));
        assert_eq!(request.headers()["authorization"], "Bearer t0ken");
        assert!(!format!("{request:?} {bearer:?}").contains("t0ken"));
    }

    #[test]
    fn a_header_of_the_call_wins() {
        let request = http::Request::get("/").header("X-Auth-Token", "mine");
        let request = signed(
            &AuthToken::new("t0ken"),
            request.body(Bytes::new()).unwrap(),
        );
        assert_eq!(request.headers()["x-auth-token"], "mine");
    }

    #[test]
    fn what_http_does_not_allow_is_an_error_without_the_key() {
        let context = SignContext::new(SystemTime::UNIX_EPOCH);
        for signer in [
            ApiKey::header("X-Key", "k\r\nX: y"),
            ApiKey::header("a b", "k\r\nX: y"),
        ] {
            let mut request = http::Request::new(Bytes::new());
            let error = signer.sign(&mut request, &context).unwrap_err();
            assert!(!error.to_string().contains("X: y"));
            assert!(request.headers().is_empty());
        }
    }
}
