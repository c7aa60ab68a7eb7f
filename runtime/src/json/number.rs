//! A JSON number, kept exactly.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::decimal::Decimal;
use super::error::ReadError;
use super::reader::Reader;
use crate::describe::{Blank, Value, View};

/// A number of any size and precision.
///
/// Numbers compare by value: `1`, `1.0` and `1e0` are equal.
///
/// Every number of Rust becomes one by `From`. JSON has no infinite numbers and no `NaN`;
/// such a float is refused before it is sent.
///
/// ```
/// use bindery_runtime::json::Number;
///
/// let price = Number::from(12.5);
/// assert_eq!(price.as_f64(), 12.5);
/// assert!(price > Number::from(12) && price != Number::from(13));
/// assert_eq!(u8::try_from(&Number::from(7)), Ok(7));
///
/// let large: Number = "123456789012345678901234567890".parse()?;
/// assert_eq!(large.to_string(), "123456789012345678901234567890");
/// assert_eq!(large.as_i64(), None);
/// assert_eq!(Number::from(1), "1.0".parse()?);
/// # Ok::<(), bindery_runtime::json::ReadError>(())
/// ```
#[derive(Clone)]
pub struct Number(Form);

#[derive(Clone)]
enum Form {
    Integer(i64),
    Unsigned(u64),
    /// One that was made in Rust; it may not be finite.
    Float(f64),
    /// What was read and is no integer of those, in the grammar of JSON. It is not made a float:
    /// that would only be asked for by who calls [`Number::as_f64`], and be in every program.
    Digits(Box<str>),
    /// The same where it is short, as most are, so that it is no memory of its own.
    Short(Short),
}

/// A text of so many bytes: as many as there is room for in a number anyway.
#[derive(Clone, Copy)]
struct Short {
    length: u8,
    bytes: [u8; 22],
}

impl Short {
    fn of(text: &str) -> Option<Short> {
        let mut bytes = [0; 22];
        let room = bytes.get_mut(..text.len())?;
        room.copy_from_slice(text.as_bytes());
        let length = u8::try_from(text.len()).ok()?;
        Some(Short { length, bytes })
    }

    fn text(&self) -> &str {
        // It was made of a text, so it is one.
        str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or_default()
    }
}

impl Number {
    /// The number, unless it is not finite.
    #[must_use]
    pub fn from_f64(float: f64) -> Option<Number> {
        float.is_finite().then_some(Number(Form::Float(float)))
    }

    /// The number as an integer, where it is one in that range. `1.0` is one.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Form::Integer(integer) => Some(*integer),
            _ => i64::try_from(self.exact_integer()?).ok(),
        }
    }

    /// The number as an unsigned integer, where it is one in that range. `1.0` is one.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        match &self.0 {
            Form::Unsigned(unsigned) => Some(*unsigned),
            _ => u64::try_from(self.exact_integer()?).ok(),
        }
    }

    /// The number as an integer, where it is one in that range. `1.0` is one.
    #[must_use]
    pub fn as_i128(&self) -> Option<i128> {
        self.exact_integer()
    }

    /// The nearest `f64`; infinite where the number is beyond its range.
    #[must_use]
    pub fn as_f64(&self) -> f64 {
        match &self.0 {
            Form::Integer(integer) => *integer as f64,
            Form::Unsigned(unsigned) => *unsigned as f64,
            Form::Float(float) => *float,
            Form::Digits(digits) => digits.parse().unwrap_or(f64::NAN),
            Form::Short(digits) => digits.text().parse().unwrap_or(f64::NAN),
        }
    }

    fn exact_integer(&self) -> Option<i128> {
        match &self.0 {
            Form::Integer(integer) => Some(i128::from(*integer)),
            Form::Unsigned(unsigned) => Some(i128::from(*unsigned)),
            _ => self.decimal().and_then(|decimal| decimal.to_i128()),
        }
    }

    fn decimal(&self) -> Option<Decimal> {
        match &self.0 {
            Form::Integer(integer) => Some(Decimal::from_i128(i128::from(*integer))),
            Form::Unsigned(unsigned) => Some(Decimal::from_i128(i128::from(*unsigned))),
            Form::Float(float) => Decimal::from_f64(*float),
            Form::Digits(digits) => Decimal::parse(digits),
            Form::Short(digits) => Decimal::parse(digits.text()),
        }
    }

    /// Of a text that is a number in the grammar of JSON.
    fn of_digits(text: &str) -> Number {
        if text == "-0" {
            // An integer would lose the sign.
            return Number(Form::Float(-0.0));
        }
        if text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
        {
            if let Ok(integer) = text.parse() {
                return Number(Form::Integer(integer));
            }
            if let Ok(unsigned) = text.parse() {
                return Number(Form::Unsigned(unsigned));
            }
        }
        Number(Short::of(text).map_or_else(|| Form::Digits(text.into()), Form::Short))
    }

    pub(crate) fn view(&self) -> View<'_> {
        match &self.0 {
            Form::Integer(integer) => View::Integer(*integer),
            Form::Unsigned(unsigned) => View::Unsigned(*unsigned),
            Form::Float(float) => View::Float(*float),
            Form::Digits(digits) => View::Digits(digits),
            Form::Short(digits) => View::Digits(digits.text()),
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        match (&self.0, &other.0) {
            (Form::Integer(left), Form::Integer(right)) => left == right,
            (Form::Unsigned(left), Form::Unsigned(right)) => left == right,
            // A float that is not finite is no number of JSON, but still equal to itself.
            (Form::Float(left), Form::Float(right)) => {
                left == right || left.to_bits() == right.to_bits()
            }
            _ => self.decimal() == other.decimal(),
        }
    }
}

impl Eq for Number {}

/// By value; what is not finite comes first.
impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        match (&self.0, &other.0) {
            (Form::Integer(left), Form::Integer(right)) => left.cmp(right),
            (Form::Unsigned(left), Form::Unsigned(right)) => left.cmp(right),
            (Form::Float(left), Form::Float(right)) => {
                match (left.is_finite(), right.is_finite()) {
                    (true, true) => left.partial_cmp(right).unwrap_or(Ordering::Equal),
                    (false, false) => left.total_cmp(right),
                    (left, right) => left.cmp(&right),
                }
            }
            _ => self.decimal().cmp(&other.decimal()),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Integer(integer) => write!(f, "{integer}"),
            Form::Unsigned(unsigned) => write!(f, "{unsigned}"),
            Form::Float(float) => write!(f, "{float:?}"),
            Form::Digits(digits) => f.write_str(digits),
            Form::Short(digits) => f.write_str(digits.text()),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Number {
    type Err = ReadError;

    /// Reads a number in the grammar of JSON.
    fn from_str(text: &str) -> Result<Number, ReadError> {
        super::from_str(text)
    }
}

impl Value for Number {
    fn view(&self) -> View<'_> {
        Number::view(self)
    }

    fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = Number::of_digits(reader.digits()?);
        Ok(())
    }
}

impl Blank for Number {
    fn blank() -> Number {
        Number(Form::Integer(0))
    }
}

macro_rules! from_integers {
    ($form:ident: $($from:ty),*) => {
        $(impl From<$from> for Number {
            fn from(number: $from) -> Number {
                Number(Form::$form(number.into()))
            }
        })*
    };
}

from_integers!(Integer: i8, i16, i32, i64, u8, u16, u32);
from_integers!(Unsigned: u64);

impl From<f64> for Number {
    fn from(float: f64) -> Number {
        Number(Form::Float(float))
    }
}

/// The number that the float is written as: `0.1_f32` is `0.1`.
impl From<f32> for Number {
    fn from(float: f32) -> Number {
        let shortest = format!("{float:e}").parse();
        Number(Form::Float(shortest.unwrap_or_else(|_| f64::from(float))))
    }
}

macro_rules! from_large_integers {
    ($($from:ty),*) => {
        $(impl From<$from> for Number {
            fn from(number: $from) -> Number {
                Number::of_digits(&number.to_string())
            }
        })*
    };
}

from_large_integers!(i128, u128, isize, usize);

/// A number that is none of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange;

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("number is not an integer of that type")
    }
}

impl std::error::Error for OutOfRange {}

macro_rules! to_integers {
    ($($to:ty),*) => {
        $(impl TryFrom<&Number> for $to {
            type Error = OutOfRange;

            /// The same integer, where it is one in that range. `1.0` is one.
            fn try_from(number: &Number) -> Result<$to, OutOfRange> {
                let integer = number.exact_integer().ok_or(OutOfRange)?;
                <$to>::try_from(integer).map_err(|_| OutOfRange)
            }
        })*
    };
}

to_integers!(
    i8, i16, i32, i64, i128, u8, u16, u32, u64, u128, isize, usize
);

#[cfg(feature = "decimal")]
impl From<rust_decimal::Decimal> for Number {
    fn from(decimal: rust_decimal::Decimal) -> Number {
        Number::of_digits(&decimal.to_string())
    }
}

#[cfg(feature = "decimal")]
impl TryFrom<&Number> for rust_decimal::Decimal {
    type Error = OutOfRange;

    /// The same number, where the type has enough digits for it: it is never rounded.
    fn try_from(number: &Number) -> Result<rust_decimal::Decimal, OutOfRange> {
        let text = number
            .decimal()
            .ok_or(OutOfRange)?
            .plain(64)
            .ok_or(OutOfRange)?;
        rust_decimal::Decimal::from_str_exact(&text).map_err(|_| OutOfRange)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap_or_else(|_| Number::from(f64::NAN))
    }

    #[test]
    fn compares_by_value_whatever_it_was_made_from() {
        let sorted = [
            "-1e400",
            "-0.5",
            "0",
            "1",
            "1.5",
            "18446744073709551615",
            "1e400",
        ];
        for pair in sorted.windows(2) {
            assert!(number(pair[0]) < number(pair[1]), "{pair:?}");
        }
        assert_eq!(Number::from(0.1_f32), Number::from(0.1));
        assert_eq!(Number::from(1_u128 << 64), number("18446744073709551616"));
        assert_eq!(Number::from(f64::NAN), Number::from(f64::NAN));
        assert_ne!(Number::from(f64::NAN), Number::from(0));
    }

    #[test]
    fn is_written_as_it_was_read() {
        for text in ["1.50", "1E5", "-0.0", "0.10e-3", "7"] {
            assert_eq!(number(text).to_string(), text);
        }
        assert_eq!(number("1.50").as_f64(), 1.5);
        let long = "0.12345678901234567890123456789";
        assert_eq!(number(long).to_string(), long);
        assert_eq!(
            size_of::<Number>(),
            24,
            "short ones have the room that is there"
        );
    }

    #[test]
    fn becomes_an_integer_only_where_it_is_one() {
        assert_eq!(i32::try_from(&number("1e3")), Ok(1000));
        assert_eq!(u8::try_from(&number("256")), Err(OutOfRange));
        assert_eq!(i64::try_from(&number("1.5")), Err(OutOfRange));
        assert_eq!(u128::try_from(&number("18446744073709551616")), Ok(1 << 64));
    }

    #[cfg(feature = "decimal")]
    #[test]
    fn becomes_a_decimal_only_where_nothing_is_lost() {
        let decimal = |text| rust_decimal::Decimal::try_from(&number(text));
        assert_eq!(
            decimal("12.50").map(|decimal| decimal.to_string()),
            Ok("12.5".to_owned())
        );
        assert_eq!(
            decimal("-25e-3").map(|decimal| decimal.to_string()),
            Ok("-0.025".to_owned())
        );
        assert_eq!(
            decimal("1e2").map(|decimal| decimal.to_string()),
            Ok("100".to_owned())
        );
        assert!(decimal("1e400").is_err());
        assert!(decimal("1e-40").is_err());
    }
}
