//! Types.

use bindery::document::Node;
use serde_json::Value;

use super::edit::Edit;
use super::fact::ELSEWHERE;
use super::{Amendment, ByHand, Edits};
use crate::claim::Kind;
use crate::scaffold::schema;
use crate::scaffold::yaml::Map;
use crate::subject::Key;

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

impl Amendment<'_> {
    /// Another type, where nothing else is said that belongs to the old one.
    pub(super) fn kind(&self) -> Edits {
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
