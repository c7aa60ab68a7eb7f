//! Facts of a value: limits, values, defaults, types.

use bindery::document::{Entry, Node};
use bindery::model::Json;
use bindery::pattern;
use serde_json::Value;

use super::edit::Edit;
use super::outline::{At, Spot};
use super::{Amendment, ByHand, Edits};
use crate::claim::Kind;
use crate::scaffold::schema;
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

    pub(super) fn written(&self, node: &Node, value: &Value) -> String {
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
pub(super) fn fitting(page: &Json, node: &Node) -> Result<Value, ByHand> {
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
pub(super) fn words(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}
