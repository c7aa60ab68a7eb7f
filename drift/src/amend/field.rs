//! Rows of a page as schemas, nested tables and all.

use crate::claim::{self, Claimed, Claims, Kind};
use crate::scaffold::schema;
use crate::scaffold::yaml::Map;

/// How many nested tables inside each other are written.
const DEEPEST: usize = 16;

/// The schema of a row.
pub(super) fn schema_of(claims: &Claims, field: &claim::Field) -> Map {
    schema_in(claims, field, &mut Vec::new())
}

/// The schema of an object with rows.
pub(super) fn object_of(claims: &Claims, fields: &[claim::Field]) -> Map {
    let mut map = Map::new();
    map.put("type", "object");
    fill(&mut map, claims, fields, &mut Vec::new());
    map
}

fn schema_in(claims: &Claims, field: &claim::Field, around: &mut Vec<usize>) -> Map {
    let group = field
        .group
        .filter(|group| !around.contains(group) && around.len() < DEEPEST);
    let group = group.and_then(|index| Some((index, claims.groups.get(index)?)));
    let Some((index, group)) = group else {
        return schema::of(field, None, &[]);
    };
    let mut field = field.clone();
    let kind = field.kind.take().map_or(Kind::Any, |kind| kind.value);
    let place = field.place;
    field.kind = Some(Claimed {
        value: with_object(kind),
        place,
    });
    let mut map = schema::of(&field, None, &[]);
    around.push(index);
    fill_inner(&mut map, claims, &group.fields, around);
    around.pop();
    map
}

/// A kind whose innermost one has fields.
fn with_object(kind: Kind) -> Kind {
    let inside = |inner: Option<Box<Kind>>| {
        Some(Box::new(
            inner.map_or(Kind::Object(None), |inner| with_object(*inner)),
        ))
    };
    match kind {
        Kind::Array(items) => Kind::Array(inside(items)),
        Kind::Map(values) => Kind::Map(inside(values)),
        kind @ Kind::Object(_) => kind,
        _ => Kind::Object(None),
    }
}

/// Fills what stands inside of lists and maps.
fn fill_inner(map: &mut Map, claims: &Claims, fields: &[claim::Field], around: &mut Vec<usize>) {
    let mut words = ["items", "additionalProperties"].into_iter();
    match words
        .find(|word| map.has(word))
        .and_then(|word| map.under(word))
    {
        Some(inside) => fill_inner(inside, claims, fields, around),
        None => fill(map, claims, fields, around),
    }
}

fn fill(map: &mut Map, claims: &Claims, fields: &[claim::Field], around: &mut Vec<usize>) {
    schema::fill(
        map,
        fields,
        |field| schema_in(claims, field, around),
        |_| None,
    );
}
