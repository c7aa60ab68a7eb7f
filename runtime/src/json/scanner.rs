//! The scanner: where the parts of a JSON text begin and end.
//!
//! It alone looks at the bytes. It knows the grammar of RFC 8259 and nothing of types; the
//! reader asks what comes next, and takes it.

mod numbers;
mod skipping;
mod strings;

use super::error::{Problem, ReadError};

const ENDS_BEFORE_VALUE: &str = "ends where a value is expected";
const ENDS_IN_LIST: &str = "ends inside an array";
const ENDS_IN_OBJECT: &str = "ends inside an object";

/// Stands somewhere in a JSON text.
pub(super) struct Scanner<'j> {
    json: &'j [u8],
    /// The same, where all of it is UTF-8, so that its strings need not be checked again.
    text: Option<&'j str>,
    at: usize,
    /// The string that was read last and had escapes. Kept for its memory.
    unescaped: String,
}

impl<'j> Scanner<'j> {
    /// Stands at the start.
    pub(super) fn new(json: &'j [u8]) -> Scanner<'j> {
        Scanner {
            json,
            text: std::str::from_utf8(json).ok(),
            at: 0,
            unescaped: String::new(),
        }
    }

    /// Another one at the same place.
    pub(super) fn ahead(&self) -> Scanner<'j> {
        Scanner {
            unescaped: String::new(),
            ..*self
        }
    }

    /// Where it stands, in bytes.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// What there is from `start` to where it stands.
    pub(super) fn since(&self, start: usize) -> &'j [u8] {
        self.json.get(start..self.at).unwrap_or_default()
    }

    /// The first byte of the next value, which it then stands at.
    pub(super) fn first(&mut self) -> Result<u8, ReadError> {
        match self.after_space() {
            Some(byte) => Ok(byte),
            None => Err(self.syntax(ENDS_BEFORE_VALUE, self.at)),
        }
    }

    /// Takes `null`, `true` or `false`, of which the first letter is known to be there.
    pub(super) fn word(&mut self, word: &'static str) -> Result<(), ReadError> {
        let rest = self.json.get(self.at..).unwrap_or_default();
        if rest.starts_with(word.as_bytes()) {
            self.at += word.len();
            return Ok(());
        }
        let same = rest.iter().zip(word.as_bytes());
        let same = same.take_while(|(found, expected)| found == expected);
        let end = self.at + same.count();
        if end == self.json.len() {
            Err(self.syntax(ENDS_BEFORE_VALUE, end))
        } else {
            Err(self.syntax("expected `null`, `true` or `false`", end))
        }
    }

    /// Steps into an array, and says whether an item follows.
    pub(super) fn open_list(&mut self) -> Result<bool, ReadError> {
        self.at += 1;
        match self.after_space() {
            Some(b']') => self.close(),
            Some(_) => Ok(true),
            None => Err(self.syntax(ENDS_IN_LIST, self.at)),
        }
    }

    /// Behind an item: whether another one follows.
    pub(super) fn next_item(&mut self) -> Result<bool, ReadError> {
        match self.after_space() {
            Some(b',') => {
                self.at += 1;
                match self.first()? {
                    b']' => Err(self.syntax("trailing comma", self.at)),
                    _ => Ok(true),
                }
            }
            Some(b']') => self.close(),
            Some(_) => Err(self.syntax("expected `,` or `]`", self.at)),
            None => Err(self.syntax(ENDS_IN_LIST, self.at)),
        }
    }

    /// Steps into an object, and gives its first key.
    pub(super) fn open_object(&mut self) -> Result<Option<&str>, ReadError> {
        if self.seek_first_key()? {
            self.key().map(Some)
        } else {
            Ok(None)
        }
    }

    /// Behind the value of a property: the next key.
    pub(super) fn next_key(&mut self) -> Result<Option<&str>, ReadError> {
        if self.seek_next_key()? {
            self.key().map(Some)
        } else {
            Ok(None)
        }
    }

    /// Makes sure that nothing but white space follows.
    pub(super) fn finish(&mut self) -> Result<(), ReadError> {
        match self.after_space() {
            None => Ok(()),
            Some(_) => Err(self.syntax("something follows the value", self.at)),
        }
    }

    fn seek_first_key(&mut self) -> Result<bool, ReadError> {
        self.at += 1;
        match self.after_space() {
            Some(b'"') => Ok(true),
            Some(b'}') => self.close(),
            Some(_) => Err(self.syntax("expected a string as key", self.at)),
            None => Err(self.syntax(ENDS_IN_OBJECT, self.at)),
        }
    }

    fn seek_next_key(&mut self) -> Result<bool, ReadError> {
        match self.after_space() {
            Some(b',') => {
                self.at += 1;
                match self.first()? {
                    b'"' => Ok(true),
                    b'}' => Err(self.syntax("trailing comma", self.at)),
                    _ => Err(self.syntax("expected a string as key", self.at)),
                }
            }
            Some(b'}') => self.close(),
            Some(_) => Err(self.syntax("expected `,` or `}`", self.at)),
            None => Err(self.syntax(ENDS_IN_OBJECT, self.at)),
        }
    }

    /// The colon behind a key.
    fn colon(&mut self) -> Result<(), ReadError> {
        match self.after_space() {
            Some(b':') => {
                self.at += 1;
                Ok(())
            }
            Some(_) => Err(self.syntax("expected `:`", self.at)),
            None => Err(self.syntax(ENDS_IN_OBJECT, self.at)),
        }
    }

    fn close(&mut self) -> Result<bool, ReadError> {
        self.at += 1;
        Ok(false)
    }

    /// The next byte that is not white space, which it then stands at.
    fn after_space(&mut self) -> Option<u8> {
        loop {
            match self.byte(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                byte => return byte,
            }
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.json.get(at).copied()
    }

    #[cold]
    fn syntax(&self, why: &'static str, offset: usize) -> ReadError {
        self.error(Problem::Syntax(why), offset)
    }

    #[cold]
    pub(super) fn error(&self, problem: Problem, offset: usize) -> ReadError {
        ReadError::new(problem, self.json, offset)
    }
}
