//! Facts of a value: limits, values, defaults, types.

use bindery::document::{Entry, Node};
use bindery::model::Json;
use bindery::pattern;
use serde_json::Value;

use super::edit::{Edit, range};
use super::outline::{At, Spot};
use super::{Amendment, ByHand, Edits};
use crate::claim::Kind;
use crate::scaffold::schema;
use crate::scaffold::yaml::Map;
use crate::subject::{FactName, Key, Part, Step};

/// The keywords behind which a new one is put.
const BEFORE_LIMITS: [&str; 12] = [
    "$ref",
    "type",
    "format",
    "contentEncoding",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minimum",
    "maximum",
    "pattern",
    "enum",
];

/// What a schema can say and still be given another type.
const OF_ANY_TYPE: [&str; 8] = [
    "type",
    "description",
    "title",
    "deprecated",
    "readOnly",
    "writeOnly",
    "format",
    "nullable",
];

impl<'a> Amendment<'a> {
    pub(super) fn fact(&self, name: FactName) -> Edits {
        let Some(page) = &self.difference.page else {
            return ByHand::because("the page is silent about it, which is no statement");
        };
        match name {
            FactName::Mandatory => self.mandatory(*page == Json::Bool(true)),
            FactName::Deprecated => self.deprecated(),
            FactName::Type => self.kind(),
            name => self.keyword(name, page),
        }
    }

    /// A keyword of a schema: replaced where it stands once, put where it does not.
    fn keyword(&self, name: FactName, page: &Json) -> Edits {
        let (at, found) = self.stated(name);
        match found.as_slice() {
            [(spot, entry)] => {
                if spot.is_alternative {
                    return ByHand::because(
                        "it is only one of several things that the value can be",
                    );
                }
                self.is_free(spot.node, &at)?;
                self.restated(name, page, spot.node, entry)
            }
            [] if self.difference.other.is_some() => {
                ByHand::because("the document says it by other words than this one")
            }
            [] => self.newly_stated(name, page),
            _ => ByHand::because("the document states it in several places"),
        }
    }

    /// Where a keyword stands: for a list also at its items.
    fn stated(&self, name: FactName) -> (At, Vec<(Spot<'a>, &'a Entry)>) {
        let mut at = self.at(&self.difference.key);
        let of_items = matches!(name, FactName::MinItems | FactName::MaxItems);
        loop {
            let spots = self.outline.spots(&at).iter();
            let found: Vec<_> = spots
                .filter_map(|spot| Some((*spot, spot.node.entry(name.word())?)))
                .collect();
            let items = (at.0, at.1.with(Step::Items));
            let is_end = of_items || self.outline.spots(&items).is_empty();
            if !found.is_empty() || is_end {
                return (at, found);
            }
            at = items;
        }
    }

    /// Whether nothing else hangs on a schema that the page does not say the same of.
    fn is_free(&self, node: &Node, at: &At) -> Result<(), ByHand> {
        let depth = at.1.steps.len();
        let named = self.difference.key.steps.len();
        self.is_shared(node.place, at, |key| {
            let mut key = key.clone();
            // The items of a list, of which the difference speaks as of the list.
            key.steps
                .truncate(key.steps.len().saturating_sub(depth.saturating_sub(named)));
            key
        })
    }

    fn restated(&self, name: FactName, page: &Json, node: &Node, entry: &Entry) -> Edits {
        if name == FactName::Enum {
            return self.values(page, node, &entry.value);
        }
        let value = self.value(name, page, node)?;
        if !self.layout.is_own(node, entry.value.place) {
            return ByHand::because("what it is stands somewhere else, behind an alias");
        }
        Ok(vec![Edit::replace(
            entry.value.place,
            self.written(node, &value),
        )])
    }

    fn written(&self, node: &Node, value: &Value) -> String {
        if self.layout.is_flow(node) {
            self.layout.inside(value)
        } else {
            self.layout.scalar(value)
        }
    }

    fn newly_stated(&self, name: FactName, page: &Json) -> Edits {
        let (at, node) = self.typed(name)?;
        self.is_free(node, &at)?;
        let value = match (name, page) {
            (FactName::Enum, Json::Array(items)) => {
                let items = items.iter().map(|item| fitting(item, node));
                Value::Array(items.collect::<Result<_, _>>()?)
            }
            _ => self.value(name, page, node)?,
        };
        self.put(node, name.word(), value)
    }

    /// The one schema that says which type a value has, where a keyword suits that.
    fn typed(&self, name: FactName) -> Result<(At, &'a Node), ByHand> {
        let mut at = self.at(&self.difference.key);
        loop {
            let spots = self.outline.spots(&at).iter();
            let mut typed = spots.filter(|spot| spot.node.get("type").is_some());
            let (Some(spot), None) = (typed.next(), typed.next()) else {
                return ByHand::because("no single schema says what type it is");
            };
            if spot.is_alternative {
                return ByHand::because("it is only one of several things that the value can be");
            }
            let type_name = type_of(spot.node).unwrap_or("");
            if suits(name, type_name) {
                return Ok((at, spot.node));
            }
            if type_name != "array" {
                return ByHand::because(format!("`{name}` does not suit the type {type_name:?}"));
            }
            at = (at.0, at.1.with(Step::Items));
        }
    }

    /// Puts a keyword behind those that are like it.
    pub(super) fn put(&self, node: &Node, word: &str, value: Value) -> Edits {
        let entries = node.object().unwrap_or_default().iter().rev();
        let mut like = entries.filter(|entry| BEFORE_LIMITS.contains(&&*entry.key));
        let after = like.next().map(|entry| &*entry.key);
        let edit = self.layout.with_entry(node, after, word, value);
        edit.map_or_else(|| ByHand::because(ELSEWHERE), |edit| Ok(vec![edit]))
    }

    /// What the page says, as a value of the schema's type.
    fn value(&self, name: FactName, page: &Json, node: &Node) -> Result<Value, ByHand> {
        match name {
            FactName::Default => fitting(page, node),
            FactName::Pattern => {
                let source = words(page);
                let is_sound =
                    pattern::settle(&source).is_ok() && pattern::suspicions(&source).is_empty();
                if is_sound {
                    Ok(Value::String(source))
                } else {
                    ByHand::because("what the page shows is no regular expression")
                }
            }
            FactName::Format => Ok(Value::String(words(page))),
            _ => match serde_json::from_str(&words(page)) {
                Ok(number @ Value::Number(_)) => Ok(number),
                _ => ByHand::because("what the page says is no number"),
            },
        }
    }

    /// Listed values: those that are gone are taken out, new ones stand behind.
    fn values(&self, page: &Json, node: &Node, list: &Node) -> Edits {
        let (Json::Array(wanted), Some(items)) = (page, list.array()) else {
            return ByHand::because("what the document has is no list of values");
        };
        let mut entries = node.object().unwrap_or_default().iter();
        if let Some(beside) = entries.find(|entry| entry.key.starts_with("x-enum")) {
            return ByHand::because(format!("`{}` goes with its values", beside.key));
        }
        if !self.layout.is_own(node, list.place) || !self.layout.is_own(node, list.place) {
            return ByHand::because(ELSEWHERE);
        }
        let wanted_words: Vec<String> = wanted.iter().map(words).collect();
        let gone: Vec<usize> = items
            .iter()
            .enumerate()
            .filter(|(_, item)| scalar(item).is_some_and(|item| !wanted_words.contains(&item)))
            .map(|(index, _)| index)
            .collect();
        let known: Vec<String> = items.iter().filter_map(scalar).collect();
        let new = wanted.iter().filter(|value| !known.contains(&words(value)));
        let new: Vec<Value> = new
            .map(|value| fitting(value, node))
            .collect::<Result<_, _>>()?;
        self.exchanged(list, &gone, new)
    }

    fn exchanged(&self, list: &Node, gone: &[usize], new: Vec<Value>) -> Edits {
        let items = list.array().unwrap_or_default();
        let both = gone.len().min(new.len());
        let mut edits = Vec::new();
        for (index, value) in gone.iter().zip(&new) {
            edits.push(Edit::replace(
                items[*index].place,
                self.written(list, value),
            ));
        }
        let (gone, new) = (&gone[both..], &new[both..]);
        if self.layout.is_flow(list) && !gone.is_empty() {
            // One edit, because removals next to each other would meet.
            let kept: Vec<&str> = items
                .iter()
                .enumerate()
                .filter(|(index, _)| !gone.contains(index))
                .filter_map(|(_, item)| self.layout.text.get(range(item.place)))
                .collect();
            if !edits.is_empty() || kept.is_empty() {
                return ByHand::because("so many values of one line changed");
            }
            return Ok(vec![Edit::replace(
                list.place,
                format!("[{}]", kept.join(", ")),
            )]);
        }
        if gone.len() == items.len() {
            return ByHand::because("no value would be left");
        }
        for index in gone {
            match self.layout.without_item(list, *index) {
                Some(edit) => edits.push(edit),
                None => return ByHand::because(ELSEWHERE),
            }
        }
        for value in new {
            match self.layout.with_item(list, value.clone()) {
                Some(edit) => edits.push(edit),
                None => return ByHand::because(ELSEWHERE),
            }
        }
        Ok(edits)
    }

    fn deprecated(&self) -> Edits {
        let key = &self.difference.key;
        let at = self.at(key);
        let node = match key.part {
            Part::Path | Part::Query | Part::Header => {
                self.outline.parameter(&at).map(|spot| spot.node)
            }
            Part::ResponseHeader(_) => self.outline.header(&at).map(|spot| spot.node),
            _ => match self.outline.fields(&at) {
                [only] if !only.is_alternative => Some(&only.entry.value),
                _ => None,
            },
        };
        let Some(node) = node else {
            return ByHand::because("the document declares it in no single place");
        };
        self.is_shared(node.place, &at, Key::clone)?;
        match node.get("deprecated") {
            Some(flag) => Ok(vec![Edit::replace(flag.place, "true")]),
            None => self.put(node, "deprecated", Value::Bool(true)),
        }
    }

    /// Another type, where nothing else is said that belongs to the old one.
    fn kind(&self) -> Edits {
        let field = self.field()?;
        let Some(kind) = field.kind.as_ref().map(|kind| &kind.value) else {
            return ByHand::because("the page does not say the type");
        };
        let at = self.at(&self.difference.key);
        let [spot] = self.outline.spots(&at) else {
            return ByHand::because("no single schema says what type it is");
        };
        let node = spot.node;
        let Some(own) = node.get("type").filter(|own| own.string().is_some()) else {
            return ByHand::because("the document says more than one type of it");
        };
        let mut entries = node.object().unwrap_or_default().iter();
        let is_simple = |kind: &Kind| {
            !matches!(
                kind,
                Kind::Object(_) | Kind::Array(_) | Kind::Map(_) | Kind::File | Kind::Any
            )
        };
        let other = entries.find(|entry| !OF_ANY_TYPE.contains(&&*entry.key));
        match (kind, schema::type_name(kind)) {
            (kind, Some(name)) if is_simple(kind) && other.is_none() => {
                self.is_shared(node.place, &at, Key::clone)?;
                self.retyped(node, own, name, schema::format(kind))
            }
            (Kind::Array(Some(items)), Some(name)) if is_simple(items) && other.is_none() => {
                self.is_shared(node.place, &at, Key::clone)?;
                let mut inner = Map::new();
                inner.put("type", schema::type_name(items).unwrap_or("string"));
                let mut edits = self.retyped(node, own, name, None)?;
                match self.layout.with_entry(node, Some("type"), "items", inner) {
                    Some(edit) => edits.push(edit),
                    None => return ByHand::because(ELSEWHERE),
                }
                Ok(edits)
            }
            (_, _) => match other {
                Some(other) => {
                    ByHand::because(format!("`{}` belongs to the type that it had", other.key))
                }
                None => ByHand::because("a type with parts of its own"),
            },
        }
    }

    fn retyped(&self, node: &Node, own: &Node, name: &str, format: Option<&str>) -> Edits {
        let written = |word: &str| self.written(node, &Value::String(word.to_owned()));
        let mut edits = Vec::new();
        if own.string() != Some(name) {
            edits.push(Edit::replace(own.place, written(name)));
        }
        let edit = match (node.get("format"), format) {
            (None, None) => return Ok(edits),
            (Some(old), Some(format)) => Some(Edit::replace(old.place, written(format))),
            (Some(_), None) => self.layout.without_entry(node, "format"),
            (None, Some(format)) => self.layout.with_entry(node, Some("type"), "format", format),
        };
        edits.push(match edit {
            Some(edit) => edit,
            None => return ByHand::because(ELSEWHERE),
        });
        Ok(edits)
    }
}

/// Why nothing can be put or taken away.
pub(super) const ELSEWHERE: &str = "it is not written where a line can be put or taken away";

/// The type that a schema says, `null` apart.
fn type_of(node: &Node) -> Option<&str> {
    let own = node.get("type")?;
    if let Some(name) = own.string() {
        return Some(name);
    }
    let mut names = own
        .array()?
        .iter()
        .filter_map(Node::string)
        .filter(|name| *name != "null");
    let first = names.next();
    first.filter(|_| names.next().is_none())
}

fn suits(name: FactName, type_name: &str) -> bool {
    match name {
        FactName::MinLength | FactName::MaxLength | FactName::Pattern => type_name == "string",
        FactName::MinItems | FactName::MaxItems => type_name == "array",
        FactName::Minimum | FactName::Maximum => matches!(type_name, "integer" | "number"),
        FactName::Format | FactName::Enum | FactName::Default => {
            matches!(type_name, "string" | "integer" | "number" | "boolean")
        }
        _ => false,
    }
}

/// A value of a page as one of a schema's type: pages write all values as words.
fn fitting(page: &Json, node: &Node) -> Result<Value, ByHand> {
    let value: Value = serde_json::from_str(&page.to_string()).unwrap_or_default();
    let kind = match type_of(node) {
        Some("string") => Kind::String,
        Some("integer") => Kind::Integer(None),
        Some("number") => Kind::Number(None),
        Some("boolean") => Kind::Boolean,
        _ => return ByHand::because("the schema does not say what type its values have"),
    };
    schema::fit(&value, &kind).map_or_else(
        || ByHand::because(format!("{value} does not suit the type")),
        Ok,
    )
}

/// A value as a page shows it.
fn words(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A scalar of a document as a page would show it; `None` for `null`, which pages do not list.
fn scalar(node: &Node) -> Option<String> {
    use bindery::document::Value as Of;
    match &node.value {
        Of::String(text) => Some(text.to_string()),
        Of::Number(text) => Some(text.to_string()),
        Of::Bool(value) => Some(value.to_string()),
        Of::Null | Of::Array(_) | Of::Object(_) => None,
    }
}
