//! Exact decimals: numbers of documents are never made binary.

use std::cmp::Ordering;

/// A number: its digits, times a power of ten. Numbers of the same value are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: Vec<u8>,
    exponent: i64,
}

/// Cut off here, so that differences and sums of two exponents fit.
const MOST: i64 = 1 << 60;

impl Decimal {
    /// Reads the JSON text of a number.
    pub(crate) fn parse(text: &str) -> Option<Decimal> {
        let (negative, rest) = text
            .strip_prefix('-')
            .map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let mut exponent = read_exponent(exponent)? - i64::try_from(fraction.len()).ok()?;
        let digits = whole
            .bytes()
            .chain(fraction.bytes())
            .skip_while(|digit| *digit == b'0');
        let mut digits: Vec<u8> = digits.map(|digit| digit - b'0').collect();
        while digits.last() == Some(&0) {
            digits.pop();
            exponent += 1;
        }
        let is_zero = digits.is_empty();
        Some(Decimal {
            negative: negative && !is_zero,
            digits,
            exponent: if is_zero { 0 } else { exponent },
        })
    }

    /// Whether it has no fractional part.
    pub(super) fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    /// The same number, where it is an integer in that range.
    pub(super) fn to_i128(&self) -> Option<i128> {
        let power = 10_i128.checked_pow(u32::try_from(self.exponent).ok()?);
        // Counted downwards, because there is one more negative number than positive ones.
        let value = self.digits.iter().try_fold(0_i128, |value, digit| {
            value.checked_mul(10)?.checked_sub(i128::from(*digit))
        })?;
        match (value, self.negative) {
            (0, _) => Some(0),
            (value, true) => value.checked_mul(power?),
            (value, false) => value.checked_mul(power?)?.checked_neg(),
        }
    }

    /// Whether it is more than zero.
    pub(super) fn is_positive(&self) -> bool {
        !self.negative && !self.digits.is_empty()
    }

    /// Whether it is a multiple of another number; `None` for a divisor of so many digits
    /// that it cannot be told, or of zero.
    pub(super) fn is_multiple_of(&self, divisor: &Decimal) -> Option<bool> {
        let modulus = divisor.digits.iter().try_fold(0_u64, |value, digit| {
            value.checked_mul(10)?.checked_add(u64::from(*digit))
        })?;
        if modulus == 0 {
            return None;
        }
        if self.digits.is_empty() {
            return Some(true);
        }
        let shift = self.exponent - divisor.exponent;
        if shift < 0 {
            // The digits would have to be a multiple of ten, and they do not end in zero.
            return Some(false);
        }
        let modulus = u128::from(modulus);
        let own = self
            .digits
            .iter()
            .fold(0, |rest, digit| (rest * 10 + u128::from(*digit)) % modulus);
        Some((own * power_of_ten(shift.unsigned_abs(), modulus)).is_multiple_of(modulus))
    }

    /// A text that numbers of the same value share.
    pub(crate) fn canonical(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        let digits: String = self
            .digits
            .iter()
            .map(|digit| char::from(b'0' + digit))
            .collect();
        format!("{sign}{digits}e{}", self.exponent)
    }

    /// Orders by absolute value.
    fn magnitude(&self, other: &Decimal) -> Ordering {
        let top =
            |number: &Decimal| i64::try_from(number.digits.len()).unwrap_or(MOST) + number.exponent;
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => top(self)
                .cmp(&top(other))
                .then_with(|| self.digits.cmp(&other.digits)),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
        }
    }
}

fn read_exponent(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let value = digits.parse::<i64>().unwrap_or(MOST).min(MOST);
    Some(if negative { -value } else { value })
}

/// `10^power` modulo a modulus of at most 64 bits, by squaring.
fn power_of_ten(mut power: u64, modulus: u128) -> u128 {
    let mut result = 1 % modulus;
    let mut base = 10 % modulus;
    while power > 0 {
        if power % 2 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        power /= 2;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn the_same_value_is_equal_however_it_is_written() {
        for (a, b) in [
            ("1", "1.0"),
            ("1e2", "100"),
            ("-0", "0"),
            ("0.10", "1e-1"),
            ("1E+2", "100.00"),
        ] {
            assert_eq!(number(a), number(b), "{a} {b}");
        }
        assert!(Decimal::parse("1.2.3").is_none());
        assert!(Decimal::parse("").is_none());
        assert!(Decimal::parse("1e").is_none());
    }

    #[test]
    fn order_is_that_of_the_values() {
        let sorted = [
            "-1e9", "-10", "-9.5", "-0.1", "0", "1e-30", "0.1", "9", "9.25", "10", "1e400",
            "1.1e400",
        ];
        for pair in sorted.windows(2) {
            assert!(number(pair[0]) < number(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn multiples_are_exact() {
        let is_multiple = |a: &str, b: &str| number(a).is_multiple_of(&number(b));
        assert_eq!(is_multiple("0.3", "0.1"), Some(true));
        assert_eq!(is_multiple("19.99", "0.01"), Some(true));
        assert_eq!(is_multiple("19.995", "0.01"), Some(false));
        assert_eq!(is_multiple("0.0075", "0.0001"), Some(true));
        assert_eq!(is_multiple("1e308", "0.5"), Some(true));
        assert_eq!(is_multiple("1e1000000", "7"), Some(false));
        assert_eq!(is_multiple("-14", "7"), Some(true));
        assert_eq!(is_multiple("0", "3"), Some(true));
        assert_eq!(is_multiple("3", "0"), None);
        assert_eq!(is_multiple("3", "1e-400"), Some(true));
    }
}
