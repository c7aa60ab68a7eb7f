//! Edits of a text, and the layout around them.

use bindery::document::{Entry, Node, Value};
use bindery::finding::Place;
use std::ops::Range;

/// Other letters for a range of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes; none where something is put between others.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    pub(super) fn replace(place: Place, text: impl Into<String>) -> Edit {
        Edit {
            range: range(place),
            text: text.into(),
        }
    }

    pub(super) fn insert(at: usize, text: impl Into<String>) -> Edit {
        Edit {
            range: at..at,
            text: text.into(),
        }
    }

    pub(super) fn remove(range: Range<usize>) -> Edit {
        Edit {
            range,
            text: String::new(),
        }
    }
}

/// The bytes of a place.
pub(super) fn range(place: Place) -> Range<usize> {
    place.start as usize..place.end as usize
}

/// The text after edits; `None` where two of them are about the same bytes.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    // Several insertions at one place stay in their order.
    edits.sort_by_key(|edit| edit.range.start);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        if edit.range.start < done {
            return None;
        }
        out += text.get(done..edit.range.start)?;
        out += &edit.text;
        done = edit.range.end;
    }
    out += text.get(done..)?;
    Some(out)
}

/// A text and how it is laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout<'t> {
    pub(super) text: &'t str,
    /// Whether it is JSON: all keys and strings have quotes then.
    pub(super) is_json: bool,
}

impl<'t> Layout<'t> {
    pub(super) fn of(text: &'t str) -> Layout<'t> {
        let is_json = text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with('{');
        Layout { text, is_json }
    }

    /// Whether an object or a list stands between brackets.
    pub(super) fn is_flow(&self, node: &Node) -> bool {
        let rest = self.text.get(node.place.start as usize..).unwrap_or("");
        rest.starts_with(['{', '['])
    }

    /// Where the last thing in a value ends: what a block scalar has behind it is not of it.
    pub(super) fn end(&self, node: &Node) -> usize {
        let end = furthest(node).min(self.text.len());
        let start = (node.place.start as usize).min(end);
        let own = self.text.get(start..end).unwrap_or("");
        start + own.trim_end().len()
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or("");
        before.rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// The end of a line, in front of what ends it.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or("");
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// The start of the next line.
    pub(super) fn next_line(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        rest.find('\n')
            .map_or(self.text.len(), |length| at + length + 1)
    }

    /// What stands in front of something on its line.
    pub(super) fn before(&self, at: usize) -> &'t str {
        self.text.get(self.line_start(at)..at).unwrap_or("")
    }

    /// The blanks that what stands under something begins with.
    pub(super) fn indent(&self, at: usize) -> String {
        " ".repeat(self.before(at).chars().count())
    }

    /// How lines end here.
    pub(super) fn newline(&self) -> &'static str {
        if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        }
    }

    /// Whether all that is said of an object stands between its own ends: what an alias or a
    /// merge key brings stands somewhere else.
    pub(super) fn is_own(&self, outer: &Node, inner: Place) -> bool {
        inner.source == outer.place.source
            && inner.start >= outer.place.start
            && (inner.end as usize) <= furthest(outer)
    }

    /// Removes an entry of an object, with the comment above it that speaks of it. `None`
    /// where nothing would be left, or it stands somewhere else.
    pub(super) fn without_entry(&self, object: &Node, key: &str) -> Option<Edit> {
        let entries = object.object()?;
        let index = entries.iter().position(|entry| &*entry.key == key)?;
        let entry = &entries[index];
        if entries.len() == 1 || !self.is_own(object, entry.key_place) {
            return None;
        }
        let start = entry.key_place.start as usize;
        let next = entries.get(index + 1);
        let next = next.map(|next| next.key_place.start as usize);
        if self.is_flow(object) {
            let previous = index.checked_sub(1).and_then(|index| entries.get(index));
            return self.without_in_flow(start, next, previous.map(|one| &one.value), &entry.value);
        }
        if !self.before(start).trim().is_empty() {
            // Behind the dash of a list: what follows comes there.
            return Some(Edit::remove(start..next?));
        }
        let from = self.with_comments(start);
        Some(Edit::remove(
            from..self.next_line(self.end(&entry.value).max(start)),
        ))
    }

    /// Removes an item of a list. `None` where nothing would be left.
    pub(super) fn without_item(&self, list: &Node, index: usize) -> Option<Edit> {
        let items = list.array()?;
        let item = items.get(index)?;
        if items.len() == 1 || !self.is_own(list, item.place) {
            return None;
        }
        let start = item.place.start as usize;
        if self.is_flow(list) {
            let next = items.get(index + 1).map(|next| next.place.start as usize);
            let previous = index.checked_sub(1).and_then(|index| items.get(index));
            return self.without_in_flow(start, next, previous, item);
        }
        if self.before(start).trim() != "-" {
            return None;
        }
        let from = self.with_comments(start);
        Some(Edit::remove(from..self.next_line(self.end(item))))
    }

    fn without_in_flow(
        &self,
        start: usize,
        next: Option<usize>,
        previous: Option<&Node>,
        own: &Node,
    ) -> Option<Edit> {
        if let Some(next) = next {
            return Some(Edit::remove(start..next));
        }
        Some(Edit::remove(self.end(previous?)..self.end(own)))
    }

    /// The start of the line, or of the comments right above it that stand as deep as it.
    fn with_comments(&self, at: usize) -> usize {
        let mut start = self.line_start(at);
        let depth = self.before(at).chars().take_while(|c| *c == ' ').count();
        while let Some(above) = start.checked_sub(1) {
            let above = self.line_start(above);
            let line = self.text.get(above..start).unwrap_or("");
            let blanks = line.chars().take_while(|c| *c == ' ').count();
            if blanks != depth || !line.trim_start().starts_with('#') {
                break;
            }
            start = above;
        }
        start
    }
}

/// The end of what stands furthest behind in a value.
fn furthest(node: &Node) -> usize {
    let inner = match &node.value {
        Value::Array(items) => items.last(),
        Value::Object(entries) => entries.last().map(|entry: &Entry| &entry.value),
        _ => None,
    };
    let own = node.place.end as usize;
    // What an alias stands for is somewhere else.
    inner
        .filter(|inner| {
            inner.place.start >= node.place.start && inner.place.source == node.place.source
        })
        .map_or(own, |inner| {
            if matches!(node.value, Value::Object(_) | Value::Array(_)) {
                own.max(inner.place.end as usize)
            } else {
                own
            }
        })
}
