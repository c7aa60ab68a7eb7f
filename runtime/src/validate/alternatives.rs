//! Several schemas of which one must hold: `oneOf`, `anyOf`, and the variants of a union.

use super::judge::{Judge, Tally, Weight};
use super::kept::Properties;
use super::object;
use super::path::Path;
use super::{sameness, types};
use crate::describe::{Value, View};
use crate::json::Json;
use crate::schema::{Rule, Schema, Shape, Tag, Variants};

type Schemas = &'static [&'static Schema];

/// Judges a value by the variants of a union. Where its tag names the variant, that one's
/// violations are reported.
pub(super) fn judge_variants(
    judge: &mut Judge<'_>,
    view: View<'_>,
    variants: &'static Variants,
    path: &Path<'_>,
) {
    let tagged = variants.tag.as_ref().and_then(|tag| tagged(view, tag));
    match tagged.and_then(|index| variants.schemas.get(index)) {
        Some(schema) => judge.value(view, schema, path),
        None => judge_schemas(judge, view, variants.schemas, variants.exactly_one, path),
    }
}

fn tagged(view: View<'_>, tag: &'static Tag) -> Option<usize> {
    let mut index = None;
    object::each(view, &mut |name, value| {
        let found = name == tag.property;
        if let (true, View::Text(text)) = (found, value) {
            let value = tag.values.iter().find(|(value, _)| *value == text);
            index = value.map(|(_, index)| *index);
        }
        !found
    });
    let is_object = matches!(view, View::Map(_) | View::Record(_));
    index.or(tag.default.filter(|_| is_object))
}

/// Judges a value by schemas of which exactly one, or at least one, must hold.
pub(super) fn judge_schemas(
    judge: &mut Judge<'_>,
    view: View<'_>,
    schemas: Schemas,
    exactly_one: bool,
    path: &Path<'_>,
) {
    let mut admitting = schemas
        .iter()
        .filter(|schema| types::admits(schema.types, view));
    // Where the type leaves one, it mostly holds, and the others need not be counted.
    if let (Some(schema), None) = (admitting.next(), admitting.next())
        && judge.count(view, schema).is_clean()
    {
        return;
    }
    let tallies: Vec<Tally> = schemas
        .iter()
        .map(|schema| judge.count(view, schema))
        .collect();
    let fitting = tallies.iter().filter(|tally| tally.is_clean()).count();
    match fitting {
        0 => judge_none_fits(judge, view, schemas, exactly_one, &tallies, path),
        1 => {}
        several if exactly_one => judge.broken(path, "oneOf", Weight::Constraint, &|| {
            let all = schemas.len();
            let message = format!("must fit exactly one of {all} alternatives, but fits {several}");
            (String::new(), message)
        }),
        _ => {}
    }
}

fn judge_none_fits(
    judge: &mut Judge<'_>,
    view: View<'_>,
    schemas: Schemas,
    exactly_one: bool,
    tallies: &[Tally],
    path: &Path<'_>,
) {
    let mut meant = schemas
        .iter()
        .filter(|schema| is_meant(view, schema, MAX_NESTED));
    if let (Some(schema), None) = (meant.next(), meant.next()) {
        return judge.value(view, schema, path);
    }
    let rule = if exactly_one { "oneOf" } else { "anyOf" };
    let is_another_kind = tallies.iter().all(|tally| tally.kind > 0);
    let weight = if is_another_kind {
        Weight::Kind
    } else {
        Weight::Constraint
    };
    judge.broken(path, rule, weight, &|| {
        let message = match schemas.len() {
            0 | 1 => "must be what the document describes here".to_owned(),
            all => format!("must be one of {all} alternatives, and fits none"),
        };
        (String::new(), message)
    });
}

/// How far schemas inside schemas are followed here; deeper ones say nothing.
const MAX_NESTED: usize = 16;

/// Whether the value has the type of a schema, its constant, and the constants of its
/// properties.
fn is_meant(view: View<'_>, schema: &Schema, nested: usize) -> bool {
    let Some(nested) = nested.checked_sub(1) else {
        return true;
    };
    types::admits(schema.types, view)
        && schema.rules.iter().all(|rule| match rule {
            Rule::AllOf(schemas) => schemas.iter().all(|schema| is_meant(view, schema, nested)),
            Rule::Reference(reference) => is_meant(view, reference.get(), nested),
            rule => is_constant_kept(view, rule),
        })
        && schema
            .shape
            .is_none_or(|shape| are_constants_kept(view, shape))
}

fn is_constant_kept(view: View<'_>, rule: &Rule) -> bool {
    match rule {
        Rule::Const(value) => sameness::is_same(view, value),
        Rule::Enum(values) => values.iter().any(|value| sameness::is_same(view, value)),
        _ => true,
    }
}

/// A constant that is missing contradicts nothing: it may be what is wrong.
fn are_constants_kept(view: View<'_>, shape: &Shape) -> bool {
    let mut kept = true;
    object::each(view, &mut |name, value| {
        let field = shape.fields.iter().find(|field| field.name == name);
        if let Some(field) = field.filter(|field| is_constant(field.schema)) {
            let mut rules = field.schema.rules.iter();
            kept = rules.all(|rule| is_constant_kept(value, rule));
        }
        kept
    });
    kept
}

fn is_constant(schema: &Schema) -> bool {
    schema
        .rules
        .iter()
        .any(|rule| matches!(rule, Rule::Const(_) | Rule::Enum([_])))
}

/// Whether a value that was read as a variant has the types, constants and required properties
/// of it.
pub(crate) fn is_of_kind(variants: &'static Variants, index: usize, value: &dyn Value) -> bool {
    let schema = variants.schemas.get(index);
    schema.is_some_and(|schema| Judge::counting().count(value.view(), schema).kind == 0)
}

/// The variants to read a value as, the best first; none where it is of another kind than all
/// of them, or where each of them would lose what another one declares.
///
/// Of the variants whose types, constants and required properties hold, those of which the
/// fewest constraints are broken; of these the one that declares most of the value's
/// properties, then the one that loses the fewest, then the first in the document. A variant
/// that would lose a property which another one declares is not chosen: where a value fits
/// several, it stays whole.
pub(crate) fn ranked(variants: &'static Variants, value: &Json) -> Vec<usize> {
    let view = value.view();
    let mut judge = Judge::counting();
    let candidates = variants.schemas.iter().enumerate();
    let candidates = candidates.filter_map(|(index, schema)| {
        let tally = judge.count(view, schema);
        (tally.kind == 0).then_some((index, *schema, tally.constraint))
    });
    let candidates: Vec<(usize, &'static Schema, usize)> = candidates.collect();
    if let [(index, ..)] = candidates.as_slice() {
        return vec![*index];
    }
    let looked = candidates.iter().map(|(index, schema, broken)| {
        let properties = Properties::of(view, schema);
        let rank = (
            *broken,
            usize::MAX - properties.declared.len(),
            properties.lost.len(),
            *index,
        );
        (rank, properties)
    });
    let mut looked: Vec<(Rank, Properties)> = looked.collect();
    looked.sort_by_key(|(rank, _)| *rank);
    let fewest = looked.first().map(|((broken, ..), _)| *broken);
    let rivals = || {
        looked
            .iter()
            .filter(|((broken, ..), _)| Some(*broken) == fewest)
    };
    let loses_nothing = |(_, own): &&(Rank, Properties)| {
        rivals().all(|(_, other)| own.lost.is_disjoint(&other.declared))
    };
    looked
        .iter()
        .filter(loses_nothing)
        .map(|((.., index), _)| *index)
        .collect()
}

/// Broken constraints, properties that are not declared, lost ones, and the place in the
/// document: the lower, the better.
type Rank = (usize, usize, usize, usize);
