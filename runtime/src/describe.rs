//! How a value describes itself.
//!
//! A generated type says once what it is made of. Writing and reading JSON,
//! validation, `Debug` and the serde bridge are all driven by that description, in
//! code that is compiled once, here, instead of once for every type.
//!
//! A record (a struct made from an object schema) gives a static [`Shape`], its fields to be
//! seen, [`Record::fields`], and one of them to be written, [`Record::field_mut`]. Everything
//! else follows.
//! One made from an array schema whose first items are each of their own type does the same:
//! its fields are the places, and its view is a [`List`].

pub mod kind;

use bytes::Bytes;

use crate::json::{ReadError, Reader};
use crate::schema::{Field, Schema, Shape};
use crate::value::File;

/// A borrowed, one-level look at a value.
///
/// The composite variants hold trait objects, so that one non-generic function can
/// walk any value of any generated crate.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum View<'a> {
    /// Nothing: an optional field that is not set. Not the same as [`View::Null`].
    Absent,
    /// The JSON value `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A signed integer.
    Integer(i64),
    /// An unsigned integer.
    Unsigned(u64),
    /// A floating point number.
    Float(f64),
    /// A number kept as the text it was written in (JSON grammar).
    Digits(&'a str),
    /// A string.
    Text(&'a str),
    /// A string that must not be shown to anyone but the server.
    Secret(&'a str),
    /// Bytes that are no text.
    Bytes(&'a Bytes),
    /// Bytes with a name and a media type.
    File(&'a File),
    /// An array.
    List(&'a dyn List),
    /// An object whose keys are data.
    Map(&'a dyn Map),
    /// An object whose keys are fields.
    Record(&'a dyn Record),
}

/// Any value of a generated crate.
pub trait Value: Send + Sync {
    /// A one-level look at the value.
    fn view(&self) -> View<'_>;

    /// Replaces the value by what `reader` holds next.
    ///
    /// # Errors
    /// When the JSON is malformed or of another type than this value.
    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError>;
}

/// A value that can be made from nothing, as a place to read into.
///
/// A blank value is not a valid one: required strings are empty. It exists for the
/// moment between the start of reading and the last field.
pub trait Blank: Value + Sized {
    /// Whether the value has a place for `null`. Where it has, `null` read into an
    /// `Option` of it is that `null` rather than `None`.
    const KEEPS_NULL: bool = false;

    /// The place to read into.
    fn blank() -> Self;
}

/// A type with a schema of its own.
pub trait Described: Blank {
    /// What the document says about the type.
    const SCHEMA: &'static Schema;
}

/// A struct made from an object schema, or from an array schema with `prefixItems`.
pub trait Record: Send + Sync {
    /// Names and rules of the fields, in the order of [`Record::fields`].
    fn shape(&self) -> &'static Shape;

    /// Shows all fields together, in the order of [`Shape::fields`]; `None` is one that
    /// is absent, by [`present`](crate::value::present).
    ///
    /// One call for all of them: one for each is felt where most fields are absent.
    fn fields<'a>(&'a self, see: See<'_, 'a>);

    /// The field at `index` of [`Shape::fields`], to be written; `None` past the end.
    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Value>;

    /// A record with nothing in its fields, as a place to read into: see [`Blank`].
    fn nothing() -> Self
    where
        Self: Sized;

    /// The properties that are not fields, where the schema declares that there are some.
    fn additional(&self) -> Option<&dyn Map> {
        None
    }

    /// The same, to be written.
    fn additional_mut(&mut self) -> Option<&mut dyn Map> {
        None
    }

    /// The items behind the places of an array, where the schema lets there be some.
    fn rest(&self) -> Option<&dyn List> {
        None
    }

    /// The same, to be written.
    fn rest_mut(&mut self) -> Option<&mut dyn List> {
        None
    }
}

/// Who looks at the fields of a record.
pub type See<'s, 'a> = &'s mut dyn FnMut(&[Option<&'a dyn Value>]);

impl dyn Record + '_ {
    /// The field at `index` of [`Shape::fields`]; [`ABSENT`] past the end.
    ///
    /// To look at many, see [`Record::fields`].
    #[must_use]
    pub fn field(&self, index: usize) -> &dyn Value {
        let mut found: Option<&dyn Value> = None;
        self.fields(&mut |fields| found = fields.get(index).copied().flatten());
        found.unwrap_or(&ABSENT)
    }

    /// Calls `visit` with each field and what is in it, in the order of the document.
    pub(crate) fn each(&self, visit: &mut dyn FnMut(&'static Field, View<'_>)) {
        let shape = self.shape();
        self.fields(&mut |fields| {
            for (field, value) in shape.fields.iter().zip(fields) {
                visit(field, value.map_or(View::Absent, Value::view));
            }
        });
    }
}

/// An array.
pub trait List: Send + Sync {
    /// How many items there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at `index`; [`ABSENT`] past the end.
    fn item(&self, index: usize) -> &dyn Value;

    /// Reads one more item and keeps it.
    ///
    /// # Errors
    /// When the JSON is malformed or of another type than the items.
    fn read_item(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        reader.skip()
    }

    /// The places that the first items have, where each has its own type.
    fn shape(&self) -> Option<&'static Shape> {
        None
    }
}

/// An object whose keys are data, in a stable order.
pub trait Map: Send + Sync {
    /// How many entries there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Calls `visit` with each entry in order, until it returns `false`.
    fn visit(&self, visit: &mut dyn FnMut(&str, &dyn Value) -> bool);

    /// Reads the value of `key` and keeps it.
    ///
    /// # Errors
    /// When the JSON is malformed or of another type than the map's values.
    fn read_entry(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<(), ReadError>;
}

/// An enum made from `oneOf` or `anyOf`: one of several types at a time.
pub trait Union: Send + Sync {
    /// The variants' schemas and how to tell them apart.
    fn variants(&self) -> &'static crate::schema::Variants;

    /// The value in use.
    fn active(&self) -> &dyn Value;

    /// Becomes a blank value of the variant at `index` of [`Union::variants`] and gives
    /// it to be filled; any other index selects the variant for unknown values.
    fn switch(&mut self, index: usize) -> &mut dyn Value;

    /// A place to read into: see [`Blank`].
    fn nothing() -> Self
    where
        Self: Sized;
}

/// The value that stands for a field or an item that does not exist.
pub static ABSENT: Absent = Absent;

/// See [`ABSENT`].
#[derive(Clone, Copy, Debug)]
pub struct Absent;

impl Value for Absent {
    fn view(&self) -> View<'_> {
        View::Absent
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        reader.skip()
    }
}
