//! What a method takes, and what its call can be given besides.

use super::super::distinct::{Distinct, Wanted};
use super::super::{Argument, Field, Ident, Into, Record, Target, Text, docs, value};
use super::Body;
use super::build::Planner;
use crate::finding::Findings;
use crate::model::Location;

/// What a call already has.
const CALL_METHODS: &[&str] = &[
    "body",
    "clone",
    "header",
    "idempotent",
    "into_future",
    "retry",
    "send",
    "send_blocking",
    "timeout",
    "to_http",
    "validate",
    "validation",
];

/// What a call has besides, whose answer can be read piece by piece.
const STREAM_METHODS: &[&str] = &["events", "events_blocking"];

/// What a call has that is followed.
const WAITING: &[&str] = &[
    "resume",
    "send_and_wait",
    "send_and_wait_blocking",
    "submit",
];

impl Planner<'_, '_> {
    /// The names of a call's arguments and setters, each once: of the parameters, then of
    /// what the body gives. What is in the path has its name before what is in the query, and
    /// so on; another one of the same name says where it is.
    fn argument_names(&self, body: Option<&Body>) -> Vec<Ident> {
        let streamed = self.stream().is_some();
        let parameters = self.operation.parameters.iter();
        let mut all: Vec<Wanted<'_>> = parameters
            .filter(|parameter| !parameter.client)
            .map(|parameter| {
                let written = parameter.preferred_name.as_deref();
                let written = written.unwrap_or(&parameter.name);
                let (rank, word) = match parameter.location {
                    Location::Path => (1, "path"),
                    Location::Query => (2, "query"),
                    Location::Header => (3, "header"),
                    Location::Cookie => (4, "cookie"),
                };
                wanted(
                    written,
                    Ident::snake(written),
                    !parameter.required,
                    rank,
                    word,
                )
            })
            .collect();
        match body.map(|body| (body, self.record(&body.ty).filter(|_| body.flat))) {
            Some((_, Some(record))) => all.extend(in_order(record).map(|field| {
                let name = field.ident.plain();
                wanted(name, field.ident.clone(), !field.required, 5, "body")
            })),
            Some((_, None)) => all.push(wanted_body()),
            None => {}
        }
        // A call whose answer can be read piece by piece has methods for that.
        for one in all
            .iter_mut()
            .filter(|one| streamed && STREAM_METHODS.contains(&one.plain.plain()))
        {
            one.plain = Ident::snake(&format!("set_{}", one.plain.plain()));
        }
        // So has one that is followed.
        let followed = self.operation.waiter.is_some();
        for one in all
            .iter_mut()
            .filter(|one| followed && WAITING.contains(&one.plain.plain()))
        {
            one.plain = Ident::snake(&format!("set_{}", one.plain.plain()));
        }
        Distinct::snake("arguments").settle(&all, &mut Findings::new())
    }

    pub(super) fn arguments(&self, body: Option<&Body>) -> (Vec<Argument>, Vec<Argument>) {
        let mut names = self.argument_names(body).into_iter();
        let mut name = move |otherwise: &Ident| names.next().unwrap_or_else(|| otherwise.clone());
        let (mut arguments, mut setters) = (Vec::new(), Vec::new());
        for (index, parameter) in self.operation.parameters.iter().enumerate() {
            if parameter.client {
                continue;
            }
            let ident = Ident::snake(
                parameter
                    .preferred_name
                    .as_deref()
                    .unwrap_or(&parameter.name),
            );
            let ty = self.naming.ty(parameter.ty);
            let argument = Argument {
                ident: name(&ident),
                docs: value::of_parameter(self.api, parameter),
                deprecated: value::is_deprecated(self.api, &parameter.docs, parameter.ty),
                into: Into::of(&ty),
                ty,
                target: Target::Parameter(index),
            };
            if parameter.required {
                arguments.push(argument)
            } else {
                setters.push(argument)
            }
        }
        if let Some(body) = body {
            self.body_arguments(body, &mut name, &mut arguments, &mut setters);
        }
        (arguments, setters)
    }

    /// What is said of the body, or else of its type.
    fn body_docs(&self) -> Text {
        let words = self.operation.body.as_ref().map(|body| &body.docs);
        words.map_or_else(Text::default, |words| {
            docs::of(words, || "The request body.".to_owned())
        })
    }

    fn body_arguments(
        &self,
        body: &Body,
        name: &mut impl FnMut(&Ident) -> Ident,
        arguments: &mut Vec<Argument>,
        setters: &mut Vec<Argument>,
    ) {
        let Some(record) = self.record(&body.ty).filter(|_| body.flat) else {
            let argument = Argument {
                ident: name(&Ident::snake("body")),
                docs: self.body_docs(),
                deprecated: false,
                into: Into::of(&body.ty),
                ty: body.ty.clone(),
                target: Target::Body,
            };
            if body.required {
                arguments.push(argument)
            } else {
                setters.push(argument)
            }
            return;
        };
        for field in in_order(record) {
            let argument = Argument {
                ident: name(&field.ident),
                docs: field.docs.clone(),
                deprecated: field.deprecated,
                ty: field.inner.clone(),
                into: field.into,
                target: Target::BodyField(field.ident.clone(), !field.required),
            };
            if field.required {
                arguments.push(argument)
            } else {
                setters.push(argument)
            }
        }
    }
}

/// The fields that are arguments, in their order, and then those that are setters.
fn in_order(record: &Record) -> impl Iterator<Item = &Field> {
    let optional = record.fields.iter().filter(|field| !field.required);
    record.taken().chain(optional)
}

/// A name, or a setter's that hides no method of the call.
fn wanted<'a>(
    written: &'a str,
    plain: Ident,
    is_setter: bool,
    rank: usize,
    word: &'static str,
) -> Wanted<'a> {
    let plain = if is_setter && CALL_METHODS.contains(&plain.plain()) {
        Ident::snake(&format!("set_{}", plain.plain()))
    } else {
        plain
    };
    Wanted {
        written,
        plain,
        rank,
        word,
        context: "",
        place: None,
    }
}

/// The body as a whole has its name before all others: it is no name of the document.
fn wanted_body() -> Wanted<'static> {
    wanted("body", Ident::snake("body"), false, 0, "body")
}
