//! Maps and sets sorted by their keys, which are quick to compile.
//!
//! The generator is built by everybody who uses it from a build script, and a third of what
//! the compiler made of it were `BTreeMap`s: a few thousand lines for each pair of key and
//! value. Here a [`Set`] is its entries in a `Vec`, in whatever order they came, and their
//! `Order` is numbers, whose code is made once; a [`Map`] is a set of keys with their values
//! beside it, so that what depends on the key does not depend on the value. They behave as
//! `BTreeMap` and `BTreeSet` do, as far as they have the methods.

mod addresses;
mod entry;
mod order;
mod set;
mod sort;
mod traits;

#[cfg(test)]
mod tests;

use std::borrow::Borrow;
use std::ops::{Bound, RangeBounds};
use std::vec;

pub(crate) use addresses::Addresses;
pub use entry::Entry;
use order::{Numbers, Order, Spot};
pub use set::Set;
pub use sort::{sort_by, sort_by_key};

/// A map that is sorted by its keys, as `BTreeMap` is.
///
/// ```
/// use bindery::map::Map;
///
/// let mut pets = Map::new();
/// pets.insert("dog", 2);
/// pets.insert("cat", 1);
/// *pets.entry("dog").or_default() += 1;
/// let pets: Vec<_> = pets.iter().collect();
/// assert_eq!(pets, [(&"cat", &1), (&"dog", &3)]);
/// ```
#[derive(Clone)]
pub struct Map<K, V> {
    keys: Set<K>,
    /// The value of every key, where [`Set::entries`] has the key.
    values: Vec<V>,
}

impl<K, V> Map<K, V> {
    /// A map without entries; it takes no memory.
    #[must_use]
    pub const fn new() -> Map<K, V> {
        Map {
            keys: Set::new(),
            values: Vec::new(),
        }
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The entries, by their keys.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter {
            keys: &self.keys.entries,
            values: &self.values,
            numbers: self.keys.numbers(),
        }
    }

    /// The entries, by their keys, with values that can be changed.
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (&K, &mut V)> {
        self.settle();
        self.keys.entries.iter().zip(&mut self.values)
    }

    /// The keys, in order.
    #[must_use]
    pub fn keys(&self) -> set::Iter<'_, K> {
        self.keys.iter()
    }

    /// The values, by their keys.
    #[must_use]
    pub fn values(&self) -> set::Iter<'_, V> {
        set::Iter {
            entries: &self.values,
            numbers: self.keys.numbers(),
        }
    }

    /// The values, by their keys, to be changed.
    pub fn values_mut(&mut self) -> std::slice::IterMut<'_, V> {
        self.settle();
        self.values.iter_mut()
    }

    /// The keys alone, in order.
    #[must_use]
    pub fn into_keys(self) -> vec::IntoIter<K> {
        self.keys.into_iter()
    }

    /// The values alone, by their keys.
    #[must_use]
    pub fn into_values(mut self) -> vec::IntoIter<V> {
        self.settle();
        self.values.into_iter()
    }

    /// Takes all entries out.
    pub fn clear(&mut self) {
        self.keys.clear();
        self.values.clear();
    }

    /// Brings the entries themselves into their order.
    fn settle(&mut self) {
        let (keys, values) = (&mut self.keys.entries, &mut self.values);
        self.keys.order.settle(keys.len(), &mut |a, b| {
            keys.swap(a, b);
            values.swap(a, b);
        });
    }
}

impl<K: Ord, V> Map<K, V> {
    /// The value of a key.
    #[must_use]
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.values.get(self.keys.number(key)?)
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.values.get_mut(self.keys.number(key)?)
    }

    /// A key as it is in the map, and its value.
    #[must_use]
    pub fn get_key_value<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        let number = self.keys.number(key)?;
        Some((self.keys.entries.get(number)?, self.values.get(number)?))
    }

    /// Whether there is a value of the key.
    #[must_use]
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.keys.contains(key)
    }

    /// Sets the value of a key, and gives the one before.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.keys.find(&key) {
            Ok(spot) => {
                let number = self.keys.order.number(spot);
                Some(std::mem::replace(&mut self.values[number], value))
            }
            Err(spot) => {
                self.add(spot, key, value);
                None
            }
        }
    }

    /// Takes a key and its value out.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let number = self.keys.take(key)?.0;
        Some(self.values.swap_remove(number))
    }

    /// The entry of a key, to be looked at and filled with one search.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let found = self.keys.find(&key);
        Entry::new(self, key, found)
    }

    /// The first entry.
    #[must_use]
    pub fn first_key_value(&self) -> Option<(&K, &V)> {
        self.iter().next()
    }

    /// The last entry.
    #[must_use]
    pub fn last_key_value(&self) -> Option<(&K, &V)> {
        self.iter().next_back()
    }

    /// Keeps the entries of which this is true.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        for (key, mut value) in std::mem::take(self) {
            if keep(&key, &mut value) {
                self.insert(key, value);
            }
        }
    }

    /// The entries whose keys are in a range.
    pub fn range(&self, range: impl RangeBounds<K>) -> impl Iterator<Item = (&K, &V)> {
        let start = match range.start_bound() {
            Bound::Unbounded => Order::first(),
            Bound::Included(key) => self.keys.find(key).unwrap_or_else(|spot| spot),
            Bound::Excluded(key) => match self.keys.find(key) {
                Ok(spot) => spot.next(),
                Err(spot) => spot,
            },
        };
        let iter = Iter {
            keys: &self.keys.entries,
            values: &self.values,
            numbers: self.keys.order.from(start, self.len()),
        };
        iter.take_while(move |(key, _)| match range.end_bound() {
            Bound::Unbounded => true,
            Bound::Included(end) => *key <= end,
            Bound::Excluded(end) => *key < end,
        })
    }

    /// Puts a new entry where [`Set::find`] has said; gives its number.
    fn add(&mut self, spot: Spot, key: K, value: V) -> usize {
        self.values.push(value);
        self.keys.add(spot, key)
    }
}

/// The entries of a [`Map`], by their keys.
pub struct Iter<'a, K, V> {
    keys: &'a [K],
    values: &'a [V],
    numbers: Numbers<'a>,
}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Iter {
            keys: self.keys,
            values: self.values,
            numbers: self.numbers.clone(),
        }
    }
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<(&'a K, &'a V)> {
        let number = self.numbers.next()?;
        Some((self.keys.get(number)?, self.values.get(number)?))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.numbers.size_hint()
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let number = self.numbers.next_back()?;
        Some((self.keys.get(number)?, self.values.get(number)?))
    }
}

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}
