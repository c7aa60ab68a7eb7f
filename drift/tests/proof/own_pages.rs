//! Our own pages state what was written down of them.

use crate::engine;
use crate::expectation::{folder, stated};
use crate::mutator::Fixture;
use crate::sheet::{Form, Sheet};

/// The pages of ours, one for each layout.
pub(crate) const PAGES: [(&str, Form); 7] = [
    ("order-prints.html", Form::Html),
    ("list-papers.html", Form::Html),
    ("print-blocks-zh.html", Form::Html),
    ("change-binding.md", Form::Markdown),
    ("cast-type.txt", Form::Text),
    ("devserver-now.txt", Form::Text),
    ("devserver-later.txt", Form::Text),
];

/// Reads a page of ours.
pub(crate) fn fixture(name: &'static str, form: Form) -> Fixture {
    let path = folder().join("pages").join(name);
    let source = std::fs::read_to_string(&path).unwrap();
    Fixture {
        name,
        sheet: Sheet::new(form, &source),
        source,
        stated: stated(&path.with_extension("yaml")),
    }
}

#[test]
fn they_state_what_is_written_down() {
    let mut wrong = Vec::new();
    for (name, form) in PAGES {
        let fixture = fixture(name, form);
        assert_eq!(fixture.rows().len(), fixture.stated.count);
        let said = engine::read(fixture.source.as_bytes());
        wrong.extend(engine::unstated(name, &said, &fixture.stated));
        // The DevServer page of now has lost its lists.
        if !said.unread.is_empty() && name != "devserver-now.txt" {
            wrong.push(format!("{name}: not understood: {:?}", said.unread));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
