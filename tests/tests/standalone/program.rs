//! A small program carries what its calls need, and not what others would.
//!
//! Counted without a clock, and without a transport, so that it is all ours.
#![cfg(all(target_os = "linux", target_pointer_width = "64"))]

use std::fs;

use bindery_tests::{Scratch, root};

use super::cargo::{succeed, target};
use super::generated::write_crate;

const DOCUMENT: &str = include_str!("program.yaml");

const MANIFEST: &str = r#"
[package]
name = "bindery-proof-program"
version = "0.1.0"
edition = "2024"

[workspace]

[dependencies]
bindery-proof-programs-api = { path = "../api", default-features = false }
"#;

/// Everything is answered from memory, so that nothing has to be waited for.
const PROGRAM: &str = r#"
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bindery_proof_programs_api::api::Client;
use bindery_proof_programs_api::runtime::transport::Memory;

fn now<F: IntoFuture>(future: F) -> F::Output {
    match pin!(future.into_future()).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => std::process::exit(1),
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder("https://h").transport(Memory::new()).build()?;
CALLS
    Ok(())
}
"#;

const PLAIN: &str = r#"
    println!("{:?}", now(client.list_pets().limit(3)));
    println!("{:?}", now(client.create_pet("rex")));
    println!("{:?}", now(client.show_pet("rex")));
"#;

const SELDOM: &str = r#"
    println!("{:?}", now(client.seldom("word", "password")));
    println!("{:?}", now(client.parts("name")));
"#;

/// Names of what is in a program only where it calls an operation that needs it, as they are part
/// of the names of functions: an engine for patterns, rules, a form of bodies, and reading floats.
const SELDOM_NEEDED: [&str; 5] = [
    "7regress",
    "8validate8password",
    "8validate11unevaluated",
    "4call9multipart",
    "3num7dec2flt",
];

/// What three calls may take in all: `std`, the runtime, and what was generated. It only goes down
/// by itself; a newer compiler may need a little more.
const MOST: u64 = 950_000;

#[test]
fn a_program_carries_what_its_calls_need() {
    let scratch = Scratch::new("program");
    write_crate(
        &scratch.path().join("api"),
        "bindery-proof-programs-api",
        DOCUMENT,
    );
    scratch.write("program/Cargo.toml", MANIFEST);
    scratch.write("program/src/bin/plain.rs", &PROGRAM.replace("CALLS", PLAIN));
    scratch.write(
        "program/src/bin/seldom.rs",
        &PROGRAM.replace("CALLS", SELDOM),
    );
    let folder = scratch.path().join("program");
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    succeed(&folder, &["build", "--release", "--bins"]);
    let [plain, seldom] = ["plain", "seldom"].map(|name| {
        let path = target().join("release").join(name);
        fs::read(path).unwrap()
    });
    for name in SELDOM_NEEDED {
        assert!(has(&seldom, name), "no function is called {name} any more");
        assert!(
            !has(&plain, name),
            "{name} is in a program that calls nothing with it"
        );
    }
    let size = loaded(&plain);
    assert!(
        size <= MOST,
        "three calls take {size} bytes, and the most is {MOST}"
    );
    assert!(
        size > MOST / 10 * 9,
        "three calls take {size} bytes: lower the limit"
    );
}

fn has(program: &[u8], name: &str) -> bool {
    program
        .windows(name.len())
        .any(|part| part == name.as_bytes())
}

/// The bytes of an ELF file that are loaded, which symbols are not.
fn loaded(program: &[u8]) -> u64 {
    const LOAD: u64 = 1;
    let number = |at: u64, length: usize| {
        let bytes = &program[usize::try_from(at).unwrap()..][..length];
        bytes
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | u64::from(*byte))
    };
    let (start, length, count) = (number(0x20, 8), number(0x36, 2), number(0x38, 2));
    let segments = (0..count).map(|index| start + index * length);
    segments
        .filter(|at| number(*at, 4) == LOAD)
        .map(|at| number(at + 0x20, 8))
        .sum()
}
