//! Patterns: the generated tables, the `regex` crate, and a loop by hand.

use std::hint::black_box;

use bindery_runtime::matching::matches;
use bindery_runtime::schema::Pattern;
use criterion::Criterion;
use regex::Regex;

use super::{group, tables};

pub(crate) fn bench(criterion: &mut Criterion) {
    compare(
        criterion,
        "pattern: UUID",
        tables::uuid(),
        is_uuid,
        "0197f36d-d83b-7258-b177-3784b7887a17",
        "0197f36d-d83b-7258-b177-3784b7887a1_",
    );
    compare(
        criterion,
        "pattern: name of 1 to 64 characters",
        tables::name(),
        is_name,
        "KeyPair-350b_cn-north-4.production",
        "KeyPair-350b cn-north-4.production",
    );
    compare(
        criterion,
        "pattern: 1 KiB of base64",
        tables::base64(),
        is_base64,
        &format!("{}IA==", "IyEvYmluL3NoCg/+".repeat(64)),
        &format!("{}IA=A", "IyEvYmluL3NoCg/+".repeat(64)),
    );
}

/// Measures with the text that fits, which all sides must read to its end.
fn compare(
    criterion: &mut Criterion,
    name: &str,
    pattern: &'static Pattern,
    by_hand: fn(&str) -> bool,
    fits: &str,
    fits_not: &str,
) {
    // Our patterns mean the same in both dialects, but for `$`: it is the very end in
    // ECMA-262, and so it is in `regex` as long as the flag `m` is off.
    let regex = Regex::new(pattern.source).unwrap();
    for (text, expected) in [(fits, true), (fits_not, false)] {
        assert_eq!(matches(pattern, text), expected);
        assert_eq!(regex.is_match(text), expected);
        assert_eq!(by_hand(text), expected);
    }
    let mut group = group(criterion, name);
    group.bench_function("bindery", |b| b.iter(|| matches(pattern, black_box(fits))));
    group.bench_function("regex", |b| b.iter(|| regex.is_match(black_box(fits))));
    group.bench_function("by hand", |b| b.iter(|| by_hand(black_box(fits))));
    group.finish();
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        })
}

pub(crate) fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(
            |byte| matches!(byte, b'-' | b'_' | b'.' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9'),
        )
}

pub(crate) fn is_base64(text: &str) -> bool {
    let bytes = text.as_bytes();
    let data = match bytes {
        [data @ .., b'=', b'='] | [data @ .., b'='] => data,
        data => data,
    };
    bytes.len().is_multiple_of(4)
        && data
            .iter()
            .all(|byte| matches!(byte, b'+' | b'/' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z'))
}
