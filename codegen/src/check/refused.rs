//! `x-bindery-refused`: bodies that must break exactly the rules that are listed.

use super::patterns::Patterns;
use super::value;
use crate::finding::code::check as code;
use crate::finding::{Finding, Findings};
use crate::map::Set;
use crate::model::{Api, Content, Operation, Refused, TypeId};

/// Judges the refused bodies of an operation.
pub(super) fn of_operation(
    api: &Api,
    patterns: &Patterns,
    operation: &Operation,
    findings: &mut Findings,
) {
    for content in operation.body.iter().flat_map(|body| &body.contents) {
        if let Some(ty) = content.ty {
            content
                .refused
                .iter()
                .for_each(|refused| judge(api, patterns, ty, refused, findings));
        } else {
            without_type(content, findings);
        }
    }
}

fn without_type(content: &Content, findings: &mut Findings) {
    if let Some(refused) = content.refused.first() {
        let message = "nothing can be refused here: the body has no schema";
        findings.report(Finding::new(&code::NOT_REFUSED, refused.place, message));
    }
}

fn judge(api: &Api, patterns: &Patterns, ty: TypeId, refused: &Refused, findings: &mut Findings) {
    let broken = value::judge_sent(api, patterns, ty, &refused.value);
    let found: Set<(&str, &str)> = broken.iter().map(|one| (&*one.pointer, one.rule)).collect();
    let listed: Set<(&str, &str)> = refused
        .violations
        .iter()
        .map(|one| (&*one.pointer, &*one.rule))
        .collect();
    if found.is_empty() {
        let message = "this body breaks no rule, so it would be sent";
        findings.report(Finding::new(&code::NOT_REFUSED, refused.place, message));
    } else if found != listed {
        let message = format!(
            "this body breaks {}, but {} is listed",
            words(&found),
            words(&listed)
        );
        let finding = Finding::new(&code::NOT_REFUSED, refused.place, message);
        findings.report(finding.help("list exactly the rules that it breaks"));
    } else if listed.len() < refused.violations.len() {
        let message = "a violation is listed twice";
        findings.report(Finding::new(&code::NOT_REFUSED, refused.place, message));
    }
}

fn words(rules: &Set<(&str, &str)>) -> String {
    if rules.is_empty() {
        return "nothing".to_owned();
    }
    let words: Vec<String> = rules
        .iter()
        .map(|(pointer, rule)| format!("`{rule}` at `{pointer}`"))
        .collect();
    words.join(", ")
}
