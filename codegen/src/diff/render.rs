//! Facts for people and for machines.
//!
//! What comes from a document is hostile until it is shown: control characters become visible,
//! and long texts are cut.

mod github;
mod json;
mod markdown;
mod text;

use super::{Bump, Level, Reviewed};
use crate::finding::render::{Lines, visible};
use crate::finding::{Place, Sources};

/// What is shown: facts of all modules, and what follows from them.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The facts.
    pub facts: &'a [Reviewed],
    /// How much the version has to grow.
    pub bump: Bump,
    /// The version before and the version that is owed, where the first is known.
    pub versions: Option<(&'a str, &'a str)>,
    /// The texts of the old documents.
    pub old: &'a Sources,
    /// The texts of the new documents.
    pub new: &'a Sources,
}

/// Facts for people: one a paragraph, the worst first, and a last line that counts them.
#[must_use]
pub fn text(report: Report<'_>) -> String {
    text::render(report)
}

/// Facts for tools: one JSON object.
#[must_use]
pub fn json(report: Report<'_>) -> String {
    json::render(report)
}

/// Facts as a section of a changelog.
#[must_use]
pub fn markdown(report: Report<'_>) -> String {
    markdown::render(report)
}

/// Facts as commands that GitHub's workflows turn into annotations, one a line.
#[must_use]
pub fn github(report: Report<'_>) -> String {
    github::render(report)
}

/// Places of both sides.
struct Places<'s> {
    old: Lines<'s>,
    new: Lines<'s>,
}

impl<'s> Places<'s> {
    fn new(report: Report<'s>) -> Places<'s> {
        Places {
            old: Lines::new(report.old),
            new: Lines::new(report.new),
        }
    }

    /// `spec/pets.yaml:3:5`
    fn old(&mut self, place: Place) -> String {
        shown(&mut self.old, place)
    }

    fn new_side(&mut self, place: Place) -> String {
        shown(&mut self.new, place)
    }
}

fn shown(lines: &mut Lines<'_>, place: Place) -> String {
    let (start, _) = lines.span(place);
    format!(
        "{}:{}:{}",
        lines.path(place.source),
        start.line,
        start.column
    )
}

/// More of a text is no help in a line.
const LONGEST: usize = 120;

/// A text of a document in a line: without what a terminal obeys, and cut.
fn line(text: &str) -> String {
    let mut line: String = visible(text).chars().take(LONGEST).collect();
    line = line.replace(['\r', '\n', '\t'], " ");
    if text.chars().count() > LONGEST {
        line.push('…');
    }
    line
}

/// What it was and what it is.
fn change(reviewed: &Reviewed) -> Option<String> {
    let fact = &reviewed.fact;
    match (&fact.before, &fact.after) {
        (None, None) => None,
        (Some(before), None) => Some(format!("was {}", line(before))),
        (None, Some(after)) => Some(format!("is {}", line(after))),
        (Some(before), Some(after)) => Some(format!("was {}, is {}", line(before), line(after))),
    }
}

/// How many facts there are of a level, approved ones apart.
fn count(facts: &[Reviewed], level: Level) -> usize {
    let of_it = facts.iter().filter(|one| one.level == level);
    of_it.filter(|one| one.approved.is_none()).count()
}

/// `major: 0.3.1 becomes 0.4.0`
fn owed(report: Report<'_>) -> String {
    match (report.bump, report.versions) {
        (Bump::None, _) => "none".to_owned(),
        (bump, Some((before, after))) => format!("{}: {before} becomes {after}", bump.name()),
        (bump, None) => bump.name().to_owned(),
    }
}
