//! Where jobs are kept, not more than some of them.

use std::collections::BTreeMap;
use std::time::Instant;

use super::End;

/// How many are kept: of those that were begun long ago nobody knows any more.
const MOST: usize = 10_000;

/// The operation that began a job, and what it is asked about by.
pub(super) type Key = (usize, Vec<String>);

/// A job.
pub(super) struct Job {
    /// The how many-th it is.
    pub(super) number: u64,
    pub(super) begun: Instant,
    /// How often it was asked about.
    pub(super) questions: u32,
    pub(super) end: End,
}

/// The jobs that are known.
#[derive(Default)]
pub(super) struct Ledger {
    jobs: BTreeMap<Key, Job>,
    /// By number, the oldest first.
    order: BTreeMap<u64, Key>,
    /// How many there were.
    count: u64,
}

impl Ledger {
    /// The number of a new job.
    pub(super) fn next(&mut self) -> u64 {
        self.count += 1;
        self.count
    }

    pub(super) fn get(&self, key: &Key) -> Option<&Job> {
        self.jobs.get(key)
    }

    pub(super) fn get_mut(&mut self, key: &Key) -> Option<&mut Job> {
        self.jobs.get_mut(key)
    }

    /// Begins a job. One of the same thing that was begun before is forgotten.
    pub(super) fn begin(&mut self, key: Key, number: u64, end: End) {
        let job = Job {
            number,
            begun: Instant::now(),
            questions: 0,
            end,
        };
        if let Some(old) = self.jobs.insert(key.clone(), job) {
            self.order.remove(&old.number);
        }
        self.order.insert(number, key);
        if self.jobs.len() > MOST
            && let Some((_, oldest)) = self.order.pop_first()
        {
            self.jobs.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_latest_are_kept() {
        let mut ledger = Ledger::default();
        let key = |number: usize| (0, vec![number.to_string()]);
        for one in 0..MOST + 5 {
            let number = ledger.next();
            ledger.begin(key(one), number, End::Success);
            // The first one is begun again and again, and so it stays.
            let number = ledger.next();
            ledger.begin(key(0), number, End::Success);
        }
        assert_eq!(ledger.jobs.len(), MOST);
        assert_eq!(ledger.order.len(), MOST);
        assert!(ledger.get(&key(0)).is_some());
        assert!(ledger.get(&key(5)).is_none());
        assert!(ledger.get(&key(6)).is_some());
    }
}
