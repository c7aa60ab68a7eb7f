//! Listed values.

use bindery::document::Node;
use bindery::model::Json;
use serde_json::Value;

use super::edit::{Edit, range};
use super::fact::{ELSEWHERE, fitting, words};
use super::{Amendment, ByHand, Edits};

impl Amendment<'_> {
    /// Listed values: those that are gone are taken out, new ones stand behind.
    pub(super) fn values(&self, page: &Json, node: &Node, list: &Node) -> Edits {
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
