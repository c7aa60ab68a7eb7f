//! Aliases are replaced by copies of what they stand for.

use super::super::report::Report;
use super::super::{MAX_DEPTH, Node, Value};
use super::Stop;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::code::document::{ENCLOSING_ALIAS, TOO_DEEP, TOO_MUCH};
use crate::map::Map;

/// How much may be copied for anchors and aliases of one text, in [`Size::weight`]. A few
/// lines of YAML can stand for billions of nodes.
const LIMIT: usize = 1_000_000;

/// What the anchors stand for.
#[derive(Default)]
pub(super) struct Anchors {
    nodes: Map<usize, (Node, Size)>,
    copied: usize,
}

#[derive(Clone, Copy)]
struct Size {
    /// Its nodes, and its text in units of 32 bytes.
    weight: usize,
    /// How many containers are inside each other.
    depth: usize,
}

impl Anchors {
    /// Keeps what an anchor stands for. 0 is no anchor.
    pub(super) fn keep(
        &mut self,
        anchor: usize,
        node: &Node,
        report: &mut Report<'_>,
    ) -> Result<(), Stop> {
        if anchor == 0 {
            return Ok(());
        }
        let size = size(node);
        self.count(size.weight, node.place, report)?;
        self.nodes.insert(anchor, (node.clone(), size));
        Ok(())
    }

    /// A copy of what an anchor stands for. Its parts keep their places: that is where they
    /// can be changed.
    pub(super) fn copy(
        &mut self,
        anchor: usize,
        place: Place,
        depth: usize,
        report: &mut Report<'_>,
    ) -> Result<Node, Stop> {
        let Some((node, size)) = self.nodes.get(&anchor) else {
            // The parser refuses names that it has not seen, so this one is still open.
            report.at(
                &ENCLOSING_ALIAS,
                place,
                "this alias stands inside of what it stands for",
            );
            let value = Value::Null;
            return Ok(Node { place, value });
        };
        if depth + size.depth > MAX_DEPTH {
            let message = format!(
                "with what this alias stands for, more than {MAX_DEPTH} arrays and objects are inside each other"
            );
            report.at(&TOO_DEEP, place, message);
            return Err(Stop);
        }
        let (node, weight) = (node.clone(), size.weight);
        self.count(weight, place, report)?;
        Ok(node)
    }

    fn count(&mut self, weight: usize, place: Place, report: &mut Report<'_>) -> Result<(), Stop> {
        self.copied = self.copied.saturating_add(weight);
        if self.copied <= LIMIT {
            return Ok(());
        }
        report.add(
            Finding::new(
                &TOO_MUCH,
                place,
                "the aliases up to here stand for more than a million values, or 32 MB of text",
            )
            .help("use `$ref` for what is used more than once"),
        );
        Err(Stop)
    }
}

fn size(node: &Node) -> Size {
    let mut weight = 1;
    let mut depth = 0;
    let mut add = |child: Size| {
        weight += child.weight;
        depth = depth.max(child.depth);
    };
    match &node.value {
        Value::String(text) | Value::Number(text) => weight += text.len() / 32,
        Value::Array(items) => items.iter().for_each(|item| add(size(item))),
        Value::Object(entries) => entries.iter().for_each(|entry| {
            let key = entry.key.len() / 32;
            add(size(&entry.value));
            add(Size {
                weight: key,
                depth: 0,
            });
        }),
        Value::Null | Value::Bool(_) => {}
    }
    let container = matches!(node.value, Value::Array(_) | Value::Object(_));
    Size {
        weight,
        depth: depth + usize::from(container),
    }
}
