//! What people must build: packages in each tree, with limits that only go down.

// Clippy knows only `#[test]` functions as tests, not what they call.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

use bindery_tests::packages;

const LIMITS: &str = include_str!("packages.txt");

#[test]
fn no_tree_has_more_packages_than_it_had() {
    let mut wrong = Vec::new();
    let is_tree = |line: &&str| !line.is_empty() && !line.starts_with('#');
    for line in LIMITS.lines().filter(is_tree) {
        let (limit, tree) = line.split_once(' ').unwrap();
        let (limit, tree) = (limit.parse::<usize>().unwrap(), tree.trim());
        let found = count(tree);
        if found > limit {
            wrong.push(format!(
                "{tree}: {found} packages, where {limit} are allowed"
            ));
        } else if found < limit {
            wrong.push(format!("{tree}: lower the limit to {found}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// How many packages cargo builds for what is selected, itself included.
fn count(selected: &str) -> usize {
    let output = Command::new(env!("CARGO"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .args(["tree", "--locked", "--prefix=none", "--edges=normal,build"])
        .arg("--target=x86_64-unknown-linux-gnu")
        .args(selected.split_whitespace())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{selected}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    packages(&String::from_utf8(output.stdout).unwrap()).len()
}

/// What the command's build leaves as it is, benches must not: nobody builds their program so.
#[test]
fn benches_optimise_what_the_command_does_not() {
    let manifest = include_str!("../../Cargo.toml");
    let listed = |table: &str| -> Vec<&str> {
        let lines = manifest.lines().skip_while(|line| *line != table).skip(1);
        let lines = lines.take_while(|line| !line.is_empty());
        lines
            .map(|line| line.split_once(" = ").unwrap().0)
            .collect()
    };
    let plain = listed("[profile.release.package]");
    assert!(!plain.is_empty());
    assert_eq!(plain, listed("[profile.bench.package]"));
}
