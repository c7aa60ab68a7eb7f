//! The rule `x-bindery-password`.

use super::judge::{Judge, Weight};
use super::path::Path;
use crate::schema::Password;

const RULE: &str = "x-bindery-password";

/// Judges a password; each part of the policy that it breaks is a violation of its own.
/// Which words or classes it has is not told.
pub(super) fn judge(judge: &mut Judge<'_>, text: &str, policy: &'static Password, path: &Path<'_>) {
    if classes(text, policy) < policy.classes {
        judge.broken(path, RULE, Weight::Constraint, &|| {
            (policy.classes.to_string(), wanted_classes(policy))
        });
    }
    if policy.only_listed && !text.chars().all(|c| class(c, policy).is_some()) {
        judge.broken(path, RULE, Weight::Constraint, &|| {
            let message = format!("must have only letters, digits and {}", policy.special);
            (policy.special.to_owned(), message)
        });
    }
    if policy
        .forbidden
        .iter()
        .any(|word| contains(text, word.chars(), policy))
    {
        judge.broken(path, RULE, Weight::Constraint, &|| {
            let words = policy.forbidden.join(", ");
            (words.clone(), format!("must not contain {words}"))
        });
    }
    if policy.reversed
        && policy
            .forbidden
            .iter()
            .any(|word| contains_reversed(text, word, policy))
    {
        judge.broken(path, RULE, Weight::Constraint, &|| {
            let words = policy.forbidden.join(", ");
            (
                words.clone(),
                format!("must not contain {words} spelled backwards"),
            )
        });
    }
}

/// The classes of characters: upper case, lower case, digits, special.
fn class(c: char, policy: &Password) -> Option<u8> {
    match c {
        'A'..='Z' => Some(1),
        'a'..='z' => Some(2),
        '0'..='9' => Some(4),
        other if policy.special.contains(other) => Some(8),
        _ => None,
    }
}

fn classes(text: &str, policy: &Password) -> u8 {
    let found = text
        .chars()
        .filter_map(|c| class(c, policy))
        .fold(0_u8, |all, one| all | one);
    u8::try_from(found.count_ones()).unwrap_or(u8::MAX)
}

fn wanted_classes(policy: &Password) -> String {
    format!(
        "must have at least {} of: upper-case letters, lower-case letters, digits, special \
         characters ({})",
        policy.classes, policy.special
    )
}

/// A word that reads the same backwards is forbidden already.
fn contains_reversed(text: &str, word: &str, policy: &Password) -> bool {
    let is_palindrome = word.chars().eq(word.chars().rev());
    !is_palindrome && contains(text, word.chars().rev(), policy)
}

fn contains(text: &str, word: impl Iterator<Item = char>, policy: &Password) -> bool {
    let word: String = word.collect();
    if word.is_empty() {
        return false;
    }
    if policy.ignore_case {
        let size = word.len();
        let (text, word) = (text.as_bytes(), word.as_bytes());
        text.windows(size)
            .any(|window| window.eq_ignore_ascii_case(word))
    } else {
        text.contains(&word)
    }
}
