//! Inheritance: a schema with a `discriminator` that others have in their `allOf`.
//!
//! Where such a base is used, a value may be any of its heirs, so its type is a union of
//! them and of the base alone. An unknown heir is kept whole.

use super::layers::Layer;
use super::tag::confined;
use super::types::{Stuff, Types};
use crate::document::Node;
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Place};
use crate::map::{Map, Set};
use crate::model::{Kind, Origin, Tag, TypeId, Union, Variant};
use crate::openapi::near::did_you_mean;
use crate::openapi::reference::{find, last_name};
use crate::openapi::{Discriminator, Reference, Schema};

/// The heirs of each base, by its address.
#[derive(Default)]
pub(super) struct Heirs<'d> {
    by_base: Map<usize, Vec<Heir<'d>>>,
}

/// A named schema that has another one in its `allOf`.
#[derive(Clone)]
struct Heir<'d> {
    name: String,
    schema: Schema<'d>,
}

impl<'d> Heirs<'d> {
    /// Those among named schemas.
    pub(super) fn of(
        types: &Types<'d, '_>,
        named: impl Iterator<Item = (&'d str, &'d Node)>,
    ) -> Heirs<'d> {
        let mut heirs = Heirs::default();
        for (name, node) in named {
            let schema = Schema { node };
            for part in schema.schemas("allOf") {
                let base = types.links.of(part.node).and_then(Reference::node);
                if let Some(node) = base {
                    let name = name.to_owned();
                    let heirs = heirs.by_base.entry(Schema { node }.address());
                    heirs.or_default().push(Heir { name, schema });
                }
            }
        }
        heirs
    }

    /// The heirs of a base, and theirs.
    fn all(&self, base: usize) -> Vec<Heir<'d>> {
        let mut seen = Set::from([base]);
        let mut all = Vec::new();
        let mut waiting = vec![base];
        while let Some(base) = waiting.pop() {
            for heir in self.by_base.get(&base).into_iter().flatten() {
                if seen.insert(heir.schema.address()) {
                    waiting.push(heir.schema.address());
                    all.push(heir.clone());
                }
            }
        }
        all
    }
}

/// The union that a base with heirs is; `None` where it has none.
pub(super) fn kind<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    layers: &[Layer<'d>],
) -> Option<Kind> {
    let whole = layers.last().filter(|layer| layer.is_whole)?;
    let discriminator = whole.schema.discriminator()?;
    let heirs = types.heirs.all(whole.schema.address());
    if heirs.is_empty() {
        return None;
    }
    let mut variants = Vec::new();
    // Where each heir is among the variants; one that adds nothing is the base itself.
    let mut places: Vec<(Heir<'d>, usize)> = Vec::new();
    for heir in heirs {
        let origin = Origin::Named(heir.name.clone());
        let ty = types.use_of(heir.schema, origin).ty;
        let known = variants
            .iter()
            .position(|variant: &Variant| variant.ty == ty);
        let index = match known {
            Some(index) => index,
            None if ty == id => usize::MAX,
            None => {
                let place = heir.schema.node.place;
                variants.push(Variant { ty, place });
                variants.len() - 1
            }
        };
        places.push((heir, index));
    }
    let base = types.reserve(Origin::Variant(id, variants.len()), whole.schema.node.place);
    types.later(base, Stuff::Base(layers.to_vec()));
    let last = variants.len();
    variants.push(Variant {
        ty: base,
        place: whole.schema.node.place,
    });
    for (_, index) in &mut places {
        *index = (*index).min(last);
    }
    let tag = tag(types, id, whole.schema, &discriminator, &places, last);
    Some(Kind::Union(Box::new(Union {
        variants,
        exactly_one: false,
        tag: Some(tag),
    })))
}

/// The values that the mapping gives; otherwise those that the property of an heir is
/// confined to; otherwise the name, in the spelling of the base's own list where it has one.
/// What that lists and no heir is called by is the base itself.
fn tag<'d>(
    types: &mut Types<'d, '_>,
    id: TypeId,
    base: Schema<'d>,
    discriminator: &Discriminator<'d>,
    heirs: &[(Heir<'d>, usize)],
    last: usize,
) -> Tag {
    let own_name = match types.get_mut(id).map(|ty| ty.origin.clone()) {
        Some(Origin::Named(name)) => Some(name),
        _ => None,
    };
    let mut named: Vec<(String, usize, usize)> = heirs
        .iter()
        .map(|(heir, index)| (heir.name.clone(), heir.schema.address(), *index))
        .collect();
    named.extend(own_name.map(|name| (name, base.address(), last)));
    let meant = |types: &mut Types<'d, '_>, target: &str, place: Place| {
        let found = find(types.documents, place.source, target).ok();
        let address = found.map(|node| Schema { node }.address());
        let name = last_name(target);
        let by_address = named
            .iter()
            .position(|(_, other, _)| Some(*other) == address);
        let known = by_address.or_else(|| named.iter().position(|(other, ..)| *other == name));
        if known.is_none() {
            let message = format!("`{target}` has not this schema in its `allOf`");
            let mut finding = Finding::new(&code::NO_SUCH_VARIANT, place, message);
            finding.help = did_you_mean(&name, named.iter().map(|(name, ..)| &**name));
            types.findings.report(finding);
        }
        known
    };
    let mut values: Vec<(String, usize)> = Vec::new();
    let mut mapped = Set::new();
    for (value, target, place) in &discriminator.mapping {
        if let Some(at) = meant(types, target, *place) {
            mapped.insert(at);
            let index = named.get(at).map_or(last, |(.., index)| *index);
            values.push(((*value).to_owned(), index));
        }
    }
    let default = discriminator
        .default
        .and_then(|(target, place)| meant(types, target, place))
        .and_then(|at| named.get(at).map(|(.., index)| *index));
    let listed = confined(types, base, discriminator.property);
    for (at, (name, _, index)) in named.iter().enumerate() {
        if mapped.contains(&at) {
            continue;
        }
        let confined = match heirs.get(at) {
            Some((heir, _)) => confined(types, heir.schema, discriminator.property),
            None => Vec::new(),
        };
        // An enum of the base lists the values of all heirs.
        let own = match confined.as_slice() {
            [one] => one.clone(),
            _ => as_listed(&listed, name).to_owned(),
        };
        if values.iter().all(|(other, _)| *other != own) {
            values.push((own, *index));
        }
    }
    for value in listed {
        if values.iter().all(|(other, _)| *other != value) {
            values.push((value, last));
        }
    }
    Tag {
        property: discriminator.property.to_owned(),
        values,
        default,
    }
}

/// A name as a list of values has it: `WeeklyRule` as `weekly_rule`.
fn as_listed<'a>(listed: &'a [String], name: &'a str) -> &'a str {
    let folded = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    if listed.iter().any(|value| value == name) {
        return name;
    }
    let alike = listed.iter().find(|value| folded(value) == folded(name));
    alike.map_or(name, String::as_str)
}
