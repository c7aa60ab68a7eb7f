//! Arrays.

use super::Sampler;
use crate::check::Judge;
use crate::map::Set;
use crate::model::{Check, Json, Kind, Type, TypeId};

/// The rules about how many items there are.
struct Counts {
    least: u64,
    most: Option<u64>,
    unique: bool,
}

impl Counts {
    fn of(ty: &Type) -> Counts {
        let mut counts = Counts {
            least: 0,
            most: None,
            unique: false,
        };
        for rule in &ty.rules {
            match rule.check {
                Check::MinItems(least) => counts.least = counts.least.max(least),
                Check::MaxItems(most) => {
                    counts.most = Some(counts.most.map_or(most, |other| other.min(most)));
                }
                Check::UniqueItems => counts.unique = true,
                _ => {}
            }
        }
        counts
    }
}

/// The shortest arrays: one with an item says more than an empty one.
pub(super) fn forms(sampler: &Sampler<'_>, ty: &Type, items: TypeId) -> Vec<Json> {
    let counts = Counts::of(ty);
    let least: Vec<Json> = sampler.least(items).cloned().into_iter().collect();
    let values = if counts.least > 1 {
        super::variety::values(sampler, items, 1)
    } else {
        least
    };
    let lengths = [counts.least.max(1), counts.least, 0];
    let forms = lengths
        .into_iter()
        .filter_map(|length| of_length(sampler, items, &values, length, counts.unique));
    forms.collect()
}

/// The items that a rule asks for: those of a tuple, or those that must be among them.
pub(super) fn asked(sampler: &Sampler<'_>, check: &Check) -> Option<Json> {
    let items = match check {
        Check::Items(prefix, _) => {
            let each = prefix.iter().map(|id| sampler.least(*id).cloned());
            each.collect::<Option<Vec<Json>>>()?
        }
        Check::Contains(id, least, _) => {
            let count = usize::try_from((*least).min(sampler.limits.items)).ok()?;
            vec![sampler.least(*id)?.clone(); count]
        }
        _ => return None,
    };
    Some(Json::Array(items))
}

/// Arrays of the shortest and the longest length, and each value of an item in one.
pub(super) fn variety(
    sampler: &Sampler<'_>,
    ty: &Type,
    items: TypeId,
    values: &[Json],
) -> Vec<Json> {
    let counts = Counts::of(ty);
    let mut lengths = vec![counts.least, counts.least + 1, values.len().min(5) as u64];
    lengths.extend(counts.most.filter(|most| *most <= sampler.limits.items));
    let mut found: Vec<Json> = lengths
        .into_iter()
        .filter(|length| counts.most.is_none_or(|most| *length <= most))
        .filter_map(|length| of_length(sampler, items, values, length, counts.unique))
        .collect();
    for index in 0..values.len() {
        let (before, after) = values.split_at(index);
        let rotated: Vec<Json> = after.iter().chain(before).cloned().collect();
        found.extend(of_length(
            sampler,
            items,
            &rotated,
            counts.least.max(1),
            counts.unique,
        ));
    }
    found
}

/// So many items, different ones where they must be.
pub(super) fn of_length(
    sampler: &Sampler<'_>,
    items: TypeId,
    values: &[Json],
    length: u64,
    unique: bool,
) -> Option<Json> {
    let length = usize::try_from(length.min(10 * sampler.limits.items)).ok()?;
    if length == 0 {
        return Some(Json::Array(Vec::new()));
    }
    if !unique {
        let found: Vec<Json> = values.iter().cycle().take(length).cloned().collect();
        return (found.len() == length).then_some(Json::Array(found));
    }
    let mut seen = Set::new();
    let made = different(sampler, items, length);
    let found: Vec<Json> = values
        .iter()
        .cloned()
        .chain(made)
        .filter(|value| seen.insert(Judge::canonical(value)))
        .take(length)
        .collect();
    (found.len() == length).then_some(Json::Array(found))
}

/// Values of a leaf that differ from one another.
fn different(sampler: &Sampler<'_>, id: TypeId, count: usize) -> Vec<Json> {
    let kind = &sampler.ty(id).kind;
    let made = (0..count).filter_map(|index| match kind {
        Kind::String(_) => Some(Json::String(format!("item{index}"))),
        Kind::Integer(_) | Kind::Number(_) => Some(Json::Number((index + 1).to_string())),
        _ => None,
    });
    made.filter(|value| sampler.fits(id, value)).collect()
}
