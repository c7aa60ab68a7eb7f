//! Counts what reading, writing and judging large bodies takes: allocations, and, where
//! valgrind is installed, instructions. Prints them as tables.
//!
//! `cargo run --release -p bindery-bodies --example counts`; with other arguments
//! (`ACTION SIDE TIMES PART-OF-NAME`) it only does what is to be measured, for a profiler.

#[cfg(measured)]
mod counting;

fn main() {
    #[cfg(measured)]
    counting::run();
    #[cfg(not(measured))]
    println!("bodies are made in the release profile only");
}
