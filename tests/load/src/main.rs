//! Measures what a call takes beside one by hand, and beside the vendor's SDK for Python.
//!
//! `cargo run --release -p bindery-load [CALLS]` prints a table. Both sides run in turn, one call
//! after the other, against one server in a process of its own.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use bindery_load::server::{Server, serve};
use bindery_load::{Failed, by_hand, ours};

const CALLS: usize = 10_000;
/// So many calls of one side, then as many of the other.
const TURN: usize = 250;

#[tokio::main]
async fn main() -> ExitCode {
    let argument = std::env::args().nth(1);
    let done = match argument.as_deref() {
        Some("serve") => serve().await.map_err(Failed::from),
        Some(calls) => match calls.parse() {
            Ok(calls) => measure(calls).await,
            Err(_) => Err(format!("`{calls}` is no number of calls").into()),
        },
        None => measure(CALLS).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(calls: usize) -> Result<(), Failed> {
    let server = Server::start(&std::env::current_exe()?)?;
    let client = ours::client(&server.endpoint)?;
    let hand = by_hand::client()?;
    let mut took = [Vec::new(), Vec::new()];
    // The first turn of each side makes connections and is not counted.
    for turn in 0..=calls.div_ceil(TURN) {
        let numbers = turn * TURN..(turn + 1) * TURN;
        let start = Instant::now();
        for number in numbers.clone() {
            ours::call(&client, number).await?;
        }
        let ours = start.elapsed();
        let start = Instant::now();
        for number in numbers {
            by_hand::call(&hand, &server.endpoint, number).await?;
        }
        if turn > 0 {
            took[0].push(ours);
            took[1].push(start.elapsed());
        }
    }
    let mut ratios: Vec<f64> = took[0]
        .iter()
        .zip(&took[1])
        .map(|(a, b)| a.as_secs_f64() / b.as_secs_f64())
        .collect();
    ratios.sort_by(f64::total_cmp);
    let [ours, hand] = took.map(|mut turns| {
        turns.sort();
        each(turns[turns.len() / 2], TURN)
    });
    println!("| side | µs a call | ours to it |\n|---|--:|--:|");
    println!("| bindery | {ours:.1} | 1 |");
    println!(
        "| reqwest and serde by hand | {hand:.1} | {:.2} |",
        ratios[ratios.len() / 2]
    );
    match python(&server.endpoint, calls)? {
        Some(python) => println!(
            "| the vendor's SDK for Python | {python:.1} | {:.2} |",
            ours / python
        ),
        None => println!("| the vendor's SDK for Python | not installed | |"),
    }
    Ok(())
}

fn each(took: Duration, calls: usize) -> f64 {
    took.as_secs_f64() * 1e6 / calls as f64
}

/// Microseconds that a call takes with the SDK, where it is installed.
fn python(endpoint: &str, calls: usize) -> Result<Option<f64>, Failed> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = root.join("../../target/venv/bin/python");
    let python = if own.exists() { own } else { "python3".into() };
    let script = root.join("python/sdk.py");
    let output = Command::new(python)
        .arg(script)
        .arg(endpoint)
        .arg(calls.to_string())
        .output()?;
    match output.status.code() {
        Some(0) => {
            let seconds: f64 = String::from_utf8(output.stdout)?.trim().parse()?;
            Ok(Some(seconds * 1e6 / calls as f64))
        }
        // The script's way to say that there is no SDK.
        Some(3) => Ok(None),
        _ => Err(String::from_utf8_lossy(&output.stderr).into()),
    }
}
