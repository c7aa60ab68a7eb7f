//! What is put into a text, in the style of what is around it.

use bindery::document::{Entry, Node};
use serde_json::Value;

use super::edit::{Edit, Layout};
use crate::scaffold::yaml::{Map, Yaml, in_flow, scalar};

impl Layout<'_> {
    /// A scalar as it can stand alone behind a key.
    pub(super) fn scalar(&self, value: &Value) -> String {
        match value {
            Value::String(text) if !self.is_json => scalar(text),
            other => other.to_string(),
        }
    }

    /// A scalar as it can stand between brackets.
    pub(super) fn inside(&self, value: &Value) -> String {
        match value {
            Value::String(text) if !self.is_json => in_flow(text),
            other => other.to_string(),
        }
    }

    /// A key.
    pub(super) fn key(&self, key: &str) -> String {
        self.inside(&Value::String(key.to_owned()))
    }

    /// Puts an entry behind another one of the object, else at its end.
    pub(super) fn with_entry(
        &self,
        object: &Node,
        after: Option<&str>,
        key: &str,
        value: impl Into<Yaml>,
    ) -> Option<Edit> {
        let value = value.into();
        let entries = object.object()?;
        let after = after.and_then(|key| object.entry(key)).or(entries.last());
        let Some(after) = after else {
            let open = self.text.get(super::edit::range(object.place))?;
            let entry = self.entry_in_flow(key, &value);
            return (self.is_flow(object) && open.ends_with('}'))
                .then(|| Edit::replace(object.place, format!("{{ {entry} }}")));
        };
        if !self.is_own(object, after.key_place) || !self.is_own(object, after.value.place) {
            return None;
        }
        let first = entries.first()?.key_place.start as usize;
        if self.is_flow(object) {
            let between = self.between_in_flow(object, first);
            let text = format!("{between}{}", self.entry_in_flow(key, &value));
            return Some(Edit::insert(self.end_of(after), text));
        }
        let indent = self.indent(first);
        let text = if self.is_one_line(&value, &after.value) {
            let entry = self.entry_in_flow(key, &value);
            format!("{}{indent}{entry}", self.newline())
        } else {
            let mut map = Map::new();
            map.put(key, value);
            self.block(&map, &indent)
        };
        Some(Edit::insert(self.line_end(self.end_of(after)), text))
    }

    /// Puts an item at the end of a list.
    pub(super) fn with_item(&self, list: &Node, item: impl Into<Yaml>) -> Option<Edit> {
        let item = item.into();
        let items = list.array()?;
        let (Some(first), Some(last)) = (items.first(), items.last()) else {
            let text = format!("[{}]", self.flow(&item));
            return self.is_flow(list).then(|| Edit::replace(list.place, text));
        };
        if !self.is_own(list, last.place) {
            return None;
        }
        let start = first.place.start as usize;
        if self.is_flow(list) {
            let text = format!("{}{}", self.between_in_flow(list, start), self.flow(&item));
            return Some(Edit::insert(self.end(last), text));
        }
        let before = self.before(start);
        if before.trim() != "-" {
            return None;
        }
        let indent: String = before.chars().take_while(|c| *c == ' ').collect();
        // A neighbour between brackets is the style of the list.
        let text = match item {
            Yaml::Map(map) if !self.is_flow(last) => {
                let inner = self.block(&map, &format!("{indent}  "));
                let inner = inner.trim_start();
                format!("{}{indent}- {inner}", self.newline())
            }
            item => {
                let text = match &item {
                    Yaml::Value(value) => self.scalar(value),
                    item => self.flow(item),
                };
                format!("{}{indent}- {text}", self.newline())
            }
        };
        Some(Edit::insert(self.line_end(self.end(last)), text))
    }

    /// Whether a value stands on one line because its neighbour does: it has no fields.
    fn is_one_line(&self, value: &Yaml, neighbour: &Node) -> bool {
        let is_short =
            matches!(value, Yaml::Map(map) if !map.has("properties") && !map.has("items"));
        let entries = neighbour.object().unwrap_or_default();
        is_short && !entries.is_empty() && self.is_flow(neighbour)
    }

    fn end_of(&self, entry: &Entry) -> usize {
        self.end(&entry.value).max(entry.key_place.end as usize)
    }

    /// What stands between two entries: on a line each, or one behind the other.
    fn between_in_flow(&self, outer: &Node, first: usize) -> String {
        let opening = self
            .text
            .get(outer.place.start as usize..first)
            .unwrap_or("");
        if opening.contains('\n') {
            let blanks: String = self
                .before(first)
                .chars()
                .take_while(|c| c.is_whitespace())
                .collect();
            format!(",{}{blanks}", self.newline())
        } else {
            ", ".to_owned()
        }
    }

    /// Lines, each on a line of its own behind what is there.
    fn block(&self, map: &Map, indent: &str) -> String {
        let text = map.document();
        let lines = text
            .lines()
            .map(|line| format!("{}{indent}{line}", self.newline()));
        lines.collect()
    }

    fn entry_in_flow(&self, key: &str, value: &Yaml) -> String {
        format!("{}: {}", self.key(key), self.flow(value))
    }

    /// A value between brackets; comments have no place there.
    fn flow(&self, value: &Yaml) -> String {
        match value {
            Yaml::Value(value) => self.value_in_flow(value),
            Yaml::Map(map) => {
                let pairs: Vec<String> = map
                    .pairs()
                    .map(|(key, value)| self.entry_in_flow(key, value))
                    .collect();
                if pairs.is_empty() {
                    return "{}".to_owned();
                }
                format!("{{ {} }}", pairs.join(", "))
            }
            Yaml::List(items) => {
                let items: Vec<String> = items
                    .iter()
                    .map(|map| self.flow(&Yaml::Map(map.clone())))
                    .collect();
                format!("[{}]", items.join(", "))
            }
        }
    }

    fn value_in_flow(&self, value: &Value) -> String {
        match value {
            Value::Array(items) => {
                let items: Vec<String> =
                    items.iter().map(|item| self.value_in_flow(item)).collect();
                format!("[{}]", items.join(", "))
            }
            scalar => self.inside(scalar),
        }
    }
}
