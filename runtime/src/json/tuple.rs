//! Arrays whose first items have places of their own.

use super::error::{Problem, ReadError};
use super::reader::Reader;
use crate::describe::{Record, View};

impl Reader<'_> {
    /// Reads an array into the places of a record.
    ///
    /// # Errors
    /// When the next value is not an array, an item is of another type or a required one is
    /// missing, or there are more items than the record has places for.
    pub fn tuple(&mut self, tuple: &mut dyn Record) -> Result<(), ReadError> {
        self.again = false;
        let fields = tuple.shape().fields;
        let start = self.offset();
        let mut count = 0;
        self.list(&mut |reader| {
            let index = count;
            count += 1;
            let start = reader.offset();
            let Some(field) = fields.get(index) else {
                return match tuple.rest_mut() {
                    Some(rest) => rest.read_item(reader),
                    None => Err(reader.error_at(Problem::TooMany, start)),
                };
            };
            let Some(place) = tuple.field_mut(index) else {
                return reader.skip();
            };
            place.fill(reader)?;
            // An item cannot be left out between others: `null` is a value here.
            if !field.required && matches!(place.view(), View::Absent) {
                return Err(reader.error_at(Problem::Null, start));
            }
            Ok(())
        })?;
        match fields.get(count) {
            Some(field) if field.required => {
                Err(self.error_at(Problem::MissingItem, start).in_item(count))
            }
            _ => Ok(()),
        }
    }
}
