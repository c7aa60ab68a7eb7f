//! The tables of a plan, made while the program runs.
//!
//! What [`bindery::emit`] spells as statics is built here as values that are never given back.
//! A file here has the name of its file there.

mod leak;
mod operation;
mod rule;
mod schema;
mod security;
mod waiter;

use std::collections::BTreeMap;

use bindery::plan::Module;
use bindery_runtime::operation::{Scheme, Security};
use bindery_runtime::schema::{Password, Pattern, Reference, Schema, Shape, Variants};

/// Makes the tables of a module, each once.
pub(crate) struct Tables<'m> {
    module: &'m Module,
    schemas: BTreeMap<&'m str, Named>,
    shapes: BTreeMap<&'m str, &'static Shape>,
    variants: BTreeMap<&'m str, &'static Variants>,
    patterns: BTreeMap<&'m str, &'static Pattern>,
    passwords: BTreeMap<&'m str, &'static Password>,
    schemes: Vec<&'static Scheme>,
    needs: BTreeMap<&'m str, Security>,
    texts: leak::Texts,
    /// How many schemas are being made inside each other.
    depth: usize,
    /// Schemas that something refers to and that are to be made.
    later: Vec<&'m str>,
    /// Where the tables of the plan are.
    places: schema::Places<'m>,
}

/// How far the making of a named schema is.
#[derive(Clone, Copy)]
enum Named {
    /// It is made.
    Made(&'static Schema),
    /// It is not: this refers to it.
    Referred(&'static Schema, &'static Reference),
    /// It is being made, and nothing refers to it yet.
    Open,
}

impl<'m> Tables<'m> {
    pub(crate) fn new(module: &'m Module) -> Tables<'m> {
        let mut tables = Tables {
            module,
            schemas: BTreeMap::new(),
            shapes: BTreeMap::new(),
            variants: BTreeMap::new(),
            patterns: BTreeMap::new(),
            passwords: BTreeMap::new(),
            schemes: Vec::new(),
            needs: BTreeMap::new(),
            texts: leak::Texts::default(),
            depth: 0,
            later: Vec::new(),
            places: schema::Places::of(&module.tables),
        };
        tables.security();
        tables
    }
}
