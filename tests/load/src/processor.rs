//! How long processors worked for this process: what waits for its turn on a busy machine is not
//! in that.

use std::fs;
use std::time::Duration;

/// All threads together; `None` where the system does not tell.
#[must_use]
pub fn time() -> Option<Duration> {
    let mut nanoseconds = 0;
    for thread in fs::read_dir("/proc/self/task").ok()? {
        let text = fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        nanoseconds += text.split(' ').next()?.parse::<u64>().ok()?;
    }
    Some(Duration::from_nanos(nanoseconds))
}
