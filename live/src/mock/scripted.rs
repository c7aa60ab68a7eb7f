//! An operation, with all that it can be answered with.

use bindery::model::{self, Api, Format, SecurityScheme, Status};
use bindery::sample::{Limits, Sampler};
use bindery_runtime::codegen::http::header::HeaderValue;
use bindery_runtime::json::{self, Json};
use bindery_runtime::operation::{self, Operation};
use bindery_runtime::schema::Schema;

use super::blurred;
use super::received;
use super::seed::{self, Urn};
use super::text::holds;
use crate::Live;

/// An operation and its answers.
pub(super) struct Scripted {
    pub(super) operation: &'static Operation,
    pub(super) path: String,
    pub(super) schemes: Vec<SecurityScheme>,
    pub(super) responses: Vec<ScriptedResponse>,
}

/// A declared response.
pub(super) struct ScriptedResponse {
    pub(super) status: Status,
    pub(super) contents: Vec<ScriptedContent>,
    pub(super) headers: Vec<(String, String)>,
    /// What the runtime knows of the headers.
    pub(super) declared: Option<operation::Headers>,
}

/// What a response can be, in one media type.
pub(super) struct ScriptedContent {
    pub(super) media_type: String,
    pub(super) format: Format,
    /// What the runtime knows of it: of the media type in which it is read.
    pub(super) schema: Option<&'static Schema>,
    /// The examples with their names, or else one sample.
    pub(super) values: Vec<(String, Json)>,
}

impl Scripted {
    /// All operations of documents.
    pub(super) fn all(live: &Live, seed: Option<u64>) -> Vec<Scripted> {
        let limits = seed.map_or_else(Limits::default, |_| seed::LIMITS);
        let sampler = Sampler::new(live.api(), limits);
        let blurred = blurred::blurred(live.api());
        let guesser = blurred.as_ref().map(|api| Sampler::new(api, limits));
        let urn = seed.map(|seed| Urn::new(live.api(), &sampler, seed));
        let samples = Samples {
            api: live.api(),
            sampler: &sampler,
            guesser: guesser.as_ref(),
            urn: urn.as_ref(),
        };
        let operations = live.operations().iter();
        operations
            .map(|operation| {
                let described = live.described(operation);
                let responses = described.map_or(&[][..], |one| &one.responses);
                let of = |response: &model::Response| samples.of_response(operation, response);
                Scripted {
                    operation,
                    path: described.map_or_else(String::new, |one| one.path.clone()),
                    schemes: live.api().security_schemes.clone(),
                    responses: responses.iter().map(of).collect(),
                }
            })
            .collect()
    }
}

/// Where values come from.
struct Samples<'s, 'a> {
    api: &'a Api,
    sampler: &'s Sampler<'a>,
    /// Of what no value is known that keeps all rules, one that keeps those that can be judged.
    guesser: Option<&'s Sampler<'s>>,
    /// Where others are drawn from than the usual ones.
    urn: Option<&'s Urn<'s, 'a>>,
}

impl Samples<'_, '_> {
    fn sample(&self, ty: model::TypeId) -> Option<model::Json> {
        let known = sample(self.sampler, ty);
        known.or_else(|| self.guesser.and_then(|guesser| sample(guesser, ty)))
    }

    fn of_response(
        &self,
        operation: &'static Operation,
        response: &model::Response,
    ) -> ScriptedResponse {
        let place = |name: &str| format!("{} {:?} {name}", operation.id, response.status);
        let headers = response.headers.iter().filter_map(|header| {
            let drawn = self.drawn(Some(header.ty), &place(&header.name));
            let samples = drawn.chain(self.sample(header.ty));
            let mut lines = samples.filter_map(|sample| line(&of_model(&sample)));
            // What cannot stand in a header is no value of one.
            let fits = |line: &String| HeaderValue::from_str(line).is_ok();
            Some((header.name.clone(), lines.find(fits)?))
        });
        let contents = response.contents.iter().map(|content| {
            let schema = table(operation, response, content);
            ScriptedContent {
                media_type: content.media_type.clone(),
                format: content.format,
                schema,
                values: self.values(content, schema, &place(&content.media_type)),
            }
        });
        ScriptedResponse {
            status: response.status,
            contents: contents.collect(),
            headers: headers.collect(),
            declared: read(operation, response).and_then(|one| one.headers),
        }
    }

    fn drawn(
        &self,
        ty: Option<model::TypeId>,
        place: &str,
    ) -> impl Iterator<Item = model::Json> + '_ {
        let drawn = self.urn.zip(ty).map(|(urn, ty)| urn.draw(ty, place));
        drawn.into_iter().flatten()
    }

    /// A drawn value; the examples that keep the schema's rules, or else a sample.
    fn values(
        &self,
        content: &model::Content,
        schema: Option<&'static Schema>,
        place: &str,
    ) -> Vec<(String, Json)> {
        let read = |value: &model::Json| match content.ty {
            Some(ty) => received::received(self.api, ty, value, schema),
            None => of_model(value),
        };
        let is_valid = |value: &Json| schema.is_none_or(|schema| holds(value, schema));
        let drawn = self.drawn(content.ty, place);
        let drawn = drawn.map(|value| read(&value)).find(is_valid);
        let mut all: Vec<(String, Json)> = Vec::new();
        all.extend(drawn.map(|value| (String::new(), value)));
        let examples = content.examples.iter();
        let examples = examples.map(|example| (example.name.clone(), read(&example.value)));
        all.extend(examples.filter(|(_, value)| is_valid(value)));
        if all.is_empty() {
            let sample = content.ty.and_then(|ty| self.sample(ty));
            all.extend(sample.map(|sample| (String::new(), read(&sample))));
        }
        all
    }
}

/// A response as the runtime knows it.
fn read(
    operation: &'static Operation,
    response: &model::Response,
) -> Option<&'static operation::Response> {
    use bindery_runtime::operation::Status as Of;
    let status = match response.status {
        Status::Exactly(code) => Of::Exactly(code),
        Status::Range(hundred) => Of::Range(hundred),
        Status::Default => Of::Default,
    };
    let mut responses = operation.responses.iter();
    responses.find(|one| one.status == status)
}

/// The table of a content, where the runtime reads it.
fn table(
    operation: &'static Operation,
    response: &model::Response,
    content: &model::Content,
) -> Option<&'static Schema> {
    let found = read(operation, response)?;
    let is_read = response.read().is_some_and(|one| one.ty == content.ty);
    found.schema.filter(|_| is_read && content.ty.is_some())
}

/// An example of a type, or else everything that it declares, or else the least of it.
fn sample(sampler: &Sampler<'_>, ty: model::TypeId) -> Option<model::Json> {
    sampler.whole(ty).or_else(|| sampler.least(ty).cloned())
}

/// JSON of the model as JSON of the runtime.
pub(super) fn of_model(json: &model::Json) -> Json {
    match json {
        model::Json::Null => Json::Null,
        model::Json::Bool(value) => Json::Bool(*value),
        model::Json::Number(text) => json::from_str(text).unwrap_or_default(),
        model::Json::String(text) => Json::String(text.clone()),
        model::Json::Array(items) => Json::Array(items.iter().map(of_model).collect()),
        model::Json::Object(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(name, value)| (name.clone(), of_model(value)));
            Json::Object(entries.collect())
        }
    }
}

/// A value in one line, as headers have it.
fn line(value: &Json) -> Option<String> {
    Some(match value {
        Json::Null => return None,
        Json::String(text) => text.clone(),
        Json::Array(items) => {
            let items: Option<Vec<String>> = items.iter().map(line).collect();
            items?.join(",")
        }
        Json::Object(_) => return None,
        scalar => scalar.to_string(),
    })
}
