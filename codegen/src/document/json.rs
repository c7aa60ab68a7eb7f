//! JSON text to nodes.

use super::report::{Report, place, quoted};
use super::{Entry, MAX_DEPTH, Node, Value, keys};
use crate::finding::code::document::{SYNTAX, TOO_DEEP};
use crate::finding::{Finding, SourceId};
use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType, Peek};

/// Why a text is no JSON that can be used.
#[derive(Debug)]
pub(super) enum Failure {
    /// It is not JSON; it may still be YAML.
    NotJson(Finding),
    /// It is nested too deep, in whatever language.
    TooDeep(Finding),
}

/// Reads JSON.
pub(super) fn parse(text: &str, report: &mut Report<'_>) -> Result<Node, Failure> {
    let mut reader = Reader {
        text,
        json: Jiter::new(text.as_bytes()),
        report,
        nodes: Vec::new(),
        entries: Vec::new(),
    };
    let peek = reader.json.peek();
    let peek = reader.check(peek)?;
    let node = reader.node(peek, 0)?;
    let end = reader.json.finish();
    reader.check(end)?;
    Ok(node)
}

struct Reader<'t, 'r, 'f> {
    text: &'t str,
    json: Jiter<'t>,
    report: &'r mut Report<'f>,
    /// The items of all arrays that are open, so that each gets the room that it needs when it
    /// is closed, and no more: most of what a large tree is made of are short lists.
    nodes: Vec<Node>,
    /// The entries of all objects that are open.
    entries: Vec<Entry>,
}

impl Reader<'_, '_, '_> {
    fn node(&mut self, peek: Peek, depth: usize) -> Result<Node, Failure> {
        let start = self.json.current_index();
        let value = match peek {
            Peek::Object => Value::Object(self.object(depth)?),
            Peek::Array => Value::Array(self.array(depth)?),
            Peek::String => {
                let text = self.json.known_str().map(Box::from);
                Value::String(self.check(text)?)
            }
            Peek::Null => {
                let read = self.json.known_null();
                self.check(read)?;
                Value::Null
            }
            Peek::True | Peek::False => {
                let read = self.json.known_bool(peek);
                Value::Bool(self.check(read)?)
            }
            _ => {
                let read = self.json.known_number_bytes(peek).map(<[u8]>::len);
                let length = self.check(read)?;
                Value::Number(self.text.get(start..start + length).unwrap_or("0").into())
            }
        };
        let place = self.report.place(start, self.json.current_index());
        Ok(Node { place, value })
    }

    fn array(&mut self, depth: usize) -> Result<Vec<Node>, Failure> {
        self.not_too_deep(depth)?;
        let first = self.nodes.len();
        let mut next = self.json.known_array();
        while let Some(peek) = self.check(next)? {
            let node = self.node(peek, depth + 1)?;
            self.nodes.push(node);
            next = self.json.array_step();
        }
        Ok(self.nodes.drain(first..).collect())
    }

    fn object(&mut self, depth: usize) -> Result<Vec<Entry>, Failure> {
        self.not_too_deep(depth)?;
        let first = self.entries.len();
        let mut before = self.json.current_index();
        let mut next = self.json.known_object().map(|key| key.map(Box::from));
        while let Some(key) = self.check(next)? {
            let key_place = self.key_place(before);
            let peek = self.json.peek();
            let peek = self.check(peek)?;
            let value = self.node(peek, depth + 1)?;
            self.entries.push(Entry {
                key,
                key_place,
                value,
            });
            before = self.json.current_index();
            next = self.json.next_key().map(|key| key.map(Box::from));
        }
        let entries = self.entries.drain(first..).collect();
        Ok(keys::once(entries, self.report))
    }

    /// The place of a key that was just read, together with its colon: between the two there
    /// is only white space, and in front of it only white space and `{` or `,`.
    fn key_place(&self, before: usize) -> crate::finding::Place {
        let after = self.json.current_index();
        let read = self.text.get(before..after).unwrap_or_default();
        let start = before + read.find('"').unwrap_or(0);
        let end = before + read.rfind('"').map_or(read.len(), |quote| quote + 1);
        self.report.place(start, end)
    }

    fn not_too_deep(&self, depth: usize) -> Result<(), Failure> {
        if depth < MAX_DEPTH {
            return Ok(());
        }
        let start = self.json.current_index();
        let place = self.report.place(start, start + 1);
        let message = format!("more than {MAX_DEPTH} arrays and objects inside each other");
        Err(Failure::TooDeep(Finding::new(&TOO_DEEP, place, message)))
    }

    fn check<T>(&self, result: Result<T, JiterError>) -> Result<T, Failure> {
        result.map_err(|error| Failure::NotJson(syntax(self.report.source, self.text, &error)))
    }
}

/// The finding for an error of the parser.
fn syntax(source: SourceId, text: &str, error: &JiterError) -> Finding {
    let mut start = error.index.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let here = text[start..].chars().next();
    let end = start + here.map_or(0, char::len_utf8);
    let (message, help) = words(&error.error_type, here);
    let finding = Finding::new(&SYNTAX, place(source, start, end), message);
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}

fn words(error: &JiterErrorType, here: Option<char>) -> (String, Option<&'static str>) {
    use JsonErrorType as E;
    let found = match here {
        Some(c) => format!(", found {}", quoted(c.encode_utf8(&mut [0; 4]))),
        None => ", but the file ends here".to_owned(),
    };
    let JiterErrorType::JsonError(error) = error else {
        return (format!("this is not JSON{found}"), None);
    };
    match error {
        E::TrailingComma => (
            "a comma with nothing behind it".to_owned(),
            Some("remove the comma"),
        ),
        E::TrailingCharacters => (format!("expected the end of the file{found}"), None),
        E::ExpectedColon => (format!("expected `:` behind the key{found}"), None),
        E::ExpectedListCommaOrEnd => (format!("expected `,` or `]`{found}"), None),
        E::ExpectedObjectCommaOrEnd => (format!("expected `,` or `}}`{found}"), None),
        E::KeyMustBeAString => (
            format!("expected a key{found}"),
            Some("keys stand in double quotes"),
        ),
        E::ExpectedSomeValue | E::ExpectedSomeIdent => (format!("expected a value{found}"), None),
        E::EofWhileParsingList
        | E::EofWhileParsingObject
        | E::EofWhileParsingString
        | E::EofWhileParsingValue => (format!("the file ends inside of {}", inside(error)), None),
        E::ControlCharacterWhileParsingString => (
            "a line break or control character in a string".to_owned(),
            Some("write it as an escape, such as `\\n`, or close the string"),
        ),
        other => (format!("{other}"), None),
    }
}

fn inside(error: &JsonErrorType) -> &'static str {
    match error {
        JsonErrorType::EofWhileParsingList => "an array",
        JsonErrorType::EofWhileParsingObject => "an object",
        JsonErrorType::EofWhileParsingString => "a string",
        _ => "a value",
    }
}
