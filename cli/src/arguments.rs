//! The command line.

use clap::{Parser, Subcommand};

use crate::diff::Diff;
use crate::drift::Drift;
use crate::explain::Explain;
use crate::follow::Follow;
use crate::generate::Generate;
use crate::lint::Lint;
use crate::outcome::Outcome;
use crate::output::{Output, OutputOptions};
use crate::sample::Sample;
use crate::scaffold::Scaffold;
use crate::show::Show;

/// Binds HTTP APIs to Rust: OpenAPI in, a crate of typed requests, validators and a client
/// out.
#[derive(Debug, Parser)]
#[command(name = "bindery", version, after_help = EXIT_CODES)]
struct Arguments {
    #[command(flatten)]
    output: OutputOptions,
    #[command(subcommand)]
    verb: Verb,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  everything is fine, warnings and notes perhaps
  1  a document has errors (or warnings that are denied), or generated files are not up to date,
     or pages say something else
  2  it could not be tried: wrong arguments, a mistake in bindery.toml, an unwritable folder";

#[derive(Debug, Subcommand)]
enum Verb {
    Generate(Generate),
    Lint(Lint),
    Show(Show),
    Sample(Sample),
    Scaffold(Scaffold),
    Diff(Diff),
    Drift(Drift),
    Follow(Follow),
    Explain(Explain),
}

/// Does what the command line says.
pub(crate) fn run() -> Outcome {
    let arguments = Arguments::parse();
    let output = Output::new(&arguments.output);
    let result = match &arguments.verb {
        Verb::Generate(verb) => verb.run(&output),
        Verb::Lint(verb) => verb.run(&output),
        Verb::Show(verb) => verb.run(&output),
        Verb::Sample(verb) => verb.run(&output),
        Verb::Scaffold(verb) => verb.run(&output),
        Verb::Diff(verb) => verb.run(&output),
        Verb::Drift(verb) => verb.run(&output),
        Verb::Follow(verb) => verb.run(&output),
        Verb::Explain(verb) => verb.run(&output),
    };
    result.unwrap_or_else(|refusal| refusal.tell(&output))
}
