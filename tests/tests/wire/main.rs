//! What goes over the wire and what comes back: the five operations against a server on this
//! machine that keeps every byte.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answers;
mod clients;
mod faults;
mod refusals;
mod requests;
mod server;
mod signature;
