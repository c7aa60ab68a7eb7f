//! Measures Bindery beside other generators, on one machine, in turn.
//!
//! `cargo run --release -p bindery-benches -- --help` says what can be chosen. The generators
//! are installed below `target/beside` in the versions that `tool.rs` pins, unless they are
//! there. Figures are kept in `docs/beside/figures.tsv`, a line each, so that a run may measure
//! a part; from them `docs/beside.md` and its two plots are drawn again after each run.
//! The documents are found by the variable `BINDERY_SHARED`.

mod arguments;
mod cost;
mod document;
mod figure;
mod measure;
mod page;
mod plot;
mod tool;
mod workshop;

use std::error::Error;
use std::process::ExitCode;

use arguments::Arguments;
use bindery_tests::shared;
use clap::Parser;
use figure::Figures;
use workshop::Workshop;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::parse();
    let mut figures = Figures::read()?;
    if !arguments.draw_only {
        let Some(corpus) = shared("corpus") else {
            return Ok(ExitCode::FAILURE);
        };
        let documents = document::chosen(&corpus, &arguments.documents)?;
        let workshop = Workshop::new()?;
        let tools = tool::chosen(&arguments.tools);
        tool::prepare(&workshop, &tools)?;
        for measure in &arguments.measures {
            measure.run(&workshop, &tools, &documents, &mut figures)?;
            figures.write()?;
        }
    }
    page::write(&figures)?;
    plot::write(&figures)?;
    Ok(ExitCode::SUCCESS)
}
