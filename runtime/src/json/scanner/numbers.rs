//! Numbers.

use super::{ENDS_BEFORE_VALUE, Scanner};
use crate::json::ReadError;

/// How many digits may stand before the point: more are no number of anybody's, and would
/// take long to reckon with.
const MAX_DIGITS: usize = 4300;

impl<'j> Scanner<'j> {
    /// Takes a number, and gives its text.
    pub(in crate::json) fn number(&mut self) -> Result<&'j str, ReadError> {
        let start = self.at;
        let whole = start + usize::from(self.byte(start) == Some(b'-'));
        let mut end = match self.byte(whole) {
            Some(b'0') => self.behind_zero(whole + 1)?,
            _ => self.digits(whole)?,
        };
        if end - whole > MAX_DIGITS {
            return Err(self.syntax("number with too many digits", whole + MAX_DIGITS));
        }
        if self.byte(end) == Some(b'.') {
            end = self.digits(end + 1)?;
        }
        if let Some(b'e' | b'E') = self.byte(end) {
            let sign = matches!(self.byte(end + 1), Some(b'+' | b'-'));
            end = self.digits(end + 1 + usize::from(sign))?;
        }
        let text = self.slice(start, end)?;
        self.at = end;
        Ok(text)
    }

    /// Takes an integer of up to 18 digits that is written without point and exponent, as most
    /// are. Any other number is left for [`Scanner::number`].
    pub(in crate::json) fn short_integer(&mut self) -> Option<i64> {
        let rest = self.json.get(self.at..)?;
        let (sign, digits) = match rest.split_first()? {
            (b'-', digits) => (-1, digits),
            _ => (1, rest),
        };
        let mut value = 0;
        let mut length = 0;
        while let Some(digit @ b'0'..=b'9') = digits.get(length) {
            if length == 18 {
                return None;
            }
            value = value * 10 + i64::from(digit - b'0');
            length += 1;
        }
        let is_plain = match digits.get(length) {
            Some(b'.' | b'e' | b'E') => false,
            _ => length == 1 || (length > 1 && digits.first() != Some(&b'0')),
        };
        is_plain.then(|| {
            self.at += rest.len() - digits.len() + length;
            sign * value
        })
    }

    /// No other digit may follow a zero at the start.
    fn behind_zero(&self, at: usize) -> Result<usize, ReadError> {
        match self.byte(at) {
            Some(b'0'..=b'9') => Err(self.syntax("invalid number", at)),
            _ => Ok(at),
        }
    }

    /// Where the digits end that start here, of which there is at least one.
    fn digits(&self, start: usize) -> Result<usize, ReadError> {
        let rest = self.json.get(start..).unwrap_or_default();
        match rest.iter().position(|byte| !byte.is_ascii_digit()) {
            Some(0) => Err(self.syntax("invalid number", start)),
            Some(length) => Ok(start + length),
            None if rest.is_empty() => Err(self.syntax(ENDS_BEFORE_VALUE, start)),
            None => Ok(self.json.len()),
        }
    }
}
