//! Credentials in the header `Authorization`, behind the name of their scheme.

use bytes::Bytes;
use http::header::AUTHORIZATION;
use zeroize::Zeroizing;

use super::{Key, Preparation, Preparing, SignContext, SignError, Signer, redact, sensitive};
use crate::base64;
use crate::secret::Secret;

/// `Authorization: <scheme> <credentials>`, for any scheme of HTTP.
///
/// A request that already has the header keeps its own.
///
/// ```
/// use bindery_runtime::signer::Authorization;
///
/// let signer = Authorization::new("GenieKey", "not-a-real-key");
/// assert!(!format!("{signer:?}").contains("not-a-real-key"));
/// ```
#[derive(Clone, Debug)]
pub struct Authorization {
    scheme: String,
    credentials: Key,
}

impl Authorization {
    /// Sends `credentials` as they are, behind the name of the `scheme`.
    #[must_use]
    pub fn new(scheme: impl Into<String>, credentials: impl Into<Key>) -> Authorization {
        Authorization {
            scheme: scheme.into(),
            credentials: credentials.into(),
        }
    }
}

impl Signer for Authorization {
    fn sign(
        &self,
        request: &mut http::Request<Bytes>,
        context: &SignContext<'_>,
    ) -> Result<(), SignError> {
        authorize(
            request,
            &self.scheme,
            self.credentials.of(context)?.expose(),
        )
    }

    fn prepare<'a>(&'a self, preparation: Preparation<'a>) -> Option<Preparing<'a>> {
        self.credentials.prepare(preparation)
    }
}

/// Writes the header where there is none yet.
pub(super) fn authorize(
    request: &mut http::Request<Bytes>,
    scheme: &str,
    credentials: &str,
) -> Result<(), SignError> {
    redact(request, credentials);
    if !request.headers().contains_key(AUTHORIZATION) {
        // In one piece from the start: growing would leave copies behind.
        let length = scheme.len() + 1 + credentials.len();
        let mut text = Zeroizing::new(String::with_capacity(length));
        text.push_str(scheme);
        text.push(' ');
        text.push_str(credentials);
        let value = sensitive(&AUTHORIZATION, &text)?;
        request.headers_mut().insert(AUTHORIZATION, value);
    }
    Ok(())
}

/// A token in `Authorization: Bearer …`.
#[derive(Clone, Debug)]
pub struct Bearer(Authorization);

impl Bearer {
    /// Sends `token`.
    #[must_use]
    pub fn new(token: impl Into<Key>) -> Bearer {
        Bearer(Authorization::new("Bearer", token))
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

    fn prepare<'a>(&'a self, preparation: Preparation<'a>) -> Option<Preparing<'a>> {
        self.0.prepare(preparation)
    }
}

/// A user's name and password in `Authorization: Basic …`, as UTF-8 (RFC 7617).
///
/// ```
/// use bindery_runtime::signer::Basic;
///
/// let signer = Basic::new("ann", "not-a-real-password");
/// assert!(!format!("{signer:?}").contains("not-a-real-password"));
/// ```
#[derive(Clone, Debug)]
pub struct Basic {
    user: Secret,
    password: Secret,
}

impl Basic {
    /// Sends `user` and `password`. A user's name with a colon in it cannot be told from the
    /// password and is refused when a request is signed, as is a control character.
    #[must_use]
    pub fn new(user: impl Into<Secret>, password: impl Into<Secret>) -> Basic {
        Basic {
            user: user.into(),
            password: password.into(),
        }
    }
}

impl Signer for Basic {
    fn sign(
        &self,
        request: &mut http::Request<Bytes>,
        _context: &SignContext<'_>,
    ) -> Result<(), SignError> {
        let (user, password) = (self.user.expose(), self.password.expose());
        if user.contains(':') {
            return Err(SignError::new("a user's name must not have a colon in it"));
        }
        if user.chars().chain(password.chars()).any(char::is_control) {
            return Err(SignError::new(
                "a user's name or password has a control character in it",
            ));
        }
        redact(request, password);
        authorize(request, "Basic", &basic(user, password))
    }
}

/// What stands behind `Basic`.
pub(super) fn basic(user: &str, password: &str) -> Zeroizing<String> {
    let mut pair = Zeroizing::new(String::with_capacity(user.len() + 1 + password.len()));
    pair.push_str(user);
    pair.push(':');
    pair.push_str(password);
    Zeroizing::new(base64::encode(pair.as_bytes()))
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    fn signed(signer: &dyn Signer) -> Result<http::Request<Bytes>, SignError> {
        let mut request = http::Request::new(Bytes::new());
        signer.sign(&mut request, &SignContext::new(SystemTime::UNIX_EPOCH))?;
        Ok(request)
    }

    #[test]
    fn each_scheme_stands_before_its_credentials() {
        let table: [(&dyn Signer, &str); 4] = [
            (&Bearer::new("t0ken"), "Bearer t0ken"),
            (&Authorization::new("GenieKey", "t0ken"), "GenieKey t0ken"),
            // The examples of RFC 7617.
            (
                &Basic::new("Aladdin", "open sesame"),
                "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
            ),
            (&Basic::new("test", "123£"), "Basic dGVzdDoxMjPCow=="),
        ];
        for (signer, expected) in table {
            let request = signed(signer).unwrap();
            assert_eq!(request.headers()["authorization"], expected);
            assert!(request.headers()["authorization"].is_sensitive());
            let shown = format!("{request:?} {signer:?}");
            for secret in ["t0ken", "sesame", "123", "QWxh", "dGVz"] {
                assert!(!shown.contains(secret), "{shown}");
            }
        }
    }

    #[test]
    fn what_basic_cannot_say_is_refused() {
        for (user, password) in [("a:b", "secr3t"), ("a", "secr3t\n"), ("a\0", "secr3t")] {
            let error = signed(&Basic::new(user, password)).unwrap_err();
            assert!(!format!("{error:?}").contains("secr3t"));
        }
        let colon = signed(&Basic::new("a", "b:c")).unwrap();
        assert_eq!(colon.headers()["authorization"], "Basic YTpiOmM=");
    }
}
