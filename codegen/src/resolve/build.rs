//! One type: what kind it is, and everything else about it.

use super::json_types::JsonTypes;
use super::layers::{Layer, flatten};
use super::merge::Merged;
use super::types::{Stuff, Task, Types};
use super::{conditions, format, heirs, items, left_out, object, refine, rules, union, words};
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Place};
use crate::model::{
    Check, Condition, Docs, Enum, EnumValue, Example, Json, Kind, Origin, Rule, TypeId,
};
use crate::openapi::{Alternatives, Property};

/// Builds a type.
pub(super) fn build<'d>(types: &mut Types<'d, '_>, task: Task<'d>) {
    let id = task.id;
    let is_base = matches!(task.stuff, Stuff::Base(_));
    let layers = match task.stuff {
        Stuff::Schema(schema) => flatten(types, schema),
        Stuff::Layers(layers) | Stuff::Base(layers) => layers,
    };
    left_out::report(types, &layers);
    let merged = Merged::of(types, &layers, task.only);
    let required: Vec<&str> = merged.required.iter().map(|(name, _)| *name).collect();
    let mut rules = rules::rules(types, id, &layers, task.only, &required);
    let groups = group_rules(types, id, &layers, &merged, &mut rules);
    let mut nullable = merged.nullable;
    let heirs = if groups.is_empty() && !is_base {
        heirs::kind(types, id, &layers)
    } else {
        None
    };
    let has_heirs = heirs.is_some();
    if has_heirs {
        // Every heir has the rules of its base.
        rules.clear();
    }
    let alternatives = match heirs {
        None if !is_base => union::kind(types, id, &layers, groups, &mut rules),
        heirs => heirs,
    };
    let is_alternatives = alternatives.is_some();
    let kind = match alternatives {
        Some(kind) => kind,
        None => plain(types, id, &layers, &merged, &mut rules),
    };
    nullable |= matches!(kind, Kind::Null);
    if nullable {
        rules
            .iter_mut()
            .for_each(|rule| refine::admit_null(&mut rule.check));
    }
    let mut about = about(types, id, &layers);
    if is_base {
        about.preferred_name = base_name(types, id);
    }
    let is_text = matches!(kind, Kind::String(_) | Kind::Any | Kind::Enum(_));
    let is_list = matches!(kind, Kind::Enum(_)) || task.only.is_some();
    let is_text = is_text || task.only.is_some();
    misplaced(
        types,
        &layers,
        &["x-bindery-secret", "x-bindery-password"],
        is_text,
        "strings",
    );
    misplaced(
        types,
        &layers,
        &["x-bindery-closed"],
        is_list,
        "lists of strings",
    );
    let Some(ty) = types.get_mut(id) else { return };
    ty.secret =
        matches!(kind, Kind::String(_) | Kind::Any | Kind::Enum(_)) && layers.iter().any(is_secret);
    ty.binary = matches!(&kind, Kind::String(Some(format)) if format == "binary")
        || (matches!(kind, Kind::String(_)) && layers.iter().any(is_binary));
    ty.kind = kind;
    ty.nullable = nullable;
    ty.implied = merged.types().is_none() && !is_alternatives && !merged.never;
    ty.rules = rules;
    ty.docs = about.docs;
    // What stands beside a list of types is about all of them.
    // `default: null` where `null` is not allowed says that there is none.
    let is_value = |default: &Json| nullable || *default != Json::Null;
    ty.default = about
        .default
        .filter(|default| task.only.is_none() && is_value(default));
    ty.examples = about.examples;
    ty.preferred_name = about.preferred_name;
}

/// Turns the groups of alternatives that are rules into rules, and gives back the others.
fn group_rules<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    layers: &[Layer<'d>],
    merged: &Merged<'d>,
    rules: &mut Vec<Rule>,
) -> Vec<Alternatives<'d>> {
    if layers.iter().all(|layer| layer.alternatives.is_empty()) {
        return Vec::new();
    }
    let property = |declared: &super::merge::Declared<'d>| {
        let schema = *declared.schemas.first()?;
        Some(Property {
            name: declared.name,
            place: declared.place,
            schema,
        })
    };
    let declared: Vec<Property<'d>> = merged.properties.iter().filter_map(property).collect();
    let mut others = Vec::new();
    for group in layers.iter().flat_map(|layer| &layer.alternatives) {
        if !conditions::are_rules(group, &declared, layers) {
            others.push(group.clone());
            continue;
        }
        let branches = group.branches.iter();
        let conditions: Vec<Condition> = branches
            .map(|branch| conditions::condition(types, id, *branch, &declared))
            .collect();
        let check = if group.exactly_one {
            Check::OneOf(conditions)
        } else {
            Check::AnyOf(conditions)
        };
        rules.push(Rule {
            check,
            place: group.place,
        });
    }
    others
}

/// The kind of a value that is no union of schemas.
fn plain<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    layers: &[Layer<'d>],
    merged: &Merged<'d>,
    rules: &mut Vec<Rule>,
) -> Kind {
    if merged.never {
        return Kind::Never;
    }
    if let Some(strings) = merged.strings() {
        return text_enum(layers, &strings);
    }
    let format = || format::said(layers);
    let Some(json_types) = merged.types() else {
        return implied(types, id, layers, merged, rules, format());
    };
    match json_types.each().as_slice() {
        [] if merged.nullable => Kind::Null,
        [] => Kind::Never,
        [one] => match *one {
            JsonTypes::BOOLEAN => Kind::Boolean,
            JsonTypes::INTEGER => Kind::Integer(format()),
            JsonTypes::NUMBER => Kind::Number(format()),
            JsonTypes::STRING => Kind::String(format()),
            JsonTypes::ARRAY => Kind::Array(items::items(types, id, layers, rules)),
            _ => Kind::Object(Box::new(object::object(types, id, layers, merged, rules))),
        },
        _ if json_types == JsonTypes::ALL => Kind::Any,
        several => union::of_types(types, id, layers, several, rules),
    }
}

/// The kind of a value of which no type is stated, from what else is said of it.
fn implied<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    layers: &[Layer<'d>],
    merged: &Merged<'d>,
    rules: &mut Vec<Rule>,
    format: Option<String>,
) -> Kind {
    match merged.spoken_of(layers) {
        JsonTypes::OBJECT => {
            Kind::Object(Box::new(object::object(types, id, layers, merged, rules)))
        }
        JsonTypes::ARRAY => Kind::Array(items::items(types, id, layers, rules)),
        JsonTypes::STRING => Kind::String(format),
        several => {
            // It can be any of them: what is said of each is a rule.
            if let (true, Some(place)) = (several.has(JsonTypes::OBJECT), place(layers)) {
                let object = object::object(types, id, layers, merged, rules);
                let check = Check::Properties(object);
                rules.push(Rule { check, place });
            }
            if several.has(JsonTypes::ARRAY) {
                items::rules(types, id, layers, rules);
            }
            Kind::Any
        }
    }
}

/// What a base is called apart from its heirs, after the name that it has with them.
fn base_name(types: &mut Types<'_, '_>, id: TypeId) -> Option<String> {
    let Origin::Variant(union, _) = types.get_mut(id)?.origin else {
        return None;
    };
    match &types.get_mut(union)?.origin {
        Origin::Named(name) => Some(format!("{name} base")),
        _ => None,
    }
}

fn place(layers: &[Layer<'_>]) -> Option<Place> {
    layers.last().map(|layer| layer.schema.node.place)
}

fn text_enum(layers: &[Layer<'_>], strings: &[&str]) -> Kind {
    let value = |text: &&str| EnumValue {
        value: (*text).to_owned(),
        preferred_name: None,
        description: None,
        deprecated: false,
    };
    Kind::Enum(Enum {
        values: strings.iter().map(value).collect(),
        closed: is_closed(layers),
    })
}

/// Whether `x-bindery-closed` is said.
pub(super) fn is_closed(layers: &[Layer<'_>]) -> bool {
    layers
        .iter()
        .any(|layer| layer.schema.is("x-bindery-closed"))
}

/// A string in a media type of its own, as it is: OpenAPI 3.1's way to say binary.
fn is_binary(layer: &Layer<'_>) -> bool {
    layer.schema.get("contentMediaType").is_some() && layer.schema.get("contentEncoding").is_none()
}

fn is_secret(layer: &Layer<'_>) -> bool {
    layer.schema.is("x-bindery-secret") || layer.schema.text("format") == Some("password")
}

/// Reports extensions of ours that are for other kinds of values.
fn misplaced(
    types: &mut Types<'_, '_>,
    layers: &[Layer<'_>],
    keywords: &[&str],
    fits: bool,
    what: &str,
) {
    if fits {
        return;
    }
    for entry in layers.iter().flat_map(|layer| layer.schema.keywords()) {
        if keywords.contains(&&*entry.key) {
            let message = format!("`{}` is for {what}", entry.key);
            let finding = Finding::new(&code::MISPLACED_EXTENSION, entry.key_place, message);
            types.findings.report(finding);
        }
    }
}

struct About {
    docs: Docs,
    default: Option<Json>,
    examples: Vec<Example>,
    preferred_name: Option<String>,
}

/// What the type's own layers say about it; the last one, which is the outermost, first.
fn about(types: &mut Types<'_, '_>, id: TypeId, layers: &[Layer<'_>]) -> About {
    let own = || {
        layers
            .iter()
            .rev()
            .filter(|layer| layer.is_own())
            .map(|layer| layer.schema)
    };
    // The name in a property's schema is that of the field, and of a parameter's the parameter's.
    let is_named = types
        .get_mut(id)
        .is_some_and(|ty| !matches!(ty.origin, Origin::Field(..)));
    let preferred = own()
        .find_map(|schema| schema.text("x-bindery-name"))
        .filter(|_| is_named);
    About {
        docs: own().fold(Docs::default(), |docs, schema| {
            words::over(docs, words::docs(schema.words()))
        }),
        default: layers
            .iter()
            .rev()
            .find_map(|layer| layer.schema.get("default"))
            .map(Json::from),
        examples: own()
            .map(words::examples)
            .find(|examples| !examples.is_empty())
            .unwrap_or_default(),
        preferred_name: preferred.map(str::to_owned),
    }
}
