//! What each `format` of a string stands for.

use std::net::{Ipv4Addr, Ipv6Addr};

use bytes::Bytes;

use super::formatted::{Formatted, Spelled, TextForm};
use crate::base64;
use crate::validate::format;

/// `format: date-time`
#[cfg(feature = "jiff")]
pub type DateTime = Formatted<jiff::Timestamp>;
/// `format: date`
#[cfg(feature = "jiff")]
pub type Date = Formatted<jiff::civil::Date>;
/// `format: time`. Its value is the time on the clock; an offset is only in the text.
#[cfg(feature = "jiff")]
pub type Time = Formatted<jiff::civil::Time>;
/// `format: duration`
#[cfg(feature = "jiff")]
pub type Duration = Formatted<jiff::Span>;
/// `format: uuid`
#[cfg(feature = "uuid")]
pub type Uuid = Formatted<uuid::Uuid>;
/// `format: uri`, or `url`
#[cfg(feature = "url")]
pub type Url = Formatted<url::Url>;
/// `format: decimal`
#[cfg(feature = "decimal")]
pub type Decimal = Formatted<rust_decimal::Decimal>;
/// `format: byte`: bytes as base64.
///
/// ```
/// use bindery_runtime::value::Base64;
///
/// let data = Base64::from(b"hello");
/// assert_eq!(data.as_str(), "aGVsbG8=");
/// assert_eq!(Base64::from_text("aGVsbG8").get().as_deref(), Some(b"hello".as_slice()));
/// ```
pub type Base64 = Formatted<Bytes>;
/// `format: ipv4`
pub type Ipv4 = Formatted<Ipv4Addr>;
/// `format: ipv6`
pub type Ipv6 = Formatted<Ipv6Addr>;

/// A form whose texts are read and written by the type's own `FromStr` and `Display`, where
/// the format allows the text at all: libraries read more than one notation.
macro_rules! forms {
    ($($form:ty: $format:literal),* $(,)?) => {
        $(
            impl TextForm for $form {
                const FORMAT: &'static str = $format;

                fn read(text: &str) -> Option<$form> {
                    if format::holds($format, text) {
                        text.parse().ok()
                    } else {
                        None
                    }
                }

                fn write(&self) -> String {
                    self.to_string()
                }
            }

            impl Spelled for $form {}
        )*
    };
}

forms!(
    Ipv4Addr: "ipv4",
    Ipv6Addr: "ipv6",
);
#[cfg(feature = "jiff")]
forms!(
    jiff::Timestamp: "date-time",
    jiff::civil::Date: "date",
    jiff::Span: "duration",
);
#[cfg(feature = "uuid")]
forms!(uuid::Uuid: "uuid");
#[cfg(feature = "url")]
forms!(url::Url: "uri");

#[cfg(feature = "jiff")]
impl TextForm for jiff::civil::Time {
    const FORMAT: &'static str = "time";

    fn read(text: &str) -> Option<jiff::civil::Time> {
        let clock = text.split(['Z', 'z', '+', '-']).next().unwrap_or(text);
        format::holds("time", text)
            .then(|| clock.parse().ok())
            .flatten()
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

#[cfg(feature = "jiff")]
impl Spelled for jiff::civil::Time {}

#[cfg(feature = "decimal")]
impl TextForm for rust_decimal::Decimal {
    const FORMAT: &'static str = "decimal";

    /// Nothing where the type has not enough digits for it: it is never rounded.
    fn read(text: &str) -> Option<rust_decimal::Decimal> {
        format::holds("decimal", text)
            .then(|| rust_decimal::Decimal::from_str_exact(text).ok())
            .flatten()
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

#[cfg(feature = "decimal")]
impl Spelled for rust_decimal::Decimal {}

impl TextForm for Bytes {
    const FORMAT: &'static str = "byte";

    fn read(text: &str) -> Option<Bytes> {
        format::holds("byte", text)
            .then(|| base64::decode(text).map(Bytes::from))
            .flatten()
    }

    fn write(&self) -> String {
        base64::encode(self)
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Base64 {
        Formatted::from_text(base64::encode(bytes))
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Base64 {
        Base64::from(bytes.as_slice())
    }
}

impl<const N: usize> From<&[u8; N]> for Base64 {
    fn from(bytes: &[u8; N]) -> Base64 {
        Base64::from(bytes.as_slice())
    }
}
