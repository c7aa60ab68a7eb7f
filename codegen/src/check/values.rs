//! Defaults, examples and listed values: whether they keep the rules that stand beside them.

use super::patterns::Patterns;
use super::same::canonical;
use super::value::{self, Broken};
use crate::finding::code::check as code;
use crate::finding::{Code, Finding, Findings, Place};
use crate::map::Set;
use crate::model::{Api, Check, Content, Example, Json, Kind, Operation, Type, TypeId, Webhook};

/// Judges the values that stand in a type.
pub(super) fn of_type(
    api: &Api,
    patterns: &Patterns,
    id: TypeId,
    ty: &Type,
    findings: &mut Findings,
) {
    if let Some(default) = &ty.default {
        let broken = value::judge(api, patterns, id, default);
        report(
            &code::BAD_DEFAULT,
            "the default",
            ty.place,
            &broken,
            findings,
        );
    }
    let judge = |value: &Json| value::judge(api, patterns, id, value);
    of_examples(&ty.examples, judge, findings);
    for rule in &ty.rules {
        match &rule.check {
            Check::Enum(values) => listed(api, id, values, rule.place, findings),
            Check::Const(value) => {
                listed(api, id, std::slice::from_ref(value), rule.place, findings)
            }
            _ => {}
        }
    }
}

/// Judges the examples of an operation.
pub(super) fn of_operation(
    api: &Api,
    patterns: &Patterns,
    operation: &Operation,
    findings: &mut Findings,
) {
    let sent = |ty: TypeId, value: &Json| value::judge_sent(api, patterns, ty, value);
    for parameter in &operation.parameters {
        let judge = |value: &Json| sent(parameter.ty, value);
        of_examples(&parameter.examples, judge, findings);
    }
    for content in operation.body.iter().flat_map(|body| &body.contents) {
        if let Some(ty) = content.ty {
            of_examples(&content.examples, |value| sent(ty, value), findings);
        }
    }
    let answers = operation.responses.iter();
    for content in answers.flat_map(|response| &response.contents) {
        of_content(api, patterns, content, findings);
    }
}

/// Judges the examples of a webhook.
pub(super) fn of_webhook(
    api: &Api,
    patterns: &Patterns,
    webhook: &Webhook,
    findings: &mut Findings,
) {
    for content in webhook.body.iter().flat_map(|body| &body.contents) {
        of_content(api, patterns, content, findings);
    }
}

/// Judges the examples of what callers receive.
fn of_content(api: &Api, patterns: &Patterns, content: &Content, findings: &mut Findings) {
    if let Some(ty) = content.ty {
        let judge = |value: &Json| value::judge(api, patterns, ty, value);
        of_examples(&content.examples, judge, findings);
    }
}

fn of_examples(
    examples: &[Example],
    judge: impl Fn(&Json) -> Vec<Broken>,
    findings: &mut Findings,
) {
    for example in examples {
        let broken = judge(&example.value);
        report(
            &code::BAD_EXAMPLE,
            "the example",
            example.place,
            &broken,
            findings,
        );
    }
}

/// One finding for a value, however many rules it breaks.
fn report(
    code: &'static Code,
    what: &str,
    place: Place,
    broken: &[Broken],
    findings: &mut Findings,
) {
    if let Some(message) = words(what, broken) {
        findings.report(Finding::new(code, place, message));
    }
}

/// What a value breaks, in words; `None` where it keeps all rules.
pub(super) fn words(what: &str, broken: &[Broken]) -> Option<String> {
    let first = broken.first()?;
    let at = if first.pointer.is_empty() {
        String::new()
    } else {
        format!(" at `{}`", first.pointer)
    };
    let more = match broken.len() - 1 {
        0 => String::new(),
        more => format!(" (and {more} more)"),
    };
    Some(format!(
        "{what} breaks `{}`{at}: it {}{more}",
        first.rule, first.message
    ))
}

/// Listed values must be of the type, and different from one another.
fn listed(api: &Api, id: TypeId, values: &[Json], place: Place, findings: &mut Findings) {
    let ty = api.get(id);
    let mut seen = Set::new();
    for value in values {
        if !matches!(ty.kind, Kind::Union(_)) && !value::is_of_kind(ty, value) {
            let message = "a listed value is of another type than the schema, so that nothing is ever equal to it";
            findings.report(Finding::new(&code::BAD_ENUM_VALUE, place, message));
        }
        if !seen.insert(canonical(value)) {
            findings.report(Finding::new(
                &code::REPEATED_VALUE,
                place,
                "a listed value stands twice",
            ));
        }
    }
    if values.is_empty() {
        findings.report(Finding::new(
            &code::EMPTY_RANGE,
            place,
            "no value is listed: nothing fits",
        ));
    }
}
