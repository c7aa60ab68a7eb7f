//! The judge: walks a value and its schema together.

use std::collections::BTreeMap;

use super::path::Path;
use super::{alternatives, object, rules, types};
use crate::describe::{List, View};
use crate::operation::Location;
use crate::schema::{Rule, Schema};
use crate::violation::{Violation, Violations};

/// How deep a value and the schemas that apply to one place may be nested together.
///
/// JSON that was read is never that deep; this is for tables that go round in circles.
const MAX_DEPTH: usize = 512;

/// What a violation says: the limit, and the rule in words.
pub(super) type Words = (String, String);

/// How much a broken rule says about what the value was meant to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// Another kind of value: a type, a constant, a required property.
    Kind,
    /// The same kind of value, beyond a constraint.
    Constraint,
}

/// How many rules a value breaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Rules that say what kind of value it is.
    pub(super) kind: usize,
    /// All others.
    pub(super) constraint: usize,
}

impl Tally {
    pub(super) fn is_clean(self) -> bool {
        self == Tally::default()
    }
}

enum Sink<'o> {
    Collect(Location, &'o mut Violations),
    Count(Tally),
}

pub(crate) struct Judge<'o> {
    sink: Sink<'o>,
    /// What has been counted. Without it, alternatives inside alternatives would be tried
    /// a number of times that is exponential in the depth of the value.
    counted: BTreeMap<(Identity, usize), Tally>,
    depth: usize,
    /// Whether the value is on its way to a server.
    sent: bool,
}

impl<'o> Judge<'o> {
    /// Adds violations to `out`.
    pub(super) fn collecting(location: Location, out: &'o mut Violations) -> Judge<'o> {
        Judge {
            sink: Sink::Collect(location, out),
            counted: BTreeMap::new(),
            depth: 0,
            sent: false,
        }
    }

    /// Only counts.
    pub(super) fn counting() -> Judge<'o> {
        Judge {
            sink: Sink::Count(Tally::default()),
            counted: BTreeMap::new(),
            depth: 0,
            sent: false,
        }
    }

    /// Judges values on their way to a server, which must have more than others.
    pub(super) fn sent(self) -> Judge<'o> {
        Judge { sent: true, ..self }
    }

    pub(super) fn is_sent(&self) -> bool {
        self.sent
    }

    /// Judges the value at `path`.
    pub(super) fn value(&mut self, view: View<'_>, schema: &'static Schema, path: &Path<'_>) {
        if self.depth >= MAX_DEPTH {
            return self.broken(path, "x-bindery-depth", Weight::Kind, &|| {
                (
                    MAX_DEPTH.to_string(),
                    "is nested too deep to be judged".to_owned(),
                )
            });
        }
        self.depth += 1;
        self.parts(view, schema, path);
        self.depth -= 1;
    }

    fn parts(&mut self, view: View<'_>, schema: &'static Schema, path: &Path<'_>) {
        if !types::admits(schema.types, view) {
            return self.broken(path, "type", Weight::Kind, &|| {
                let types = types::in_words(schema.types);
                (types.clone(), format!("must be {types}"))
            });
        }
        match view {
            View::List(list) => {
                if let Some(items) = schema.items {
                    self.items(list, items, path);
                }
            }
            View::Map(_) | View::Record(_) => {
                if let Some(shape) = schema.shape {
                    object::judge(self, view, shape, path);
                }
            }
            _ => {}
        }
        for rule in schema.rules {
            match rule {
                Rule::Password(_, by)
                | Rule::UnevaluatedProperties(_, by)
                | Rule::UnevaluatedItems(_, by) => (by.0)(self, view, schema, rule, path),
                rule => rules::judge(self, view, rule, path),
            }
        }
        if let Some(variants) = schema.variants {
            alternatives::judge_variants(self, view, variants, path);
        }
    }

    fn items(&mut self, list: &dyn List, schema: &'static Schema, path: &Path<'_>) {
        for index in 0..list.len() {
            let item = types::written(list.item(index).view());
            self.value(item, schema, &Path::Item(path, index));
        }
    }

    /// Reports a broken rule. The words are only made where they are kept.
    pub(super) fn broken(
        &mut self,
        path: &Path<'_>,
        rule: &'static str,
        weight: Weight,
        words: &dyn Fn() -> Words,
    ) {
        match &mut self.sink {
            Sink::Collect(location, out) => {
                let (limit, message) = words();
                out.push(Violation::new(
                    *location,
                    path.pointer(),
                    rule,
                    limit,
                    message,
                ));
            }
            Sink::Count(tally) => match weight {
                Weight::Kind => tally.kind += 1,
                Weight::Constraint => tally.constraint += 1,
            },
        }
    }

    /// Whether a missing property has been reported as `required` already.
    pub(super) fn is_reported_missing(&self, path: &Path<'_>) -> bool {
        match &self.sink {
            Sink::Count(_) => false,
            Sink::Collect(location, out) => {
                let pointer = path.pointer();
                out.iter().any(|violation| {
                    violation.rule() == "required"
                        && violation.pointer() == pointer
                        && violation.location() == *location
                })
            }
        }
    }

    /// How many rules of `schema` the value breaks; nothing is reported.
    pub(super) fn count(&mut self, view: View<'_>, schema: &'static Schema) -> Tally {
        let key = Identity::of(view).map(|identity| (identity, address(schema)));
        if let Some(tally) = key.and_then(|key| self.counted.get(&key)) {
            return *tally;
        }
        let outer = std::mem::replace(&mut self.sink, Sink::Count(Tally::default()));
        self.value(view, schema, &Path::Root(""));
        let tally = match std::mem::replace(&mut self.sink, outer) {
            Sink::Count(tally) => tally,
            Sink::Collect(..) => Tally::default(),
        };
        if let Some(key) = key {
            self.counted.insert(key, tally);
        }
        tally
    }
}

/// Which value a view of an array or object looks at.
///
/// The values stay where they are while they are judged. A struct can stand at the same
/// address as its first field, so its shape is part of its identity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Identity {
    List(usize, Option<usize>),
    Map(usize),
    Record(usize, usize),
}

impl Identity {
    fn of(view: View<'_>) -> Option<Identity> {
        match view {
            View::List(list) => {
                let shape = list.shape().map(address);
                Some(Identity::List(address(list), shape))
            }
            View::Map(map) => Some(Identity::Map(address(map))),
            View::Record(record) => {
                Some(Identity::Record(address(record), address(record.shape())))
            }
            _ => None,
        }
    }
}

fn address<T: ?Sized>(value: &T) -> usize {
    std::ptr::from_ref(value).cast::<()>().addr()
}
