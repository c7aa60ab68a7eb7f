//! Other words for the same.

use super::{At, Expect, Fixture, Mutant};
use crate::sheet::{Form, Role};

pub(super) fn mutate(fixture: &Fixture, all: &mut Vec<Mutant>) {
    for at in fixture.rows() {
        let mut push = |what: &str, text: Option<String>| {
            let Some(text) = text else {
                return;
            };
            all.push(Mutant {
                mutator: "other words",
                what: format!("{what} {}", at.subjects[0]),
                text,
                expect: Expect::Words(at.subjects.clone()),
            });
        };
        push("a sentence in front of", front(fixture, &at));
        push("a sentence at the end of", end(fixture, &at));
    }
    for (what, text) in around(fixture) {
        if text == fixture.source {
            continue;
        }
        all.push(Mutant {
            mutator: "words around tables",
            what: what.to_owned(),
            text,
            expect: Expect::Unchanged,
        });
    }
}

fn front(fixture: &Fixture, at: &At) -> Option<String> {
    let sentence = match fixture.words(at, Role::Description)?.is_ascii() {
        true => "Ask the printer about it. ",
        false => "请问印刷工。",
    };
    fixture.with_cell(at, Role::Description, |cell| {
        let label = "Definition: ";
        let start = match cell.inner.find(label) {
            Some(label_at) => label_at + label.len(),
            None if cell.inner.starts_with("<p>") => "<p>".len(),
            None => 0,
        };
        cell.inner.insert_str(start, sentence);
    })
}

/// Only where the description is one paragraph; behind a list, it would be part of it.
fn end(fixture: &Fixture, at: &At) -> Option<String> {
    let inner = fixture.inner(at, Role::Description)?;
    if inner.contains("Definition")
        || inner.ends_with("</ul>")
        || inner.contains('\n')
        || !inner.is_ascii()
    {
        return None;
    }
    // What has no full stop goes on with what follows.
    let last = inner.strip_suffix("</p>").unwrap_or(&inner);
    if !last.ends_with('.') {
        return None;
    }
    fixture.with_cell(at, Role::Description, |cell| {
        let end = last.len();
        cell.inner.insert_str(
            end,
            " See the chapter on presses, and the 3 pages after it.",
        );
    })
}

fn around(fixture: &Fixture) -> Vec<(&'static str, String)> {
    let source = &fixture.source;
    let mut texts = vec![
        (
            "the title",
            source.replacen(
                &fixture.stated.title,
                &format!("{} Anew", fixture.stated.title),
                1,
            ),
        ),
        (
            "the name in an example",
            source
                .replace("Ex libris", "Ex bibliotheca")
                .replace("Herbal", "Bestiary")
                .replace("\"山\"", "\"水\"")
                .replace("\"e\"", "\"f\""),
        ),
    ];
    if fixture.sheet.form == Form::Html {
        let note = "<h1 class=\"note\"></h1><p>The shop moved; a list has 1 to 9 items, the default value is 3.</p>";
        texts.push((
            "a paragraph below the title",
            source.replacen("</h1>", &format!("</h1>{note}"), 1),
        ));
        texts.push((
            "another word in the links",
            source.replace("For details, see", "Look at"),
        ));
    }
    texts
}
