//! Prints what the last run of the benchmarks measured, as a table of ratios; with `--times`,
//! also the times.
//!
//! `cargo bench -p bindery-tests && cargo run --release -p bindery-tests --example ratios`

use std::collections::BTreeMap;
use std::error::Error;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Deserialize;

/// The sides of each group with their medians, in nanoseconds.
type Groups = BTreeMap<String, BTreeMap<String, f64>>;

/// What a side is called whose ratio is asked for; others may follow it.
const OURS: &str = "bindery";

fn main() -> Result<(), Box<dyn Error>> {
    let results = results();
    let mut groups = Groups::new();
    if results.is_dir() {
        collect(&results, &mut groups)?;
    }
    if groups.is_empty() {
        return Err(format!(
            "{} has no results: run `cargo bench -p bindery-tests` first",
            results.display()
        )
        .into());
    }
    let has_times = env::args().any(|argument| argument == "--times");
    print!("{}", table(&groups, has_times));
    Ok(())
}

/// Where criterion writes to.
fn results() -> PathBuf {
    if let Some(home) = env::var_os("CRITERION_HOME") {
        return home.into();
    }
    let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    target
        .unwrap_or_else(|| bindery_tests::root().join("target"))
        .join("criterion")
}

/// Finds the results of the last runs, below `folder`.
fn collect(folder: &Path, groups: &mut Groups) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder).map_err(|error| about(folder, &error))? {
        let path = entry?.path();
        if path.file_name() == Some(OsStr::new("new")) && path.join("estimates.json").is_file() {
            let Names {
                group_id,
                function_id,
            } = read(&path.join("benchmark.json"))?;
            let estimates: Estimates = read(&path.join("estimates.json"))?;
            let sides = groups.entry(group_id).or_default();
            sides.insert(function_id, estimates.median.point_estimate);
        } else if path.is_dir() {
            collect(&path, groups)?;
        }
    }
    Ok(())
}

/// `benchmark.json`
#[derive(Deserialize)]
struct Names {
    group_id: String,
    function_id: String,
}

/// `estimates.json`
#[derive(Deserialize)]
struct Estimates {
    median: Estimate,
}

#[derive(Deserialize)]
struct Estimate {
    point_estimate: f64,
}

fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T, Box<dyn Error>> {
    let text = fs::read(path).map_err(|error| about(path, &error))?;
    serde_json::from_slice(&text).map_err(|error| about(path, &error).into())
}

fn about(path: &Path, error: &dyn Error) -> String {
    format!("{}: {error}", path.display())
}

/// A row for each of our sides beside each of the others.
fn table(groups: &Groups, has_times: bool) -> String {
    let mut rows = String::from(match has_times {
        true => {
            "| what | ours | beside | ours, ns | other, ns | ratio |\n|---|---|---|--:|--:|--:|\n"
        }
        false => "| what | ours | beside | ratio |\n|---|---|---|--:|\n",
    });
    for (group, sides) in groups {
        let (ours, others): (Vec<_>, Vec<_>) =
            sides.iter().partition(|(side, _)| side.starts_with(OURS));
        for (our, our_time) in &ours {
            for (other, other_time) in &others {
                let ratio = *our_time / *other_time;
                let times = match has_times {
                    true => format!(" {our_time:.0} | {other_time:.0} |"),
                    false => String::new(),
                };
                rows.push_str(&format!(
                    "| {group} | {our} | {other} |{times} {ratio:.2} |\n"
                ));
            }
        }
    }
    rows
}
