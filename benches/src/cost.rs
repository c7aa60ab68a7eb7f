//! What a process costs.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// What a process and those that it started cost.
pub(crate) struct Cost {
    /// From start to end.
    pub(crate) wall: Duration,
    /// Of all processors together, user and system.
    pub(crate) processor: Duration,
    /// The most memory of any one process, in bytes.
    pub(crate) peak: u64,
}

/// Runs a command to its end, silently. `None` where it failed: its output is in `log`.
pub(crate) fn of(command: &mut Command, log: &Path) -> io::Result<Option<Cost>> {
    let output = std::fs::File::create(log)?;
    command
        .stdin(Stdio::null())
        .stdout(output.try_clone()?)
        .stderr(output);
    let start = Instant::now();
    let child = command.spawn()?;
    let used = child.wait4()?;
    let wall = start.elapsed();
    Ok(used.status.success().then_some(Cost {
        wall,
        processor: used.rusage.utime + used.rusage.stime,
        peak: used.rusage.maxrss,
    }))
}

/// The one in the middle by wall time.
pub(crate) fn median(mut costs: Vec<Cost>) -> Option<Cost> {
    costs.sort_by_key(|cost| cost.wall);
    let middle = costs.len() / 2;
    costs.into_iter().nth(middle)
}
