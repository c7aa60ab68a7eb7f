//! Measures what a call takes beside one by hand, and beside the vendor's SDK for Python.
//!
//! `cargo run --profile bench -p bindery-load [CALLS]` prints a table. Both sides run in turn against one
//! server in a process of its own: one call after the other, and many at once.
//!
//! `… bindery-load ours|by-hand [CALLS] [several]` makes the calls of one side alone, one after the
//! other in one thread, or with several, for whoever counts what a call takes with `perf`, `strace`
//! or `valgrind`.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;

use bindery_load::server::{Server, serve};
use bindery_load::turns::{self, Turn, Turns};
use bindery_load::{Failed, by_hand, ours};

const CALLS: usize = 10_000;
/// So many calls under way at once, beside one after the other.
const AT_ONCE: usize = 32;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failed> {
    let mut arguments = std::env::args().skip(1).peekable();
    let what = arguments.next_if(|one| one.parse::<usize>().is_err());
    let calls = arguments.next().map_or(Ok(CALLS), |calls| calls.parse())?;
    let several = arguments.next().is_some_and(|threads| threads == "several");
    let mut runtime = match what.as_deref() {
        Some("ours" | "by-hand") if !several => tokio::runtime::Builder::new_current_thread(),
        _ => tokio::runtime::Builder::new_multi_thread(),
    };
    runtime.enable_all().build()?.block_on(async {
        match what.as_deref() {
            Some("serve") => serve().await.map_err(Failed::from),
            Some(side) => alone(side, calls).await,
            None => measure(calls).await,
        }
    })
}

/// Makes the calls of one side, and prints nothing.
async fn alone(side: &str, calls: usize) -> Result<(), Failed> {
    // Who counts instructions has the server elsewhere, at full speed.
    let server = Server::start(&std::env::current_exe()?)?;
    let endpoint = &server.endpoint;
    match side {
        "ours" => {
            let client = ours::client(endpoint)?;
            for number in 0..calls {
                ours::call(&client, number).await?;
            }
        }
        "by-hand" => {
            let client = by_hand::client()?;
            for number in 0..calls {
                by_hand::call(&client, endpoint, number).await?;
            }
        }
        _ => return Err(format!("`{side}` is neither a side nor a number of calls").into()),
    }
    Ok(())
}

async fn measure(calls: usize) -> Result<(), Failed> {
    let server = Server::start(&std::env::current_exe()?)?;
    println!("| at once | side | µs a call | ours to it | µs of a processor | ours to it |");
    println!("|--:|---|--:|--:|--:|--:|");
    let ours = beside(&server.endpoint, calls, 1, "").await?;
    let endpoint = server.endpoint.clone();
    // Without the waking of other threads, which is as long as what is measured.
    let one = std::thread::spawn(move || -> Result<f64, Failed> {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_all().build()?;
        runtime.block_on(beside(&endpoint, calls, 1, ", one thread"))
    });
    one.join().map_err(|_| "the one thread ended early")??;
    beside(&server.endpoint, calls, AT_ONCE, "").await?;
    match python(&server.endpoint, calls)? {
        Some(python) => println!(
            "| 1 | the vendor's SDK for Python | {python:.1} | {:.2} | | |",
            ours / python
        ),
        None => println!("| 1 | the vendor's SDK for Python | not installed | | | |"),
    }
    Ok(())
}

/// Prints what a call takes, ours and by hand, and gives ours in microseconds.
async fn beside(endpoint: &str, calls: usize, at_once: usize, how: &str) -> Result<f64, Failed> {
    let (client, hand) = (ours::client(endpoint)?, by_hand::client()?);
    let endpoint: Arc<str> = endpoint.into();
    let ours = |number| {
        let client = client.clone();
        async move { ours::call(&client, number).await }
    };
    let by_hand = |number| {
        let (hand, endpoint) = (hand.clone(), Arc::clone(&endpoint));
        async move { by_hand::call(&hand, &endpoint, number).await }
    };
    let mut turns = Turns::default();
    for number in 0..=calls.div_ceil(turns::CALLS) {
        let turn = Turn { number, at_once };
        // Who is first changes: what one side leaves behind is the other's to clear.
        if number % 2 == 0 {
            turns.take(0, turn, ours).await?;
            turns.take(1, turn, by_hand).await?;
        } else {
            turns.take(1, turn, by_hand).await?;
            turns.take(0, turn, ours).await?;
        }
    }
    let (ours, hand, ratio) = turns.time();
    let [row, beside] = match turns.processor() {
        Some((ours, hand, ratio)) => [format!("{ours:.1} | 1"), format!("{hand:.1} | {ratio:.2}")],
        None => ["not told | 1".to_owned(), "not told |".to_owned()],
    };
    println!("| {at_once} | bindery{how} | {ours:.1} | 1 | {row} |");
    println!("| {at_once} | reqwest and serde by hand{how} | {hand:.1} | {ratio:.2} | {beside} |");
    Ok(ours)
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
