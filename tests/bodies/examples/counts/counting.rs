//! The counts.

use std::alloc::System;
use std::env;
use std::fmt::Write;
use std::hint::black_box;
use std::process::Command;

use bindery_bodies::bodies;
use bindery_bodies::sides::{Both, read};
use bindery_runtime::describe::Blank;
use bindery_runtime::json;
use serde::Serialize;
use serde::de::DeserializeOwned;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const OURS: &str = "bindery";
const THEIRS: &str = "serde_json derives";

/// How often an action is done for its instructions, more than once.
const TIMES: u64 = 2;

pub(crate) fn run() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [action, side, times, name] = &arguments[..] {
        bodies::all(&mut Once {
            action,
            side,
            times: times.parse().unwrap_or(1),
            name,
        });
        return;
    }
    let mut counts = Counts {
        allocations: String::from(
            "| what | side | bytes of JSON | allocations | bytes allocated |\n|---|---|--:|--:|--:|\n",
        ),
        instructions: String::from(
            "| what | bindery | serde_json derives | ratio |\n|---|--:|--:|--:|\n",
        ),
    };
    bodies::all(&mut counts);
    println!("{}\n{}", counts.allocations, counts.instructions);
}

/// Does one thing only, for a profiler.
struct Once<'a> {
    action: &'a str,
    side: &'a str,
    times: u64,
    name: &'a str,
}

impl Both for Once<'_> {
    fn see<Ours, Plain>(&mut self, name: &str, text: &str, judge: fn(&Ours) -> usize)
    where
        Ours: Blank,
        Plain: Serialize + DeserializeOwned,
    {
        if !name.contains(self.name) {
            return;
        }
        let bytes = text.as_bytes();
        let ours = json::from_slice::<Ours>(bytes).ok();
        let plain = serde_json::from_slice::<Plain>(bytes).ok();
        for _ in 0..self.times {
            match (self.action, self.side) {
                ("decode", OURS) => drop(black_box(json::from_slice::<Ours>(black_box(bytes)))),
                ("decode", _) => {
                    drop(black_box(serde_json::from_slice::<Plain>(black_box(bytes))));
                }
                ("encode", OURS) => {
                    drop(black_box(ours.as_ref().map(|ours| json::to_vec(ours))));
                }
                ("encode", _) => drop(black_box(plain.as_ref().map(serde_json::to_vec))),
                _ => drop(black_box(ours.as_ref().map(judge))),
            }
        }
    }
}

/// Two tables.
struct Counts {
    allocations: String,
    instructions: String,
}

impl Both for Counts {
    fn see<Ours, Plain>(&mut self, name: &str, text: &str, judge: fn(&Ours) -> usize)
    where
        Ours: Blank,
        Plain: Serialize + DeserializeOwned,
    {
        let (ours, plain) = read::<Ours, Plain>(name, text);
        let bytes = text.as_bytes();
        let mut row = |what: &str, side: &str, action: &dyn Fn()| {
            let region = Region::new(ALLOCATOR);
            action();
            let stats = region.change();
            let count = stats.allocations + stats.reallocations;
            let _ = writeln!(
                self.allocations,
                "| {what} {name} | {side} | {} | {count} | {} |",
                bytes.len(),
                stats.bytes_allocated,
            );
        };
        row("decode", OURS, &|| {
            drop(black_box(json::from_slice::<Ours>(bytes)));
        });
        row("decode", THEIRS, &|| {
            drop(black_box(serde_json::from_slice::<Plain>(bytes)));
        });
        row("encode", OURS, &|| drop(black_box(json::to_vec(&ours))));
        row("encode", THEIRS, &|| {
            drop(black_box(serde_json::to_vec(&plain)));
        });
        row("validate", OURS, &|| {
            black_box(judge(&ours));
        });
        for action in ["decode", "encode"] {
            let (Some(our), Some(their)) = (
                instructions(action, OURS, name),
                instructions(action, THEIRS, name),
            ) else {
                return;
            };
            let ratio = our as f64 / their as f64;
            let _ = writeln!(
                self.instructions,
                "| {action} {name} | {our} | {their} | {ratio:.2} |"
            );
        }
        if let Some(our) = instructions("validate", OURS, name) {
            let _ = writeln!(self.instructions, "| validate {name} | {our} | | |");
        }
    }
}

/// The instructions of one run of the action; `None` without valgrind.
fn instructions(action: &str, side: &str, name: &str) -> Option<u64> {
    let (few, many) = (
        collected(action, side, name, 1)?,
        collected(action, side, name, 1 + TIMES)?,
    );
    Some(many.saturating_sub(few) / TIMES)
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
    let line = said.lines().find_map(|line| line.split("Collected :").nth(1))?;
    line.trim().parse().ok()
}
