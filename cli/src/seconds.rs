//! Times on the command line.

use std::time::Duration;

/// Seconds, parts of them too.
pub(crate) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "this is no number".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|_| "this is no time".to_owned())
}
