//! Where a change is, in words that stay when files and lines change.

use crate::model::{Api, Origin, Parameter, Status, TypeId};

/// A subject and a place in it.
#[derive(Clone, Debug)]
pub(super) struct At {
    pub(super) subject: String,
    /// The part of the subject: `response 200`.
    part: String,
    /// Where in the value: `/owner/name`.
    pointer: String,
}

impl At {
    pub(super) fn new(subject: impl Into<String>, part: impl Into<String>) -> At {
        At {
            subject: subject.into(),
            part: part.into(),
            pointer: String::new(),
        }
    }

    /// A place below, in a value.
    pub(super) fn then(&self, step: &str) -> At {
        At {
            pointer: format!("{}{step}", self.pointer),
            ..self.clone()
        }
    }

    /// Where a pair of types is described: in the schema that both stand in, or else on the
    /// way on which the pair was met, so that it does not matter who meets a schema first.
    pub(super) fn of_pair(&self, old: &Api, new: &Api, pair: (TypeId, TypeId), step: &str) -> At {
        let (before, after) = (in_schema(old, pair.0), in_schema(new, pair.1));
        match (before, after) {
            (Some(before), Some(after)) if before == after => At {
                subject: format!("schema {}", after.0),
                part: String::new(),
                pointer: after.1,
            },
            _ => self.then(step),
        }
    }

    /// The location of a fact: the part, the pointer, and what it is about.
    pub(super) fn location(&self, pointer: &str, about: &str) -> String {
        let pointer = format!("{}{pointer}", self.pointer);
        let words = [self.part.as_str(), &pointer, about];
        let words: Vec<&str> = words.into_iter().filter(|one| !one.is_empty()).collect();
        words.join(" ")
    }
}

/// The schema that a type stands in, and where in it.
fn in_schema(api: &Api, id: TypeId) -> Option<(String, String)> {
    let (mut id, mut steps) = (id, Vec::new());
    // Types that are declared inside themselves are no types of a document.
    for _ in 0..100 {
        let (owner, step) = match &api.get(id).origin {
            Origin::Named(name) => {
                steps.reverse();
                return Some((name.clone(), steps.concat()));
            }
            Origin::Field(owner, name) => (*owner, step(name)),
            Origin::Items(owner) => (*owner, ITEMS.to_owned()),
            Origin::Values(owner) => (*owner, VALUES.to_owned()),
            _ => return None,
        };
        steps.push(step);
        id = owner;
    }
    None
}

/// The step to the items of an array.
pub(super) const ITEMS: &str = "/[]";
/// The step to the values of properties that are not declared.
pub(super) const VALUES: &str = "/{}";

/// A name as a step of a JSON pointer.
pub(super) fn step(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// What a parameter is called in a location.
pub(super) fn parameter(parameter: &Parameter) -> String {
    format!("{} parameter {}", place(parameter.location), parameter.name)
}

/// Where something is sent.
pub(super) fn place(location: crate::model::Location) -> &'static str {
    use crate::model::Location;
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

/// A status, as documents write it.
pub(super) fn status(status: Status) -> String {
    match status {
        Status::Exactly(code) => code.to_string(),
        Status::Range(hundred) => format!("{hundred}XX"),
        Status::Default => "default".to_owned(),
    }
}
