//! Objects.

use super::layers::Layer;
use super::merge::{Declared, Merged};
use super::types::Types;
use super::words;
use crate::document::Value;
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Place};
use crate::model::{Additional, Docs, Field, Object, Origin, TypeId};
use crate::openapi::Schema;
use crate::openapi::near::did_you_mean;
use std::collections::BTreeSet;

/// The object that all layers describe.
pub(super) fn object<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    layers: &[Layer<'d>],
    merged: &Merged<'d>,
) -> Object {
    let required: BTreeSet<&str> = merged.required.iter().map(|(name, _)| *name).collect();
    let declared: BTreeSet<&str> = merged.properties.iter().map(|one| one.name).collect();
    let mut fields = Vec::with_capacity(merged.properties.len());
    for property in &merged.properties {
        fields.push(field(types, id, property, required.contains(property.name)));
    }
    let additional = additional(types, id, layers);
    for (name, place) in &merged.required {
        if !declared.contains(name) {
            fields.push(undeclared(types, id, name, *place, additional));
            judge_undeclared(types, id, name, *place, additional, merged);
        }
    }
    Object { fields, additional }
}

fn field<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    declared: &Declared<'d>,
    required: bool,
) -> Field {
    // One that this type says more about than its owner did is its own.
    let owner = declared
        .owner
        .filter(|_| declared.schemas.len() == 1)
        .unwrap_or(id);
    let origin = Origin::Field(owner, declared.name.to_owned());
    let used = types.use_of_all(&declared.schemas, origin, declared.place);
    let last = declared.schemas.last().copied();
    let docs = match last {
        Some(schema) if !used.is_own => words::docs(schema.words()),
        _ => Docs::default(),
    };
    let said = |keyword: &str| {
        declared
            .schemas
            .iter()
            .any(|schema| is_said(types, *schema, keyword))
    };
    let preferred = declared
        .schemas
        .iter()
        .rev()
        .find_map(|schema| schema.text("x-bindery-name"));
    Field {
        name: declared.name.to_owned(),
        preferred_name: preferred.map(str::to_owned),
        required,
        ty: used.ty,
        docs,
        read_only: said("readOnly"),
        write_only: said("writeOnly"),
        place: declared.place,
    }
}

/// Whether a flag is said here, or in the schema that is referred to.
fn is_said(types: &Types<'_, '_>, schema: Schema<'_>, keyword: &str) -> bool {
    let target = |schema: Schema<'_>| {
        let reference = types.links.of(schema.node)?;
        reference.node().map(|node| Schema { node }.is(keyword))
    };
    schema.is(keyword)
        || target(schema) == Some(true)
        || schema
            .schemas("allOf")
            .any(|part| target(part) == Some(true))
}

/// A property that is required and not declared can be anything, or what undeclared
/// properties must be.
fn undeclared(
    types: &mut Types<'_, '_>,
    id: TypeId,
    name: &str,
    place: Place,
    additional: Additional,
) -> Field {
    let ty = match additional {
        Additional::Each(ty) => ty,
        _ => types.any(Origin::Field(id, name.to_owned()), place),
    };
    Field {
        name: name.to_owned(),
        preferred_name: None,
        required: true,
        ty,
        docs: Docs::default(),
        read_only: false,
        write_only: false,
        place,
    }
}

fn judge_undeclared(
    types: &mut Types<'_, '_>,
    id: TypeId,
    name: &str,
    place: Place,
    additional: Additional,
    merged: &Merged<'_>,
) {
    // Inside a rule, the property is declared in the type that the rule is about; and a map
    // may well demand a key.
    let in_rule = types
        .get_mut(id)
        .is_none_or(|ty| matches!(ty.origin, Origin::Rule(_)));
    if in_rule || matches!(additional, Additional::Each(_)) {
        return;
    }
    let message = format!("`{name}` is required, but not declared");
    let mut finding = Finding::new(&code::UNDECLARED_REQUIRED, place, message);
    finding.help = did_you_mean(name, merged.properties.iter().map(|declared| declared.name));
    types.findings.report(finding);
}

/// What undeclared properties must be, after all layers.
fn additional<'d>(types: &mut Types<'d, '_>, id: TypeId, layers: &[Layer<'d>]) -> Additional {
    let mut schemas = Vec::new();
    let mut open = false;
    let mut closed = None;
    for layer in layers {
        let Some((keyword, schema)) = rest(layer) else {
            continue;
        };
        if keyword == "unevaluatedProperties" && (open || !schemas.is_empty()) {
            // A part inside has looked at every property already.
            continue;
        }
        match &schema.node.value {
            Value::Bool(false) => closed = closed.or(Some((schema.node.place, layer, keyword))),
            Value::Bool(true) => open = true,
            Value::Object(entries) if entries.is_empty() => open = true,
            Value::Object(_) => {
                closed_parts(types, schema.node.place, layer, layers);
                schemas.push((schema, layer.owner));
            }
            _ => {}
        }
    }
    if let Some((place, layer, keyword)) = closed {
        // `unevaluatedProperties` knows the parts inside its schema, and the last layer has
        // all others inside.
        let is_whole = layers
            .last()
            .is_some_and(|last| last.schema.address() == layer.schema.address());
        if keyword == "additionalProperties" || !is_whole {
            closed_parts(types, place, layer, layers);
        }
        return Additional::Forbidden;
    }
    let Some((schema, owner)) = schemas.first().copied() else {
        return if open {
            Additional::Open
        } else {
            Additional::Tolerated
        };
    };
    let all: Vec<Schema<'d>> = schemas.iter().map(|(schema, _)| *schema).collect();
    let used = types.use_of_all(&all, Origin::Values(owner.unwrap_or(id)), schema.node.place);
    Additional::Each(used.ty)
}

/// What a schema says about the rest of the properties. `unevaluatedProperties` never has
/// anything left to speak of beside `additionalProperties`.
fn rest<'d>(layer: &Layer<'d>) -> Option<(&'static str, Schema<'d>)> {
    let keywords = ["additionalProperties", "unevaluatedProperties"];
    keywords
        .into_iter()
        .find_map(|keyword| Some((keyword, layer.schema.schema(keyword)?)))
}

/// To the letter, `additionalProperties` in one part of an `allOf` is also about what the
/// other parts declare. Nobody means that.
fn closed_parts(types: &mut Types<'_, '_>, place: Place, closed: &Layer<'_>, layers: &[Layer<'_>]) {
    let knows = |name: &str| closed.schema.properties().any(|own| own.name == name);
    let mut others = layers.iter().flat_map(|layer| layer.schema.properties());
    if let Some(other) = others.find(|property| !knows(property.name)) {
        let message = format!(
            "to the letter this is about `{}` too, which another part declares; it is taken to mean the rest of all parts",
            other.name
        );
        let finding = Finding::new(&code::CLOSED_PARTS, place, message);
        let finding = finding.related(other.place, "it is declared here");
        types
            .findings
            .report(finding.help("write `unevaluatedProperties` beside the `allOf`"));
    }
}
