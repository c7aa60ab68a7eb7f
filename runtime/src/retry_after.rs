//! The header `Retry-After`.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, HeaderName, RETRY_AFTER};

use crate::http_date;

/// How long the server wants to be left alone (RFC 9110, 10.2.3): so many seconds, or until a
/// date. `None` where it does not say, or nobody can tell what it says.
///
/// A date is compared with that of the answer, and with `clock` where it has none: whose clock
/// is wrong does not matter then.
pub(crate) fn retry_after(
    headers: &HeaderMap,
    clock: impl FnOnce() -> SystemTime,
) -> Option<Duration> {
    let text = text(headers, RETRY_AFTER)?;
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More seconds than there are numbers for is too long by any measure.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = http_date::parse(text)?;
    let now = date(headers).unwrap_or_else(clock);
    // One that is past says that the time has come.
    Some(until.duration_since(now).unwrap_or_default())
}

/// Whether the server says when to come back.
pub(crate) fn says_when(headers: &HeaderMap) -> bool {
    retry_after(headers, || SystemTime::UNIX_EPOCH).is_some()
}

/// When an answer was made, by the server's clock.
pub(crate) fn date(headers: &HeaderMap) -> Option<SystemTime> {
    http_date::parse(text(headers, DATE)?)
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    const NOW: &str = "Sun, 22 Nov 2026 10:00:00 GMT";
    const SOON: &str = "Sun, 22 Nov 2026 10:00:42 GMT";

    fn seconds(value: &'static str, date: Option<&'static str>) -> Option<u64> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, HeaderValue::from_static(value));
        if let Some(date) = date {
            headers.insert(DATE, HeaderValue::from_static(date));
        }
        let clock = || http_date::parse(SOON).unwrap();
        retry_after(&headers, clock).map(|time| time.as_secs())
    }

    #[test]
    fn seconds_and_dates() {
        assert_eq!(seconds("0", None), Some(0));
        assert_eq!(seconds(" 120 ", None), Some(120));
        assert_eq!(seconds("99999999999999999999", None), Some(u64::MAX));
        assert_eq!(seconds(SOON, Some(NOW)), Some(42));
        assert_eq!(seconds("Sun, 22 Nov 2026 10:00:52 GMT", None), Some(10));
        assert_eq!(seconds(NOW, None), Some(0));
        for wrong in ["", "soon", "-1", "1.5", "+1", "Sun, 22 Nov 2026"] {
            assert_eq!(seconds(wrong, Some(NOW)), None, "{wrong}");
        }
        assert_eq!(retry_after(&HeaderMap::new(), SystemTime::now), None);
    }
}
