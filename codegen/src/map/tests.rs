//! Maps and sets do as those of the standard library, whatever is done to them.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;

use super::{Map, Set};

/// Keys come in order, in the order against it, and in none, more than one run has.
fn keys() -> impl Strategy<Value = Vec<u16>> {
    let some = vec(0..700_u16, 0..600);
    prop_oneof![
        some.clone(),
        some.clone().prop_map(|mut keys| {
            keys.sort_unstable();
            keys
        }),
        some.prop_map(|mut keys| {
            keys.sort_unstable_by(|a, b| b.cmp(a));
            keys
        }),
    ]
}

proptest! {
    #[test]
    fn a_map_is_as_that_of_the_standard_library(put in keys(), out in keys(), from in 0..700_u16) {
        let mut map = Map::new();
        let mut judge = BTreeMap::new();
        for (value, key) in put.iter().enumerate() {
            prop_assert_eq!(map.insert(*key, value), judge.insert(*key, value));
        }
        for key in &out {
            prop_assert_eq!(map.remove(key), judge.remove(key));
            *map.entry(key / 2).or_default() += 1;
            *judge.entry(key / 2).or_default() += 1;
        }
        prop_assert!(map.iter().eq(&judge) && map.iter().rev().eq(judge.iter().rev()));
        prop_assert!(map.keys().eq(judge.keys()) && map.values().eq(judge.values()));
        prop_assert!(map.range(from..).eq(judge.range(from..)));
        prop_assert!(map.range(..=from).eq(judge.range(..=from)));
        prop_assert!(put.iter().all(|key| map.get(key) == judge.get(key)));
        prop_assert_eq!(&map, &judge.clone().into_iter().collect());
        for (key, value) in map.iter_mut() {
            *value += usize::from(*key);
        }
        judge.iter_mut().for_each(|(key, value)| *value += usize::from(*key));
        map.retain(|key, value| !(usize::from(*key) + *value).is_multiple_of(3));
        judge.retain(|key, value| !(usize::from(*key) + *value).is_multiple_of(3));
        prop_assert_eq!(format!("{map:?}"), format!("{judge:?}"));
        prop_assert!(map.into_iter().eq(judge));
    }

    #[test]
    fn a_list_is_sorted_as_the_standard_library_does(keys in keys()) {
        let mut list: Vec<_> = keys.into_iter().enumerate().collect();
        let mut judge = list.clone();
        super::sort_by_key(&mut list, |(_, key)| key / 8);
        judge.sort_by_key(|(_, key)| key / 8);
        prop_assert_eq!(list, judge);
    }

    #[test]
    fn a_set_is_as_that_of_the_standard_library(a in keys(), b in keys()) {
        let [one, two] = [&a, &b].map(|keys| keys.iter().copied().collect::<Set<_>>());
        let [first, second] = [&a, &b].map(|keys| keys.iter().copied().collect::<BTreeSet<_>>());
        prop_assert!(one.difference(&two).eq(first.difference(&second)));
        prop_assert!(one.intersection(&two).eq(first.intersection(&second)));
        prop_assert!(one.union(&two).into_iter().eq(first.union(&second)));
        prop_assert_eq!(one.is_subset(&two), first.is_subset(&second));
        prop_assert_eq!(one.is_disjoint(&two), first.is_disjoint(&second));
        prop_assert_eq!(one.cmp(&two), first.cmp(&second));
        prop_assert_eq!((one.first(), one.last()), (first.first(), first.last()));
        prop_assert!(one.into_iter().eq(first));
    }
}
