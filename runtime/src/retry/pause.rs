//! How long a pause is.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::Duration;

use super::Retry;

/// Numbers that nobody can foresee well enough to come at the same time.
pub(super) fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

impl Retry {
    /// The pause before a request is sent for the `again`th time again, counted from 0;
    /// `asked` is what the server wants.
    pub(crate) fn pause(&self, again: u32, asked: Option<Duration>) -> Duration {
        match asked {
            // All who were told the same would come back at the same moment.
            Some(asked) => asked.saturating_add(self.part_of(self.first)),
            None => self.part_of(self.end(again)),
        }
    }

    /// The upper end: doubled each time.
    fn end(&self, again: u32) -> Duration {
        let factor = 1u32.checked_shl(again).unwrap_or(u32::MAX);
        self.first.saturating_mul(factor).min(self.longest)
    }

    /// A random part, from nothing to all of it.
    fn part_of(&self, whole: Duration) -> Duration {
        // 32 bits are fine enough, and cannot overflow.
        let part = (self.random)() >> 32;
        let nanos = whole.as_nanos().saturating_mul(u128::from(part)) >> 32;
        Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(retry: &Retry, again: u32) -> u128 {
        retry.pause(again, None).as_millis()
    }

    #[test]
    fn the_upper_end_doubles_up_to_the_longest() {
        let retry = Retry::default()
            .pauses(Duration::from_millis(100), Duration::from_millis(500))
            .random(|| u64::MAX);
        let pauses: Vec<u128> = [0, 1, 2, 3, 31, 32, u32::MAX]
            .into_iter()
            .map(|again| millis(&retry, again))
            .collect();
        assert_eq!(pauses, [99, 199, 399, 499, 499, 499, 499]);
        let endless = retry.pauses(Duration::MAX, Duration::MAX);
        assert!(endless.pause(9, None) > Duration::from_secs(1 << 33));
    }

    #[test]
    fn it_is_random_from_nothing_on() {
        assert_eq!(millis(&Retry::default().random(|| 0), 2), 0);
        let retry = Retry::default();
        let pauses: Vec<u128> = (0..50).map(|_| millis(&retry, 1)).collect();
        assert!(pauses.iter().all(|pause| *pause <= 1000), "{pauses:?}");
        assert!(pauses.iter().any(|pause| *pause != pauses[0]), "{pauses:?}");
    }

    #[test]
    fn what_the_server_asks_for_is_the_least() {
        let asked = Some(Duration::from_secs(7));
        let none = Retry::default().random(|| 0);
        assert_eq!(none.pause(0, asked), Duration::from_secs(7));
        let most = Retry::default().random(|| u64::MAX).pause(5, asked);
        assert!(most > Duration::from_secs(7) && most <= Duration::from_millis(7500));
    }
}
