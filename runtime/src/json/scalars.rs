//! Reading the values that hold no others.

use jiter::{NumberInt, Peek};

use super::decimal::Decimal;
use super::error::{Problem, ReadError};
use super::reader::{Reader, starts_number};

impl<'j> Reader<'j> {
    /// Reads `true` or `false`.
    ///
    /// # Errors
    /// When the next value is another one.
    pub fn boolean(&mut self) -> Result<bool, ReadError> {
        let peek = self.first()?;
        if peek != Peek::True && peek != Peek::False {
            return Err(self.unexpected("a boolean", peek));
        }
        let json = self.json;
        self.jiter
            .known_bool(peek)
            .map_err(|error| ReadError::of_parser(&error, json))
    }

    /// Reads a string. It lives until the next call.
    ///
    /// # Errors
    /// When the next value is not a string.
    pub fn text(&mut self) -> Result<&str, ReadError> {
        let peek = self.first()?;
        if peek != Peek::String {
            return Err(self.unexpected("a string", peek));
        }
        self.text_start = self.jiter.current_index();
        let json = self.json;
        self.jiter
            .known_str()
            .map_err(|error| ReadError::of_parser(&error, json))
    }

    /// Reads an integer. `1.0` and `1e2` are integers too.
    ///
    /// # Errors
    /// When the next value is not an integer, or none that fits.
    pub fn integer(&mut self) -> Result<i64, ReadError> {
        let (peek, start) = self.number_start("an integer")?;
        match self.jiter.known_int(peek) {
            Ok(NumberInt::Int(integer)) => Ok(integer),
            _ => {
                let exact = self.exact_integer(peek, start)?;
                exact
                    .and_then(|exact| i64::try_from(exact).ok())
                    .ok_or_else(|| self.out_of_range(start, "a 64-bit integer"))
            }
        }
    }

    /// Reads an integer that is not negative. `1.0` and `1e2` are integers too.
    ///
    /// # Errors
    /// When the next value is not such an integer, or none that fits.
    pub fn unsigned(&mut self) -> Result<u64, ReadError> {
        const RANGE: &str = "an unsigned 64-bit integer";
        let (peek, start) = self.number_start("an integer")?;
        match self.jiter.known_int(peek) {
            Ok(NumberInt::Int(integer)) => {
                u64::try_from(integer).map_err(|_| self.out_of_range(start, RANGE))
            }
            _ => {
                let exact = self.exact_integer(peek, start)?;
                exact
                    .and_then(|exact| u64::try_from(exact).ok())
                    .ok_or_else(|| self.out_of_range(start, RANGE))
            }
        }
    }

    /// Reads a number as the nearest `f64`.
    ///
    /// # Errors
    /// When the next value is not a number, or is beyond the range of `f64`.
    pub fn float(&mut self) -> Result<f64, ReadError> {
        let (peek, start) = self.number_start("a number")?;
        let json = self.json;
        let float = self
            .jiter
            .known_float(peek)
            .map_err(|error| ReadError::of_parser(&error, json))?;
        if float.is_finite() {
            Ok(float)
        } else {
            Err(self.out_of_range(start, "a 64-bit float"))
        }
    }

    /// Reads a number as it is written. At most 4300 digits may stand before the point.
    ///
    /// # Errors
    /// When the next value is not a number.
    pub fn digits(&mut self) -> Result<&'j str, ReadError> {
        let (peek, start) = self.number_start("a number")?;
        self.number_text(peek, start)
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

    fn number_start(&mut self, expected: &'static str) -> Result<(Peek, usize), ReadError> {
        let peek = self.first()?;
        if starts_number(peek) {
            Ok((peek, self.jiter.current_index()))
        } else {
            Err(self.unexpected(expected, peek))
        }
    }

    fn number_text(&mut self, peek: Peek, start: usize) -> Result<&'j str, ReadError> {
        let json = self.json;
        self.jiter
            .known_number_bytes(peek)
            .map_err(|error| ReadError::of_parser(&error, json))?;
        std::str::from_utf8(self.jiter.slice_to_current(start))
            .map_err(|_| self.error_at(Problem::Syntax("invalid number"), start))
    }

    /// The number at `start` where it is an integer that is not in the form of an `i64`;
    /// `None` where it is beyond `i128`.
    #[cold]
    fn exact_integer(&mut self, peek: Peek, start: usize) -> Result<Option<i128>, ReadError> {
        // The parser may have read an integer that does not fit; it is still the same text.
        let text = if self.jiter.current_index() == start {
            self.number_text(peek, start)?
        } else {
            std::str::from_utf8(self.jiter.slice_to_current(start))
                .map_err(|_| self.error_at(Problem::Syntax("invalid number"), start))?
        };
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
