//! Waiting for what was asked for.

use clap::Args;

/// Whether to wait.
#[derive(Debug, Args)]
pub(super) struct WaitOptions {}
