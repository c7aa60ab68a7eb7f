//! What code can name of operations.

use super::super::signature::{arguments, given};
use super::{Holder, Item, List};
use crate::plan::{Argument, Failure, Ident, Operation, Piece, StatusVariant, Success, Target};

impl List<'_> {
    pub(super) fn operation(&mut self, operation: &Operation) {
        let holder = || Holder::Operation(operation.id.clone());
        let (names, call) = (self.names, &operation.call);
        let method = Item {
            positions: positions(operation),
            deprecated: operation.deprecated,
            ..Item::new(holder(), "()", arguments(&operation.arguments, names))
        };
        self.add(format!("Client::{}", operation.ident), method);
        self.add(
            format!("operation::{call}"),
            Item::new(holder(), "", "a call"),
        );
        for setter in &operation.setters {
            let item = Item {
                deprecated: setter.deprecated,
                ..Item::new(holder(), setter.ident.as_str(), given(setter, names))
            };
            self.add(format!("operation::{call}::{}", setter.ident), item);
        }
        let parts = [
            ("success", Some(self.success(operation))),
            ("failure", Some(self.failure(operation))),
            (
                "headers",
                operation
                    .headers
                    .as_ref()
                    .map(|one| names.ident(one).to_string()),
            ),
            (
                "headers of refusals",
                operation
                    .refusal_headers
                    .as_ref()
                    .map(|one| names.ident(one).to_string()),
            ),
            (
                "token",
                operation.token.as_ref().map(|_| "a credential".to_owned()),
            ),
            (
                "waiter",
                operation.waiter.as_ref().map(|waiter| {
                    let many = if waiter.each.is_some() { "s" } else { "" };
                    format!("waiter{many} of {}", waiter.query)
                }),
            ),
            ("events", operation.stream.as_ref().map(|ty| names.ty(ty))),
        ];
        for (part, signature) in parts {
            if let Some(signature) = signature {
                let path = format!("operation::{call} ({part})");
                let part = part.split(' ').next().unwrap_or(part);
                self.add(path, Item::new(holder(), part, signature));
            }
        }
    }

    fn success(&mut self, operation: &Operation) -> String {
        match &operation.success {
            Success::One(ty) => self.names.ty(ty),
            Success::Several {
                ident, variants, ..
            } => {
                self.outcome(operation, ident, variants, "success");
                format!("operation::{ident}")
            }
        }
    }

    fn failure(&mut self, operation: &Operation) -> String {
        match &operation.failure {
            Failure::Undeclared => "undeclared".to_owned(),
            Failure::Several {
                ident, variants, ..
            } => {
                self.outcome(operation, ident, variants, "failure");
                format!("operation::{ident}")
            }
        }
    }

    fn outcome(
        &mut self,
        operation: &Operation,
        ident: &Ident,
        variants: &[StatusVariant],
        part: &str,
    ) {
        for variant in variants {
            let holder = Holder::Operation(operation.id.clone());
            let item = Item::new(holder, part, self.names.ty(&variant.ty));
            self.add(format!("operation::{ident}::{}", variant.ident), item);
        }
    }
}

/// The types of the headers of an operation's answers.
pub(super) fn headers_of(operation: &Operation) -> impl Iterator<Item = &Ident> {
    let of_refusals = operation.refusal_headers.iter();
    operation.headers.iter().chain(of_refusals)
}

/// What the arguments of a method are on the wire. A parameter of the path is where it stands
/// in it, whatever it is called.
fn positions(operation: &Operation) -> Vec<String> {
    let one = |argument: &Argument| match &argument.target {
        Target::Parameter(index) => {
            let in_path = operation
                .pieces
                .iter()
                .filter(|piece| matches!(piece, Piece::Parameter(_)))
                .position(|piece| *piece == Piece::Parameter(*index));
            match (in_path, operation.parameters.get(*index)) {
                (Some(at), _) => format!("path {at}"),
                (None, Some(parameter)) => format!("{} {}", parameter.location, parameter.name),
                (None, None) => argument.ident.to_string(),
            }
        }
        Target::BodyField(field, _) => format!("body {field}"),
        Target::Body => "body".to_owned(),
    };
    operation.arguments.iter().map(one).collect()
}
