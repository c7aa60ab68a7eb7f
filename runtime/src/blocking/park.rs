//! A thread that sleeps until there is something to do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Wake, Waker};
use std::thread::{self, Thread};

/// The place where a thread waits to be woken.
pub(super) struct Parking {
    sleeper: Arc<Sleeper>,
    waker: Waker,
}

struct Sleeper {
    thread: Thread,
    // What is polled may park this thread itself and take a wake-up that was for us, so that
    // the thread's own token does not do.
    woken: AtomicBool,
}

impl Parking {
    pub(super) fn here() -> Parking {
        let sleeper = Arc::new(Sleeper {
            thread: thread::current(),
            woken: AtomicBool::new(false),
        });
        Parking {
            waker: Waker::from(Arc::clone(&sleeper)),
            sleeper,
        }
    }

    pub(super) fn context(&self) -> Context<'_> {
        Context::from_waker(&self.waker)
    }

    /// Returns when it was woken since the last time.
    pub(super) fn wait(&self) {
        while !self.sleeper.woken.swap(false, Ordering::Acquire) {
            thread::park();
        }
    }
}

impl Wake for Sleeper {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.woken.store(true, Ordering::Release);
        self.thread.unpark();
    }
}
