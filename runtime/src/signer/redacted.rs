//! Secrets that a request is signed with, kept beside it for as long as it lives.

use bytes::Bytes;

use crate::secret::Secret;

#[derive(Clone, Default)]
struct Redacted(Vec<Secret>);

/// Makes `secret` a `***` in the texts of errors where the server repeats it. Values of
/// headers that are marked as sensitive are hidden anyway, as a whole.
///
/// ```
/// use bindery_runtime::signer::redact;
/// use bytes::Bytes;
///
/// let mut request = http::Request::new(Bytes::new());
/// redact(&mut request, "not-a-real-key");
/// assert!(!format!("{request:?}").contains("not-a-real-key"));
/// ```
pub fn redact(request: &mut http::Request<Bytes>, secret: impl Into<Secret>) {
    let redacted: &mut Redacted = request.extensions_mut().get_or_insert_default();
    redacted.0.push(secret.into());
}

/// What signers have asked to be hidden.
pub(crate) fn redacted(request: &http::Request<Bytes>) -> &[Secret] {
    let redacted = request.extensions().get::<Redacted>();
    redacted.map(|redacted| &*redacted.0).unwrap_or_default()
}
