//! How long Ninja takes to generate the whole corpus, by the number of jobs at a time.
//!
//! `cargo run --release -p bindery-benches --bin engine` prints the table that
//! `docs/build-engines.md` shows, after building the command. Ninja is found by its name or by
//! the variable `NINJA`, the documents by `BINDERY_SHARED`.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{ExitCode, Output};
use std::time::{Duration, Instant};

use bindery_tests::{Scratch, command, ninja, round_trip, shared};
use clap::Parser;

/// Times Ninja on the whole corpus.
#[derive(Parser)]
struct Arguments {
    /// Jobs at a time, each measured from nothing.
    #[arg(long, value_delimiter = ',', default_value = "1,2,4,8")]
    jobs: Vec<usize>,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::parse();
    let (Some(program), Some(corpus)) = (ninja::program(), shared("corpus")) else {
        return Ok(ExitCode::FAILURE);
    };
    let bindery = built()?;
    let documents = round_trip::documents(&corpus)?;
    let documents: Vec<PathBuf> = documents.into_iter().map(|(_, path)| path).collect();
    let processors = std::thread::available_parallelism()?;
    println!("{} documents, {processors} processors\n", documents.len());
    println!("| jobs | from nothing | again |\n|--:|--:|--:|");
    for jobs in arguments.jobs {
        let room = Scratch::new("engine");
        room.write("build.ninja", &ninja::file(&documents)?);
        let run = || timed(&program, room.path(), jobs, &bindery);
        let (first, _) = run()?;
        let (second, said) = run()?;
        if !String::from_utf8_lossy(&said.stdout).contains("no work to do") {
            return Err("the second run had work to do".into());
        }
        let (first, second) = (first.as_secs_f64(), second.as_secs_f64());
        println!("| {jobs} | {first:.2} s | {second:.2} s |");
    }
    Ok(ExitCode::SUCCESS)
}

/// The command of this checkout.
fn built() -> Result<PathBuf, Box<dyn Error>> {
    match command::build().status()?.success() {
        true => Ok(command::path()),
        false => Err("the command cannot be built".into()),
    }
}

/// How long a run took, and what it said.
fn timed(
    program: &Path,
    folder: &Path,
    jobs: usize,
    bindery: &Path,
) -> Result<(Duration, Output), Box<dyn Error>> {
    let start = Instant::now();
    let output = ninja::run(program, folder, jobs, bindery)?;
    let wall = start.elapsed();
    match output.status.success() {
        true => Ok((wall, output)),
        false => Err(String::from_utf8_lossy(&output.stdout).into()),
    }
}
