//! `JSONPath` (RFC 9535): which nodes of a document an action is about.

mod compare;
mod evaluate;
mod filter;
mod parse;
#[cfg(test)]
mod tests;
mod text;

use crate::document::Value;
use crate::pattern::Settled;

pub(super) use evaluate::{Found, TooMany};

/// A query from the root of a document.
#[derive(Clone, Debug)]
pub(super) struct Path {
    segments: Vec<Segment>,
}

/// One step of a query: what it selects of each node, or of each node and all below it.
#[derive(Clone, Debug)]
struct Segment {
    descends: bool,
    selectors: Vec<Selector>,
}

#[derive(Clone, Debug)]
enum Selector {
    Name(String),
    Wildcard,
    /// From the end where it is negative.
    Index(i64),
    Slice {
        start: Option<i64>,
        end: Option<i64>,
        step: i64,
    },
    Filter(Test),
}

/// What a filter asks of a node.
#[derive(Clone, Debug)]
enum Test {
    Any(Vec<Test>),
    All(Vec<Test>),
    Not(Box<Test>),
    Exists(Query),
    Compare(Operand, Comparison, Operand),
    /// `match` and `search`: whether the text is of the pattern.
    Matches(Operand, Settled),
}

/// A query inside of a filter.
#[derive(Clone, Debug)]
struct Query {
    /// From the root; otherwise from the node that is asked.
    absolute: bool,
    segments: Vec<Segment>,
}

/// Something with at most one value.
#[derive(Clone, Debug)]
enum Operand {
    Literal(Value),
    /// A query that can select one node only.
    One(Query),
    Length(Box<Operand>),
    Count(Query),
    /// The node of a query that selects exactly one.
    Value(Query),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Why a text is no path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// The byte at which it is.
    pub(super) at: usize,
    /// In words.
    pub(super) why: String,
}

impl Query {
    /// Whether it can select one node only: names and indexes, one after the other.
    fn is_singular(&self) -> bool {
        let is_one = |segment: &Segment| {
            let one = matches!(
                segment.selectors.as_slice(),
                [Selector::Name(_) | Selector::Index(_)]
            );
            one && !segment.descends
        };
        self.segments.iter().all(is_one)
    }
}
