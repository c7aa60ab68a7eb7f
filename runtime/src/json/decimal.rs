//! Numbers as exact decimals, for the questions that binary floats answer wrongly.

use std::cmp::Ordering;

/// A number: its significant digits, times a power of ten.
///
/// Numbers of the same value are equal field by field. Exponents beyond ±2^61 are cut to
/// that, so that the difference of two is an `i64` too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    /// ASCII digits without zeros at either end; empty for zero.
    digits: Vec<u8>,
    exponent: i64,
}

const MAX_EXPONENT: i64 = 1 << 61;

impl Decimal {
    /// Reads a number in the grammar of JSON; `None` where it is not one.
    pub(crate) fn parse(text: &str) -> Option<Decimal> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)?),
            None => (rest, 0),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (mantissa, ""),
        };
        let leading_zero = whole.len() > 1 && whole.starts_with('0');
        if whole.is_empty() || leading_zero || !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let mut digits = Vec::with_capacity(whole.len() + fraction.len());
        digits.extend_from_slice(whole.as_bytes());
        digits.extend_from_slice(fraction.as_bytes());
        let exponent = exponent.saturating_sub(i64::try_from(fraction.len()).ok()?);
        Some(Decimal::normal(negative, digits, exponent))
    }

    /// The shortest decimal that reads back as `float`; `None` where it is not finite.
    pub(crate) fn from_f64(float: f64) -> Option<Decimal> {
        float
            .is_finite()
            .then(|| Decimal::parse(&format!("{float:e}")))
            .flatten()
    }

    pub(crate) fn from_i128(integer: i128) -> Decimal {
        let digits = integer.unsigned_abs().to_string().into_bytes();
        Decimal::normal(integer < 0, digits, 0)
    }

    fn normal(negative: bool, mut digits: Vec<u8>, mut exponent: i64) -> Decimal {
        let leading = digits.iter().take_while(|digit| **digit == b'0').count();
        digits.drain(..leading);
        while digits.last() == Some(&b'0') {
            digits.pop();
            exponent = exponent.saturating_add(1);
        }
        if digits.is_empty() {
            return Decimal {
                negative: false,
                digits,
                exponent: 0,
            };
        }
        Decimal {
            negative,
            digits,
            exponent: exponent.clamp(-MAX_EXPONENT, MAX_EXPONENT),
        }
    }

    fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Whether there is no fractional part.
    pub(crate) fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    /// The same number, where it is an integer in that range.
    pub(crate) fn to_i128(&self) -> Option<i128> {
        let power = 10_i128.checked_pow(u32::try_from(self.exponent).ok()?);
        let mut value: i128 = 0;
        for digit in &self.digits {
            value = value
                .checked_mul(10)?
                .checked_sub(i128::from(digit - b'0'))?;
        }
        // Counted downwards, because there is one more negative number than positive ones.
        let value = if self.is_zero() {
            0
        } else {
            value.checked_mul(power?)?
        };
        if self.negative {
            Some(value)
        } else {
            value.checked_neg()
        }
    }

    /// Whether this is an integer times `divisor`. No number is a multiple of zero but zero.
    pub(crate) fn is_multiple_of(&self, divisor: &Decimal) -> bool {
        if self.is_zero() {
            return true;
        }
        // Divisors come from tables, as `i128` or `f64`: their digits fit.
        let Some(modulus) = divisor.magnitude() else {
            return false;
        };
        let shift = self.exponent - divisor.exponent;
        if shift >= 0 {
            multiply(
                self.remainder(modulus),
                power_of_ten(shift, modulus),
                modulus,
            ) == 0
        } else {
            // The digits would have to be a multiple of ten, and they do not end in zero.
            false
        }
    }

    /// The digits as a number, where they fit and are not zero.
    fn magnitude(&self) -> Option<u128> {
        let mut value: u128 = 0;
        for digit in &self.digits {
            value = value
                .checked_mul(10)?
                .checked_add(u128::from(digit - b'0'))?;
        }
        (value != 0).then_some(value)
    }

    /// The digits, modulo `modulus`.
    fn remainder(&self, modulus: u128) -> u128 {
        self.digits.iter().fold(0, |rest, digit| {
            add(
                multiply(rest, 10 % modulus, modulus),
                u128::from(digit - b'0') % modulus,
                modulus,
            )
        })
    }

    /// A text that numbers of the same value share, and others do not.
    pub(crate) fn canonical(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        let digits = String::from_utf8_lossy(&self.digits);
        format!("{sign}{digits}e{}", self.exponent)
    }

    /// Without an exponent, unless that takes more than so many digits.
    #[cfg(feature = "decimal")]
    pub(crate) fn plain(&self, most: usize) -> Option<String> {
        let digits = String::from_utf8_lossy(&self.digits);
        let sign = if self.negative { "-" } else { "" };
        let places = usize::try_from(self.exponent.unsigned_abs()).ok()?;
        if places > most || digits.len() > most {
            return None;
        }
        if self.is_zero() {
            return Some("0".to_owned());
        }
        if self.exponent >= 0 {
            return Some(format!("{sign}{digits}{}", "0".repeat(places)));
        }
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        Some(format!("{sign}{whole}.{fraction}"))
    }

    /// Orders the absolute values.
    fn cmp_magnitude(&self, other: &Decimal) -> Ordering {
        let top = |decimal: &Decimal| decimal.digits.len() as i128 + i128::from(decimal.exponent);
        match (self.is_zero(), other.is_zero()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            // Aligned at the top, digits compare like text.
            (false, false) => top(self)
                .cmp(&top(other))
                .then_with(|| self.digits.cmp(&other.digits)),
        }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.cmp_magnitude(other),
            (true, true) => other.cmp_magnitude(self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn parse_exponent(text: &str) -> Option<i64> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, text.get(1..)?),
        b'+' => (false, text.get(1..)?),
        _ => (false, text),
    };
    if digits.is_empty() || !is_digits(digits) {
        return None;
    }
    let magnitude = digits.bytes().fold(0_i64, |value, digit| {
        value
            .saturating_mul(10)
            .saturating_add(i64::from(digit - b'0'))
            .min(MAX_EXPONENT)
    });
    Some(if negative { -magnitude } else { magnitude })
}

/// `a + b` modulo `modulus`; both are smaller than it.
fn add(a: u128, b: u128, modulus: u128) -> u128 {
    let room = modulus - b;
    if a >= room { a - room } else { a + b }
}

/// `a * b` modulo `modulus`; both are smaller than it.
fn multiply(mut a: u128, mut b: u128, modulus: u128) -> u128 {
    if let Some(product) = a.checked_mul(b) {
        return product % modulus;
    }
    let mut sum = 0;
    while b > 0 {
        if b & 1 == 1 {
            sum = add(sum, a, modulus);
        }
        a = add(a, a, modulus);
        b >>= 1;
    }
    sum
}

/// `10^exponent` modulo `modulus`.
fn power_of_ten(mut exponent: i64, modulus: u128) -> u128 {
    let mut base = 10 % modulus;
    let mut power = 1 % modulus;
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = multiply(power, base, modulus);
        }
        base = multiply(base, base, modulus);
        exponent >>= 1;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| Decimal::normal(false, Vec::new(), 0))
    }

    #[test]
    fn one_value_has_one_form() {
        for text in ["1", "1.0", "10e-1", "0.1e1", "1E+0"] {
            assert_eq!(decimal(text), decimal("1"), "{text}");
        }
        assert_eq!(decimal("-0"), decimal("0e5"));
        assert_eq!(Decimal::from_f64(0.1), Decimal::parse("0.1"));
        assert_eq!(Decimal::from_i128(-1200), decimal("-1.2e3"));
    }

    #[test]
    fn refuses_what_is_not_a_number() {
        for text in [
            "", "-", "01", "1.", ".5", "1e", "1e+", "+1", "0x1", "1 ", "NaN", "1.2.3",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn orders_by_value() {
        let sorted = [
            "-1e400", "-2", "-1.5", "0", "1e-400", "0.9", "1", "9", "10", "12", "123", "2e9",
        ];
        for pair in sorted.windows(2) {
            assert!(decimal(pair[0]) < decimal(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn multiples_are_exact() {
        for (value, divisor) in [
            ("0.3", "0.1"),
            ("19.99", "0.01"),
            ("4.35", "0.05"),
            ("7", "0.5"),
            ("0", "7"),
            ("-9", "3"),
            ("100", "25"),
            ("1", "0.25"),
            ("1e4000000000", "1024"),
            (
                "340282366920938463463374607431768211456",
                "18446744073709551616",
            ),
        ] {
            assert!(
                decimal(value).is_multiple_of(&decimal(divisor)),
                "{value} {divisor}"
            );
        }
        for (value, divisor) in [
            ("0.3", "0.2"),
            ("1", "3"),
            ("0.015", "0.01"),
            ("1", "10"),
            ("5", "0"),
            ("1e300", "3e299"),
        ] {
            assert!(
                !decimal(value).is_multiple_of(&decimal(divisor)),
                "{value} {divisor}"
            );
        }
    }

    #[test]
    fn integers_to_the_edge() {
        for value in [i128::MIN, i128::MAX, 0, -1, 1_000_000] {
            assert_eq!(Decimal::from_i128(value).to_i128(), Some(value));
        }
        assert_eq!(
            decimal("170141183460469231731687303715884105728").to_i128(),
            None
        );
        assert_eq!(decimal("1e39").to_i128(), None);
        assert_eq!(decimal("0.5").to_i128(), None);
    }
}
