//! Structs.

use super::{Ident, Into, Reference, Text, Ty};

/// A struct made from an object, or from an array whose first items have their own types.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its name.
    pub ident: Ident,
    /// What it is.
    pub docs: Text,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The fields, in the order of the document.
    pub fields: Vec<Field>,
    /// The field that keeps undeclared properties, or the items behind the fields, with the
    /// type of each.
    pub additional: Option<(Ident, Ty)>,
    /// Whether it is an array in JSON: the fields are its first items.
    pub is_array: bool,
    /// The table of its fields.
    pub shape: Ident,
    /// The table of its schema.
    pub schema: Reference,
}

impl Record {
    /// Whether the struct can be made from nothing.
    #[must_use]
    pub fn has_default(&self) -> bool {
        self.fields.iter().all(|field| !field.required)
    }
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in Rust.
    pub ident: Ident,
    /// The setter's name.
    pub setter: Ident,
    /// What it is.
    pub docs: Text,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its type, as it is declared.
    pub ty: Ty,
    /// Its type where it is given: without the `Option` of an optional field.
    pub inner: Ty,
    /// How it is given.
    pub into: Into,
    /// Whether `new` takes it.
    pub required: bool,
}
