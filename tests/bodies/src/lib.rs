//! Large real bodies: types that Bindery generates, and beside them types of the same shape
//! that derive serde's traits, as `docs/benchmarks.md` compares them.
//!
//! The types are made by the build script, in the release profile only, and are committed
//! nowhere.

#[cfg(measured)]
pub mod bodies;
#[cfg(measured)]
pub mod sides;

/// What is there, `null` too. Without it serde takes `null` for nothing.
///
/// # Errors
/// When it is not of its type.
pub fn present<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: serde::Deserialize<'de>,
    D: serde::Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}
