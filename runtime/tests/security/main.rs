//! What a document's security becomes on the wire, scheme by scheme.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod operations;
mod schemes;
mod tokens;
