//! Pairs of types: what changed in them, and which pairs they are made of.

use super::change::{Change, Part};
use super::docs::{self, Spot};
use super::json::canonical;
use super::location::ITEMS;
use super::same::Sameness;
use super::{Direction, Kind, constraint, object, text_enum, union};
use crate::model::{Additional, Api, Enum, Kind as TypeKind, Type, TypeId};

/// A pair of types that another pair is made of.
#[derive(Clone, Debug)]
pub(super) struct Inner {
    pub(super) pair: (TypeId, TypeId),
    pub(super) step: String,
    pub(super) within: Direction,
}

/// What came of comparing a pair.
#[derive(Clone, Debug, Default)]
pub(super) struct Compared {
    pub(super) changes: Vec<Change>,
    pub(super) parts: Vec<Inner>,
}

impl Compared {
    pub(super) fn part(&mut self, pair: (TypeId, TypeId), step: impl Into<String>) {
        self.part_within(pair, step, Direction::BOTH);
    }

    pub(super) fn part_within(
        &mut self,
        pair: (TypeId, TypeId),
        step: impl Into<String>,
        within: Direction,
    ) {
        self.parts.push(Inner {
            pair,
            step: step.into(),
            within,
        });
    }
}

/// Compares a pair of types. One that repeats another type on both sides says only what that
/// pair does not say.
pub(super) fn compare(
    old: &Api,
    new: &Api,
    pair: (TypeId, TypeId),
    same: &mut Sameness<'_>,
) -> Compared {
    let mut compared = alone(old, new, pair, same);
    let bases = (old.get(pair.0).refines, new.get(pair.1).refines);
    if let (Some(before), Some(after)) = bases {
        let base = alone(old, new, (before, after), same);
        let known = |change: &Change| base.changes.iter().any(|other| change.repeats(other));
        compared.changes.retain(|change| !known(change));
        let known = |part: &Inner| base.parts.iter().any(|other| part.pair == other.pair);
        compared.parts.retain(|part| !known(part));
        compared.part((before, after), "");
    }
    compared
}

/// Every field of the model is named here, so that a new one is compared or left out on
/// purpose.
fn alone(old: &Api, new: &Api, pair: (TypeId, TypeId), same: &mut Sameness<'_>) -> Compared {
    let (before, after) = (old.get(pair.0), new.get(pair.1));
    let Type {
        origin: _,
        preferred_name,
        docs: words,
        kind,
        tuple,
        nullable,
        implied,
        rules,
        secret,
        file,
        binary,
        default,
        examples,
        refines: _,
        place,
    } = before;
    let mut compared = Compared::default();
    let spot = Spot::new((*place, after.place));
    let changes = &mut compared.changes;
    docs::compare(words, &after.docs, &spot, changes);
    docs::examples(examples, &after.examples, &spot, changes);
    docs::name(
        preferred_name.as_deref(),
        after.preferred_name.as_deref(),
        &spot,
        changes,
    );
    for (before, after, forth, back) in [
        (
            *nullable,
            after.nullable,
            Kind::NullAllowed,
            Kind::NullRefused,
        ),
        (*implied, after.implied, Kind::KindImplied, Kind::KindStated),
        (*secret, after.secret, Kind::Concealed, Kind::Revealed),
        (*file, after.file, Kind::BytesChanged, Kind::BytesChanged),
        (
            *binary,
            after.binary,
            Kind::BytesChanged,
            Kind::BytesChanged,
        ),
    ] {
        changes.extend(spot.turned((before, after), (forth, back)));
    }
    let text = |default: &Option<crate::model::Json>| default.as_ref().map(canonical);
    changes.extend(spot.text(
        Kind::DefaultChanged,
        "",
        text(default).as_deref(),
        text(&after.default).as_deref(),
    ));
    let tuples = match (tuple, &after.tuple) {
        (Some(before), Some(after)) if object::are_alike(before, after) => Some((before, after)),
        _ => None,
    };
    if !(rules.is_empty() && after.rules.is_empty()) {
        let is_list = |kind: &TypeKind| matches!(kind, TypeKind::Enum(_));
        let said = constraint::SaidByKind {
            values: is_list(kind) || is_list(&after.kind),
            items: tuples.is_some(),
        };
        constraint::compare((rules, &after.rules), said, same, changes);
    }
    if let Some((before, after)) = tuples {
        object::tuple((old, new), (before, after), &mut compared);
    }
    kinds(old, new, pair, (kind, &after.kind), same, &mut compared);
    compared
}

fn kinds(
    old: &Api,
    new: &Api,
    pair: (TypeId, TypeId),
    kinds: (&TypeKind, &TypeKind),
    same: &mut Sameness<'_>,
    compared: &mut Compared,
) {
    let (before, after) = (old.get(pair.0), new.get(pair.1));
    let spot = Spot::new((before.place, after.place));
    match kinds {
        (TypeKind::Array(before), TypeKind::Array(after)) => {
            compared.part((*before, *after), ITEMS);
        }
        (TypeKind::Object(before), TypeKind::Object(after)) => {
            object::compare((old, new), (before, after), &spot, compared);
        }
        (TypeKind::Enum(before), TypeKind::Enum(after)) => {
            text_enum::compare(before, after, &spot, &mut compared.changes);
        }
        (TypeKind::Union(one), TypeKind::Union(other)) => {
            union::compare(old, new, (one, other), &spot, same, compared);
        }
        (one, other) => {
            let Some(mut kind) = motion(one, other) else {
                return;
            };
            // A union with the type among its forms is wider than the type.
            if let (TypeKind::Union(union), _) = (other, one)
                && union.variants.iter().any(|form| same.same(pair.0, form.ty))
            {
                kind = Kind::TypeWidened;
            }
            if let (TypeKind::Union(union), _) = (one, other)
                && union.variants.iter().any(|form| same.same(form.ty, pair.1))
            {
                kind = Kind::TypeNarrowed;
            }
            let mut change = spot
                .change(kind, "")
                .values(words(one), words(other))
                .part(Part::Whole);
            change.gone = old.parts(pair.0);
            change.come = new.parts(pair.1);
            compared.changes.push(change);
        }
    }
}

/// What became of a kind that is another one; `None` where it is the same.
fn motion(old: &TypeKind, new: &TypeKind) -> Option<Kind> {
    use TypeKind::{Any, Boolean, Enum, Integer, Never, Null, Number, String};
    Some(match (old, new) {
        (Any, Any) | (Null, Null) | (Never, Never) | (Boolean, Boolean) => return None,
        (Integer(before), Integer(after))
        | (Number(before), Number(after))
        | (String(before), String(after)) => return format(before.as_deref(), after.as_deref()),
        (Any, _) | (_, Never) => Kind::TypeNarrowed,
        (_, Any) | (Never, _) => Kind::TypeWidened,
        (Integer(_), Number(_)) | (Enum(_), String(None)) => Kind::TypeWidened,
        (Number(_), Integer(_)) | (String(None), Enum(_)) => Kind::TypeNarrowed,
        _ => Kind::TypeReplaced,
    })
}

/// What became of a format: a bigger integer holds the smaller one, and a format is narrower
/// than none.
fn format(old: Option<&str>, new: Option<&str>) -> Option<Kind> {
    if old == new {
        return None;
    }
    let bits = |format: &str| match format {
        "int8" => Some((true, 8)),
        "int16" => Some((true, 16)),
        "int32" => Some((true, 32)),
        "int64" => Some((true, 64)),
        "int128" => Some((true, 128)),
        "uint8" => Some((false, 8)),
        "uint16" => Some((false, 16)),
        "uint32" => Some((false, 32)),
        "uint64" => Some((false, 64)),
        _ => None,
    };
    let holds = |one: (bool, u32), other: (bool, u32)| {
        (one.0 == other.0 && one.1 > other.1) || (one.0 && !other.0 && one.1 > other.1)
    };
    Some(match (old, new) {
        (None, _) => Kind::TypeNarrowed,
        (_, None) => Kind::TypeWidened,
        (Some("float"), Some("double")) => Kind::TypeWidened,
        (Some("double"), Some("float")) => Kind::TypeNarrowed,
        (Some(before), Some(after)) => match (bits(before), bits(after)) {
            (Some(before), Some(after)) if holds(after, before) => Kind::TypeWidened,
            (Some(before), Some(after)) if holds(before, after) => Kind::TypeNarrowed,
            _ => Kind::TypeReplaced,
        },
    })
}

/// What a kind is, for people.
fn words(kind: &TypeKind) -> String {
    let with = |name: &str, format: &Option<String>| match format {
        Some(format) => format!("{name} ({format})"),
        None => name.to_owned(),
    };
    match kind {
        TypeKind::Any => "any value".to_owned(),
        TypeKind::Null => "null".to_owned(),
        TypeKind::Never => "no value".to_owned(),
        TypeKind::Boolean => "boolean".to_owned(),
        TypeKind::Integer(format) => with("integer", format),
        TypeKind::Number(format) => with("number", format),
        TypeKind::String(format) => with("string", format),
        TypeKind::Enum(Enum { values, .. }) => format!("one of {} strings", values.len()),
        TypeKind::Array(_) => "array".to_owned(),
        TypeKind::Object(object) if object.fields.is_empty() => match object.additional {
            Additional::Each(_) => "map".to_owned(),
            _ => "object".to_owned(),
        },
        TypeKind::Object(_) => "object".to_owned(),
        TypeKind::Union(union) => format!("one of {} forms", union.variants.len()),
    }
}

/// What a type is, for people, in a word or two.
pub(super) fn named(api: &Api, id: TypeId) -> String {
    let ty = api.get(id);
    let mut text = match &ty.origin {
        crate::model::Origin::Named(name) => name.clone(),
        _ => words(&ty.kind),
    };
    if ty.nullable {
        text += " or null";
    }
    text
}
