//! The real command, run in a folder of its own.

// Clippy knows only `#[test]` functions as tests, not what they call.
#![allow(clippy::unwrap_used)]

mod config;
mod diff;
mod drift;
#[cfg(feature = "fetch")]
mod fetch;
mod findings;
mod follow;
mod generate;
mod overlay;
mod room;
mod sample;
mod scaffold;
mod standalone;
#[cfg(unix)]
mod workflow;
