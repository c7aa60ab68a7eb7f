//! Strings: lengths, patterns, formats, passwords.

use super::{Sampler, matching};
use crate::model::{Check, Json, Password, Type, TypeId};

/// What is said about a string.
pub(super) struct Said<'a> {
    pub(super) least: u64,
    /// [`u64::MAX`] where nothing is said.
    pub(super) most: u64,
    patterns: Vec<&'a str>,
    passwords: Vec<&'a Password>,
}

impl<'a> Said<'a> {
    pub(super) fn of(ty: &'a Type) -> Said<'a> {
        let mut said = Said {
            least: 0,
            most: u64::MAX,
            patterns: Vec::new(),
            passwords: Vec::new(),
        };
        for rule in &ty.rules {
            match &rule.check {
                Check::MinLength(least) => said.least = said.least.max(*least),
                Check::MaxLength(most) => said.most = said.most.min(*most),
                Check::Pattern(pattern) => said.patterns.push(pattern),
                Check::Password(policy) => said.passwords.push(policy),
                _ => {}
            }
        }
        said
    }
}

/// Strings of a type, from which those that break a rule are still to be taken out.
pub(super) fn texts(
    sampler: &Sampler<'_>,
    id: TypeId,
    ty: &Type,
    format: Option<&str>,
) -> Vec<Json> {
    let said = Said::of(ty);
    let known = formatted(format);
    let mut texts: Vec<String> = known.iter().map(|text| (*text).to_owned()).collect();
    texts.extend(made(sampler, &said, said.least, said.most));
    // A string of a known format has that, unless the other rules leave none of them.
    if known
        .iter()
        .any(|text| sampler.fits(id, &Json::String((*text).to_owned())))
    {
        texts.truncate(known.len());
    }
    texts.into_iter().map(Json::String).collect()
}

/// Strings whose length is in a range, by patterns, policies, or else of any characters.
pub(super) fn made(sampler: &Sampler<'_>, said: &Said<'_>, least: u64, most: u64) -> Vec<String> {
    let mut texts = Vec::new();
    // What is too long to be made is left to the shorter ones.
    let end = if most > sampler.limits.length {
        u64::MAX
    } else {
        most
    };
    for pattern in &said.patterns {
        if let Some(settled) = sampler.judge.pattern(pattern) {
            texts.extend(matching::texts(settled, least, end));
        }
    }
    let lengths = [least.max(6).min(most), least, end, least + 1];
    let lengths: Vec<usize> = lengths
        .into_iter()
        .filter(|length| (least..=most).contains(length) && *length <= sampler.limits.length)
        .filter_map(|length| usize::try_from(length).ok())
        .collect();
    for policy in &said.passwords {
        texts.extend(lengths.iter().map(|length| password(policy, *length)));
    }
    if said.patterns.is_empty() && said.passwords.is_empty() {
        for characters in ["sample", "é💥e\u{301}\" \\\n"] {
            let cycle = |length: &usize| characters.chars().cycle().take(*length).collect();
            texts.extend(lengths.iter().map(cycle));
        }
    }
    texts
}

/// A password of all classes of characters, without a word in it.
fn password(policy: &Password, length: usize) -> String {
    let special = policy.special.chars().next().unwrap_or('q');
    let cycle = ['K', 'v', '7', special, 'x', '3', 'W', 'j', '9'];
    cycle.iter().cycle().take(length).collect()
}

/// Strings of a format, odd ones among them that are easily changed on their way.
fn formatted(format: Option<&str>) -> &'static [&'static str] {
    match format.unwrap_or("") {
        "uuid" => &[
            "0197f36d-d83b-4258-b177-3784b7887a17",
            "0197F36D-D83B-4258-B177-3784B7887A17",
        ],
        "date-time" => &[
            "2026-02-28T23:59:59Z",
            "2024-02-29T12:30:45.120+05:30",
            "1999-12-31T00:00:00.000000-08:00",
        ],
        "date" => &["2024-02-29", "1999-12-31"],
        "time" => &["23:59:59Z", "12:00:00.50+01:00"],
        "duration" => &["PT36H", "P1Y2M3DT4H5M6S"],
        "uri" | "url" => &["https://example.com/a%20b?c=d#e", "HTTPS://Example.com:443"],
        "uri-reference" => &["/a/b?c=d", "https://example.com/"],
        "email" => &["sample@example.com", "First.Last+tag@Example.com"],
        "ipv4" => &["192.0.2.1", "255.255.255.255"],
        "ipv6" => &["2001:db8::1", "2001:0DB8:0:0:0:0:0:1"],
        "hostname" => &["example.com", "a-1.Example.org"],
        "byte" | "base64" => &["c2FtcGxl", "QQ==", "+/8=", ""],
        "decimal" => &["12.50", "-0.1"],
        "json-pointer" => &["/a~1b/0", ""],
        "regex" => &["^[a-z]+$"],
        _ => &[],
    }
}

/// Strings that no common format allows.
pub(super) const SHAPELESS: &[&str] = &["not of this format!", "%%%", " ", "9999-99-99", ""];
