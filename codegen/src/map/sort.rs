//! Lists in order, as the standard library sorts them: what is equal stays as it was.
//!
//! What is sorted are numbers, so that sorting itself is compiled once and not for each type
//! and each way to compare.

use std::cmp::Ordering;

use super::order::permute;

/// Sorts a list as `slice::sort_by` does.
///
/// ```
/// let mut words = ["pear", "fig", "kiwi"];
/// bindery::map::sort_by(&mut words, |a, b| a.len().cmp(&b.len()));
/// assert_eq!(words, ["fig", "pear", "kiwi"]);
/// ```
pub fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let compare = &|a: usize, b: usize| compare(&list[a], &list[b]);
    if let Some(belongs) = places(list.len(), compare) {
        permute(belongs, &mut |a, b| list.swap(a, b));
    }
}

/// Sorts a list as `slice::sort_by_key` does.
///
/// ```
/// let mut words = ["pear", "fig", "kiwi"];
/// bindery::map::sort_by_key(&mut words, |word| word.len());
/// assert_eq!(words, ["fig", "pear", "kiwi"]);
/// ```
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// Where each of so many belongs; nothing where all of them stand there.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Option<Vec<usize>> {
    if (1..count).all(|at| compare(at - 1, at) != Ordering::Greater) {
        return None;
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    let mut belongs = vec![0; count];
    for (at, number) in order.into_iter().enumerate() {
        belongs[number] = at;
    }
    Some(belongs)
}
