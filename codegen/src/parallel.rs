//! Work on all processors, with results in the order of one.
//!
//! Stages that judge or plan many things which do not depend on each other share them so. What
//! comes out is the same with one processor and with many; where there is little to do, or no
//! thread is to be had, the caller does all of it.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, ScopedJoinHandle, available_parallelism, scope};

/// Fewer things than this are done before a thread has started.
const FEW: usize = 64;

/// Parts for each thread, so that none waits long for the last part of another.
const PARTS: usize = 8;

/// How many threads can work beside the one that asks.
pub(crate) fn helpers() -> usize {
    // Asking the system reads files.
    static HELPERS: OnceLock<usize> = OnceLock::new();
    *HELPERS.get_or_init(|| available_parallelism().map_or(0, |all| NonZeroUsize::get(all) - 1))
}

/// What each of the items becomes, in their order.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], each: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if items.len() < FEW {
        return items.iter().map(each).collect();
    }
    shared(items, helpers(), each)
}

fn shared<T: Sync, R: Send>(items: &[T], helpers: usize, each: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if helpers == 0 {
        return items.iter().map(each).collect();
    }
    let size = items.len().div_ceil((helpers + 1) * PARTS).max(1);
    let parts: Vec<&[T]> = items.chunks(size).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(part) = parts.get(number) else {
                return made;
            };
            made.push((number, part.iter().map(&each).collect::<Vec<R>>()));
        }
    };
    let mut made: Vec<(usize, Vec<R>)> = on_all(helpers, work).into_iter().flatten().collect();
    made.sort_unstable_by_key(|(number, _)| *number);
    made.into_iter().flat_map(|(_, part)| part).collect()
}

/// Does the same here and on so many threads beside, as far as they are to be had: they share
/// what there is to do. What each has made comes in no order.
pub(crate) fn on_all<R: Send>(helpers: usize, work: impl Fn() -> R + Sync) -> Vec<R> {
    scope(|scope| {
        let spawn = |_| Builder::new().spawn_scoped(scope, &work).ok();
        let threads: Vec<_> = (0..helpers).filter_map(spawn).collect();
        let mut made = vec![work()];
        made.extend(threads.into_iter().map(joined));
        made
    })
}

/// Does two things side by side.
pub(crate) fn both<A, B: Send>(first: impl FnOnce() -> A, second: impl Fn() -> B + Sync) -> (A, B) {
    if helpers() == 0 {
        return (first(), second());
    }
    scope(|scope| {
        let beside = Builder::new().spawn_scoped(scope, &second);
        let first = first();
        (first, beside.map_or_else(|_| second(), joined))
    })
}

/// Does a thing while another is done ahead, for which the first can wait; it is given `None`
/// where no thread is to be had, and when it asks again.
pub(crate) fn ahead<A: Send, B>(
    ahead: impl FnOnce() -> A + Send,
    work: impl FnOnce(&mut dyn FnMut() -> Option<A>) -> B,
) -> B {
    if helpers() == 0 {
        return work(&mut || None);
    }
    scope(|scope| {
        let mut thread = Builder::new().spawn_scoped(scope, ahead).ok();
        work(&mut || thread.take().map(joined))
    })
}

/// What a thread has made. Where it panicked, its panic goes on here.
fn joined<R>(thread: ScopedJoinHandle<'_, R>) -> R {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use super::{AtomicUsize, Ordering, both, map, shared};

    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        let expected: Vec<usize> = items.iter().map(|item| item * 2).collect();
        for helpers in [0, 1, 3] {
            assert_eq!(shared(&items, helpers, |item| item * 2), expected);
        }
        assert_eq!(map(&items, |item| item * 2), expected);
        assert_eq!(map(&items[..3], |item| item * 2), [0, 2, 4]);
        assert_eq!(map(&items[..0], |item| item * 2), [0; 0]);
    }

    #[test]
    fn two_things_are_done_once_each() {
        let (mut first, second) = (0, AtomicUsize::new(0));
        let count = || second.fetch_add(1, Ordering::Relaxed);
        assert_eq!(both(|| first += 1, count), ((), 0));
        assert_eq!((first, second.into_inner()), (1, 1));
    }

    #[test]
    #[should_panic(expected = "it hurts")]
    fn a_panic_beside_is_a_panic_here() {
        let items = [1; 100];
        shared(&items, 1, |_| panic!("it hurts"));
    }
}
