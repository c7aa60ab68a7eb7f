//! `bindery lint`

use std::path::PathBuf;

use bindery::generate;
use clap::Args;

use crate::fetch::FetchOptions;
use crate::outcome::{Outcome, Refusal, Strictness};
use crate::output::Output;
use crate::subject::Subject;

/// Judges documents without generating anything
#[derive(Debug, Args)]
pub(crate) struct Lint {
    /// OpenAPI documents, each by itself; without any, the modules of bindery.toml
    #[arg(value_name = "SPEC")]
    specs: Vec<PathBuf>,
    /// Mends the SPECs by an Overlay 1.0 or 1.1 document; can be said several times, in order
    #[arg(long, value_name = "FILE", requires = "specs")]
    overlay: Vec<PathBuf>,
    #[command(flatten)]
    fetch: FetchOptions,
    #[command(flatten)]
    strictness: Strictness,
}

impl Lint {
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
