//! What statuses are called.

/// The reason phrase of a status, from the registry of HTTP status codes.
pub(crate) fn phrase(status: u16) -> &'static str {
    match http::StatusCode::from_u16(status) {
        Ok(status) => status.canonical_reason().unwrap_or("Not registered"),
        Err(_) => "Not registered",
    }
}
