//! `bindery scaffold`

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bindery::document::{Disk, Files};
use bindery::finding::Sources;
use bindery_drift::claim::{Claims, What};
use bindery_drift::page::{Page, decode};
use bindery_drift::read::read;
use bindery_drift::scaffold::scaffold;
use clap::Command;

use crate::arguments::Said;
use crate::arguments::option::{operands, option, path_option};
use crate::outcome::{Outcome, Refusal};
use crate::output::Output;

/// Writes a first OpenAPI document of what saved documentation pages say
#[derive(Debug)]
pub(crate) struct Scaffold {
    pages: Vec<PathBuf>,
    out: Option<PathBuf>,
    title: Option<String>,
}

const LONG_HELP: &str = "\
What is understood becomes paths, parameters, schemas and limits; what is not is a comment with \
its place in the page. Sentences of the pages are not copied. Review the document before it is \
used: what a page does not say, it does not promise.";

impl Scaffold {
    /// What can be said.
    pub(crate) fn arguments(verb: Command) -> Command {
        verb.about("Writes a first OpenAPI document of what saved documentation pages say")
            .after_long_help(LONG_HELP)
            .arg(
                operands(
                    "pages",
                    "PAGE",
                    "Saved pages, one operation or more each: HTML, Markdown or text",
                )
                .required(true),
            )
            .arg(path_option(
                "out",
                "FILE",
                "The document to write, which must not be there yet [default: standard output]",
            ))
            .arg(option(
                "title",
                "TITLE",
                "The title of the API [default: that of the first page]",
            ))
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> Scaffold {
        Scaffold {
            pages: said.paths("pages"),
            out: said.path("out"),
            title: said.text("title"),
        }
    }

    pub(crate) fn run(&self, output: &Output) -> Result<Outcome, Refusal> {
        let output = output.with_findings_aside();
        if let Some(out) = self.out.as_deref().filter(|out| out.exists()) {
            return Err(Refusal::new(format!(
                "{} is there already; remove it, or name another file",
                out.display()
            )));
        }
        let mut sources = Sources::new();
        let mut pages = Vec::new();
        for path in &self.pages {
            pages.push((path, claims(path, &mut sources)?));
        }
        let title = self.title.clone().unwrap_or_else(|| title(&pages));
        let claimed: Vec<&Claims> = pages.iter().map(|(_, claims)| claims).collect();
        let made = scaffold(&title, &claimed, &sources);
        self.write(&made.text, &output)?;

        let mut said: String = pages
            .iter()
            .map(|(path, claims)| line(path, claims))
            .collect();
        made.left_out.iter().for_each(|why| {
            let _ = writeln!(said, "{why}");
        });
        output.aside(&said);
        let nothing = claimed.iter().any(|claims| claims.operations.is_empty());
        Ok(if nothing || !made.left_out.is_empty() {
            Outcome::Findings
        } else {
            Outcome::Fine
        })
    }

    fn write(&self, text: &str, output: &Output) -> Result<(), Refusal> {
        let Some(out) = &self.out else {
            return output.result(text);
        };
        let folder = out.parent().unwrap_or(Path::new(""));
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(out, text))
            .map_err(|why| Refusal::new(format!("cannot write {}: {why}", out.display())))
    }
}

fn claims(path: &Path, sources: &mut Sources) -> Result<Claims, Refusal> {
    let refused = |why: &dyn std::fmt::Display| {
        Refusal::new(format!("cannot read {}: {why}", path.display()))
    };
    let bytes = Disk.read(path).map_err(|why| refused(&why))?;
    let text = decode(&bytes).map_err(|why| refused(&why))?;
    let id = sources.add(path, text);
    Ok(read(&Page::read(id, sources)))
}

fn title(pages: &[(&PathBuf, Claims)]) -> String {
    let titles = pages.iter().filter_map(|(_, claims)| claims.title.as_ref());
    let first = titles.map(|title| title.value.clone()).next();
    first.unwrap_or_else(|| "An API without a title".to_owned())
}

/// `page.html: POST /v1/presses, 14 rows, 2 places not understood`
fn line(path: &Path, claims: &Claims) -> String {
    let mut parts: Vec<String> = claims
        .operations
        .iter()
        .map(|operation| format!("{} {}", operation.method, operation.path.value))
        .collect();
    if parts.is_empty() {
        parts.push("no operation: is it a page of one?".to_owned());
    }
    parts.push(format!("{} rows", claims.rows.all));
    let unread = claims.unread.iter();
    let unread = unread.filter(|unread| unread.what != What::Example).count();
    if unread > 0 {
        parts.push(format!("{unread} places not understood"));
    }
    format!("{}: {}\n", path.display(), parts.join(", "))
}
