//! Patterns: settled once each, and judged.

use crate::finding::code::check as code;
use crate::finding::{Finding, Findings, Place};
use crate::map::Map;
use crate::model::{Api, Check, Kind};
use crate::pattern::{Known, Settled, suspicions};

/// All patterns of an API, settled.
pub(super) struct Patterns {
    all: Map<String, Known>,
}

impl Patterns {
    /// Settles them.
    pub(super) fn of(api: &Api) -> Patterns {
        let mut all = Map::new();
        for (pattern, _) in each(api) {
            if !all.contains_key(pattern) {
                all.insert(pattern.to_owned(), api.patterns.settled(pattern));
            }
        }
        Patterns { all }
    }

    /// Whether a text matches a pattern; `None` where that is not known here.
    pub(super) fn matches(&self, pattern: &str, text: &str) -> Option<bool> {
        self.settled(pattern)?.matches(text)
    }

    /// How a pattern is matched, where it is one.
    pub(super) fn settled(&self, pattern: &str) -> Option<&Settled> {
        self.all.get(pattern)?.as_ref().as_ref().ok()
    }

    /// Judges each pattern, wherever it stands.
    pub(super) fn judge(&self, api: &Api, findings: &mut Findings) {
        for (pattern, place) in each(api) {
            match self.all.get(pattern).map(Known::as_ref) {
                Some(Err(error)) => {
                    let message =
                        format!("`{pattern}` is not a pattern, and is not checked: {error}");
                    findings.report(Finding::new(&code::BAD_PATTERN, place, message));
                }
                Some(Ok(Settled::Engine(why))) => {
                    let message = format!("an ECMA-262 engine is needed for this pattern: {why}");
                    findings.report(Finding::new(&code::ENGINE_PATTERN, place, message));
                }
                Some(Ok(_)) | None => {}
            }
            for suspicion in suspicions(pattern) {
                let finding = Finding::new(&code::ODD_PATTERN, place, suspicion.message);
                findings.report(finding.help(suspicion.help));
            }
        }
    }
}

/// Each pattern that a text is matched with: those of strings, and those of names.
fn each(api: &Api) -> impl Iterator<Item = (&str, Place)> {
    api.types.iter().flat_map(|ty| {
        let rules = ty.rules.iter().filter_map(|rule| match &rule.check {
            Check::Pattern(pattern) => Some((&**pattern, rule.place)),
            _ => None,
        });
        let of_kind = match &ty.kind {
            Kind::Object(object) => Some(&**object),
            _ => None,
        };
        let of_rules = ty.rules.iter().filter_map(|rule| match &rule.check {
            Check::Properties(object) => Some(object),
            _ => None,
        });
        let names = of_kind.into_iter().chain(of_rules);
        let names = names.flat_map(|object| &object.patterns);
        rules.chain(names.map(|one| (&*one.pattern, one.place)))
    })
}
