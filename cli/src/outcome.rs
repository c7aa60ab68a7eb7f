//! How a run of the command ends.

use std::process::ExitCode;

use bindery::finding::{Findings, Severity, Sources};
use clap::Arg;

use crate::arguments::Said;
use crate::arguments::option::flag;
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
    /// Work that a server had begun has failed.
    #[cfg(feature = "call")]
    Failed,
    /// Nobody knows yet how work ends that a server has begun.
    #[cfg(feature = "call")]
    Open,
}

impl Outcome {
    /// The exit code.
    pub(crate) fn code(self) -> u8 {
        match self {
            Outcome::Fine => 0,
            Outcome::Findings => 1,
            Outcome::Refused => 2,
            #[cfg(feature = "call")]
            Outcome::Failed => 3,
            #[cfg(feature = "call")]
            Outcome::Open => 4,
        }
    }

    /// How a run ended that found this.
    pub(crate) fn of(findings: &Findings) -> Outcome {
        if findings.has_errors() {
            Outcome::Findings
        } else {
            Outcome::Fine
        }
    }
}

/// What counts as a mistake.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Strictness {
    deny_warnings: bool,
}

impl Strictness {
    /// What can be said.
    pub(crate) fn argument() -> Arg {
        flag(
            "deny-warnings",
            "Ends with 1 when there are warnings, as it does when there are errors",
        )
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> Strictness {
        Strictness {
            deny_warnings: said.flag("deny-warnings"),
        }
    }

    /// How a run ended that found this. Where only warnings are in the way, that is said.
    pub(crate) fn outcome(self, findings: &Findings, output: &Output) -> Result<Outcome, Refusal> {
        let outcome = Outcome::of(findings);
        let is_warning = |severity| severity == Severity::Warning;
        let mut all = findings.all().iter();
        let denied = self.deny_warnings && all.any(|finding| is_warning(finding.severity));
        if !denied || outcome != Outcome::Fine {
            return Ok(outcome);
        }
        output.report("warnings are denied by `--deny-warnings`\n")?;
        Ok(Outcome::Findings)
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(outcome.code())
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
