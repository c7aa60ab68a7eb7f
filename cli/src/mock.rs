//! `bindery mock`: a server that only pretends.

mod credentials;

use std::path::PathBuf;
use std::time::Duration;

use bindery::finding::{Findings, Severity};
use bindery_live::Live;
use bindery_live::mock::{Lasts, Mock as Pretended, Server, Settings, Share};
use clap::Args;

use crate::fetch::FetchOptions;
use crate::outcome::{Outcome, Refusal};
use crate::output::Output;
use crate::pair::pair;
use crate::seconds::seconds;
use crate::source::Source;
use crate::subject::Subject;

/// Pretends to be the server of documents, on a port of this machine, until it is ended
///
/// Every request is judged as a client judges it before it is sent, and answered with the
/// examples of the documents, or with samples made from their schemas. What an operation with a
/// waiter begins goes on, and ends. Without a SPEC, it answers for all documents of
/// `bindery.toml`.
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
    /// Answers with other values than the first example or sample: those drawn from this number
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// How many questions after a job are answered that it goes on, before it ends
    #[arg(long, value_name = "N", default_value_t = 2)]
    job_questions: u32,
    /// How long a job goes on, in seconds, however often it is asked about
    #[arg(long, value_name = "SECONDS", value_parser = seconds, conflicts_with = "job_questions")]
    job_seconds: Option<Duration>,
    /// How many questions are answered before that as if the job had not begun, where the document
    /// lists states that can be from before (`stale`)
    #[arg(long, value_name = "N", default_value_t = 1)]
    job_stale: u32,
    /// How many of the jobs fail: each third of `1/3`, each of `1`, which can be left out
    #[arg(
        long,
        value_name = "SHARE",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "1",
        default_value = "0",
        hide_default_value = true
    )]
    job_fails: Share,
    /// Lets in only who has the credentials that `bindery call` would send: those in variables of
    /// the environment that are called after the security schemes, and tokens of the mock itself
    #[arg(long)]
    verify: bool,
    /// Reads a credential from another variable of the environment than the one that is called
    /// after its security scheme
    #[arg(long, value_name = "NAME=VARIABLE", value_parser = pair, requires = "verify")]
    env: Vec<(String, String)>,
    /// A file with lines `NAME=value` that stand for variables of the environment
    #[arg(long, value_name = "FILE", requires = "verify")]
    env_file: Option<PathBuf>,
    /// How long the tokens last that the mock answers with, in seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "86400")]
    token_seconds: Duration,
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
        let pretended = self.pretended(lives)?;
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

    fn pretended(&self, lives: Vec<Live>) -> Result<Pretended, Refusal> {
        let mut settings = Settings::default();
        settings.seed = self.seed;
        settings.jobs_fail = self.job_fails;
        settings.jobs_stale = self.job_stale;
        settings.jobs_last = match self.job_seconds {
            Some(time) => Lasts::Time(time),
            None => Lasts::Questions(self.job_questions),
        };
        settings.tokens_last = self.token_seconds;
        if self.verify {
            let source = Source::new(&self.env, self.env_file.as_deref())?;
            settings.credentials = Some(credentials::of(&lives, &source)?);
        }
        Ok(Pretended::with(lives, &settings))
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
