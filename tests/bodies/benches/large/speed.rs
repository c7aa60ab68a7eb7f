//! Times, by criterion.

use std::hint::black_box;
use std::time::Duration;

use bindery_bodies::bodies;
use bindery_bodies::sides::{Both, read};
use bindery_runtime::describe::Blank;
use bindery_runtime::json;
use criterion::{Criterion, SamplingMode};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) fn run() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .sample_size(200)
        .nresamples(2_000)
        .configure_from_args();
    bodies::all(&mut Speed(&mut criterion));
    criterion.final_summary();
}

struct Speed<'c>(&'c mut Criterion);

impl Both for Speed<'_> {
    fn see<Ours, Plain>(&mut self, name: &str, text: &str, judge: fn(&Ours) -> usize)
    where
        Ours: Blank,
        Plain: Serialize + DeserializeOwned,
    {
        let (ours, plain) = read::<Ours, Plain>(name, text);
        let bytes = text.as_bytes();
        let mut decode = self.0.benchmark_group(format!("decode {name}"));
        decode.sampling_mode(SamplingMode::Flat);
        decode.bench_function("bindery", |b| {
            b.iter(|| json::from_slice::<Ours>(black_box(bytes)));
        });
        decode.bench_function("serde_json derives", |b| {
            b.iter(|| serde_json::from_slice::<Plain>(black_box(bytes)));
        });
        decode.finish();

        let mut encode = self.0.benchmark_group(format!("encode {name}"));
        encode.sampling_mode(SamplingMode::Flat);
        encode.bench_function("bindery", |b| b.iter(|| json::to_vec(black_box(&ours))));
        encode.bench_function("serde_json derives", |b| {
            b.iter(|| serde_json::to_vec(black_box(&plain)));
        });
        encode.finish();

        let mut validate = self.0.benchmark_group(format!("validate {name}"));
        validate.sampling_mode(SamplingMode::Flat);
        validate.bench_function("bindery", |b| b.iter(|| judge(black_box(&ours))));
        validate.finish();
    }
}
