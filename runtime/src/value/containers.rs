//! Values that hold other values.

use std::collections::BTreeMap;

use crate::describe::{ABSENT, Blank, List, Map, Value, View};
use crate::json::{ReadError, Reader};

impl<T: Blank> Value for Option<T> {
    fn view(&self) -> View<'_> {
        match self {
            Some(value) => value.view(),
            None => View::Absent,
        }
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        if !T::KEEPS_NULL && reader.absent_next()? {
            *self = None;
            return Ok(());
        }
        // Nothing is there to be dropped when the other value comes, so no code has to be there
        // for that.
        if self.is_some() {
            drop(self.take());
        }
        // Filled in its place: a value can be large, and would be moved there.
        self.insert(T::blank()).fill(reader)
    }
}

/// What is in an optional field, as [`Record::fields`](crate::describe::Record::fields) shows it.
#[inline]
pub fn present<T: Value>(value: &Option<T>) -> Option<&dyn Value> {
    match value {
        Some(value) => Some(value),
        None => None,
    }
}

impl<T: Blank> Blank for Option<T> {
    fn blank() -> Option<T> {
        None
    }
}

impl<T: Blank> Value for Vec<T> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        self.clear();
        reader.items(self)
    }
}

impl<T: Blank> Blank for Vec<T> {
    fn blank() -> Vec<T> {
        Vec::new()
    }
}

impl<T: Blank> List for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn item(&self, index: usize) -> &dyn Value {
        match self.get(index) {
            Some(item) => item,
            None => &ABSENT,
        }
    }

    fn read_item(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        // Filled in its place: items can be large, and would be moved there.
        self.push(T::blank());
        self.last_mut().map_or(Ok(()), |item| item.fill(reader))
    }
}

impl<T: Blank> Value for BTreeMap<String, T> {
    fn view(&self) -> View<'_> {
        View::Map(self)
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        self.clear();
        reader.map(self)
    }
}

impl<T: Blank> Blank for BTreeMap<String, T> {
    fn blank() -> BTreeMap<String, T> {
        BTreeMap::new()
    }
}

impl<T: Blank> Map for BTreeMap<String, T> {
    fn len(&self) -> usize {
        BTreeMap::len(self)
    }

    fn visit(&self, visit: &mut dyn FnMut(&str, &dyn Value) -> bool) {
        for (key, value) in self {
            if !visit(key, value) {
                return;
            }
        }
    }

    fn read_entry(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        self.insert(key.to_owned(), reader.value()?);
        Ok(())
    }
}
