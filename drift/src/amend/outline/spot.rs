//! Where a document speaks of a subject.

use bindery::document::{Entry, Node};

/// A node that describes a value.
#[derive(Clone, Copy, Debug)]
pub(in crate::amend) struct Spot<'d> {
    pub(in crate::amend) node: &'d Node,
    /// Whether it is only one of several things that the value can be.
    pub(in crate::amend) is_alternative: bool,
}

/// A property of an object.
#[derive(Clone, Copy, Debug)]
pub(in crate::amend) struct FieldSpot<'d> {
    pub(in crate::amend) object: &'d Node,
    pub(in crate::amend) entry: &'d Entry,
    pub(in crate::amend) is_alternative: bool,
}

/// A parameter.
#[derive(Clone, Copy, Debug)]
pub(in crate::amend) struct ParameterSpot<'d> {
    /// The list of the operation that it is in; `None` for one of all operations of the path.
    pub(in crate::amend) list: Option<(&'d Node, usize)>,
    pub(in crate::amend) node: &'d Node,
}

/// A header that comes back.
#[derive(Clone, Copy, Debug)]
pub(in crate::amend) struct HeaderSpot<'d> {
    /// All headers.
    pub(in crate::amend) all: &'d Node,
    pub(in crate::amend) node: &'d Node,
}
