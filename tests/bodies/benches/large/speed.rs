//! Times, by criterion.

use std::time::Duration;

use bindery_bodies::bodies;
use criterion::{Criterion, SamplingMode};

pub(crate) fn run() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .sample_size(200)
        .nresamples(2_000)
        .configure_from_args();
    for (name, make) in bodies::ALL {
        let body = make();
        let mut decode = criterion.benchmark_group(format!("decode {name}"));
        decode.sampling_mode(SamplingMode::Flat);
        decode.bench_function("bindery", |b| b.iter(&body.ours.decode));
        decode.bench_function("serde_json derives", |b| b.iter(&body.plain.decode));
        decode.finish();
        let mut encode = criterion.benchmark_group(format!("encode {name}"));
        encode.sampling_mode(SamplingMode::Flat);
        encode.bench_function("bindery", |b| b.iter(&body.ours.encode));
        encode.bench_function("serde_json derives", |b| b.iter(&body.plain.encode));
        encode.finish();
    }
    criterion.final_summary();
}
