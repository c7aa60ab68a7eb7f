//! Keys that are sent as they are: in a header, in the query or in a cookie.

use bytes::Bytes;
use http::HeaderMap;
use http::header::{COOKIE, HeaderName, HeaderValue};

use super::{Key, Preparation, Preparing, SignContext, SignError, Signer, redact, sensitive};
use crate::operation::Location;
use crate::target::{cookie_value, has_pair, with_pair};

/// A key in a header, in the query or in a cookie.
///
/// A request that already has that header, parameter or cookie keeps its own.
///
/// ```
/// use bindery_runtime::signer::ApiKey;
///
/// let signer = ApiKey::header("X-Auth-Token", "not-a-real-token");
/// assert!(!format!("{signer:?}").contains("not-a-real-token"));
/// ```
#[derive(Clone, Debug)]
pub struct ApiKey {
    location: Location,
    name: String,
    /// Its name for HTTP, where it is one.
    header: Option<HeaderName>,
    key: Key,
}

impl ApiKey {
    /// `key` in the header `name`.
    #[must_use]
    pub fn header(name: impl Into<String>, key: impl Into<Key>) -> ApiKey {
        ApiKey::new(Location::Header, name.into(), key.into())
    }

    /// `key` as the parameter `name` of the query.
    #[must_use]
    pub fn query(name: impl Into<String>, key: impl Into<Key>) -> ApiKey {
        ApiKey::new(Location::Query, name.into(), key.into())
    }

    /// `key` in the cookie `name`, beside other cookies.
    #[must_use]
    pub fn cookie(name: impl Into<String>, key: impl Into<Key>) -> ApiKey {
        ApiKey::new(Location::Cookie, name.into(), key.into())
    }

    fn new(location: Location, name: String, key: Key) -> ApiKey {
        ApiKey {
            location,
            header: HeaderName::from_bytes(name.as_bytes()).ok(),
            name,
            key,
        }
    }
}

impl Signer for ApiKey {
    fn sign(
        &self,
        request: &mut http::Request<Bytes>,
        context: &SignContext<'_>,
    ) -> Result<(), SignError> {
        let key = self.key.of(context)?;
        let (name, key) = (&*self.name, key.expose());
        match self.location {
            Location::Query => in_query(request, name, key),
            Location::Cookie => in_cookie(request, name, key),
            // Alone in a header that is marked as sensitive it is hidden anyway.
            _ => in_header(request.headers_mut(), self.header.as_ref(), key),
        }
    }

    fn prepare<'a>(&'a self, preparation: Preparation<'a>) -> Option<Preparing<'a>> {
        self.key.prepare(preparation)
    }
}

fn in_header(
    headers: &mut HeaderMap,
    name: Option<&HeaderName>,
    key: &str,
) -> Result<(), SignError> {
    let name =
        name.ok_or_else(|| SignError::new("the key's header has a name that HTTP does not allow"))?;
    if !headers.contains_key(name) {
        headers.insert(name, sensitive(name, key)?);
    }
    Ok(())
}

fn in_query(request: &mut http::Request<Bytes>, name: &str, key: &str) -> Result<(), SignError> {
    redact(request, key);
    if has_pair(request.uri(), name) {
        return Ok(());
    }
    let (uri, written) = with_pair(request.uri(), name, key)
        .ok_or_else(|| SignError::new("the URL is too long for the key in its query"))?;
    *request.uri_mut() = uri;
    // A server repeats what it saw, and that is not what was given.
    redact(request, written);
    Ok(())
}

fn in_cookie(request: &mut http::Request<Bytes>, name: &str, key: &str) -> Result<(), SignError> {
    redact(request, key);
    let headers = request.headers_mut();
    let given = headers.get(COOKIE).map(HeaderValue::as_bytes);
    let given = given.unwrap_or_default();
    if cookie_value(given, name).is_some() {
        return Ok(());
    }
    if HeaderName::from_bytes(name.as_bytes()).is_err() {
        return Err(SignError::new(
            "the key's cookie has a name that HTTP does not allow",
        ));
    }
    // Encoding it would send another key to all servers that do not decode cookies.
    if !key.bytes().all(is_cookie_octet) {
        return Err(SignError::new(format!(
            "the key for the cookie {name} has a character that cookies cannot have"
        )));
    }
    let mut cookies = given.to_vec();
    if !cookies.is_empty() {
        cookies.extend_from_slice(b"; ");
    }
    cookies.extend_from_slice(format!("{name}={key}").as_bytes());
    let mut value = HeaderValue::from_bytes(&cookies)
        .map_err(|_| SignError::new("the cookies are no header that HTTP allows"))?;
    value.set_sensitive(true);
    headers.insert(COOKIE, value);
    Ok(())
}

/// What RFC 6265 lets a cookie's value be made of.
fn is_cookie_octet(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x2b | 0x2d..=0x3a | 0x3c..=0x5b | 0x5d..=0x7e)
}

/// A token in `X-Auth-Token`, as OpenStack and clouds after it want it.
#[derive(Clone, Debug)]
pub struct AuthToken(ApiKey);

impl AuthToken {
    /// Sends `token`.
    #[must_use]
    pub fn new(token: impl Into<Key>) -> AuthToken {
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

    fn prepare<'a>(&'a self, preparation: Preparation<'a>) -> Option<Preparing<'a>> {
        self.0.prepare(preparation)
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

    fn get(uri: &str) -> http::Request<Bytes> {
        http::Request::get(uri).body(Bytes::new()).unwrap()
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
    fn a_header_of_the_call_wins() {
        let request = http::Request::get("/").header("X-Auth-Token", "mine");
        let request = signed(
            &AuthToken::new("t0ken"),
            request.body(Bytes::new()).unwrap(),
        );
        assert_eq!(request.headers()["x-auth-token"], "mine");
    }

    #[test]
    fn a_key_in_the_query_stays_one_value() {
        for (given, expected) in [
            ("https://h/a", "https://h/a?api%20key=a%26b%3Dc%2F%C3%BC"),
            (
                "https://h/a?x=1",
                "https://h/a?x=1&api%20key=a%26b%3Dc%2F%C3%BC",
            ),
            ("https://h/a?api%20key=mine", "https://h/a?api%20key=mine"),
        ] {
            let request = signed(&ApiKey::query("api key", "a&b=c/ü"), get(given));
            assert_eq!(request.uri(), expected);
        }
    }

    #[test]
    fn a_key_in_a_cookie_joins_the_others() {
        let key = ApiKey::cookie("SID", "a/b==");
        let request = signed(&key, get("/"));
        assert_eq!(request.headers()["cookie"], "SID=a/b==");
        assert!(request.headers()["cookie"].is_sensitive());
        for (given, expected) in [
            ("lang=en; XSID=1", "lang=en; XSID=1; SID=a/b=="),
            ("lang=en; SID=mine", "lang=en; SID=mine"),
        ] {
            let mut request = get("/");
            request
                .headers_mut()
                .insert(COOKIE, HeaderValue::from_static(given));
            assert_eq!(signed(&key, request).headers()["cookie"], expected);
        }
    }

    #[test]
    fn what_http_does_not_allow_is_an_error_without_the_key() {
        let context = SignContext::new(SystemTime::UNIX_EPOCH);
        for signer in [
            ApiKey::header("X-Key", "k\r\nX: y"),
            ApiKey::header("a b", "k\r\nX: y"),
            ApiKey::cookie("SID", "k; X: y"),
            ApiKey::cookie("S D", "kX: y"),
        ] {
            let mut request = http::Request::new(Bytes::new());
            let error = signer.sign(&mut request, &context).unwrap_err();
            assert!(!error.to_string().contains("X: y"));
            assert!(request.headers().is_empty());
        }
    }
}
