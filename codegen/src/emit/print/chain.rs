//! Chains of calls.

use super::flat::Kind;
use super::fold::{Fold, INDENT, Range};

impl Fold<'_> {
    /// The dots of a range at which lines end: those before a call, or before `await`, when
    /// there are several, and no block follows.
    pub(super) fn chain(&self, range: Range) -> Option<Vec<usize>> {
        let mut links = Vec::new();
        for index in self.outer(range) {
            match self.token(index).kind {
                Kind::Dot if self.is_link(index, range) => links.push(index),
                Kind::Open(class, _) if class.is_forced() && !links.is_empty() => return None,
                Kind::Comma | Kind::Arrow => return None,
                _ => {}
            }
        }
        (links.len() > 1).then_some(links)
    }

    /// Whether a call follows the dot.
    fn is_link(&self, dot: usize, range: Range) -> bool {
        let behind = dot + 2;
        if behind > range.to {
            return false;
        }
        let is_call = behind < range.to
            && (matches!(self.token(behind).kind, Kind::Open(..)) || self.word(behind) == "::");
        is_call || self.word(dot + 1) == "await"
    }

    pub(super) fn folded_chain(
        &mut self,
        range: Range,
        links: &[usize],
        indent: usize,
        tail: usize,
    ) {
        let ends = links.iter().skip(1).copied().chain([range.to]);
        let first = links.first().copied().unwrap_or(range.to);
        self.run(range.ending(first), indent, 0);
        for (link, end) in links.iter().zip(ends) {
            self.line(indent + INDENT);
            let tail = if end == range.to { tail } else { 0 };
            self.run(
                Range {
                    from: *link,
                    to: end,
                },
                indent + INDENT,
                tail,
            );
        }
    }
}
