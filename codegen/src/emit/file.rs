//! Files before they are spelled.

use super::tokens::Tokens;
use std::fmt;

/// A file to be written.
#[derive(Debug)]
pub struct File<'p> {
    /// Its path in the crate, with forward slashes.
    pub path: String,
    /// What is in it.
    pub contents: Contents<'p>,
}

/// What is in a file.
#[derive(Debug)]
pub enum Contents<'p> {
    /// Rust: items that stand below each other.
    Rust(Vec<Piece<'p>>),
    /// Text as it stands.
    Text(String),
}

impl<'p> Contents<'p> {
    /// The pieces; none where it is text already.
    #[must_use]
    pub fn pieces(&self) -> &[Piece<'p>] {
        match self {
            Contents::Rust(pieces) => pieces,
            Contents::Text(_) => &[],
        }
    }
}

/// Some items of a file. They are spelled when they are wanted: not all at once, because
/// tokens are large, and not one after the other, because pieces do not depend on each other.
pub struct Piece<'p> {
    /// How its text goes on from that of the piece before it.
    pub seam: Seam,
    spell: Box<dyn Fn() -> Tokens + Send + Sync + 'p>,
}

/// How the text of a piece goes on from that of the piece before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seam {
    /// Behind an empty line.
    Apart,
    /// As items of one text do: with no empty line between those of one line.
    Close,
    /// Behind an empty line, with the braces of its last item left open.
    Opens,
    /// In the open braces.
    Inside,
    /// In the open braces, which are closed behind it.
    Closes,
}

impl<'p> Piece<'p> {
    pub(super) fn new(spell: impl Fn() -> Tokens + Send + Sync + 'p) -> Piece<'p> {
        Piece::with_seam(Seam::Apart, spell)
    }

    pub(super) fn with_seam(
        seam: Seam,
        spell: impl Fn() -> Tokens + Send + Sync + 'p,
    ) -> Piece<'p> {
        Piece {
            seam,
            spell: Box::new(spell),
        }
    }

    /// An item with many things in its braces, a piece for each of them: one alone would be
    /// large, and nobody could share the work. `frame` spells the item around the first of them.
    pub(super) fn braced<T: Copy + Send + Sync + 'p>(
        things: &[T],
        frame: impl Fn(Tokens) -> Tokens + Send + Sync + 'p,
        spell: impl Fn(T) -> Tokens + Copy + Send + Sync + 'p,
    ) -> Vec<Piece<'p>> {
        let Some((&first, rest)) = things.split_first() else {
            return vec![Piece::with_seam(Seam::Close, move || frame(Tokens::new()))];
        };
        let seam = match rest {
            [] => Seam::Close,
            _ => Seam::Opens,
        };
        let mut pieces = vec![Piece::with_seam(seam, move || frame(spell(first)))];
        let rest = rest.iter().copied();
        pieces.extend(rest.map(|one| Piece::with_seam(Seam::Inside, move || spell(one))));
        if let Some(
            last @ Piece {
                seam: Seam::Inside, ..
            },
        ) = pieces.last_mut()
        {
            last.seam = Seam::Closes;
        }
        pieces
    }

    /// Spells the items.
    #[must_use]
    pub fn tokens(&self) -> Tokens {
        (self.spell)()
    }
}

impl fmt::Debug for Piece<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Piece")
    }
}

impl<'p> File<'p> {
    /// A file whose items are spelled together.
    pub(super) fn rust(
        path: impl Into<String>,
        spell: impl Fn() -> Tokens + Send + Sync + 'p,
    ) -> File<'p> {
        File::of_pieces(path, vec![Piece::new(spell)])
    }

    pub(super) fn of_pieces(path: impl Into<String>, pieces: Vec<Piece<'p>>) -> File<'p> {
        File {
            path: path.into(),
            contents: Contents::Rust(pieces),
        }
    }

    pub(super) fn text(path: impl Into<String>, text: String) -> File<'p> {
        File {
            path: path.into(),
            contents: Contents::Text(text),
        }
    }
}
