//! Generates a crate from every document of the corpus, and says what came of each.
//!
//! `cargo run --release -p bindery-tests --bin corpus` writes `docs/corpus.md`. With `--check`
//! it writes nothing and fails where the committed table says something else. How much Rust
//! there may be of each is in `tests/limits.tsv`. `--compile`
//! also checks the crates with cargo: `all`, `part` (what is representative, and one more that
//! changes with every commit), or documents by name; `--lint` runs clippy and rustdoc on them too,
//! their own tests, and their tour of all operations against a server on this machine.
//! The documents are found by the variable `BINDERY_SHARED`.

mod arguments;
mod compile;
mod corpus;
mod judge;
mod limit;
mod row;
mod size;
mod table;

use std::error::Error;
use std::fs;
use std::process::ExitCode;

use arguments::{Arguments, Chosen};
use bindery_tests::{root, shared};
use limit::Limits;
use row::Row;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::read(std::env::args().skip(1))?;
    let Some(folder) = shared("corpus") else {
        return Ok(ExitCode::SUCCESS);
    };
    let documents = corpus::documents(&folder)?;
    let compiled = arguments.chosen(&documents);
    let scratch = compile::Workshop::new()?;
    let mut rows = Vec::new();
    for document in &documents {
        if !arguments.wants(document) {
            continue;
        }
        let (mut row, generated) = row::of(document);
        if let Some(generated) = generated.filter(|_| compiled.contains(&document.name)) {
            row.check = Some(scratch.check(document, &generated, arguments.lint)?);
        }
        eprintln!("{}", row.line());
        rows.push(row);
    }
    conclude(&arguments, &rows)
}

/// Writes the table, or compares it with the committed one.
fn conclude(arguments: &Arguments, rows: &[Row]) -> Result<ExitCode, Box<dyn Error>> {
    let path = root().join("docs/corpus.md");
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let mut complaints = judge::broken(rows);
    let limits = Limits::read()?;
    complaints.extend(limits.broken(rows));
    if arguments.check {
        complaints.extend(limits.missing(rows));
        complaints.extend(judge::compared(&committed, rows));
    } else if arguments.is_everything() {
        fs::write(&path, table::document(rows, &committed))?;
        limits.lower(rows)?;
    }
    for complaint in &complaints {
        eprintln!("{complaint}");
    }
    let compiled = rows.iter().filter(|row| row.check.is_some()).count();
    println!(
        "{} documents, {} compiled, {} complaints",
        rows.len(),
        compiled,
        complaints.len()
    );
    let all_compiled = matches!(arguments.compile, Chosen::All);
    if all_compiled && compiled < rows.len() {
        println!("{} were not generated", rows.len() - compiled);
    }
    Ok(match complaints.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}
