//! Counts what reading, writing and judging large bodies takes: allocations, and, where
//! valgrind is installed, instructions. Prints them as tables.
//!
//! `cargo run --release -p bindery-bodies --example counts`; with `--check` it compares the
//! allocations of our side with `limits.tsv` beside it, and fails where one differs: more is not
//! allowed, and fewer are the new limit. With other arguments
//! (`ACTION SIDE TIMES PART-OF-NAME`) it only does what is to be measured, for a profiler.

#[cfg(measured)]
mod counting;

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(measured)]
    return counting::run();
    #[cfg(not(measured))]
    {
        println!("bodies are made in the release profile only");
        ExitCode::FAILURE
    }
}
