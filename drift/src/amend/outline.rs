//! A document as its author wrote it, by the subjects of its operations.
//!
//! The model has no references and no layout any more; here the nodes of the text are found
//! that a subject hangs on, and every other subject that hangs on the same ones.

mod spot;
mod walk;

use bindery::document::{Documents, Entry, Node};
use bindery::finding::{Place, SourceId};
use bindery::map::{Map, Set};

use crate::subject::{Key, Part};

pub(super) use spot::{FieldSpot, HeaderSpot, ParameterSpot, Spot};
use walk::Walk;

/// A subject of an operation, by its index.
pub(super) type At = (usize, Key);

/// Statuses that are no single one, as if they were: ranges by their digit.
pub(super) const DEFAULT: u16 = 0;

/// A document by its subjects.
#[derive(Debug, Default)]
pub(super) struct Outline<'d> {
    pub(super) operations: Vec<Operation<'d>>,
    values: Map<At, Vec<Spot<'d>>>,
    fields: Map<At, Vec<FieldSpot<'d>>>,
    parameters: Map<At, ParameterSpot<'d>>,
    headers: Map<At, HeaderSpot<'d>>,
    responses: Map<(usize, u16), &'d Node>,
    /// The subjects that hang on a node.
    uses: Map<Place, Set<At>>,
    /// Whether there was not too much to look at.
    pub(super) whole: bool,
}

/// An operation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operation<'d> {
    /// The path and all its operations.
    pub(super) path: &'d Entry,
    /// The method and the operation.
    pub(super) method: &'d Entry,
}

impl<'d> Operation<'d> {
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.method.key.to_ascii_uppercase(), self.path.key)
    }

    pub(super) fn node(&self) -> &'d Node {
        &self.method.value
    }
}

impl<'d> Outline<'d> {
    /// Looks at all operations of a document.
    pub(super) fn of(documents: &'d Documents, source: SourceId) -> Outline<'d> {
        Walk::of(documents, source)
    }

    /// What describes a value.
    pub(super) fn spots(&self, at: &At) -> &[Spot<'d>] {
        self.values.get(at).map_or(&[], Vec::as_slice)
    }

    /// The declarations of a field.
    pub(super) fn fields(&self, at: &At) -> &[FieldSpot<'d>] {
        self.fields.get(at).map_or(&[], Vec::as_slice)
    }

    pub(super) fn parameter(&self, at: &At) -> Option<&ParameterSpot<'d>> {
        self.parameters.get(at)
    }

    pub(super) fn header(&self, at: &At) -> Option<&HeaderSpot<'d>> {
        self.headers.get(at)
    }

    /// The response of a status.
    pub(super) fn response(&self, operation: usize, status: u16) -> Option<&'d Node> {
        self.responses.get(&(operation, status)).copied()
    }

    /// The subjects that hang on a node.
    pub(super) fn uses(&self, place: Place) -> Option<&Set<At>> {
        self.uses.get(&place)
    }

    /// The key of a subject as this document has it: the status that speaks of it, and headers
    /// in the letters of the document.
    pub(super) fn own(&self, operation: usize, key: &Key) -> Key {
        let part = match key.part {
            Part::Response(status) => Part::Response(self.status(operation, status)),
            Part::ResponseHeader(status) => Part::ResponseHeader(self.status(operation, status)),
            part => part,
        };
        let own = Key {
            part,
            steps: key.steps.clone(),
        };
        let is_header = matches!(part, Part::Header | Part::ResponseHeader(_));
        let (true, Some(name)) = (is_header, own.name()) else {
            return own;
        };
        let parameters = self.parameters.keys();
        let mut all = parameters.chain(self.headers.keys());
        let is_it = |(index, other): &&At| {
            *index == operation
                && other.part == part
                && other
                    .name()
                    .is_some_and(|other| other.eq_ignore_ascii_case(name))
        };
        all.find(is_it).map_or(own.clone(), |(_, key)| key.clone())
    }

    /// The status of a document that speaks of one of a page; `None` on the page is success.
    fn status(&self, operation: usize, status: Option<u16>) -> Option<u16> {
        let all = self.responses.range((operation, 0)..=(operation, u16::MAX));
        let all: Vec<(u16, &Node)> = all.map(|((_, status), node)| (*status, *node)).collect();
        let has = |status: u16| all.iter().any(|(own, _)| *own == status);
        match status {
            Some(status) => [status, status / 100, DEFAULT]
                .into_iter()
                .find(|one| has(*one)),
            None => {
                let success = |status: u16| (200..300).contains(&status) || status == 2;
                let mut full = all.iter().filter(|(status, _)| success(*status));
                let first = full.clone().next();
                let full = full.find(|(_, node)| node.get("content").is_some());
                full.or(first).map(|(status, _)| *status)
            }
        }
    }
}
