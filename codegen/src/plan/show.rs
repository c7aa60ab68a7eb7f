//! The plan as stable text, for people and for snapshots.

use std::fmt::Write;

use super::{
    Argument, Content, Crate, Failure, Into, Module, Operation, Security, StatusVariant, Success,
    Target, Ty, TypePlan,
};

impl std::fmt::Display for Ty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Ty::Bool => f.write_str("bool"),
            Ty::I8 => f.write_str("i8"),
            Ty::I16 => f.write_str("i16"),
            Ty::I32 => f.write_str("i32"),
            Ty::I64 => f.write_str("i64"),
            Ty::U8 => f.write_str("u8"),
            Ty::U16 => f.write_str("u16"),
            Ty::U32 => f.write_str("u32"),
            Ty::U64 => f.write_str("u64"),
            Ty::Number => f.write_str("Number"),
            Ty::Formatted(format) => write!(f, "{format}"),
            Ty::F64 => f.write_str("f64"),
            Ty::Text => f.write_str("String"),
            Ty::Secret => f.write_str("Secret"),
            Ty::Json => f.write_str("Json"),
            Ty::Bytes => f.write_str("Bytes"),
            Ty::File => f.write_str("File"),
            Ty::NoContent => f.write_str("NoContent"),
            Ty::Named(ident) => write!(f, "{ident}"),
            Ty::Option(inner) => write!(f, "Option<{inner}>"),
            Ty::Nullable(inner) => write!(f, "Nullable<{inner}>"),
            Ty::List(item) => write!(f, "Vec<{item}>"),
            Ty::Map(value) => write!(f, "Map<{value}>"),
            Ty::Boxed(inner) => write!(f, "Box<{inner}>"),
        }
    }
}

impl Crate {
    /// The plan as stable text: one line a thing.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        line(
            &mut out,
            0,
            &format!("crate {} {}", self.manifest.name, self.manifest.version),
        );
        for module in &self.modules {
            show_module(&mut out, module);
        }
        out
    }
}

fn line(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "{:indent$}{text}", "", indent = depth * 2);
}

fn show_module(out: &mut String, module: &Module) {
    line(out, 0, &format!("module {}", module.ident));
    for parameter in &module.client.parameters {
        let need = if parameter.required {
            "required"
        } else {
            "optional"
        };
        line(
            out,
            1,
            &format!(
                "client {need} {}: {}",
                parameter.setter.ident, parameter.setter.ty
            ),
        );
    }
    for credential in &module.client.credentials {
        line(
            out,
            1,
            &format!(
                "credential {} for {:?}: {:?}",
                credential.ident, credential.name, credential.kind
            ),
        );
    }
    for operation in &module.operations {
        show_operation(out, operation);
    }
    for plan in &module.types {
        show_type(out, plan);
    }
    for pattern in &module.tables.patterns {
        let how = match &pattern.matcher {
            super::Matcher::Sequence(steps) => format!("sequence of {} steps", steps.len()),
            super::Matcher::Automaton { transitions, .. } => {
                format!("automaton of {} bytes", transitions.len())
            }
            super::Matcher::Engine => "engine".to_owned(),
        };
        line(
            out,
            1,
            &format!("pattern {} {:?}: {how}", pattern.ident, pattern.source),
        );
    }
}

fn show_operation(out: &mut String, operation: &Operation) {
    line(
        out,
        1,
        &format!(
            "operation {}: {} {}",
            operation.ident, operation.method, operation.path
        ),
    );
    for argument in &operation.arguments {
        show_argument(out, "argument", argument);
    }
    for setter in &operation.setters {
        show_argument(out, "setter", setter);
    }
    if let Some(waiter) = &operation.waiter {
        line(out, 2, &format!("followed by {}", waiter.query));
    }
    if let Security::Needs(table) = &operation.security {
        line(out, 2, &format!("security {table}"));
    }
    if let Some(body) = &operation.body {
        let shape = if body.flat { "flat" } else { "whole" };
        let need = if body.required {
            "required"
        } else {
            "optional"
        };
        line(out, 2, &format!("body {need} {shape}: {}", body.ty));
        for content in &body.contents {
            let Content {
                media_type,
                format,
                ty,
                ..
            } = content;
            line(out, 3, &format!("{media_type} as {format}: {ty}"));
        }
    }
    match &operation.success {
        Success::One(ty) => line(out, 2, &format!("success {ty}")),
        Success::Several {
            ident, variants, ..
        } => {
            line(out, 2, &format!("success {ident}"));
            for StatusVariant {
                status, ident, ty, ..
            } in variants
            {
                line(out, 3, &format!("{} {ident}({ty})", status.label()));
            }
        }
    }
    if let Some(ty) = &operation.stream {
        line(out, 2, &format!("stream of {ty}"));
    }
    if let Some(headers) = &operation.headers {
        line(out, 2, &format!("headers {headers}"));
    }
    if let Failure::Several {
        ident, variants, ..
    } = &operation.failure
    {
        line(out, 2, &format!("failure {ident}"));
        for StatusVariant {
            status, ident, ty, ..
        } in variants
        {
            line(out, 3, &format!("{} {ident}({ty})", status.label()));
        }
    }
    if let Some(headers) = &operation.refusal_headers {
        line(out, 2, &format!("failure headers {headers}"));
    }
}

fn show_argument(out: &mut String, kind: &str, argument: &Argument) {
    let target = match &argument.target {
        Target::Parameter(index) => format!("parameter {index}"),
        Target::BodyField(field, _) => format!("body.{field}"),
        Target::Body => "body".to_owned(),
    };
    let into = match argument.into {
        Into::Itself => "",
        Into::Into => "into ",
        Into::Items => "items of ",
        Into::Pairs => "pairs of ",
        Into::Boxed => "boxed ",
    };
    line(
        out,
        2,
        &format!(
            "{kind} {}: {into}{} -> {target}",
            argument.ident, argument.ty
        ),
    );
}

fn kept(record: &super::Record, ident: &super::Ident, ty: &Ty) -> String {
    if record.is_array {
        format!("{ident}: Vec<{ty}>, all other items")
    } else {
        format!("{ident}: Map<{ty}>, all other properties")
    }
}

fn show_type(out: &mut String, plan: &TypePlan) {
    match plan {
        TypePlan::Record(record) => {
            let array = if record.is_array { " as array" } else { "" };
            line(out, 1, &format!("struct {}{array}", record.ident));
            for field in &record.fields {
                line(out, 2, &format!("{}: {}", field.ident, field.ty));
            }
            if let Some((ident, ty)) = &record.additional {
                line(out, 2, &kept(record, ident, ty));
            }
        }
        TypePlan::Newtype(newtype) => {
            line(
                out,
                1,
                &format!("struct {}({})", newtype.ident, newtype.inner),
            );
        }
        TypePlan::Alias(alias) => {
            line(out, 1, &format!("alias {} = {}", alias.ident, alias.target));
        }
        TypePlan::TextEnum(list) => {
            line(out, 1, &format!("enum {} of strings", list.ident));
            for variant in &list.variants {
                line(out, 2, &format!("{} = {:?}", variant.ident, variant.value));
            }
            if let Some(unknown) = &list.unknown {
                line(out, 2, &format!("{unknown}, any other"));
            }
        }
        TypePlan::Body(body) => {
            line(out, 1, &format!("enum {} of bodies", body.ident));
            for variant in &body.variants {
                line(out, 2, &format!("{}({})", variant.ident, variant.ty));
            }
        }
        TypePlan::Union(union) => {
            line(out, 1, &format!("enum {}", union.ident));
            for variant in &union.variants {
                line(out, 2, &format!("{}({})", variant.ident, variant.ty));
            }
            line(out, 2, &format!("{}(Json), any other", union.unknown));
        }
    }
}
