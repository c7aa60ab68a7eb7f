//! Schemas that are only another one in other clothes.
//!
//! `{$ref: X}`, `{allOf: [{$ref: X}], description: …}`, `{oneOf: [{$ref: X}, {type: 'null'}]}`
//! and the like are not types of their own. [`peel`] finds the X in them.

use crate::document::Node;
use crate::map::Set;
use crate::openapi::reference::last_name;
use crate::openapi::{Links, Reference, Schema};

/// A schema in other clothes.
pub(super) struct Peeled<'d> {
    /// The one inside.
    pub(super) base: Schema<'d>,
    /// Its name.
    pub(super) name: String,
    /// Whether `null` is added.
    pub(super) nullable: bool,
    /// The schemas around it that say more than words, from the inside to the outside.
    pub(super) around: Vec<Schema<'d>>,
}

impl Peeled<'_> {
    /// Whether nothing is added but words for people.
    pub(super) fn is_plain(&self) -> bool {
        !self.nullable && self.around.is_empty()
    }
}

/// How much a keyword says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Words for people.
    Words,
    /// A rule, a default, an example: the shape stays the same.
    Rule,
    /// The shape of values.
    Shape,
}

fn weight(keyword: &str) -> Weight {
    match keyword {
        "x-bindery-password" | "x-bindery-secret" | "x-bindery-closed" => Weight::Shape,
        _ if keyword.starts_with("x-") => Weight::Words,
        "title" | "description" | "summary" | "deprecated" | "readOnly" | "writeOnly"
        | "externalDocs" | "xml" | "$comment" | "$schema" | "$defs" | "definitions" | "$anchor"
        | "$dynamicAnchor" | "$id" => Weight::Words,
        "nullable" | "default" | "example" | "examples" | "minLength" | "maxLength" | "pattern"
        | "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf"
        | "minItems" | "maxItems" | "uniqueItems" | "minProperties" | "maxProperties" => {
            Weight::Rule
        }
        _ => Weight::Shape,
    }
}

/// The heaviest keyword of a schema, apart from some.
fn heaviest(schema: Schema<'_>, apart_from: &str) -> Weight {
    let weights = schema
        .keywords()
        .iter()
        .filter(|entry| &*entry.key != apart_from);
    weights
        .map(|entry| weight(&entry.key))
        .max()
        .unwrap_or(Weight::Words)
}

/// Whether a schema says nothing but words for people.
pub(super) fn is_words_only(schema: Schema<'_>) -> bool {
    schema.boolean().is_none() && heaviest(schema, "") == Weight::Words
}

/// The schema in other clothes that a schema is; `None` where it has a shape of its own.
pub(super) fn peel<'d>(links: &Links<'d>, schema: Schema<'d>) -> Option<Peeled<'d>> {
    let (keyword, mut peeled) = if let Some(reference) = links.of(schema.node) {
        let name = name_of(reference);
        let base = Schema {
            node: reference.node()?,
        };
        let peeled = Peeled {
            base,
            name,
            nullable: false,
            around: Vec::new(),
        };
        let keyword = ["$ref", "$dynamicRef"]
            .into_iter()
            .find(|keyword| schema.get(keyword).is_some())?;
        (keyword, peeled)
    } else {
        let keyword = ["allOf", "oneOf", "anyOf"]
            .into_iter()
            .find(|keyword| schema.get(keyword).is_some())?;
        (keyword, peel_list(links, schema, keyword)?)
    };
    match heaviest_around(schema, keyword, &peeled) {
        Weight::Words => {}
        Weight::Rule => {
            peeled.nullable |= schema.is("nullable");
            peeled.around.push(schema);
        }
        Weight::Shape => return None,
    }
    Some(peeled)
}

/// `type` beside a reference says nothing new where the target states the same.
fn heaviest_around(schema: Schema<'_>, keyword: &str, peeled: &Peeled<'_>) -> Weight {
    let says_the_same = |entry: &crate::document::Entry| {
        &*entry.key == "type"
            && schema
                .types()
                .is_some_and(|types| Some(types) == peeled.base.types())
    };
    let others = schema
        .keywords()
        .iter()
        .filter(|entry| &*entry.key != keyword && !says_the_same(entry));
    others
        .map(|entry| weight(&entry.key))
        .max()
        .unwrap_or(Weight::Words)
}

/// The one schema with a shape in a list of which the others are rules, or `null`.
fn peel_list<'d>(links: &Links<'d>, schema: Schema<'d>, keyword: &str) -> Option<Peeled<'d>> {
    let is_all = keyword == "allOf";
    let mut rules = Vec::new();
    let mut nullable = false;
    let mut inner = None;
    for item in schema.schemas(keyword) {
        if !is_all && is_null(links, item) {
            nullable = true;
        } else if is_all && item.boolean().is_none() && heaviest(item, "") < Weight::Shape {
            if !is_words_only(item) {
                nullable |= item.is("nullable");
                rules.push(item);
            }
        } else if inner.replace(item).is_some() {
            return None;
        }
    }
    let mut peeled = peel(links, inner?)?;
    peeled.nullable |= nullable;
    peeled.around.extend(rules);
    Some(peeled)
}

/// Whether `null` is all that a schema accepts.
pub(super) fn is_null<'d>(links: &Links<'d>, schema: Schema<'d>) -> bool {
    let mut node = schema.node;
    let mut seen = Set::new();
    while let Some(target) = links.of(node).and_then(Reference::node) {
        if !seen.insert(std::ptr::from_ref(node).addr()) {
            return false;
        }
        node = target;
    }
    let schema = Schema { node };
    let only_null = |node: &Node| node.kind() == "null";
    schema.types().is_some_and(|types| types == ["null"])
        || schema.get("const").is_some_and(only_null)
        || schema
            .get("enum")
            .and_then(Node::array)
            .is_some_and(|items| !items.is_empty() && items.iter().all(only_null))
}

/// The name that the target of a reference has in documents: that of the component, or of
/// the file. What stands deeper inside a component has the words of the way to it.
pub(super) fn name_of(reference: &Reference<'_>) -> String {
    let pointer = reference.text.split_once('#').map(|(_, pointer)| pointer);
    let Some(pointer) = pointer.filter(|pointer| pointer.contains('/')) else {
        let name = last_name(reference.text);
        return name.split('.').next().unwrap_or(&name).to_owned();
    };
    let parts: Vec<String> = pointer.split('/').skip(1).map(last_name).collect();
    let way = match parts.as_slice() {
        [components, _, way @ ..] if components == "components" => way,
        [definitions, way @ ..] if definitions == "$defs" || definitions == "definitions" => way,
        way => way,
    };
    let silent = ["properties", "content", "schema"];
    let words: Vec<&str> = way
        .iter()
        .map(String::as_str)
        .filter(|part| !silent.contains(part))
        .collect();
    if words.is_empty() {
        reference.name()
    } else {
        words.join(" ")
    }
}
