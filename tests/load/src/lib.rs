//! Many calls through one client, beside the same calls by hand.

pub mod by_hand;
pub mod ours;
pub mod processor;
pub mod server;
pub mod turns;

/// The project of all calls.
pub const PROJECT: &str = "a4da8115c9d8464ead3a38309130523f";
/// The token of all calls.
pub const TOKEN: &str = "not-a-real-token";

/// Any error.
pub type Failed = Box<dyn std::error::Error + Send + Sync>;

/// The id of a server that is reinstalled.
#[must_use]
pub fn server_id(call: usize) -> String {
    format!("ea681a24-9b24-4f49-98ef-{call:012x}")
}

/// The id of the job for it, as the [`server`] makes it.
#[must_use]
pub fn job_id(call: usize) -> String {
    format!("job-{}", server_id(call))
}
