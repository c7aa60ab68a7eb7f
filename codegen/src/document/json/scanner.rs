//! The scanner: where the parts of a JSON text begin and end.
//!
//! It alone knows the grammar of RFC 8259. Who reads asks what comes next, and takes it.

/// How many digits may stand before the point: more are no number of anybody's, and would take
/// long to reckon with.
const MAX_DIGITS: usize = 4300;

/// Stands somewhere in a JSON text.
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

/// Where a text is not JSON, and why.
pub(super) struct Problem {
    pub(super) at: usize,
    pub(super) kind: Kind,
}

/// Why a text is not JSON.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Control,
    Digits,
    Escape,
    ExpectedColon,
    ExpectedEnd,
    ExpectedItem,
    ExpectedKey,
    ExpectedProperty,
    ExpectedValue,
    Number,
    Surrogate,
    TrailingComma,
    /// It ends inside of this.
    Unfinished(&'static str),
}

const ARRAY: Kind = Kind::Unfinished("an array");
const OBJECT: Kind = Kind::Unfinished("an object");
const STRING: Kind = Kind::Unfinished("a string");
const VALUE: Kind = Kind::Unfinished("a value");

impl<'t> Scanner<'t> {
    /// Stands behind so many bytes.
    pub(super) fn at(text: &'t str, at: usize) -> Scanner<'t> {
        Scanner { text, at }
    }

    /// Where it stands, in bytes.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// The first byte of the next value, which it then stands at.
    pub(super) fn first(&mut self) -> Result<u8, Problem> {
        self.after_space().ok_or(problem(self.at, VALUE))
    }

    /// Takes `null`, `true` or `false`, of which the first letter is known to be there.
    pub(super) fn word(&mut self, word: &str) -> Result<(), Problem> {
        let rest = &self.text.as_bytes()[self.at..];
        let same = rest.iter().zip(word.as_bytes());
        let same = same.take_while(|(found, expected)| found == expected);
        let end = self.at + same.count();
        if end == self.at + word.len() {
            self.at = end;
            return Ok(());
        }
        let ends = end == self.text.len();
        Err(problem(end, if ends { VALUE } else { Kind::ExpectedValue }))
    }

    /// Steps into an array, and gives the first byte of its first item.
    pub(super) fn open_array(&mut self) -> Result<Option<u8>, Problem> {
        self.at += 1;
        match self.after_space() {
            Some(b']') => Ok(self.close()),
            Some(first) => Ok(Some(first)),
            None => Err(problem(self.at, ARRAY)),
        }
    }

    /// Behind an item: the first byte of the next one.
    pub(super) fn next_item(&mut self) -> Result<Option<u8>, Problem> {
        match self.after_space() {
            Some(b',') => {
                self.at += 1;
                match self.first()? {
                    b']' => Err(problem(self.at, Kind::TrailingComma)),
                    first => Ok(Some(first)),
                }
            }
            Some(b']') => Ok(self.close()),
            Some(_) => Err(problem(self.at, Kind::ExpectedItem)),
            None => Err(problem(self.at, ARRAY)),
        }
    }

    /// Steps into an object, and gives the first byte of its first key.
    pub(super) fn open_object(&mut self) -> Result<Option<u8>, Problem> {
        self.at += 1;
        match self.after_space() {
            Some(b'}') => Ok(self.close()),
            Some(b'"') => Ok(Some(b'"')),
            Some(_) => Err(problem(self.at, Kind::ExpectedKey)),
            None => Err(problem(self.at, OBJECT)),
        }
    }

    /// Behind the value of a property: the first byte of the next key.
    pub(super) fn next_key(&mut self) -> Result<Option<u8>, Problem> {
        match self.after_space() {
            Some(b',') => {
                self.at += 1;
                match self.first()? {
                    b'"' => Ok(Some(b'"')),
                    b'}' => Err(problem(self.at, Kind::TrailingComma)),
                    _ => Err(problem(self.at, Kind::ExpectedKey)),
                }
            }
            Some(b'}') => Ok(self.close()),
            Some(_) => Err(problem(self.at, Kind::ExpectedProperty)),
            None => Err(problem(self.at, OBJECT)),
        }
    }

    /// Takes the colon behind a key.
    pub(super) fn colon(&mut self) -> Result<(), Problem> {
        match self.after_space() {
            Some(b':') => {
                self.at += 1;
                Ok(())
            }
            Some(_) => Err(problem(self.at, Kind::ExpectedColon)),
            None => Err(problem(self.at, OBJECT)),
        }
    }

    /// Makes sure that nothing but white space follows.
    pub(super) fn finish(&mut self) -> Result<(), Problem> {
        match self.after_space() {
            None => Ok(()),
            Some(_) => Err(problem(self.at, Kind::ExpectedEnd)),
        }
    }

    /// Takes a number, and gives its text.
    pub(super) fn number(&mut self) -> Result<&'t str, Problem> {
        let start = self.at;
        let whole = start + usize::from(self.byte(start) == Some(b'-'));
        if whole == start && !self.byte(start).is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(problem(start, Kind::ExpectedValue));
        }
        let mut end = self.digits(whole)?;
        if self.byte(whole) == Some(b'0') && end > whole + 1 {
            return Err(problem(whole + 1, Kind::Number));
        }
        if end - whole > MAX_DIGITS {
            return Err(problem(whole + MAX_DIGITS, Kind::Digits));
        }
        if self.byte(end) == Some(b'.') {
            end = self.digits(end + 1)?;
        }
        if let Some(b'e' | b'E') = self.byte(end) {
            let sign = matches!(self.byte(end + 1), Some(b'+' | b'-'));
            end = self.digits(end + 1 + usize::from(sign))?;
        }
        self.at = end;
        Ok(&self.text[start..end])
    }

    /// Takes a string.
    pub(super) fn string(&mut self) -> Result<Box<str>, Problem> {
        let start = self.at + 1;
        let rest = &self.text[start..];
        let plain = rest.find('"').map_or(rest, |end| &rest[..end]);
        // Not `any`, so that many bytes are looked at together.
        let is_special = |found, byte| found | (byte < 0x20) | (byte == b'\\');
        if plain.len() == rest.len() || plain.bytes().fold(false, is_special) {
            return self.unescape(start);
        }
        self.at = start + plain.len() + 1;
        Ok(plain.into())
    }

    /// Takes a string that starts here and is not only what is written.
    fn unescape(&mut self, start: usize) -> Result<Box<str>, Problem> {
        let mut text = String::new();
        let mut at = start;
        loop {
            let rest = &self.text[at..];
            let ends = |byte| matches!(byte, b'"' | b'\\' | ..0x20);
            let Some(plain) = rest.bytes().position(ends) else {
                return Err(problem(self.text.len(), STRING));
            };
            text.push_str(&rest[..plain]);
            at += plain;
            match self.byte(at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    let (character, behind) = self.escape(at + 1)?;
                    text.push(character);
                    at = behind;
                }
                _ => return Err(problem(at, Kind::Control)),
            }
        }
        self.at = at + 1;
        Ok(text.into())
    }

    /// What the escape stands for that has its letter at `at`, and where it ends.
    fn escape(&self, at: usize) -> Result<(char, usize), Problem> {
        let character = match self.byte(at) {
            Some(quoted @ (b'"' | b'\\' | b'/')) => char::from(quoted),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_point(at + 1),
            Some(_) => return Err(problem(at, Kind::Escape)),
            None => return Err(problem(at, STRING)),
        };
        Ok((character, at + 1))
    }

    /// The character whose hexadecimal digits start at `at`: four, or twice four where it is
    /// written as a pair of surrogates.
    fn code_point(&self, at: usize) -> Result<(char, usize), Problem> {
        let first = self.code_unit(at)?;
        let is_pair = (0xD800..0xDC00).contains(&first) && self.text[at + 4..].starts_with("\\u");
        let second = if is_pair { self.code_unit(at + 6)? } else { 0 };
        match char::decode_utf16([first, second]).next() {
            Some(Ok(character)) => Ok((character, at + 4 + 6 * (character.len_utf16() - 1))),
            _ => Err(problem(at, Kind::Surrogate)),
        }
    }

    fn code_unit(&self, at: usize) -> Result<u16, Problem> {
        let digits = self.text.bytes().skip(at).take(4);
        let digits = digits.take_while(u8::is_ascii_hexdigit).count();
        let unit = self.text.get(at..at + digits);
        match unit.and_then(|unit| u16::from_str_radix(unit, 16).ok()) {
            Some(unit) if digits == 4 => Ok(unit),
            _ if at + digits >= self.text.len() => Err(problem(self.text.len(), STRING)),
            _ => Err(problem(at + digits, Kind::Escape)),
        }
    }

    /// Where the digits end that start here, of which there is at least one.
    fn digits(&self, start: usize) -> Result<usize, Problem> {
        let rest = &self.text.as_bytes()[start..];
        let length = rest.iter().position(|byte| !byte.is_ascii_digit());
        match length.unwrap_or(rest.len()) {
            0 if rest.is_empty() => Err(problem(start, VALUE)),
            0 => Err(problem(start, Kind::Number)),
            length => Ok(start + length),
        }
    }

    fn close<T>(&mut self) -> Option<T> {
        self.at += 1;
        None
    }

    /// The next byte that is not white space, which it then stands at.
    #[inline]
    fn after_space(&mut self) -> Option<u8> {
        // Most lines of a large document begin with more than this.
        while let Some(b"        ") = self.text.as_bytes().get(self.at..self.at + 8) {
            self.at += 8;
        }
        loop {
            match self.byte(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                byte => return byte,
            }
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }
}

fn problem(at: usize, kind: Kind) -> Problem {
    Problem { at, kind }
}
