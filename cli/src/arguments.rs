//! The command line.

pub(crate) mod option;
mod said;

use clap::Command;
use clap::error::ErrorKind;

#[cfg(not(all(
    feature = "call",
    feature = "diff",
    feature = "mock",
    feature = "pages"
)))]
use crate::absent;
#[cfg(feature = "call")]
use crate::call::Call;
#[cfg(feature = "diff")]
use crate::diff::Diff;
use crate::explain::Explain;
use crate::generate::Generate;
use crate::lint::Lint;
#[cfg(feature = "mock")]
use crate::mock::Mock;
use crate::outcome::{Outcome, Refusal};
use crate::output::{Output, OutputOptions};
use crate::sample::Sample;
use crate::show::Show;
#[cfg(feature = "pages")]
use crate::{drift::Drift, follow::Follow, scaffold::Scaffold};
pub(crate) use said::Said;

const ABOUT: &str =
    "Binds HTTP APIs to Rust: OpenAPI in, a crate of typed requests, validators and a client out";

const EXIT_CODES: &str = "\
Exit codes:
  0  everything is fine, warnings and notes perhaps
  1  a document has errors (or warnings that are denied), or generated files are not up to date,
     or pages say something else
  2  it could not be tried: wrong arguments, a mistake in bindery.toml, an unwritable folder";

/// What comes behind `bindery`.
struct Verb {
    name: &'static str,
    /// Adds what can be said.
    arguments: fn(Command) -> Command,
    /// Does what was said.
    run: fn(&mut Said, &Output) -> Result<Outcome, Refusal>,
}

/// A verb of this command.
macro_rules! verb {
    ($name:literal, $verb:ty) => {
        Verb {
            name: $name,
            arguments: <$verb>::arguments,
            run: |said, output| <$verb>::said(said).run(output),
        }
    };
}

/// A verb that is not in this command, because a feature is not.
#[cfg(not(all(
    feature = "call",
    feature = "diff",
    feature = "mock",
    feature = "pages"
)))]
macro_rules! absent {
    ($name:literal, $feature:literal, $about:literal) => {
        Verb {
            name: $name,
            arguments: |verb| absent::arguments(verb.about($about)),
            run: |_, _| Err(absent::refusal($name, $feature)),
        }
    };
}

const VERBS: &[Verb] = &[
    verb!("generate", Generate),
    verb!("lint", Lint),
    verb!("show", Show),
    verb!("sample", Sample),
    #[cfg(feature = "call")]
    verb!("call", Call),
    #[cfg(feature = "mock")]
    verb!("mock", Mock),
    #[cfg(feature = "pages")]
    verb!("scaffold", Scaffold),
    #[cfg(feature = "diff")]
    verb!("diff", Diff),
    #[cfg(feature = "pages")]
    verb!("drift", Drift),
    #[cfg(feature = "pages")]
    verb!("follow", Follow),
    verb!("explain", Explain),
    #[cfg(not(feature = "call"))]
    absent!(
        "call",
        "call",
        "Sends one request of a document (not in this command)"
    ),
    #[cfg(not(feature = "mock"))]
    absent!(
        "mock",
        "mock",
        "Pretends to be the server of documents (not in this command)"
    ),
    #[cfg(not(feature = "diff"))]
    absent!(
        "diff",
        "diff",
        "Says what changed between two documents (not in this command)"
    ),
    #[cfg(not(feature = "pages"))]
    absent!(
        "scaffold",
        "pages",
        "Writes a first document of saved pages (not in this command)"
    ),
    #[cfg(not(feature = "pages"))]
    absent!(
        "drift",
        "pages",
        "Compares saved pages with documents (not in this command)"
    ),
    #[cfg(not(feature = "pages"))]
    absent!(
        "follow",
        "pages",
        "Brings everything up to date with saved pages (not in this command)"
    ),
];

/// Does what the command line says.
pub(crate) fn run() -> Outcome {
    let mut matches = command().get_matches();
    let said = matches.remove_subcommand();
    let output = Output::new(&OutputOptions::said(&mut Said::new(matches)));
    let said = said.and_then(|(name, matches)| Some((found(&name)?, matches)));
    let Some((verb, matches)) = said else {
        // Arguments without a verb have been refused before.
        command()
            .error(ErrorKind::MissingSubcommand, "no verb")
            .exit()
    };
    let result = (verb.run)(&mut Said::new(matches), &output);
    result.unwrap_or_else(|refusal| refusal.tell(&output))
}

fn found(name: &str) -> Option<&'static Verb> {
    VERBS.iter().find(|verb| verb.name == name)
}

fn command() -> Command {
    Command::new("bindery")
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT)
        .after_help(EXIT_CODES)
        .args(OutputOptions::arguments())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(
            VERBS
                .iter()
                .map(|verb| (verb.arguments)(Command::new(verb.name))),
        )
}

#[cfg(test)]
mod tests {
    #[test]
    fn arguments_fit_together() {
        super::command().debug_assert();
    }
}
