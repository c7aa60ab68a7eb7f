//! Strings with a `format` that stands for a type of Rust.

use std::fmt;

/// A `format` of strings that stands for a type of the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// `date-time`
    DateTime,
    /// `date`
    Date,
    /// `time`
    Time,
    /// `duration`
    Duration,
    /// `uuid`
    Uuid,
    /// `uri`
    Url,
    /// `decimal`
    Decimal,
    /// `byte`, or `contentEncoding: base64`
    Base64,
    /// `ipv4`
    Ipv4,
    /// `ipv6`
    Ipv6,
}

impl Format {
    /// The format of that name, where it stands for a type.
    pub(super) fn of(name: &str) -> Option<Format> {
        Some(match name {
            "date-time" => Format::DateTime,
            "date" => Format::Date,
            "time" => Format::Time,
            "duration" => Format::Duration,
            "uuid" => Format::Uuid,
            "uri" => Format::Url,
            "decimal" => Format::Decimal,
            "byte" | "base64" => Format::Base64,
            "ipv4" => Format::Ipv4,
            "ipv6" => Format::Ipv6,
            _ => return None,
        })
    }

    /// What the runtime calls the type.
    #[must_use]
    pub fn type_name(self) -> &'static str {
        match self {
            Format::DateTime => "DateTime",
            Format::Date => "Date",
            Format::Time => "Time",
            Format::Duration => "Duration",
            Format::Uuid => "Uuid",
            Format::Url => "Url",
            Format::Decimal => "Decimal",
            Format::Base64 => "Base64",
            Format::Ipv4 => "Ipv4",
            Format::Ipv6 => "Ipv6",
        }
    }

    /// The feature of the runtime that the type needs.
    pub(super) fn feature(self) -> Option<&'static str> {
        match self {
            Format::DateTime | Format::Date | Format::Time | Format::Duration => Some("jiff"),
            Format::Uuid => Some("uuid"),
            Format::Url => Some("url"),
            Format::Decimal => Some("decimal"),
            Format::Base64 | Format::Ipv4 | Format::Ipv6 => None,
        }
    }

    /// A text of the format, for an example where the document has none.
    pub(super) fn example(self) -> &'static str {
        match self {
            Format::DateTime => "2030-01-31T12:30:00Z",
            Format::Date => "2030-01-31",
            Format::Time => "12:30:00Z",
            Format::Duration => "PT1H30M",
            Format::Uuid => "6ba7b810-9dad-41d1-80b4-00c04fd430c8",
            Format::Url => "https://example.com/",
            Format::Decimal => "12.50",
            Format::Base64 => "ZXhhbXBsZQ==",
            Format::Ipv4 => "192.0.2.1",
            Format::Ipv6 => "2001:db8::1",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.type_name())
    }
}

/// The formats of which the runtime has a rule.
const RULES: &[&str] = &[
    "byte",
    "date",
    "date-time",
    "decimal",
    "duration",
    "email",
    "hostname",
    "int16",
    "int32",
    "int64",
    "int8",
    "ipv4",
    "ipv6",
    "time",
    "uint16",
    "uint32",
    "uint64",
    "uint8",
    "uri",
    "uuid",
];

/// The format as a rule, where there is one of it. That of most integers, `int64`, needs none
/// where the values are read into the Rust type, which cannot hold others.
pub(super) fn rule(name: &str, is_loose: bool) -> Option<&'static str> {
    if name == "int64" && !is_loose {
        return None;
    }
    RULES.iter().copied().find(|known| *known == name)
}
