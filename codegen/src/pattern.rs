//! ECMA-262 patterns, settled when code is generated.

use std::fmt;
use std::ops::Range;

/// How a pattern will be matched. The runtime has the same shapes as static data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The whole text is this sequence of classes, and taking as many characters as fit is
    /// always right.
    Sequence(Vec<Step>),
    /// A deterministic automaton over UTF-8 bytes.
    Automaton(Automaton),
    /// Only an ECMA-262 engine can do it; why, in words.
    Engine(String),
}

/// So many characters of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Inclusive ranges of characters, sorted, neither overlapping nor touching.
    pub class: Vec<(char, char)>,
    /// At least so many.
    pub min: u32,
    /// At most so many; `u32::MAX` for any number.
    pub max: u32,
}

/// A deterministic automaton over the bytes of a text.
///
/// State 0 is dead: nothing that follows can match. State 1 has matched whatever follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Automaton {
    /// The class of each byte: 256 entries.
    pub classes: Vec<u8>,
    /// How many classes there are.
    pub stride: usize,
    /// The next state for each state and class, two bytes each, little-endian.
    pub transitions: Vec<u8>,
    /// The states that match when the text ends, sorted.
    pub accepting: Vec<u16>,
    /// The first state.
    pub start: u16,
}

/// A pattern that is not ECMA-262.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// The bytes of the pattern that it is about.
    pub at: Range<usize>,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for PatternError {}

/// Something about a pattern that is surely not meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspicion {
    /// What is odd, in a sentence without a full stop.
    pub message: String,
    /// A way out, in a sentence without a full stop.
    pub help: String,
}

/// Settles how an ECMA-262 pattern is matched (found anywhere in the text, as JSON Schema
/// has it).
///
/// # Errors
/// When it is not an ECMA-262 pattern, neither with the flag `u` nor without.
pub fn settle(source: &str) -> Result<Settled, PatternError> {
    let _ = source;
    Ok(Settled::Engine("not settled yet".to_owned()))
}

/// What is surely not meant in a pattern.
#[must_use]
pub fn suspicions(source: &str) -> Vec<Suspicion> {
    let _ = source;
    Vec::new()
}

impl Settled {
    /// Whether a text matches; `None` where only an engine knows.
    #[must_use]
    pub fn matches(&self, text: &str) -> Option<bool> {
        let _ = text;
        None
    }
}
