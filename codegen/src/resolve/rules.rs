//! Keywords that become rules.

use super::json_types::JsonTypes;
use super::layers::Layer;
use super::types::Types;
use super::{applicators, conditions};
use crate::document::Value;
use crate::finding::Place;
use crate::model::{Check, Json, Origin, Password, Rule, TypeId};
use crate::openapi::{Bound, Schema};

/// The rules of all layers, apart from `oneOf` and `anyOf`.
pub(super) fn rules<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    layers: &[Layer<'d>],
    only: Option<JsonTypes>,
    required: &[&str],
) -> Vec<Rule> {
    let mut rules = Vec::new();
    for layer in layers {
        if has_none(layer.schema) {
            continue;
        }
        rules.extend(simple(layer.schema, only));
        if only.is_none_or(|only| only.has(JsonTypes::OBJECT)) {
            rules.extend(dependent(layer.schema, required));
        }
        rules.extend(applicators::rules(types, id, layer.schema, only));
        rules.extend(not(types, id, layer.schema));
        rules.extend(condition(types, id, layer.schema));
    }
    rules.extend(applicators::unevaluated(types, id, layers));
    rules
}

/// Whether a schema says nothing but what is surely no rule, as most do: then none is looked for.
fn has_none(schema: Schema<'_>) -> bool {
    let is_none = |keyword: &str| {
        matches!(
            keyword,
            "type"
                | "description"
                | "title"
                | "example"
                | "examples"
                | "format"
                | "nullable"
                | "default"
                | "properties"
                | "required"
                | "items"
                | "additionalProperties"
                | "deprecated"
                | "readOnly"
                | "writeOnly"
        )
    };
    let mut keywords = schema.keywords().iter();
    keywords.all(|entry| is_none(&entry.key))
}

/// The rules that need nothing but the schema itself.
pub(super) fn simple(schema: Schema<'_>, only: Option<JsonTypes>) -> Vec<Rule> {
    let mut rules = Vec::new();
    let applies = |ty: JsonTypes| only.is_none_or(|only| !only.and(ty).is_empty());
    if applies(JsonTypes::STRING) {
        counted(schema, "minLength", Check::MinLength, &mut rules);
        counted(schema, "maxLength", Check::MaxLength, &mut rules);
        if let Some(node) = schema.get("pattern")
            && let Some(pattern) = node.string()
        {
            rules.push(rule(Check::Pattern(pattern.to_owned()), node.place));
        }
        rules.extend(password(schema));
    }
    if applies(JsonTypes::NUMBER) {
        numbers(schema, &mut rules);
    }
    if applies(JsonTypes::ARRAY) {
        counted(schema, "minItems", Check::MinItems, &mut rules);
        counted(schema, "maxItems", Check::MaxItems, &mut rules);
        if let (true, Some(node)) = (schema.is("uniqueItems"), schema.get("uniqueItems")) {
            rules.push(rule(Check::UniqueItems, node.place));
        }
    }
    if applies(JsonTypes::OBJECT) {
        counted(schema, "minProperties", Check::MinProperties, &mut rules);
        counted(schema, "maxProperties", Check::MaxProperties, &mut rules);
    }
    values(schema, only, &mut rules);
    rules
}

fn rule(check: Check, place: Place) -> Rule {
    Rule { check, place }
}

fn counted(schema: Schema<'_>, keyword: &str, check: fn(u64) -> Check, rules: &mut Vec<Rule>) {
    if let (Some(count), Some(node)) = (schema.count(keyword), schema.get(keyword)) {
        rules.push(rule(check(count), node.place));
    }
}

fn numbers(schema: Schema<'_>, rules: &mut Vec<Rule>) {
    for (bound, text, place) in schema.bounds() {
        let text = text.to_owned();
        let check = match bound {
            Bound::Minimum => Check::Minimum(text),
            Bound::ExclusiveMinimum => Check::ExclusiveMinimum(text),
            Bound::Maximum => Check::Maximum(text),
            Bound::ExclusiveMaximum => Check::ExclusiveMaximum(text),
        };
        rules.push(rule(check, place));
    }
    if let Some(node) = schema.get("multipleOf")
        && let Value::Number(text) = &node.value
    {
        rules.push(rule(Check::MultipleOf(text.to_string()), node.place));
    }
}

fn values(schema: Schema<'_>, only: Option<JsonTypes>, rules: &mut Vec<Rule>) {
    let fits = |value: &Json| only.is_none_or(|only| only.fits(value));
    if let Some(node) = schema.get("enum")
        && let Some(items) = node.array()
    {
        let values: Vec<Json> = items.iter().map(Json::from).filter(fits).collect();
        rules.push(rule(Check::Enum(values), node.place));
    }
    if let Some(node) = schema.get("const") {
        rules.push(rule(Check::Const(Json::from(node)), node.place));
    }
}

fn password(schema: Schema<'_>) -> Option<Rule> {
    let (password, place) = schema.password()?;
    let password = Password {
        classes: u8::try_from(password.classes).unwrap_or(u8::MAX),
        special: password.special.to_owned(),
        forbidden: password
            .forbidden
            .iter()
            .map(|word| (*word).to_owned())
            .collect(),
        reversed: password.reversed,
        ignore_case: password.ignore_case,
        only_listed: password.only_listed,
    };
    Some(rule(Check::Password(password), place))
}

/// `dependentRequired`, without what is required anyway.
fn dependent(schema: Schema<'_>, required: &[&str]) -> Option<Rule> {
    let place = schema.get("dependentRequired")?.place;
    let mut list = Vec::new();
    for (name, others) in schema.dependent_required() {
        let others: Vec<String> = others
            .into_iter()
            .filter(|other| !required.contains(other))
            .map(str::to_owned)
            .collect();
        if !others.is_empty() {
            list.push((name.to_owned(), others));
        }
    }
    (!list.is_empty()).then(|| rule(Check::DependentRequired(list), place))
}

fn not<'d>(types: &mut Types<'d, '_>, id: TypeId, schema: Schema<'d>) -> Option<Rule> {
    let inner = schema.schema("not")?;
    let condition = conditions::condition(types, id, inner, &[]);
    Some(rule(Check::Not(condition), inner.node.place))
}

fn condition<'d>(types: &mut Types<'d, '_>, id: TypeId, schema: Schema<'d>) -> Option<Rule> {
    let place = schema.get("if")?.place;
    let mut part = |keyword| {
        let inner = schema.schema(keyword)?;
        Some(types.use_of(inner, Origin::Rule(id)).ty)
    };
    // Without both it still says which properties are spoken of.
    let (then, otherwise) = (part("then"), part("else"));
    Some(rule(Check::If(part("if")?, then, otherwise), place))
}
