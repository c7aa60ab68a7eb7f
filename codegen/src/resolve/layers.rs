//! `allOf` and `$ref` laid flat: the schemas that all apply to one value.

use super::peel::is_null;
use super::types::Types;
use crate::finding::code::resolve as code;
use crate::finding::{Finding, Severity};
use crate::map::Addresses;
use crate::model::TypeId;
use crate::openapi::{Alternatives, Schema};

/// One of the schemas that apply to a value. Its own `allOf` and `$ref` are done with.
#[derive(Clone)]
pub(super) struct Layer<'d> {
    pub(super) schema: Schema<'d>,
    /// The type that this layer is a part of, where it is another one.
    pub(super) owner: Option<TypeId>,
    /// `oneOf` and `anyOf` with at least two branches that are not `null`.
    pub(super) alternatives: Vec<Alternatives<'d>>,
    /// Whether one of its branches was `null`.
    pub(super) null: bool,
    /// Whether all of them were.
    pub(super) only_null: bool,
    /// Whether all other layers are parts of this one.
    pub(super) is_whole: bool,
    /// Whether it stands beside alternatives, and this is what it says together with one of
    /// them: what it says of the rest of a value is not known from that alone.
    pub(super) is_beside: bool,
}

impl<'d> Layer<'d> {
    fn of(schema: Schema<'d>, owner: Option<TypeId>) -> Layer<'d> {
        Layer {
            schema,
            owner,
            alternatives: Vec::new(),
            null: false,
            only_null: false,
            is_whole: false,
            is_beside: false,
        }
    }

    /// The schema of a layer, without what stands in another type.
    pub(super) fn is_own(&self) -> bool {
        self.owner.is_none()
    }
}

/// More parts than anybody writes; a chain of references can make as many as it likes.
const MOST_LAYERS: usize = 250;

enum Step<'d> {
    Enter(Schema<'d>, Option<TypeId>),
    Leave(Layer<'d>),
}

/// Whether other schemas apply to a value of this one. Most schemas are one layer.
fn has_parts(schema: Schema<'_>) -> bool {
    let is_part = |keyword: &str| {
        matches!(
            keyword,
            "$ref" | "$dynamicRef" | "allOf" | "oneOf" | "anyOf"
        )
    };
    let mut keywords = schema.keywords().iter();
    keywords.any(|entry| is_part(&entry.key))
}

/// Lays a schema flat: what it refers to first, then its parts, then itself.
pub(super) fn flatten<'d>(types: &mut Types<'d, '_>, schema: Schema<'d>) -> Vec<Layer<'d>> {
    if !has_parts(schema) {
        return vec![Layer {
            is_whole: true,
            ..Layer::of(schema, None)
        }];
    }
    let mut layers = Vec::new();
    let mut seen = Addresses::default();
    // What is entered last is left first.
    let mut open = Vec::new();
    let mut steps = vec![Step::Enter(schema, None)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave(layer) => {
                open.pop();
                layers.push(layer);
            }
            Step::Enter(part, _) if seen.has(part.address()) => {
                if open.contains(&part.address()) {
                    circular(types, part);
                }
            }
            Step::Enter(part, owner) => {
                if layers.len() + open.len() >= MOST_LAYERS {
                    let message =
                        format!("more than {MOST_LAYERS} schemas apply to one value here");
                    let mut finding = Finding::new(&code::IMPOSSIBLE, schema.node.place, message);
                    finding.severity = Severity::Error;
                    types.findings.report(finding);
                    break;
                }
                seen.insert(part.address(), ());
                enter(types, part, owner, &open, &mut steps);
                open.push(part.address());
            }
        }
    }
    if let Some(whole) = layers.last_mut() {
        whole.is_whole = whole.schema.address() == schema.address();
    }
    layers
}

/// Puts a schema's parts on the stack, above the schema itself.
fn enter<'d>(
    types: &mut Types<'d, '_>,
    schema: Schema<'d>,
    owner: Option<TypeId>,
    open: &[usize],
    steps: &mut Vec<Step<'d>>,
) {
    let mut parts = Vec::new();
    if let Some(reference) = types.links.of(schema.node)
        && let Some(node) = reference.node()
    {
        let target = Schema { node };
        parts.push(Step::Enter(
            target,
            Some(types.named(target, super::peel::name_of(reference))),
        ));
    }
    parts.extend(schema.schemas("allOf").map(|part| Step::Enter(part, owner)));
    let mut layer = Layer::of(schema, owner);
    for mut alternatives in schema.alternatives() {
        let all = alternatives.branches.len();
        alternatives
            .branches
            .retain(|branch| !is_null(types.links, *branch));
        layer.null |= alternatives.branches.len() < all;
        match alternatives.branches.as_slice() {
            [] => layer.only_null |= layer.null,
            // One branch that is left applies always.
            [only] => parts.push(Step::Enter(*only, owner)),
            branches => {
                // A base type that lists its heirs, while one of the heirs is laid flat: that
                // it is one of them says nothing new about it.
                let is_heir = branches.iter().any(|branch| {
                    let target = types.links.of(branch.node).and_then(|found| found.node());
                    target.is_some_and(|node| {
                        let address = Schema { node }.address();
                        address != schema.address() && open.contains(&address)
                    })
                });
                if !is_heir {
                    layer.alternatives.push(alternatives);
                }
            }
        }
    }
    steps.push(Step::Leave(layer));
    steps.extend(parts.into_iter().rev());
}

fn circular(types: &mut Types<'_, '_>, schema: Schema<'_>) {
    let place = schema
        .keywords()
        .first()
        .map_or(schema.node.place, |entry| entry.key_place);
    let message = "this schema is a part of itself";
    types
        .findings
        .report(Finding::new(&code::CIRCULAR, place, message));
}
