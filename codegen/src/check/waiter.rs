//! Waiters and links: whether the values that they name keep the schemas of what they are for.

use super::patterns::Patterns;
use super::value;
use super::values::words;
use crate::finding::code::check as code;
use crate::finding::{Finding, Findings, Severity};
use crate::model::{
    Api, Json, Link, LinkParameter, LinkValue, Operation, Parameter, TypeId, Waiter, WaiterSource,
};

/// Judges the constants of the links and of the waiter of an operation, and its states.
pub(super) fn of_operation(
    api: &Api,
    patterns: &Patterns,
    operation: &Operation,
    findings: &mut Findings,
) {
    let judged = Judged { api, patterns };
    for link in operation.responses.iter().flat_map(|one| &one.links) {
        judged.link(link, operation.waiter.as_ref(), findings);
    }
    if let Some(waiter) = &operation.waiter {
        judged.constants(waiter, findings);
        judged.states(waiter, findings);
    }
}

struct Judged<'a> {
    api: &'a Api,
    patterns: &'a Patterns,
}

impl Judged<'_> {
    fn link(&self, link: &Link, waiter: Option<&Waiter>, findings: &mut Findings) {
        let Some(asked) = self.operation(&link.operation) else {
            return;
        };
        for given in &link.parameters {
            let LinkValue::Constant(value) = &given.value else {
                continue;
            };
            // What a waiter takes from the link is told of the waiter.
            let mut taken = waiter.into_iter().flat_map(|waiter| &waiter.arguments);
            if taken.any(|one| one.place == link.place && one.name == given.name) {
                continue;
            }
            let Some(parameter) = asked.parameters.iter().find(|one| is_given(given, one)) else {
                continue;
            };
            if let Some(message) = self.refused(asked, parameter, value) {
                findings.report(Finding::new(&code::BAD_CONSTANT, link.place, message));
            }
        }
    }

    fn constants(&self, waiter: &Waiter, findings: &mut Findings) {
        let Some(asked) = self.operation(&waiter.operation) else {
            return;
        };
        for argument in &waiter.arguments {
            let parameter = asked.parameters.get(argument.parameter);
            let (WaiterSource::Constant(value), Some(parameter)) = (&argument.source, parameter)
            else {
                continue;
            };
            if let Some(message) = self.refused(asked, parameter, value) {
                let mut finding = Finding::new(&code::BAD_CONSTANT, argument.place, message);
                // No question would be sent.
                finding.severity = Severity::Error;
                findings.report(finding);
            }
        }
    }

    fn states(&self, waiter: &Waiter, findings: &mut Findings) {
        let Some(ty) = waiter.state_type else { return };
        for (state, place) in &waiter.listed {
            let broken = self.in_each_form(ty, state);
            // What is not in a list was told where the lists were read.
            if broken.iter().any(|one| one.rule == "enum") {
                continue;
            }
            let what = format!("the state `{state}`");
            if let Some(message) = words(&what, &broken) {
                findings.report(Finding::new(&code::BAD_STATE, *place, message));
            }
        }
    }

    /// What a state breaks as a number, where it can be one there, else as a text: both are the same
    /// state.
    fn in_each_form(&self, ty: TypeId, state: &str) -> Vec<value::Broken> {
        let judge = |form: &Json| value::judge(self.api, self.patterns, ty, form);
        let as_text = judge(&Json::String(state.to_owned()));
        if as_text.is_empty() || state.parse::<i64>().is_err() {
            return as_text;
        }
        let as_number = judge(&Json::Number(state.to_owned()));
        match as_number.iter().any(|one| one.rule == "type") {
            true => as_text,
            false => as_number,
        }
    }

    /// What a parameter would say to a constant; a number for a text is sent as its text.
    fn refused(&self, asked: &Operation, parameter: &Parameter, value: &Json) -> Option<String> {
        let judge = |value: &Json| value::judge(self.api, self.patterns, parameter.ty, value);
        let broken = judge(value);
        if let Json::Number(text) = value
            && judge(&Json::String(text.clone())).is_empty()
        {
            return None;
        }
        let what = format!("the constant for `{}` of `{}`", parameter.name, asked.id);
        words(&what, &broken)
    }

    fn operation(&self, id: &str) -> Option<&Operation> {
        self.api.operations.iter().find(|one| one.id == id)
    }
}

fn is_given(given: &LinkParameter, parameter: &Parameter) -> bool {
    let is_there = |location| location == parameter.location;
    given.name == parameter.name && given.location.is_none_or(is_there)
}
