//! JSON text to nodes.

mod halfway;
mod scanner;
#[cfg(test)]
mod tests;

use super::report::{Report, place, quoted};
use super::{Entry, MAX_DEPTH, Node, Value, keys};
use crate::finding::code::document::{SYNTAX, TOO_DEEP};
use crate::finding::{Finding, Place, SourceId};
use crate::parallel;
use halfway::{Beside, LARGE, Start, rests};
use scanner::{Kind, Problem, Scanner};

/// Why a text is no JSON that can be used.
#[derive(Debug)]
pub(super) enum Failure {
    /// It is not JSON; it may still be YAML.
    NotJson(Box<Finding>),
    /// It is nested too deep, in whatever language.
    TooDeep(Box<Finding>),
}

/// Reads JSON.
pub(super) fn parse(text: &str, report: &mut Report<'_>) -> Result<Node, Failure> {
    if text.len() < LARGE {
        return whole(&mut Reader::new(text, report));
    }
    let (start, source) = (Start::unknown(), report.source);
    parallel::ahead(
        || rests(text, source, &start),
        |rests| {
            let mut reader = Reader::new(text, report);
            reader.beside = Some(Beside {
                start: &start,
                rests,
                left: Vec::new().into_iter(),
            });
            whole(&mut reader)
        },
    )
}

fn whole(reader: &mut Reader<'_, '_, '_, '_>) -> Result<Node, Failure> {
    let first = reader.json.first();
    let first = reader.check(first)?;
    let node = reader.node(first, 0)?;
    let end = reader.json.finish();
    reader.check(end)?;
    Ok(node)
}

struct Reader<'t, 'r, 'f, 'b> {
    text: &'t str,
    json: Scanner<'t>,
    report: &'r mut Report<'f>,
    /// The items of all arrays that are open, so that each gets the room that it needs when it
    /// is closed, and no more: most of what a large tree is made of are short lists.
    nodes: Vec<Node>,
    /// The entries of all objects that are open.
    entries: Vec<Entry>,
    /// What is read by somebody else.
    beside: Option<Beside<'b>>,
}

impl<'t, 'r, 'f> Reader<'t, 'r, 'f, '_> {
    /// Stands at the start.
    fn new(text: &'t str, report: &'r mut Report<'f>) -> Self {
        Reader {
            text,
            json: Scanner::at(text, 0),
            report,
            nodes: Vec::new(),
            entries: Vec::new(),
            beside: None,
        }
    }

    /// The value that starts with this byte.
    fn node(&mut self, first: u8, depth: usize) -> Result<Node, Failure> {
        let start = self.json.offset();
        let value = match first {
            b'{' => Value::Object(self.object(depth)?),
            b'[' => Value::Array(self.array(depth)?),
            _ => {
                let value = self.scalar(first);
                self.check(value)?
            }
        };
        let place = self.report.place(start, self.json.offset());
        Ok(Node { place, value })
    }

    fn scalar(&mut self, first: u8) -> Result<Value, Problem> {
        Ok(match first {
            b'"' => Value::String(self.json.string()?),
            b'n' => {
                self.json.word("null")?;
                Value::Null
            }
            b't' => {
                self.json.word("true")?;
                Value::Bool(true)
            }
            b'f' => {
                self.json.word("false")?;
                Value::Bool(false)
            }
            _ => Value::Number(self.json.number()?.into()),
        })
    }

    fn array(&mut self, depth: usize) -> Result<Vec<Node>, Failure> {
        self.not_too_deep(depth)?;
        let start = self.nodes.len();
        let mut next = self.json.open_array();
        while let Some(first) = self.check(next)? {
            let node = self.node(first, depth + 1)?;
            self.nodes.push(node);
            next = self.json.next_item();
        }
        Ok(self.nodes.drain(start..).collect())
    }

    fn object(&mut self, depth: usize) -> Result<Vec<Entry>, Failure> {
        self.not_too_deep(depth)?;
        let start = self.entries.len();
        let next = self.json.open_object();
        self.properties(next, depth)?;
        let entries = self.entries.drain(start..).collect();
        Ok(keys::once(entries, self.report))
    }

    /// Puts the properties of an object on the stack of entries; `next` is the first byte of the
    /// first key.
    fn properties(
        &mut self,
        mut next: Result<Option<u8>, Problem>,
        depth: usize,
    ) -> Result<(), Failure> {
        while self.check(next)?.is_some() {
            if self.takes_rest(depth) {
                break;
            }
            let key = self.key();
            let (key, key_place, first) = self.check(key)?;
            let value = self.node(first, depth + 1)?;
            self.entries.push(Entry {
                key,
                key_place,
                value,
            });
            next = self.json.next_key();
        }
        Ok(())
    }

    /// A key with its place, and the first byte of its value.
    fn key(&mut self) -> Result<(Box<str>, Place, u8), Problem> {
        let start = self.json.offset();
        let key = self.json.string()?;
        let place = self.report.place(start, self.json.offset());
        self.json.colon()?;
        Ok((key, place, self.json.first()?))
    }

    fn not_too_deep(&self, depth: usize) -> Result<(), Failure> {
        if depth < MAX_DEPTH {
            return Ok(());
        }
        let start = self.json.offset();
        let place = self.report.place(start, start + 1);
        let message = format!("more than {MAX_DEPTH} arrays and objects inside each other");
        Err(Failure::TooDeep(Box::new(Finding::new(
            &TOO_DEEP, place, message,
        ))))
    }

    fn check<T>(&self, result: Result<T, Problem>) -> Result<T, Failure> {
        let source = self.report.source;
        let failure = |problem| Failure::NotJson(Box::new(syntax(source, self.text, &problem)));
        result.map_err(failure)
    }
}

/// The finding for a problem of the scanner.
fn syntax(source: SourceId, text: &str, problem: &Problem) -> Finding {
    let start = text.floor_char_boundary(problem.at);
    let here = text[start..].chars().next();
    let end = start + here.map_or(0, char::len_utf8);
    let (message, help) = words(problem.kind, here);
    let finding = Finding::new(&SYNTAX, place(source, start, end), message);
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}

fn words(kind: Kind, here: Option<char>) -> (String, Option<&'static str>) {
    let expected = |what: &str| match here {
        Some(c) => format!(
            "expected {what}, found {}",
            quoted(c.encode_utf8(&mut [0; 4]))
        ),
        None => format!("expected {what}, but the file ends here"),
    };
    let message = match kind {
        Kind::Control => "a line break or control character in a string".to_owned(),
        Kind::Digits => "a number with too many digits".to_owned(),
        Kind::Escape => "an escape that JSON does not have".to_owned(),
        Kind::ExpectedColon => expected("`:` behind the key"),
        Kind::ExpectedEnd => expected("the end of the file"),
        Kind::ExpectedItem => expected("`,` or `]`"),
        Kind::ExpectedKey => expected("a key"),
        Kind::ExpectedProperty => expected("`,` or `}`"),
        Kind::ExpectedValue => expected("a value"),
        Kind::Number => "a number that is not written as JSON has it".to_owned(),
        Kind::Surrogate => "an escape of half a character".to_owned(),
        Kind::TrailingComma => "a comma with nothing behind it".to_owned(),
        Kind::Unfinished(what) => format!("the file ends inside of {what}"),
    };
    let help = match kind {
        Kind::Control => "write it as an escape, such as `\\n`, or close the string",
        Kind::ExpectedKey => "keys stand in double quotes",
        Kind::TrailingComma => "remove the comma",
        _ => return (message, None),
    };
    (message, Some(help))
}
