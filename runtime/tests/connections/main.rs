//! What the default transport does with connections: which it keeps, where they lead, and whom
//! it trusts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(feature = "hyper")]

#[path = "../loopback/mod.rs"]
mod loopback;
mod operation;
mod proxied;
mod proxy;
mod reused;
mod tls;
mod trusted;
