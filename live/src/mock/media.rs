//! Media types.

use bindery_runtime::codegen::http::HeaderMap;
use bindery_runtime::codegen::http::header::{ACCEPT, CONTENT_TYPE, HeaderName};

/// `type/subtype` in lower case, without parameters.
pub(super) fn essence(text: &str) -> String {
    let essence = text.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// A parameter of a media type, such as `boundary`.
pub(super) fn parameter(text: &str, name: &str) -> Option<String> {
    let parameters = text.split(';').skip(1);
    let mut pairs = parameters.filter_map(|one| one.trim().split_once('='));
    let found = pairs.find(|(key, _)| key.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.trim_matches('"').to_owned())
}

/// Whether a media type is one of a range: `*/*`, `image/*`, itself.
pub(super) fn is_in(media_type: &str, range: &str) -> bool {
    let (one, range) = (essence(media_type), essence(range));
    range == "*/*"
        || range == "*"
        || one == range
        || range
            .strip_suffix("/*")
            .is_some_and(|kind| one.split('/').next() == Some(kind))
}

/// What a request says that its body is.
pub(super) fn of_body(headers: &HeaderMap) -> Option<String> {
    header(headers, CONTENT_TYPE)
}

fn header(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    let values = headers.get_all(name).iter();
    let texts: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

/// How much a client wants each of some media types; 0 for what it does not take.
pub(super) fn wanted(headers: &HeaderMap, media_type: &str) -> u32 {
    // A client that says nothing, or nothing in it, takes everything.
    let accept = header(headers, ACCEPT).filter(|accept| !accept.trim().is_empty());
    let Some(accept) = accept else {
        return 1000;
    };
    let ranges = accept.split(',').filter(|range| !range.trim().is_empty());
    let fitting = ranges.filter(|range| is_in(media_type, range) || is_in(range, media_type));
    let specific = |range: &&str| (essence(range).matches('*').count(), 0);
    // The most specific range counts.
    let best = fitting.min_by_key(specific);
    best.map_or(0, |range| {
        let quality = parameter(range, "q").and_then(|text| text.parse::<f32>().ok());
        (quality.unwrap_or(1.0).clamp(0.0, 1.0) * 1000.0) as u32
    })
}
