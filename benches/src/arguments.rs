//! What is asked for.

use clap::Parser;

use crate::measure::Measure;

/// Measures Bindery beside other generators, and draws the page and the plots.
#[derive(Parser)]
#[command(name = "beside")]
pub(crate) struct Arguments {
    /// What is measured.
    #[arg(
        long = "measure",
        value_enum,
        value_delimiter = ',',
        default_value = "generate,check,packages"
    )]
    pub(crate) measures: Vec<Measure>,
    /// Documents by file name without the ending; those that the page shows where none is named.
    #[arg(long, value_delimiter = ',')]
    pub(crate) documents: Vec<String>,
    /// Generators by name; all where none is named.
    #[arg(long, value_delimiter = ',')]
    pub(crate) tools: Vec<String>,
    /// Measures nothing: draws the page and the plots from the figures that are there.
    #[arg(long)]
    pub(crate) draw_only: bool,
}
