//! Types and rules.

use super::{Text, flags, json, preferred, status};
use crate::model::{
    Additional, Check, Condition, Field, Kind, Origin, Rest, Rule, Tuple, Type, TypeId,
};
use std::fmt::Write as _;

impl Text<'_> {
    pub(super) fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::Named(name) => name.clone(),
            Origin::Field(ty, name) => format!("field {name:?} of {}", self.name(*ty)),
            Origin::Items(ty) => format!("items of {}", self.name(*ty)),
            Origin::Values(ty) => format!("values of {}", self.name(*ty)),
            Origin::Variant(ty, index) => format!("variant {index} of {}", self.name(*ty)),
            Origin::Rule(ty) => format!("rule of {}", self.name(*ty)),
            Origin::Parameter(operation, index) => {
                format!("parameter #{index} of {}", self.operation_id(*operation))
            }
            Origin::Request(operation) => format!("request of {}", self.operation_id(*operation)),
            Origin::Response(operation, code) => {
                format!(
                    "response {} of {}",
                    status(*code),
                    self.operation_id(*operation)
                )
            }
            Origin::Header(operation, code, name) => {
                format!(
                    "header {name:?} of {} {}",
                    self.operation_id(*operation),
                    status(*code)
                )
            }
            Origin::Webhook(webhook) => {
                let name = self.api.webhooks.get(*webhook).map_or("?", |one| &one.name);
                format!("payload of {name}")
            }
        }
    }

    pub(super) fn operation_id(&self, index: usize) -> &str {
        self.api
            .operations
            .get(index)
            .map_or("?", |operation| &operation.id)
    }

    pub(super) fn ty(&mut self, index: usize, ty: &Type) {
        let mut flags = String::new();
        // Of a type that can be anything there is nothing to imply.
        let implied = ty.implied && !matches!(ty.kind, Kind::Any);
        for (is, word) in [
            (implied, " implied"),
            (ty.nullable, " or null"),
            (ty.secret, " secret"),
        ] {
            if is {
                flags.push_str(word);
            }
        }
        if let Some(base) = ty.refines {
            let _ = write!(flags, " refines {}", self.name(base));
        }
        self.line(&format!(
            "t{index} {}{}: {}{flags}{}",
            self.origin(&ty.origin),
            preferred(ty.preferred_name.as_deref()),
            self.kind(&ty.kind),
            self.at(ty.place)
        ));
        self.inside(|text| {
            text.docs(&ty.docs);
            text.parts(&ty.kind);
            ty.tuple.iter().for_each(|tuple| text.tuple(tuple));
            ty.rules.iter().for_each(|rule| text.rule(rule));
            if let Some(default) = &ty.default {
                text.line(&format!("default {}", json(default)));
            }
            for example in &ty.examples {
                text.line(&format!("example {}", json(&example.value)));
            }
        });
    }

    pub(super) fn kind(&self, kind: &Kind) -> String {
        let with = |name: &str, format: &Option<String>| match format {
            Some(format) => format!("{name} ({format})"),
            None => name.to_owned(),
        };
        match kind {
            Kind::Any => "any".to_owned(),
            Kind::Null => "null".to_owned(),
            Kind::Never => "never".to_owned(),
            Kind::Boolean => "boolean".to_owned(),
            Kind::Integer(format) => with("integer", format),
            Kind::Number(format) => with("number", format),
            Kind::String(format) => with("string", format),
            Kind::Enum(list) if list.closed => "closed enum".to_owned(),
            Kind::Enum(_) => "enum".to_owned(),
            Kind::Array(items) => format!("array of {}", self.name(*items)),
            Kind::Object(object) => match object.additional {
                Additional::Tolerated => "object".to_owned(),
                Additional::Open => "object and more".to_owned(),
                Additional::Forbidden => "object and no more".to_owned(),
                Additional::Each(ty) => format!("object and more of {}", self.name(ty)),
            },
            Kind::Union(union) if union.exactly_one => "one of".to_owned(),
            Kind::Union(_) => "any of".to_owned(),
        }
    }

    fn tuple(&mut self, tuple: &Tuple) {
        self.fields(&tuple.places);
        match tuple.rest {
            Rest::Nothing => self.line("and no more"),
            Rest::Any => self.line("and more"),
            Rest::Of(ty) => self.line(&format!("and more of {}", self.name(ty))),
        }
    }

    fn fields(&mut self, fields: &[Field]) {
        for field in fields {
            let flags = flags(&[
                (field.read_only, " read-only"),
                (field.write_only, " write-only"),
                (field.required_when_sent, " required when sent"),
            ]);
            self.line(&format!(
                "- {:?}{}{}: {}{flags}{}",
                field.name,
                preferred(field.preferred_name.as_deref()),
                if field.required { "" } else { "?" },
                self.name(field.ty),
                self.at(field.place)
            ));
            self.inside(|text| text.docs(&field.docs));
        }
    }

    pub(super) fn parts(&mut self, kind: &Kind) {
        match kind {
            Kind::Enum(list) => {
                for value in &list.values {
                    let name = preferred(value.preferred_name.as_deref());
                    let about = value
                        .description
                        .as_ref()
                        .map_or_else(String::new, |text| format!(" {text:?}"));
                    self.line(&format!("- {:?}{name}{about}", value.value));
                }
            }
            Kind::Object(object) => {
                self.fields(&object.fields);
            }
            Kind::Union(union) => {
                for variant in &union.variants {
                    self.line(&format!(
                        "- {}{}",
                        self.name(variant.ty),
                        self.at(variant.place)
                    ));
                }
                if let Some(tag) = &union.tag {
                    self.line(&format!("told by {:?}: {:?}", tag.property, tag.values));
                }
            }
            _ => {}
        }
    }

    pub(super) fn rule(&mut self, rule: &Rule) {
        let conditions = |conditions: &[Condition]| {
            let list: Vec<String> = conditions.iter().map(|one| self.condition(one)).collect();
            list.join(", ")
        };
        let words = match &rule.check {
            Check::AllOf(list) => {
                let list: Vec<String> = list.iter().map(|ty| self.name(*ty)).collect();
                format!("all of {}", list.join(", "))
            }
            Check::OneOf(list) => format!("exactly one of: {}", conditions(list)),
            Check::AnyOf(list) => format!("any of: {}", conditions(list)),
            Check::Not(one) => format!("not: {}", self.condition(one)),
            Check::If(test, then, otherwise) => {
                let name = |ty: &Option<TypeId>| {
                    ty.map_or_else(|| "anything".to_owned(), |ty| self.name(ty))
                };
                format!(
                    "if {} then {} else {}",
                    self.name(*test),
                    name(then),
                    name(otherwise)
                )
            }
            Check::Enum(values) => {
                let values: Vec<String> = values.iter().map(json).collect();
                format!("enum {}", values.join(" "))
            }
            Check::Const(value) => format!("const {}", json(value)),
            other => format!("{other:?}"),
        };
        self.line(&format!("! {words}{}", self.at(rule.place)));
    }

    pub(super) fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::Present(names) => format!("{names:?} present"),
            Condition::Is(ty) => self.name(*ty),
        }
    }
}
