//! Limits changed, lost and new.

use serde_json::json;

use super::{At, Expect, Fixture, Mutant, changed};
use crate::sheet::Role;

const LOWER: [&str; 3] = ["minLength", "minItems", "minimum"];
const UPPER: [&str; 3] = ["maxLength", "maxItems", "maximum"];

pub(super) fn mutate(fixture: &Fixture, all: &mut Vec<Mutant>) {
    for at in fixture.rows() {
        for name in LOWER.into_iter().chain(UPPER) {
            all.extend(moved(fixture, &at, name));
        }
        all.extend(lost(fixture, &at));
        all.extend(new(fixture, &at));
    }
}

/// A limit is higher by one.
fn moved(fixture: &Fixture, at: &At, name: &str) -> Option<Mutant> {
    let before = at.facts.get(name)?;
    let limit = before.as_i64()?;
    let text = fixture.with_cell(at, Role::Description, |cell| {
        let spans = numbers(&cell.inner, limit);
        let span = if LOWER.contains(&name) {
            spans.first()
        } else {
            spans.last()
        };
        let (start, end) = *span.unwrap();
        let grouped = cell.inner[start..end].contains(',');
        let new = (limit + 1).to_string();
        let new = if grouped {
            format!("{},{}", &new[..1], &new[1..])
        } else {
            new
        };
        cell.inner.replace_range(start..end, &new);
    })?;
    Some(Mutant {
        mutator: "limit changed",
        what: format!("{name} of {}", at.subjects[0]),
        text,
        expect: Expect::Facts(changed(at, name, Some(before), Some(json!(limit + 1)))),
    })
}

/// Where a number stands in a text, with or without a comma after the thousands.
fn numbers(text: &str, number: i64) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_ascii_digit()
            || c == ','
                && start.is_some()
                && text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                spans.push((begin, at));
                start = None;
            }
            _ => {}
        }
    }
    spans.retain(|(start, end)| text[*start..*end].replace(',', "") == number.to_string());
    spans
}

/// The only sentence about a limit is gone.
fn lost(fixture: &Fixture, at: &At) -> Option<Mutant> {
    let limits: Vec<&str> = LOWER
        .into_iter()
        .chain(UPPER)
        .filter(|name| at.facts.contains_key(*name))
        .collect();
    let inner = fixture.inner(at, Role::Description)?;
    let first = limits.first()?;
    if inner.contains("Definition") || at.facts.contains_key("default") || !inner.is_ascii() {
        return None;
    }
    let number = at.facts[*first].as_i64()?;
    let (digit, _) = *numbers(&inner, number).first()?;
    let start = inner[..digit].rfind(". ").map(|at| at + 1)?;
    let last = limits.last()?;
    let (_, digit) = *numbers(&inner, at.facts[*last].as_i64()?).last()?;
    let end = digit + inner[digit..].find('.')? + 1;
    let text = fixture.with_cell(at, Role::Description, |cell| {
        cell.inner.replace_range(start..end, "");
    })?;
    let changes = limits
        .iter()
        .flat_map(|name| changed(at, name, at.facts.get(*name), None));
    Some(Mutant {
        mutator: "limit lost",
        what: at.subjects[0].clone(),
        text,
        expect: Expect::Facts(changes.collect()),
    })
}

/// A sentence about a limit is new.
fn new(fixture: &Fixture, at: &At) -> Option<Mutant> {
    let only_type = at
        .facts
        .keys()
        .all(|name| name == "type" || name == "mandatory");
    let inner = fixture.inner(at, Role::Description)?;
    if !only_type || !inner.is_ascii() || inner.contains("Range:") {
        return None;
    }
    let (sentence, lower, upper) = match at.facts.get("type")?.as_str()? {
        "string" => (
            " The value contains 3 to 77 characters.",
            "minLength",
            "maxLength",
        ),
        "integer" => (" The value ranges from 3 to 77.", "minimum", "maximum"),
        _ => return None,
    };
    let text = fixture.with_cell(at, Role::Description, |cell| {
        let end = cell
            .inner
            .strip_suffix("</p>")
            .map_or(cell.inner.len(), str::len);
        cell.inner.insert_str(end, sentence);
    })?;
    let mut changes = changed(at, lower, None, Some(json!(3)));
    changes.extend(changed(at, upper, None, Some(json!(77))));
    Some(Mutant {
        mutator: "limit added",
        what: at.subjects[0].clone(),
        text,
        expect: Expect::Facts(changes),
    })
}
