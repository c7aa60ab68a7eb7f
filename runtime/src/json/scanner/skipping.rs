//! Values that nobody wants.

use super::Scanner;
use crate::json::error::{Problem, ReadError};

/// How deep a value may be nested that is skipped: it is skipped without recursion.
const MAX_DEPTH: usize = 200;

impl Scanner<'_> {
    /// Takes the value that starts with `first`, whatever it is. Strings in it may be invalid
    /// UTF-8.
    pub(in crate::json) fn skip(&mut self, first: u8) -> Result<(), ReadError> {
        let mut first = first;
        // The arrays and objects around the place, by their first byte.
        let mut around = Vec::new();
        loop {
            if self.skip_start(first)? {
                around.push(first);
                if around.len() > MAX_DEPTH {
                    return Err(self.error(Problem::Depth, self.at));
                }
            } else if !self.seek_next(&mut around)? {
                return Ok(());
            }
            first = self.first()?;
        }
    }

    /// Takes a value, or of an array or an object only what is before the first value in it;
    /// then it says that there is one.
    fn skip_start(&mut self, first: u8) -> Result<bool, ReadError> {
        match first {
            b'[' => return self.open_list(),
            b'{' => {
                let more = self.seek_first_key()?;
                if more {
                    self.skip_key()?;
                }
                return Ok(more);
            }
            b'"' => self.skip_string()?,
            b'n' => self.word("null")?,
            b't' => self.word("true")?,
            b'f' => self.word("false")?,
            b'-' | b'0'..=b'9' => {
                self.number()?;
            }
            _ => return Err(self.syntax("expected a value", self.at)),
        }
        Ok(false)
    }

    /// Behind a value: goes to the next one, out of arrays and objects that end here; says
    /// whether there is one.
    fn seek_next(&mut self, around: &mut Vec<u8>) -> Result<bool, ReadError> {
        while let Some(outer) = around.last() {
            let more = match outer {
                b'[' => self.next_item()?,
                _ => self.seek_next_key()?,
            };
            if more {
                if *outer == b'{' {
                    self.skip_key()?;
                }
                return Ok(true);
            }
            around.pop();
        }
        Ok(false)
    }

    fn skip_key(&mut self) -> Result<(), ReadError> {
        self.skip_string()?;
        self.colon()
    }
}
