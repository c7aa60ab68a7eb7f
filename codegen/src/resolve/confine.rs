//! Errors that concern some operations only, which are then left out by name: a thousand
//! operations are not lost to a mistake in one.
//!
//! From the place of an error it is followed upwards, and against the references, to the
//! operations that need what is wrong. What leads to the document itself concerns all of it,
//! and stays an error.

use super::follow::follow;
use crate::document::{Documents, Node};
use crate::finding::code::{check, openapi as grammar, plan, resolve as code};
use crate::finding::{Code, Finding, Findings, Place, Severity};
use crate::map::{Map, Set};
use crate::model::Api;
use crate::openapi::{Document, Links};

/// Mistakes in our own vocabulary are the user's own, so they are never only warnings.
const NEVER: &[&Code] = &[
    &grammar::UNKNOWN_EXTENSION,
    &code::MISPLACED_EXTENSION,
    &code::BAD_WAITER,
    &check::BAD_PASSWORD_POLICY,
    &check::NOT_REFUSED,
];

/// The objects whose entries stand for themselves: an error in one concerns those who refer
/// to it.
const SHELVES: &[&[&str]] = &[
    &["components", "schemas"],
    &["components", "responses"],
    &["components", "parameters"],
    &["components", "examples"],
    &["components", "requestBodies"],
    &["components", "headers"],
    &["components", "links"],
    &["components", "callbacks"],
    &["components", "pathItems"],
    &["components", "mediaTypes"],
    &["definitions"],
    &["parameters"],
    &["responses"],
    &["webhooks"],
];

/// Leaves out the operations that errors concern, and makes warnings of those errors; does
/// nothing where an error concerns a document as a whole.
///
/// `found` are the findings of the stages before, each bag by itself.
pub fn confine(
    documents: &Documents,
    apis: &[Document<'_>],
    api: &mut Api,
    found: &mut [&mut Findings],
) {
    let errors: Vec<Finding> = found
        .iter()
        .flat_map(|findings| findings.all())
        .filter(|finding| finding.severity == Severity::Error)
        .cloned()
        .collect();
    if errors.is_empty() {
        return;
    }
    let map = Ground::of(documents, apis, &errors);
    let mut broken: Map<Place, Vec<&Finding>> = Map::new();
    for error in &errors {
        let Some(concerned) = map.concerned(error) else {
            return;
        };
        for operation in concerned {
            broken.entry(operation).or_default().push(error);
        }
    }
    for findings in found.iter_mut() {
        findings.soften_errors();
    }
    let Some(findings) = found.last_mut() else {
        return;
    };
    for operation in &mut api.operations {
        let Some(reasons) = broken.get(&operation.place) else {
            continue;
        };
        // What is not wanted anyway need not be excused.
        if std::mem::replace(&mut operation.selected, false) {
            let name = format!("`{} {}`", operation.method, operation.path);
            findings.report(left_out(&name, operation.place, reasons));
        }
    }
    for (path, place) in &map.lost {
        if let Some(reasons) = broken.get(place) {
            findings.report(left_out(&format!("the path `{path}`"), *place, reasons));
        }
    }
}

/// Drops what concerns only operations that are not selected: nobody wants to hear of mistakes
/// in what he left out.
pub fn hush(documents: &Documents, apis: &[Document<'_>], api: &Api, found: &mut Findings) {
    let selected: Set<Place> = api
        .operations
        .iter()
        .filter(|operation| operation.selected)
        .map(|operation| operation.place)
        .collect();
    let map = Ground::of(documents, apis, found.all());
    found.retain(|finding| {
        let Some(concerned) = map.concerned(finding) else {
            return true;
        };
        finding.severity == Severity::Error
            || concerned.is_empty()
            || !concerned.is_disjoint(&selected)
    });
}

fn left_out(name: &str, place: Place, reasons: &[&Finding]) -> Finding {
    let why = reasons.first().map_or("", |reason| &reason.message);
    let message = format!("{name} is left out: {why}");
    let mut finding = Finding::new(&plan::OPERATION_LEFT_OUT, place, message);
    for reason in reasons {
        if let Some(place) = reason.place {
            finding = finding.related(place, reason.message.clone());
        }
    }
    finding
}

/// What leads from a node to the operations that need it. Nodes are known by address.
struct Ground<'d> {
    parents: Map<usize, usize>,
    /// The nodes at the places of errors.
    starts: Map<Place, Vec<usize>>,
    /// Those who refer to a node.
    owners: Map<usize, Vec<usize>>,
    /// Operations and path items, each with the operations that are lost with it.
    operations: Map<usize, Vec<Place>>,
    /// Values in our own vocabulary.
    vocabulary: Set<usize>,
    /// Where nothing is above: shelves, and the roots of files that are only referred to.
    ends: Set<usize>,
    /// The paths that lead nowhere.
    lost: Vec<(&'d str, Place)>,
}

impl<'d> Ground<'d> {
    fn of(documents: &'d Documents, apis: &[Document<'d>], errors: &[Finding]) -> Ground<'d> {
        let mut map = Ground {
            parents: Map::new(),
            starts: Map::new(),
            owners: Map::new(),
            operations: Map::new(),
            vocabulary: Set::new(),
            ends: Set::new(),
            lost: Vec::new(),
        };
        let places: Set<Place> = errors.iter().filter_map(|error| error.place).collect();
        for (source, _) in documents.sources().iter() {
            let Some(root) = documents.root(source) else {
                continue;
            };
            if apis.iter().all(|api| !std::ptr::eq(api.node, root)) {
                map.ends.insert(address(root));
            }
            map.tree(root, &places);
        }
        let links = Links::new(apis);
        for api in apis {
            for way in SHELVES {
                let shelf = way.iter().try_fold(api.node, |node, key| node.get(key));
                map.ends.extend(shelf.map(address));
            }
            for reference in &api.references {
                if let Some(target) = reference.node() {
                    let owners = map.owners.entry(address(target)).or_default();
                    owners.push(address(reference.owner));
                }
            }
            map.paths(api, &links);
        }
        map
    }

    fn tree(&mut self, root: &Node, places: &Set<Place>) {
        let mut waiting = vec![root];
        while let Some(node) = waiting.pop() {
            self.start(node.place, node, places);
            for entry in node.object().unwrap_or_default() {
                self.start(entry.key_place, &entry.value, places);
                self.parents.insert(address(&entry.value), address(node));
                if entry.key.starts_with("x-bindery-") {
                    self.vocabulary.insert(address(&entry.value));
                }
                waiting.push(&entry.value);
            }
            for item in node.array().unwrap_or_default() {
                self.parents.insert(address(item), address(node));
                waiting.push(item);
            }
        }
    }

    fn start(&mut self, place: Place, node: &Node, places: &Set<Place>) {
        if places.contains(&place) {
            self.starts.entry(place).or_default().push(address(node));
        }
    }

    fn paths(&mut self, api: &Document<'d>, links: &Links<'d>) {
        for (path, place, part) in &api.paths {
            let item = follow(links, *part);
            let Some(item) = item.filter(|item| item.node.object().is_some()) else {
                self.lost.push((path, *place));
                self.operations.insert(address(part.node), vec![*place]);
                continue;
            };
            let mut all = Vec::new();
            let others = item.node.get("additionalOperations");
            for node in [Some(item.node), others].into_iter().flatten() {
                for entry in node.object().unwrap_or_default() {
                    let is_here =
                        |own: &crate::openapi::Operation<'_>| own.place == entry.key_place;
                    if item.value.operations.iter().any(is_here) {
                        let own = self.operations.entry(address(&entry.value)).or_default();
                        own.push(entry.key_place);
                        all.push(entry.key_place);
                    }
                }
            }
            for node in [part.node, item.node] {
                self.operations
                    .entry(address(node))
                    .or_default()
                    .extend(&all);
            }
        }
    }

    /// The operations that an error concerns; `None` where it concerns the whole document.
    fn concerned(&self, error: &Finding) -> Option<Set<Place>> {
        if NEVER.iter().any(|code| std::ptr::eq(*code, error.code)) {
            return None;
        }
        let mut waiting = self.starts.get(&error.place?)?.clone();
        let mut seen = Set::new();
        let mut concerned = Set::new();
        while let Some(node) = waiting.pop() {
            if !seen.insert(node) {
                continue;
            }
            if self.vocabulary.contains(&node) {
                return None;
            }
            waiting.extend(self.owners.get(&node).into_iter().flatten());
            if let Some(operations) = self.operations.get(&node) {
                concerned.extend(operations.iter().copied());
                continue;
            }
            if self.ends.contains(&node) {
                continue;
            }
            waiting.push(*self.parents.get(&node)?);
        }
        Some(concerned)
    }
}

fn address(node: &Node) -> usize {
    std::ptr::from_ref(node).addr()
}
