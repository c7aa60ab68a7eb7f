//! Following an operation: what is asked, when, and what comes of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod batch;
mod cancel;
mod operations;
mod outcomes;
mod resume;
mod streams;
