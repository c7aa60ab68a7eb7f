//! Whether it must be there, types, defaults, values, patterns and forms.

use serde_json::{Value, json};

use super::{At, Expect, Fixture, Mutant, changed};
use crate::expectation::Change;
use crate::sheet::Role;

pub(super) fn mutate(fixture: &Fixture, all: &mut Vec<Mutant>) {
    for at in fixture.rows() {
        let mut mutants = Vec::new();
        mutants.extend(mandatory(fixture, &at));
        mutants.extend(kind(fixture, &at));
        mutants.extend(default(fixture, &at));
        mutants.extend(pattern(fixture, &at));
        mutants.extend(format(fixture, &at));
        mutants.extend(deprecated(fixture, &at));
        mutants.extend(value_renamed(fixture, &at));
        mutants.extend(value_added(fixture, &at));
        mutants.extend(value_removed(fixture, &at));
        for (mutator, text, changes) in mutants {
            all.push(Mutant {
                mutator,
                what: at.subjects[0].clone(),
                text,
                expect: Expect::Facts(changes),
            });
        }
    }
}

type Change3 = (&'static str, String, Vec<Change>);

fn mandatory(fixture: &Fixture, at: &At) -> Option<Change3> {
    let before = at.facts.get("mandatory")?;
    let words = fixture.words(at, Role::Mandatory)?;
    let other = match words.as_str() {
        "Yes" => "No",
        "No" => "Yes",
        "是" => "否",
        "否" => "是",
        other => panic!("neither yes nor no: {other}"),
    };
    let text = fixture.with_cell(at, Role::Mandatory, |cell| cell.say(other))?;
    let after = json!(before != &json!(true));
    Some((
        "mandatory flipped",
        text,
        changed(at, "mandatory", Some(before), Some(after)),
    ))
}

/// Only where the type is all that is said: what a limit means depends on it.
fn kind(fixture: &Fixture, at: &At) -> Option<Change3> {
    let other = |name: &&String| *name != "type" && *name != "mandatory";
    if at.facts.keys().any(|name| other(&name)) {
        return None;
    }
    let before = at.facts.get("type")?;
    let (words, after) = match before.as_str()? {
        "string" => ("Integer", "integer"),
        "boolean" => ("String", "string"),
        "integer" => ("Long", "integer (int64)"),
        "integer (int64)" => ("String", "string"),
        "number (float)" => ("Double", "number (double)"),
        "number (double)" => ("Integer", "integer"),
        "array of string" => ("Array of integers", "array of integer"),
        _ => return None,
    };
    let text = fixture.with_cell(at, Role::Type, |cell| cell.say(words))?;
    Some((
        "type changed",
        text,
        changed(at, "type", Some(before), Some(json!(after))),
    ))
}

fn default(fixture: &Fixture, at: &At) -> Option<Change3> {
    let before = at.facts.get("default")?;
    let after = match before {
        Value::Bool(value) => json!(!value),
        Value::Number(number) => json!(number.as_i64()? + 1),
        Value::String(text) if text == "linen" => json!("silk"),
        other => panic!("no other default than {other}"),
    };
    let (old, new) = (bare(before), bare(&after));
    let change = changed(at, "default", Some(before), Some(after));
    let in_column = fixture
        .words(at, Role::Default)
        .is_some_and(|words| !words.is_empty());
    let text = if in_column {
        fixture.with_cell(at, Role::Default, |cell| cell.say(&new))?
    } else {
        fixture.with_cell(at, Role::Description, |cell| {
            let start = cell
                .inner
                .rfind("efault")
                .or_else(|| cell.inner.rfind("默认"))
                .unwrap();
            let rest = cell.inner[start..].replacen(&old, &new, 1);
            cell.inner.replace_range(start.., &rest);
        })?
    };
    Some(("default changed", text, change))
}

fn pattern(fixture: &Fixture, at: &At) -> Option<Change3> {
    let before = at.facts.get("pattern")?;
    let old = before.as_str()?;
    let brace = old.find('{')? + 1;
    let digit = old[brace..].chars().next()?.to_digit(10)?;
    let new = format!("{}{}{}", &old[..brace], digit + 1, &old[brace + 1..]);
    let text = fixture.with_cell(at, Role::Description, |cell| {
        cell.inner = cell.inner.replacen(old, &new, 1);
    })?;
    Some((
        "pattern changed",
        text,
        changed(at, "pattern", Some(before), Some(json!(new))),
    ))
}

fn format(fixture: &Fixture, at: &At) -> Option<Change3> {
    let before = at.facts.get("format")?;
    let text = fixture.with_cell(at, Role::Description, |cell| {
        cell.inner = cell.inner.replace(", in UUID format", "");
    })?;
    Some(("form lost", text, changed(at, "format", Some(before), None)))
}

fn deprecated(fixture: &Fixture, at: &At) -> Option<Change3> {
    if !fixture.words(at, Role::Description)?.is_ascii() {
        return None;
    }
    let text = fixture.with_cell(at, Role::Description, |cell| {
        let label = "Definition: ";
        if at.facts.contains_key("deprecated") {
            for words in [
                " This parameter is deprecated.",
                "Discarded",
                "Not supported",
            ] {
                cell.inner = cell.inner.replace(words, "");
            }
            return;
        }
        let start = match cell.inner.find(label) {
            Some(start) => start + label.len(),
            None if cell.inner.starts_with("<p>") => "<p>".len(),
            None => 0,
        };
        cell.inner
            .insert_str(start, "This parameter is deprecated. ");
    })?;
    let before = at.facts.get("deprecated");
    let after = before.is_none().then_some(json!(true));
    Some(("deprecated", text, changed(at, "deprecated", before, after)))
}

/// The values that a row lists.
fn values(at: &At) -> Option<Vec<Value>> {
    at.facts.get("enum")?.as_array().cloned()
}

/// Where the list of values begins in a cell.
fn start(inner: &str) -> usize {
    let words = [
        "Options:",
        "Possible values:",
        "Enumeration values:",
        "can be",
        "Range:",
        "枚举值",
    ];
    words.iter().find_map(|words| inner.rfind(words)).unwrap()
}

fn value_renamed(fixture: &Fixture, at: &At) -> Option<Change3> {
    let mut values = values(at)?;
    let last = values.pop()?;
    let new = if last.is_number() {
        json!(7)
    } else {
        json!(format!("{}2", bare(&last)))
    };
    values.push(new.clone());
    let text = fixture.with_cell(at, Role::Description, |cell| {
        let start = start(&cell.inner);
        let start = start + word(&cell.inner[start..], &bare(&last)).unwrap();
        cell.inner
            .replace_range(start..start + bare(&last).len(), &bare(&new));
    })?;
    Some((
        "value renamed",
        text,
        changed(at, "enum", at.facts.get("enum"), Some(values.into())),
    ))
}

/// Where an item of a list stands that begins with a value.
fn item(inner: &str, value: &str) -> Option<(usize, usize)> {
    let list = inner.find("<ul>").map(|start| (start, "</li>"));
    let list = list.or_else(|| inner.find("\n- ").map(|start| (start, "\n")));
    let (start, end) = list?;
    let value = start + word(&inner[start..], value)?;
    let begin = inner[..value].rfind(if end == "\n" { "\n" } else { "<li>" })?;
    let from = begin + 1;
    let stop = inner[from..].find(end).map_or(inner.len(), |at| {
        from + at + if end == "\n" { 0 } else { end.len() }
    });
    Some((begin, stop))
}

fn value_added(fixture: &Fixture, at: &At) -> Option<Change3> {
    let mut values = values(at)?;
    let last = bare(values.last()?);
    item(&fixture.inner(at, Role::Description)?, &last)?;
    values.push(json!("felt"));
    let text = fixture.with_cell(at, Role::Description, |cell| {
        let (begin, stop) = item(&cell.inner, &last).unwrap();
        let mut new = cell.inner[begin..stop].to_owned();
        let start = word(&new, &last).unwrap();
        new.replace_range(start..start + last.len(), "felt");
        cell.inner.insert_str(stop, &new);
    })?;
    Some((
        "value added",
        text,
        changed(at, "enum", at.facts.get("enum"), Some(values.into())),
    ))
}

fn value_removed(fixture: &Fixture, at: &At) -> Option<Change3> {
    let mut values = values(at)?;
    let last = bare(&values.pop()?);
    let text = fixture.with_cell(at, Role::Description, |cell| {
        match item(&cell.inner, &last) {
            Some((begin, stop)) => cell.inner.replace_range(begin..stop, ""),
            None => {
                let start = start(&cell.inner);
                let mut rest = cell.inner[start..].to_owned();
                for words in [format!(", `{last}`"), format!(", {last}")] {
                    rest = rest.replace(&words, "");
                }
                cell.inner.replace_range(start.., &rest);
            }
        }
    })?;
    Some((
        "value removed",
        text,
        changed(at, "enum", at.facts.get("enum"), Some(values.into())),
    ))
}

/// Where a value stands in a text, and is not part of another word.
fn word(text: &str, value: &str) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let mut found = text.match_indices(value).map(|(at, _)| at);
    found.find(|at| {
        let (before, after) = (&text[..*at], &text[at + value.len()..]);
        !before.ends_with(is_part) && !after.starts_with(is_part) || before.ends_with("- ")
    })
}

/// A value as a page writes it.
fn bare(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
