//! The policy of `x-bindery-password`, and that no violation tells the password.

use bindery_runtime::operation::Location;
use bindery_runtime::schema::{Password, Rule, Schema};
use bindery_runtime::secret::Secret;
use bindery_runtime::validate;
use bindery_runtime::violation::Violations;

const NONE: Password = Password {
    classes: 0,
    special: "!@$%^-_=+[{}]:,./?",
    forbidden: &[],
    reversed: false,
    ignore_case: false,
    only_listed: false,
};
const WORDS: &[&str] = &["root", "Administrator"];

/// The limits of the violations; each part of the policy has a limit of its own.
fn limits(policy: Password, password: &str) -> Vec<String> {
    let violations = judged(policy, password);
    let shown = format!("{violations} {violations:?}");
    assert!(password.len() < 4 || !shown.contains(password), "{shown}");
    violations
        .iter()
        .map(|one| {
            assert_eq!(
                (one.rule(), one.pointer()),
                ("x-bindery-password", "/password")
            );
            one.limit().to_owned()
        })
        .collect()
}

fn judged(policy: Password, password: &str) -> Violations {
    let policy: &'static Password = Box::leak(Box::new(policy));
    let rules: &'static [Rule] = Box::leak(Box::new([Rule::password(policy)]));
    let schema: &'static Schema = Box::leak(Box::new(Schema {
        rules,
        secret: true,
        ..Schema::ANY
    }));
    let mut out = Violations::new();
    validate::check(
        &Secret::from(password),
        schema,
        Location::Body,
        "/password",
        &mut out,
    );
    out
}

#[test]
fn classes_of_characters() {
    for (password, classes) in [
        ("", 0),
        ("abc", 1),
        ("ABC", 1),
        ("123", 1),
        ("!?", 1),
        ("aB", 2),
        ("aB1", 3),
        ("aB1!", 4),
        // Neither a letter of ASCII nor listed as special.
        ("ab#", 1),
        ("aé", 1),
        ("a😀", 1),
        ("٣", 0),
    ] {
        for wanted in 0..=4 {
            let policy = Password {
                classes: wanted,
                ..NONE
            };
            let expected: Vec<String> = if wanted > classes {
                vec![wanted.to_string()]
            } else {
                vec![]
            };
            assert_eq!(limits(policy, password), expected, "{password} {wanted}");
        }
    }
}

#[test]
fn special_characters_are_those_of_the_policy() {
    let policy = || Password {
        classes: 2,
        special: "#😀",
        ..NONE
    };
    assert!(limits(policy(), "a#").is_empty());
    assert!(limits(policy(), "a😀").is_empty());
    assert_eq!(limits(policy(), "a!"), ["2"]);
}

#[test]
fn only_listed_characters() {
    let policy = || Password {
        only_listed: true,
        ..NONE
    };
    assert!(limits(policy(), "abcXYZ019!@").is_empty());
    for password in ["abc def", "abc#", "é", "😀", "a\n"] {
        assert_eq!(limits(policy(), password), [NONE.special], "{password}");
    }
}

#[test]
fn forbidden_words() {
    for (password, reversed, ignore_case, broken) in [
        ("xxrootxx", false, false, 1),
        ("xxROOTxx", false, false, 0),
        ("xxROOTxx", false, true, 1),
        ("xxtoorxx", false, false, 0),
        ("xxtoorxx", true, false, 1),
        ("xxTOORxx", true, false, 0),
        ("xxTOORxx", true, true, 1),
        ("rotartsinimdA", true, false, 1),
        ("rotartsinimdA", false, true, 0),
        ("rootoor", true, true, 2),
        ("ro-ot", true, true, 0),
        ("😀root😀", false, false, 1),
        ("😀ROOT", false, true, 1),
    ] {
        let policy = Password {
            forbidden: WORDS,
            reversed,
            ignore_case,
            ..NONE
        };
        let expected = vec!["root, Administrator"; broken];
        assert_eq!(
            limits(policy, password),
            expected,
            "{password} {reversed} {ignore_case}"
        );
    }
}

#[test]
fn a_palindrome_is_reported_once_and_an_empty_word_never() {
    let policy = Password {
        forbidden: &["anna", ""],
        reversed: true,
        ..NONE
    };
    assert_eq!(limits(policy, "xannax"), ["anna, "]);
    let policy = Password {
        forbidden: &[""],
        reversed: true,
        ignore_case: true,
        ..NONE
    };
    assert!(limits(policy, "x").is_empty());
}

#[test]
fn words_beyond_ascii_are_spelled_backwards_by_characters() {
    let policy = || Password {
        forbidden: &["Größe"],
        reversed: true,
        ignore_case: true,
        ..NONE
    };
    for password in ["xgrößex", "xeßörgx"] {
        assert_eq!(limits(policy(), password), ["Größe"], "{password}");
    }
    // Case is that of ASCII, and bytes are no characters.
    for password in ["xGRÖßEx", "xeßörxg", "gr", "é"] {
        assert!(limits(policy(), password).is_empty(), "{password}");
    }
}

#[test]
fn each_broken_part_is_told_in_its_own_words() {
    let policy = Password {
        classes: 4,
        forbidden: WORDS,
        reversed: true,
        ignore_case: true,
        only_listed: true,
        ..NONE
    };
    let violations = judged(policy, "Root toor");
    let messages: Vec<&str> = violations.iter().map(|one| one.message()).collect();
    assert_eq!(
        messages,
        [
            "must have at least 4 of: upper-case letters, lower-case letters, digits, special \
             characters (!@$%^-_=+[{}]:,./?)",
            "must have only letters, digits and !@$%^-_=+[{}]:,./?",
            "must not contain root, Administrator",
            "must not contain root, Administrator spelled backwards",
        ]
    );
}
