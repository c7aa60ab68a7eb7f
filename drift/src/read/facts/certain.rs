//! What was understood becomes certain, unless it contradicts what was said before.

use super::Reader;
use crate::claim::{Claimed, Limit, Unread, What};
use crate::read::value::Found;
use bindery::finding::Place;
use serde_json::Value;

impl Reader<'_> {
    /// Takes limits. Where one contradicts what was said before, and does not go on with a
    /// case, neither is certain.
    pub(super) fn limits(&mut self, limits: Vec<Limit>, words: &str, place: Place) {
        for limit in limits {
            let known = &mut self.facts.limits;
            let before = known
                .iter()
                .position(|before| same_kind(&before.value, &limit));
            match before {
                None => known.push(Claimed {
                    value: limit,
                    place,
                }),
                Some(index) if known[index].value == limit => {}
                Some(index) => {
                    if !self.case {
                        known.remove(index);
                    }
                    self.unread(words, place);
                }
            }
        }
    }

    pub(super) fn values(&mut self, found: Found<Vec<Value>>, words: &str, place: Place) {
        let Found::Known(values) = found else { return };
        match &self.facts.values {
            None => {
                self.facts.values = Some(Claimed {
                    value: values,
                    place,
                })
            }
            Some(before) if before.value == values => {}
            Some(_) => self.unread(words, place),
        }
    }

    pub(super) fn default_found(&mut self, found: Found<Value>, words: &str, place: Place) {
        let Found::Known(value) = found else { return };
        match &self.facts.default {
            None => self.facts.default = Some(Claimed { value, place }),
            Some(before) if before.value == value => {}
            Some(_) => self.unread(words, place),
        }
    }

    pub(super) fn unread(&mut self, words: &str, place: Place) {
        self.facts.unread.push(Unread {
            what: What::Limit,
            words: words.trim().to_owned(),
            place,
        });
    }
}

/// Whether two limits are about the same: a second one of a kind contradicts the first.
fn same_kind(one: &Limit, other: &Limit) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
        && !matches!(one, Limit::Pattern(_) | Limit::Format(_))
        || one == other
}
