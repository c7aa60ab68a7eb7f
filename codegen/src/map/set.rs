//! A set: its entries as they came, and their order.

use std::borrow::Borrow;
use std::vec;

use super::order::{Numbers, Order, Spot};

/// A set that is sorted, as `BTreeSet` is.
///
/// ```
/// use bindery::map::Set;
///
/// let mut tags = Set::from(["pets", "store"]);
/// assert!(tags.insert("admin") && !tags.insert("pets"));
/// assert_eq!(tags.iter().collect::<Vec<_>>(), [&"admin", &"pets", &"store"]);
/// ```
#[derive(Clone)]
pub struct Set<T> {
    pub(super) entries: Vec<T>,
    pub(super) order: Order,
}

impl<T> Set<T> {
    /// A set without entries; it takes no memory.
    #[must_use]
    pub const fn new() -> Set<T> {
        Set {
            entries: Vec::new(),
            order: Order::new(),
        }
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries, in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter {
            entries: &self.entries,
            numbers: self.numbers(),
        }
    }

    /// The first entry.
    #[must_use]
    pub fn first(&self) -> Option<&T> {
        self.iter().next()
    }

    /// The last entry.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.iter().next_back()
    }

    /// Takes all entries out.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.order.clear();
    }

    pub(super) fn numbers(&self) -> Numbers<'_> {
        self.order.numbers(self.entries.len())
    }
}

impl<T: Ord> Set<T> {
    /// Whether this is an entry.
    #[must_use]
    pub fn contains<Q: Ord + ?Sized>(&self, entry: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.find(entry).is_ok()
    }

    /// The entry that is equal to this.
    #[must_use]
    pub fn get<Q: Ord + ?Sized>(&self, entry: &Q) -> Option<&T>
    where
        T: Borrow<Q>,
    {
        self.entries.get(self.number(entry)?)
    }

    /// Puts an entry in; whether it is new.
    pub fn insert(&mut self, entry: T) -> bool {
        let Err(spot) = self.find(&entry) else {
            return false;
        };
        self.add(spot, entry);
        true
    }

    /// Takes an entry out; whether it was there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, entry: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.take(entry).is_some()
    }

    /// Keeps the entries of which this is true.
    pub fn retain(&mut self, mut keep: impl FnMut(&T) -> bool) {
        for entry in std::mem::take(self) {
            if keep(&entry) {
                self.insert(entry);
            }
        }
    }

    /// Puts the entries of another set in.
    pub fn append(&mut self, other: &mut Set<T>) {
        self.extend(std::mem::take(other));
    }

    /// The entries that the other has not.
    pub fn difference<'a>(&'a self, other: &'a Set<T>) -> impl Iterator<Item = &'a T> + Clone {
        self.iter().filter(|entry| !other.contains(*entry))
    }

    /// The entries that the other has as well.
    pub fn intersection<'a>(&'a self, other: &'a Set<T>) -> impl Iterator<Item = &'a T> + Clone {
        self.iter().filter(|entry| other.contains(*entry))
    }

    /// The entries of both, in order.
    #[must_use]
    pub fn union<'a>(&'a self, other: &'a Set<T>) -> Set<&'a T> {
        self.iter().chain(other).collect()
    }

    /// Whether the other has all entries.
    #[must_use]
    pub fn is_subset(&self, other: &Set<T>) -> bool {
        self.len() <= other.len() && self.iter().all(|entry| other.contains(entry))
    }

    /// Whether the other has none of the entries.
    #[must_use]
    pub fn is_disjoint(&self, other: &Set<T>) -> bool {
        !self.iter().any(|entry| other.contains(entry))
    }

    /// The number of the entry that is equal to this.
    pub(super) fn number<Q: Ord + ?Sized>(&self, entry: &Q) -> Option<usize>
    where
        T: Borrow<Q>,
    {
        Some(self.order.number(self.find(entry).ok()?))
    }

    /// Where an entry is, or belongs.
    pub(super) fn find<Q: Ord + ?Sized>(&self, entry: &Q) -> Result<Spot, Spot>
    where
        T: Borrow<Q>,
    {
        self.order.find(self.entries.len(), &mut |number| {
            self.entries[number].borrow().cmp(entry)
        })
    }

    /// Puts a new entry where [`Self::find`] has said; gives its number.
    pub(super) fn add(&mut self, spot: Spot, entry: T) -> usize {
        let number = self.entries.len();
        self.order.add(spot, number);
        self.entries.push(entry);
        number
    }

    /// Takes an entry out, as `swap_remove` does: the last one has its number then.
    pub(super) fn take<Q: Ord + ?Sized>(&mut self, entry: &Q) -> Option<(usize, T)>
    where
        T: Borrow<Q>,
    {
        let spot = self.find(entry).ok()?;
        let last = self.find(self.entries.last()?.borrow()).ok()?;
        let number = self.order.remove(spot, last, self.entries.len());
        Some((number, self.entries.swap_remove(number)))
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    fn into_iter(mut self) -> vec::IntoIter<T> {
        let entries = &mut self.entries;
        self.order
            .settle(entries.len(), &mut |a, b| entries.swap(a, b));
        self.entries.into_iter()
    }
}

/// The entries of a [`Set`], or the keys or values of a [`Map`](super::Map), in order.
pub struct Iter<'a, T> {
    pub(super) entries: &'a [T],
    pub(super) numbers: Numbers<'a>,
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter {
            entries: self.entries,
            numbers: self.numbers.clone(),
        }
    }
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.entries.get(self.numbers.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.numbers.size_hint()
    }
}

impl<T> DoubleEndedIterator for Iter<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.entries.get(self.numbers.next_back()?)
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}
