//! OpenAPI's styles, read: the inverse of how the runtime writes them.

use bindery_runtime::json::{self, Json};
use bindery_runtime::operation::Style;
use bindery_runtime::schema::{Schema, Types};
use percent_encoding::percent_decode_str;

use super::text::{self, items, property, value, wants};

/// Pairs of a query, of a form or of cookies: names decoded, values as they were sent.
pub(super) type Pairs = Vec<(String, String)>;

/// The pairs of a query.
pub(super) fn pairs(query: &str) -> Pairs {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs
        .map(|(name, value)| (plain(name), value.to_owned()))
        .collect()
}

/// A text of a query without its escapes.
pub(super) fn plain(text: &str) -> String {
    decoded(&text.replace('+', " "))
}

/// A text without its escapes.
pub(super) fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// How a value is written, and what it must be.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub(super) style: Style,
    pub(super) explode: bool,
    pub(super) schema: &'static Schema,
    /// How escapes are taken out of a text.
    pub(super) decode: fn(&str) -> String,
}

impl Way {
    /// A value that is one text: in a path, in a header, or behind one name.
    pub(super) fn one(self, text: &str) -> Json {
        let schema = self.schema;
        if self.style == Style::Json {
            let text = (self.decode)(text);
            return json::from_str(&text).unwrap_or(Json::String(text));
        }
        if wants(schema, Types::ARRAY) && !self.is_plain(text) {
            let parts = self.parts(text);
            return parts.into_iter().map(|one| self.item(one)).collect();
        }
        if wants(schema, Types::OBJECT) && !self.is_plain(text) {
            return self.object(text);
        }
        value(&(self.decode)(text), schema)
    }

    /// Whether a text is a value of its own, where the document has room for that, too.
    fn is_plain(self, text: &str) -> bool {
        let value = value(&(self.decode)(text), self.schema);
        text::holds(&value, self.schema)
    }

    fn item(self, text: &str) -> Json {
        value(&(self.decode)(text), items(self.schema))
    }

    /// The parts of a list. A delimiter is one also when it is escaped, but for commas.
    fn parts(self, text: &str) -> Vec<&str> {
        if text.is_empty() {
            return Vec::new();
        }
        match self.style {
            Style::SpaceDelimited if text.contains("%20") => text.split("%20").collect(),
            Style::SpaceDelimited => text.split(['+', ' ']).collect(),
            Style::PipeDelimited if text.contains('|') => text.split('|').collect(),
            Style::PipeDelimited if text.contains("%7c") => text.split("%7c").collect(),
            Style::PipeDelimited => text.split("%7C").collect(),
            Style::Label if self.explode => text.split('.').collect(),
            _ => text.split(',').collect(),
        }
    }

    fn object(self, text: &str) -> Json {
        let parts = self.parts(text);
        let mut entries = Vec::new();
        let mut add = |name: &str, text: &str| {
            let name = (self.decode)(name);
            let value = self.of_property(&name, text);
            entries.push((name, value));
        };
        let is_exploded =
            self.explode && !matches!(self.style, Style::SpaceDelimited | Style::PipeDelimited);
        if is_exploded {
            for part in parts {
                let (name, text) = part.split_once('=').unwrap_or((part, ""));
                add(name, text);
            }
        } else {
            for pair in parts.chunks(2) {
                add(pair[0], pair.get(1).copied().unwrap_or_default());
            }
        }
        Json::Object(entries)
    }

    /// The value of a property. What is inside of it is JSON text.
    pub(super) fn of_property(self, name: &str, text: &str) -> Json {
        let schema = property(self.schema, name).unwrap_or(&Schema::ANY);
        inside(&(self.decode)(text), schema)
    }

    /// A value that is in pairs behind its name, or in those of its properties; `None` where
    /// there is nothing of it.
    pub(super) fn among(self, name: &str, pairs: &Pairs) -> Option<Json> {
        let of = |name: &str| {
            pairs
                .iter()
                .filter(|(key, _)| key == name)
                .map(|(_, text)| text.as_str())
                .collect::<Vec<_>>()
        };
        if self.style == Style::DeepObject {
            return super::flat::deep(self, name, pairs);
        }
        let texts = of(name);
        if self.explode && self.style != Style::Json {
            if wants(self.schema, Types::OBJECT) && texts.is_empty() {
                return self.spread(pairs);
            }
            if wants(self.schema, Types::ARRAY) && !texts.is_empty() {
                if let ([one], true) = (texts.as_slice(), self.is_plain(texts[0])) {
                    return Some(value(&(self.decode)(one), self.schema));
                }
                return Some(texts.into_iter().map(|one| self.item(one)).collect());
            }
        }
        // A name that is said twice has no value that the document knows.
        match texts.as_slice() {
            [] => None,
            [one] => Some(self.one(one)),
            many => Some(
                many.iter()
                    .map(|one| Json::String((self.decode)(one)))
                    .collect(),
            ),
        }
    }

    /// An object whose properties are pairs of their own.
    fn spread(self, pairs: &Pairs) -> Option<Json> {
        let names = text::properties(self.schema);
        let found = pairs
            .iter()
            .filter(|(name, _)| names.contains(&name.as_str()));
        let found: Vec<(String, Json)> = found
            .map(|(name, text)| (name.clone(), self.of_property(name, text)))
            .collect();
        (!found.is_empty()).then_some(Json::Object(found))
    }
}

/// A text where the document may want JSON: that of a list or an object inside of another.
pub(super) fn inside(text: &str, schema: &'static Schema) -> Json {
    let is_composite = wants(schema, Types::ARRAY) || wants(schema, Types::OBJECT);
    match json::from_str::<Json>(text) {
        Ok(json) if is_composite => json,
        _ => value(text, schema),
    }
}

/// `name[key]=value`, at any depth.
fn deep(way: Way, name: &str, pairs: &Pairs) -> Option<Json> {
    let mut root: Option<Json> = None;
    for (key, text) in pairs {
        let Some(rest) = key.strip_prefix(name) else {
            continue;
        };
        let Some(keys) = keys(rest) else {
            continue;
        };
        let into = root.get_or_insert_with(|| Json::Object(Vec::new()));
        put(into, &keys, &(way.decode)(text), way.schema);
    }
    root
}

/// The names in brackets; `None` where there is something else.
fn keys(text: &str) -> Option<Vec<&str>> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    Some(inner.split("][").collect())
}

fn put(into: &mut Json, keys: &[&str], text: &str, schema: &'static Schema) {
    let Some((key, rest)) = keys.split_first() else {
        put_last(into, text, schema);
        return;
    };
    if wants(schema, Types::ARRAY) {
        if !matches!(into, Json::Array(_)) {
            *into = Json::Array(Vec::new());
        }
        if let Json::Array(list) = into {
            let index = key
                .parse::<usize>()
                .ok()
                .filter(|index| *index < list.len());
            let index = index.unwrap_or_else(|| {
                list.push(Json::Object(Vec::new()));
                list.len() - 1
            });
            put(&mut list[index], rest, text, items(schema));
        }
        return;
    }
    if !matches!(into, Json::Object(_)) {
        *into = Json::Object(Vec::new());
    }
    if let Json::Object(entries) = into {
        let known = entries.iter().position(|(name, _)| name == key);
        let index = known.unwrap_or_else(|| {
            entries.push(((*key).to_owned(), Json::Object(Vec::new())));
            entries.len() - 1
        });
        let schema = property(schema, key).unwrap_or(&Schema::ANY);
        put(&mut entries[index].1, rest, text, schema);
    }
}

/// A list whose items have no brackets of their own: the name again for each. Where there is
/// nothing behind it, the list is empty, or the object.
fn put_last(into: &mut Json, text: &str, schema: &'static Schema) {
    let plain = value(text, schema);
    if !wants(schema, Types::ARRAY) || text::holds(&plain, schema) {
        let is_object = text.is_empty() && wants(schema, Types::OBJECT);
        *into = match is_object && !text::holds(&plain, schema) {
            true => Json::Object(Vec::new()),
            false => plain,
        };
        return;
    }
    if !matches!(into, Json::Array(_)) {
        *into = Json::Array(Vec::new());
    }
    if let (Json::Array(list), false) = (into, text.is_empty()) {
        list.push(value(text, items(schema)));
    }
}
