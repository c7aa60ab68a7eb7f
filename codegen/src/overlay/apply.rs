//! What an action does to a tree.

mod merge;
mod size;

use super::action::{Action, Change};
use super::path::{Found, Path, TooMany};
use crate::document::{Node, Value};
use crate::finding::code::overlay as code;
use crate::finding::{Finding, Findings, Place, SourceId};

/// Carries out an action; says whether its target selected anything.
///
/// `twin` is the text in which the values that it brings are to stand.
pub(super) fn action(
    action: &Action,
    twin: SourceId,
    tree: &mut Node,
    findings: &mut Findings,
) -> bool {
    let Some(found) = select(&action.target, action.place, tree, findings) else {
        return true;
    };
    if found.is_empty() {
        return false;
    }
    let ways: Vec<Vec<usize>> = found.iter().map(|found| found.way.clone()).collect();
    let value = match &action.change {
        Change::None => return true,
        Change::Remove => {
            remove(action, ways, tree, findings);
            return true;
        }
        Change::Update(value) => merge::standing_in(value, twin),
        Change::Copy(path, place) => match copied(path, *place, tree, findings) {
            Some(value) => value,
            None => return true,
        },
    };
    if !is_one_kind(&found, action, findings) || !size::fits(&value, &ways, action, findings) {
        return true;
    }
    for way in &ways {
        if let Some(node) = at(tree, way) {
            merge::merge(node, &value, action, findings);
        }
    }
    true
}

/// What a path selects; `None` where that is too much, which is reported.
fn select<'n>(
    path: &Path,
    place: Place,
    tree: &'n Node,
    findings: &mut Findings,
) -> Option<Vec<Found<'n>>> {
    match path.select(tree) {
        Ok(found) => Some(found),
        Err(TooMany) => {
            let message = "this path looks at too many nodes";
            let finding = Finding::new(&code::BAD_PATH, place, message);
            findings.report(finding.help("say more of the way to what is meant"));
            None
        }
    }
}

fn copied(path: &Path, place: Place, tree: &Node, findings: &mut Findings) -> Option<Node> {
    match select(path, place, tree, findings)?.as_slice() {
        [one] => Some(one.node.clone()),
        found => {
            let message = format!(
                "`copy` must select one node, and selects {}",
                if found.is_empty() { "none" } else { "several" }
            );
            findings.report(Finding::new(&code::NO_FIT, place, message));
            None
        }
    }
}

/// Whether all nodes are objects, or all arrays, or all others: only then one value fits.
fn is_one_kind(found: &[Found<'_>], action: &Action, findings: &mut Findings) -> bool {
    let first = found.first().map(|found| merge::kind(found.node));
    let other = found
        .iter()
        .find(|found| Some(merge::kind(found.node)) != first);
    let Some(other) = other else { return true };
    let message = format!("`{}` selects values of different kinds", action.text);
    let mut finding = Finding::new(&code::NO_FIT, action.place, message);
    for one in found.first().into_iter().chain([other]) {
        let words = format!("this is {}", one.node.kind());
        finding = finding.related(one.node.place, words);
    }
    findings.report(finding.help("make an action for each kind"));
    false
}

fn remove(action: &Action, mut ways: Vec<Vec<usize>>, tree: &mut Node, findings: &mut Findings) {
    // From behind, so that what is still to be removed does not move.
    ways.sort();
    for way in ways.iter().rev() {
        let Some((last, above)) = way.split_last() else {
            let message = "the document itself cannot be removed";
            findings.report(Finding::new(&code::NO_FIT, action.place, message));
            continue;
        };
        match at(tree, above).map(|node| &mut node.value) {
            Some(Value::Array(items)) if *last < items.len() => _ = items.remove(*last),
            Some(Value::Object(entries)) if *last < entries.len() => _ = entries.remove(*last),
            _ => {}
        }
    }
}

/// The node at the end of a way.
fn at<'n>(tree: &'n mut Node, way: &[usize]) -> Option<&'n mut Node> {
    way.iter()
        .try_fold(tree, |node, step| match &mut node.value {
            Value::Array(items) => items.get_mut(*step),
            Value::Object(entries) => entries.get_mut(*step).map(|entry| &mut entry.value),
            _ => None,
        })
}
