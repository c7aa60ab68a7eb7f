//! The rule `x-bindery-password`.

use super::judge::{Judge, Weight};
use super::path::Path;
use crate::describe::View;
use crate::schema::{Password, Rule, Schema};

const RULE: &str = "x-bindery-password";

/// Judges a password; each part of the policy that it breaks is a violation of its own.
/// Which words or classes it has is not told.
pub(crate) fn judge(
    judge: &mut Judge<'_>,
    view: View<'_>,
    _: &'static Schema,
    rule: &'static Rule,
    path: &Path<'_>,
) {
    if let (Rule::Password(policy, _), View::Text(text) | View::Secret(text)) = (rule, view) {
        judge_text(judge, text, policy, path);
    }
}

fn judge_text(judge: &mut Judge<'_>, text: &str, policy: &'static Password, path: &Path<'_>) {
    if !has_classes(text, policy) {
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
        .any(|word| contains(text, word, policy))
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

/// Whether there are enough classes; mostly the first few characters say so.
fn has_classes(text: &str, policy: &Password) -> bool {
    let wanted = u32::from(policy.classes);
    let mut found = 0_u8;
    wanted == 0
        || text.chars().any(|c| {
            found |= class(c, policy).unwrap_or_default();
            found.count_ones() >= wanted
        })
}

fn wanted_classes(policy: &Password) -> String {
    format!(
        "must have at least {} of: upper-case letters, lower-case letters, digits, special \
         characters ({})",
        policy.classes, policy.special
    )
}

fn contains(text: &str, word: &str, policy: &Password) -> bool {
    contains_bytes(text, word.bytes(), policy)
}

/// A word that reads the same backwards is forbidden already.
fn contains_reversed(text: &str, word: &str, policy: &Password) -> bool {
    if word.chars().eq(word.chars().rev()) {
        return false;
    }
    if word.is_ascii() {
        return contains_bytes(text, word.bytes().rev(), policy);
    }
    let reversed: String = word.chars().rev().collect();
    contains(text, &reversed, policy)
}

fn contains_bytes(
    text: &str,
    word: impl ExactSizeIterator<Item = u8> + Clone,
    policy: &Password,
) -> bool {
    let same = |(left, right): (&u8, u8)| {
        *left == right || (policy.ignore_case && left.eq_ignore_ascii_case(&right))
    };
    // No windows have no bytes: asking for them is a panic.
    word.len() > 0
        && text
            .as_bytes()
            .windows(word.len())
            .any(|window| window.iter().zip(word.clone()).all(same))
}
