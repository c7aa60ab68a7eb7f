//! What a document says of an operation, in the terms of pages.
//!
//! Types of a document can be without end, so nothing is flattened here: a [`View`] is
//! opened as far as a page goes.

mod facts;
mod kind;
mod operation;
mod view;

pub(crate) use facts::Stated;
pub(crate) use kind::{is_one_of, shown};
pub(crate) use operation::{find, operation_of, template, templates};
pub(crate) use view::{Direction, FieldView, View};
