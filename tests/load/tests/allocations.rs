//! How often a call asks for memory, beside the same one by hand: a measure of its work that no
//! clock and no neighbour has a say in.

use std::alloc::System;
use std::error::Error;
use std::path::Path;

use bindery_load::server::Server;
use bindery_load::{by_hand, ours};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// After so many a connection has the buffers that it needs.
const WARM: usize = 50;
const CALLS: usize = 200;
/// So many fewer than by hand; there are 25, and some less where a connection has to be made. It
/// may only be made more.
const FEWER: f64 = 24.0;

#[tokio::test]
async fn a_call_asks_for_memory_less_often_than_one_by_hand() -> Result<(), Box<dyn Error>> {
    let server = Server::start(Path::new(env!("CARGO_BIN_EXE_load")))?;
    let client = ours::client(&server.endpoint).map_err(|error| error.to_string())?;
    let hand = by_hand::client().map_err(|error| error.to_string())?;
    let mut counted = [0; 2];
    for number in 0..CALLS + WARM {
        let start = asked();
        let ours = ours::call(&client, number).await;
        let between = asked();
        let by_hand = by_hand::call(&hand, &server.endpoint, number).await;
        let end = asked();
        ours.and(by_hand).map_err(|error| error.to_string())?;
        if number >= WARM {
            counted[0] += between - start;
            counted[1] += end - between;
        }
    }
    let [ours, by_hand] = counted.map(|all| all as f64 / CALLS as f64);
    println!("{ours} a call, {by_hand} by hand");
    assert!(ours + FEWER <= by_hand, "{ours} a call, {by_hand} by hand");
    Ok(())
}

/// How often memory was asked for so far, growing included.
fn asked() -> usize {
    let stats = ALLOCATOR.stats();
    stats.allocations + stats.reallocations
}
