//! Known deviations: where a document says something else than its page, and why.
//!
//! Each silences exactly one difference. One that silences none is itself a finding, because
//! it is not true any more. The form is documented in `docs/drift.md`.

mod read;
#[cfg(test)]
mod tests;

use bindery::finding::{Finding, Findings, Place};
use bindery::model::Json;

use crate::code::IDLE_DEVIATION;
use crate::compare::{Against, Change, Difference};
use crate::subject::Key;

pub use read::read;

/// A known deviation of a document from its page.
#[derive(Clone, Debug)]
pub struct Deviation {
    /// The operation, as `METHOD /path` of the document.
    pub operation: String,
    /// The subject, as the page has it.
    pub subject: Key,
    /// What kind of difference it is.
    pub finding: String,
    /// What the page says, where it says something.
    pub page: Option<Json>,
    /// What the document says, where it says something.
    pub spec: Option<Json>,
    /// Why the document is right. Never empty.
    pub why: String,
    /// Where it stands.
    pub place: Place,
}

impl Deviation {
    /// Whether a difference is the one that is known.
    #[must_use]
    pub fn is(&self, difference: &Difference) -> bool {
        let (page, spec) = values(difference);
        difference.against == Against::Spec
            && difference.operation == self.operation
            && difference.key == self.subject
            && difference.change.word() == self.finding
            && page == self.page
            && spec == self.spec
    }
}

/// The values that a deviation states.
fn values(difference: &Difference) -> (Option<Json>, Option<Json>) {
    let other = match &difference.change {
        // The whole subject, because its name alone can be that of several.
        Change::Renamed(old) => Some(Json::String(old.to_string())),
        _ => difference.other.clone(),
    };
    match difference.change {
        Change::Renamed(_) => (None, other),
        _ => (difference.page.clone(), other),
    }
}

/// Takes away the differences that are known, and counts them. What changed since the last
/// review stays, also where it is a known deviation: then it became one just now.
pub fn silence(
    deviations: &[Deviation],
    differences: &mut Vec<Difference>,
    used: &mut [bool],
) -> usize {
    let before = differences.len();
    differences.retain(|difference| {
        let mut known = false;
        for (deviation, used) in deviations.iter().zip(used.iter_mut()) {
            if deviation.is(difference) {
                *used = true;
                known = true;
            }
        }
        !known
    });
    before - differences.len()
}

/// Reports the deviations that were not used although their operation was compared.
pub fn idle(deviations: &[Deviation], used: &[bool], compared: &[String], findings: &mut Findings) {
    for (deviation, used) in deviations.iter().zip(used) {
        if !used && compared.contains(&deviation.operation) {
            let message = format!(
                "page and document do not deviate in `{}` of `{}` any more",
                deviation.finding, deviation.subject
            );
            let finding = Finding::new(&IDLE_DEVIATION, deviation.place, message);
            findings.report(finding.help("delete it, or write down what they say now"));
        }
    }
}

/// A deviation as it is written in a list; the reason is still to be given.
#[must_use]
pub fn entry(difference: &Difference) -> String {
    let (page, spec) = values(difference);
    let mut out = format!(
        "  - operation: {}\n    subject: {}\n    finding: {}\n",
        Json::String(difference.operation.clone()),
        Json::String(difference.key.to_string()),
        difference.change.word(),
    );
    for (name, value) in [("page", page), ("spec", spec)] {
        if let Some(value) = value {
            out += &format!("    {name}: {value}\n");
        }
    }
    out + "    why: \"\"\n"
}
