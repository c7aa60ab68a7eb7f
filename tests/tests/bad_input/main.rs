//! Bad requests, most of which the vendor's own SDK sends: each is refused here with exactly
//! the place and the rule, all of them at once, and nothing is sent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod passwords;
mod refusing;
mod switched_off;
mod through_json;
mod through_types;
