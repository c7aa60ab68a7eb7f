//! Words joined in the three cases of Rust.
//!
//! `heck` says where words begin and what their case is. For names of ASCII the same is said here
//! with bytes: nearly all names are such, there are tens of thousands in a large document, and by
//! characters and formatters each took as long as ten look-ups.

use heck::{ToPascalCase, ToShoutySnakeCase, ToSnakeCase};

/// `two_words`
pub(super) fn snake(name: &str) -> String {
    if !name.is_ascii() {
        return name.to_snake_case();
    }
    joined(name, Some('_'), |_, letter| letter.to_ascii_lowercase())
}

/// `TWO_WORDS`
pub(super) fn shouty(name: &str) -> String {
    if !name.is_ascii() {
        return name.to_shouty_snake_case();
    }
    joined(name, Some('_'), |_, letter| letter.to_ascii_uppercase())
}

/// `TwoWords`
pub(super) fn pascal(name: &str) -> String {
    if !name.is_ascii() {
        return name.to_pascal_case();
    }
    joined(name, None, |is_first, letter| {
        if is_first {
            letter.to_ascii_uppercase()
        } else {
            letter.to_ascii_lowercase()
        }
    })
}

/// The words of a name of ASCII with a sign between, each letter as `case` gives it for whether
/// it is the first of a word.
fn joined(name: &str, between: Option<char>, case: impl Fn(bool, u8) -> u8) -> String {
    let mut out = String::with_capacity(name.len() + name.len() / 4);
    for part in name.as_bytes().split(|byte| !byte.is_ascii_alphanumeric()) {
        let mut is_first = true;
        let mut last_cased = None;
        for (index, byte) in part.iter().enumerate() {
            let begins = index == 0 || begins_word(part, index, last_cased);
            if begins {
                is_first = true;
                last_cased = None;
                if !out.is_empty() {
                    out.extend(between);
                }
            }
            out.push(char::from(case(is_first, *byte)));
            is_first = false;
            if byte.is_ascii_alphabetic() {
                last_cased = Some(*byte);
            }
        }
    }
    out
}

/// Whether a word begins at a byte inside of a part: at a capital behind a small letter, and at
/// the last of several capitals before a small letter. `last_cased` is the last letter of the word
/// before the byte, behind which there may be digits.
fn begins_word(part: &[u8], index: usize, last_cased: Option<u8>) -> bool {
    if !part[index].is_ascii_uppercase() {
        return false;
    }
    let next_is_small = part.get(index + 1).is_some_and(u8::is_ascii_lowercase);
    match last_cased {
        Some(last) if last.is_ascii_lowercase() => true,
        Some(_) => next_is_small,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{ToPascalCase, ToShoutySnakeCase, ToSnakeCase, pascal, shouty, snake};

    #[test]
    fn names_of_ascii_are_as_heck_has_them() {
        use proptest::prelude::*;
        proptest!(ProptestConfig::with_cases(3000), |(name in "[a-cA-C0-1_ -]{0,12}|[ -~]{0,12}")| {
            prop_assert_eq!(snake(&name), name.to_snake_case());
            prop_assert_eq!(shouty(&name), name.to_shouty_snake_case());
            prop_assert_eq!(pascal(&name), name.to_pascal_case());
        });
    }
}
