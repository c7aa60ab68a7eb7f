//! What is said about waiting.

use std::time::Duration;

use bindery_live::Untyped;
use bindery_runtime::waiter::{Token, Waiters};
use clap::Arg;

use crate::arguments::Said;
use crate::arguments::option::{flag, option};
use crate::call::body;
use crate::outcome::Refusal;

/// Options about waiting.
#[derive(Debug)]
pub(in crate::call) struct WaitOptions {
    wait: bool,
    wait_for: Option<Duration>,
    interval: Option<Duration>,
    resume: Option<String>,
}

impl WaitOptions {
    /// What can be said.
    pub(in crate::call) fn arguments() -> [Arg; 4] {
        [
            flag(
                "wait",
                "Waits until the work is over that the request begins, and shows its states",
            )
            .short('w'),
            option(
                "wait-for",
                "DURATION",
                "Waits no longer than this, such as `90s`, `20m` or `1h30m`; without it, as long \
                 as the document says",
            )
            .value_parser(duration),
            option(
                "interval",
                "DURATION",
                "Pauses this long between two questions, in place of what the document says",
            )
            .value_parser(pause),
            option(
                "resume",
                "TOKEN",
                "Goes on waiting, and sends nothing but questions: the token that an earlier wait \
                 has shown, `@FILE`, or `-` for standard input",
            )
            .conflicts_with_all(["body", "file", "content-type"]),
        ]
    }

    /// What was said.
    pub(in crate::call) fn said(said: &mut Said) -> WaitOptions {
        WaitOptions {
            wait: said.flag("wait"),
            wait_for: said.value("wait-for"),
            interval: said.value("interval"),
            resume: said.text("resume"),
        }
    }

    /// Whether an earlier wait goes on.
    pub(in crate::call) fn is_resumed(&self) -> bool {
        self.resume.is_some()
    }

    /// Whether it is to be waited for. Whoever says how, says so.
    pub(in crate::call) fn is_wanted(&self) -> bool {
        self.wait || self.wait_for.is_some() || self.interval.is_some()
    }

    pub(super) fn token(&self) -> Result<Token, Refusal> {
        let said = body::bytes(self.resume.as_deref().unwrap_or_default())?;
        let token = String::from_utf8_lossy(&said).parse::<Token>();
        token.map_err(|why| Refusal::new(why.to_string()))
    }

    /// The waiter, otherwise than the document says.
    pub(super) fn put(&self, mut waiter: Waiters<Untyped>) -> Waiters<Untyped> {
        if let Some(deadline) = self.wait_for {
            waiter = waiter.deadline(deadline);
        }
        if let Some(interval) = self.interval {
            waiter = waiter.interval(interval);
        }
        waiter
    }

    /// How long to wait, where the document says this.
    pub(super) fn deadline(&self, document: Duration) -> Duration {
        self.wait_for.unwrap_or(document)
    }

    /// How long to pause, where the document says this.
    pub(super) fn pause(&self, document: Duration) -> Duration {
        self.interval.unwrap_or(document)
    }

    /// What was said, to be said again.
    pub(super) fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        for (name, value) in [("--wait-for", self.wait_for), ("--interval", self.interval)] {
            if let Some(value) = value {
                words.extend([name.to_owned(), value.as_secs_f64().to_string()]);
            }
        }
        words
    }
}

/// What a time is said in; without any of them, in seconds.
const UNITS: [(&str, f64); 5] = [
    ("ms", 0.001),
    ("s", 1.0),
    ("m", 60.0),
    ("h", 3600.0),
    ("", 1.0),
];

/// `90`, `90s`, `500ms`, `20m`, `1h30m`.
fn duration(text: &str) -> Result<Duration, String> {
    let wrong = || "say how long, such as 90s, 20m or 1h30m".to_owned();
    let (mut seconds, mut rest) = (0.0, text);
    while !rest.is_empty() {
        let end = rest.find(|one: char| !one.is_ascii_digit() && one != '.');
        let (number, behind) = rest.split_at(end.unwrap_or(rest.len()));
        let number: f64 = number.parse().map_err(|_| wrong())?;
        let unit = |(unit, factor): (&str, f64)| Some((behind.strip_prefix(unit)?, factor));
        let (left, factor) = UNITS.into_iter().find_map(unit).ok_or_else(wrong)?;
        seconds += number * factor;
        rest = left;
    }
    match Duration::try_from_secs_f64(seconds) {
        Ok(duration) if !text.is_empty() => Ok(duration),
        _ => Err(wrong()),
    }
}

fn pause(text: &str) -> Result<Duration, String> {
    match duration(text)? {
        Duration::ZERO => Err("that would be to ask without a pause".to_owned()),
        pause => Ok(pause),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_units() {
        let read = |text: &str| duration(text).map(|time| time.as_millis()).ok();
        assert_eq!(read("90"), Some(90_000));
        assert_eq!(read("0.5s"), Some(500));
        assert_eq!(read("500ms"), Some(500));
        assert_eq!(read("1m250ms"), Some(60_250));
        assert_eq!(read("20m"), Some(1_200_000));
        assert_eq!(read("1h30m"), Some(5_400_000));
        for wrong in [
            "",
            "m",
            "1d",
            "-1",
            "1h 30m",
            "1.2.3",
            "99999999999999999999999h",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert!(pause("0s").is_err());
    }
}
