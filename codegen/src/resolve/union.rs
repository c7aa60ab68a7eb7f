//! Unions: `oneOf` and `anyOf` of types, and lists of types.

use super::json_types::JsonTypes;
use super::layers::{Layer, flatten};
use super::merge::{Declared, Merged};
use super::types::{Stuff, Types};
use super::{tag, text_union};
use crate::finding::Finding;
use crate::finding::code::resolve as code;
use crate::model::{Check, Condition, Kind, Origin, Rule, TypeId, Union, Variant};
use crate::openapi::{Alternatives, Schema};

/// The kind of a value that the first group of alternatives makes a union (or an enum); the
/// other groups become rules. `None` where there is no group.
pub(super) fn kind<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    layers: &[Layer<'d>],
    mut groups: Vec<Alternatives<'d>>,
    rules: &mut Vec<Rule>,
) -> Option<Kind> {
    if groups.is_empty() {
        base_only(types, layers);
        return None;
    }
    let group = groups.remove(0);
    for other in groups {
        let branches = other.branches.iter();
        let conditions = branches
            .map(|branch| Condition::Is(types.use_of(*branch, Origin::Rule(id)).ty))
            .collect();
        let check = if other.exactly_one {
            Check::OneOf(conditions)
        } else {
            Check::AnyOf(conditions)
        };
        rules.push(Rule {
            check,
            place: other.place,
        });
    }
    if let Some(kind) = text_union::kind(types, layers, &group, rules) {
        return Some(kind);
    }

    let base = beside(layers, &group);
    let shared = says_more(types, &base, &group);
    if !shared {
        rules.extend(stated_beside(types, &base, &group));
    }
    let mut variants = Vec::new();
    for (index, branch) in group.branches.iter().enumerate() {
        let ty = if shared {
            with_base(types, id, index, &base, *branch)
        } else {
            types.use_of(*branch, Origin::Variant(id, index)).ty
        };
        variants.push(Variant {
            ty,
            place: branch.node.place,
        });
    }
    let tag = tag::tag(types, layers, &group);
    Some(Kind::Union(Box::new(Union {
        variants,
        exactly_one: group.exactly_one,
        tag,
    })))
}

/// The layers without a group of alternatives.
fn beside<'d>(layers: &[Layer<'d>], group: &Alternatives<'d>) -> Vec<Layer<'d>> {
    let mut layers = layers.to_vec();
    for layer in &mut layers {
        layer
            .alternatives
            .retain(|other| other.place != group.place);
    }
    layers
}

/// Whether the layers beside a group declare anything that some branch does not.
fn says_more<'d>(types: &mut Types<'d, '_>, base: &[Layer<'d>], group: &Alternatives<'d>) -> bool {
    let shaping = [
        "properties",
        "required",
        "items",
        "prefixItems",
        "patternProperties",
        "additionalProperties",
        "enum",
        "const",
    ];
    let shapes = |layer: &Layer<'d>| {
        shaping
            .iter()
            .any(|keyword| layer.schema.get(keyword).is_some())
    };
    if !base.iter().any(shapes) {
        return false;
    }
    let closes = [
        "items",
        "prefixItems",
        "patternProperties",
        "additionalProperties",
        "enum",
        "const",
    ];
    if base.iter().any(|layer| {
        closes
            .iter()
            .any(|keyword| layer.schema.get(keyword).is_some())
    }) {
        return true;
    }
    let base = Merged::of(types, base, None);
    group.branches.iter().any(|branch| {
        let layers = flatten(types, *branch);
        let branch = Merged::of(types, &layers, None);
        let declares = |property: &Declared<'d>| {
            let same = |other: &Declared<'d>| {
                other.name == property.name && says_all(&other.schemas, &property.schemas)
            };
            branch.properties.iter().any(same)
        };
        let requires = |name: &str| branch.required.iter().any(|(other, _)| *other == name);
        !base.properties.iter().all(declares)
            || !base.required.iter().all(|(name, _)| requires(name))
    })
}

/// Whether all schemas of a list are, word by word, in another.
fn says_all(all: &[Schema<'_>], some: &[Schema<'_>]) -> bool {
    some.iter().all(|schema| {
        super::peel::is_words_only(*schema)
            || all
                .iter()
                .any(|other| super::conditions::is_same(schema.node, other.node))
    })
}

/// What `type` says beside a group, where a branch does not say as much itself.
fn stated_beside<'d>(
    types: &mut Types<'d, '_>,
    base: &[Layer<'d>],
    group: &Alternatives<'d>,
) -> Option<Rule> {
    let merged = Merged::of(types, base, None);
    let stated = merged.stated?;
    let place = base
        .iter()
        .find_map(|layer| layer.schema.node.entry("type"))?
        .key_place;
    let says_as_much = |types: &mut Types<'d, '_>, branch: &Schema<'d>| {
        let layers = flatten(types, *branch);
        let branch = Merged::of(types, &layers, None);
        (merged.nullable || !branch.nullable)
            && branch
                .stated
                .is_some_and(|other| stated.and(other) == other)
    };
    if group
        .branches
        .iter()
        .all(|branch| says_as_much(types, branch))
    {
        return None;
    }
    let mut words = stated.words();
    if merged.nullable {
        words.push("null");
    }
    Some(Rule {
        check: Check::Types(words),
        place,
    })
}

/// A branch together with what stands beside the group.
fn with_base<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    index: usize,
    base: &[Layer<'d>],
    branch: Schema<'d>,
) -> TypeId {
    let variant = types.reserve(Origin::Variant(id, index), branch.node.place);
    let mut layers: Vec<Layer<'d>> = base.to_vec();
    for layer in &mut layers {
        // Words and examples beside the group are those of the union.
        layer.owner = layer.owner.or(Some(id));
        layer.is_whole = false;
        layer.is_beside = true;
    }
    for mut layer in flatten(types, branch) {
        layer.is_whole = false;
        if layers
            .iter()
            .all(|other| other.schema.address() != layer.schema.address())
        {
            layers.push(layer);
        }
    }
    types.later(variant, Stuff::Layers(layers));
    variant
}

/// A value of one of several JSON types: a variant for each of them. They exclude one
/// another, so that it does not matter whether exactly one fits.
pub(super) fn of_types<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    layers: &[Layer<'d>],
    several: &[JsonTypes],
    rules: &mut Vec<Rule>,
) -> Kind {
    let Some(place) = layers.last().map(|layer| layer.schema.node.place) else {
        return Kind::Any;
    };
    // What is about one type moves to the variant of that type.
    rules.retain(|rule| {
        matches!(
            rule.check,
            Check::OneOf(_) | Check::AnyOf(_) | Check::Not(_) | Check::If(..)
        )
    });
    let mut layers = layers.to_vec();
    for layer in &mut layers {
        layer.owner = layer.owner.or(Some(id));
        layer.alternatives.clear();
    }
    let variants = several.iter().enumerate().map(|(index, one)| {
        let ty = types.reserve(Origin::Variant(id, index), place);
        types.later_only(ty, layers.clone(), *one);
        Variant { ty, place }
    });
    Kind::Union(Box::new(Union {
        variants: variants.collect(),
        exactly_one: false,
        tag: None,
    }))
}

/// The older way to say "one of the heirs": a discriminator in the base, and the base in an
/// `allOf` of each heir.
fn base_only(types: &mut Types<'_, '_>, layers: &[Layer<'_>]) {
    let own = layers.iter().filter(|layer| layer.is_own());
    for discriminator in own.filter_map(|layer| layer.schema.discriminator()) {
        let message =
            "nothing lists the schemas that this tells apart, so only what stands here is bound";
        let finding = Finding::new(&code::BASE_ONLY, discriminator.place, message);
        types
            .findings
            .report(finding.help("add a `oneOf` with all of them"));
    }
}
