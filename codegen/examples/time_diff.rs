//! How long it takes to compare a document with itself, and with a copy of it in which every
//! fiftieth integer has become a string and every fiftieth description says something else:
//! `cargo run --release -p bindery --example time_diff -- big.json`.
#![allow(clippy::expect_used)] // a program for the shell

use std::time::Instant;

use bindery::document::Memory;
use bindery::generate::{ModuleSettings, Origin, compare};

fn main() {
    let path = std::env::args().nth(1).expect("the path of a document");
    let text = std::fs::read_to_string(&path).expect("a document that can be read");
    let edited = every_fiftieth(&text, "\"type\": \"integer\"", "\"type\": \"string\"");
    let edited = every_fiftieth(&edited, "\"description\": \"", "\"description\": \"Now: ");
    println!("{path}: {} KB", text.len() / 1024);
    for (what, new) in [("itself", &text), ("the edited copy", &edited)] {
        let (old, new) = (
            Memory::new().with(&path, &*text),
            Memory::new().with(&path, &**new),
        );
        let modules = [ModuleSettings::called_after(&path)];
        let origin = |files| Origin {
            modules: &modules,
            files,
            tag_features: true,
        };
        for _ in 0..3 {
            let start = Instant::now();
            let compared = compare(origin(&old), origin(&new));
            let modules = compared.modules.expect("documents without errors");
            let facts: usize = modules.iter().map(|(_, diff)| diff.facts.len()).sum();
            println!("{what}: {facts} facts in {:?}", start.elapsed());
        }
    }
}

/// A text in which every fiftieth of some words is replaced.
fn every_fiftieth(text: &str, from: &str, to: &str) -> String {
    let mut pieces = text.split(from);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (count, piece) in pieces.enumerate() {
        out += if count % 50 == 0 { to } else { from };
        out += piece;
    }
    out
}
