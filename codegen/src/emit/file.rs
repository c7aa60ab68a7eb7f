//! Files before they are spelled.

use std::fmt;

use proc_macro2::TokenStream;

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

/// Some items of a file. They are spelled when they are wanted: not all at once, because
/// tokens are large, and not one after the other, because pieces do not depend on each other.
pub struct Piece<'p> {
    spell: Box<dyn Fn() -> TokenStream + Send + Sync + 'p>,
}

impl<'p> Piece<'p> {
    pub(super) fn new(spell: impl Fn() -> TokenStream + Send + Sync + 'p) -> Piece<'p> {
        Piece {
            spell: Box::new(spell),
        }
    }

    /// Spells the items.
    #[must_use]
    pub fn tokens(&self) -> TokenStream {
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
        spell: impl Fn() -> TokenStream + Send + Sync + 'p,
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
