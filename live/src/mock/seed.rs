//! Values that are drawn: the same ones from the same seed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use bindery::check::Judge;
use bindery::model::{Api, Json, Kind, TypeId};
use bindery::sample::{Limits, Sampler};

/// How often it is tried to put together a value that keeps all rules.
const TRIES: usize = 8;
/// How deep values are put together, and of how many parts.
const DEEPEST: usize = 6;
const MOST_PARTS: usize = 200;
/// The most items of a list.
const MOST_ITEMS: usize = 3;

/// Limits for values that somebody looks at.
pub(super) const LIMITS: Limits = Limits {
    values: 16,
    broken: 0,
    depth: 1,
    length: 40,
    items: 4,
    nodes: 60,
};

/// Where values are drawn from.
pub(super) struct Urn<'s, 'a> {
    api: &'a Api,
    sampler: &'s Sampler<'a>,
    judge: Judge<'a>,
    seed: u64,
    /// The values of types that were asked for.
    known: RefCell<BTreeMap<TypeId, Rc<[Json]>>>,
}

impl<'s, 'a> Urn<'s, 'a> {
    pub(super) fn new(api: &'a Api, sampler: &'s Sampler<'a>, seed: u64) -> Urn<'s, 'a> {
        Urn {
            api,
            sampler,
            judge: Judge::new(api),
            seed,
            known: RefCell::default(),
        }
    }

    /// Values of a type, the best first, all of which keep its rules. What is drawn for one place
    /// does not depend on other places. The first is mostly the only one that somebody wants, so
    /// that each is made when it is asked for.
    pub(super) fn draw(&self, ty: TypeId, place: &str) -> impl Iterator<Item = Json> + '_ {
        let mut dice = Dice::new(self.seed, place);
        let at = dice.below(usize::MAX);
        let tries = (0..TRIES).filter_map(move |_| {
            let mut parts = MOST_PARTS;
            let value = self.value(ty, 0, &mut parts, &mut dice);
            value.filter(|value| self.keeps(ty, value))
        });
        let known = std::iter::once_with(move || {
            let known = self.values(ty);
            let (before, behind) = known.split_at(at % known.len().max(1));
            [behind, before].concat()
        });
        tries.chain(known.flatten())
    }

    fn keeps(&self, ty: TypeId, value: &Json) -> bool {
        let broken = self.judge.surely_broken(ty, value);
        broken.is_some_and(|broken| broken.is_empty())
    }

    /// A value that is put together of drawn ones. Rules that concern several of its parts can
    /// be broken.
    fn value(&self, ty: TypeId, depth: usize, parts: &mut usize, dice: &mut Dice) -> Option<Json> {
        let left = parts.checked_sub(1).filter(|_| depth < DEEPEST);
        let Some(left) = left else {
            return self.sampler.least(ty).cloned();
        };
        *parts = left;
        let declared = self.api.get(ty);
        if declared.nullable && dice.below(8) == 0 {
            return Some(Json::Null);
        }
        let mut inner = |ty, dice: &mut Dice| self.value(ty, depth + 1, parts, dice);
        let value = match &declared.kind {
            Kind::Object(object) if !object.fields.is_empty() => {
                let mut entries = Vec::new();
                for field in &object.fields {
                    if !field.required && dice.below(4) == 0 {
                        continue;
                    }
                    match inner(field.ty, dice) {
                        Some(value) => entries.push((field.name.clone(), value)),
                        None if field.required => return None,
                        None => {}
                    }
                }
                Json::Object(entries)
            }
            Kind::Array(items) => {
                let count = 1 + dice.below(MOST_ITEMS);
                let items: Option<Vec<Json>> = (0..count).map(|_| inner(*items, dice)).collect();
                Json::Array(items?)
            }
            Kind::Union(union) if !union.variants.is_empty() => {
                let at = dice.below(union.variants.len());
                inner(union.variants.get(at)?.ty, dice)?
            }
            _ => return self.known(ty, dice),
        };
        // A part that breaks a rule would spoil the whole.
        match self.keeps(ty, &value) {
            true => Some(value),
            false => self.known(ty, dice),
        }
    }

    fn known(&self, ty: TypeId, dice: &mut Dice) -> Option<Json> {
        let known = self.values(ty);
        let drawn = known.get(dice.below(known.len())).cloned();
        drawn.or_else(|| self.sampler.least(ty).cloned())
    }

    fn values(&self, ty: TypeId) -> Rc<[Json]> {
        if let Some(known) = self.known.borrow().get(&ty) {
            return Rc::clone(known);
        }
        let values: Rc<[Json]> = self.sampler.values(ty).into();
        self.known.borrow_mut().insert(ty, Rc::clone(&values));
        values
    }
}

/// Numbers that look as if they were thrown (SplitMix64).
struct Dice(u64);

impl Dice {
    /// For a place: its name is mixed into the seed (FNV-1a).
    fn new(seed: u64, place: &str) -> Dice {
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let hash = place.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
        Dice(hash ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// One of so many, or 0 where there are none.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^= number >> 31;
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(number % end).unwrap_or(0)
    }
}
