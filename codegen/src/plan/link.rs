//! Links: a paragraph for each, in the docs of the operation whose answer leads on.

use super::{Operation, Status, Target, Text, docs};
use crate::map::Map;
use crate::model::{self, Api, LinkValue};

/// Describes all links, once the names and the features of all operations are known.
pub(super) fn describe(api: &Api, operations: &mut [Operation]) {
    let of_id: Map<&str, &model::Operation> = api
        .operations
        .iter()
        .map(|operation| (&*operation.id, operation))
        .collect();
    let mut texts = Vec::new();
    for operation in &*operations {
        let mut text = Text::default();
        let declared = of_id.get(&*operation.id).into_iter();
        for response in declared.flat_map(|declared| &declared.responses) {
            for link in &response.links {
                let answer = Status::of(response.status).label();
                let target = of_id.get(&*link.operation).copied();
                paragraph(&mut text, &answer, link, target, operation, operations);
            }
        }
        texts.push(text);
    }
    for (operation, text) in operations.iter_mut().zip(texts) {
        if !text.is_empty() {
            operation.docs.lines.push(String::new());
            operation.docs.lines.extend(text.lines);
        }
    }
}

fn paragraph(
    text: &mut Text,
    answer: &str,
    link: &model::Link,
    target: Option<&model::Operation>,
    from: &Operation,
    operations: &[Operation],
) {
    let planned = operations.iter().find(|one| one.id == link.operation);
    let name = match planned {
        // What is perhaps not there cannot be linked.
        Some(to) if to.features.is_empty() || to.features == from.features => {
            let shown = to.ident.plain();
            format!("[`{shown}`](Client::{shown})")
        }
        Some(to) => docs::code(to.ident.plain()),
        None => format!("{}, which is left out here", docs::code(&link.operation)),
    };
    let mut given: Vec<String> = link
        .parameters
        .iter()
        .map(|parameter| {
            let name = rust_name(parameter, target, planned);
            format!("{} is {}", docs::code(&name), value(&parameter.value))
        })
        .collect();
    given.extend(
        link.body
            .iter()
            .map(|body| format!("the body is {}", value(body))),
    );
    given.extend(
        link.server
            .iter()
            .map(|url| format!("it is asked at {}", docs::code(url))),
    );
    let colon = if given.is_empty() { "" } else { ": " };
    text.paragraph(format!(
        "The answer {} leads to {name}{colon}{}.",
        docs::code(answer),
        given.join(", ")
    ));
    if let Some(words) = &link.docs.description {
        text.foreign(words);
    }
}

/// What the parameter is called in Rust, or else on the wire.
fn rust_name(
    parameter: &model::LinkParameter,
    target: Option<&model::Operation>,
    planned: Option<&Operation>,
) -> String {
    let index = target.and_then(|target| {
        target.parameters.iter().position(|one| {
            one.name == parameter.name && parameter.location.is_none_or(|at| at == one.location)
        })
    });
    let mut all = planned
        .into_iter()
        .flat_map(|to| to.arguments.iter().chain(&to.setters));
    let argument = all.find(
        |one| matches!((&one.target, index), (Target::Parameter(at), Some(index)) if *at == index),
    );
    argument.map_or_else(
        || parameter.name.clone(),
        |argument| argument.ident.plain().to_owned(),
    )
}

fn value(value: &LinkValue) -> String {
    match value {
        LinkValue::Expression(text) => docs::code(text),
        LinkValue::Constant(json) => docs::code(&json.to_string()),
    }
}
