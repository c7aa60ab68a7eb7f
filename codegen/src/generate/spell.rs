//! From files that are planned to their text.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::GeneratedFile;
use crate::emit::{Contents, File, Piece, format};

/// Spells all files. Their pieces do not depend on each other, so they are shared among the
/// processors; the order stays.
pub(super) fn spelled(files: Vec<File<'_>>) -> Vec<GeneratedFile> {
    let mut texts = all(&files).into_iter();
    let spelled = files.into_iter().map(|file| GeneratedFile {
        path: file.path,
        text: match file.contents {
            Contents::Rust(pieces) => format::file(texts.by_ref().take(pieces.len())),
            Contents::Text(text) => text,
        },
    });
    spelled.collect()
}

/// The texts of all pieces of all files.
fn all(files: &[File<'_>]) -> Vec<String> {
    let mut pieces = Vec::new();
    for file in files {
        if let Contents::Rust(own) = &file.contents {
            pieces.extend(own.iter().map(|piece| (own.len(), piece, OnceLock::new())));
        }
    }
    // What is a file in one piece is large, and comes first, so that nobody waits for it.
    let mut order: Vec<&(usize, &Piece<'_>, OnceLock<String>)> = pieces.iter().collect();
    order.sort_by_key(|(siblings, ..)| *siblings);
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some((_, piece, text)) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            text.get_or_init(|| format::piece(piece));
        }
    };
    let helpers = std::thread::available_parallelism().map_or(0, |all| all.get() - 1);
    std::thread::scope(|scope| {
        for _ in 0..helpers.min(order.len()) {
            scope.spawn(work);
        }
        work();
    });
    let texts = pieces.into_iter();
    let texts = texts.map(|(_, _, text)| text.into_inner().unwrap_or_default());
    texts.collect()
}
