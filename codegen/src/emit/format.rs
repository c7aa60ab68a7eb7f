//! From tokens to text that people can read.

use super::print::{self, Printer};
use super::tokens::Tokens;
use super::{HEADER, Piece, Seam};

/// How wide the lines of an example may be: they stand in comments of methods.
const EXAMPLE_WIDTH: usize = 92;

/// How far what stands in braces is from the left.
const INSIDE: usize = 4;

/// Makes texts of pieces, one after the other.
#[derive(Debug, Default)]
pub struct Format {
    printer: Printer,
}

/// The text of a piece.
#[derive(Clone, Debug)]
pub struct Formatted {
    /// The text, without an end of the last line.
    pub text: String,
    seam: Seam,
    /// The words of its first and of its last item, where these are one line.
    first: Option<Box<str>>,
    last: Option<Box<str>>,
}

impl Format {
    /// The text of a piece of a file.
    #[must_use]
    pub fn piece(&mut self, piece: &Piece<'_>) -> Formatted {
        let seam = piece.seam;
        let indent = match seam {
            Seam::Apart | Seam::Close | Seam::Opens => 0,
            Seam::Inside | Seam::Closes => INSIDE,
        };
        let print::Items {
            mut text,
            first,
            last,
        } = self.printer.items(&piece.tokens(), indent);
        match seam {
            Seam::Opens => {
                // The braces of the last item: they are never empty.
                let open = text.trim_end().strip_suffix('}').map(str::trim_end);
                let length = open.map_or(text.len(), str::len);
                text.truncate(length);
            }
            Seam::Closes => text.push_str("\n}"),
            Seam::Apart | Seam::Close | Seam::Inside => {}
        }
        Formatted {
            text,
            seam,
            first,
            last,
        }
    }
}

/// The text of a file as it grows, piece by piece.
#[derive(Clone, Debug)]
pub struct Growing {
    text: String,
    last: Option<Box<str>>,
}

impl Default for Growing {
    fn default() -> Growing {
        Growing {
            text: format!("{HEADER}\n"),
            last: None,
        }
    }
}

impl Growing {
    /// Puts a piece behind those that are there.
    pub fn push(&mut self, piece: Formatted) {
        let Formatted {
            text,
            seam,
            first,
            last,
        } = piece;
        if text.is_empty() {
            return;
        }
        let is_close = seam == Seam::Close && first.is_some() && first == self.last;
        if !is_close {
            self.text.push('\n');
        }
        self.text.push_str(&text);
        self.text.push('\n');
        self.last = last;
    }

    /// The text of the file.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }
}

/// The text of a file that is made of these pieces.
#[must_use]
pub fn file<'p>(pieces: impl IntoIterator<Item = &'p Piece<'p>>) -> String {
    let (mut format, mut growing) = (Format::default(), Growing::default());
    for piece in pieces {
        growing.push(format.piece(piece));
    }
    growing.finish()
}

/// The lines of some statements, as they stand in a function.
pub(super) fn lines(statements: &Tokens) -> Vec<String> {
    let text = Printer::default().statements(statements, EXAMPLE_WIDTH);
    text.lines().map(str::to_owned).collect()
}
