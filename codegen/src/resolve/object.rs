//! Objects.

use super::layers::Layer;
use super::merge::{Declared, Merged};
use super::names::Names;
use super::types::Types;
use super::{applicators, words};
use crate::document::Value;
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Place};
use crate::model::{
    Additional, Check, Docs, Field, Object, Origin, PatternProperties, Rule, TypeId,
};
use crate::openapi::Schema;
use crate::openapi::near::did_you_mean;

/// The object that all layers describe.
pub(super) fn object<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    layers: &[Layer<'d>],
    merged: &Merged<'d>,
    rules: &mut Vec<Rule>,
) -> Object {
    let required: Names<'_> = merged.required.iter().map(|(name, _)| *name).collect();
    let declared: Names<'_> = merged.properties.iter().map(|one| one.name).collect();
    let mut fields = Vec::with_capacity(merged.properties.len());
    for property in &merged.properties {
        fields.push(field(types, id, property, required.has(property.name)));
    }
    let patterns = patterns(types, id, layers);
    let additional = additional(types, id, layers);
    // Inside a rule, the property is declared in the type that the rule is about.
    let in_rule = types
        .get_mut(id)
        .is_none_or(|ty| matches!(ty.origin, Origin::Rule(_)));
    for (name, place) in &merged.required {
        if declared.has(name) {
            continue;
        }
        if in_rule || (additional == Additional::Forbidden && !patterns.is_empty()) {
            let check = Check::Required((*name).to_owned());
            let place = *place;
            rules.push(Rule { check, place });
            continue;
        }
        fields.push(undeclared(types, id, name, *place, additional));
        // A map may well demand a key.
        if patterns.is_empty() && !matches!(additional, Additional::Each(_)) {
            report_undeclared(types, name, *place, merged);
        }
    }
    let required = merged.required.iter().map(|(name, _)| (*name).to_owned());
    Object {
        fields,
        required: required.collect(),
        patterns,
        additional,
    }
}

/// `patternProperties` of all layers.
fn patterns<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    layers: &[Layer<'d>],
) -> Vec<PatternProperties> {
    let mut patterns = Vec::new();
    let mut known: Vec<(Schema<'d>, TypeId)> = Vec::new();
    for layer in layers {
        for property in layer.schema.pattern_properties() {
            let same = |(other, _): &&(Schema<'d>, TypeId)| {
                super::conditions::is_same(other.node, property.schema.node)
            };
            let ty = match known.iter().find(same) {
                Some((_, ty)) => *ty,
                None => {
                    let origin = Origin::Values(layer.owner.unwrap_or(id));
                    types.use_of(property.schema, origin).ty
                }
            };
            known.push((property.schema, ty));
            patterns.push(PatternProperties {
                pattern: property.name.to_owned(),
                ty,
                place: property.place,
            });
        }
    }
    patterns
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
        required_when_sent: false,
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
        required_when_sent: false,
        ty,
        docs: Docs::default(),
        read_only: false,
        write_only: false,
        place,
    }
}

fn report_undeclared(types: &mut Types<'_, '_>, name: &str, place: Place, merged: &Merged<'_>) {
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
    let unevaluated = applicators::is_static(layers);
    for layer in layers {
        let Some((keyword, schema)) = rest(layer) else {
            continue;
        };
        // A part inside may have looked at every property already.
        if keyword == "unevaluatedProperties" && (!unevaluated || open || !schemas.is_empty()) {
            continue;
        }
        match &schema.node.value {
            Value::Bool(false) => closed = closed.or(Some((schema.node.place, layer, keyword))),
            Value::Bool(true) => open = true,
            Value::Object(entries) if entries.is_empty() => open = true,
            Value::Object(_) => {
                if keyword == "additionalProperties" {
                    closed_parts(types, schema.node.place, layer, layers);
                }
                schemas.push((schema, layer.owner));
            }
            _ => {}
        }
    }
    if let Some((place, layer, keyword)) = closed {
        if keyword == "additionalProperties" {
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
