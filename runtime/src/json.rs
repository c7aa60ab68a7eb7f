//! Reading and writing JSON, and JSON values of any kind.
//!
//! Reading is lenient where a server may have moved on, and strict where a Rust value
//! could not be made:
//!
//! - properties that a type does not know are skipped, or kept where the type has a place
//!   for them;
//! - `null` for an optional field is read as absent, unless the field can hold a `null`;
//! - of a property that occurs twice the last one counts;
//! - a missing or mistyped required property is an error that names its JSON pointer;
//! - what is nested deeper than [`MAX_DEPTH`] is an error.
//!
//! ```
//! use bindery_runtime::json;
//!
//! let sizes: Vec<u32> = json::from_str("[1, 2.0, 3e1]")?;
//! assert_eq!(sizes, [1, 2, 30]);
//! assert_eq!(json::to_string(&sizes), "[1,2,30]");
//!
//! let error = json::from_str::<Vec<u32>>(r#"[1, "2"]"#).unwrap_err();
//! assert_eq!(error.pointer(), "/1");
//! # Ok::<(), json::ReadError>(())
//! ```

pub(crate) mod decimal;
pub(crate) mod equality;
mod error;
mod from;
mod number;
pub(crate) mod pointer;
mod reader;
mod record;
mod scalars;
mod scanner;
mod tree;
mod tuple;
mod union;
mod writer;

pub use error::{Problem, ReadError};
pub use number::{Number, OutOfRange};
pub use reader::{Kind, MAX_DEPTH, Reader};
pub use tree::Json;
pub use writer::write;
pub(crate) use writer::{is_written_field, write_text};

use crate::describe::{Blank, Value};

/// The value as JSON, without white space.
#[must_use]
pub fn to_vec(value: &dyn Value) -> Vec<u8> {
    let mut out = Vec::with_capacity(128);
    write(value.view(), &mut out);
    out
}

/// The value as JSON, without white space.
#[must_use]
pub fn to_string(value: &dyn Value) -> String {
    // The writer copies whole strings and ASCII only, so nothing is ever replaced.
    String::from_utf8(to_vec(value))
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Reads one value; only white space may follow it.
///
/// # Errors
/// When the bytes are not JSON, or not JSON of this type.
pub fn from_slice<T: Blank>(json: &[u8]) -> Result<T, ReadError> {
    let mut reader = Reader::new(json);
    let value = reader.value()?;
    reader.finish()?;
    Ok(value)
}

/// Reads one value; only white space may follow it.
///
/// # Errors
/// When the text is not JSON, or not JSON of this type.
pub fn from_str<T: Blank>(json: &str) -> Result<T, ReadError> {
    from_slice(json.as_bytes())
}
