//! Values for what a document gives no example of.

use super::examples::shorter;
use super::{Limits, Sampler, direction};
use crate::model::{Api, Content, Example, Json, Kind, Operation, Parameter, TypeId};

/// Gives every parameter that a call must have, and every body, a sample where the document has
/// no example: so that every operation can be shown as it is called.
pub fn fill(api: &mut Api) {
    Filling::of(api).fill(api);
}

/// What an API is filled with, before it is in there.
pub struct Filling {
    samples: Vec<Samples>,
    /// What is put in the place of examples.
    examples: Vec<Option<Json>>,
}

impl Filling {
    /// Makes all samples. Only operations get some.
    #[must_use]
    pub fn of(api: &Api) -> Filling {
        let wanted = api.operations.iter().flat_map(wanted);
        let sampler = Sampler::of(api, Limits::default(), wanted.collect::<Vec<_>>());
        let samples = api.operations.iter().map(|one| of(&sampler, one)).collect();
        let examples = examples(&sampler).collect();
        Filling { samples, examples }
    }

    /// Puts them into the API that they were made for.
    pub fn fill(self, api: &mut Api) {
        for (operation, samples) in api.operations.iter_mut().zip(self.samples) {
            let parameters = operation.parameters.iter_mut().zip(samples.parameters);
            parameters.for_each(|(parameter, sample)| parameter.sample = sample);
            let contents = contents_mut(operation).zip(samples.contents);
            contents.for_each(|(content, sample)| content.sample = sample);
        }
        let places = api.operations.iter_mut().flat_map(contents_mut);
        let places = places.flat_map(|content| &mut content.examples);
        places
            .zip(self.examples)
            .filter_map(|(place, value)| Some((place, value?)))
            .for_each(|(place, value)| place.value = value);
        super::wait::fill(api);
    }
}

/// All examples of bodies that have what no type declares, without it: that is ignored, so it does
/// not come back, and cannot be sent.
fn examples(sampler: &Sampler<'_>) -> impl Iterator<Item = Option<Json>> {
    let contents = sampler.api.operations.iter().flat_map(contents);
    contents.flat_map(move |content| {
        content
            .examples
            .iter()
            .map(move |example| shorter(sampler, content.ty?, &example.value, 0))
    })
}

/// The types whose smallest values can become samples. In a large document most are of
/// answers that have examples, or of fields that nobody must send.
fn wanted(operation: &Operation) -> impl Iterator<Item = TypeId> {
    let parameters = operation.parameters.iter();
    let parameters = parameters.filter(|parameter| parameter.required);
    let bare = contents(operation).filter(|content| content.examples.is_empty());
    parameters
        .map(|parameter| parameter.ty)
        .chain(bare.filter_map(|content| content.ty))
}

/// The samples of an operation, in the order of its parameters and of its contents.
struct Samples {
    parameters: Vec<Option<Json>>,
    contents: Vec<Option<Json>>,
}

fn of(sampler: &Sampler<'_>, operation: &Operation) -> Samples {
    Samples {
        parameters: operation
            .parameters
            .iter()
            .map(|parameter| of_parameter(sampler, parameter))
            .collect(),
        contents: bodies(operation)
            .map(|content| of_body(sampler, content))
            .chain(answers(operation).map(|content| of_answer(sampler, content)))
            .collect(),
    }
}

/// The forms of the request body, then those of the answers.
fn contents(operation: &Operation) -> impl Iterator<Item = &Content> {
    bodies(operation).chain(answers(operation))
}

fn bodies(operation: &Operation) -> impl Iterator<Item = &Content> {
    operation.body.iter().flat_map(|body| &body.contents)
}

fn answers(operation: &Operation) -> impl Iterator<Item = &Content> {
    operation.responses.iter().flat_map(|one| &one.contents)
}

fn contents_mut(operation: &mut Operation) -> impl Iterator<Item = &mut Content> {
    let body = operation
        .body
        .iter_mut()
        .flat_map(|body| &mut body.contents);
    let answers = operation.responses.iter_mut();
    body.chain(answers.flat_map(|one| &mut one.contents))
}

/// A text that may be anything is best shown by its name.
fn of_parameter(sampler: &Sampler<'_>, parameter: &Parameter) -> Option<Json> {
    let ty = sampler.ty(parameter.ty);
    if !parameter.required || !parameter.examples.is_empty() || !ty.examples.is_empty() {
        return None;
    }
    if matches!(ty.kind, Kind::String(None)) {
        let name = Json::String(parameter.name.clone());
        if sampler.fits(parameter.ty, &name) {
            return Some(name);
        }
    }
    sampler.least(parameter.ty).cloned()
}

/// A request body that has an example is shown by that, unless only an answer can be like it.
fn of_body(sampler: &Sampler<'_>, content: &Content) -> Option<Json> {
    let id: TypeId = content.ty?;
    let example = sampler.ty(id).examples.first();
    let is_shown = |example: &Example| {
        sampler
            .judge
            .broken_when_sent(id, &example.value)
            .is_empty()
    };
    if !content.examples.is_empty() || example.is_some_and(is_shown) {
        return None;
    }
    sampler.least(id).cloned()
}

fn of_answer(sampler: &Sampler<'_>, content: &Content) -> Option<Json> {
    let id: TypeId = content.ty?;
    if !content.examples.is_empty() || !sampler.ty(id).examples.is_empty() {
        return None;
    }
    direction::received(sampler, id)
}
