//! What a method takes.

use super::{Ident, Text, Ty};

/// An argument or a setter of a call.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Its name.
    pub ident: Ident,
    /// What it is.
    pub docs: Text,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its type.
    pub ty: Ty,
    /// How it is given.
    pub into: Into,
    /// Where it goes.
    pub target: Target,
}

/// Where an argument goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To the parameter at this index of the operation's table.
    Parameter(usize),
    /// To a field of the body.
    BodyField(Ident, bool),
    /// It is the body.
    Body,
}

/// How a value of a type is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Into {
    /// As it is.
    Itself,
    /// As anything that can be turned into it.
    Into,
    /// As anything that gives items that can be turned into the list's.
    Items,
    /// As anything that gives pairs that can be turned into the map's.
    Pairs,
    /// As it is, to be put into a box.
    Boxed,
}

impl Into {
    /// How a value of this type is given.
    pub(super) fn of(ty: &Ty) -> Into {
        match ty {
            Ty::Bool | Ty::F64 | Ty::NoContent | Ty::Option(_) => Into::Itself,
            integer if integer.is_integer() => Into::Itself,
            given if converts(given) => Into::Into,
            Ty::Nullable(_) => Into::Into,
            Ty::List(item) if converts(item) => Into::Items,
            Ty::Map(value) if converts(value) => Into::Pairs,
            Ty::Boxed(_) => Into::Boxed,
            _ => Into::Itself,
        }
    }
}

fn converts(ty: &Ty) -> bool {
    matches!(
        ty,
        Ty::Number
            | Ty::Text
            | Ty::Secret
            | Ty::Formatted(_)
            | Ty::Json
            | Ty::Bytes
            | Ty::File
            | Ty::Named(_)
    )
}
