//! A thread that wakes whoever sleeps: one for all, and none while nobody does.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

static SLEEPERS: Sleepers = Sleepers {
    state: Mutex::new(State {
        wakers: VecDeque::new(),
        ids: 0,
        running: false,
    }),
    changed: Condvar::new(),
};

/// Those who sleep, by when they are to be woken.
struct Sleepers {
    state: Mutex<State>,
    changed: Condvar,
}

type Key = (Instant, u64);

struct State {
    /// In the order of their keys: mostly who comes last is woken last.
    wakers: VecDeque<(Key, Waker)>,
    /// Two can have the same time.
    ids: u64,
    running: bool,
}

impl State {
    /// Where the key is, or where it has its place.
    fn find(&self, key: Key) -> Result<usize, usize> {
        self.wakers.binary_search_by(|(other, _)| other.cmp(&key))
    }

    fn insert(&mut self, key: Key, waker: &Waker) {
        match self.find(key) {
            Ok(index) => self.wakers[index].1.clone_from(waker),
            Err(index) => self.wakers.insert(index, (key, waker.clone())),
        }
    }

    fn remove(&mut self, key: Key) -> Option<Waker> {
        let index = self.find(key).ok()?;
        self.wakers.remove(index).map(|(_, waker)| waker)
    }
}

impl Sleepers {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it is held.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes `waker` at `until`; `key` is what this gave the last time.
    fn add(&'static self, until: Instant, key: Option<Key>, waker: &Waker) -> Option<Key> {
        let mut state = self.lock();
        let key = key.unwrap_or_else(|| {
            state.ids += 1;
            (until, state.ids)
        });
        state.insert(key, waker);
        if !state.running {
            let thread = thread::Builder::new().name("bindery-timer".to_owned());
            state.running = thread.spawn(|| self.run()).is_ok();
            if !state.running {
                state.remove(key);
                return None;
            }
        }
        drop(state);
        self.changed.notify_one();
        Some(key)
    }

    /// Wakes them one after the other, until there is nobody left.
    fn run(&self) {
        let mut state = self.lock();
        while let Some(&(key, _)) = state.wakers.front() {
            let left = key.0.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let first = state.wakers.pop_front();
                // Not under the lock: a waker may run whom it wakes.
                drop(state);
                first.into_iter().for_each(|(_, waker)| waker.wake());
                state = self.lock();
            } else {
                let waited = self.changed.wait_timeout(state, left);
                (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
            }
        }
        state.running = false;
    }
}

/// Is ready when a time has passed since it was first polled.
pub(super) struct Sleep {
    time: Duration,
    until: Option<Instant>,
    key: Option<Key>,
}

impl Sleep {
    pub(super) fn new(time: Duration) -> Sleep {
        Sleep {
            time,
            until: None,
            key: None,
        }
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let now = Instant::now();
        let until = match self.until {
            Some(until) => until,
            // Longer than clocks can say is for ever.
            None => match now.checked_add(self.time) {
                Some(until) => *self.until.insert(until),
                None => return Poll::Pending,
            },
        };
        if now >= until {
            return Poll::Ready(());
        }
        self.key = SLEEPERS.add(until, self.key, context.waker());
        if self.key.is_none() {
            // There is no thread to be had: whoever polls does so until the time has come.
            context.waker().wake_by_ref();
        }
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            let waker = SLEEPERS.lock().remove(key);
            // Not under the lock: it may be the last of its task.
            drop(waker);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::Wake;

    use super::*;

    #[derive(Default)]
    struct Count(AtomicUsize);

    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn poll(sleep: &mut Sleep, count: &Arc<Count>) -> Poll<()> {
        let waker = Waker::from(count.clone());
        Pin::new(sleep).poll(&mut Context::from_waker(&waker))
    }

    fn woken(count: &Arc<Count>) -> bool {
        (0..500).any(|_| {
            thread::sleep(Duration::from_millis(10));
            count.0.load(Ordering::SeqCst) > 0
        })
    }

    #[test]
    fn the_shorter_is_woken_first_and_a_dropped_one_never() {
        let counts: Vec<Arc<Count>> = (0..3).map(|_| Arc::default()).collect();
        let mut long = Sleep::new(Duration::from_secs(3600));
        let mut short = Sleep::new(Duration::from_millis(20));
        let mut dropped = Sleep::new(Duration::from_millis(1));
        assert!(poll(&mut long, &counts[0]).is_pending());
        assert!(poll(&mut dropped, &counts[2]).is_pending());
        let key = dropped.key.unwrap();
        drop(dropped);
        assert!(SLEEPERS.lock().find(key).is_err());
        assert!(poll(&mut short, &counts[1]).is_pending());
        assert!(poll(&mut short, &counts[1]).is_pending(), "polled twice");
        assert!(woken(&counts[1]));
        assert_eq!(poll(&mut short, &counts[1]), Poll::Ready(()));
        assert_eq!(counts[0].0.load(Ordering::SeqCst), 0);
    }

    #[test]
    fn nothing_is_waited_for_at_once_and_for_ever() {
        let count = Arc::default();
        assert_eq!(
            poll(&mut Sleep::new(Duration::ZERO), &count),
            Poll::Ready(())
        );
        assert!(poll(&mut Sleep::new(Duration::MAX), &count).is_pending());
    }
}
