//! What is compiled for `wasm32-unknown-unknown`: nothing that needs a system below it. That it
//! does compile is for a machine with that target, see `.ci/run`.

// Clippy knows only `#[test]` functions as tests, not what they call.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

use bindery_tests::packages;

/// Sockets, threads, C.
const SYSTEM: [&str; 10] = [
    "hyper-util",
    "libc",
    "mio",
    "reqwest",
    "ring",
    "rustls",
    "rustls-platform-verifier",
    "socket2",
    "tokio",
    "tokio-rustls",
];

fn built(target: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .args(["tree", "--locked", "--prefix=none", "--edges=normal,build"])
        .args([
            "-p",
            "huaweicloud-reimage",
            "--all-features",
            "--target",
            target,
        ])
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let names = packages(&String::from_utf8(output.stdout).unwrap());
    let name = |line: &String| line.split(' ').next().unwrap_or_default().to_owned();
    names.iter().map(name).collect()
}

#[test]
fn nothing_that_needs_a_system_is_built_for_wasm() {
    let here = built("x86_64-unknown-linux-gnu");
    let there = built("wasm32-unknown-unknown");
    for package in SYSTEM {
        assert!(here.iter().any(|one| one == package), "{package}: {here:?}");
        assert!(!there.iter().any(|one| one == package), "{package}");
    }
}
