//! Strings.

use super::Scanner;
use crate::json::ReadError;

const ENDS_IN_STRING: &str = "ends inside a string";
const INVALID_ESCAPE: &str = "invalid escape in a string";
const LONE_SURROGATE: &str = "lone surrogate in an escape";

/// A string without its quotes.
enum Text<'j> {
    /// It is what is written.
    Plain(&'j str),
    /// It had escapes; what they stand for is in [`Scanner::unescaped`].
    Unescaped,
}

impl<'j> Scanner<'j> {
    /// Takes a string. It lives until the next one.
    pub(in crate::json) fn string(&mut self) -> Result<&str, ReadError> {
        match self.take_string()? {
            Text::Plain(text) => Ok(text),
            Text::Unescaped => Ok(&self.unescaped),
        }
    }

    /// Takes a key with its colon.
    pub(super) fn key(&mut self) -> Result<&str, ReadError> {
        let key = self.take_string()?;
        self.colon()?;
        match key {
            Text::Plain(text) => Ok(text),
            Text::Unescaped => Ok(&self.unescaped),
        }
    }

    /// Takes a string without looking whether it is UTF-8.
    pub(super) fn skip_string(&mut self) -> Result<(), ReadError> {
        let mut at = self.plain_end(self.at + 1);
        while self.byte(at) == Some(b'\\') {
            at = self.plain_end(self.escape(at)?.1);
        }
        self.end_string(at)
    }

    fn take_string(&mut self) -> Result<Text<'j>, ReadError> {
        let start = self.at + 1;
        let end = self.plain_end(start);
        if self.byte(end) == Some(b'\\') {
            self.unescape(start, end)?;
            return Ok(Text::Unescaped);
        }
        self.end_string(end)?;
        self.slice(start, end).map(Text::Plain)
    }

    /// Takes a string that starts at `start` and has its first escape at `end`.
    #[cold]
    fn unescape(&mut self, start: usize, end: usize) -> Result<(), ReadError> {
        let mut unescaped = std::mem::take(&mut self.unescaped);
        unescaped.clear();
        unescaped.push_str(self.slice(start, end)?);
        let mut at = end;
        while self.byte(at) == Some(b'\\') {
            let (character, behind) = self.escape(at)?;
            unescaped.push(character);
            at = self.plain_end(behind);
            unescaped.push_str(self.slice(behind, at)?);
        }
        self.unescaped = unescaped;
        self.end_string(at)
    }

    /// Goes behind the quote at `at`.
    fn end_string(&mut self, at: usize) -> Result<(), ReadError> {
        match self.byte(at) {
            Some(b'"') => {
                self.at = at + 1;
                Ok(())
            }
            Some(_) => Err(self.syntax("control character in a string", at)),
            None => Err(self.syntax(ENDS_IN_STRING, at)),
        }
    }

    /// What the escape at `at` stands for, and where it ends.
    fn escape(&self, at: usize) -> Result<(char, usize), ReadError> {
        let character = match self.byte(at + 1) {
            Some(quoted @ (b'"' | b'\\' | b'/')) => char::from(quoted),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(at + 2),
            Some(_) => return Err(self.syntax(INVALID_ESCAPE, at + 1)),
            None => return Err(self.syntax(ENDS_IN_STRING, at + 1)),
        };
        Ok((character, at + 2))
    }

    /// The character whose hexadecimal digits start at `at`: four, or twice four where it is
    /// written as a pair of surrogates.
    fn unicode_escape(&self, at: usize) -> Result<(char, usize), ReadError> {
        let first = self.code_unit(at)?;
        let behind = at + 4;
        let units = match first {
            0xD800..=0xDBFF => [first, self.second_unit(behind)?],
            _ => [first, 0],
        };
        match char::decode_utf16(units).next() {
            Some(Ok(character)) => Ok((character, behind + 6 * (character.len_utf16() - 1))),
            _ => Err(self.syntax(LONE_SURROGATE, at)),
        }
    }

    /// The second of a pair of surrogates, whose escape must start at `at`.
    fn second_unit(&self, at: usize) -> Result<u16, ReadError> {
        match self.json.get(at..).unwrap_or_default() {
            [b'\\', b'u', ..] => self.code_unit(at + 2),
            [] | [b'\\'] => Err(self.syntax(ENDS_IN_STRING, self.json.len())),
            _ => Err(self.syntax("incomplete escape in a string", at)),
        }
    }

    fn code_unit(&self, at: usize) -> Result<u16, ReadError> {
        let Some(digits) = self.json.get(at..at + 4) else {
            return Err(self.syntax(ENDS_IN_STRING, self.json.len()));
        };
        let mut unit = 0;
        for (offset, digit) in digits.iter().enumerate() {
            match char::from(*digit).to_digit(16) {
                Some(value) => unit = unit << 4 | value as u16,
                None => return Err(self.syntax(INVALID_ESCAPE, at + offset)),
            }
        }
        Ok(unit)
    }

    /// The text between two places, neither of which is inside a character.
    pub(super) fn slice(&self, start: usize, end: usize) -> Result<&'j str, ReadError> {
        if let Some(text) = self.text.and_then(|text| text.get(start..end)) {
            return Ok(text);
        }
        let bytes = self.json.get(start..end).unwrap_or_default();
        std::str::from_utf8(bytes).map_err(|error| {
            self.syntax("invalid UTF-8 or code point", start + error.valid_up_to())
        })
    }

    /// The first place from `at` on with a byte that ends what can be taken as it is: a quote,
    /// a backslash, or a control character; or the end.
    fn plain_end(&self, at: usize) -> usize {
        let mut at = at;
        while let Some(eight) = self.json.get(at..).and_then(<[u8]>::first_chunk) {
            let ends = ends(u64::from_le_bytes(*eight));
            if ends != 0 {
                return at + ends.trailing_zeros() as usize / 8;
            }
            at += 8;
        }
        while let Some(byte) = self.byte(at) {
            if matches!(byte, b'"' | b'\\' | ..0x20) {
                break;
            }
            at += 1;
        }
        at
    }
}

const ONES: u64 = u64::from_le_bytes([1; 8]);
const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);

/// Marks, with the highest bit of each byte, a quote, a backslash or a control character. The
/// lowest mark is right; those above it may be carried over from it.
fn ends(eight: u64) -> u64 {
    let below = |bytes: u64, limit: u64| bytes.wrapping_sub(ONES * limit) & !bytes;
    let quote = eight ^ (ONES * b'"' as u64);
    let backslash = eight ^ (ONES * b'\\' as u64);
    (below(eight, 0x20) | below(quote, 1) | below(backslash, 1)) & HIGHS
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each byte at each place among eight, and after them.
    #[test]
    fn the_end_of_what_is_plain_is_found_at_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..20 {
                let mut json = vec![b'x'; 20];
                json[place] = byte;
                let ends = byte < 0x20 || byte == b'"' || byte == b'\\';
                let expected = if ends { place } else { 20 };
                assert_eq!(Scanner::new(&json).plain_end(0), expected, "{byte} {place}");
            }
        }
    }

    #[test]
    fn of_two_ends_the_first_counts() {
        let ends = [b'"', b'\\', 0, 0x1f];
        for (first, second) in ends.into_iter().flat_map(|a| ends.map(|b| (a, b))) {
            for place in 0..7 {
                let mut json = [0xff; 8];
                json[place] = first;
                json[place + 1] = second;
                assert_eq!(Scanner::new(&json).plain_end(0), place);
            }
        }
    }
}
