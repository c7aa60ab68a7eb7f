//! What operations answer alike is one type, with a name for each of them.

#![allow(clippy::unwrap_used, clippy::panic)]

mod road;

use bindery::finding::Findings;
use bindery::plan::{self, Failure, Module, Success};
use road::walk;

/// An API whose operations are refused like this, by their names.
fn module(operations: &[(&str, &str)]) -> Module {
    let mut text = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n".to_owned();
    for (name, responses) in operations {
        text.push_str(&format!(
            "  /{name}:\n    get:\n      operationId: {name}\n      responses: {{ {responses} }}\n"
        ));
    }
    text.push_str("components:\n  schemas:\n");
    for name in ["A", "B"] {
        text.push_str(&format!(
            "    {name}: {{ type: object, properties: {{ {name}: {{ type: string }} }} }}\n"
        ));
    }
    let walked = walk(&text);
    assert_eq!(walked.findings, "");
    let mut findings = Findings::new();
    plan::plan_included("api", &walked.api.unwrap(), &mut findings)
}

fn response(status: &str, words: &str, schema: &str) -> String {
    format!(
        "'{status}': {{ description: {words}, content: {{ application/json: \
         {{ schema: {{ $ref: '#/components/schemas/{schema}' }} }} }} }}"
    )
}

/// Each operation with its enums, and what these are other names of.
fn enums(module: &Module) -> Vec<String> {
    let mut all = Vec::new();
    for operation in &module.operations {
        if let Success::Several { ident, same_as, .. } = &operation.success {
            all.push((ident, same_as));
        }
        if let Failure::Several { ident, same_as, .. } = &operation.failure {
            all.push((ident, same_as));
        }
    }
    let shown = all.iter().map(|(ident, same_as)| match same_as {
        Some(other) => format!("{ident} = {other}"),
        None => ident.to_string(),
    });
    shown.collect()
}

#[test]
fn refusals_that_are_the_same_are_one_type() {
    let gone = response("404", "It is gone", "A");
    let busy = response("404", "It is busy", "A");
    let other = response("404", "It is gone", "B");
    let module = module(&[
        ("one", &gone),
        ("two", &busy),
        ("three", &gone),
        ("four", &other),
        ("five", &other),
    ]);
    let expected = [
        "OneError = Status404Error",
        // Words are a part of it: they are the docs of the variants.
        "TwoError",
        "ThreeError = Status404Error",
        "FourError = Status404Error2",
        "FiveError = Status404Error2",
    ];
    assert_eq!(enums(&module), expected);
    let written: Vec<String> = module
        .outcomes
        .iter()
        .map(|one| one.ident.to_string())
        .collect();
    assert_eq!(written, ["Status404Error", "Status404Error2"]);
}

#[test]
fn successes_are_no_refusals() {
    let (a, b) = (response("200", "d", "A"), response("201", "d", "B"));
    let (c, d) = (response("400", "d", "A"), response("default", "d", "B"));
    let all = [a, b, c, d].join(", ");
    let module = module(&[("one", &all), ("two", &all)]);
    let expected = [
        "OneSuccess = Status200Or201Success",
        "OneError = Status400OrOtherError",
        "TwoSuccess = Status200Or201Success",
        "TwoError = Status400OrOtherError",
    ];
    assert_eq!(enums(&module), expected);
}

#[test]
fn a_name_does_not_list_all_statuses() {
    let all = ["400", "403", "404", "5XX"].map(|status| response(status, "d", "A"));
    let all = all.join(", ");
    let module = module(&[("one", &all), ("two", &all)]);
    assert_eq!(module.outcomes[0].ident.to_string(), "Status400To5XxError");
}

#[test]
fn no_operation_takes_the_name_of_all_calls() {
    let gone = response("404", "It is gone", "A");
    let module = module(&[("call", &gone)]);
    assert_eq!(module.operations[0].call.to_string(), "Call2");
    assert_eq!(module.operations[0].endpoint.to_string(), "CallEndpoint");
}
