//! Claims to subjects.

use super::digest;
use super::fact::of_field;
use super::{Facts, Key, Operation, Part, Step, Subject};
use crate::claim::{self, Claims, Field, Kind, Location};
use bindery::map::Map;

/// The most subjects of an operation. Tables that name each other could make endless ones.
const MOST: usize = 10_000;
/// The most nested tables inside each other.
const DEEPEST: usize = 16;

/// What a page claims, flattened, an operation each.
#[must_use]
pub fn subjects(claims: &Claims) -> Vec<Operation> {
    let operations = claims.operations.iter();
    operations
        .map(|operation| flat(claims, operation))
        .collect()
}

fn flat(claims: &Claims, operation: &claim::Operation) -> Operation {
    let mut flat = Flat {
        claims,
        seen: Map::new(),
        subjects: Vec::new(),
        repeated: Vec::new(),
        whole: true,
    };
    for parameter in &operation.parameters {
        let part = match parameter.location {
            Location::Path => Part::Path,
            Location::Query => Part::Query,
            Location::Header => Part::Header,
        };
        flat.field(&Key::of(part), &parameter.field, &mut Vec::new());
    }
    flat.fields(&Key::of(Part::Request), &operation.request, &mut Vec::new());
    for response in &operation.responses {
        let headers = Key::of(Part::ResponseHeader(response.status));
        flat.fields(&headers, &response.headers, &mut Vec::new());
        let body = Key::of(Part::Response(response.status));
        flat.fields(&body, &response.body, &mut Vec::new());
    }
    let listed = operation.statuses.iter();
    let listed = listed.map(|status| (status.value, status.place));
    let told = operation.responses.iter();
    let told = told.filter_map(|response| Some((response.status?, response.place)));
    for (status, place) in listed.chain(told) {
        let key = Key::of(Part::Status(status));
        if !flat.seen.contains_key(&key) {
            flat.add(Subject {
                key,
                kind: None,
                facts: Facts::new(),
                digest: String::new(),
                place,
            });
        }
    }
    Operation {
        method: operation.method.clone(),
        path: operation.path.value.clone(),
        place: operation.path.place,
        deprecated: operation.deprecated,
        examples: digest::of_examples(&operation.examples),
        subjects: flat.subjects,
        repeated: flat.repeated,
        whole: flat.whole,
    }
}

struct Flat<'c> {
    claims: &'c Claims,
    /// Where each key is among the subjects.
    seen: Map<Key, usize>,
    subjects: Vec<Subject>,
    repeated: Vec<Subject>,
    whole: bool,
}

impl Flat<'_> {
    fn fields(&mut self, parent: &Key, fields: &[Field], groups: &mut Vec<usize>) {
        for field in fields {
            self.field(parent, field, groups);
        }
    }

    /// A row and the nested table that it names; `groups` are those around it.
    fn field(&mut self, parent: &Key, field: &Field, groups: &mut Vec<usize>) {
        if self.subjects.len() + self.repeated.len() >= MOST {
            self.whole = false;
            return;
        }
        let key = parent.field(&field.name);
        self.add(Subject {
            key: key.clone(),
            kind: field.kind.as_ref().map(|kind| kind.value.clone()),
            facts: of_field(field),
            digest: field.digest.clone(),
            place: field.place,
        });
        let Some(index) = field.group.filter(|index| !groups.contains(index)) else {
            return;
        };
        let Some(group) = self.claims.groups.get(index) else {
            return;
        };
        if groups.len() >= DEEPEST {
            self.whole = false;
            return;
        }
        groups.push(index);
        let inside = inside(key, field.kind.as_ref().map(|kind| &kind.value));
        self.fields(&inside, &group.fields, groups);
        groups.pop();
    }

    fn add(&mut self, subject: Subject) {
        match self.seen.get(&subject.key) {
            None => {
                self.seen.insert(subject.key.clone(), self.subjects.len());
                self.subjects.push(subject);
            }
            Some(first) => {
                let facts = |subject: &Subject| -> Vec<_> {
                    let facts = subject.facts.iter();
                    facts
                        .map(|(name, fact)| (*name, fact.value.clone()))
                        .collect()
                };
                if facts(&self.subjects[*first]) != facts(&subject) {
                    self.repeated.push(subject);
                }
            }
        }
    }
}

/// Where the fields of a value's nested table are: those of a list are its items'.
fn inside(mut key: Key, mut kind: Option<&Kind>) -> Key {
    loop {
        let (step, next) = match kind {
            Some(Kind::Array(items)) => (Step::Items, items),
            Some(Kind::Map(values)) => (Step::Values, values),
            _ => return key,
        };
        key.steps.push(step);
        kind = next.as_deref();
    }
}
