//! Numbers of a document that count something.

/// The non-negative integer that the JSON text of a number is; `None` where it is another
/// number. What is larger than any count is the largest one.
pub(crate) fn count(text: &str) -> Option<u64> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    if mantissa.starts_with('-') {
        return mantissa.chars().all(|c| "-0.".contains(c)).then_some(0);
    }
    if fraction.is_empty() && exponent == 0 {
        return Some(whole.parse().unwrap_or(u64::MAX));
    }
    let places = i32::try_from(fraction.len()).ok()?;
    if exponent < places {
        return None;
    }
    let zeros = usize::try_from(exponent - places).ok()?.min(30);
    let digits = format!("{whole}{fraction}{}", "0".repeat(zeros));
    Some(digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn a_number_without_fraction_counts_however_it_is_written() {
        assert_eq!(count("0"), Some(0));
        assert_eq!(count("26"), Some(26));
        assert_eq!(count("10.0"), Some(10));
        assert_eq!(count("1e3"), Some(1000));
        assert_eq!(count("1.5e1"), Some(15));
        assert_eq!(count("-0"), Some(0));
        assert_eq!(count("99999999999999999999999"), Some(u64::MAX));
        assert_eq!(count("1e99"), Some(u64::MAX));
    }

    #[test]
    fn other_numbers_do_not() {
        assert_eq!(count("-1"), None);
        assert_eq!(count("1.5"), None);
        assert_eq!(count("15e-1"), None);
    }
}
