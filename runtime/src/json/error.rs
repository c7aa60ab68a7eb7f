//! Why JSON could not be read.

use std::fmt;

use super::pointer;

/// JSON that is malformed, or that is not what a type asks for.
///
/// It says what was expected and found and where, and never shows a value.
#[derive(Clone, PartialEq, Eq)]
// Boxed, so that the road without errors moves one word.
pub struct ReadError(Box<Details>);

#[derive(Clone, PartialEq, Eq)]
struct Details {
    problem: Problem,
    pointer: String,
    offset: usize,
    line: usize,
    column: usize,
}

/// What went wrong in reading JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// It is not JSON: the words say why.
    Syntax(&'static str),
    /// A value of another JSON type than expected; both in words, such as `a string`.
    Type {
        /// What the Rust type asks for.
        expected: &'static str,
        /// What there was.
        found: &'static str,
    },
    /// A required property is missing; the pointer names it.
    Missing,
    /// A required item is missing; the pointer says which.
    MissingItem,
    /// An item beyond the last that the array may have; the pointer says which.
    TooMany,
    /// `null` where there is a value or nothing.
    Null,
    /// A number that the Rust type cannot hold; what it can hold, in words.
    OutOfRange(&'static str),
    /// A string that is not among the values of a closed enum.
    Unlisted,
    /// Nested too deep.
    Depth,
}

impl ReadError {
    #[cold]
    pub(crate) fn new(problem: Problem, json: &[u8], offset: usize) -> ReadError {
        let (line, column) = position(json, offset);
        ReadError(Box::new(Details {
            problem,
            pointer: String::new(),
            offset,
            line,
            column,
        }))
    }

    /// The same error, one property further out.
    #[cold]
    pub(crate) fn in_property(mut self, name: &str) -> ReadError {
        let mut outer = String::with_capacity(name.len() + 1 + self.0.pointer.len());
        pointer::push(&mut outer, name);
        outer.push_str(&self.0.pointer);
        self.0.pointer = outer;
        self
    }

    /// The same error, one item further out.
    #[cold]
    pub(crate) fn in_item(self, index: usize) -> ReadError {
        self.in_property(&index.to_string())
    }

    /// What went wrong.
    #[must_use]
    pub fn problem(&self) -> Problem {
        self.0.problem
    }

    /// Where in the value, as a JSON pointer. For a missing property, where it should be.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.0.pointer
    }

    /// Where in the bytes, from 0. For a missing property, where its object starts.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The line of [`ReadError::offset`], from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.0.line
    }

    /// The column of [`ReadError::offset`] in bytes, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.0.column
    }

    /// Whether the bytes are not JSON at all, rather than JSON of another type.
    #[must_use]
    pub fn is_syntax(&self) -> bool {
        matches!(self.0.problem, Problem::Syntax(_) | Problem::Depth)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Syntax(why) => write!(f, "not JSON: {why}"),
            Problem::Type { expected, found } => write!(f, "expected {expected}, found {found}"),
            Problem::Missing => f.write_str("required property is missing"),
            Problem::MissingItem => f.write_str("required item is missing"),
            Problem::TooMany => f.write_str("more items than there are places"),
            Problem::Null => f.write_str("expected a value, found null"),
            Problem::OutOfRange(range) => write!(f, "number out of range: expected {range}"),
            Problem::Unlisted => f.write_str("string is not one of the listed values"),
            Problem::Depth => f.write_str("nested too deep"),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Details {
            problem,
            pointer,
            line,
            column,
            ..
        } = &*self.0;
        if !pointer.is_empty() {
            write!(f, "{pointer}: ")?;
        }
        write!(f, "{problem}, at line {line} column {column}")
    }
}

impl fmt::Debug for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadError")
            .field("problem", &self.0.problem)
            .field("pointer", &self.0.pointer)
            .field("offset", &self.0.offset)
            .field("line", &self.0.line)
            .field("column", &self.0.column)
            .finish()
    }
}

impl std::error::Error for ReadError {}

/// The line and the column of a byte, both from 1; of the last one where it is beyond the end.
fn position(json: &[u8], offset: usize) -> (usize, usize) {
    let before = json.get(..offset.min(json.len().saturating_sub(1)));
    let before = before.unwrap_or_default();
    let line_start = before.iter().rposition(|byte| *byte == b'\n');
    let lines = before.iter().filter(|byte| **byte == b'\n').count();
    (
        lines + 1,
        before.len() - line_start.map_or(0, |at| at + 1) + 1,
    )
}
