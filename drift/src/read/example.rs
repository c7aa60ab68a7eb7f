//! Examples.

use super::outline::{Outline, Piece};
use crate::claim::{Example, ExampleOf, Unread, What};
use crate::page::{Content, Form};
use crate::words::section::Part;
use bindery::finding::Place;
use serde_json::Value;

/// How many places of a text are tried for the start of JSON.
const TRIES: usize = 64;

/// The examples of a page, and what of them should be JSON and is not.
pub(super) fn examples(outline: &Outline<'_>, form: Form) -> (Vec<Example>, Vec<Unread>) {
    let mut found: Vec<Piecemeal> = Vec::new();
    let mut open = false;
    for piece in &outline.pieces {
        let Some(of) = of(outline, piece) else {
            open = false;
            continue;
        };
        let (text, code) = match &piece.block.content {
            Content::Code(text) => (text.clone(), true),
            Content::Line(line) => (
                piece.text.clone().unwrap_or_else(|| line.text.clone()),
                false,
            ),
            Content::Heading(..) | Content::Table(_) => continue,
        };
        if !code && form != Form::Text {
            continue;
        }
        // In the text of a page, an example is all the lines up to the next heading.
        let last = found
            .last_mut()
            .filter(|last| open && form == Form::Text && last.of == of);
        match last {
            Some(last) => {
                last.text.push('\n');
                last.text.push_str(&text);
                last.place.end = last.place.end.max(piece.block.place.end);
            }
            None => found.push(Piecemeal {
                of,
                text,
                place: piece.block.place,
            }),
        }
        open = true;
    }
    let mut unread = Vec::new();
    let examples = found
        .into_iter()
        .map(|piece| piece.example(&mut unread))
        .collect();
    (examples, unread)
}

struct Piecemeal {
    of: ExampleOf,
    text: String,
    place: Place,
}

impl Piecemeal {
    fn example(self, unread: &mut Vec<Unread>) -> Example {
        let body = json(&self.text);
        let meant = self.text.contains('"') && self.text.contains(':') && self.text.contains('{');
        if body.is_none() && meant {
            unread.push(Unread {
                what: What::Example,
                words: self.text.lines().next().unwrap_or_default().to_owned(),
                place: self.place,
            });
        }
        Example {
            of: self.of,
            text: self.text,
            body,
            place: self.place,
        }
    }
}

/// What a piece is an example of.
fn of(outline: &Outline<'_>, piece: &Piece<'_>) -> Option<ExampleOf> {
    match piece.part {
        Part::RequestExample => Some(ExampleOf::Request),
        Part::ResponseExample => {
            let answer = piece.answer.and_then(|answer| outline.answers.get(answer));
            let status = answer.and_then(|answer| answer.statuses.first().copied());
            Some(ExampleOf::Response(status))
        }
        _ => None,
    }
}

/// The first JSON in a text, an object or a list.
fn json(text: &str) -> Option<Value> {
    text.match_indices(['{', '['])
        .take(TRIES)
        .find_map(|(index, _)| {
            let mut values =
                serde_json::Deserializer::from_str(&text[index..]).into_iter::<Value>();
            values.next()?.ok()
        })
}

#[cfg(test)]
mod tests {
    use super::json;
    use serde_json::json;

    #[test]
    fn json_behind_an_address() {
        assert_eq!(
            json("POST https://{endpoint}/v1/{shop}/prints { \"a\" : [ 1 ] } and more"),
            Some(json!({"a": [1]}))
        );
        assert_eq!(json("[ {\n\"a\": 1 } ]"), Some(json!([{"a": 1}])));
        assert_eq!(json("GET /v1/{shop}"), None);
        assert_eq!(json("{ \"a\": \"xxx\" \"b\" }"), None);
    }
}
