//! What keeps a client from sending everything again when a server is down for all.

use std::sync::atomic::{AtomicU32, Ordering};

/// In tenths, so that ten calls that succeed make up for one that was sent again.
const FULL: u32 = 1000;
const AGAIN: u32 = 10;
const SUCCESS: u32 = 1;

/// How many requests a client may still send again, over all of its calls: a hundred at first,
/// one less each time, and one more for a call that succeeds after it or for ten that succeed
/// at once.
#[derive(Debug)]
pub(crate) struct Reserve(AtomicU32);

impl Default for Reserve {
    fn default() -> Reserve {
        Reserve(AtomicU32::new(FULL))
    }
}

impl Reserve {
    /// Takes one, if there is one.
    pub(crate) fn take(&self) -> bool {
        self.change(|left| left.checked_sub(AGAIN))
    }

    /// A call has succeeded; `after_others` where its request was sent again.
    pub(crate) fn give_back(&self, after_others: bool) {
        let more = if after_others { AGAIN } else { SUCCESS };
        self.change(|left| (left < FULL).then(|| left.saturating_add(more).min(FULL)));
    }

    fn change(&self, change: impl FnMut(u32) -> Option<u32>) -> bool {
        let (set, fetch) = (Ordering::Relaxed, Ordering::Relaxed);
        self.0.fetch_update(set, fetch, change).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_used_up_and_fills_again() {
        let reserve = Reserve::default();
        assert!((0..100).all(|_| reserve.take()));
        assert!(!reserve.take());
        (0..9).for_each(|_| reserve.give_back(false));
        assert!(!reserve.take());
        reserve.give_back(false);
        assert!(reserve.take() && !reserve.take());
        reserve.give_back(true);
        assert!(reserve.take() && !reserve.take());
        (0..9999).for_each(|_| reserve.give_back(true));
        assert_eq!((0..200).filter(|_| reserve.take()).count(), 100);
    }
}
