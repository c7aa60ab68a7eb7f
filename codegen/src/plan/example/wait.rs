//! A wait that is shown: which questions are asked, and what a server that only plays answers.

use super::super::{Client, Operation};
use super::json::json_text;
use super::request::{path_with, text_of};
use crate::map::Set;
use crate::model::{self, Json, WaiterSample};

/// A wait that is shown.
#[derive(Clone, Debug)]
pub struct Wait {
    /// The HTTP method of the questions.
    pub method: String,
    /// Of each job, the path of the questions about it.
    pub paths: Vec<String>,
    /// The status of the answers.
    pub status: u16,
    /// The bodies of the answers about each job, in their order.
    pub answers: Vec<String>,
    /// The states that they tell.
    pub states: Vec<String>,
    /// The indexes of the client's credentials that only the questions need.
    pub credentials: Vec<usize>,
}

/// The wait for an operation.
///
/// # Errors
/// Why it cannot be shown, in words.
pub(in crate::plan) fn wait(
    client: &Client,
    operation: &Operation,
    declared: &model::Waiter,
    (query, planned): (&model::Operation, &Operation),
) -> Result<Wait, String> {
    let sample = match &declared.sample {
        Some(sample) => sample.as_ref().map_err(String::clone)?,
        None => return Err("no samples were made for it".to_owned()),
    };
    let has = |index: &&usize| !operation.request.credentials.contains(index);
    let credentials = planned.request.credentials.iter().filter(has);
    let (states, bodies): (Vec<_>, Vec<_>) = sample.answers.iter().cloned().unzip();
    Ok(Wait {
        method: query.method.clone(),
        paths: paths(client, operation, declared, query, sample)?,
        status: sample.status,
        answers: bodies.iter().map(json_text).collect(),
        states,
        credentials: credentials.copied().collect(),
    })
}

fn paths(
    client: &Client,
    operation: &Operation,
    declared: &model::Waiter,
    query: &model::Operation,
    sample: &WaiterSample,
) -> Result<Vec<String>, String> {
    let path = |job: &Vec<Json>| {
        path_with(query, |index| {
            let mut given = declared.arguments.iter().zip(job);
            match given.find(|(argument, _)| argument.parameter == index) {
                Some((_, value)) => text_of(value),
                None => held(client, operation, query.parameters.get(index)?),
            }
        })
    };
    let paths: Option<Vec<String>> = sample.jobs.iter().map(path).collect();
    let paths = paths.ok_or_else(|| {
        let query = &query.id;
        format!("the path of `{query}` cannot be made of examples as it stands")
    })?;
    let apart: Set<&String> = paths.iter().collect();
    if apart.len() < paths.len() {
        return Err("its answer names the same job twice".to_owned());
    }
    Ok(paths)
}

/// What the client is given for a parameter, where the operation is shown.
fn held(client: &Client, operation: &Operation, parameter: &model::Parameter) -> Option<String> {
    let mut said = operation.request.client.iter();
    let said = said.find(|(name, _)| *name == parameter.name);
    let said = said.map(|(_, value)| value.clone());
    let mut held = client.parameters.iter();
    said.or_else(|| {
        held.find(|one| one.name == parameter.name)
            .map(|one| one.example.clone())
    })
}
