//! How fast large bodies are read, written and judged.
//!
//! `docs/benchmarks.md` says how to run it and how to read it.

#[cfg(measured)]
mod speed;

fn main() {
    #[cfg(measured)]
    speed::run();
}
