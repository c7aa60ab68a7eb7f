//! Runtime expressions, as links have them, and `$item`.

use crate::model::Location;

/// What an expression speaks of.
#[derive(Debug, PartialEq)]
pub(super) enum Expression {
    /// A parameter of the request.
    Parameter(Location, String),
    /// A place in the body of the request.
    Request(String),
    /// A place in the body of the answer.
    Response(String),
    /// A header of the answer.
    Header(String),
    /// A place in an item of the answer.
    Item(String),
}

impl Expression {
    /// The expression; `None` where it is none, or one that nothing here has a use for.
    pub(super) fn parse(text: &str) -> Option<Expression> {
        if let Some(rest) = text.strip_prefix("$item") {
            return Some(Expression::Item(pointer(rest)?));
        }
        if let Some(rest) = text.strip_prefix("$response.body") {
            return Some(Expression::Response(pointer(rest)?));
        }
        if let Some(rest) = text.strip_prefix("$request.body") {
            return Some(Expression::Request(pointer(rest)?));
        }
        if let Some(name) = text.strip_prefix("$response.header.") {
            return Some(Expression::Header(named(name)?));
        }
        let (location, name) = text.strip_prefix("$request.")?.split_once('.')?;
        let location = match location {
            "path" => Location::Path,
            "query" => Location::Query,
            "header" => Location::Header,
            _ => return None,
        };
        Some(Expression::Parameter(location, named(name)?))
    }
}

/// A JSON pointer behind `#`; nothing at all is the whole.
fn pointer(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    let pointer = text.strip_prefix('#')?;
    (pointer.is_empty() || pointer.starts_with('/')).then(|| pointer.to_owned())
}

fn named(name: &str) -> Option<String> {
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_expressions_of_links_are_understood() {
        let parse = Expression::parse;
        assert_eq!(
            parse("$response.body#/jobs/0/id"),
            Some(Expression::Response("/jobs/0/id".to_owned()))
        );
        assert_eq!(
            parse("$request.path.a.b"),
            Some(Expression::Parameter(Location::Path, "a.b".to_owned()))
        );
        assert_eq!(parse("$item"), Some(Expression::Item(String::new())));
        assert_eq!(
            parse("$response.header.Location"),
            Some(Expression::Header("Location".to_owned()))
        );
        for none in [
            "$url",
            "$request.cookie.a",
            "$request.path.",
            "$response.body/id",
            "$item#id",
        ] {
            assert_eq!(parse(none), None, "{none}");
        }
    }
}
