//! Prints the tables of `docs/benchmarks.md`, each under the name of its section, as they stand
//! there. It takes some minutes, on a machine that has nothing else to do.

use std::error::Error;
use std::ffi::OsString;
use std::process::{Command, Stdio};

use bindery_tests::root;

/// What is measured before a table can be printed, and what prints it.
struct Table {
    section: &'static str,
    measures: Option<&'static [&'static str]>,
    prints: &'static [&'static str],
}

const TABLES: [Table; 3] = [
    Table {
        section: "Benchmarks",
        measures: Some(&["bench", "-p", "bindery-tests"]),
        prints: &["-p", "bindery-tests", "--example", "ratios"],
    },
    Table {
        section: "Large real bodies",
        measures: None,
        prints: &["-p", "bindery-bodies", "--example", "counts"],
    },
    Table {
        section: "Large real bodies, in time",
        measures: None,
        prints: &["-p", "bindery-bodies", "--example", "turns"],
    },
];

fn main() -> Result<(), Box<dyn Error>> {
    for table in &TABLES {
        if let Some(arguments) = table.measures {
            // What criterion says meanwhile is for people who look on.
            run(arguments, Stdio::null())?;
        }
        println!("\n{}\n", table.section);
        let arguments = [&["run", "-q", "--profile", "bench"], table.prints].concat();
        run(&arguments, Stdio::inherit())?;
    }
    Ok(())
}

fn run(arguments: &[&str], output: Stdio) -> Result<(), Box<dyn Error>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let status = Command::new(cargo)
        .args(arguments)
        .current_dir(root())
        // Results of other benchmarks have no place in these tables.
        .env("CRITERION_HOME", root().join("target/tables"))
        .stdout(output)
        .status()?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("`cargo {}` failed", arguments.join(" ")).into()),
    }
}
