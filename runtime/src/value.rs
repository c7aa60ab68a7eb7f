//! The values that generated types are made of.
//!
//! | JSON | Rust |
//! |---|---|
//! | boolean | `bool` |
//! | integer | `i8` to `i64`, `u8` to `u64` |
//! | number | `f32`, `f64`, [`Number`](crate::json::Number) |
//! | string | `String`, [`Secret`](crate::secret::Secret), a [`TextEnum`] |
//! | bytes of a body, a part of a form | `Bytes`, [`File`] |
//! | array | `Vec<T>` |
//! | object | `BTreeMap<String, T>`, a [`Record`](crate::describe::Record) |
//! | anything | [`Json`](crate::json::Json) |
//! | a value or nothing | `Option<T>` |
//! | a value or `null` | [`Nullable<T>`] |
//! | a value, `null` or nothing | `Option<Nullable<T>>` |

mod containers;
mod file;
mod nullable;
mod scalars;
mod text;

pub use file::File;
pub(crate) use file::Name;
pub use nullable::Nullable;
pub use text::{TextEnum, UnknownText};
