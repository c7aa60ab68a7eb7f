//! Reading objects whose keys are fields.

use super::error::{Problem, ReadError};
use super::reader::Reader;
use crate::describe::Record;
use crate::schema::Field;

/// The next key of an object, as a record sees it.
enum Key {
    /// A field, by its index.
    Field(usize),
    /// Another one; its text is in [`Reader::key`].
    Other,
    /// The object has ended.
    End,
}

impl Reader<'_> {
    /// Reads an object into a record.
    ///
    /// A required property that is missing is an error, unless the field writes its
    /// absence as `null`; then it reads it as `null` too.
    ///
    /// # Errors
    /// When the next value is not an object, a field is of another type, or a required
    /// property is missing.
    pub fn record(&mut self, record: &mut dyn Record) -> Result<(), ReadError> {
        self.again = false;
        let fields = record.shape().fields;
        let mut seen = Seen::new(fields.len());
        self.open_object()?;
        let start = self.offset();
        let mut first = true;
        // Documents mostly come in the order of the schema, so the next field is tried first.
        let mut expected = 0;
        loop {
            match self.field_key(first, fields, expected)? {
                Key::Field(index) => {
                    expected = index + 1;
                    self.field(record, fields, index, &mut seen)?;
                }
                Key::Other => self.other(record)?,
                Key::End => break,
            }
            first = false;
        }
        self.leave();
        self.check_missing(fields, &seen, start)
    }

    fn field(
        &mut self,
        record: &mut dyn Record,
        fields: &'static [Field],
        index: usize,
        seen: &mut Seen,
    ) -> Result<(), ReadError> {
        let Some(value) = record.field_mut(index) else {
            return self.skip();
        };
        self.again = seen.set(index);
        let result = value.fill(self);
        self.again = false;
        result.map_err(|error| error.in_property(fields.get(index).map_or("", |field| field.name)))
    }

    /// Keeps a property that is not a field, where the record has a place for it.
    fn other(&mut self, record: &mut dyn Record) -> Result<(), ReadError> {
        let Some(map) = record.additional_mut() else {
            return self.skip();
        };
        let key = std::mem::take(&mut self.key);
        map.read_entry(&key, self)
            .map_err(|error| error.in_property(&key))?;
        self.key = key;
        Ok(())
    }

    fn field_key(
        &mut self,
        first: bool,
        fields: &'static [Field],
        expected: usize,
    ) -> Result<Key, ReadError> {
        let next = if first {
            self.scanner.open_object()
        } else {
            self.scanner.next_key()
        };
        let Some(key) = next? else {
            return Ok(Key::End);
        };
        match position(fields, expected, key) {
            Some(index) => Ok(Key::Field(index)),
            None => {
                self.key.clear();
                self.key.push_str(key);
                Ok(Key::Other)
            }
        }
    }

    fn check_missing(
        &self,
        fields: &'static [Field],
        seen: &Seen,
        start: usize,
    ) -> Result<(), ReadError> {
        if seen.count == fields.len() {
            return Ok(());
        }
        for (index, field) in fields.iter().enumerate() {
            if field.required && !field.null && !seen.has(index) {
                return Err(self
                    .error_at(Problem::Missing, start)
                    .in_property(field.name));
            }
        }
        Ok(())
    }
}

/// The field of that name: the expected one, those after it, those before it.
fn position(fields: &'static [Field], expected: usize, key: &str) -> Option<usize> {
    let (before, after) = fields.split_at_checked(expected).unwrap_or((fields, &[]));
    let is_key = |field: &Field| field.name == key;
    match after.iter().position(is_key) {
        Some(index) => Some(expected + index),
        None => before.iter().position(is_key),
    }
}

/// Which fields have been read.
struct Seen {
    /// The first 128, without allocation.
    low: u128,
    /// The others.
    high: Vec<bool>,
    count: usize,
}

const LOW: usize = 128;

impl Seen {
    fn new(len: usize) -> Seen {
        Seen {
            low: 0,
            high: vec![false; len.saturating_sub(LOW)],
            count: 0,
        }
    }

    /// Marks a field and says whether it was marked before.
    fn set(&mut self, index: usize) -> bool {
        let before = self.has(index);
        if index < LOW {
            self.low |= 1 << index;
        } else if let Some(seen) = self.high.get_mut(index - LOW) {
            *seen = true;
        }
        self.count += usize::from(!before);
        before
    }

    fn has(&self, index: usize) -> bool {
        if index < LOW {
            self.low & (1 << index) != 0
        } else {
            self.high.get(index - LOW).copied().unwrap_or(false)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seen_counts_each_field_once_beyond_the_first_word_too() {
        let mut seen = Seen::new(200);
        for index in [0, 127, 128, 199] {
            assert!(!seen.set(index));
            assert!(seen.set(index));
            assert!(seen.has(index));
        }
        assert_eq!(seen.count, 4);
        assert!(!seen.has(1));
        assert!(!seen.has(129));
        assert!(!seen.has(5000));
    }
}
