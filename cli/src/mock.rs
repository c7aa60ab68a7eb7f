//! `bindery mock`: a server that only pretends.

use std::path::PathBuf;
use std::time::Duration;

use bindery::finding::{Findings, Severity};
use bindery_live::Live;
use bindery_live::mock::{Mock as Pretended, Server};
use clap::Args;

use crate::fetch::FetchOptions;
use crate::outcome::{Outcome, Refusal};
use crate::output::Output;
use crate::subject::Subject;

/// Pretends to be the server of documents, on a port of this machine, until it is ended
///
/// Every request is judged as a client judges it before it is sent, and answered with the
/// examples of the documents, or with samples made from their schemas. Without a SPEC, it
/// answers for all documents of `bindery.toml`.
#[derive(Debug, Args)]
pub(crate) struct Mock {
    /// OpenAPI documents
    #[arg(value_name = "SPEC")]
    specs: Vec<PathBuf>,
    /// The port; 0 for one that is free
    #[arg(short, long, default_value_t = 8080)]
    port: u16,
    /// How long each answer takes, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 0)]
    latency: u64,
    /// Mends the SPECs by an Overlay 1.0 or 1.1 document; can be said several times, in order
    #[arg(long, value_name = "FILE", requires = "specs")]
    overlay: Vec<PathBuf>,
    #[command(flatten)]
    fetch: FetchOptions,
}

impl Mock {
    pub(crate) fn run(&self, output: &Output) -> Result<Outcome, Refusal> {
        let Some(lives) = self.read(output)? else {
            return Ok(Outcome::Findings);
        };
        let pretended = Pretended::new(lives);
        let mut list = String::new();
        for (method, path) in pretended.operations() {
            list.push_str(&format!("{method} {path}\n"));
        }
        let latency = Duration::from_millis(self.latency);
        let server = Server::start_with(pretended, self.port, latency)
            .map_err(|why| Refusal::new(format!("cannot listen on port {}: {why}", self.port)))?;
        output.result(&format!("http://{}\n{list}", server.address()))?;
        server.wait();
        Ok(Outcome::Fine)
    }

    /// The documents. What is only a warning about them has been said by `lint`.
    fn read(&self, output: &Output) -> Result<Option<Vec<Live>>, Refusal> {
        let subject = Subject::of(&self.specs, &self.overlay, &self.fetch)?;
        let mut lives = Vec::new();
        let mut is_whole = true;
        for module in &subject.modules {
            let read = Live::read(module, &subject.files);
            is_whole &= read.live.is_some();
            if read.live.is_none() {
                let mut errors = Findings::new();
                let all = read.findings.all().iter();
                let all = all.filter(|one| one.severity == Severity::Error);
                all.cloned().for_each(|one| errors.report(one));
                let output = output.with_findings_aside();
                output.findings(errors.all(), read.documents.sources())?;
            }
            lives.extend(read.live);
        }
        Ok(is_whole.then_some(lives))
    }
}
