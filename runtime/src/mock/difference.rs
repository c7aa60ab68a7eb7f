//! How a body differs from the one that was expected.

use std::collections::BTreeMap;

use crate::describe::{Value, View};
use crate::json;
use crate::target::{entries, fields};

/// What is another, each place by its JSON pointer. What is secret in one of them is not shown
/// of either.
pub(super) fn differences(came: &dyn Value, expected: &dyn Value) -> String {
    let (came, expected) = (leaves(came), leaves(expected));
    let mut places: Vec<&String> = came.keys().chain(expected.keys()).collect();
    places.sort();
    places.dedup();
    let told = places.into_iter().filter_map(|place| {
        let (came, expected) = (came.get(place), expected.get(place));
        (came != expected).then(|| match (came, expected) {
            (Some(Leaf::Hidden(_)), Some(_)) | (Some(_), Some(Leaf::Hidden(_))) => {
                format!("{} is another", named(place))
            }
            (Some(came), Some(expected)) => {
                format!(
                    "{} is {}, not {}",
                    named(place),
                    came.shown(),
                    expected.shown()
                )
            }
            (Some(came), None) => format!("{} is {}, not absent", named(place), came.shown()),
            (None, Some(expected)) => {
                format!("{} is absent, not {}", named(place), expected.shown())
            }
            (None, None) => String::new(),
        })
    });
    let told: Vec<String> = told.collect();
    match told.is_empty() {
        true => "its body is in another form".to_owned(),
        false => told.join(", "),
    }
}

fn named(place: &str) -> String {
    match place {
        "" => "the body".to_owned(),
        place => format!("`{place}` of the body"),
    }
}

/// What is at a place, and is not looked into.
#[derive(PartialEq)]
enum Leaf {
    Shown(String),
    /// A secret, or what may be a large file.
    Hidden(Vec<u8>),
}

impl Leaf {
    fn shown(&self) -> &str {
        match self {
            Leaf::Shown(text) => text,
            Leaf::Hidden(_) => "there",
        }
    }
}

fn leaves(value: &dyn Value) -> BTreeMap<String, Leaf> {
    let mut out = BTreeMap::new();
    collect(String::new(), value.view(), &mut out);
    out
}

fn collect(place: String, view: View<'_>, out: &mut BTreeMap<String, Leaf>) {
    let mut inside = |key: &str, value: &dyn Value| {
        let key = key.replace('~', "~0").replace('/', "~1");
        collect(format!("{place}/{key}"), value.view(), out);
    };
    let leaf = match view {
        View::Absent => return,
        View::Record(record) => {
            fields(record, &mut inside);
            Leaf::Shown("an object".to_owned())
        }
        View::Map(map) => {
            entries(map, &mut inside);
            Leaf::Shown("an object".to_owned())
        }
        View::List(list) => {
            (0..list.len()).for_each(|index| inside(&index.to_string(), list.item(index)));
            Leaf::Shown("an array".to_owned())
        }
        View::Secret(text) => Leaf::Hidden(text.as_bytes().to_vec()),
        View::Bytes(bytes) => Leaf::Hidden(bytes.to_vec()),
        View::File(file) => {
            let names = [file.name(), file.content_type()].map(Option::unwrap_or_default);
            Leaf::Hidden([file.bytes(), names.concat().as_bytes()].concat())
        }
        scalar => {
            let mut text = Vec::new();
            json::write(scalar, &mut text);
            Leaf::Shown(String::from_utf8_lossy(&text).into_owned())
        }
    };
    out.insert(place, leaf);
}
