//! The command line.

use clap::{Parser, Subcommand};

#[cfg(not(all(
    feature = "call",
    feature = "diff",
    feature = "mock",
    feature = "pages"
)))]
use crate::absent::Absent;
#[cfg(feature = "call")]
use crate::call::Call;
#[cfg(feature = "diff")]
use crate::diff::Diff;
use crate::explain::Explain;
use crate::generate::Generate;
use crate::lint::Lint;
#[cfg(feature = "mock")]
use crate::mock::Mock;
use crate::outcome::Outcome;
use crate::output::{Output, OutputOptions};
use crate::sample::Sample;
use crate::show::Show;
#[cfg(feature = "pages")]
use crate::{drift::Drift, follow::Follow, scaffold::Scaffold};

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
    #[cfg(feature = "call")]
    Call(Box<Call>),
    #[cfg(feature = "mock")]
    Mock(Mock),
    #[cfg(feature = "pages")]
    Scaffold(Scaffold),
    #[cfg(feature = "diff")]
    Diff(Diff),
    #[cfg(feature = "pages")]
    Drift(Drift),
    #[cfg(feature = "pages")]
    Follow(Follow),
    Explain(Explain),
    /// Sends one request of a document (not in this command)
    #[cfg(not(feature = "call"))]
    Call(Absent),
    /// Pretends to be the server of documents (not in this command)
    #[cfg(not(feature = "mock"))]
    Mock(Absent),
    /// Says what changed between two documents (not in this command)
    #[cfg(not(feature = "diff"))]
    Diff(Absent),
    /// Writes a first document of saved pages (not in this command)
    #[cfg(not(feature = "pages"))]
    Scaffold(Absent),
    /// Compares saved pages with documents (not in this command)
    #[cfg(not(feature = "pages"))]
    Drift(Absent),
    /// Brings everything up to date with saved pages (not in this command)
    #[cfg(not(feature = "pages"))]
    Follow(Absent),
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
        #[cfg(feature = "call")]
        Verb::Call(verb) => verb.run(&output),
        #[cfg(feature = "mock")]
        Verb::Mock(verb) => verb.run(&output),
        #[cfg(feature = "pages")]
        Verb::Scaffold(verb) => verb.run(&output),
        #[cfg(feature = "diff")]
        Verb::Diff(verb) => verb.run(&output),
        #[cfg(feature = "pages")]
        Verb::Drift(verb) => verb.run(&output),
        #[cfg(feature = "pages")]
        Verb::Follow(verb) => verb.run(&output),
        Verb::Explain(verb) => verb.run(&output),
        #[cfg(not(feature = "call"))]
        Verb::Call(absent) => Err(absent.refusal("call", "call")),
        #[cfg(not(feature = "mock"))]
        Verb::Mock(absent) => Err(absent.refusal("mock", "mock")),
        #[cfg(not(feature = "diff"))]
        Verb::Diff(absent) => Err(absent.refusal("diff", "diff")),
        #[cfg(not(feature = "pages"))]
        Verb::Scaffold(absent) => Err(absent.refusal("scaffold", "pages")),
        #[cfg(not(feature = "pages"))]
        Verb::Drift(absent) => Err(absent.refusal("drift", "pages")),
        #[cfg(not(feature = "pages"))]
        Verb::Follow(absent) => Err(absent.refusal("follow", "pages")),
    };
    result.unwrap_or_else(|refusal| refusal.tell(&output))
}
