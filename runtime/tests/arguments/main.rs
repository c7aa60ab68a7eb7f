//! How arguments are written into a request, and that none of them leaves its place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod harness;
mod hostile;
mod styles;
