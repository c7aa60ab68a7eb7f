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

/// Whether it stands for several.
pub(super) fn is_range(media_type: &str) -> bool {
    media_type.contains('*')
}

/// Whether it is a form of JSON.
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(essence.as_str(), "application/json" | "text/json") || essence.ends_with("+json")
}

/// One that is in a range, where a client has not said which.
pub(super) fn usual(range: &str) -> String {
    match essence(range).split('/').next().unwrap_or_default() {
        "text" => "text/plain; charset=utf-8".to_owned(),
        "image" => "image/png".to_owned(),
        "audio" => "audio/mpeg".to_owned(),
        "video" => "video/mp4".to_owned(),
        "*" | "" => "application/octet-stream".to_owned(),
        kind => format!("{kind}/octet-stream"),
    }
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
    let Some(accept) = accept(headers) else {
        return 1000;
    };
    // Of the ranges that it is in, the most specific counts; one of a document is wanted, too,
    // where something in it is.
    let around = ranges(&accept).filter(|range| is_in(media_type, range));
    let around = around.min_by_key(|range| essence(range).matches('*').count());
    let inside = ranges(&accept).filter(|range| is_in(range, media_type));
    let inside = inside.map(quality).max();
    around.map_or(0, quality).max(inside.unwrap_or_default())
}

/// The media type in a range that a client names and wants most, of those that fit.
pub(super) fn named(
    headers: &HeaderMap,
    range: &str,
    fits: impl Fn(&str) -> bool,
) -> Option<String> {
    let accept = accept(headers)?;
    let named = ranges(&accept).filter(|one| !is_range(one) && is_in(one, range));
    let named = named.filter(|one| one.contains('/') && quality(one) > 0 && fits(one));
    // Of those that are wanted as much, the first.
    let most = named.rev().max_by_key(|one| quality(one));
    most.map(essence)
}

fn accept(headers: &HeaderMap) -> Option<String> {
    header(headers, ACCEPT).filter(|accept| !accept.trim().is_empty())
}

fn ranges(accept: &str) -> impl DoubleEndedIterator<Item = &str> {
    let ranges = accept.split(',');
    ranges.filter(|range| !range.trim().is_empty())
}

/// How much a range is wanted, in thousandths.
fn quality(range: &str) -> u32 {
    let quality = parameter(range, "q").and_then(|text| text.parse::<f32>().ok());
    (quality.unwrap_or(1.0).clamp(0.0, 1.0) * 1000.0) as u32
}
