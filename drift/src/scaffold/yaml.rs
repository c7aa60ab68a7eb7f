//! YAML with comments, as the writer of a document would lay it out.

use std::fmt::Write as _;

use serde_json::Value;

/// A node of YAML.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Yaml {
    /// A scalar, or JSON where its lines would say no more than itself.
    Value(Value),
    /// A mapping.
    Map(Map),
    /// A sequence.
    List(Vec<Map>),
}

/// A mapping in the order of writing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Map {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq)]
enum Entry {
    Comment(String),
    Pair(String, Yaml),
}

impl Map {
    pub(crate) fn new() -> Map {
        Map::default()
    }

    pub(crate) fn put(&mut self, key: impl Into<String>, value: impl Into<Yaml>) {
        self.entries.push(Entry::Pair(key.into(), value.into()));
    }

    /// A comment above what is put next.
    pub(crate) fn comment(&mut self, text: impl Into<String>) {
        self.entries.push(Entry::Comment(text.into()));
    }

    /// Whether nothing but comments stands in it.
    pub(crate) fn is_empty(&self) -> bool {
        !self
            .entries
            .iter()
            .any(|entry| matches!(entry, Entry::Pair(..)))
    }

    /// Whether it has a key.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| matches!(entry, Entry::Pair(own, _) if own == key))
    }

    /// The mapping under a key, made where there is none.
    pub(crate) fn under(&mut self, key: &str) -> Option<&mut Map> {
        if !self.has(key) {
            self.put(key, Map::new());
        }
        self.entries.iter_mut().find_map(|entry| match entry {
            Entry::Pair(own, Yaml::Map(map)) if own == key => Some(map),
            _ => None,
        })
    }

    /// What is in it, without the comments.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &Yaml)> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Pair(key, value) => Some((key.as_str(), value)),
            Entry::Comment(_) => None,
        })
    }

    /// The text of a document.
    pub(crate) fn document(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0, false);
        out
    }

    /// `inline`: the first line continues one that has begun, after the dash of a list.
    fn write(&self, out: &mut String, indent: usize, mut inline: bool) {
        for entry in &self.entries {
            if let Entry::Pair(_, Yaml::Map(map)) = entry
                && map.is_empty()
            {
                map.write(out, indent, std::mem::take(&mut inline));
            }
            if !std::mem::take(&mut inline) {
                out.extend(std::iter::repeat_n("  ", indent));
            }
            match entry {
                Entry::Comment(text) => {
                    let _ = writeln!(out, "# {}", one_line(text));
                }
                Entry::Pair(key, value) => {
                    let _ = write!(out, "{}:", scalar(key));
                    value.write(out, indent);
                }
            }
        }
    }
}

impl Yaml {
    /// Writes what stands after a key and its colon, to the end of the line or lines.
    fn write(&self, out: &mut String, indent: usize) {
        match self {
            Yaml::Value(value) => {
                let _ = writeln!(out, " {}", flow(value));
            }
            Yaml::Map(map) if map.is_empty() => out.push_str(" {}\n"),
            Yaml::Map(map) => {
                out.push('\n');
                map.write(out, indent + 1, false);
            }
            Yaml::List(items) if items.is_empty() => out.push_str(" []\n"),
            Yaml::List(items) => {
                out.push('\n');
                for item in items {
                    out.extend(std::iter::repeat_n("  ", indent + 1));
                    if item.is_empty() {
                        out.push_str("- {}\n");
                    } else {
                        out.push_str("- ");
                        item.write(out, indent + 2, true);
                    }
                }
            }
        }
    }
}

impl From<Map> for Yaml {
    fn from(map: Map) -> Yaml {
        Yaml::Map(map)
    }
}

impl From<Vec<Map>> for Yaml {
    fn from(items: Vec<Map>) -> Yaml {
        Yaml::List(items)
    }
}

impl From<Value> for Yaml {
    fn from(value: Value) -> Yaml {
        Yaml::Value(value)
    }
}

impl From<&str> for Yaml {
    fn from(text: &str) -> Yaml {
        Yaml::Value(text.into())
    }
}

impl From<String> for Yaml {
    fn from(text: String) -> Yaml {
        Yaml::Value(text.into())
    }
}

impl From<Vec<&str>> for Yaml {
    fn from(texts: Vec<&str>) -> Yaml {
        Yaml::Value(texts.into())
    }
}

impl From<bool> for Yaml {
    fn from(value: bool) -> Yaml {
        Yaml::Value(value.into())
    }
}

/// A value on one line. JSON is YAML; only strings read better without quotes.
fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let items: Vec<String> = items
                .iter()
                .map(|item| in_flow(item.as_str().unwrap_or_default()))
                .collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}

/// A string in a list of one line, where commas and brackets end it.
pub(crate) fn in_flow(text: &str) -> String {
    if text.contains([',', '[', ']', '{', '}']) {
        quoted(text)
    } else {
        scalar(text)
    }
}

/// A string, without quotes where every reader of YAML 1.1 and 1.2 takes it for one.
pub(crate) fn scalar(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else if text.contains(|c: char| c.is_control() || is_odd(c)) {
        quoted(text)
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() || is_odd(c) => {
                let _ = write!(out, "\\U{:08x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Characters that YAML takes for line ends, or does not take at all, or nobody sees.
fn is_odd(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a string needs no quotes: words that begin with a letter and are no ghost of
/// another type.
fn is_plain(text: &str) -> bool {
    const GHOSTS: [&str; 13] = [
        "y",
        "n",
        "yes",
        "no",
        "on",
        "off",
        "true",
        "false",
        "null",
        "nan",
        "inf",
        "infinity",
        "undefined",
    ];
    let mut chars = text.chars();
    let begins = chars
        .next()
        .is_some_and(|c| c.is_ascii_alphabetic() || c == '/' || c == '_' || c == '$');
    let goes_on = chars.all(|c| {
        c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '{' | '}' | '$' | ' ')
    });
    begins
        && goes_on
        && !text.ends_with(' ')
        && !GHOSTS.contains(&text.to_ascii_lowercase().as_str())
}

/// A comment on its line, with nothing that could end it or hide.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() || is_odd(c) { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_document_is_laid_out_as_by_hand() {
        let mut item = Map::new();
        item.put("name", "id");
        item.put("required", true);
        let mut root = Map::new();
        root.comment("first");
        root.put("openapi", "3.1.0");
        root.put("list", vec![item]);
        root.put("enum", json!(["a", "no", "x, y", "1"]));
        root.put("nothing", Map::new());
        assert_eq!(
            root.document(),
            "# first\nopenapi: '3.1.0'\nlist:\n  - name: id\n    required: true\nenum: [a, 'no', \"x, y\", '1']\nnothing: {}\n"
        );
    }

    #[test]
    fn what_is_said_of_nothing_stands_above_it() {
        let mut schema = Map::new();
        schema.comment("unread");
        let mut map = Map::new();
        map.put("schema", schema);
        assert_eq!(map.document(), "# unread\nschema: {}\n");
    }

    #[test]
    fn strings_stay_strings() {
        for (text, spelled) in [
            ("plain words", "plain words"),
            ("os-reinstall", "os-reinstall"),
            ("/v1/{id}", "/v1/{id}"),
            ("it's", "'it''s'"),
            ("a: b", "'a: b'"),
            ("- a", "'- a'"),
            ("On", "'On'"),
            ("", "''"),
            ("12", "'12'"),
            ("a\nb", "\"a\\U0000000ab\""),
        ] {
            assert_eq!(scalar(text), spelled);
        }
    }

    #[test]
    fn a_comment_stays_on_its_line() {
        let mut map = Map::new();
        map.comment("a\nb: 1\u{2028}c");
        map.put("x", true);
        assert_eq!(map.document(), "# a b: 1 c\nx: true\n");
    }
}
