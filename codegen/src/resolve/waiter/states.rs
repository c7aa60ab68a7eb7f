//! The states of a waiter: of the right kind, each once, and those that are there.

use super::bad;
use crate::document::{Node, Value};
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Findings, Place};
use crate::map::Map;
use crate::model::{Api, Check, Json, Kind, TypeId};
use crate::openapi;
use crate::openapi::near::did_you_mean;

/// The states, as texts.
pub(super) struct States {
    pub(super) success: Vec<String>,
    pub(super) failure: Vec<String>,
    pub(super) pending: Vec<String>,
    pub(super) stale: Vec<String>,
    pub(super) listed: Vec<(String, Place)>,
}

pub(super) fn states(
    api: &Api,
    declared: &openapi::Waiter<'_>,
    ty: Option<TypeId>,
    findings: &mut Findings,
) -> States {
    let mut judge = Judge {
        known: ty.and_then(|ty| known(api, ty)),
        seen: Map::new(),
        findings,
    };
    if ty.is_some_and(|ty| !can_be_a_state(&api.get(ty).kind)) {
        let place = declared.state.map_or(declared.place, |(_, place)| place);
        judge
            .findings
            .report(bad(place, "the state is neither a string nor an integer"));
    }
    if declared.success.is_empty() {
        judge.findings.report(bad(
            declared.place,
            "`success` lists no state, so that the wait could never end well",
        ));
    }
    let success = judge.list(declared.success);
    let failure = judge.list(declared.failure);
    let pending = judge.list(declared.pending);
    let stale = judge.stale(declared.stale, &[&success, &failure]);
    States {
        success,
        failure,
        pending,
        stale,
        listed: judge.seen.into_iter().collect(),
    }
}

fn can_be_a_state(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Any
            | Kind::String(_)
            | Kind::Integer(_)
            | Kind::Number(_)
            | Kind::Enum(_)
            | Kind::Union(_)
    )
}

/// The states that the schema lists.
fn known(api: &Api, ty: TypeId) -> Option<Vec<String>> {
    let ty = api.get(ty);
    if let Kind::Enum(list) = &ty.kind {
        return Some(list.values.iter().map(|one| one.value.clone()).collect());
    }
    let mut lists = ty.rules.iter().filter_map(|rule| match &rule.check {
        Check::Enum(values) => Some(values.iter().filter_map(text).collect()),
        _ => None,
    });
    lists.next_back()
}

fn text(json: &Json) -> Option<String> {
    match json {
        Json::String(text) | Json::Number(text) => Some(text.clone()),
        _ => None,
    }
}

struct Judge<'a> {
    known: Option<Vec<String>>,
    seen: Map<String, Place>,
    findings: &'a mut Findings,
}

impl Judge<'_> {
    fn list(&mut self, nodes: &[Node]) -> Vec<String> {
        let mut states = Vec::new();
        for node in nodes {
            let Some(state) = self.state(node) else {
                continue;
            };
            if let Some(other) = self.seen.get(&state) {
                let finding = bad(node.place, format!("the state `{state}` stands twice"));
                self.findings
                    .report(finding.related(*other, "it stands here as well"));
                continue;
            }
            self.seen.insert(state.clone(), node.place);
            let unlisted = self.known.as_ref().filter(|known| !known.contains(&state));
            if let Some(known) = unlisted {
                let message = format!("the schema does not list the state `{state}`");
                let mut finding = Finding::new(&code::ODD_STATE, node.place, message);
                finding.help = did_you_mean(&state, known.iter().map(String::as_str));
                self.findings.report(finding);
            }
            states.push(state);
        }
        states
    }

    /// Only what would end the wait can do so too early.
    fn stale(&mut self, nodes: &[Node], ends: &[&Vec<String>]) -> Vec<String> {
        let mut states = Vec::new();
        for node in nodes {
            let Some(state) = self.state(node) else {
                continue;
            };
            if !ends.iter().any(|list| list.contains(&state)) {
                let message = format!(
                    "the state `{state}` is neither one of `success` nor of `failure`, so that it \
                     need not be `stale`"
                );
                self.findings.report(bad(node.place, message));
            }
            states.push(state);
        }
        states
    }

    fn state(&mut self, node: &Node) -> Option<String> {
        match &node.value {
            Value::String(text) if !text.is_empty() => Some(text.to_string()),
            Value::Number(text) if text.chars().all(|c| c == '-' || c.is_ascii_digit()) => {
                Some(text.to_string())
            }
            _ => {
                let message = "a state is a string or an integer";
                self.findings.report(bad(node.place, message));
                None
            }
        }
    }
}
