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
    /// Those that `new` takes, by their indexes, in the order in which it takes them.
    pub taken: Vec<usize>,
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
    /// The fields that `new` takes, in the order in which it takes them.
    pub fn taken(&self) -> impl Iterator<Item = &Field> {
        let fields = self.taken.iter();
        fields.filter_map(|index| self.fields.get(*index))
    }

    /// Whether the struct can be made from nothing.
    #[must_use]
    pub fn has_default(&self) -> bool {
        self.taken.is_empty()
    }
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in JSON.
    pub name: String,
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

impl Field {
    /// Whether it is declared as an `Option`, and so may hold nothing.
    #[must_use]
    pub fn is_option(&self) -> bool {
        matches!(self.ty, Ty::Option(_))
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Memory;
    use crate::generate::{ModuleSettings, include};

    /// The code of a document with these schemas, of which `Pet` is sent.
    fn code(schemas: &str) -> String {
        let document = format!(
            "openapi: 3.1.0\ninfo: {{ title: Pets, version: '1' }}\n\
             paths: {{ /pets: {{ post: {{ operationId: add, responses: {{}}, requestBody: {{ required: true, \
             content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Pet' }} }} }} }} }} }} }}\n\
             components: {{ schemas: {{ {schemas} }} }}\n"
        );
        let module = ModuleSettings::called_after("pets.yaml");
        let run = include(&module, &Memory::new().with("pets.yaml", document));
        run.generated.unwrap().files.remove(0).text
    }

    /// What the constructors and methods take, spaces apart.
    fn taken(schemas: &str) -> String {
        let code = code(schemas);
        let words = code.split_whitespace().collect::<Vec<_>>().join(" ");
        let start = words.find("pub fn add(").unwrap();
        let of_method = words[start..].split(" -> ").next().unwrap().to_owned();
        let start = words.find("impl Pet { ").unwrap();
        let of_type = words[start..].split("pub fn new").nth(1).unwrap();
        let of_type = of_type.split(" -> ").next().unwrap();
        format!("{of_method} new{of_type}").replace("impl Into<String>", "_")
    }

    #[test]
    fn arguments_stand_in_the_order_in_which_they_are_required() {
        let (a, b) = ("a: { type: string }", "b: { type: string }");
        for (schemas, expected) in [
            (
                format!("Pet: {{ type: object, required: [b, a], properties: {{ {a}, {b} }} }}"),
                "pub fn add(&self, b: _, a: _) new(b: _, a: _)",
            ),
            (
                format!("Pet: {{ type: object, required: [b, a], properties: {{ {b}, {a} }} }}"),
                "pub fn add(&self, b: _, a: _) new(b: _, a: _)",
            ),
            // The lists of all parts, one after the other.
            (
                format!(
                    "Base: {{ type: object, required: [b], properties: {{ {b} }} }}, \
                     Pet: {{ allOf: [{{ $ref: '#/components/schemas/Base' }}, \
                     {{ type: object, required: [c, a, b], properties: {{ {a}, c: {{ type: string }} }} }}] }}"
                ),
                "pub fn add(&self, b: _, c: _, a: _) new(b: _, c: _, a: _)",
            ),
            // One that no property declares stands where it is required, too.
            (
                format!("Pet: {{ type: object, required: [x, a], properties: {{ {a} }} }}"),
                "pub fn add(&self, x: impl Into<rt::Json>, a: _) new(x: impl Into<rt::Json>, a: _)",
            ),
        ] {
            let found = taken(&schemas);
            assert_eq!(
                found.replace(", )", ")").replace("( ", "("),
                expected,
                "{schemas}"
            );
        }
    }
}
