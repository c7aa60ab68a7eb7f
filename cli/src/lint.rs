//! `bindery lint`

use std::path::PathBuf;

use bindery::generate;
use clap::Command;

use crate::arguments::Said;
use crate::arguments::option::{operands, overlay};
use crate::fetch::FetchOptions;
use crate::outcome::{Outcome, Refusal, Strictness};
use crate::output::Output;
use crate::subject::Subject;

/// Judges documents without generating anything
#[derive(Debug)]
pub(crate) struct Lint {
    specs: Vec<PathBuf>,
    overlay: Vec<PathBuf>,
    fetch: FetchOptions,
    strictness: Strictness,
}

impl Lint {
    /// What can be said.
    pub(crate) fn arguments(verb: Command) -> Command {
        verb.about("Judges documents without generating anything")
            .arg(operands(
                "specs",
                "SPEC",
                "OpenAPI documents, each by itself; without any, the modules of bindery.toml",
            ))
            .arg(overlay().requires("specs"))
            .arg(FetchOptions::argument())
            .arg(Strictness::argument())
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> Lint {
        Lint {
            specs: said.paths("specs"),
            overlay: said.paths("overlay"),
            fetch: FetchOptions::said(said),
            strictness: Strictness::said(said),
        }
    }

    pub(crate) fn run(&self, output: &Output) -> Result<Outcome, Refusal> {
        let subject = Subject::of(&self.specs, &self.overlay, &self.fetch)?;
        let run = generate::lint(&subject.modules, &subject.files);
        output.findings(run.findings.all(), run.documents.sources())?;
        let read = run.documents.read_paths().count();
        let files = if read == 1 { "file" } else { "files" };
        output.report(&format!("{read} {files} read\n"))?;
        self.strictness.outcome(&run.findings, output)
    }
}
