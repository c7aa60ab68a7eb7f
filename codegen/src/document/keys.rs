//! Every key stands once.

use super::Entry;
use super::report::{Report, quoted};
use crate::finding::Finding;
use crate::finding::code::document::DUPLICATE_KEY;

/// Up to so many entries, comparing all with all is cheaper than sorting.
const FEW: usize = 8;

/// Reports keys that stand twice and keeps the first of each.
pub(super) fn once(entries: Vec<Entry>, report: &mut Report<'_>) -> Vec<Entry> {
    let repeated = repeated(&entries);
    if repeated.is_empty() {
        return entries;
    }
    for &(first, again) in &repeated {
        report.add(
            Finding::new(
                &DUPLICATE_KEY,
                entries[again].key_place,
                format!("the key {} stands twice", quoted(&entries[again].key)),
            )
            .related(entries[first].key_place, "first here")
            .help("remove one of them, or give it another name"),
        );
    }
    let mut index = 0;
    let mut dropped = repeated.iter().map(|(_, again)| *again).peekable();
    let mut kept = entries;
    kept.retain(|_| {
        let drop = dropped.next_if_eq(&index).is_some();
        index += 1;
        !drop
    });
    kept
}

/// Pairs of entries with the same key: the first one and each later one, by the later.
fn repeated(entries: &[Entry]) -> Vec<(usize, usize)> {
    if entries.len() <= FEW {
        return (1..entries.len())
            .filter_map(|again| {
                let key = &entries[again].key;
                let first = entries[..again]
                    .iter()
                    .position(|entry| entry.key == *key)?;
                Some((first, again))
            })
            .collect();
    }
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_unstable_by(|a, b| entries[*a].key.cmp(&entries[*b].key).then(a.cmp(b)));
    let mut pairs = Vec::new();
    for group in order.chunk_by(|a, b| entries[*a].key == entries[*b].key) {
        pairs.extend(group[1..].iter().map(|again| (group[0], *again)));
    }
    pairs.sort_unstable_by_key(|(_, again)| *again);
    pairs
}
