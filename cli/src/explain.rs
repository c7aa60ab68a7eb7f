//! `bindery explain`

#[cfg(feature = "diff")]
use bindery::diff::{Direction, Kind};
use bindery::finding::{Code, Severity, code};
use clap::Command;

use crate::arguments::Said;
use crate::arguments::option::operand;
use crate::config;
use crate::names;
use crate::outcome::{Outcome, Refusal};
use crate::output::Output;

/// Says what the code of a finding means, and what to do
#[derive(Debug)]
pub(crate) struct Explain {
    code: Option<String>,
}

impl Explain {
    /// What can be said.
    pub(crate) fn arguments(verb: Command) -> Command {
        verb.about("Says what the code of a finding means, and what to do")
            .arg(operand(
                "code",
                "CODE",
                "A code, such as B0106, or a fact, such as rule-tightened; without one, all codes are listed",
            ))
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> Explain {
        Explain {
            code: said.text("code"),
        }
    }

    pub(crate) fn run(&self, output: &Output) -> Result<Outcome, Refusal> {
        let Some(id) = &self.code else {
            output.result(&all().map(line).collect::<String>())?;
            return Ok(Outcome::Fine);
        };
        #[cfg(feature = "diff")]
        if let Some(kind) = Kind::find(id) {
            output.result(&fact(kind))?;
            return Ok(Outcome::Fine);
        }
        let code = all()
            .find(|code| code.id.eq_ignore_ascii_case(id))
            .ok_or_else(|| unknown(id))?;
        output.result(&page(code))?;
        Ok(Outcome::Fine)
    }
}

/// What a kind of fact means, with its row of the variance table.
#[cfg(feature = "diff")]
fn fact(kind: Kind) -> String {
    let motion = kind.motion();
    let mut page = format!(
        "{} (fact): {}\n\nWhat is allowed: {}.\n\n",
        kind.id(),
        kind.title(),
        motion.name()
    );
    page += "A value that is   an old client with    a new client with\n";
    page += "                  the new server        the old server\n";
    for direction in [Direction::SENT, Direction::RECEIVED, Direction::BOTH] {
        let wire = motion.wire(direction);
        page += &format!(
            "{:<18}{:<22}{}\n",
            direction.name(),
            wire.old_client.name(),
            wire.new_client.name()
        );
    }
    page + "\ndocs/diff.md has the whole table, and what the verdicts on Rust mean.\n"
}

/// The codes of the libraries and those of the command, sorted by id.
fn all() -> impl Iterator<Item = &'static Code> {
    let own = config::code::ALL.iter().copied();
    #[cfg(feature = "pages")]
    let of_pages = bindery_drift::code::ALL.iter().copied();
    #[cfg(not(feature = "pages"))]
    let of_pages = [];
    let mut all: Vec<&Code> = code::all().chain(own).chain(of_pages).collect();
    all.sort_by_key(|code| code.id);
    all.into_iter()
}

fn line(code: &Code) -> String {
    format!("{}  {:<7}  {}\n", code.id, severity(code), code.title)
}

fn severity(code: &Code) -> &'static str {
    match code.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// The Markdown for a terminal: it reads well as it is, but for the fences of examples.
fn page(code: &Code) -> String {
    let mut page = format!("{} ({}): {}\n\n", code.id, severity(code), code.title);
    let mut in_example = false;
    for line in code.explanation.trim_end().lines() {
        if line.starts_with("```") {
            in_example = !in_example;
        } else if in_example && !line.is_empty() {
            page += &format!("    {line}\n");
        } else {
            page += &format!("{line}\n");
        }
    }
    page
}

fn unknown(id: &str) -> Refusal {
    let ids: Vec<&str> = all().map(|code| code.id).collect();
    Refusal::new(match names::nearest(&id.to_ascii_uppercase(), &ids) {
        Some(near) => format!("no finding has the code `{id}`; did you mean `{near}`?"),
        None => format!("no finding has the code `{id}`; `bindery explain` lists all"),
    })
}
