//! What must be true of drift, written down by hand before the engine said anything, and
//! whether it is.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may, in its helpers too"
)]

mod accepted;
mod engine;
mod expectation;
mod later;
mod mutations;
mod mutator;
mod own_pages;
mod pairs;
mod real_pages;
mod real_rows;
mod sheet;
