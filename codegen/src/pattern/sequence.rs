//! Patterns that are a sequence of classes, each so many times, with nothing to try out.

use super::Step;
use super::node::Node;
use super::set::Set;

/// More steps than this are better left to an automaton.
const MAX_STEPS: usize = 128;

/// So many characters of a set.
#[derive(Clone)]
struct Run {
    set: Set,
    min: u32,
    max: u32,
}

/// The steps of a pattern, if it is anchored at both ends, and if taking as many characters
/// as fit is right at every step.
pub(super) fn sequence(node: &Node) -> Option<Vec<Step>> {
    let Node::Concat(nodes) = node else {
        return None;
    };
    let [Node::Start, inner @ .., Node::End] = &nodes[..] else {
        return None;
    };
    let mut runs = Vec::new();
    for node in inner {
        flatten(node, &mut runs)?;
    }
    let is_right = (0..runs.len()).all(|index| is_greedy_right(&runs, index));
    is_right.then(|| runs.into_iter().map(Run::step).collect())
}

/// Adds the runs of a node, if it is nothing but runs.
fn flatten(node: &Node, runs: &mut Vec<Run>) -> Option<()> {
    match node {
        Node::Set(set) => push(runs, set, 1, 1),
        Node::Concat(nodes) => nodes.iter().try_for_each(|node| flatten(node, runs)),
        Node::Repeat { node, min, max } => match &**node {
            Node::Set(set) => push(runs, set, *min, *max),
            // Written out, a group that is repeated a known number of times.
            node if min == max && *min as usize <= MAX_STEPS => {
                (0..*min).try_for_each(|_| flatten(node, runs))
            }
            _ => None,
        },
        _ => None,
    }
}

/// Adds a run; two of the same set behind each other are one.
fn push(runs: &mut Vec<Run>, set: &Set, min: u32, max: u32) -> Option<()> {
    match runs.last_mut() {
        Some(last) if last.set == *set => {
            last.min = last.min.saturating_add(min);
            last.max = last.max.saturating_add(max);
        }
        _ if max == 0 => {}
        _ => runs.push(Run {
            set: set.clone(),
            min,
            max,
        }),
    }
    (runs.len() <= MAX_STEPS).then_some(())
}

/// Whether the run at `index` never has to give back what it took.
///
/// It is so if it has no choice, or if no character can both belong to it and start what
/// follows: then in every match it ends where its characters end. It is also so if all that
/// it could give back would go to a next run that takes any number, none included, and that
/// itself ends where its characters end.
fn is_greedy_right(runs: &[Run], index: usize) -> bool {
    let run = &runs[index];
    if run.min == run.max || is_apart(runs, index) {
        return true;
    }
    runs.get(index + 1).is_some_and(|next| {
        next.min == 0
            && next.max == u32::MAX
            && run.set.is_subset(&next.set)
            && is_apart(runs, index + 1)
    })
}

/// Whether no character of a run can start what follows it.
fn is_apart(runs: &[Run], index: usize) -> bool {
    let set = &runs[index].set;
    for next in &runs[index + 1..] {
        if !set.is_disjoint(&next.set) {
            return false;
        }
        if next.min > 0 {
            return true;
        }
    }
    true
}

impl Run {
    fn step(self) -> Step {
        Step {
            class: self.set.chars(),
            min: self.min,
            max: self.max,
        }
    }
}
