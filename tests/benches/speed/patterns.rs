//! Patterns: the generated tables, the `regex` crate, and a loop by hand.

use std::hint::black_box;

use bindery_runtime::matching::matches;
use bindery_runtime::schema::Pattern;
use criterion::Criterion;
use regex::Regex;

use super::{group, tables};

const HEX: &str = "0123456789abcdef";
const NAME: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
const BASE64: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/";

pub(crate) fn bench(criterion: &mut Criterion) {
    let mut random = Random(1);
    let uuids = variants(256, || {
        let parts = [8, 4, 4, 4, 12].map(|size| random.text(HEX, size));
        parts.join("-")
    });
    compare(criterion, "pattern: UUID", tables::uuid(), is_uuid, &uuids);
    let names = variants(256, || {
        let size = 8 + random.below(32);
        random.text(NAME, size)
    });
    let name = "pattern: name of 1 to 64 characters";
    compare(criterion, name, tables::name(), is_name, &names);
    let data = variants(16, || random.text(BASE64, 1022) + "==");
    let name = "pattern: 1 KiB of base64";
    compare(criterion, name, tables::base64(), is_base64, &data);
}

fn variants(count: usize, make: impl FnMut() -> String) -> Vec<String> {
    std::iter::repeat_with(make).take(count).collect()
}

/// The same numbers in every run (a linear congruential generator).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn text(&mut self, alphabet: &str, size: usize) -> String {
        let alphabet = alphabet.as_bytes();
        let letter = |_| char::from(alphabet[self.below(alphabet.len())]);
        (0..size).map(letter).collect()
    }
}

/// Measures with texts that fit, which all sides must read to their ends. They differ, or
/// the processor would learn the one text by heart.
fn compare(
    criterion: &mut Criterion,
    name: &str,
    pattern: &'static Pattern,
    by_hand: fn(&str) -> bool,
    texts: &[String],
) {
    // Our patterns mean the same in both dialects.
    let regex = Regex::new(pattern.source).unwrap();
    for fits in texts {
        for (text, expected) in [(fits, true), (&format!("{fits} "), false)] {
            assert_eq!(matches(pattern, text), expected, "{text:?}");
            assert_eq!(regex.is_match(text), expected, "{text:?}");
            assert_eq!(by_hand(text), expected, "{text:?}");
        }
    }
    let mut group = group(criterion, name);
    let mut next = texts.iter().cycle();
    group.bench_function("bindery", |b| {
        b.iter(|| matches(pattern, black_box(next.next().unwrap())));
    });
    group.bench_function("regex", |b| {
        b.iter(|| regex.is_match(black_box(next.next().unwrap())));
    });
    group.bench_function("by hand", |b| {
        b.iter(|| by_hand(black_box(next.next().unwrap())));
    });
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
