//! An operation of a page against that of a document.

mod parameters;
mod responses;

use bindery::finding::Place;
use bindery::model::{Api, Json, Location, Operation as Declaration, TypeId};

use super::fields::Found;
use super::tree::Node;
use super::{Against, Change, Difference};
use crate::spec::{Direction, View};
use crate::subject::{FactName, Key, Operation, Part};

/// What page and document do not say alike of an operation.
pub(super) fn compare(api: &Api, page: &Operation, declared: &Declaration) -> Vec<Difference> {
    let mut comparison = Comparison {
        api,
        page,
        declared,
        found: Found {
            operation: format!("{} {}", declared.method, declared.path),
            differences: Vec::new(),
        },
    };
    comparison.deprecated();
    comparison.in_path();
    comparison.parameters(Part::Query, Location::Query);
    comparison.parameters(Part::Header, Location::Header);
    comparison.request();
    comparison.statuses();
    comparison.responses();
    comparison.found.differences
}

struct Comparison<'a> {
    api: &'a Api,
    page: &'a Operation,
    declared: &'a Declaration,
    found: Found,
}

impl Comparison<'_> {
    /// A page that calls the operation deprecated.
    fn deprecated(&mut self) {
        let Some(place) = self
            .page
            .deprecated
            .filter(|_| !self.declared.docs.deprecated)
        else {
            return;
        };
        self.found.differences.push(Difference {
            against: Against::Spec,
            operation: self.found.operation.clone(),
            key: Key::of(Part::Operation),
            change: Change::Fact(FactName::Deprecated),
            page: Some(Json::Bool(true)),
            other: Some(Json::Bool(false)),
            place,
            other_place: Some(self.declared.place),
            is_new: false,
            before: None,
        });
    }

    fn request(&mut self) {
        let node = Node::of(self.page, Part::Request);
        let contents = self.declared.body.iter().flat_map(|body| &body.contents);
        let types: Vec<_> = contents.filter_map(|content| content.ty).collect();
        let around = self
            .declared
            .body
            .as_ref()
            .map_or(self.declared.place, |body| body.place);
        self.body(Part::Request, &node, types, Direction::Sent, around);
    }

    fn body(
        &mut self,
        part: Part,
        node: &Node<'_>,
        types: Vec<TypeId>,
        direction: Direction,
        around: Place,
    ) {
        if node.children.is_empty() {
            return;
        }
        let (key, at) = (Key::of(part), self.page.place);
        if types.is_empty() {
            for (name, row) in node.named() {
                self.found.only_in_page(key.field(name), row, at, around);
            }
            return;
        }
        let value = View::new(self.api, types, direction);
        self.found.body(&key, node, &value, at);
    }
}
