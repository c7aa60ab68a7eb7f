//! Types that repeat others, completed when all others are.

use super::types::{Refinement, Types};
use super::{rules, words};
use crate::finding::Finding;
use crate::finding::code::resolve as code;
use crate::map::Map;
use crate::model::{Check, Json, Kind, TypeId};

/// Completes every type that repeats another one, and makes unions nullable that have a
/// nullable variant.
pub(super) fn refine(types: &mut Types<'_, '_>) {
    let mut by_base: Map<TypeId, Vec<TypeId>> = Map::new();
    for (id, refinement) in &types.refinements {
        by_base.entry(refinement.base).or_default().push(*id);
    }
    // A base that is itself a repetition has to be complete first.
    let is_complete = |id: &TypeId| !types.refinements.contains_key(id);
    let mut complete_now: Vec<TypeId> = by_base.keys().copied().filter(is_complete).collect();
    while let Some(base) = complete_now.pop() {
        for id in by_base.remove(&base).unwrap_or_default() {
            if let Some(refinement) = types.refinements.remove(&id) {
                complete(types, id, &refinement);
                complete_now.push(id);
            }
        }
    }
    // What is left goes round in circles.
    let left: Vec<TypeId> = types.refinements.keys().copied().collect();
    for id in left {
        circular(types, id);
    }
    spread_null(types);
}

fn circular(types: &mut Types<'_, '_>, id: TypeId) {
    if let Some(refinement) = types.refinements.remove(&id) {
        let place = refinement
            .schema
            .keywords()
            .first()
            .map_or(refinement.schema.node.place, |entry| entry.key_place);
        types.findings.report(Finding::new(
            &code::CIRCULAR,
            place,
            "this schema is nothing but itself",
        ));
    }
}

fn complete(types: &mut Types<'_, '_>, id: TypeId, refinement: &Refinement<'_>) {
    let Some(base) = types.built.get(refinement.base.0 as usize).cloned() else {
        return;
    };
    let mut rules = base.rules;
    let mut default = base.default;
    let mut examples = Vec::new();
    for schema in &refinement.around {
        rules.extend(rules::simple(*schema, None));
        default = schema.get("default").map(Json::from).or(default);
        examples.extend(words::examples(*schema));
    }
    if examples.is_empty() {
        examples = base.examples;
    }
    let nullable = base.nullable || refinement.nullable;
    if nullable {
        rules
            .iter_mut()
            .for_each(|rule| admit_null(&mut rule.check));
    }
    let Some(ty) = types.get_mut(id) else { return };
    ty.docs = words::over(words::docs(refinement.schema.words()), base.docs);
    ty.kind = base.kind;
    ty.nullable = nullable;
    ty.implied = base.implied;
    ty.rules = rules;
    ty.secret = base.secret;
    ty.default = default.filter(|default| nullable || *default != Json::Null);
    ty.examples = examples;
    ty.refines = Some(refinement.base);
}

/// Lists of values hold for `null` too, so where it is allowed it must be listed.
pub(super) fn admit_null(check: &mut Check) {
    match check {
        Check::Enum(values) if !values.contains(&Json::Null) => values.push(Json::Null),
        Check::Const(value) if *value != Json::Null => {
            *check = Check::Enum(vec![value.clone(), Json::Null])
        }
        _ => {}
    }
}

/// A union with a nullable variant is nullable. Variants can be unions, hence the repetition.
///
/// `null` then fits the variant and the union, so "exactly one" can no longer be asked.
fn spread_null(types: &mut Types<'_, '_>) {
    loop {
        let is_null = |id: &TypeId| types.built.get(id.0 as usize).is_some_and(|ty| ty.nullable);
        let found = types.built.iter().map(|ty| match &ty.kind {
            Kind::Union(union) if !ty.nullable || union.exactly_one => {
                union.variants.iter().any(|variant| is_null(&variant.ty))
            }
            _ => false,
        });
        let found: Vec<bool> = found.collect();
        if !found.contains(&true) {
            return;
        }
        for (ty, _) in types
            .built
            .iter_mut()
            .zip(found)
            .filter(|(_, found)| *found)
        {
            ty.nullable = true;
            if let Kind::Union(union) = &mut ty.kind {
                union.exactly_one = false;
            }
        }
    }
}
