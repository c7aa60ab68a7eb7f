//! How far the client's clock is off, as servers tell.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use http::HeaderMap;

use crate::retry_after::date;

/// A difference that a slow answer can make is none. Gateways let pass what is off by several
/// minutes.
const SLIGHT: u64 = 60;
/// A clock that was set to local time is off by up to 14 hours. One that is off by more has
/// trouble with TLS as well, and a signature for another day is nothing to give away.
const MOST: u64 = 24 * 60 * 60;

/// How far the client's clock is off.
///
/// It is known once a server has refused a dated signature while its clock said something else.
/// Signatures are dated right from then on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockSkew {
    /// The client's clock is behind that of the server.
    Behind(Duration),
    /// The client's clock is ahead of that of the server.
    Ahead(Duration),
}

/// What is known of it: seconds to be added, in whole ones, as servers tell them.
#[derive(Debug, Default)]
pub(super) struct Skew(AtomicI64);

impl Skew {
    pub(super) fn seconds(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }

    pub(super) fn told(&self) -> Option<ClockSkew> {
        let seconds = self.seconds();
        let time = Duration::from_secs(seconds.unsigned_abs());
        match seconds {
            0 => None,
            1.. => Some(ClockSkew::Behind(time)),
            _ => Some(ClockSkew::Ahead(time)),
        }
    }

    /// Learns from an answer, and says whether that changes much.
    pub(super) fn learn(&self, headers: &HeaderMap, now: SystemTime) -> bool {
        let Some(seconds) = date(headers).and_then(|date| difference(date, now)) else {
            return false;
        };
        let seconds = if seconds.unsigned_abs() > SLIGHT {
            seconds
        } else {
            0
        };
        let changes = seconds.abs_diff(self.seconds()) > SLIGHT && seconds.unsigned_abs() <= MOST;
        if changes {
            self.0.store(seconds, Ordering::Relaxed);
        }
        changes
    }
}

/// In seconds: how much later `date` is than `now`.
fn difference(date: SystemTime, now: SystemTime) -> Option<i64> {
    match date.duration_since(now) {
        Ok(later) => i64::try_from(later.as_secs()).ok(),
        Err(earlier) => i64::try_from(earlier.duration().as_secs()).ok().map(|s| -s),
    }
}

/// A time that is corrected; where it cannot be, it is as it was.
pub(crate) fn corrected(time: SystemTime, seconds: i64) -> SystemTime {
    let by = Duration::from_secs(seconds.unsigned_abs());
    let corrected = match seconds {
        0.. => time.checked_add(by),
        _ => time.checked_sub(by),
    };
    corrected.unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use http::header::DATE;

    use super::*;
    use crate::http_date;

    fn at(text: &str) -> SystemTime {
        http_date::parse(&format!("Sun, 22 Nov 2026 {text} GMT")).unwrap()
    }

    fn learn(skew: &Skew, date: &'static str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(DATE, HeaderValue::from_static(date));
        skew.learn(&headers, at("12:00:00"))
    }

    #[test]
    fn only_what_changes_much_is_learned() {
        let skew = Skew::default();
        assert!(!skew.learn(&HeaderMap::new(), at("12:00:00")));
        assert!(!learn(&skew, "Sun, 22 Nov 2026 12:01:00 GMT"));
        assert_eq!(skew.told(), None);
        assert!(learn(&skew, "Sun, 22 Nov 2026 12:20:00 GMT"));
        assert_eq!(
            skew.told(),
            Some(ClockSkew::Behind(Duration::from_secs(1200)))
        );
        assert!(!learn(&skew, "Sun, 22 Nov 2026 12:20:30 GMT"));
        assert!(learn(&skew, "Sun, 22 Nov 2026 04:00:00 GMT"));
        assert_eq!(
            skew.told(),
            Some(ClockSkew::Ahead(Duration::from_secs(8 * 3600)))
        );
        assert!(
            learn(&skew, "Sun, 22 Nov 2026 12:00:20 GMT"),
            "it was set right"
        );
        assert_eq!(skew.told(), None);
    }

    #[test]
    fn no_server_dates_signatures_of_another_day() {
        let skew = Skew::default();
        assert!(!learn(&skew, "Mon, 23 Nov 2026 12:00:01 GMT"));
        assert!(!learn(&skew, "Sat, 21 Nov 2026 11:59:59 GMT"));
        assert!(!learn(&skew, "Thu, 01 Jan 1970 00:00:00 GMT"));
        assert_eq!(skew.told(), None);
        assert!(learn(&skew, "Mon, 23 Nov 2026 12:00:00 GMT"));
    }

    #[test]
    fn times_are_corrected_both_ways() {
        assert_eq!(corrected(at("12:00:00"), 90), at("12:01:30"));
        assert_eq!(corrected(at("12:00:00"), -90), at("11:58:30"));
        assert_eq!(corrected(at("12:00:00"), i64::MAX), at("12:00:00"));
    }
}
