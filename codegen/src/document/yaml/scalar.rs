//! Scalars: their places, their tags, and what they are.

use super::super::Value;
use super::super::report::{Report, quoted};
use super::Reader;
use super::ambiguous::ambiguous;
use super::number::{Plain, resolve};
use crate::finding::code::document::{AMBIGUOUS_SCALAR, NOT_A_NUMBER, UNKNOWN_TAG, WRONG_TAG};
use crate::finding::{Finding, Place};
use granit_parser::{ScalarStyle, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// What a scalar is.
pub(super) fn value(
    text: Cow<'_, str>,
    style: ScalarStyle,
    tag: Option<&Tag>,
    place: Place,
    report: &mut Report<'_>,
) -> Value {
    match tag.map(Meaning::of) {
        None if style == ScalarStyle::Plain => plain(&text, place, report),
        None | Some(Meaning::Core("str" | "binary" | "timestamp") | Meaning::NotResolved) => {
            string(text)
        }
        Some(Meaning::Core(name @ ("int" | "float" | "bool" | "null"))) => {
            tagged(text, name, place, report)
        }
        Some(meaning) => {
            unknown_tag(meaning, place, report);
            string(text)
        }
    }
}

/// Checks the tag of an array (`seq`) or object (`map`).
pub(super) fn check_container_tag(
    tag: Option<&Tag>,
    own: &str,
    place: Place,
    report: &mut Report<'_>,
) {
    match tag.map(Meaning::of) {
        None | Some(Meaning::NotResolved) => {}
        Some(Meaning::Core(name)) if name == own => {}
        Some(meaning) => unknown_tag(meaning, place, report),
    }
}

/// Warns where tools read a plain scalar differently.
pub(super) fn warn_if_ambiguous(text: &str, place: Place, report: &mut Report<'_>) -> bool {
    let Some(found) = ambiguous(text) else {
        return false;
    };
    let message = format!(
        "{} is {} here, but {} to tools that read YAML 1.1",
        quoted(text),
        found.here,
        found.there
    );
    report.add(Finding::new(&AMBIGUOUS_SCALAR, place, message).help(found.help));
    true
}

/// What a tag says.
enum Meaning<'t> {
    /// A tag of YAML itself.
    Core(&'t str),
    /// `!`: do not guess from the text.
    NotResolved,
    Other(&'t Tag),
}

impl Meaning<'_> {
    fn of(tag: &Tag) -> Meaning<'_> {
        if tag.is_yaml_core_schema() {
            return Meaning::Core(tag.suffix());
        }
        if let Some(name) = tag.suffix().strip_prefix("tag:yaml.org,2002:")
            && tag.handle().is_empty()
        {
            return Meaning::Core(name);
        }
        match (tag.handle(), tag.suffix()) {
            ("", "!") | ("!", "") => Meaning::NotResolved,
            _ => Meaning::Other(tag),
        }
    }
}

fn unknown_tag(meaning: Meaning<'_>, place: Place, report: &mut Report<'_>) {
    let tag = match meaning {
        Meaning::Core(name) => format!("!!{name}"),
        Meaning::NotResolved => "!".to_owned(),
        Meaning::Other(tag) => tag.to_string(),
    };
    report.add(
        Finding::new(
            &UNKNOWN_TAG,
            place,
            format!("the tag {} means nothing here", quoted(&tag)),
        )
        .help("remove it; files are included with `$ref`"),
    );
}

fn plain(text: &str, place: Place, report: &mut Report<'_>) -> Value {
    warn_if_ambiguous(text, place, report);
    match resolve(text) {
        Plain::Null => Value::Null,
        Plain::Bool(value) => Value::Bool(value),
        Plain::Integer(number) | Plain::Float(number) => Value::Number(number.into()),
        Plain::NotFinite => {
            let message = format!("{} is a number that JSON does not have", quoted(text));
            let help = "put it in quotes if a string is meant";
            report.add(Finding::new(&NOT_A_NUMBER, place, message).help(help));
            Value::Null
        }
        Plain::Text => Value::String(text.into()),
    }
}

fn tagged(text: Cow<'_, str>, name: &str, place: Place, report: &mut Report<'_>) -> Value {
    match (name, resolve(&text)) {
        ("int", Plain::Integer(number)) => Value::Number(number.into()),
        ("float", Plain::Integer(number) | Plain::Float(number)) => Value::Number(number.into()),
        ("bool", Plain::Bool(value)) => Value::Bool(value),
        ("null", Plain::Null) => Value::Null,
        _ => {
            let message = format!("{} is not what the tag `!!{name}` says", quoted(&text));
            report.at(&WRONG_TAG, place, message);
            string(text)
        }
    }
}

fn string(text: Cow<'_, str>) -> Value {
    Value::String(text.into_owned().into_boxed_str())
}

/// A line without its comment; nothing of a directive.
fn code(line: &str) -> &str {
    if line.starts_with(['%', '#']) {
        return "";
    }
    line.find(" #").map_or(line, |comment| &line[..comment])
}

impl Reader<'_, '_, '_> {
    /// The place of a scalar, whose event has a tag or an anchor or has none.
    pub(super) fn scalar_place(
        &mut self,
        style: ScalarStyle,
        has_properties: bool,
        range: Range<usize>,
    ) -> Place {
        let range = match style {
            _ if has_properties => range,
            ScalarStyle::Literal | ScalarStyle::Folded => self.header(range.start)..range.end,
            ScalarStyle::Plain if range.is_empty() => self.nothing(range.start),
            _ => range,
        };
        self.end = self.end.max(range.end);
        self.report.place(range.start, range.end)
    }

    /// Where a block scalar starts: the parser points at its text, but without the `|` or `>`
    /// nobody could read it.
    fn header(&self, content: usize) -> usize {
        self.sign(content, &['|', '>']).unwrap_or(content)
    }

    /// Where the anchor or the tag of a node starts: the parser points at what is behind it.
    pub(super) fn properties(&self, content: usize) -> usize {
        self.sign(content, &['&', '!']).unwrap_or(content)
    }

    /// The first of some signs behind the last event, in no comment and no directive.
    pub(super) fn sign(&self, until: usize, signs: &[char]) -> Option<usize> {
        let mut at = self.end;
        let between = self.text.get(self.end..until).unwrap_or_default();
        for line in between.split_inclusive('\n') {
            if let Some(sign) = code(line).find(signs) {
                return Some(at + sign);
            }
            at += line.len();
        }
        None
    }

    /// Where a value is that is not written: behind the `:` of its key.
    fn nothing(&self, start: usize) -> Range<usize> {
        let at = start.max(self.end);
        let colon = self
            .text
            .get(at..)
            .is_some_and(|rest| rest.starts_with(':'));
        let at = at.min(self.text.len()) + usize::from(colon);
        at..at
    }
}
