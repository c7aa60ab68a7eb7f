//! Unions, form by form.

use super::Kind;
use super::change::Change;
use super::docs::Spot;
use super::same::Sameness;
use super::types::{Compared, named};
use crate::map::Set;
use crate::model::{Api, Origin, Tag, TypeId, Union, Variant};

/// The changes of a union. Every field of the model is named here.
pub(super) fn compare(
    old: &Api,
    new: &Api,
    (before, after): (&Union, &Union),
    spot: &Spot,
    same: &mut Sameness<'_>,
    compared: &mut Compared,
) {
    let Union {
        variants,
        exactly_one,
        tag,
    } = before;
    let pairs = matched(old, new, before, after, same);
    for (index, Variant { ty, place }) in variants.iter().enumerate() {
        match pairs.iter().find(|(one, _)| *one == index) {
            Some((_, other)) => {
                let pair = (*ty, after.variants[*other].ty);
                // One name both ways, so that facts are found again from new to old.
                let name = named(old, pair.0).min(named(new, pair.1));
                compared.part(pair, format!("({name})"));
            }
            None => {
                let name = named(old, *ty);
                let mut change = Change::new(Kind::VariantRemoved)
                    .about(format!("form {name}"))
                    .gone(name, *place);
                change.gone = vec![*ty];
                compared.changes.push(change);
            }
        }
    }
    for (index, Variant { ty, place }) in after.variants.iter().enumerate() {
        if pairs.iter().all(|(_, other)| *other != index) {
            let name = named(new, *ty);
            let mut change = Change::new(Kind::VariantAdded)
                .about(format!("form {name}"))
                .come(name, *place);
            change.come = vec![*ty];
            compared.changes.push(change);
        }
    }
    // Their order says nothing: what fits best is read, and heirs stand in the order of keys.
    compared.changes.extend(spot.turned(
        (*exactly_one, after.exactly_one),
        (Kind::ExactlyOne, Kind::AtLeastOne),
    ));
    tags(tag.as_ref(), after.tag.as_ref(), &pairs, spot, compared);
}

/// The pairs of forms, sorted by the index of the old one: those of one name first, then those
/// that one value of the tag leads to, then those that allow the same, then those that follow
/// each other and are of one kind.
fn matched(
    old: &Api,
    new: &Api,
    before: &Union,
    after: &Union,
    same: &mut Sameness<'_>,
) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let name = |api: &Api, id: TypeId| match &api.get(id).origin {
        Origin::Named(name) => Some(name.clone()),
        _ => None,
    };
    let tag = |union: &Union, index: usize| {
        let values = union.tag.iter().flat_map(|tag| &tag.values);
        let mut values = values.filter(|(_, at)| *at == index);
        values.next().map(|(value, _)| value.clone())
    };
    for step in 0..4 {
        for (one, variant) in before.variants.iter().enumerate() {
            if pairs.iter().any(|(known, _)| *known == one) {
                continue;
            }
            let mut free = (0..after.variants.len())
                .filter(|other| pairs.iter().all(|(_, known)| known != other));
            let fits = |other: &usize| {
                let id = after.variants[*other].ty;
                match step {
                    0 => {
                        let name_of = name(old, variant.ty);
                        name_of.is_some() && name_of == name(new, id)
                    }
                    1 => tag(before, one).is_some_and(|value| tag(after, *other) == Some(value)),
                    2 => same.same(variant.ty, id),
                    _ => {
                        let of = |api: &Api, id| std::mem::discriminant(&api.get(id).kind);
                        of(old, variant.ty) == of(new, id)
                    }
                }
            };
            if let Some(other) = free.find(fits) {
                pairs.push((one, other));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

fn tags(
    old: Option<&Tag>,
    new: Option<&Tag>,
    pairs: &[(usize, usize)],
    spot: &Spot,
    compared: &mut Compared,
) {
    let (before, after) = match (old, new) {
        (None, None) => return,
        (None, Some(tag)) => {
            let change = spot.change(Kind::TagAdded, "");
            compared.changes.push(Change {
                after: Some(tag.property.clone()),
                ..change
            });
            return;
        }
        (Some(tag), None) => {
            let change = spot.change(Kind::TagRemoved, "");
            compared.changes.push(Change {
                before: Some(tag.property.clone()),
                ..change
            });
            return;
        }
        (Some(before), Some(after)) => (before, after),
    };
    let Tag {
        property,
        values,
        default,
    } = before;
    // Values of forms that are on one side only are part of that change.
    let to_new = |index: usize| pairs.iter().find(|(one, _)| *one == index);
    let old_values: Set<(&str, usize)> = values
        .iter()
        .filter_map(|(value, index)| Some((value.as_str(), to_new(*index)?.1)))
        .collect();
    let new_values: Set<(&str, usize)> = after
        .values
        .iter()
        .filter(|(_, index)| pairs.iter().any(|(_, other)| other == index))
        .map(|(value, index)| (value.as_str(), *index))
        .collect();
    let old_default = default.and_then(to_new).map(|(_, other)| *other);
    let kept = |index: &usize| pairs.iter().any(|(_, other)| other == index);
    let new_default = after.default.filter(kept);
    if *property != after.property || old_values != new_values || old_default != new_default {
        let said = |tag: &Tag| {
            let mut values: Vec<&str> = tag.values.iter().map(|(value, _)| &**value).collect();
            values.sort_unstable();
            format!("{}: {}", tag.property, values.join(", "))
        };
        let change = spot.change(Kind::TagChanged, "");
        compared
            .changes
            .push(change.values(said(before), said(after)));
    }
}
