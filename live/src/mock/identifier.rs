//! Identifiers that nobody else has.

use bindery_runtime::json::{self, Json};

/// How many characters at the end of a text are counted with.
const WIDTH: usize = 8;

/// A value like the sample that is another one for each number, if one is allowed: a UUID stays
/// a UUID, a number a number. Nothing is known of what is allowed but by asking.
pub(super) fn numbered(
    sample: &Json,
    number: u64,
    is_allowed: impl Fn(&Json) -> bool,
) -> Option<Json> {
    let candidates: Vec<Json> = match sample {
        Json::String(text) => {
            let texts = texts(text, number).into_iter();
            texts.map(Json::String).collect()
        }
        Json::Number(_) => integers(sample, number),
        _ => return None,
    };
    candidates.into_iter().find(is_allowed)
}

fn texts(text: &str, number: u64) -> Vec<String> {
    let letters = letters(number);
    let in_digits = counted(text, &number.to_string(), '0');
    // Words are not counted with where something can be put behind them.
    let is_word = !text.contains(|c: char| c.is_ascii_digit());
    let ways = [
        in_digits.clone().filter(|_| !is_word),
        Some(format!("{text}-{number}")),
        Some(format!("{text}{number}")),
        in_digits,
        counted(text, &letters, 'a'),
        counted(text, &letters.to_ascii_uppercase(), 'A'),
        Some(format!("{text}{letters}")),
        Some(number.to_string()),
        Some(letters),
    ];
    ways.into_iter().flatten().collect()
}

/// The text with digits in place of its last letters and digits, which stand together.
fn counted(text: &str, digits: &str, zero: char) -> Option<String> {
    let end = text.rfind(|c: char| c.is_ascii_alphanumeric())? + 1;
    let run = text[..end].chars().rev();
    let run = run.take(WIDTH).take_while(char::is_ascii_alphanumeric);
    let width = run.count();
    let padding = width.checked_sub(digits.len())?;
    let zeros: String = std::iter::repeat_n(zero, padding).collect();
    let (head, tail) = (&text[..end - width], &text[end..]);
    Some(format!("{head}{zeros}{digits}{tail}"))
}

/// A number in the digits `a` to `z`.
fn letters(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}

fn integers(sample: &Json, number: u64) -> Vec<Json> {
    let number = i128::from(number);
    let sample = sample.as_number().and_then(json::Number::as_i128);
    let sums = sample.map(|sample| [sample.checked_add(number), sample.checked_sub(number)]);
    let all = sums.into_iter().flatten().flatten().chain([number]);
    all.filter_map(|sum| json::from_str(&sum.to_string()).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_the_sample_is_kept() {
        let any = |_: &Json| true;
        for (sample, expected) in [
            (
                "70a599e0-31e7-49b7-b260-868f441e862b",
                "70a599e0-31e7-49b7-b260-868f00000012",
            ),
            ("job-17", "job-12"),
            ("1", "1-12"),
            ("job", "job-12"),
            ("ünï", "ünï-12"),
            ("", "-12"),
        ] {
            let made = numbered(&Json::from(sample), 12, any);
            assert_eq!(made, Some(Json::from(expected)), "{sample}");
        }
        assert_eq!(numbered(&Json::from(40), 2, any), Some(Json::from(42)));
        assert_eq!(numbered(&Json::Null, 2, any), None);
    }

    #[test]
    fn what_is_not_allowed_is_not_made() {
        let is_lower = |value: &Json| {
            let text = value.as_str().unwrap_or_default();
            text.chars().all(|c| c.is_ascii_lowercase())
        };
        let made = numbered(&Json::from("tom"), 27, is_lower);
        assert_eq!(made, Some(Json::from("abb")));
        let at_most = |value: &Json| value.to_string().parse::<u8>().is_ok_and(|one| one <= 9);
        assert_eq!(numbered(&Json::from(9), 4, at_most), Some(Json::from(5)));
        assert_eq!(numbered(&Json::from(9), 40, at_most), None);
    }
}
