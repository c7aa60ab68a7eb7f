//! The property that tells which variant an object is.

use super::layers::{Layer, flatten};
use super::merge::Merged;
use super::types::Types;
use crate::document::Node;
use crate::finding::Finding;
use crate::finding::code::resolve as code;
use crate::model::Tag;
use crate::openapi::near::did_you_mean;
use crate::openapi::reference::{find, last_name};
use crate::openapi::{Alternatives, Schema};

/// The tag of a union, from its `discriminator`.
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
        .find_map(|layer| layer.schema.discriminator())?;
    let targets: Vec<(Option<String>, Option<usize>)> = group
        .branches
        .iter()
        .map(|branch| match types.links.of(branch.node) {
            Some(reference) => (
                Some(reference.name()),
                reference.node().map(|node| Schema { node }.address()),
            ),
            None => (None, None),
        })
        .collect();
    let mut values: Vec<(String, usize)> = Vec::new();
    for (value, target, place) in &discriminator.mapping {
        let found = find(types.documents, place.source, target)
            .ok()
            .map(|node| Schema { node }.address());
        let by_address = targets
            .iter()
            .position(|(_, address)| found.is_some() && *address == found);
        let name = last_name(target);
        let by_name = || {
            targets
                .iter()
                .position(|(other, _)| other.as_deref() == Some(&*name))
        };
        match by_address.or_else(by_name) {
            Some(index) => values.push(((*value).to_owned(), index)),
            None => {
                let names = targets.iter().filter_map(|(name, _)| name.as_deref());
                let message =
                    format!("`{target}` is not one of the schemas that are told apart here");
                let mut finding = Finding::new(&code::NO_SUCH_VARIANT, *place, message);
                finding.help = did_you_mean(&name, names);
                types.findings.report(finding);
            }
        }
    }
    for (index, branch) in group.branches.iter().enumerate() {
        if values.iter().any(|(_, mapped)| *mapped == index) {
            continue;
        }
        let confined = confined(types, *branch, discriminator.property);
        let name = targets.get(index).and_then(|(name, _)| name.clone());
        let own = if confined.is_empty() {
            name.into_iter().collect()
        } else {
            confined
        };
        let free = own
            .into_iter()
            .filter(|value| values.iter().all(|(other, _)| other != value));
        let free: Vec<String> = free.collect();
        values.extend(free.into_iter().map(|value| (value, index)));
    }
    Some(Tag {
        property: discriminator.property.to_owned(),
        values,
    })
}

/// The strings that a property of a schema is confined to.
fn confined<'d>(types: &mut Types<'d, '_>, branch: Schema<'d>, property: &str) -> Vec<String> {
    let layers = flatten(types, branch);
    let merged = Merged::of(types, &layers, None);
    let Some(declared) = merged
        .properties
        .iter()
        .find(|declared| declared.name == property)
    else {
        return Vec::new();
    };
    let mut strings = Vec::new();
    for schema in &declared.schemas {
        let listed = schema.get("enum").and_then(Node::array).unwrap_or_default();
        let found = listed
            .iter()
            .chain(schema.get("const"))
            .filter_map(Node::string);
        strings.extend(found.map(str::to_owned));
    }
    strings
}
