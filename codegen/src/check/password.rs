//! `x-bindery-password`: whether a policy makes sense, and whether a password keeps it.

use crate::finding::code::check as code;
use crate::finding::{Finding, Findings, Place};
use crate::model::{Check, Password, Type};

/// Judges the policies of a type.
pub(super) fn policies(ty: &Type, findings: &mut Findings) {
    for rule in &ty.rules {
        if let Check::Password(policy) = &rule.check {
            policy_of(ty, policy, rule.place, findings);
        }
    }
}

fn policy_of(ty: &Type, policy: &Password, place: Place, findings: &mut Findings) {
    let mut report =
        |message: String| findings.report(Finding::new(&code::BAD_PASSWORD_POLICY, place, message));
    if !(1..=4).contains(&policy.classes) {
        report(format!(
            "`classes` must be from 1 to 4, and is {}",
            policy.classes
        ));
    }
    if policy.classes == 4 && policy.special.is_empty() {
        report("all four classes are wanted, and `special` lists no character".to_owned());
    }
    if let Some(letter) = policy.special.chars().find(char::is_ascii_alphanumeric) {
        report(format!(
            "`{letter}` is in `special`, and a letter or digit already"
        ));
    }
    if policy.forbidden.iter().any(String::is_empty) {
        report("an empty word is forbidden: every password contains it".to_owned());
    }
    let longest = ty.rules.iter().filter_map(|rule| match rule.check {
        Check::MaxLength(length) => Some(length),
        _ => None,
    });
    if let Some(longest) = longest.min()
        && longest < u64::from(policy.classes)
    {
        report(format!(
            "{} classes do not fit into {longest} characters",
            policy.classes
        ));
    }
}

/// Whether a password keeps a policy.
pub(super) fn keeps(text: &str, policy: &Password) -> bool {
    let mut classes = [false; 4];
    let mut unlisted = false;
    for c in text.chars() {
        match c {
            'A'..='Z' => classes[0] = true,
            'a'..='z' => classes[1] = true,
            '0'..='9' => classes[2] = true,
            c if policy.special.contains(c) => classes[3] = true,
            _ => unlisted = true,
        }
    }
    let count = classes.iter().filter(|is| **is).count();
    let contains = |word: &str| {
        if policy.ignore_case {
            text.to_ascii_lowercase()
                .contains(&word.to_ascii_lowercase())
        } else {
            text.contains(word)
        }
    };
    let forbidden = policy
        .forbidden
        .iter()
        .filter(|word| !word.is_empty())
        .any(|word| {
            let backwards: String = word.chars().rev().collect();
            contains(word) || (policy.reversed && contains(&backwards))
        });
    count >= usize::from(policy.classes) && !(policy.only_listed && unlisted) && !forbidden
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> Password {
        Password {
            classes: 3,
            special: "!$".to_owned(),
            forbidden: vec!["root".to_owned()],
            reversed: true,
            ignore_case: true,
            only_listed: false,
        }
    }

    #[test]
    fn classes_count_only_listed_special_characters() {
        assert!(keeps("abC1", &policy()));
        assert!(keeps("abc1!", &policy()));
        assert!(!keeps("abc1#", &policy()));
        assert!(!keeps("", &policy()));
    }

    #[test]
    fn words_are_found_in_both_directions_and_any_case() {
        assert!(!keeps("aRooT1!", &policy()));
        assert!(!keeps("aTOOR1!", &policy()));
        let forwards = Password {
            reversed: false,
            ..policy()
        };
        assert!(keeps("aTOOR1!", &forwards));
        let exact = Password {
            ignore_case: false,
            ..policy()
        };
        assert!(keeps("aROOT1!", &exact));
        assert!(!keeps("aroot1!B", &exact));
    }

    #[test]
    fn other_characters_can_be_refused() {
        let listed = Password {
            only_listed: true,
            ..policy()
        };
        assert!(keeps("abC1$", &listed));
        assert!(!keeps("abC1#", &listed));
    }
}
