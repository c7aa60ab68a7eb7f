//! Waiters: how the operations are followed that answer before their work is done.

use super::{Client, Ident, Operation, Text, Wait, docs, example};
use crate::finding::code::plan as code;
use crate::finding::{Finding, Findings};
use crate::map::Map;
use crate::model::{self, Api};

/// How an operation is followed.
#[derive(Clone, Debug)]
pub struct Waiter {
    /// The endpoint of the operation that is asked.
    pub query: Ident,
    /// Its table.
    pub table: Ident,
    /// Where its arguments come from, by the indexes of its parameters.
    pub arguments: Vec<(usize, WaiterSource)>,
    /// The list in the first answer each item of which is followed.
    pub each: Option<String>,
    /// Where the state is.
    pub state: String,
    /// The states of success.
    pub success: Vec<String>,
    /// The states of failure.
    pub failure: Vec<String>,
    /// The states in which it goes on.
    pub pending: Vec<String>,
    /// The states that may be those from before.
    pub stale: Vec<String>,
    /// For how many seconds.
    pub stale_for: u32,
    /// Where the reason of a failure is.
    pub reason: Option<String>,
    /// The seconds before the first question.
    pub delay: u32,
    /// The seconds between questions.
    pub interval: u32,
    /// The seconds after which nobody waits any longer.
    pub deadline: u32,
    /// The features of the crate with which the operation that is asked is there.
    pub features: Vec<String>,
    /// A wait that is shown, or why there is none.
    pub shown: Result<Wait, String>,
}

/// Where an argument comes from, by the name of the runtime's variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaiterSource {
    /// A parameter of the operation that is followed, by its index.
    Parameter(usize),
    /// A variant that takes a text: a pointer, the name of a header, or JSON.
    Text(&'static str, String),
}

/// Plans all waiters, once the names and the features of all operations are known.
pub(super) fn plan_all(
    api: &Api,
    client: &Client,
    operations: &mut [Operation],
    findings: &mut Findings,
) {
    let of_id: Map<&str, &model::Operation> = api
        .operations
        .iter()
        .map(|operation| (&*operation.id, operation))
        .collect();
    let mut planned = Vec::new();
    for operation in &*operations {
        let declared = of_id
            .get(&*operation.id)
            .and_then(|one| one.waiter.as_ref());
        planned.push(declared.and_then(|declared| {
            let query = operations.iter().find(|one| one.id == declared.operation);
            if query.is_none() {
                findings.report(not_followed(operation, declared));
            }
            query.map(|query| {
                let shown = match of_id.get(&*query.id) {
                    Some(asked) => example::wait(client, operation, declared, (asked, query)),
                    None => Err(format!("there is no `{}`", query.id)),
                };
                // The names in it are the document's, and are printed.
                let shown = shown.map_err(|why| why.escape_debug().to_string());
                let waiter = waiter(declared, query, shown);
                (waiter, words(declared, operation, query))
            })
        }));
    }
    for (operation, planned) in operations.iter_mut().zip(planned) {
        if let Some((waiter, words)) = planned {
            operation.docs.paragraph(words.lines.join(" "));
            operation.waiter = Some(waiter);
        }
    }
}

fn not_followed(operation: &Operation, declared: &model::Waiter) -> Finding {
    let message = format!(
        "`{}` is not followed: `{}`, which its waiter asks, is not generated",
        operation.id, declared.operation
    );
    Finding::new(&code::NOT_FOLLOWED, declared.place, message)
}

fn waiter(declared: &model::Waiter, query: &Operation, shown: Result<Wait, String>) -> Waiter {
    let arguments = declared.arguments.iter();
    Waiter {
        query: query.endpoint.clone(),
        table: query.table.clone(),
        arguments: arguments
            .map(|argument| (argument.parameter, source(&argument.source)))
            .collect(),
        each: declared.each.clone(),
        state: declared.state.clone(),
        success: declared.success.clone(),
        failure: declared.failure.clone(),
        pending: declared.pending.clone(),
        stale: declared.stale.clone(),
        stale_for: declared.stale_for,
        reason: declared.reason.clone(),
        delay: declared.delay,
        interval: declared.interval,
        deadline: declared.deadline,
        features: query.features.clone(),
        shown,
    }
}

fn source(source: &model::WaiterSource) -> WaiterSource {
    use model::WaiterSource as From;
    let (variant, text) = match source {
        From::Parameter(index) => return WaiterSource::Parameter(*index),
        From::Request(pointer) => ("Request", pointer.clone()),
        From::Response(pointer) => ("Response", pointer.clone()),
        From::Header(name) => ("Header", name.clone()),
        From::Item(pointer) => ("Item", pointer.clone()),
        From::Constant(json) => ("Constant", json.to_string()),
    };
    WaiterSource::Text(variant, text)
}

/// How it is followed, for the docs of the method.
fn words(declared: &model::Waiter, operation: &Operation, query: &Operation) -> Text {
    let shown = query.ident.plain();
    // What is perhaps not there cannot be linked.
    let name = match query.features.is_empty() || query.features == operation.features {
        true => format!("[`{shown}`](Client::{shown})"),
        false => docs::code(shown),
    };
    let list = |states: &[String]| {
        let states: Vec<String> = states.iter().map(|state| docs::code(state)).collect();
        states.join(", ")
    };
    let of_each = match declared.each {
        Some(_) => " of each item of the answer",
        None => "",
    };
    let mut text = Text::plain(format!(
        "With `.send_and_wait()` its work is followed to the end: {name} is asked every {} s{of_each} \
         until {} is {}",
        declared.interval,
        docs::code(&declared.state),
        list(&declared.success),
    ));
    let failure = match declared.failure.is_empty() {
        true => ".".to_owned(),
        false => format!(", or, which is an error, {}.", list(&declared.failure)),
    };
    if let Some(line) = text.lines.last_mut() {
        line.push_str(&failure);
    }
    text.lines
        .push("`.submit()` gives the answer and what waits.".to_owned());
    text
}
