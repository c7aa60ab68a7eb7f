//! The `bindery` command.

#[cfg(not(all(
    feature = "call",
    feature = "diff",
    feature = "mock",
    feature = "pages"
)))]
mod absent;
mod arguments;
#[cfg(feature = "call")]
mod call;
mod config;
#[cfg(feature = "diff")]
mod diff;
#[cfg(feature = "pages")]
mod drift;
mod explain;
mod fetch;
#[cfg(feature = "pages")]
mod follow;
mod generate;
#[cfg(any(feature = "call", feature = "fetch"))]
mod http;
mod lint;
#[cfg(feature = "mock")]
mod mock;
mod names;
mod outcome;
mod output;
#[cfg(any(feature = "call", feature = "mock"))]
mod pair;
mod sample;
#[cfg(feature = "pages")]
mod scaffold;
#[cfg(any(feature = "call", feature = "mock"))]
mod seconds;
mod show;
#[cfg(any(feature = "call", feature = "mock"))]
mod source;
mod subject;

use std::process::ExitCode;

fn main() -> ExitCode {
    arguments::run().into()
}
