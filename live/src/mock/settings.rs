//! What a mock is told besides the documents.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// How a mock plays.
///
/// ```
/// use bindery_live::mock::{Lasts, Settings};
///
/// let mut settings = Settings::default();
/// settings.jobs_last = Lasts::Questions(5);
/// settings.jobs_fail = "1/3".parse()?;
/// # Ok::<(), bindery_live::mock::NoShare>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Settings {
    /// Where values are drawn from that answer in place of the first example or sample: the same
    /// ones from the same seed.
    pub seed: Option<u64>,
    /// How long the jobs go on that operations with a waiter begin.
    pub jobs_last: Lasts,
    /// How many questions are answered before that with the state from before the job, where the
    /// document lists such states (`stale`) and the job goes on at all.
    pub jobs_stale: u32,
    /// How many of them fail in the end.
    pub jobs_fail: Share,
    /// Who is let in, besides those who have a token of the mock itself. Where nothing is said,
    /// credentials are only looked at from outside.
    #[cfg(feature = "verify")]
    pub credentials: Option<super::Credentials>,
    /// How long the tokens last that the mock answers with.
    #[cfg(feature = "verify")]
    pub tokens_last: Duration,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            seed: None,
            jobs_last: Lasts::default(),
            jobs_stale: 1,
            jobs_fail: Share::NONE,
            #[cfg(feature = "verify")]
            credentials: None,
            #[cfg(feature = "verify")]
            tokens_last: Duration::from_secs(24 * 60 * 60),
        }
    }
}

/// How long a job goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasts {
    /// So many questions are answered that it goes on.
    Questions(u32),
    /// So long.
    Time(Duration),
}

impl Default for Lasts {
    fn default() -> Lasts {
        Lasts::Questions(2)
    }
}

/// A part of all: of `1/3` it is each third.
///
/// ```
/// use bindery_live::mock::Share;
///
/// assert_eq!("1/3".parse::<Share>()?.to_string(), "1/3");
/// assert_eq!("0.25".parse::<Share>()?.to_string(), "25/100");
/// assert!("4/3".parse::<Share>().is_err());
/// # Ok::<(), bindery_live::mock::NoShare>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    part: u32,
    of: u32,
}

impl Share {
    /// Nothing.
    pub const NONE: Share = Share { part: 0, of: 1 };
    /// All.
    pub const ALL: Share = Share { part: 1, of: 1 };

    /// Whether the one with this number, from 1 on, is in it. They are spread as evenly as they
    /// can be.
    pub(super) fn has(self, number: u64) -> bool {
        let until =
            |number: u64| u128::from(number) * u128::from(self.part) / u128::from(self.of.max(1));
        until(number) > until(number.saturating_sub(1))
    }
}

impl Default for Share {
    fn default() -> Share {
        Share::NONE
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.of)
    }
}

impl FromStr for Share {
    type Err = NoShare;

    /// `1/3`, `0.25`, `0` or `1`.
    fn from_str(text: &str) -> Result<Share, NoShare> {
        let number = |text: &str| {
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            let number = text.parse::<u32>().ok().filter(|_| digits);
            number.ok_or(NoShare)
        };
        let share = match (text.split_once('/'), text.split_once('.')) {
            (Some((part, of)), _) => Share {
                part: number(part)?,
                of: number(of)?,
            },
            (None, Some((whole, rest))) => {
                let of = u32::try_from(rest.len()).ok();
                let of = of.and_then(|digits| 10u32.checked_pow(digits));
                let of = of.ok_or(NoShare)?;
                let part = number(whole)?.checked_mul(of);
                let part = part.and_then(|part| part.checked_add(number(rest).ok()?));
                let part = part.ok_or(NoShare)?;
                Share { part, of }
            }
            (None, None) => Share {
                part: number(text)?,
                of: 1,
            },
        };
        (share.of > 0 && share.part <= share.of)
            .then_some(share)
            .ok_or(NoShare)
    }
}

/// A text says no share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoShare;

impl fmt::Display for NoShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is no part of all, such as 1/3, 0.25 or 1")
    }
}

impl std::error::Error for NoShare {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_spread_evenly() {
        let of = |text: &str| {
            let share: Share = text.parse().unwrap();
            let numbers = (1..=9).filter(|number| share.has(*number));
            numbers.collect::<Vec<u64>>()
        };
        assert_eq!(of("1/3"), [3, 6, 9]);
        assert_eq!(of("2/3"), [2, 3, 5, 6, 8, 9]);
        assert_eq!(of("0.25"), [4, 8]);
        assert_eq!(of("1").len(), 9);
        assert!(of("0").is_empty());
    }

    #[test]
    fn what_is_no_share_is_refused() {
        for text in [
            "",
            "/",
            "1/0",
            "3/2",
            "1.5",
            "-1",
            "+1",
            "0.",
            "x",
            "0.12345678901",
        ] {
            assert!(text.parse::<Share>().is_err(), "{text}");
        }
    }
}
