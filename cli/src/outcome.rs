//! How a run of the command ends.

use std::process::ExitCode;

use bindery::finding::{Findings, Sources};

use crate::output::Output;

/// How a run ended, and so the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing is wrong.
    Fine,
    /// Errors were found, or files that are not up to date.
    Findings,
    /// It could not be tried.
    Refused,
}

impl Outcome {
    /// How a run ended that found this.
    pub(crate) fn of(findings: &Findings) -> Outcome {
        if findings.has_errors() {
            Outcome::Findings
        } else {
            Outcome::Fine
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Fine => 0,
            Outcome::Findings => 1,
            Outcome::Refused => 2,
        })
    }
}

/// Why something could not be tried.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// In words.
    Words(String),
    /// By what is wrong in `bindery.toml`.
    Config(Findings, Sources),
}

impl Refusal {
    /// A reason in words.
    pub(crate) fn new(words: impl Into<String>) -> Refusal {
        Refusal::Words(words.into())
    }

    /// Says why.
    pub(crate) fn tell(&self, output: &Output) -> Outcome {
        match self {
            Refusal::Words(words) => output.refusal(words),
            Refusal::Config(findings, sources) => {
                if let Err(why) = output.findings(findings.all(), sources) {
                    return why.tell(output);
                }
            }
        }
        Outcome::Refused
    }
}
