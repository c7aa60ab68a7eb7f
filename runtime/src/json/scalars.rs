//! Reading the values that hold no others.

use super::decimal::Decimal;
use super::error::{Problem, ReadError};
use super::reader::{Reader, starts_number};

impl<'j> Reader<'j> {
    /// Reads `true` or `false`.
    ///
    /// # Errors
    /// When the next value is another one.
    pub fn boolean(&mut self) -> Result<bool, ReadError> {
        match self.first()? {
            b't' => self.scanner.word("true").map(|()| true),
            b'f' => self.scanner.word("false").map(|()| false),
            first => Err(self.unexpected("a boolean", first)),
        }
    }

    /// Reads a string. It lives until the next call.
    ///
    /// # Errors
    /// When the next value is not a string.
    pub fn text(&mut self) -> Result<&str, ReadError> {
        let first = self.first()?;
        if first != b'"' {
            return Err(self.unexpected("a string", first));
        }
        self.text_start = self.offset();
        self.scanner.string()
    }

    /// Reads an integer. `1.0` and `1e2` are integers too.
    ///
    /// # Errors
    /// When the next value is not an integer, or none that fits.
    pub fn integer(&mut self) -> Result<i64, ReadError> {
        if let Some(integer) = self.short_integer("an integer")? {
            return Ok(integer);
        }
        let (text, start) = self.number_text("an integer")?;
        let exact = self.exact_integer(text, start)?;
        exact
            .and_then(|exact| i64::try_from(exact).ok())
            .ok_or_else(|| self.out_of_range(start, "a 64-bit integer"))
    }

    /// Reads an integer that is not negative. `1.0` and `1e2` are integers too.
    ///
    /// # Errors
    /// When the next value is not such an integer, or none that fits.
    pub fn unsigned(&mut self) -> Result<u64, ReadError> {
        const RANGE: &str = "an unsigned 64-bit integer";
        self.first()?;
        let start = self.offset();
        if let Some(integer) = self.short_integer("an integer")? {
            return u64::try_from(integer).map_err(|_| self.out_of_range(start, RANGE));
        }
        let (text, start) = self.number_text("an integer")?;
        let exact = self.exact_integer(text, start)?;
        exact
            .and_then(|exact| u64::try_from(exact).ok())
            .ok_or_else(|| self.out_of_range(start, RANGE))
    }

    /// Reads a number as the nearest `f64`.
    ///
    /// # Errors
    /// When the next value is not a number, or is beyond the range of `f64`.
    pub fn float(&mut self) -> Result<f64, ReadError> {
        let (text, start) = self.number_text("a number")?;
        match text.parse::<f64>() {
            Ok(float) if float.is_finite() => Ok(float),
            _ => Err(self.out_of_range(start, "a 64-bit float")),
        }
    }

    /// Reads a number as it is written. At most 4300 digits may stand before the point.
    ///
    /// # Errors
    /// When the next value is not a number.
    pub fn digits(&mut self) -> Result<&'j str, ReadError> {
        Ok(self.number_text("a number")?.0)
    }

    #[cold]
    pub(crate) fn out_of_range(&self, start: usize, range: &'static str) -> ReadError {
        self.error_at(Problem::OutOfRange(range), start)
    }

    /// The error for a string that was just read and is not among the listed values.
    #[cold]
    #[doc(hidden)]
    #[must_use]
    pub fn unlisted(&self) -> ReadError {
        self.error_at(Problem::Unlisted, self.text_start)
    }

    /// The next number, where it is a short integer; a longer number is not read yet.
    fn short_integer(&mut self, expected: &'static str) -> Result<Option<i64>, ReadError> {
        let first = self.first()?;
        if !starts_number(first) {
            return Err(self.unexpected(expected, first));
        }
        Ok(self.scanner.short_integer())
    }

    /// The text of the next number, and where it starts.
    fn number_text(&mut self, expected: &'static str) -> Result<(&'j str, usize), ReadError> {
        let first = self.first()?;
        if !starts_number(first) {
            return Err(self.unexpected(expected, first));
        }
        let start = self.offset();
        Ok((self.scanner.number()?, start))
    }

    /// The number at `start` where it is an integer that is not in the form of the Rust type;
    /// `None` where it is beyond `i128`.
    #[cold]
    fn exact_integer(&self, text: &str, start: usize) -> Result<Option<i128>, ReadError> {
        match Decimal::parse(text) {
            Some(decimal) if decimal.is_integer() => Ok(decimal.to_i128()),
            _ => {
                let problem = Problem::Type {
                    expected: "an integer",
                    found: "a fraction",
                };
                Err(self.error_at(problem, start))
            }
        }
    }
}
