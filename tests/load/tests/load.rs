//! Ten thousand calls through one client: each gets its own answer, the server sees each once, few
//! connections serve all of them, and the memory that is held does not grow.

use std::alloc::System;
use std::error::Error;
use std::path::Path;

use bindery_load::server::Server;
use bindery_load::{Failed, ours};
use huaweicloud_reimage::ecs;
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use tokio::task::JoinSet;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const CALLS: usize = 10_000;
/// After so many, whatever is made once and kept is there.
const WARM: usize = 2_000;
const AT_ONCE: usize = 32;
/// Buffers of connections grow with what arrives together; nothing may grow with the calls, which
/// would be 8,000 times whatever one of them leaves.
const SLACK: isize = 64 * 1024;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_calls_leave_nothing_behind() -> Result<(), Box<dyn Error>> {
    let server = Server::start(Path::new(env!("CARGO_BIN_EXE_load")))?;
    let client = ours::client(&server.endpoint).map_err(|error| error.to_string())?;
    many(&client, 0..WARM)
        .await
        .map_err(|error| error.to_string())?;
    let warm = held();
    many(&client, WARM..CALLS)
        .await
        .map_err(|error| error.to_string())?;
    let grown = held() - warm;
    assert!(
        grown < SLACK,
        "{grown} bytes more are held after {CALLS} calls than after {WARM}"
    );

    let (connections, requests) = server.seen().await?;
    assert_eq!(requests, CALLS as u64);
    // A connection is free a moment after its answer was read, so there may be a few more of them
    // than calls at once.
    assert!(
        connections <= 2 * AT_ONCE as u64,
        "{connections} connections"
    );
    Ok(())
}

/// Makes the calls, so many at once; each checks its own answer.
async fn many(client: &ecs::Client, numbers: std::ops::Range<usize>) -> Result<(), Failed> {
    let mut calls = JoinSet::new();
    for number in numbers {
        if calls.len() == AT_ONCE
            && let Some(done) = calls.join_next().await
        {
            done??;
        }
        let client = client.clone();
        calls.spawn(async move { ours::call(&client, number).await });
    }
    while let Some(done) = calls.join_next().await {
        done??;
    }
    Ok(())
}

fn held() -> isize {
    let stats = ALLOCATOR.stats();
    stats.bytes_allocated as isize - stats.bytes_deallocated as isize
}
