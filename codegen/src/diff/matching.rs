//! Which operation, and which webhook, is which.

use crate::map::Map;
use crate::model::{Api, Operation, Segment, Webhook};

/// A pair by indexes; one side is missing of what was added or removed.
pub(super) type Match = (Option<usize>, Option<usize>);

/// The pairs of selected operations, in the order of their paths: those of the same method and
/// path first, then those whose paths differ in the names of parameters only, then those of the
/// same id, which have moved.
pub(super) fn operations(old: &Api, new: &Api) -> Vec<Match> {
    let of = |api: &Api, key: fn(&Operation) -> String| -> Vec<Option<String>> {
        let operations = api.operations.iter();
        let key = |operation: &Operation| operation.selected.then(|| key(operation));
        operations.map(key).collect()
    };
    let keys: [fn(&Operation) -> String; 3] = [exact, anonymous, |operation| operation.id.clone()];
    let rounds = keys.map(|key| (of(old, key), of(new, key)));
    let mut matches = settle(&rounds);
    crate::map::sort_by_key(&mut matches, |(before, after)| {
        let operation = after
            .and_then(|index| new.operations.get(index))
            .or_else(|| before.and_then(|index| old.operations.get(index)));
        operation.map(|operation| (operation.path.clone(), operation.method.clone()))
    });
    matches
}

fn exact(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}

/// Method and path, with nothing for the names of parameters.
fn anonymous(operation: &Operation) -> String {
    let mut key = operation.method.clone() + " ";
    for segment in &operation.segments {
        match segment {
            Segment::Text(text) => key += text,
            Segment::Parameter(_) => key += "{}",
        }
    }
    key
}

/// The pairs of selected webhooks, in the order of their names; callbacks belong to operations
/// that are a pair.
pub(super) fn webhooks(old: &Api, new: &Api, operations: &[Match]) -> Vec<Match> {
    let old_owner = |index: usize| operations.iter().position(|(one, _)| *one == Some(index));
    let new_owner = |index: usize| operations.iter().position(|(_, one)| *one == Some(index));
    let key = |webhook: &Webhook, owner: &dyn Fn(usize) -> Option<usize>| {
        let callback = webhook.callback.as_ref();
        let owner = callback.map(|callback| owner(callback.operation));
        let key = format!("{owner:?} {} {}", webhook.name, webhook.method);
        webhook.selected.then_some(key)
    };
    let before = old
        .webhooks
        .iter()
        .map(|one| key(one, &old_owner))
        .collect();
    let after = new
        .webhooks
        .iter()
        .map(|one| key(one, &new_owner))
        .collect();
    let mut matches = settle(&[(before, after)]);
    crate::map::sort_by_key(&mut matches, |(before, after)| {
        let webhook = after
            .and_then(|index| new.webhooks.get(index))
            .or_else(|| before.and_then(|index| old.webhooks.get(index)));
        webhook.map(|webhook| (webhook.name.clone(), webhook.method.clone()))
    });
    matches
}

/// A key for each thing of a side that takes part.
type Keys = Vec<Option<String>>;

/// Pairs of equal keys, round by round; what has no key takes no part.
fn settle(rounds: &[(Keys, Keys)]) -> Vec<Match> {
    let Some((first, second)) = rounds.first() else {
        return Vec::new();
    };
    let mut partner: Vec<Option<usize>> = vec![None; first.len()];
    let mut taken = vec![false; second.len()];
    for (before, after) in rounds {
        let mut free: Map<&String, Vec<usize>> = Map::new();
        for (index, key) in after.iter().enumerate().rev() {
            if let Some(key) = key.as_ref().filter(|_| !taken[index]) {
                free.entry(key).or_default().push(index);
            }
        }
        for (index, key) in before.iter().enumerate() {
            let Some(key) = key.as_ref().filter(|_| partner[index].is_none()) else {
                continue;
            };
            if let Some(other) = free.get_mut(key).and_then(Vec::pop) {
                partner[index] = Some(other);
                taken[other] = true;
            }
        }
    }
    let present = |keys: &[Option<String>], index: usize| keys[index].is_some();
    let olds = (0..first.len()).filter(|index| present(first, *index));
    let mut matches: Vec<Match> = olds.map(|index| (Some(index), partner[index])).collect();
    let news = (0..second.len()).filter(|index| present(second, *index) && !taken[*index]);
    matches.extend(news.map(|index| (None, Some(index))));
    matches
}
