//! From files that are planned to their text.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::GeneratedFile;
use crate::emit::format::{Format, Formatted, Growing};
use crate::emit::{Contents, File, Piece};
use crate::map::Map;
use crate::parallel;

/// Spells all files. Their pieces do not depend on each other, so they are shared among the
/// processors; the order stays.
pub(super) fn spelled(files: Vec<File<'_>>) -> Vec<GeneratedFile> {
    let texts: Vec<Mutex<Text>> = files.iter().map(|_| Mutex::default()).collect();
    let pieces: Vec<(&Mutex<Text>, usize, &Piece<'_>)> = (files.iter().zip(&texts))
        .flat_map(|(file, text)| {
            let pieces = file.contents.pieces().iter().enumerate();
            pieces.map(move |(index, piece)| (text, index, piece))
        })
        .collect();
    share(&pieces);
    drop(pieces);
    let texts = texts.into_iter().map(|text| {
        let text = text.into_inner();
        text.unwrap_or_else(std::sync::PoisonError::into_inner)
    });
    let spelled = files
        .into_iter()
        .zip(texts)
        .map(|(file, text)| GeneratedFile {
            path: file.path,
            text: match file.contents {
                Contents::Rust(_) => text.growing.finish(),
                Contents::Text(text) => text,
            },
        });
    spelled.collect()
}

/// All processors take pieces from one list.
fn share(pieces: &[(&Mutex<Text>, usize, &Piece<'_>)]) {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut format = Format::default();
        while let Some((text, index, piece)) = pieces.get(next.fetch_add(1, Ordering::Relaxed)) {
            let formatted = format.piece(piece);
            let mut text = text
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            text.put(*index, formatted);
        }
    };
    let helpers = parallel::helpers();
    std::thread::scope(|scope| {
        for _ in 0..helpers.min(pieces.len()) {
            scope.spawn(work);
        }
        work();
    });
}

/// The text of a file, as far as its pieces are there: each is put behind the one before it as
/// soon as that can be, so that nothing is there twice.
#[derive(Debug, Default)]
struct Text {
    growing: Growing,
    /// How many pieces are in it.
    count: usize,
    /// Those that came before their turn.
    early: Map<usize, Formatted>,
}

impl Text {
    fn put(&mut self, index: usize, piece: Formatted) {
        self.early.insert(index, piece);
        while let Some(piece) = self.early.remove(&self.count) {
            self.growing.push(piece);
            self.count += 1;
        }
    }
}
