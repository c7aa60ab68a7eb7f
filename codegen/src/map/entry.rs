//! The entry of a key, whether it is there or not.

use super::Map;
use super::order::Spot;

/// What [`Map::entry`] has found.
pub struct Entry<'a, K, V> {
    map: &'a mut Map<K, V>,
    key: K,
    found: Result<Spot, Spot>,
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    pub(super) fn new(map: &'a mut Map<K, V>, key: K, found: Result<Spot, Spot>) -> Self {
        Entry { map, key, found }
    }

    /// Whether the map has no such key.
    #[must_use]
    pub fn is_vacant(&self) -> bool {
        self.found.is_err()
    }

    /// The value, which is this one if there was none.
    pub fn or_insert(self, value: V) -> &'a mut V {
        self.or_insert_with(|| value)
    }

    /// The value, which is made if there was none.
    pub fn or_insert_with(self, make: impl FnOnce() -> V) -> &'a mut V {
        let number = match self.found {
            Ok(spot) => self.map.keys.order.number(spot),
            Err(spot) => self.map.add(spot, self.key, make()),
        };
        &mut self.map.values[number]
    }

    /// The value, which is empty if there was none.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}
