//! What the macros for generated types stand on. Not for use by hand.
//!
//! A generated type implements [`Record`](crate::describe::Record),
//! [`TextEnum`](crate::value::TextEnum) or [`Union`](crate::describe::Union), or wraps one value
//! and implements [`Blank`](crate::describe::Blank); one line of a macro gives it all the rest.

mod debug;
#[cfg(feature = "serde")]
mod deserialize;
mod macros;
#[cfg(feature = "serde")]
mod serialize;
mod tuple;

pub use debug::debug;
#[cfg(feature = "serde")]
pub use deserialize::deserialize;
#[cfg(feature = "serde")]
pub use serde_core as serde;
#[cfg(feature = "serde")]
pub use serialize::serialize;
pub use tuple::{tuple_item, tuple_len};
