//! Proves that samples of every component schema come back as they were.
//!
//! `cargo run --release -p bindery-tests --example round_trip -- --write` proves all documents
//! and writes `docs/round-trip.md`; with names of documents, or parts of them, only those are
//! proved, and their rows written. What goes wrong is shown.

use std::error::Error;
use std::time::Instant;
use std::{env, fs};

use bindery::sample::Limits;
use bindery_tests::round_trip::{Table, prove};
use bindery_tests::{round_trip, shared};

/// How many failures of a document are shown.
const SHOWN: usize = 12;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let is_written = arguments.iter().any(|argument| argument == "--write");
    let names: Vec<&String> = arguments
        .iter()
        .filter(|name| !name.starts_with("--"))
        .collect();
    let corpus = shared("corpus").ok_or("there is no corpus")?;
    let page = bindery_tests::root().join("docs/round-trip.md");
    let mut table = Table::default();
    for (name, path) in round_trip::documents(&corpus)? {
        if !names.is_empty() && !names.iter().any(|wanted| name.contains(*wanted)) {
            continue;
        }
        let start = Instant::now();
        let outcome = prove(&path, Limits::default(), !names.is_empty());
        println!(
            "{name}: {} schemas, {} came back, {} refused, {} without a sample, {} wrong ({:.1} s){}",
            outcome.types,
            outcome.kept,
            outcome.refused,
            outcome.without.len(),
            outcome.failed.len(),
            start.elapsed().as_secs_f64(),
            outcome
                .stopped
                .as_deref()
                .map(|why| format!("\n  stopped: {why}"))
                .unwrap_or_default(),
        );
        for (schema, why) in outcome.without.iter().take(SHOWN) {
            println!("  without: {schema}: {why}");
        }
        for (schema, sample, why) in outcome.failed.iter().take(SHOWN) {
            let sample: String = sample.chars().take(300).collect();
            println!("  wrong: {schema}: {sample}\n    {why}");
        }
        // Another one may have written other rows meanwhile.
        if is_written && !names.is_empty() {
            table = fs::read_to_string(&page).map_or_else(|_| table, |text| Table::parse(&text));
        }
        table.add(&name, &outcome);
        // After each, because all of them take long.
        if is_written {
            fs::write(&page, format!("{}\n{table}", round_trip::INTRODUCTION))?;
        }
    }
    Ok(())
}
