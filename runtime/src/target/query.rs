//! The query, pair by pair; cookies are pairs too.

use super::encode::value as encoded;
use super::escape::Escape;
use super::flat::{Flat, Refusal, entries, fields, json_text, text};
use super::form::form;
use crate::describe::{List, Value, View};
use crate::operation::{Parameter, Style};

/// A key and its value, both encoded.
pub(super) type Pair = (String, String);

/// What a parameter adds to the query, or why it cannot.
pub(super) fn query(parameter: &Parameter, view: View<'_>) -> Result<Option<String>, Refusal> {
    let way = Way {
        style: parameter.style,
        explode: parameter.explode,
        escape: Escape::of(parameter.allow_reserved, ""),
    };
    let text = match parameter.style {
        _ if matches!(view, View::Absent) => return Ok(None),
        Style::WholeForm => form(view, &[])?,
        Style::WholeJson => way.escape.text(&json_text(view)),
        Style::WholeText => way.escape.text(&text(view).unwrap_or_default()),
        _ => joined(&pairs_of(&way, parameter.name, view)?, "&"),
    };
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// The cookies of a parameter, or why there can be none.
pub(super) fn cookies(parameter: &Parameter, view: View<'_>) -> Result<Vec<Pair>, Refusal> {
    let way = Way {
        style: parameter.style,
        explode: parameter.explode,
        escape: match parameter.style {
            Style::Cookie => Escape::Nothing,
            _ => Escape::of(parameter.allow_reserved, ";,"),
        },
    };
    if way.escape != Escape::Nothing {
        return pairs_of(&way, parameter.name, view);
    }
    let is_plain = |text: &str| text.bytes().all(is_cookie_octet);
    let flat = Flat::of(view);
    let texts = flat.as_ref().map(Flat::texts).unwrap_or_default();
    if is_plain(parameter.name) && texts.into_iter().all(is_plain) {
        pairs_of(&way, parameter.name, view)
    } else {
        Err((
            "cookie-value",
            "must be escaped already: a cookie has no spaces, no other than ASCII, and none of \" , ; \\",
        ))
    }
}

/// What a cookie is made of (RFC 6265, 4.1.1).
fn is_cookie_octet(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"\",;\\".contains(&byte)
}

/// How a value becomes pairs.
pub(super) struct Way {
    pub(super) style: Style,
    pub(super) explode: bool,
    pub(super) escape: Escape,
}

/// The pairs for the value of a name.
pub(super) fn pairs_of(way: &Way, plain_name: &str, view: View<'_>) -> Result<Vec<Pair>, Refusal> {
    let escape = way.escape;
    let key = |key: &str| match escape {
        Escape::Nothing => key.to_owned(),
        _ => encoded(key),
    };
    let name = key(plain_name);
    // An escaped delimiter is no other than the one between items.
    let (separator, delimiter) = match way.style {
        Style::Json if matches!(view, View::Absent) => return Ok(Vec::new()),
        Style::Json => return Ok(vec![(name, escape.text(&json_text(view)))]),
        Style::DeepObject => return Ok(deep_object(plain_name, view, escape)),
        Style::SpaceDelimited => ("%20", Some(" ")),
        Style::PipeDelimited => ("%7C", Some("|")),
        _ => (",", None),
    };
    Ok(match Flat::of(view) {
        None => Vec::new(),
        Some(Flat::Many(items)) if way.explode => items
            .iter()
            .map(|item| (name.clone(), escape.text(item)))
            .collect(),
        Some(Flat::Pairs(pairs)) if way.explode => pairs
            .iter()
            .map(|(name, value)| (key(name), escape.text(value)))
            .collect(),
        Some(flat) => match delimiter.and_then(|delimiter| flat.split_by(delimiter)) {
            Some(refusal) => return Err(refusal),
            None => vec![(name, flat.joined(separator, separator, escape))],
        },
    })
}

/// `name[key]=value`, at any depth. OpenAPI leaves lists open: `name[]=value` is what most
/// servers read, and where an item has parts, `name[0][key]=value` tells items apart.
fn deep_object(name: &str, view: View<'_>, escape: Escape) -> Vec<Pair> {
    let mut out = Vec::new();
    let mut inner = |key: &str, value: &dyn Value| {
        out.extend(deep_object(&format!("{name}[{key}]"), value.view(), escape));
    };
    match view {
        View::Record(record) => fields(record, &mut inner),
        View::Map(map) => entries(map, &mut inner),
        View::List(list) => {
            let counts = has_parts(list);
            for index in 0..list.len() {
                let key = match counts {
                    true => index.to_string(),
                    false => String::new(),
                };
                inner(&key, list.item(index));
            }
        }
        scalar => out.extend(text(scalar).map(|text| (encoded(name), escape.text(&text)))),
    }
    out
}

/// Whether a list has lists or objects in it.
fn has_parts(list: &dyn List) -> bool {
    (0..list.len()).any(|index| {
        matches!(
            list.item(index).view(),
            View::List(_) | View::Map(_) | View::Record(_)
        )
    })
}

/// `key=value`, with `between` between the pairs.
pub(super) fn joined(pairs: &[Pair], between: &str) -> String {
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    pairs.join(between)
}
