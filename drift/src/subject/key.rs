//! Which subject it is: a part of an operation, and a way into it.

use std::fmt;
use std::str::FromStr;

use bindery::model::Json;

/// Which subject it is.
///
/// ```
/// use bindery_drift::subject::{Key, Part, Step};
///
/// let key: Key = "response 202 instances[].id".parse().unwrap();
/// assert_eq!(key.part, Part::Response(Some(202)));
/// assert_eq!(key.steps.len(), 3);
/// assert_eq!(key.steps[1], Step::Items);
/// assert_eq!(key.to_string(), "response 202 instances[].id");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The part of the operation.
    pub part: Part,
    /// The way into it; none for the part itself.
    pub steps: Vec<Step>,
}

/// A part of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The operation itself.
    Operation,
    /// A parameter in the path.
    Path,
    /// A parameter in the query.
    Query,
    /// A parameter in a header.
    Header,
    /// The body of the request.
    Request,
    /// A header that comes back with a status; `None` where the page does not say which.
    ResponseHeader(Option<u16>),
    /// The body that comes back with a status.
    Response(Option<u16>),
    /// A status.
    Status(u16),
}

/// A step into a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The field of this name.
    Name(String),
    /// Each item of a list.
    Items,
    /// Each value of a map.
    Values,
}

impl Key {
    /// The part itself.
    #[must_use]
    pub fn of(part: Part) -> Key {
        Key {
            part,
            steps: Vec::new(),
        }
    }

    /// What one step leads to.
    #[must_use]
    pub fn with(&self, step: Step) -> Key {
        let mut key = self.clone();
        key.steps.push(step);
        key
    }

    /// What the field of a name is.
    #[must_use]
    pub fn field(&self, name: &str) -> Key {
        self.with(Step::Name(name.to_owned()))
    }

    /// The subject that this one is a field of; for the items of a list, what the list is a
    /// field of. `None` for a part.
    #[must_use]
    pub fn parent(&self) -> Option<Key> {
        let last = self
            .steps
            .iter()
            .rposition(|step| matches!(step, Step::Name(_)))?;
        let mut steps = self.steps[..last].to_vec();
        while matches!(steps.last(), Some(Step::Items | Step::Values)) {
            steps.pop();
        }
        Some(Key {
            part: self.part,
            steps,
        })
    }

    /// The name of the field, parameter or header.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.steps.iter().rev().find_map(|step| match step {
            Step::Name(name) => Some(name.as_str()),
            Step::Items | Step::Values => None,
        })
    }

    /// The names on the way, lists and maps apart.
    pub(crate) fn names(&self) -> Vec<&str> {
        let names = self.steps.iter().filter_map(|step| match step {
            Step::Name(name) => Some(name.as_str()),
            Step::Items | Step::Values => None,
        });
        names.collect()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.part)?;
        let mut start = true;
        for step in &self.steps {
            if start {
                f.write_str(" ")?;
            }
            match step {
                Step::Items => f.write_str("[]")?,
                Step::Values => f.write_str("{}")?,
                Step::Name(name) => {
                    if !start {
                        f.write_str(".")?;
                    }
                    write_name(name, f)?;
                }
            }
            start = false;
        }
        Ok(())
    }
}

/// Characters that a name cannot have unless it is quoted.
fn is_odd(c: char) -> bool {
    matches!(c, '.' | '[' | ']' | '{' | '}' | '"' | '\\') || c.is_whitespace() || c.is_control()
}

fn write_name(name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if name.is_empty() || name.contains(is_odd) {
        return write!(f, "{}", Json::String(name.to_owned()));
    }
    f.write_str(name)
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Operation => f.write_str("operation"),
            Part::Path => f.write_str("path"),
            Part::Query => f.write_str("query"),
            Part::Header => f.write_str("header"),
            Part::Request => f.write_str("request"),
            Part::Response(None) => f.write_str("response success"),
            Part::Response(Some(status)) => write!(f, "response {status}"),
            Part::ResponseHeader(status) => write!(f, "{} header", Part::Response(*status)),
            Part::Status(status) => write!(f, "status {status}"),
        }
    }
}

/// The text is no subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoKey;

impl FromStr for Key {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Key, NoKey> {
        let (part, rest) = part(text).ok_or(NoKey)?;
        let steps = match rest {
            None => Vec::new(),
            Some(rest) => steps(rest).ok_or(NoKey)?,
        };
        let key = Key { part, steps };
        // One way to write each, so that equal subjects are equal texts.
        if key.to_string() == text {
            Ok(key)
        } else {
            Err(NoKey)
        }
    }
}

/// The part that a text begins with, and what follows the blank behind it.
fn part(text: &str) -> Option<(Part, Option<&str>)> {
    let (word, rest) = split(text);
    Some(match word {
        "operation" => (Part::Operation, rest),
        "path" => (Part::Path, rest),
        "query" => (Part::Query, rest),
        "header" => (Part::Header, rest),
        "request" => (Part::Request, rest),
        "status" => (Part::Status(rest?.parse().ok()?), None),
        "response" => {
            let (status, rest) = split(rest?);
            let status = match status {
                "success" => None,
                status => Some(status.parse().ok()?),
            };
            match rest.map(split) {
                Some(("header", name @ Some(_))) => (Part::ResponseHeader(status), name),
                _ => (Part::Response(status), rest),
            }
        }
        _ => return None,
    })
}

fn split(text: &str) -> (&str, Option<&str>) {
    match text.split_once(' ') {
        Some((word, rest)) => (word, Some(rest)),
        None => (text, None),
    }
}

fn steps(mut rest: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("[]") {
            steps.push(Step::Items);
            rest = after;
            continue;
        }
        if let Some(after) = rest.strip_prefix("{}") {
            steps.push(Step::Values);
            rest = after;
            continue;
        }
        if !steps.is_empty() {
            rest = rest.strip_prefix('.')?;
        }
        let (name, after) = name(rest)?;
        steps.push(Step::Name(name));
        rest = after;
    }
    Some(steps)
}

/// The name that a text begins with, and what follows.
fn name(text: &str) -> Option<(String, &str)> {
    if text.starts_with('"') {
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<String>();
        let name = values.next()?.ok()?;
        return Some((name, &text[values.byte_offset()..]));
    }
    let end = text.find(is_odd).unwrap_or(text.len());
    (end > 0).then(|| (text[..end].to_owned(), &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read_as_it_is_written() {
        let all = [
            "operation",
            "path project_id",
            "query limit",
            "header X-Auth-Token",
            "request",
            "request password",
            "request os-reinstall.metadata.BYOL",
            "request nics[].subnet_id",
            "request matrix[][].x",
            "request []",
            "request [].a",
            "response 202 instances[].id",
            "response 200 header X-Request-Id",
            "response 200 header",
            "response success header X-Request-Id",
            "response success addresses{}[].addr",
            "status 400",
            "request \"a.b\".c",
            "request \"\"",
            "request \"say \\\"x\\\" [] {}\"",
            "request 名称",
        ];
        for text in all {
            let key: Key = text.parse().unwrap_or_else(|_| panic!("{text}"));
            assert_eq!(key.to_string(), text);
        }
        assert_eq!(
            "response 200 header".parse(),
            Ok(Key::of(Part::Response(Some(200))).field("header"))
        );
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in [
            "",
            "body x",
            "status",
            "status x",
            "request ",
            "request a.",
            "request .a",
            "request a..b",
            "request a[",
            "request a]b",
            "request \"a\"",
            "request  a",
            "response",
            "response x",
            "path a b",
            "status 200 x",
            "request \"a",
        ] {
            assert!(text.parse::<Key>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_parent_is_the_object_around() {
        let parent = |text: &str| {
            let key: Key = text.parse().unwrap();
            key.parent().map(|parent| parent.to_string())
        };
        assert_eq!(parent("request nics[].id").as_deref(), Some("request nics"));
        assert_eq!(parent("request nics").as_deref(), Some("request"));
        assert_eq!(parent("request [].a").as_deref(), Some("request"));
        assert_eq!(parent("request"), None);
    }
}
