//! Two APIs, compared from their operations on: every pair of types once.

use std::collections::VecDeque;

use super::Kind;
use super::change::{Change, Part};
use super::docs::{self, Spot};
use super::found::{Desk, Finds, Found, Owner, Root};
use super::location::At;
use super::same::Sameness;
use super::types::{self, Compared};
use super::{Direction, matching, operation, security, server, webhook};
use crate::map::Map;
use crate::model::{Api, TypeId};

/// All changes, and which way their values go, with the pairs of types in which they were looked
/// for.
pub(super) fn compare(old: &Api, new: &Api) -> (Vec<Found>, Vec<(TypeId, TypeId)>) {
    let mut finds = Finds::default();
    whole(old, new, &mut finds);
    security::compare(old, new, &mut finds);
    let operations = matching::operations(old, new);
    for pair in &operations {
        operation::compare(old, new, *pair, &mut finds);
    }
    for pair in matching::webhooks(old, new, &operations) {
        webhook::compare(old, new, pair, &mut finds);
    }
    let Finds { mut found, roots } = finds;
    let walk = Walk::over(old, new, roots);
    let pairs = walk.met.iter().map(|met| met.pair).collect();
    found.extend(walk.finish());
    (found, pairs)
}

/// What is said of the API as a whole. Every field of the model is named here.
fn whole(old: &Api, new: &Api, finds: &mut Finds) {
    let Api {
        title,
        version,
        docs: words,
        servers,
        security_schemes: _,
        operations: _,
        webhooks: _,
        types: _,
        patterns: _,
    } = old;
    let mut changes = Vec::new();
    let mut text = |kind: Kind, what: &str, before: &str, after: &str| {
        if before != after {
            changes.push(Change::new(kind).about(what).values(before, after));
        }
    };
    text(Kind::WordsChanged, "title", title, &new.title);
    text(Kind::VersionChanged, "", version, &new.version);
    docs::compare(words, &new.docs, &Spot::nowhere(), &mut changes);
    let mut desk = Desk {
        finds,
        owner: Owner::Api,
        subject: "description".to_owned(),
    };
    desk.take("", Direction::NONE, &Part::Whole, changes);
    desk.subject = "servers".to_owned();
    server::compare(servers, &new.servers, &mut desk);
}

/// A pair of types that was met.
struct Met {
    pair: (TypeId, TypeId),
    at: At,
    direction: Direction,
    compared: Compared,
}

struct Walk<'a> {
    old: &'a Api,
    new: &'a Api,
    same: Sameness<'a>,
    met: Vec<Met>,
    known: Map<(TypeId, TypeId), usize>,
}

impl<'a> Walk<'a> {
    /// Breadth first, so that a type is described where it is reached in the fewest steps.
    /// A pair that is met again another way is not compared again: only the directions of
    /// what is below it grow.
    fn over(old: &'a Api, new: &'a Api, roots: Vec<Root>) -> Walk<'a> {
        let mut walk = Walk {
            old,
            new,
            same: Sameness::new(old, new),
            met: Vec::new(),
            known: Map::new(),
        };
        let mut queue = VecDeque::new();
        for root in roots {
            let at = root.at.of_pair(old, new, root.pair, "");
            queue.extend(walk.meet(root.pair, root.direction, || at));
        }
        while let Some(index) = queue.pop_front() {
            let (direction, at) = (walk.met[index].direction, walk.met[index].at.clone());
            for part in walk.met[index].compared.parts.clone() {
                let direction = direction.within(part.within);
                let at = || at.of_pair(old, new, part.pair, &part.step);
                queue.extend(walk.meet(part.pair, direction, at));
            }
        }
        walk
    }

    /// The index of a pair whose parts have to be looked at.
    fn meet(
        &mut self,
        pair: (TypeId, TypeId),
        direction: Direction,
        at: impl FnOnce() -> At,
    ) -> Option<usize> {
        if let Some(index) = self.known.get(&pair).copied() {
            let known = &mut self.met[index].direction;
            let all = known.and(direction);
            let grows = all != *known;
            *known = all;
            return grows.then_some(index);
        }
        let compared = types::compare(self.old, self.new, pair, &mut self.same);
        let index = self.met.len();
        self.known.insert(pair, index);
        self.met.push(Met {
            pair,
            at: at(),
            direction,
            compared,
        });
        Some(index)
    }

    fn finish(self) -> Vec<Found> {
        let mut found = Vec::new();
        for met in self.met {
            for change in met.compared.changes {
                found.push(Found {
                    owner: Owner::Pair(met.pair.0, met.pair.1),
                    at: met.at.clone(),
                    direction: met.direction.within(change.within),
                    change,
                });
            }
        }
        found
    }
}
