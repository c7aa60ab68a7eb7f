//! A JSON number, kept exactly.

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
/// ```
/// use bindery_runtime::json::Number;
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
    /// Finite, and of the value that was written.
    Float(f64),
    /// What no type above holds exactly, in the grammar of JSON.
    Digits(Box<str>),
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

    /// The nearest `f64`; infinite where the number is beyond its range.
    #[must_use]
    pub fn as_f64(&self) -> f64 {
        match &self.0 {
            Form::Integer(integer) => *integer as f64,
            Form::Unsigned(unsigned) => *unsigned as f64,
            Form::Float(float) => *float,
            Form::Digits(digits) => digits.parse().unwrap_or(f64::NAN),
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
        }
    }

    /// Of a text that is a number in the grammar of JSON.
    fn of_digits(text: &str) -> Number {
        if text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
            && text != "-0"
        {
            if let Ok(integer) = text.parse() {
                return Number(Form::Integer(integer));
            }
            if let Ok(unsigned) = text.parse() {
                return Number(Form::Unsigned(unsigned));
            }
        } else if let Some(float) = exact_float(text) {
            return Number(Form::Float(float));
        }
        Number(Form::Digits(text.into()))
    }

    pub(crate) fn view(&self) -> View<'_> {
        match &self.0 {
            Form::Integer(integer) => View::Integer(*integer),
            Form::Unsigned(unsigned) => View::Unsigned(*unsigned),
            Form::Float(float) => View::Float(*float),
            Form::Digits(digits) => View::Digits(digits),
        }
    }
}

/// The float of that text, where it stands for the same decimal.
fn exact_float(text: &str) -> Option<f64> {
    let float: f64 = text.parse().ok().filter(|float: &f64| float.is_finite())?;
    // Up to 15 significant digits survive the way through an `f64`, except near the ends
    // of its range.
    let digits = text.bytes().take_while(|byte| !matches!(byte, b'e' | b'E'));
    let few = digits.filter(u8::is_ascii_digit).count() <= 15;
    let magnitude = float.abs();
    if few && magnitude > 1e-290 && magnitude < 1e290 {
        return Some(float);
    }
    (Decimal::from_f64(float) == Decimal::parse(text)).then_some(float)
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        match (&self.0, &other.0) {
            (Form::Integer(left), Form::Integer(right)) => left == right,
            (Form::Unsigned(left), Form::Unsigned(right)) => left == right,
            (Form::Float(left), Form::Float(right)) => left == right,
            _ => self.decimal() == other.decimal(),
        }
    }
}

impl Eq for Number {}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Integer(integer) => write!(f, "{integer}"),
            Form::Unsigned(unsigned) => write!(f, "{unsigned}"),
            Form::Float(float) => write!(f, "{float:?}"),
            Form::Digits(digits) => f.write_str(digits),
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
