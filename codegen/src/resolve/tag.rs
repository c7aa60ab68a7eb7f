//! The property that tells which variant an object is.

use super::json_types::JsonTypes;
use super::layers::{Layer, flatten};
use super::merge::Merged;
use super::types::Types;
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Place};
use crate::model::Tag;
use crate::openapi::near::did_you_mean;
use crate::openapi::reference::{find, last_name};
use crate::openapi::{Alternatives, Schema};

/// The tag of a union: from its `discriminator`, or else the property whose constant is
/// another one in each variant.
///
/// A variant's values are those that the mapping gives it; otherwise those that its property
/// is confined to; otherwise its name.
pub(super) fn tag<'d>(
    types: &mut Types<'d, '_>,
    layers: &[Layer<'d>],
    group: &Alternatives<'d>,
) -> Option<Tag> {
    let discriminator = layers
        .iter()
        .rev()
        .find_map(|layer| layer.schema.discriminator());
    let Some(discriminator) = discriminator else {
        return implicit(types, group);
    };
    let targets = Targets::of(types, group);
    let mut values: Vec<(String, usize)> = Vec::new();
    for (value, target, place) in &discriminator.mapping {
        if let Some(index) = targets.find(types, target, *place) {
            values.push(((*value).to_owned(), index));
        }
    }
    for (index, branch) in group.branches.iter().enumerate() {
        if values.iter().any(|(_, mapped)| *mapped == index) {
            continue;
        }
        let confined = confined(types, *branch, discriminator.property);
        let own = if confined.is_empty() {
            targets.name(index).into_iter().collect()
        } else {
            confined
        };
        let free = own
            .into_iter()
            .filter(|value| values.iter().all(|(other, _)| other != value));
        let free: Vec<String> = free.collect();
        values.extend(free.into_iter().map(|value| (value, index)));
    }
    let default = discriminator.default;
    Some(Tag {
        property: discriminator.property.to_owned(),
        values,
        default: default.and_then(|(target, place)| targets.find(types, target, place)),
    })
}

/// What the branches of a group refer to: the name, and the schema's address.
struct Targets(Vec<(Option<String>, Option<usize>)>);

impl Targets {
    fn of<'d>(types: &Types<'d, '_>, group: &Alternatives<'d>) -> Targets {
        let target = |branch: &Schema<'d>| match types.links.of(branch.node) {
            Some(reference) => (
                Some(reference.name()),
                reference.node().map(|node| Schema { node }.address()),
            ),
            None => (None, None),
        };
        Targets(group.branches.iter().map(target).collect())
    }

    fn name(&self, index: usize) -> Option<String> {
        self.0.get(index).and_then(|(name, _)| name.clone())
    }

    /// The branch that a name or a reference means; it is reported where there is none.
    fn find(&self, types: &mut Types<'_, '_>, target: &str, place: Place) -> Option<usize> {
        let found = find(types.documents, place.source, target)
            .ok()
            .map(|node| Schema { node }.address());
        let mut all = self.0.iter();
        let by_address = all.position(|(_, address)| found.is_some() && *address == found);
        let name = last_name(target);
        let by_name = || {
            let mut all = self.0.iter();
            all.position(|(other, _)| other.as_deref() == Some(&*name))
        };
        let index = by_address.or_else(by_name);
        if index.is_none() {
            let names = self.0.iter().filter_map(|(name, _)| name.as_deref());
            let message = format!("`{target}` is not one of the schemas that are told apart here");
            let mut finding = Finding::new(&code::NO_SUCH_VARIANT, place, message);
            finding.help = did_you_mean(&name, names);
            types.findings.report(finding);
        }
        index
    }
}

/// The first property that every branch requires and confines to strings of its own.
fn implicit<'d>(types: &mut Types<'d, '_>, group: &Alternatives<'d>) -> Option<Tag> {
    let (first, others) = group.branches.split_first()?;
    let layers = flatten(types, *first);
    let candidates = Merged::of(types, &layers, None);
    candidates.properties.iter().find_map(|candidate| {
        let property = candidate.name;
        let mut values: Vec<(String, usize)> = Vec::new();
        for (index, branch) in std::iter::once(first).chain(others).enumerate() {
            let own = required_and_confined(types, *branch, property)?;
            let is_new = |value: &String| values.iter().all(|(other, _)| other != value);
            if own.is_empty() || !own.iter().all(is_new) {
                return None;
            }
            values.extend(own.into_iter().map(|value| (value, index)));
        }
        Some(Tag {
            property: property.to_owned(),
            values,
            default: None,
        })
    })
}

/// The strings that a property is confined to, where the schema requires it.
fn required_and_confined<'d>(
    types: &mut Types<'d, '_>,
    branch: Schema<'d>,
    property: &str,
) -> Option<Vec<String>> {
    let layers = flatten(types, branch);
    let merged = Merged::of(types, &layers, None);
    let required = merged.required.iter().any(|(name, _)| *name == property);
    let is_object = merged
        .stated
        .is_none_or(|stated| stated == JsonTypes::OBJECT);
    (required && is_object && !merged.nullable).then(|| confined(types, branch, property))
}

/// The strings that a property of a schema is confined to.
pub(super) fn confined<'d>(
    types: &mut Types<'d, '_>,
    branch: Schema<'d>,
    property: &str,
) -> Vec<String> {
    let layers = flatten(types, branch);
    let merged = Merged::of(types, &layers, None);
    let Some(declared) = merged
        .properties
        .iter()
        .find(|declared| declared.name == property)
    else {
        return Vec::new();
    };
    // The property's schema may be a reference to an enum, or several parts.
    let mut parts = Vec::new();
    for schema in &declared.schemas {
        parts.extend(flatten(types, *schema));
    }
    let values = Merged::of(types, &parts, None).values.unwrap_or_default();
    let strings = values.iter().map(|node| node.string().map(str::to_owned));
    strings.collect::<Option<_>>().unwrap_or_default()
}
