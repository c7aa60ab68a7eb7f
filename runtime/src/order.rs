//! Orders, by a sort that is compiled once.
//!
//! The standard library's is compiled for every type and every comparison, ten kilobytes each. It
//! sorts large lists faster; what is sorted here are few keys, where it matters more that they
//! are not in every program five times.

use std::cmp::Ordering;

/// The indexes below `count` in the order that `compare` gives; what is equal stays as it is.
pub(crate) fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    // Runs of this length are in order; two and two become one.
    let mut length = 1;
    while length < count {
        for pair in order.chunks(length.saturating_mul(2)) {
            let (left, right) = pair.split_at(length.min(pair.len()));
            merge(left, right, compare, &mut merged);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        length = length.saturating_mul(2);
    }
    order
}

fn merge(
    mut left: &[usize],
    mut right: &[usize],
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
    merged: &mut Vec<usize>,
) {
    while let (Some((first, others)), Some((second, rest))) =
        (left.split_first(), right.split_first())
    {
        if compare(*second, *first).is_lt() {
            merged.push(*second);
            right = rest;
        } else {
            merged.push(*first);
            left = others;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_the_order_of_the_standard_library(keys in prop::collection::vec(0..20_u8, 0..70)) {
            let mut expected: Vec<usize> = (0..keys.len()).collect();
            expected.sort_by_key(|index| keys[*index]);
            let found = order(keys.len(), &mut |left, right| keys[left].cmp(&keys[right]));
            prop_assert_eq!(found, expected);
        }
    }
}
