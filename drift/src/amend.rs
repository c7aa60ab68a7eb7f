//! Differences as edits of a document.
//!
//! Only the bytes that a difference is about are changed: comments, order and layout of
//! everything else stay as their author wrote them. What cannot be changed for certain is left
//! to a person, with the reason.

mod add;
mod address;
mod edit;
mod fact;
mod field;
mod kind;
mod mandatory;
mod outline;
mod piece;
mod remove;
mod rename;
mod values;

use bindery::document::{Documents, Node};
use bindery::finding::{Place, SourceId};

use crate::claim::{self, Claims};
use crate::compare::{Against, Change, Difference};
use crate::spec::template;
use crate::subject::{Key, Part};
use outline::{At, Outline};

use edit::Layout;
pub use edit::{Edit, apply};

/// Why a person has to do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByHand(pub String);

impl ByHand {
    fn because<T>(why: impl Into<String>) -> Result<T, ByHand> {
        Err(ByHand(why.into()))
    }
}

/// A document and a page that do not say the same.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The documents, before overlays.
    pub documents: &'a Documents,
    /// The one that is amended.
    pub source: SourceId,
    /// What the page claims.
    pub claims: &'a Claims,
    /// All that page and document do not say alike.
    pub differences: &'a [Difference],
}

/// The edits after which the document says what the page says of one difference.
///
/// # Errors
/// When that is not certain: why not.
pub fn amend(ground: &Ground<'_>, difference: &Difference) -> Result<Vec<Edit>, ByHand> {
    if difference.against != Against::Spec {
        return ByHand::because("the document does not speak of it");
    }
    let amendment = Amendment::of(ground, difference)?;
    let edits = match &difference.change {
        Change::Fact(name) => amendment.fact(*name),
        Change::OnlyInPage => amendment.add(),
        Change::NotInPage => amendment.remove(),
        Change::Renamed(old) => amendment.rename(old),
        Change::Path => amendment.path(),
        Change::Method => amendment.method(),
        Change::Envelope(_) => ByHand::because("what is around the body is no matter of one row"),
        Change::Wording => ByHand::because("the facts are the same"),
    }?;
    let length = amendment.layout.text.len();
    if edits.iter().any(|edit| edit.range.end > length) {
        return ByHand::because("it does not stand in this document");
    }
    Ok(edits)
}

/// All that is known about one difference.
struct Amendment<'a> {
    ground: &'a Ground<'a>,
    difference: &'a Difference,
    layout: Layout<'a>,
    outline: Outline<'a>,
    /// The operation, by its index in the outline.
    operation: usize,
}

/// What an amendment comes to.
type Edits = Result<Vec<Edit>, ByHand>;

impl<'a> Amendment<'a> {
    fn of(ground: &'a Ground<'a>, difference: &'a Difference) -> Result<Amendment<'a>, ByHand> {
        let text = ground.documents.sources().get(ground.source);
        let root = ground.documents.root(ground.source);
        let (Some(text), Some(root)) = (text, root) else {
            return ByHand::because("the document cannot be read");
        };
        let version = root.get("openapi").and_then(Node::string).unwrap_or("");
        if !version.starts_with("3.") {
            return ByHand::because("only documents of OpenAPI 3 are amended");
        }
        let outline = Outline::of(ground.documents, ground.source);
        if !outline.whole {
            return ByHand::because("the document is too large to see all that it would change");
        }
        let mut operations = outline.operations.iter();
        let Some(operation) = operations.position(|own| own.name() == difference.operation) else {
            return ByHand::because(format!("`{}` is not in the document", difference.operation));
        };
        Ok(Amendment {
            ground,
            difference,
            layout: Layout::of(&text.text),
            outline,
            operation,
        })
    }

    fn node(&self) -> &'a Node {
        self.outline.operations[self.operation].node()
    }

    /// A subject as the document has it.
    fn at(&self, key: &Key) -> At {
        (self.operation, self.outline.own(self.operation, key))
    }

    /// Whether a change of a node is right for all that hangs on it: each subject needs the
    /// same change, and `key` tells which it would be.
    fn is_shared(&self, place: Place, own: &At, key: impl Fn(&Key) -> Key) -> Result<(), ByHand> {
        if place.source != self.ground.source {
            return ByHand::because("it stands in another file, for others too");
        }
        let inside = |outer: Place| {
            outer.source == place.source && outer.start <= place.start && place.end <= outer.end
        };
        if !inside(self.node().place) && self.is_named_elsewhere() {
            return ByHand::because("other documents refer to this one");
        }
        for other in self.outline.uses(place).into_iter().flatten() {
            if other != own && !self.has_same(other, &key(&other.1)) {
                let (index, subject) = other;
                let name = self.outline.operations[*index].name();
                return ByHand::because(format!(
                    "it is shared with `{}` of {name}, of which the page does not say it",
                    key(subject)
                ));
            }
        }
        Ok(())
    }

    /// Whether the page says the same of another subject.
    fn has_same(&self, at: &At, key: &Key) -> bool {
        let name = self.outline.operations[at.0].name();
        self.ground.differences.iter().any(|other| {
            let change = match (&other.change, &self.difference.change) {
                (Change::Renamed(one), Change::Renamed(two)) => one.name() == two.name(),
                (one, two) => one == two,
            };
            change
                && other.against == Against::Spec
                && other.page == self.difference.page
                && other.operation == name
                && self.outline.own(at.0, &other.key) == *key
        })
    }

    /// Whether another document has a `$ref` into this one.
    fn is_named_elsewhere(&self) -> bool {
        let documents = self.ground.documents;
        let mut sources = documents.sources().iter();
        sources.any(|(source, _)| {
            source != self.ground.source
                && documents.root(source).is_some_and(|root| {
                    refers(root, &mut |reference| {
                        let path = reference.split('#').next().unwrap_or("");
                        documents.find(source, path) == Ok(self.ground.source)
                    })
                })
        })
    }

    /// The operation of the page.
    fn claimed(&self) -> Option<&'a claim::Operation> {
        let operations = &self.ground.claims.operations;
        let own = self.outline.operations[self.operation].name();
        let (method, path) = own.split_once(' ')?;
        let path = template(path);
        let same = |one: &&claim::Operation| {
            one.method == method && template(&one.path.value).ends_with(&path)
        };
        operations.iter().find(same).or(operations.first())
    }

    /// What the page says of the subject.
    fn field(&self) -> Result<&'a claim::Field, ByHand> {
        let found = self
            .claimed()
            .and_then(|operation| field_of(self.ground.claims, operation, &self.difference.key));
        found.map_or_else(|| ByHand::because("the page has no row of it"), Ok)
    }
}

/// The row of a subject.
fn field_of<'c>(
    claims: &'c Claims,
    operation: &'c claim::Operation,
    key: &Key,
) -> Option<&'c claim::Field> {
    let mut names = key.names().into_iter();
    let first = names.next()?;
    let named = |fields: &'c [claim::Field], name: &str| fields.iter().find(|one| one.name == name);
    let location = match key.part {
        Part::Path => Some(claim::Location::Path),
        Part::Query => Some(claim::Location::Query),
        Part::Header => Some(claim::Location::Header),
        _ => None,
    };
    let mut field = match (location, key.part) {
        (Some(location), _) => {
            let mut parameters = operation.parameters.iter();
            let found = parameters.find(|one| one.location == location && one.field.name == first);
            &found?.field
        }
        (None, Part::Request) => named(&operation.request, first)?,
        (None, Part::Response(status) | Part::ResponseHeader(status)) => {
            let mut responses = operation
                .responses
                .iter()
                .filter(|one| one.status == status);
            let is_header = matches!(key.part, Part::ResponseHeader(_));
            responses.find_map(|response| match is_header {
                true => named(&response.headers, first),
                false => named(&response.body, first),
            })?
        }
        _ => return None,
    };
    for name in names {
        field = named(&claims.groups.get(field.group?)?.fields, name)?;
    }
    Some(field)
}

/// Whether there is a `$ref` of some kind in a tree.
fn refers(root: &Node, is_it: &mut impl FnMut(&str) -> bool) -> bool {
    let mut stack = vec![root];
    while let Some(node) = stack.pop() {
        if let Some(reference) = node.get("$ref").and_then(Node::string)
            && is_it(reference)
        {
            return true;
        }
        stack.extend(
            node.object()
                .unwrap_or_default()
                .iter()
                .map(|entry| &entry.value),
        );
        stack.extend(node.array().unwrap_or_default());
    }
    false
}

/// A key without its last step.
fn holder(key: &Key) -> Key {
    let mut key = key.clone();
    key.steps.pop();
    key
}
