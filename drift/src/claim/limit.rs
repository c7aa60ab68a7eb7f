//! What a value must keep.

/// What a value must keep, in the terms of JSON Schema. Numbers are JSON text, so that none
/// is changed by reading it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// At least so many characters.
    MinLength(u64),
    /// At most so many characters.
    MaxLength(u64),
    /// At least so many items.
    MinItems(u64),
    /// At most so many items.
    MaxItems(u64),
    /// At least this.
    Minimum(String),
    /// At most this.
    Maximum(String),
    /// A regular expression, as the page has it.
    Pattern(String),
    /// A form that has a name in JSON Schema: `uuid`, `ipv4`, `date-time`.
    Format(&'static str),
}
