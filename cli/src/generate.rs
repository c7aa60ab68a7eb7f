//! `bindery generate`

mod count;
mod depfile;
mod job;
mod memo;
pub(crate) mod ownership;
mod timings;

use std::path::{Path, PathBuf};
use std::time::Instant;

use bindery::document::Documents;
use bindery::finding::{Finding, Sources};
use bindery::generate::{
    FileState, Generated, Made, Mode, NotFresh, Run, Stage, Watch, are_fresh, generate_watched,
    write,
};
use clap::{Arg, Command};

use crate::arguments::Said;
use crate::arguments::option::{flag, operands, option, options, overlay, path_option};
use crate::config::{self, code::NOT_FRESH};
use crate::fetch::FetchOptions;
use crate::names;
use crate::outcome::{Outcome, Refusal, Strictness};
use crate::output::Output;
use job::Job;
use memo::{Done, Memo};
use timings::Timings;

/// Writes a crate: without arguments what bindery.toml says, with SPECs one anywhere
#[derive(Debug)]
pub(crate) struct Generate {
    specs: Vec<PathBuf>,
    out: Option<PathBuf>,
    name: Option<String>,
    version: Option<String>,
    module: Option<String>,
    overlay: Vec<PathBuf>,
    only: Vec<String>,
    except: Vec<String>,
    tag_features: bool,
    format_as: Vec<(String, String)>,
    fetch: FetchOptions,
    runtime: Option<PathBuf>,
    check: bool,
    depfile: Option<PathBuf>,
    timings: bool,
    strictness: Strictness,
}

/// What can be said about the crate, where there is no bindery.toml to say it.
fn crate_arguments() -> [Arg; 9] {
    [
        path_option("out", "DIR", "The folder of the crate"),
        option(
            "name",
            "CRATE",
            "The name of the crate [default: that of the folder]",
        )
        .value_parser(names::package),
        option(
            "version",
            "VERSION",
            "The version of the crate [default: 0.1.0]",
        )
        .value_parser(names::version),
        option(
            "module",
            "NAME",
            "Binds all SPECs as one module of this name",
        )
        .value_parser(names::module),
        overlay(),
        options(
            "only",
            "SELECTOR",
            "Only operations that match: an operationId, a tag, `METHOD /path` or `/path`; `*` at \
             the end is any rest. Can be said several times",
        ),
        options(
            "except",
            "SELECTOR",
            "No operations that match; can be said several times",
        ),
        flag(
            "tag-features",
            "Makes each tag a feature of the crate, without which its operations are not there",
        ),
        options(
            "format-as",
            "FORMAT=TYPE",
            "Binds a format to another type: `date-time=string`, `number=f64`, `integer=number`; \
             can be said several times",
        )
        .value_parser(names::format),
    ]
}

fn long_help() -> String {
    format!(
        "bindery.toml is looked for in this folder and in those above it. Its paths are relative to \
         the folder that it is in:\n\n{}",
        config::SAMPLE
    )
}

impl Generate {
    /// What can be said.
    pub(crate) fn arguments(verb: Command) -> Command {
        verb.about(
            "Writes a crate: without arguments what bindery.toml says, with SPECs one anywhere",
        )
        .after_long_help(long_help())
        .arg(
            operands(
                "specs",
                "SPEC",
                "OpenAPI documents; each becomes a module that is called after it",
            )
            .requires("out"),
        )
        .args(crate_arguments().map(|argument| argument.requires("specs")))
        .arg(FetchOptions::argument())
        .arg(
            path_option(
                "runtime",
                "PATH",
                "A checkout of bindery-runtime, instead of the published one",
            )
            .requires("specs"),
        )
        .arg(flag(
            "check",
            "Writes nothing; fails when a file is stale, missing or a leftover",
        ))
        .arg(path_option(
            "depfile",
            "FILE",
            "Writes what was read for what was written, in the format of Make, for build engines",
        ))
        .arg(flag("timings", "Tells how long each stage took"))
        .arg(Strictness::argument())
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> Generate {
        Generate {
            specs: said.paths("specs"),
            out: said.path("out"),
            name: said.text("name"),
            version: said.text("version"),
            module: said.text("module"),
            overlay: said.paths("overlay"),
            only: said.texts("only"),
            except: said.texts("except"),
            tag_features: said.flag("tag-features"),
            format_as: said.values("format-as"),
            fetch: FetchOptions::said(said),
            runtime: said.path("runtime"),
            check: said.flag("check"),
            depfile: said.path("depfile"),
            timings: said.flag("timings"),
            strictness: Strictness::said(said),
        }
    }

    pub(crate) fn run(&self, output: &Output) -> Result<Outcome, Refusal> {
        let start = Instant::now();
        let job = Job::of(self)?;
        let memo = self.memo(&job, output);
        if let Some(done) = memo.as_ref().and_then(Memo::recall) {
            return self.again(&job, &done, start, output);
        }
        let mut timings = Timings::start();
        let run = generate_watched(&job.settings, &job.files, &mut timings);
        let Some(generated) = &run.generated else {
            output.findings(run.findings.all(), run.documents.sources())?;
            return Ok(Outcome::Findings);
        };
        let mut done = Done {
            inputs: inputs(&job, &run.documents),
            outputs: generated
                .files
                .iter()
                .map(|file| file.path.clone())
                .collect(),
            ..Done::default()
        };
        self.tell_engine(&job, &done)?;
        if self.check {
            let judged = self.judge(&job, &run, generated, output);
            self.tell_timings(&timings, output)?;
            return judged;
        }
        ownership::prove(&job.out, &job.shown, &generated.files)?;
        let states = write(&job.out, &generated.files, Mode::Write)
            .map_err(|why| Refusal::new(why.to_string()))?;
        let lengths = generated.files.iter().map(|file| file.text.len());
        timings.ended(
            Stage::Write,
            Made {
                count: states.len(),
                of: "files",
                bytes: Some(lengths.sum()),
            },
        );
        done.findings = output.render(run.findings.all(), run.documents.sources());
        done.counts = count::modules(&generated.counts);
        output.rendered(&done.findings)?;
        self.tell_timings(&timings, output)?;
        output.report(&done.counts)?;
        conclude(&summary(&states), &job, start, output)?;
        let outcome = self.strictness.outcome(&run.findings, output)?;
        if let Some(memo) = memo.filter(|_| outcome == Outcome::Fine && is_local(&run.documents)) {
            memo.keep(&done);
        }
        // The command ends now, and the machine takes all memory back at once.
        std::mem::forget(run);
        Ok(outcome)
    }

    /// Where this run is remembered. A check is done whole, and stages are timed that run.
    fn memo(&self, job: &Job, output: &Output) -> Option<Memo> {
        match self.check || self.timings {
            true => None,
            false => Memo::of(job, output, &format!("{:?}", self.strictness)),
        }
    }

    /// Says what an earlier run said, which this one would only repeat.
    fn again(
        &self,
        job: &Job,
        done: &Done,
        start: Instant,
        output: &Output,
    ) -> Result<Outcome, Refusal> {
        self.tell_engine(job, done)?;
        output.rendered(&done.findings)?;
        output.report(&done.counts)?;
        let unchanged = |path: &String| (path.clone(), FileState::Unchanged);
        let states: Vec<_> = done.outputs.iter().map(unchanged).collect();
        conclude(&summary(&states), job, start, output)?;
        Ok(Outcome::Fine)
    }

    /// Writes the depfile: documents, what they refer to, overlays and the configuration.
    fn tell_engine(&self, job: &Job, done: &Done) -> Result<(), Refusal> {
        let Some(path) = &self.depfile else {
            return Ok(());
        };
        let here = std::env::current_dir().unwrap_or_default();
        let shown = |path: PathBuf| {
            let path = path.strip_prefix(&here).unwrap_or(&path);
            path.to_string_lossy().replace('\\', "/")
        };
        let outputs = done.outputs.iter().map(|path| shown(job.out.join(path)));
        let inputs = done.inputs.iter().cloned().map(shown);
        depfile::write(path, outputs, inputs)
            .map_err(|why| Refusal::new(format!("cannot write {}: {why}", path.display())))
    }

    fn tell_timings(&self, timings: &Timings, output: &Output) -> Result<(), Refusal> {
        match (self.timings, output.is_text()) {
            (false, _) => Ok(()),
            (true, true) => output.report(&timings.text()),
            (true, false) => output.report(&timings.json()),
        }
    }

    fn judge(
        &self,
        job: &Job,
        run: &Run,
        generated: &Generated,
        output: &Output,
    ) -> Result<Outcome, Refusal> {
        match check(job, run, generated, output)? {
            Outcome::Fine => self.strictness.outcome(&run.findings, output),
            other => Ok(other),
        }
    }
}

/// The files that were read: documents, what they refer to, overlays and the configuration.
fn inputs(job: &Job, documents: &Documents) -> Vec<PathBuf> {
    let read = documents.read_paths().filter(|path| !is_url(path));
    read.map(|path| job.folder.join(path))
        .chain(job.config.clone())
        .collect()
}

/// Whether all that was read is on this machine. Nobody knows what a host would say now.
fn is_local(documents: &Documents) -> bool {
    !documents.read_paths().any(is_url)
}

fn is_url(path: &Path) -> bool {
    path.to_string_lossy().contains("://")
}

/// Says what was done to files.
fn conclude(summary: &str, job: &Job, start: Instant, output: &Output) -> Result<(), Refusal> {
    let seconds = start.elapsed().as_secs_f64();
    output.report(&format!("{summary} in {} ({seconds:.2} s)\n", job.shown))
}

/// Names every file that is not as it would be generated.
fn check(job: &Job, run: &Run, generated: &Generated, output: &Output) -> Result<Outcome, Refusal> {
    let states = match are_fresh(&generated.files, &job.out) {
        Ok(()) => Vec::new(),
        Err(NotFresh::Files(states)) => states,
        Err(why) => return Err(Refusal::new(why.to_string())),
    };
    let sources: &Sources = run.documents.sources();
    if output.is_text() {
        output.findings(run.findings.all(), sources)?;
        let lines = states
            .iter()
            .map(|(path, state)| format!("{state:<9} {}/{path}\n", job.shown));
        output.report(&lines.collect::<String>())?;
    } else {
        let stale = states.iter().map(|(path, state)| {
            Finding::nowhere(&NOT_FRESH, format!("`{}/{path}` is {state}", job.shown))
                .help("run `bindery generate`")
        });
        output.findings(
            &run.findings
                .all()
                .iter()
                .cloned()
                .chain(stale)
                .collect::<Vec<_>>(),
            sources,
        )?;
    }
    if states.is_empty() {
        output.report(&format!("{} is up to date\n", job.shown))?;
        return Ok(Outcome::of(&run.findings));
    }
    output.report(&format!(
        "{} is not up to date: run `bindery generate`\n",
        job.shown
    ))?;
    Ok(Outcome::Findings)
}

/// `3 files written, 20 unchanged, 1 removed`
fn summary(states: &[(String, FileState)]) -> String {
    let count = |wanted: &[FileState]| {
        states
            .iter()
            .filter(|(_, state)| wanted.contains(state))
            .count()
    };
    let written = count(&[FileState::Changed, FileState::Missing]);
    let files = if written == 1 { "file" } else { "files" };
    format!(
        "{written} {files} written, {} unchanged, {} removed",
        count(&[FileState::Unchanged]),
        count(&[FileState::Leftover]),
    )
}
