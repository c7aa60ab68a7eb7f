//! `bindery follow`

mod changelog;
mod json;
mod prepare;
mod put;
mod version;

use std::path::{Path, PathBuf};

use bindery_drift::follow::{Fate, Followed, Owed, State, follow, report};
use clap::Command;

use crate::arguments::Said;
use crate::arguments::option::{flag, path_option};
use crate::config::Config;
use crate::drift;
use crate::fetch::{FetchOptions, Reach};
use crate::outcome::{Outcome, Refusal};
use crate::output::{Format, Output};
use prepare::{Outcomes, prepare};

/// Brings documents, crate, changelog and version up to date with saved documentation pages
#[derive(Debug)]
pub(crate) struct Follow {
    pages: Option<PathBuf>,
    dry_run: bool,
    report: Option<PathBuf>,
    urls: bool,
    fetch: FetchOptions,
}

const LONG_HELP: &str = "\
bindery.toml says which page belongs to which document: `bindery help drift` shows how. What changed
on a page since it was recorded goes into its document, where that is certain; then the crate is
generated, its version grows as `bindery diff` says, the changelog gets a section, and the pages are
recorded. What is left to a person is in the report. Either all files are written or none.

The last line, on standard error with --report or --format, begins with the word of what happened:

  nothing   no page says anything else than at the last review; no file is touched
  recorded  only words changed; the records are new
  changed   facts changed
  stopped   a page cannot be compared, or a document has errors; no file is touched

Exit codes:
  0  nothing, recorded or changed
  1  stopped
  2  it could not be tried";

impl Follow {
    /// What can be said.
    pub(crate) fn arguments(verb: Command) -> Command {
        verb.about("Brings documents, crate, changelog and version up to date with saved documentation pages")
            .after_long_help(LONG_HELP)
            .arg(path_option(
                "pages",
                "DIR",
                "The folder with the pages that bindery.toml names",
            ))
            .arg(flag("dry-run", "Writes no file but the report"))
            .arg(path_option(
                "report",
                "FILE",
                "Writes the report, which is Markdown, to a file instead of standard output",
            ))
            .arg(
                flag(
                    "urls",
                    "Prints the file and the URL of each page, a tab between them, and does nothing else",
                )
                .conflicts_with_all(["pages", "dry-run", "report"]),
            )
            .arg(FetchOptions::argument())
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> Follow {
        Follow {
            pages: said.path("pages"),
            dry_run: said.flag("dry-run"),
            report: said.path("report"),
            urls: said.flag("urls"),
            fetch: FetchOptions::said(said),
        }
    }

    pub(crate) fn run(&self, output: &Output) -> Result<Outcome, Refusal> {
        let config = Config::find()?;
        if self.urls {
            return urls(&config, output);
        }
        let (settings, pages) = drift::mapped(&config, self.pages.as_deref())?;
        let files = Reach::new(config.folder.clone(), &config.fetch, &self.fetch);
        let followed = follow(&settings, &config.settings.modules, &files, &pages);
        if followed.state == State::Stopped {
            return self.stopped(&followed, output);
        }
        let outcomes = match prepare(&config, &files, &followed, output)? {
            Some(outcomes) => outcomes,
            None => return Ok(Outcome::Findings),
        };
        if !self.dry_run {
            put::all(&outcomes.puts)?;
        }
        self.tell(&followed, &outcomes, &config, output)?;
        Ok(Outcome::Fine)
    }

    fn stopped(&self, followed: &Followed, output: &Output) -> Result<Outcome, Refusal> {
        let (findings, sources) = (followed.review.findings.all(), &followed.review.sources);
        if let Some(path) = &self.report {
            let text = report(followed, &Owed::default());
            let table = bindery::finding::render::markdown(findings, sources);
            put::one(path, format!("{text}\n{table}").as_bytes())?;
        }
        match output.format() {
            Format::Json => {
                output.result(&json::object(followed, &Outcomes::default(), &[]))?;
                output.findings_of_diff().findings(findings, sources)?;
            }
            _ => output.findings(findings, sources)?,
        }
        output.report("stopped: nothing was changed\n")?;
        Ok(Outcome::Findings)
    }

    /// The report, and a last line.
    fn tell(
        &self,
        followed: &Followed,
        outcomes: &Outcomes,
        config: &Config,
        output: &Output,
    ) -> Result<(), Refusal> {
        let shown: Vec<String> = outcomes
            .puts
            .iter()
            .map(|put| put.shown(&config.folder))
            .collect();
        let versions = outcomes.versions.as_ref();
        let owed = Owed {
            section: &outcomes.section,
            bump: outcomes.bump.name(),
            versions: versions.map(|(before, after)| (before.as_str(), after.as_str())),
            files: &shown,
        };
        let text = report(followed, &owed);
        if let Some(path) = &self.report {
            put::one(path, text.as_bytes())?;
        }
        match output.format() {
            Format::Json => output.result(&json::object(followed, outcomes, &shown))?,
            Format::Github => {
                let findings = followed.review.findings.all();
                output.findings(findings, &followed.review.sources)?;
            }
            _ if self.report.is_none() => output.result(&text)?,
            _ => {}
        }
        output.report(&self.last_line(followed, outcomes))
    }

    fn last_line(&self, followed: &Followed, outcomes: &Outcomes) -> String {
        let word = followed.state.word();
        let dry = if self.dry_run {
            " (nothing was written)"
        } else {
            ""
        };
        let what = match followed.state {
            State::Nothing | State::Stopped => return format!("{word} changed\n"),
            State::Recorded => "only words are others; the records are new".to_owned(),
            State::Changed => {
                let by_hand = followed.changes.iter();
                let by_hand = by_hand
                    .filter(|one| matches!(one.fate, Fate::ByHand(_)))
                    .count();
                let version = match &outcomes.versions {
                    Some((before, after)) => format!("{before} becomes {after}"),
                    None => "the version stays".to_owned(),
                };
                format!("{version}, {by_hand} left to be done by hand")
            }
        };
        format!("{word}: {what}{dry}\n")
    }
}

/// The pages that have a URL.
fn urls(config: &Config, output: &Output) -> Result<Outcome, Refusal> {
    let pages = config.drift.mapped.iter().filter_map(|page| {
        let url = page.url.as_ref()?;
        Some(format!("{}\t{url}\n", page.file.display()))
    });
    let text: String = pages.collect();
    if text.is_empty() {
        return Err(Refusal::new("no `[[page]]` of bindery.toml has a `url`"));
    }
    output.result(&text)?;
    Ok(Outcome::Fine)
}

/// A path as it is shown.
fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
