//! The path, segment by segment.

use std::ops::Range;

use super::encode::{self, value as encoded};
use super::escape::Escape;
use super::flat::{Flat, json_text};
use super::refuse;
use crate::describe::{Value, View};
use crate::operation::{Location, Operation, Parameter, Segment, Style};
use crate::violation::Violations;

/// `prefix` and the operation's path with its parameters filled in.
pub(super) fn path(
    prefix: &str,
    operation: &Operation,
    values: &[&dyn Value],
    out: &mut Violations,
) -> String {
    let mut path = String::with_capacity(length(prefix, operation));
    path.push_str(prefix);
    let mut filled: Vec<(Range<usize>, &str)> = Vec::new();
    for segment in operation.path {
        match segment {
            Segment::Text(text) => encode::push_path_text(&mut path, text),
            Segment::Parameter(index) => {
                let Some(parameter) = operation.parameters.get(*index) else {
                    continue;
                };
                let value = values
                    .get(*index)
                    .map_or(View::Absent, |value| value.view());
                let start = path.len();
                match (parameter.style, value) {
                    // A text that stands alone, as almost all do, needs no text of its own.
                    (Style::Simple, View::Text(text) | View::Secret(text)) => {
                        escape(parameter).push(&mut path, text);
                    }
                    _ => path.push_str(&expand(parameter, value, out)),
                }
                filled.push((start..path.len(), parameter.name));
            }
        }
    }
    refuse_empty(&filled, out);
    refuse_dots(&path, &filled, out);
    if !path.starts_with('/') {
        path.insert(0, '/');
    }
    path
}

/// How long the path will be, if its values are as long as most ids.
fn length(prefix: &str, operation: &Operation) -> usize {
    let pieces = operation.path.iter().map(|segment| match segment {
        Segment::Text(text) => text.len(),
        Segment::Parameter(_) => "7e25b1da-389f-4697-a79d-f3a0e5bd494e".len(),
    });
    prefix.len() + pieces.sum::<usize>()
}

/// An empty value would make the path of another operation: `/servers//action`.
fn refuse_empty(filled: &[(Range<usize>, &str)], out: &mut Violations) {
    for (_, name) in filled.iter().filter(|(range, _)| range.is_empty()) {
        refuse(
            out,
            Location::Path,
            name,
            "minLength",
            "must not be empty: it is part of the path",
        );
    }
}

/// A segment of dots would be resolved away by the URL library, a proxy or the server.
fn refuse_dots(path: &str, filled: &[(Range<usize>, &str)], out: &mut Violations) {
    if !encode::may_have_dots(path) {
        return;
    }
    let mut start = 0;
    for segment in path.split('/') {
        let end = start + segment.len();
        if encode::is_dots(segment) {
            let inside = |range: &Range<usize>| range.start >= start && range.end <= end;
            let culprit = filled.iter().find(|(range, _)| inside(range));
            let name = culprit.map_or("", |(_, name)| name);
            refuse(
                out,
                Location::Path,
                name,
                "path-segment",
                "must not make a path segment of . or ..",
            );
        }
        start = end + 1;
    }
}

fn escape(parameter: &Parameter) -> Escape {
    Escape::of(parameter.allow_reserved, "/?")
}

fn expand(parameter: &Parameter, view: View<'_>, out: &mut Violations) -> String {
    let escape = escape(parameter);
    if parameter.style == Style::Json && !matches!(view, View::Absent) {
        return escape.text(&json_text(view));
    }
    let Some(flat) = Flat::of(view) else {
        return String::new();
    };
    let inner = if parameter.explode { "=" } else { "," };
    match parameter.style {
        Style::Label => {
            let between = if parameter.explode { "." } else { "," };
            // A dot is unreserved: it stays in the items.
            if let Some((rule, message)) = flat.split_by(".").filter(|_| parameter.explode) {
                refuse(out, Location::Path, parameter.name, rule, message);
            }
            format!(".{}", flat.joined(between, inner, escape))
        }
        Style::Matrix => matrix(parameter, &flat, escape),
        _ => flat.joined(",", inner, escape),
    }
}

fn matrix(parameter: &Parameter, flat: &Flat, escape: Escape) -> String {
    let pair = |name: &str, value: String| match value.as_str() {
        "" => format!(";{}", encoded(name)),
        value => format!(";{}={value}", encoded(name)),
    };
    match flat {
        Flat::Many(items) if parameter.explode => items
            .iter()
            .map(|item| pair(parameter.name, escape.item(item)))
            .collect(),
        Flat::Pairs(pairs) if parameter.explode => pairs
            .iter()
            .map(|(key, value)| pair(key, escape.item(value)))
            .collect(),
        flat => pair(parameter.name, flat.joined(",", ",", escape)),
    }
}
