//! `bindery lint`

use bindery::generate;
use clap::Command;

use crate::arguments::Said;
use crate::outcome::{Outcome, Refusal, Strictness};
use crate::output::Output;
use crate::subject::SubjectOptions;

/// Judges documents without generating anything
#[derive(Debug)]
pub(crate) struct Lint {
    subject: SubjectOptions,
    strictness: Strictness,
}

impl Lint {
    /// What can be said.
    pub(crate) fn arguments(verb: Command) -> Command {
        verb.about("Judges documents without generating anything")
            .args(SubjectOptions::arguments())
            .arg(Strictness::argument())
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> Lint {
        Lint {
            subject: SubjectOptions::said(said),
            strictness: Strictness::said(said),
        }
    }

    pub(crate) fn run(&self, output: &Output) -> Result<Outcome, Refusal> {
        let subject = self.subject.subject()?;
        let run = generate::lint(&subject.modules, &subject.files);
        output.findings(run.findings.all(), run.documents.sources())?;
        let read = run.documents.read_paths().count();
        let files = if read == 1 { "file" } else { "files" };
        output.report(&format!("{read} {files} read\n"))?;
        self.strictness.outcome(&run.findings, output)
    }
}
