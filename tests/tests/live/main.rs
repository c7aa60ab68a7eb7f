//! Tables that are made while the program runs say the same as those that are generated, and
//! the same as the judge of the generator.

#![allow(clippy::unwrap_used, clippy::panic)] // data that cannot be read is a failure

mod drawn;
mod generated;
mod judged;
mod properties;
mod vendor;
mod waited;
