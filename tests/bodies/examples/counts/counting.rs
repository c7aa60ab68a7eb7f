//! The counts.

mod limits;

use std::alloc::System;
use std::env;
use std::process::{Command, ExitCode};

use bindery_bodies::bodies;
use bindery_bodies::sides::Body;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const OURS: &str = "bindery";
const PLAIN: &str = "serde_json derives";

/// What is done, and by which side.
const ACTIONS: &[(&str, &str)] = &[
    ("decode", OURS),
    ("decode", PLAIN),
    ("encode", OURS),
    ("encode", PLAIN),
    ("validate", OURS),
];

pub(crate) fn run() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [action, side, times, part] = &arguments[..] {
        let named = bodies::ALL.iter().find(|(name, _)| name.contains(part));
        if let (Some((_, make)), Ok(times)) = (named, times.parse::<u64>()) {
            let body = make();
            (0..times).for_each(|_| act(&body, action, side));
        }
        return ExitCode::SUCCESS;
    }
    if arguments == ["--check"] {
        return limits::check();
    }
    println!("| what | side | bytes of JSON | allocations | bytes allocated | instructions |");
    println!("|---|---|--:|--:|--:|--:|");
    for (name, make) in bodies::ALL {
        let body = make();
        for (action, side) in ACTIONS {
            println!("{}", row(name, &body, action, side));
        }
    }
    ExitCode::SUCCESS
}

fn act(body: &Body, action: &str, side: &str) {
    let of_side = if side == OURS {
        &body.ours
    } else {
        &body.plain
    };
    match action {
        "decode" => assert!((of_side.decode)(), "it was read before"),
        "encode" => assert!((of_side.encode)() > 0, "it was written before"),
        _ => {
            (body.validate)();
        }
    }
}

/// What an action allocates: how often, and how many bytes in all.
fn allocated(body: &Body, action: &str, side: &str) -> (usize, usize) {
    let region = Region::new(ALLOCATOR);
    act(body, action, side);
    let stats = region.change();
    let count = stats.allocations + stats.reallocations;
    (count, stats.bytes_allocated)
}

fn row(name: &str, body: &Body, action: &str, side: &str) -> String {
    let (count, bytes) = allocated(body, action, side);
    let instructions = instructions(action, side, name);
    let instructions = instructions.map_or("–".to_owned(), |count| count.to_string());
    format!(
        "| {action} {name} | {side} | {} | {count} | {bytes} | {instructions} |",
        body.bytes
    )
}

/// The instructions of one run of the action; `None` without valgrind.
fn instructions(action: &str, side: &str, name: &str) -> Option<u64> {
    let few = collected(action, side, name, 1)?;
    let many = collected(action, side, name, 3)?;
    Some(many.saturating_sub(few) / 2)
}

/// The instructions of this program when it does the action so many times.
fn collected(action: &str, side: &str, name: &str, times: u64) -> Option<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe().ok()?)
        .args([action, side, &times.to_string(), name])
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let mut lines = said.lines();
    let count = lines.find_map(|line| line.split("Collected :").nth(1))?;
    count.trim().parse().ok()
}
