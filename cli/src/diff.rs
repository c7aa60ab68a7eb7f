//! `bindery diff`

mod revision;
mod side;

use std::path::PathBuf;

use bindery::diff::render::Report;
use bindery::diff::{Bump, Diff as Compared, Level, Review, render};
use bindery::finding::{Finding, Findings};
use bindery::generate::{Comparison, compare};
use clap::{Arg, Command};

use crate::arguments::Said;
use crate::arguments::option::{
    Choice, flag, operand, option, options, overlay_of, path_option, words,
};
use crate::config;
use crate::names;
use crate::outcome::{Outcome, Refusal};
use crate::output::{Format, Output};
use side::Side;

/// Says what changed between two documents, and what it does to clients and to Rust code
#[derive(Debug)]
pub(crate) struct Diff {
    old: String,
    new: String,
    overlay: Vec<PathBuf>,
    only: Vec<String>,
    except: Vec<String>,
    tag_features: bool,
    fail_on: FailOn,
    config: Option<PathBuf>,
    version: Option<String>,
}

const AFTER: &str = "\
Exit codes:
  0  nothing changed that --fail-on speaks of
  1  something did, or a document has errors
  2  it could not be tried";

#[derive(Clone, Copy, Debug)]
enum FailOn {
    Breaking,
    Any,
    Never,
}

const LEVELS: &[Choice<FailOn>] = &[
    (
        "breaking",
        "What breaks clients that are in use, or code",
        FailOn::Breaking,
    ),
    ("any", "Anything", FailOn::Any),
    ("never", "Nothing", FailOn::Never),
];

/// What can be said about which operations, and about the crate.
fn selecting_arguments() -> [Arg; 3] {
    [
        options(
            "only",
            "SELECTOR",
            "Compares only operations that match: an operationId, a tag, a path; can be said \
             several times",
        ),
        options("except", "SELECTOR", "Leaves out operations that match"),
        flag(
            "tag-features",
            "The crate has a feature for each tag, as `generate --tag-features` makes it",
        ),
    ]
}

/// How the file of severities and approvals is called.
pub(crate) const REVIEW: &str = "bindery-diff.toml";

impl Diff {
    /// What can be said.
    pub(crate) fn arguments(verb: Command) -> Command {
        verb.about("Says what changed between two documents, and what it does to clients and to Rust code")
            .after_help(AFTER)
            .arg(
                operand(
                    "old",
                    "OLD",
                    "The old document: a file, or `REV:path` for one of a git revision; or a `bindery.toml`",
                )
                .required(true),
            )
            .arg(operand("new", "NEW", "The new document, said in the same way").required(true))
            .arg(overlay_of("both documents"))
            .args(selecting_arguments())
            .arg(
                option("fail-on", "LEVEL", "Which facts make the exit code 1")
                    .value_parser(words(LEVELS))
                    .default_value("breaking"),
            )
            .arg(path_option(
                "config",
                "FILE",
                "Severities and approvals; without it, bindery-diff.toml in the working directory \
                 if there is one",
            ))
            .arg(
                option(
                    "version",
                    "VERSION",
                    "The version of the crate that was generated from OLD: the one that is owed is said",
                )
                .value_parser(names::version),
            )
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> Diff {
        Diff {
            old: said.required_text("old"),
            new: said.required_text("new"),
            overlay: said.paths("overlay"),
            only: said.texts("only"),
            except: said.texts("except"),
            tag_features: said.flag("tag-features"),
            fail_on: said.one_of("fail-on", LEVELS, FailOn::Breaking),
            config: said.path("config"),
            version: said.text("version"),
        }
    }

    pub(crate) fn run(&self, output: &Output) -> Result<Outcome, Refusal> {
        let review = config::review(self.config.as_deref(), REVIEW)?;
        let old = Side::of(&self.old, self)?;
        let new = Side::of(&self.new, self)?;
        old.fits(&new)?;
        let compared = compare(old.origin(), new.origin());
        let aside = output.findings_of_diff();
        aside.findings(
            compared.old.findings.all(),
            compared.old.documents.sources(),
        )?;
        aside.findings(
            compared.new.findings.all(),
            compared.new.documents.sources(),
        )?;
        let Some(modules) = &compared.modules else {
            return Ok(Outcome::Findings);
        };
        let whole = whole(modules, &compared.features);
        self.notes(&whole, &review, &aside, &compared)?;
        self.show(&whole, &review, output, &compared)
    }

    fn show(
        &self,
        whole: &Compared,
        review: &Review,
        output: &Output,
        compared: &Comparison,
    ) -> Result<Outcome, Refusal> {
        let facts = review.look(&whole.facts);
        let after = self
            .version
            .as_ref()
            .map(|version| (version, whole.bump.after(version)));
        let versions = match &after {
            None => None,
            Some((before, Some(after))) => Some((before.as_str(), after.as_str())),
            Some((before, None)) => {
                return Err(Refusal::new(format!("no version comes after {before}")));
            }
        };
        let report = Report {
            facts: &facts,
            bump: whole.bump,
            versions,
            old: compared.old.documents.sources(),
            new: compared.new.documents.sources(),
        };
        output.result(&match output.format() {
            Format::Text => render::text(report),
            Format::Json => render::json(report),
            Format::Markdown => render::markdown(report),
            Format::Github => render::github(report),
        })?;
        let fails = match self.fail_on {
            FailOn::Never => false,
            FailOn::Any => facts.iter().any(|fact| fact.counts(Level::Note)),
            FailOn::Breaking => facts.iter().any(|fact| fact.counts(Level::Breaking)),
        };
        Ok(if fails {
            Outcome::Findings
        } else {
            Outcome::Fine
        })
    }

    /// What is said beside the facts.
    fn notes(
        &self,
        whole: &Compared,
        review: &Review,
        output: &Output,
        compared: &Comparison,
    ) -> Result<(), Refusal> {
        let mut findings = Findings::new();
        for fingerprint in review.idle(&whole.facts) {
            let message = format!("`{fingerprint}` is the fingerprint of no fact");
            let finding = Finding::nowhere(&config::code::IDLE_REVIEW, message);
            findings.report(finding.help("remove it from the file of approvals"));
        }
        output.findings(findings.all(), compared.new.documents.sources())
    }
}

/// The facts of all modules, and those of the crate; where there are several modules, subjects
/// say of which.
pub(crate) fn whole(modules: &[(String, Compared)], of_crate: &Compared) -> Compared {
    let mut whole = Compared::default();
    for (name, diff) in modules {
        whole.bump = whole.bump.max(diff.bump);
        for fact in &diff.facts {
            let mut fact = fact.clone();
            if modules.len() > 1 {
                fact.subject = format!("{name}: {}", fact.subject);
            }
            whole.facts.push(fact);
        }
    }
    whole.bump = whole.bump.max(of_crate.bump);
    whole.facts.extend(of_crate.facts.iter().cloned());
    if whole.facts.is_empty() {
        whole.bump = Bump::None;
    }
    whole
}
