//! The values that generated types are made of.
//!
//! | JSON | Rust |
//! |---|---|
//! | boolean | `bool` |
//! | integer | `i8` to `i64`, `u8` to `u64`, [`Number`](crate::json::Number) |
//! | number | `f32`, `f64`, [`Number`](crate::json::Number) |
//! | bytes of a body, a part of a form | `Bytes`, [`File`] |
//! | string | `String`, [`Secret`](crate::secret::Secret), a [`TextEnum`], a [`Formatted<T>`] |
//! | array | `Vec<T>`, a [`Record`](crate::describe::Record) |
//! | object | `BTreeMap<String, T>`, a [`Record`](crate::describe::Record) |
//! | anything | [`Json`](crate::json::Json) |
//! | a value or nothing | `Option<T>` |
//! | a value or `null` | [`Nullable<T>`] |
//! | a value, `null` or nothing | `Option<Nullable<T>>` |

mod containers;
mod file;
mod format;
mod formatted;
mod nullable;
mod scalars;
mod text;

pub use containers::present;
pub use file::File;
pub(crate) use file::Name;
#[cfg(feature = "jiff")]
#[doc(no_inline)]
pub use jiff;
#[cfg(feature = "decimal")]
#[doc(no_inline)]
pub use rust_decimal;
#[cfg(feature = "url")]
#[doc(no_inline)]
pub use url;
#[cfg(feature = "uuid")]
#[doc(no_inline)]
pub use uuid;

#[cfg(feature = "decimal")]
pub use format::Decimal;
#[cfg(feature = "url")]
pub use format::Url;
#[cfg(feature = "uuid")]
pub use format::Uuid;
pub use format::{Base64, Ipv4, Ipv6};
#[cfg(feature = "jiff")]
pub use format::{Date, DateTime, Duration, Time};
pub use formatted::{Formatted, NotOfFormat, Spelled, TextForm};
pub use nullable::Nullable;
pub use text::{TextEnum, UnknownText};
