//! The id that a server gives a request.

use http::HeaderMap;

/// Headers in which servers tell it, the more specific ones first.
const HEADERS: [&str; 3] = [
    "x-request-id",
    "x-openstack-request-id",
    "x-compute-request-id",
];

/// The first id among `headers`.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    HEADERS
        .iter()
        .filter_map(|name| headers.get(*name))
        .filter_map(|value| value.to_str().ok())
        .find(|text| !text.is_empty())
}
