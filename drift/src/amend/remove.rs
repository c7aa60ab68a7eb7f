//! What the page does not have any more.
//!
//! What was sent is not sent any more, because a server can refuse what it does not know. What
//! came back is taken out too: a client does not mind fields that it does not know, and one
//! that never comes is of no use in a type.

use bindery::document::{Node, Value};

use super::add::one;
use super::fact::ELSEWHERE;
use super::{Amendment, ByHand, Edits, holder};
use crate::subject::{Key, Part};

impl Amendment<'_> {
    pub(super) fn remove(&self) -> Edits {
        let key = &self.difference.key;
        let at = self.at(key);
        match key.part {
            Part::Operation => ByHand::because("a whole operation"),
            Part::Path => ByHand::because("the path names it"),
            Part::Query | Part::Header => {
                let Some(spot) = self.outline.parameter(&at) else {
                    return ByHand::because("the document declares it in no single place");
                };
                let Some((list, index)) = spot.list else {
                    return ByHand::because("it is a parameter of all operations of the path");
                };
                if list.array().map(<[Node]>::len) == Some(1) {
                    return one(self.layout.without_entry(self.node(), "parameters"));
                }
                one(self.layout.without_item(list, index))
            }
            Part::ResponseHeader(_) => self.remove_header(),
            Part::Status(status) => {
                let responses = self.node().get("responses");
                one(responses.and_then(|all| self.layout.without_entry(all, &status.to_string())))
            }
            Part::Request | Part::Response(_) => self.remove_field(),
        }
    }

    fn remove_header(&self) -> Edits {
        let at = self.at(&self.difference.key);
        let (Some(spot), Part::ResponseHeader(Some(status))) =
            (self.outline.header(&at), at.1.part)
        else {
            return ByHand::because("the document declares it in no single place");
        };
        let Some(response) = self.outline.response(self.operation, status) else {
            return ByHand::because("the document declares it in no single place");
        };
        let own = (self.operation, Key::of(Part::Response(Some(status))));
        self.is_shared(response.place, &own, |other| Key {
            part: match other.part {
                Part::Response(status) => Part::ResponseHeader(status),
                part => part,
            },
            steps: at.1.steps.clone(),
        })?;
        if spot.all.object().map(<[_]>::len) == Some(1) {
            return one(self.layout.without_entry(response, "headers"));
        }
        one(self
            .layout
            .without_entry(spot.all, at.1.name().unwrap_or_default()))
    }

    fn remove_field(&self) -> Edits {
        let at = self.at(&self.difference.key);
        let Some(name) = at.1.name() else {
            return ByHand::because("it has no name");
        };
        let [spot] = self.outline.fields(&at) else {
            return ByHand::because("the document declares it in no single place");
        };
        if spot.is_alternative {
            return ByHand::because("it is only in one of several things that the value can be");
        }
        let around = (at.0, holder(&at.1));
        self.is_shared(spot.object.place, &around, |key| key.field(name))?;
        self.is_named_nowhere_else(name)?;
        let Some(properties) = spot.object.get("properties") else {
            return ByHand::because(ELSEWHERE);
        };
        let mut edits = one(self.layout.without_entry(properties, name))?;
        for (object, list, index) in self.required_in(&around, name) {
            if object.place != spot.object.place {
                self.is_shared(object.place, &around, |key| key.field(name))?;
            }
            edits.extend(match list.array().map(<[Node]>::len) {
                Some(1) => one(self.layout.without_entry(object, "required")),
                _ => one(self.layout.without_item(list, index)),
            }?);
        }
        Ok(edits)
    }

    /// Whether the object around speaks of a field only where it declares and requires it.
    pub(super) fn is_named_nowhere_else(&self, name: &str) -> Result<(), ByHand> {
        let at = self.at(&self.difference.key);
        for spot in self.outline.spots(&(at.0, holder(&at.1))) {
            for entry in spot.node.object().unwrap_or_default() {
                // These are other spots, or no names of fields.
                let is_known = matches!(
                    &*entry.key,
                    "properties" | "required" | "allOf" | "description" | "title" | "items"
                );
                let is_words = entry.key.starts_with("example") || &*entry.key == "default";
                if !is_known && !is_words && names(&entry.value, name) {
                    return ByHand::because(format!("`{}` of its object names it too", entry.key));
                }
            }
        }
        Ok(())
    }
}

/// Whether a text or a key in a tree is a name.
fn names(node: &Node, name: &str) -> bool {
    let mut stack = vec![node];
    while let Some(node) = stack.pop() {
        match &node.value {
            Value::String(text) if **text == *name => return true,
            Value::Array(items) => stack.extend(items),
            Value::Object(entries) => {
                if entries.iter().any(|entry| &*entry.key == name) {
                    return true;
                }
                stack.extend(entries.iter().map(|entry| &entry.value));
            }
            _ => {}
        }
    }
    false
}
