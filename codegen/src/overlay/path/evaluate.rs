//! From a path to the nodes that it selects.

use super::{Operand, Path, Query, Segment, Selector, Test, compare};
use crate::document::{Node, Value};
use crate::map::Set;
use std::cell::Cell;

/// The most nodes that are looked at for one path: filters inside of filters multiply.
const MAX_STEPS: u64 = 50_000_000;

/// A node that was selected.
#[derive(Clone, Debug)]
pub(in crate::overlay) struct Found<'n> {
    /// The way to it from the root: the position of an item or an entry, again and again.
    pub(in crate::overlay) way: Vec<usize>,
    pub(in crate::overlay) node: &'n Node,
}

/// A path looks at too many nodes.
#[derive(Clone, Copy, Debug)]
pub(in crate::overlay) struct TooMany;

impl Path {
    /// The nodes that it selects, each once, in the order in which they are met.
    pub(in crate::overlay) fn select<'n>(&self, root: &'n Node) -> Result<Vec<Found<'n>>, TooMany> {
        self.select_within(MAX_STEPS, root)
    }

    /// The same, with another limit.
    pub(super) fn select_within<'n>(
        &self,
        steps: u64,
        root: &'n Node,
    ) -> Result<Vec<Found<'n>>, TooMany> {
        let search = Search {
            root,
            steps: Cell::new(steps),
        };
        let start = Found {
            way: Vec::new(),
            node: root,
        };
        let mut found = vec![start];
        for segment in &self.segments {
            found = search.segment(segment, &found)?;
            // Twice the same node would be changed twice.
            let mut seen = Set::new();
            found.retain(|own| seen.insert(own.way.clone()));
        }
        Ok(found)
    }
}

struct Search<'n> {
    root: &'n Node,
    /// How many are left.
    steps: Cell<u64>,
}

impl<'n> Search<'n> {
    fn step(&self) -> Result<(), TooMany> {
        let left = self.steps.get().checked_sub(1).ok_or(TooMany)?;
        self.steps.set(left);
        Ok(())
    }

    fn query(&self, query: &Query, current: &'n Node) -> Result<Vec<Found<'n>>, TooMany> {
        let node = if query.absolute { self.root } else { current };
        let way = Vec::new();
        let start = vec![Found { way, node }];
        let mut segments = query.segments.iter();
        segments.try_fold(start, |found, segment| self.segment(segment, &found))
    }

    fn segment(&self, segment: &Segment, from: &[Found<'n>]) -> Result<Vec<Found<'n>>, TooMany> {
        let mut found = Vec::new();
        for own in from {
            self.visit(segment, own, &mut found)?;
        }
        Ok(found)
    }

    fn visit(
        &self,
        segment: &Segment,
        own: &Found<'n>,
        found: &mut Vec<Found<'n>>,
    ) -> Result<(), TooMany> {
        self.step()?;
        for selector in &segment.selectors {
            self.selector(selector, own, found)?;
        }
        if segment.descends {
            for child in children(own) {
                self.visit(segment, &child, found)?;
            }
        }
        Ok(())
    }

    fn selector(
        &self,
        selector: &Selector,
        own: &Found<'n>,
        found: &mut Vec<Found<'n>>,
    ) -> Result<(), TooMany> {
        match selector {
            Selector::Name(name) => {
                let entries = own.node.object().unwrap_or_default();
                let at = entries.iter().position(|entry| *entry.key == **name);
                found.extend(at.and_then(|at| child(own, at)));
            }
            Selector::Wildcard => found.extend(children(own)),
            Selector::Index(index) => {
                let length = own.node.array().map_or(0, <[Node]>::len);
                found.extend(position(*index, length).and_then(|at| child(own, at)));
            }
            Selector::Slice { start, end, step } => {
                let length = own.node.array().map_or(0, <[Node]>::len);
                let all = slice(*start, *end, *step, length);
                found.extend(all.into_iter().filter_map(|at| child(own, at)));
            }
            Selector::Filter(test) => {
                for child in children(own) {
                    if self.test(test, child.node)? {
                        found.push(child);
                    }
                }
            }
        }
        Ok(())
    }

    fn test(&self, test: &Test, node: &'n Node) -> Result<bool, TooMany> {
        self.step()?;
        Ok(match test {
            Test::Any(tests) => {
                for test in tests {
                    if self.test(test, node)? {
                        return Ok(true);
                    }
                }
                false
            }
            Test::All(tests) => {
                for test in tests {
                    if !self.test(test, node)? {
                        return Ok(false);
                    }
                }
                true
            }
            Test::Not(test) => !self.test(test, node)?,
            Test::Exists(query) => !self.query(query, node)?.is_empty(),
            Test::Compare(left, comparison, right) => {
                let (left, right) = (self.operand(left, node)?, self.operand(right, node)?);
                compare::holds(left.as_ref(), *comparison, right.as_ref())
            }
            Test::Matches(text, pattern) => match self.operand(text, node)? {
                Some(Value::String(text)) => pattern.matches(&text) == Some(true),
                _ => false,
            },
        })
    }

    fn operand(&self, operand: &Operand, node: &'n Node) -> Result<Option<Value>, TooMany> {
        Ok(match operand {
            Operand::Literal(value) => Some(value.clone()),
            Operand::One(query) | Operand::Value(query) => {
                match self.query(query, node)?.as_slice() {
                    [one] => Some(one.node.value.clone()),
                    _ => None,
                }
            }
            Operand::Length(of) => self.operand(of, node)?.as_ref().and_then(length),
            Operand::Count(query) => Some(number(self.query(query, node)?.len())),
        })
    }
}

fn length(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) => Some(number(text.chars().count())),
        Value::Array(items) => Some(number(items.len())),
        Value::Object(entries) => Some(number(entries.len())),
        _ => None,
    }
}

fn number(count: usize) -> Value {
    Value::Number(count.to_string().into())
}

fn child<'n>(own: &Found<'n>, at: usize) -> Option<Found<'n>> {
    let node = match &own.node.value {
        Value::Array(items) => items.get(at)?,
        Value::Object(entries) => &entries.get(at)?.value,
        _ => return None,
    };
    let mut way = own.way.clone();
    way.push(at);
    Some(Found { way, node })
}

fn children<'n>(own: &Found<'n>) -> Vec<Found<'n>> {
    let count = match &own.node.value {
        Value::Array(items) => items.len(),
        Value::Object(entries) => entries.len(),
        _ => 0,
    };
    (0..count).filter_map(|at| child(own, at)).collect()
}

fn position(index: i64, length: usize) -> Option<usize> {
    let length = i64::try_from(length).ok()?;
    let at = if index < 0 { length + index } else { index };
    // An object has no indexes, however many entries it has.
    usize::try_from(at).ok().filter(|_| at < length)
}

/// The positions of a slice, as the RFC computes them.
fn slice(start: Option<i64>, end: Option<i64>, step: i64, length: usize) -> Vec<usize> {
    let length = i64::try_from(length).unwrap_or(i64::MAX);
    let from_start = |at: i64| if at < 0 { length + at } else { at };
    let (lower, upper, mut at) = if step >= 0 {
        let lower = from_start(start.unwrap_or(0)).clamp(0, length);
        let upper = from_start(end.unwrap_or(length)).clamp(0, length);
        (lower, upper - 1, lower)
    } else {
        let upper = from_start(start.unwrap_or(length - 1)).clamp(-1, length - 1);
        let lower = end.map_or(-1, from_start).clamp(-1, length - 1);
        (lower + 1, upper, upper)
    };
    let mut all = Vec::new();
    while step != 0 && lower <= at && at <= upper {
        all.extend(usize::try_from(at).ok());
        at += step;
    }
    all
}
