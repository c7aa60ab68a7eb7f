//! Path templates.

use crate::finding::code::resolve as code;
use crate::finding::{Finding, Findings, Place, Severity};
use crate::model::{Location, Parameter, Segment};
use crate::openapi::near::did_you_mean;

/// A piece of a path template.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    Variable(&'a str),
}

/// Cuts a template. Braces without a partner are text.
fn cut(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else {
            break;
        };
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.push(Piece::Variable(name));
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// The path without the names of its variables: two with the same one are the same path.
pub(super) fn anonymous(template: &str) -> String {
    let pieces = cut(template).into_iter().map(|piece| match piece {
        Piece::Text(text) => text,
        Piece::Variable(_) => "{}",
    });
    pieces.collect()
}

/// The names of the variables of a path.
pub(super) fn variables(template: &str) -> Vec<&str> {
    let name = |piece| match piece {
        Piece::Text(_) => None,
        Piece::Variable(name) => Some(name),
    };
    cut(template).into_iter().filter_map(name).collect()
}

/// Cuts a path at its parameters. Every variable needs a path parameter.
pub(super) fn segments(
    template: &str,
    place: Place,
    parameters: &[Parameter],
    findings: &mut Findings,
) -> Vec<Segment> {
    let is_path = |parameter: &&Parameter| parameter.location == Location::Path;
    let mut segments = Vec::new();
    for piece in cut(template) {
        match piece {
            Piece::Text(text) => segments.push(Segment::Text(text.to_owned())),
            Piece::Variable(name) => {
                let index = parameters
                    .iter()
                    .position(|parameter| is_path(&parameter) && parameter.name == name);
                match index {
                    Some(index) => segments.push(Segment::Parameter(index)),
                    // It has no name, so it cannot be a parameter.
                    None => findings.report(nameless(template, place)),
                }
            }
        }
    }
    segments
}

/// The finding for a variable that nobody declares.
pub(super) fn unbound(name: &str, place: Place, parameters: &[Parameter]) -> Finding {
    let message = format!("no path parameter is named `{name}`, so it is taken as text");
    let of_path = parameters
        .iter()
        .filter(|parameter| parameter.location == Location::Path);
    let help = did_you_mean(name, of_path.map(|parameter| &*parameter.name)).unwrap_or_else(|| {
        format!("add `{{name: {name}, in: path, required: true, schema: …}}` to `parameters`")
    });
    Finding::new(&code::NO_PATH_PARAMETER, place, message).help(help)
}

fn nameless(template: &str, place: Place) -> Finding {
    let message = format!("the path `{template}` has a variable without a name");
    let mut finding = Finding::new(&code::NO_PATH_PARAMETER, place, message);
    finding.severity = Severity::Error;
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_variables_may_share_a_segment() {
        assert_eq!(
            cut("/a/{b}.{c}/d"),
            [
                Piece::Text("/a/"),
                Piece::Variable("b"),
                Piece::Text("."),
                Piece::Variable("c"),
                Piece::Text("/d")
            ]
        );
        assert_eq!(cut("/a/{b"), [Piece::Text("/a/{b")]);
        assert_eq!(anonymous("/a/{b}/c"), anonymous("/a/{x}/c"));
    }
}
