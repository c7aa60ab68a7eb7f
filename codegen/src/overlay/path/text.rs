//! The text of a path: white space, words, numbers and strings.

use super::Mistake;

/// A place in the text of a path.
pub(super) struct Text<'t> {
    all: &'t str,
    pub(super) at: usize,
}

impl<'t> Text<'t> {
    pub(super) fn new(all: &'t str) -> Text<'t> {
        Text { all, at: 0 }
    }

    pub(super) fn rest(&self) -> &'t str {
        self.all.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn is_at(&self, text: &str) -> bool {
        self.rest().starts_with(text)
    }

    /// Steps over a text, where it stands here.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let is_here = self.is_at(text);
        if is_here {
            self.at += text.len();
        }
        is_here
    }

    pub(super) fn need(&mut self, text: &str) -> Result<(), Mistake> {
        if self.take(text) {
            return Ok(());
        }
        Err(self.expected(&format!("`{text}`")))
    }

    pub(super) fn skip_space(&mut self) {
        self.take_while(|c| matches!(c, ' ' | '\t' | '\n' | '\r'));
    }

    pub(super) fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c| !fits(c)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    pub(super) fn mistake(&self, why: impl Into<String>) -> Mistake {
        Mistake {
            at: self.at,
            why: why.into(),
        }
    }

    pub(super) fn expected(&self, what: &str) -> Mistake {
        self.mistake(match self.peek() {
            Some(c) => format!("expected {what}, found `{}`", c.escape_debug()),
            None => format!("expected {what}, but it ends here"),
        })
    }

    /// An index or a part of a slice: digits without leading zeros, as far as JSON numbers are
    /// exact everywhere.
    pub(super) fn integer(&mut self) -> Result<i64, Mistake> {
        const LARGEST: i64 = (1 << 53) - 1;
        let start = self.at;
        let is_negative = self.take("-");
        let digits = self.take_while(|c| c.is_ascii_digit());
        let bad = |why: &str| Mistake {
            at: start,
            why: why.to_owned(),
        };
        if digits.is_empty() {
            return Err(self.expected("a number"));
        }
        if digits != "0" && digits.starts_with('0') || digits == "0" && is_negative {
            return Err(bad("a number must not start with 0"));
        }
        match digits.parse::<i64>() {
            Ok(number) if number <= LARGEST => Ok(if is_negative { -number } else { number }),
            _ => Err(bad("this number is too large")),
        }
    }

    /// A number as JSON has it, as its text.
    pub(super) fn number(&mut self) -> Result<&'t str, Mistake> {
        let start = self.at;
        self.take("-");
        let digits = self.take_while(|c| c.is_ascii_digit());
        let mut is_number = digits == "0" || !digits.starts_with('0') && !digits.is_empty();
        if self.take(".") {
            is_number &= !self.take_while(|c| c.is_ascii_digit()).is_empty();
        }
        if self.take("e") || self.take("E") {
            let _ = self.take("+") || self.take("-");
            is_number &= !self.take_while(|c| c.is_ascii_digit()).is_empty();
        }
        if !is_number {
            self.at = start;
            return Err(self.expected("a number as JSON has it"));
        }
        Ok(self.all.get(start..self.at).unwrap_or_default())
    }

    /// A string in either kind of quotes.
    pub(super) fn string(&mut self) -> Result<String, Mistake> {
        let quote = match self.peek() {
            Some(quote @ ('"' | '\'')) => quote,
            _ => return Err(self.expected("a string")),
        };
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        while let Some(c) = self.peek() {
            match c {
                c if c == quote => {
                    self.at += 1;
                    return Ok(text);
                }
                '\\' => text.push(self.escaped(quote)?),
                c if c < ' ' => return Err(self.mistake("a control character must be escaped")),
                c => {
                    self.at += c.len_utf8();
                    text.push(c);
                }
            }
        }
        self.at = start;
        Err(self.mistake("this string has no end"))
    }

    fn escaped(&mut self, quote: char) -> Result<char, Mistake> {
        let start = self.at;
        self.at += 1;
        let c = self.peek();
        self.at += c.map_or(0, char::len_utf8);
        match c {
            Some('b') => Ok('\u{8}'),
            Some('f') => Ok('\u{c}'),
            Some('n') => Ok('\n'),
            Some('r') => Ok('\r'),
            Some('t') => Ok('\t'),
            Some(c @ ('/' | '\\')) => Ok(c),
            Some(c) if c == quote => Ok(c),
            Some('u') => self.code_point(start),
            _ => {
                self.at = start;
                Err(self.mistake("there is no such escape"))
            }
        }
    }

    /// What follows a `\u`; characters outside of the first plane are written as two of them.
    fn code_point(&mut self, start: usize) -> Result<char, Mistake> {
        let high = self.four_digits()?;
        if let Some(c) = char::from_u32(high) {
            return Ok(c);
        }
        if (0xD800..0xDC00).contains(&high) && self.take("\\u") {
            let low = self.four_digits()?;
            if let Some(low) = low.checked_sub(0xDC00)
                && let Some(c) = char::from_u32(0x10000 + ((high - 0xD800) << 10) + low)
                && low < 0x400
            {
                return Ok(c);
            }
        }
        self.at = start;
        Err(self.mistake("this is half of a character"))
    }

    fn four_digits(&mut self) -> Result<u32, Mistake> {
        let digits = self.rest().get(..4).unwrap_or_default();
        if digits.len() != 4 || !digits.chars().all(|c| c.is_ascii_hexdigit()) {
            return Err(self.expected("four hexadecimal digits"));
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).map_err(|_| self.expected("four hexadecimal digits"))
    }
}
