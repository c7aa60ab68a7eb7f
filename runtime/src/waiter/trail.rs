//! From a call and its answer to what has to be asked.

use std::sync::Arc;

use super::table::{Following, Source};
use super::track::Track;
use crate::call::Call;
use crate::client::Client;
use crate::describe::{Value, View};
use crate::error::Redaction;
use crate::json::{self, Json};
use crate::operation::Operation;
use crate::reply::Answer;

/// What a call says about the questions, before it is answered.
pub(super) struct Trail {
    client: Client,
    operation: &'static Operation,
    table: &'static Following,
    /// For each argument of the table, what comes from the request.
    sent: Vec<Option<Json>>,
    /// What the call said in place of the client.
    own: Vec<(usize, Json)>,
}

impl Trail {
    pub(super) fn of(call: &Call, table: &'static Following, body: Option<&dyn Value>) -> Trail {
        let wanted = |source: &Source| matches!(source, Source::Request(_));
        let needs_body = table.arguments.iter().any(|one| wanted(&one.source));
        let body = body.filter(|_| needs_body).map(Json::of);
        let sent = table.arguments.iter().map(|one| match &one.source {
            Source::Parameter(index) => call.argument(*index).and_then(plain),
            Source::Request(pointer) => body.as_ref()?.pointer(pointer).cloned(),
            Source::Constant(text) => text.parse().ok(),
            Source::Response(_) | Source::Header(_) | Source::Item(_) => None,
        });
        Trail {
            client: call.client().clone(),
            operation: call.operation(),
            table,
            sent: sent.collect(),
            own: own(call, table),
        }
    }

    /// The operation that is called.
    pub(super) fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The jobs, now that the call was answered; else what cannot be found.
    pub(super) fn follow(
        self,
        answer: &Answer,
        redaction: &Arc<Redaction>,
    ) -> Result<Vec<Track>, String> {
        let body: Json = json::from_slice(&answer.body).unwrap_or_default();
        let Some(pointer) = self.table.each else {
            return Ok(vec![self.track(answer, &body, &Json::Null, redaction)?]);
        };
        let items = body.pointer(pointer).and_then(Json::as_array);
        let items = items.ok_or_else(|| format!("the answer has no list at `{pointer}`"))?;
        let tracks = items
            .iter()
            .map(|item| self.track(answer, &body, item, redaction));
        tracks.collect()
    }

    fn track(
        &self,
        answer: &Answer,
        body: &Json,
        item: &Json,
        redaction: &Arc<Redaction>,
    ) -> Result<Track, String> {
        let mut arguments = self.own.clone();
        for (argument, sent) in self.table.arguments.iter().zip(&self.sent) {
            let at = |json: &Json, pointer: &str| json.pointer(pointer).cloned();
            let (value, place) = match &argument.source {
                Source::Response(pointer) => {
                    (at(body, pointer), format!("`{pointer}` of the answer"))
                }
                Source::Item(pointer) => (
                    at(item, pointer),
                    format!("`{pointer}` of an item of the answer"),
                ),
                Source::Header(name) => {
                    let value = answer
                        .headers
                        .get(*name)
                        .and_then(|value| value.to_str().ok());
                    let value = value.map(|text| Json::String(text.to_owned()));
                    (value, format!("the header `{name}` of the answer"))
                }
                Source::Parameter(_) | Source::Request(_) | Source::Constant(_) => {
                    (sent.clone(), "the request".to_owned())
                }
            };
            let value = value.filter(is_argument);
            let value = value.ok_or_else(|| self.missing(argument.parameter, &place))?;
            arguments.push((argument.parameter, value));
        }
        let mut track = Track::new(&self.client, (self.operation, self.table), arguments, false);
        track.hide(redaction);
        Ok(track)
    }

    fn missing(&self, parameter: usize, place: &str) -> String {
        let parameter = self.table.query.parameters.get(parameter);
        let name = parameter.map_or("", |parameter| parameter.name);
        format!("`{name}` should be in {place}, and is not")
    }
}

/// The values that a call said for parameters which the client holds otherwise: the questions
/// are about the same.
fn own(call: &Call, table: &Following) -> Vec<(usize, Json)> {
    let mut own = Vec::new();
    for (index, parameter) in table.query.parameters.iter().enumerate() {
        let said = table.arguments.iter().any(|one| one.parameter == index);
        if !parameter.client || said {
            continue;
        }
        let value = call.argument_of_client(parameter.name).and_then(plain);
        own.extend(value.map(|value| (index, value)));
    }
    own
}

/// A value that may be kept as text: no secret.
fn plain(value: &dyn Value) -> Option<Json> {
    match value.view() {
        View::Absent | View::Secret(_) => None,
        _ => Some(Json::of(value)),
    }
}

/// A text or a number: anything else identifies nothing, and an empty text would ask for
/// something else.
fn is_argument(value: &Json) -> bool {
    match value {
        Json::String(text) => !text.is_empty(),
        Json::Number(_) | Json::Bool(_) => true,
        Json::Null | Json::Array(_) | Json::Object(_) => false,
    }
}
