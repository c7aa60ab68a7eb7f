//! Things that are done beside each other, by two threads.
//!
//! What is done knows nothing of the other, and results come in the order of what they are made
//! of: nobody can tell from them that there were two threads, or one where no other was to be had.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// So many things are done in one go by the same thread.
const RUN: usize = 32;

/// With fewer things, starting a thread costs as much as it saves.
const FEW: usize = 2 * RUN;

/// Does two things, the first by another thread.
pub(crate) fn both(first: &mut (dyn FnMut() + Send), second: &mut dyn FnMut()) {
    let is_done = std::thread::scope(|scope| {
        let beside = std::thread::Builder::new().spawn_scoped(scope, &mut *first);
        second();
        beside.is_ok()
    });
    if !is_done {
        first();
    }
}

/// What comes of so many things, in their order.
pub(crate) fn each<R: Send>(count: usize, make: &(dyn Fn(usize) -> R + Sync)) -> Vec<R> {
    if count < FEW {
        return (0..count).map(make).collect();
    }
    let runs: Vec<Mutex<Vec<R>>> = (0..count.div_ceil(RUN)).map(|_| Mutex::default()).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some((start, run)) = taken(&next, &runs) {
            let made = (start..count.min(start + RUN)).map(make).collect();
            *run.lock().unwrap_or_else(PoisonError::into_inner) = made;
        }
    };
    both(&mut { work }, &mut { work });
    let mut all = Vec::with_capacity(count);
    for run in runs {
        all.append(&mut run.into_inner().unwrap_or_else(PoisonError::into_inner));
    }
    all
}

/// The next run that nobody has taken, and its first number.
fn taken<'r, T>(next: &AtomicUsize, runs: &'r [T]) -> Option<(usize, &'r T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index * RUN, runs.get(index)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_things_are_done() {
        let (mut first, mut second) = (0, 0);
        both(&mut || first += 1, &mut || second += 1);
        assert_eq!((first, second), (1, 1));
    }

    #[test]
    fn what_comes_of_things_is_in_their_order() {
        for count in [0, 1, FEW - 1, FEW, FEW + 1, 1000] {
            let made = each(count, &|index| index * 2);
            assert_eq!(made, (0..count).map(|index| index * 2).collect::<Vec<_>>());
        }
    }
}
