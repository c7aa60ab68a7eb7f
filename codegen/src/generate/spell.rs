//! From files that are planned to their text.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{LockResult, Mutex, PoisonError};

use super::GeneratedFile;
use crate::emit::format::{Format, Formatted, Growing};
use crate::emit::{Contents, File, Piece};
use crate::map::Map;
use crate::parallel;

/// The first pieces of files that were spelled before all was planned, by their paths.
#[derive(Debug, Default)]
pub(super) struct Begun(Mutex<Map<String, Text>>);

impl Begun {
    /// Spells pieces of a file, until it is told to stop.
    pub(super) fn begin(&self, file: &File<'_>, stop: &AtomicBool) {
        let (mut text, mut format) = (Text::default(), Format::default());
        for (index, piece) in file.contents.pieces().iter().enumerate() {
            if stop.load(Ordering::Relaxed) {
                break;
            }
            text.put(index, format.piece(piece));
        }
        unlocked(self.0.lock()).insert(file.path.clone(), text);
    }
}

/// Spells all files, except for what was spelled before. Their pieces do not depend on each
/// other, so they are shared among the processors; the order stays.
pub(super) fn spelled(files: Vec<File<'_>>, begun: Begun) -> Vec<GeneratedFile> {
    let mut begun = unlocked(begun.0.into_inner());
    let mut text = |file: &File<'_>| begun.remove(&file.path).unwrap_or_default();
    let texts: Vec<Mutex<Text>> = files.iter().map(|file| Mutex::new(text(file))).collect();
    let pieces: Vec<(&Mutex<Text>, usize, &Piece<'_>)> = (files.iter().zip(&texts))
        .flat_map(|(file, text)| {
            let pieces = file.contents.pieces().iter().enumerate();
            let begun = unlocked(text.lock()).count;
            pieces
                .skip(begun)
                .map(move |(index, piece)| (text, index, piece))
        })
        .collect();
    share(&pieces);
    drop(pieces);
    let texts = texts.into_iter().map(|text| unlocked(text.into_inner()));
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

/// A panic elsewhere is told there.
fn unlocked<T>(lock: LockResult<T>) -> T {
    lock.unwrap_or_else(PoisonError::into_inner)
}

/// All processors take pieces from one list.
fn share(pieces: &[(&Mutex<Text>, usize, &Piece<'_>)]) {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut format = Format::default();
        while let Some((text, index, piece)) = pieces.get(next.fetch_add(1, Ordering::Relaxed)) {
            let formatted = format.piece(piece);
            unlocked(text.lock()).put(*index, formatted);
        }
    };
    parallel::on_all(parallel::helpers().min(pieces.len()), work);
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
