//! How fast generated code runs, beside what one would write without it.
//!
//! Every group has the generated code, named `bindery`, and others that do the same; each
//! group first makes sure that all of its sides give the same answer. `docs/benchmarks.md`
//! says how to run them and how to read the ratios.
#![allow(clippy::unwrap_used)]

mod json;
mod password;
mod patterns;
mod plain;
mod request;
mod signature;
mod tables;

use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, SamplingMode};

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(300))
        .sample_size(600)
        .nresamples(2_000)
        .configure_from_args();
    patterns::bench(&mut criterion);
    password::bench(&mut criterion);
    request::bench(&mut criterion);
    json::bench(&mut criterion);
    signature::bench(&mut criterion);
    criterion.final_summary();
}

/// A group whose sides stand next to each other.
///
/// Its samples are many and short: half a millisecond mostly passes without another process
/// coming in between, so the median holds on a machine that does other work as well.
fn group<'c>(criterion: &'c mut Criterion, name: &str) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sampling_mode(SamplingMode::Flat);
    group
}
