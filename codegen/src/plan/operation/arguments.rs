//! What a method takes, and what its call can be given besides.

use super::super::distinct::Distinct;
use super::super::{Argument, Ident, Into, Target, Text, docs};
use super::Body;
use super::build::Planner;

/// What a call already has.
const CALL_METHODS: &[&str] = &[
    "body",
    "clone",
    "header",
    "into_future",
    "send",
    "timeout",
    "to_http",
    "validate",
    "validation",
];

impl Planner<'_, '_> {
    pub(super) fn arguments(&self, body: Option<&Body>) -> (Vec<Argument>, Vec<Argument>) {
        let mut names = Names(Distinct::snake("arguments"));
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
                ident: if parameter.required {
                    names.argument(ident)
                } else {
                    names.setter(ident)
                },
                docs: docs::of(&parameter.docs, || {
                    format!("The parameter {}.", docs::code(&parameter.name))
                }),
                deprecated: parameter.docs.deprecated,
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
            self.body_arguments(body, &mut names, &mut arguments, &mut setters);
        }
        (arguments, setters)
    }

    fn body_arguments(
        &self,
        body: &Body,
        names: &mut Names,
        arguments: &mut Vec<Argument>,
        setters: &mut Vec<Argument>,
    ) {
        let Some(record) = self.record(&body.ty).filter(|_| body.flat) else {
            let argument = Argument {
                ident: if body.required {
                    names.argument(Ident::snake("body"))
                } else {
                    Ident::snake("body")
                },
                docs: Text::plain("The request body."),
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
        for field in &record.fields {
            let argument = Argument {
                ident: if field.required {
                    names.argument(field.ident.clone())
                } else {
                    names.setter(field.ident.clone())
                },
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

/// The names of a call's arguments and setters, each once: a parameter and a property can have
/// the same name, and the later one gets a number.
struct Names(Distinct);

impl Names {
    fn argument(&mut self, ident: Ident) -> Ident {
        self.0.free(ident)
    }

    fn setter(&mut self, ident: Ident) -> Ident {
        let ident = if CALL_METHODS.contains(&ident.plain()) {
            Ident::snake(&format!("set_{}", ident.plain()))
        } else {
            ident
        };
        self.0.free(ident)
    }
}
