//! `bindery drift`

mod job;

use std::path::{Path, PathBuf};

use bindery_drift::compare::Against;
use bindery_drift::deviation;
use bindery_drift::review::{Review, Reviewed, review};
use clap::Command;

use crate::arguments::Said;
use crate::arguments::option::{flag, operands, overlay_of, path, path_option};
use crate::fetch::FetchOptions;
use crate::outcome::{Outcome, Refusal, Strictness};
use crate::output::Output;
use job::Job;

pub(crate) use job::mapped;

/// Compares saved documentation pages with documents, and with what they said before
#[derive(Debug)]
pub(crate) struct Drift {
    spec: Option<PathBuf>,
    page: Vec<PathBuf>,
    pages: Option<PathBuf>,
    accept: bool,
    deviations: bool,
    overlay: Vec<PathBuf>,
    fetch: FetchOptions,
    strictness: Strictness,
}

const LONG_HELP: &str = "\
Without SPEC, bindery.toml says which page belongs to which document:

  [drift]
  pages = \"pages\"       # the folder of freshly saved pages; `--pages` overrides it
  rows-lost = 30        # percent; what loses more looks different, and is told once

  [[page]]
  file = \"print.html\"   # in that folder
  document = \"spec/press.yaml\"
  operation = \"print\"   # where the page is of this one: an operationId, or `METHOD /path`
  name = \"print\"        # of its record, spec/print.claims.yaml; default: that of the document

Beside the document stand the records of `--accept`, and `spec/press.deviations.yaml`, where
known deviations are listed with the reason. A page that is no page of the operation is never
recorded.";

impl Drift {
    /// What can be said.
    pub(crate) fn arguments(verb: Command) -> Command {
        verb.about(
            "Compares saved documentation pages with documents, and with what they said before",
        )
        .after_long_help(LONG_HELP)
        .arg(path("spec", "SPEC", "The document").requires("page"))
        .arg(operands(
            "page",
            "PAGE",
            "Saved pages of it: HTML, Markdown or text",
        ))
        .arg(
            path_option(
                "pages",
                "DIR",
                "The folder with the pages that bindery.toml names",
            )
            .conflicts_with("spec"),
        )
        .arg(flag("accept", "Records what the pages say now as reviewed"))
        .arg(
            flag(
                "deviations",
                "Prints what differs as entries of a list of known deviations; the reasons are \
                     to be filled in",
            )
            .conflicts_with("accept"),
        )
        .arg(overlay_of("SPEC").requires("spec"))
        .arg(FetchOptions::argument())
        .arg(Strictness::argument())
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> Drift {
        Drift {
            spec: said.path("spec"),
            page: said.paths("page"),
            pages: said.path("pages"),
            accept: said.flag("accept"),
            deviations: said.flag("deviations"),
            overlay: said.paths("overlay"),
            fetch: FetchOptions::said(said),
            strictness: Strictness::said(said),
        }
    }

    pub(crate) fn run(&self, output: &Output) -> Result<Outcome, Refusal> {
        let job = Job::of(self)?;
        let run = review(&job.settings, &job.files, &job.pages);
        if self.deviations {
            let output = output.with_findings_aside();
            output.findings(run.findings.all(), &run.sources)?;
            output.result(&entries(&run))?;
            return self.strictness.outcome(&run.findings, &output);
        }
        output.findings(run.findings.all(), &run.sources)?;
        output.report(&run.pages.iter().map(line).collect::<String>())?;
        if self.accept {
            accept(&run, &job.folder, output)?;
        }
        output.report(&total(&run, job.settings.pages.len()))?;
        self.strictness.outcome(&run.findings, output)
    }
}

/// Writes the records that are not the same as before.
fn accept(run: &Review, folder: &Path, output: &Output) -> Result<(), Refusal> {
    for page in &run.pages {
        let Some((path, text)) = &page.record else {
            output.report(&format!("not recorded: {}\n", shown(&page.page)))?;
            continue;
        };
        let whole = folder.join(path);
        if std::fs::read(&whole).is_ok_and(|old| old == text.as_bytes()) {
            continue;
        }
        std::fs::write(&whole, text)
            .map_err(|why| Refusal::new(format!("cannot write {}: {why}", whole.display())))?;
        output.report(&format!("recorded {}\n", shown(path)))?;
    }
    Ok(())
}

/// What differs from the documents, as a list of known deviations.
fn entries(run: &Review) -> String {
    let differences = run.pages.iter().flat_map(|page| &page.differences);
    let of_documents = differences.filter(|one| one.against == Against::Spec);
    let entries: String = of_documents.map(deviation::entry).collect();
    if entries.is_empty() {
        return "deviations: 1\nknown: []\n".to_owned();
    }
    format!("deviations: 1\nknown:\n{entries}")
}

/// `pages/print.html: 14 rows, 2 not understood, 3 differences, 1 known deviation`
fn line(page: &Reviewed) -> String {
    let mut parts = vec![counted(page.rows.all, "row")];
    if page.rows.unread > 0 {
        parts.push(format!("{} not understood", page.rows.unread));
    }
    if page.operations.is_empty() {
        parts.push("not compared".to_owned());
    } else {
        parts.push(counted(page.differences.len(), "difference"));
    }
    if page.known > 0 {
        parts.push(counted(page.known, "known deviation"));
    }
    format!("{}: {}\n", shown(&page.page), parts.join(", "))
}

fn total(run: &Review, asked: usize) -> String {
    let compared = run.pages.iter().filter(|page| !page.operations.is_empty());
    format!(
        "{} of {} compared\n",
        compared.count(),
        counted(asked, "page")
    )
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
