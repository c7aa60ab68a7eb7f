//! The password policy of ModelArts: the generated table, regular expressions, and by hand.

use std::hint::black_box;

use bindery_runtime::operation::Location;
use bindery_runtime::secret::Secret;
use bindery_runtime::validate;
use bindery_runtime::violation::Violations;
use criterion::Criterion;
use regex::Regex;

use super::{group, tables};

const GOOD: &str = "Tr1cky-Horse:Battery/9";

pub(crate) fn bench(criterion: &mut Criterion) {
    let regexes = Regexes::new();
    for (text, expected) in [
        (GOOD, true),
        ("Tr1cky-Root:Battery", false),
        ("Tr1cky-tooR:Battery", false),
        ("trickyhorsebattery9", false),
        ("Sh0rt:x", false),
    ] {
        assert_eq!(by_table(&Secret::from(text)), expected, "{text}");
        assert_eq!(regexes.fit(text), expected, "{text}");
        assert_eq!(by_hand(text), expected, "{text}");
    }
    let secret = Secret::from(GOOD);
    let mut group = group(criterion, "password policy");
    group.bench_function("bindery", |b| b.iter(|| by_table(black_box(&secret))));
    group.bench_function("regex", |b| b.iter(|| regexes.fit(black_box(GOOD))));
    group.bench_function("by hand", |b| b.iter(|| by_hand(black_box(GOOD))));
    group.finish();
}

fn by_table(password: &Secret) -> bool {
    let mut violations = Violations::new();
    let schema = tables::password();
    validate::check(password, schema, Location::Body, "", &mut violations);
    violations.is_empty()
}

/// `regex` has no look-ahead, so it takes several: a length, classes, and forbidden words.
struct Regexes {
    length: Regex,
    classes: [Regex; 4],
    forbidden: Regex,
}

impl Regexes {
    fn new() -> Regexes {
        let regex = |pattern| Regex::new(pattern).unwrap();
        Regexes {
            length: regex("^(?s:.){8,26}$"),
            classes: [
                regex("[A-Z]"),
                regex("[a-z]"),
                regex("[0-9]"),
                regex(r"[!@%\-_=+\[{}\]:,./?]"),
            ],
            forbidden: regex("(?i-u)root|toor|administrator|rotartsinimda"),
        }
    }

    fn fit(&self, text: &str) -> bool {
        let classes = self.classes.iter().filter(|class| class.is_match(text));
        self.length.is_match(text) && classes.count() >= 3 && !self.forbidden.is_match(text)
    }
}

pub(crate) fn by_hand(text: &str) -> bool {
    const FORBIDDEN: [&[u8]; 4] = [b"root", b"toor", b"administrator", b"rotartsinimda"];
    let bytes = text.as_bytes();
    let has = |class: fn(&u8) -> bool| u8::from(bytes.iter().any(class));
    let classes = has(u8::is_ascii_uppercase)
        + has(u8::is_ascii_lowercase)
        + has(u8::is_ascii_digit)
        + has(|byte| b"!@%-_=+[{}]:,./?".contains(byte));
    let contains = |word: &[u8]| {
        bytes
            .windows(word.len())
            .any(|window| window.eq_ignore_ascii_case(word))
    };
    (8..=26).contains(&text.chars().count())
        && classes >= 3
        && !FORBIDDEN.iter().any(|word| contains(word))
}
