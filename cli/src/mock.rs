//! `bindery mock`: a server that only pretends.

mod credentials;

use std::path::PathBuf;
use std::time::Duration;

use bindery::finding::{Findings, Severity};
use bindery_live::Live;
use bindery_live::mock::{Lasts, Mock as Pretended, Server, Settings, Share};
use clap::{Arg, Command, value_parser};

use crate::arguments::Said;
use crate::arguments::option::{flag, operands, option, options, overlay, path_option};
use crate::fetch::FetchOptions;
use crate::outcome::{Outcome, Refusal};
use crate::output::Output;
use crate::pair::pair;
use crate::seconds::seconds;
use crate::source::Source;
use crate::subject::Subject;

const ABOUT: &str =
    "Pretends to be the server of documents, on a port of this machine, until it is ended";

const LONG_ABOUT: &str = "\
Pretends to be the server of documents, on a port of this machine, until it is ended

Every request is judged as a client judges it before it is sent, and answered with the examples of \
the documents, or with samples made from their schemas. What an operation with a waiter begins goes \
on, and ends. Without a SPEC, it answers for all documents of `bindery.toml`.";

/// `bindery mock`
#[derive(Debug)]
pub(crate) struct Mock {
    specs: Vec<PathBuf>,
    port: u16,
    latency: u64,
    seed: Option<u64>,
    job_questions: u32,
    job_seconds: Option<Duration>,
    job_stale: u32,
    job_fails: Share,
    verify: bool,
    env: Vec<(String, String)>,
    env_file: Option<PathBuf>,
    token_seconds: Duration,
    overlay: Vec<PathBuf>,
    fetch: FetchOptions,
}

/// What can be said about the work that operations with a waiter begin.
fn job_arguments() -> [Arg; 4] {
    [
        option(
            "job-questions",
            "N",
            "How many questions after a job are answered that it goes on, before it ends",
        )
        .value_parser(value_parser!(u32))
        .default_value("2"),
        option(
            "job-seconds",
            "SECONDS",
            "How long a job goes on, in seconds, however often it is asked about",
        )
        .value_parser(seconds)
        .conflicts_with("job-questions"),
        option(
            "job-stale",
            "N",
            "How many questions are answered before that as if the job had not begun, where the \
             document lists states that can be from before (`stale`)",
        )
        .value_parser(value_parser!(u32))
        .default_value("1"),
        option(
            "job-fails",
            "SHARE",
            "How many of the jobs fail: each third of `1/3`, each of `1`, which can be left out",
        )
        .value_parser(str::parse::<Share>)
        .num_args(0..=1)
        .require_equals(true)
        .default_missing_value("1")
        .default_value("0")
        .hide_default_value(true),
    ]
}

/// What can be said about who is let in.
fn credential_arguments() -> [Arg; 4] {
    [
        flag(
            "verify",
            "Lets in only who has the credentials that `bindery call` would send: those in \
             variables of the environment that are called after the security schemes, and tokens \
             of the mock itself",
        ),
        options(
            "env",
            "NAME=VARIABLE",
            "Reads a credential from another variable of the environment than the one that is \
             called after its security scheme",
        )
        .value_parser(pair)
        .requires("verify"),
        path_option(
            "env-file",
            "FILE",
            "A file with lines `NAME=value` that stand for variables of the environment",
        )
        .requires("verify"),
        option(
            "token-seconds",
            "SECONDS",
            "How long the tokens last that the mock answers with, in seconds",
        )
        .value_parser(seconds)
        .default_value("86400"),
    ]
}

impl Mock {
    /// What can be said.
    pub(crate) fn arguments(verb: Command) -> Command {
        verb.about(ABOUT)
            .long_about(LONG_ABOUT)
            .arg(operands("specs", "SPEC", "OpenAPI documents"))
            .arg(
                option("port", "PORT", "The port; 0 for one that is free")
                    .short('p')
                    .value_parser(value_parser!(u16))
                    .default_value("8080"),
            )
            .arg(
                option(
                    "latency",
                    "MS",
                    "How long each answer takes, in milliseconds",
                )
                .value_parser(value_parser!(u64))
                .default_value("0"),
            )
            .arg(
                option(
                    "seed",
                    "NUMBER",
                    "Answers with other values than the first example or sample: those drawn from \
                     this number",
                )
                .value_parser(value_parser!(u64)),
            )
            .args(job_arguments())
            .args(credential_arguments())
            .arg(overlay().requires("specs"))
            .arg(FetchOptions::argument())
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> Mock {
        Mock {
            specs: said.paths("specs"),
            port: said.value("port").unwrap_or_default(),
            latency: said.value("latency").unwrap_or_default(),
            seed: said.value("seed"),
            job_questions: said.value("job-questions").unwrap_or_default(),
            job_seconds: said.value("job-seconds"),
            job_stale: said.value("job-stale").unwrap_or_default(),
            job_fails: said.value("job-fails").unwrap_or_default(),
            verify: said.flag("verify"),
            env: said.values("env"),
            env_file: said.path("env-file"),
            token_seconds: said.value("token-seconds").unwrap_or_default(),
            overlay: said.paths("overlay"),
            fetch: FetchOptions::said(said),
        }
    }

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
