//! Plain scalars that YAML 1.1 and YAML 1.2 read differently. Half of the tools that will
//! read the same document speak the other version.

use super::number::{Plain, resolve};

/// A scalar that tools read differently.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ambiguous {
    /// What it is by YAML 1.2, and so here.
    pub(super) here: String,
    /// What it is by YAML 1.1.
    pub(super) there: &'static str,
    /// A way out.
    pub(super) help: &'static str,
}

const QUOTE: &str = "put it in quotes if it is text; else write it as JSON would";

/// Whether tools read this plain scalar differently.
pub(super) fn ambiguous(text: &str) -> Option<Ambiguous> {
    if is_old_boolean(text) {
        return Some(Ambiguous {
            here: "a string".to_owned(),
            there: "a boolean",
            help: "put it in quotes, or write `true` or `false`",
        });
    }
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
        return None;
    }
    let there = elsewhere(text)?;
    let here = match resolve(text) {
        Plain::Integer(number) | Plain::Float(number) => format!("the number {number}"),
        _ => "a string".to_owned(),
    };
    Some(Ambiguous {
        here,
        there,
        help: QUOTE,
    })
}

/// `y` and `n` are left out: hardly any tool took them, and many a point has a `y`.
fn is_old_boolean(text: &str) -> bool {
    matches!(
        text,
        "yes" | "Yes" | "YES" | "no" | "No" | "NO" | "on" | "On" | "ON" | "off" | "Off" | "OFF"
    )
}

/// What YAML 1.1 takes a scalar for that starts like a number, if it is something else.
fn elsewhere(text: &str) -> Option<&'static str> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if is_binary(unsigned) {
        return Some("a number in base 2");
    }
    if text.starts_with("0o") && resolve(text) != Plain::Text {
        return Some("a string");
    }
    if has_leading_zero(unsigned) {
        return Some(if unsigned.contains(['8', '9']) {
            "a string"
        } else {
            "a number in base 8"
        });
    }
    if is_base_60(unsigned) {
        return Some("a number in base 60");
    }
    if is_grouped(unsigned) {
        return Some("a number");
    }
    if is_short_exponent(text, unsigned) {
        return Some("a string");
    }
    None
}

fn is_binary(text: &str) -> bool {
    text.strip_prefix("0b").is_some_and(|digits| {
        !digits.is_empty() && digits.chars().all(|c| matches!(c, '0' | '1' | '_'))
    })
}

fn has_leading_zero(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && text.chars().all(|c| c.is_ascii_digit())
}

/// `12:30:00`, and with a fraction also `09:30.5`
fn is_base_60(text: &str) -> bool {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let mut parts = whole.split(':');
    let first = parts.next().unwrap_or_default();
    let starts = first.starts_with(|c: char| c.is_ascii_digit());
    let mut rest = parts.peekable();
    starts
        && (fraction.is_some() || !first.starts_with('0'))
        && first.chars().all(is_digit_or_gap)
        && rest.peek().is_some()
        && rest.all(is_sixtieth)
        && fraction.is_none_or(|fraction| fraction.chars().all(is_digit_or_gap))
}

fn is_sixtieth(part: &str) -> bool {
    match part.as_bytes() {
        [units] => units.is_ascii_digit(),
        [tens, units] => matches!(tens, b'0'..=b'5') && units.is_ascii_digit(),
        _ => false,
    }
}

/// `1_000`
fn is_grouped(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.contains('_')
        && text.matches('.').count() <= 1
        && text.chars().all(|c| is_digit_or_gap(c) || c == '.')
}

/// `1e3`: YAML 1.1 wants a point and a sign, as in `1.0e+3`.
fn is_short_exponent(text: &str, unsigned: &str) -> bool {
    let Some((mantissa, exponent)) = unsigned.split_once(['e', 'E']) else {
        return false;
    };
    matches!(resolve(text), Plain::Float(_))
        && (!mantissa.contains('.') || !exponent.starts_with(['+', '-']))
}

fn is_digit_or_gap(c: char) -> bool {
    c.is_ascii_digit() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::ambiguous;

    #[test]
    fn ghosts_of_yaml_1_1() {
        for (text, here, there) in [
            ("no", "a string", "a boolean"),
            ("ON", "a string", "a boolean"),
            ("017", "the number 17", "a number in base 8"),
            ("08", "the number 8", "a string"),
            ("0o17", "the number 15", "a string"),
            ("0b11", "a string", "a number in base 2"),
            ("1_000", "a string", "a number"),
            ("12:30:00", "a string", "a number in base 60"),
            ("-1:30", "a string", "a number in base 60"),
            ("1e3", "the number 1e3", "a string"),
            ("1.5e3", "the number 1.5e3", "a string"),
        ] {
            let found = ambiguous(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((&*found.here, found.there), (here, there), "{text}");
        }
    }

    #[test]
    fn what_all_tools_read_alike() {
        for text in [
            "",
            "y",
            "n",
            "none",
            "0",
            "10",
            "-1",
            "0x1F",
            "0o8",
            "1.5",
            "1.5e+3",
            ".5",
            "09:30",
            "12:60",
            "12:30:",
            "2024-01-01",
            "2024-01-01T12:30:00Z",
            "1.2.3",
            "1.2_3.4",
            "true",
            "a_b",
            "10.0.0.1",
            "12-30",
            "10:00Z",
        ] {
            assert_eq!(ambiguous(text), None, "{text}");
        }
    }
}
