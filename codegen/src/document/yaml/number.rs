//! Plain scalars of the core schema of YAML 1.2, as JSON has them.

/// What a plain scalar is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Plain {
    Null,
    Bool(bool),
    /// A whole number, as JSON text.
    Integer(String),
    /// Another number, as JSON text.
    Float(String),
    /// An infinity or not a number: JSON has no such values.
    NotFinite,
    Text,
}

/// What a plain scalar is, by the core schema.
pub(super) fn resolve(text: &str) -> Plain {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Plain::Null,
        "true" | "True" | "TRUE" => return Plain::Bool(true),
        "false" | "False" | "FALSE" => return Plain::Bool(false),
        ".nan" | ".NaN" | ".NAN" => return Plain::NotFinite,
        _ => {}
    }
    // Nearly all scalars are words: one look is enough for them.
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
        return Plain::Text;
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return other_base(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return other_base(digits, 8);
    }
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    match unsigned {
        ".inf" | ".Inf" | ".INF" => Plain::NotFinite,
        _ => decimal(sign, unsigned),
    }
}

fn other_base(digits: &str, base: u32) -> Plain {
    // `from_str_radix` would take a sign.
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(base)) {
        return Plain::Text;
    }
    // What does not fit is no number that anybody meant; as a text it stays as it is.
    u128::from_str_radix(digits, base)
        .map_or(Plain::Text, |number| Plain::Integer(number.to_string()))
}

/// `[0-9]+`, or `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
fn decimal(sign: &str, text: &str) -> Plain {
    let (whole, rest) = digits(text);
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => {
            let (fraction, rest) = digits(rest);
            (Some(fraction), rest)
        }
        None => (None, rest),
    };
    if whole.is_empty() && fraction.is_none_or(str::is_empty) || !is_exponent(rest) {
        return Plain::Text;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    match fraction {
        None if rest.is_empty() => Plain::Integer(format!("{sign}{whole}")),
        None => Plain::Float(format!("{sign}{whole}{rest}")),
        Some("") => Plain::Float(format!("{sign}{whole}.0{rest}")),
        Some(fraction) => Plain::Float(format!("{sign}{whole}.{fraction}{rest}")),
    }
}

/// The digits at the start, and the rest.
fn digits(text: &str) -> (&str, &str) {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.split_at(end)
}

/// Whether it is nothing, or an exponent.
fn is_exponent(text: &str) -> bool {
    let Some(exponent) = text.strip_prefix(['e', 'E']) else {
        return text.is_empty();
    };
    let (digits, rest) = digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    !digits.is_empty() && rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::{Plain, resolve};

    #[test]
    fn numbers_become_json_text() {
        for (text, json) in [
            ("0", "0"),
            ("-0", "-0"),
            ("+1", "1"),
            ("017", "17"),
            ("000", "0"),
            ("0x1F", "31"),
            ("0o17", "15"),
            (
                "123456789012345678901234567890123456789012",
                "123456789012345678901234567890123456789012",
            ),
        ] {
            assert_eq!(resolve(text), Plain::Integer(json.to_owned()), "{text}");
        }
        for (text, json) in [
            (".5", "0.5"),
            ("-.5", "-0.5"),
            ("1.", "1.0"),
            ("1.e5", "1.0e5"),
            ("00.10", "0.10"),
            ("1e3", "1e3"),
            ("+12E-03", "12E-03"),
            ("1.7976931348623157e309", "1.7976931348623157e309"),
        ] {
            assert_eq!(resolve(text), Plain::Float(json.to_owned()), "{text}");
            let _: serde_json::Number = match json {
                "1.7976931348623157e309" => continue,
                json => serde_json::from_str(json).unwrap(),
            };
        }
    }

    #[test]
    fn what_only_looks_like_a_number_is_text() {
        for text in [
            "-",
            "+",
            ".",
            "-.",
            "e5",
            ".e5",
            "1e",
            "1e+",
            "1.2.3",
            "1_000",
            "0x",
            "0xG",
            "-0x1F",
            "0o8",
            "0b11",
            "1,5",
            "١",
            "+-1",
            "12:30:00",
            "2024-01-01",
            "nan",
            "inf",
            "..inf",
        ] {
            assert_eq!(resolve(text), Plain::Text, "{text}");
        }
        assert_eq!(resolve(&format!("0x{}", "f".repeat(33))), Plain::Text);
    }

    #[test]
    fn words_of_the_core_schema() {
        for text in ["", "~", "null", "Null", "NULL"] {
            assert_eq!(resolve(text), Plain::Null);
        }
        for text in ["true", "True", "TRUE"] {
            assert_eq!(resolve(text), Plain::Bool(true));
        }
        for text in [".inf", "-.Inf", "+.INF", ".nan", ".NaN"] {
            assert_eq!(resolve(text), Plain::NotFinite);
        }
        for text in ["nULL", "yes", "no", "on", "off", "y", "tRUE", "-.nan"] {
            assert_eq!(resolve(text), Plain::Text);
        }
    }
}
