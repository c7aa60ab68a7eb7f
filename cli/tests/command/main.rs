//! The real command, run in a folder of its own.

// Clippy knows only `#[test]` functions as tests, not what they call.
#![allow(clippy::unwrap_used)]

#[cfg(not(all(
    feature = "call",
    feature = "diff",
    feature = "mock",
    feature = "pages"
)))]
mod absent;
#[cfg(feature = "call")]
mod call;
mod config;
#[cfg(feature = "diff")]
mod diff;
#[cfg(feature = "pages")]
mod drift;
mod engine;
#[cfg(feature = "fetch")]
mod fetch;
mod findings;
#[cfg(feature = "pages")]
mod follow;
mod generate;
#[cfg(all(
    feature = "call",
    feature = "diff",
    feature = "mock",
    feature = "pages"
))]
mod help;
mod memo;
#[cfg(feature = "mock")]
mod mock;
mod overlay;
mod room;
mod sample;
#[cfg(feature = "pages")]
mod scaffold;
mod standalone;
#[cfg(feature = "call")]
mod waiting;
#[cfg(all(unix, feature = "pages"))]
mod workflow;
