//! Facts for tools.

use super::super::{Level, Reviewed};
use super::{Places, Report, count};
use crate::finding::Place;
use crate::finding::render::Lines;
use crate::model::Json;

pub(super) fn render(report: Report<'_>) -> String {
    let mut places = Places::new(report);
    let facts = report.facts.iter().map(|one| fact(one, &mut places));
    let facts: Vec<Json> = facts.collect();
    let versions = report.versions;
    let object = Json::Object(vec![
        ("facts".to_owned(), Json::Array(facts)),
        counted("breaking", count(report.facts, Level::Breaking)),
        counted("warnings", count(report.facts, Level::Warning)),
        counted("notes", count(report.facts, Level::Note)),
        ("bump".to_owned(), text(report.bump.name())),
        ("version".to_owned(), optional(versions.map(|one| one.1))),
    ]);
    format!("{}\n", harmless(&object.to_string()))
}

fn counted(name: &str, count: usize) -> (String, Json) {
    (name.to_owned(), Json::Number(count.to_string()))
}

fn text(text: &str) -> Json {
    Json::String(text.to_owned())
}

fn optional(value: Option<&str>) -> Json {
    value.map_or(Json::Null, text)
}

fn fact(reviewed: &Reviewed, places: &mut Places<'_>) -> Json {
    let fact = &reviewed.fact;
    let fingerprint = fact.fingerprint();
    let wire = Json::Object(vec![
        ("old_client".to_owned(), text(fact.wire.old_client.name())),
        ("new_client".to_owned(), text(fact.wire.new_client.name())),
    ]);
    let rust = Json::Object(vec![
        ("effect".to_owned(), text(fact.rust.name())),
        ("compiles".to_owned(), Json::Bool(fact.rust.compiles())),
        (
            "means_the_same".to_owned(),
            Json::Bool(fact.rust.means_the_same()),
        ),
        (
            "items".to_owned(),
            Json::Array(fact.items.iter().map(|item| text(item)).collect()),
        ),
    ]);
    let entries = [
        ("fingerprint", text(&fingerprint)),
        ("kind", text(fact.kind.id())),
        ("title", text(fact.kind.title())),
        ("level", text(reviewed.level.name())),
        ("approved", optional(reviewed.approved.as_deref())),
        ("subject", text(&fact.subject)),
        ("location", text(&fact.location)),
        ("before", optional(fact.before.as_deref())),
        ("after", optional(fact.after.as_deref())),
        ("direction", text(fact.direction.name())),
        ("old", place(fact.old, &mut places.old)),
        ("new", place(fact.new, &mut places.new)),
        ("wire", wire),
        ("rust", rust),
    ];
    Json::Object(entries.map(|(key, value)| (key.to_owned(), value)).to_vec())
}

fn place(place: Option<Place>, lines: &mut Lines<'_>) -> Json {
    let Some(place) = place else {
        return Json::Null;
    };
    let (start, _) = lines.span(place);
    Json::Object(vec![
        ("path".to_owned(), text(&lines.path(place.source))),
        ("line".to_owned(), Json::Number(start.line.to_string())),
        ("column".to_owned(), Json::Number(start.column.to_string())),
    ])
}

/// JSON with escapes for what a terminal obeys: all of it is inside strings.
fn harmless(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_control() || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}') {
            out += &format!("\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}
