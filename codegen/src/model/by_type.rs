//! What is known of types, found by their numbers at once.

use super::TypeId;

/// Values of some types of one model. Nothing is searched, and a type without a value takes no
/// more room than a number: large documents have names for one of twenty types.
#[derive(Clone, Debug)]
pub(crate) struct ByType<V> {
    /// Where the value of each type is, if it has had one.
    places: Vec<u32>,
    values: Vec<Option<V>>,
}

/// The place of a type that never had a value.
const NOWHERE: u32 = u32::MAX;

impl<V> Default for ByType<V> {
    fn default() -> ByType<V> {
        ByType {
            places: Vec::new(),
            values: Vec::new(),
        }
    }
}

impl<V> ByType<V> {
    fn place(&self, id: TypeId) -> usize {
        let place = self.places.get(id.0 as usize);
        place.copied().unwrap_or(NOWHERE) as usize
    }

    /// The value of a type.
    pub(crate) fn get(&self, id: TypeId) -> Option<&V> {
        self.values.get(self.place(id))?.as_ref()
    }

    /// Whether a type has a value.
    pub(crate) fn has(&self, id: TypeId) -> bool {
        self.get(id).is_some()
    }

    /// Sets the value of a type, and gives the one before.
    pub(crate) fn insert(&mut self, id: TypeId, value: V) -> Option<V> {
        let place = self.place(id);
        if let Some(there) = self.values.get_mut(place) {
            return there.replace(value);
        }
        let index = id.0 as usize;
        if index >= self.places.len() {
            self.places.resize(index + 1, NOWHERE);
        }
        // There are fewer values than types, whose numbers have as many bits.
        let next = u32::try_from(self.values.len()).unwrap_or(NOWHERE);
        if let Some(place) = self.places.get_mut(index) {
            *place = next;
            self.values.push(Some(value));
        }
        None
    }

    /// Takes the value of a type out.
    pub(crate) fn remove(&mut self, id: TypeId) -> Option<V> {
        let place = self.place(id);
        self.values.get_mut(place)?.take()
    }
}

impl<V> Extend<(TypeId, V)> for ByType<V> {
    fn extend<I: IntoIterator<Item = (TypeId, V)>>(&mut self, values: I) {
        for (id, value) in values {
            self.insert(id, value);
        }
    }
}

impl<V> FromIterator<(TypeId, V)> for ByType<V> {
    fn from_iter<I: IntoIterator<Item = (TypeId, V)>>(values: I) -> ByType<V> {
        let mut all = ByType::default();
        all.extend(values);
        all
    }
}

/// Some types of one model.
#[derive(Clone, Debug, Default)]
pub(crate) struct TypeSet {
    /// Whether each type is one of them.
    members: Vec<bool>,
}

impl TypeSet {
    /// Whether a type is one of them.
    pub(crate) fn contains(&self, id: TypeId) -> bool {
        self.members.get(id.0 as usize) == Some(&true)
    }

    /// Adds a type; says whether it was none of them.
    pub(crate) fn insert(&mut self, id: TypeId) -> bool {
        let index = id.0 as usize;
        if index >= self.members.len() {
            self.members.resize(index + 1, false);
        }
        let member = self.members.get_mut(index);
        member.is_some_and(|member| !std::mem::replace(member, true))
    }

    /// Takes a type out.
    pub(crate) fn remove(&mut self, id: TypeId) {
        if let Some(member) = self.members.get_mut(id.0 as usize) {
            *member = false;
        }
    }

    /// The types, by their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = TypeId> {
        let all = (0..).map(TypeId).zip(&self.members);
        all.filter_map(|(id, is_member)| is_member.then_some(id))
    }
}

impl Extend<TypeId> for TypeSet {
    fn extend<I: IntoIterator<Item = TypeId>>(&mut self, types: I) {
        for id in types {
            self.insert(id);
        }
    }
}

impl FromIterator<TypeId> for TypeSet {
    fn from_iter<I: IntoIterator<Item = TypeId>>(types: I) -> TypeSet {
        let mut all = TypeSet::default();
        all.extend(types);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::{ByType, TypeId, TypeSet};

    #[test]
    fn values_are_found_by_their_types() {
        let mut names: ByType<&str> = [(TypeId(3), "cat"), (TypeId(0), "dog")]
            .into_iter()
            .collect();
        assert_eq!(names.get(TypeId(3)), Some(&"cat"));
        assert!(!names.has(TypeId(1)) && !names.has(TypeId(9)));
        assert_eq!(names.insert(TypeId(0), "fox"), Some("dog"));
        assert_eq!(
            (names.remove(TypeId(0)), names.remove(TypeId(0))),
            (Some("fox"), None)
        );
    }

    #[test]
    fn types_are_in_a_set_once_and_in_order() {
        let mut types: TypeSet = [TypeId(5), TypeId(2)].into_iter().collect();
        assert!(!types.insert(TypeId(5)) && types.insert(TypeId(4)));
        types.remove(TypeId(2));
        assert!(types.contains(TypeId(4)) && !types.contains(TypeId(2)));
        assert!(types.iter().eq([TypeId(4), TypeId(5)]));
    }
}
