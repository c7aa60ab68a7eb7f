//! ECMA-262 patterns, settled when code is generated.
//!
//! A pattern is found anywhere in a text, as JSON Schema has it. It is read with the flag
//! `u`, and where it is not valid so, without it, by the rules of Annex B. Most patterns
//! become a loop over classes of characters or a small automaton; the rest needs an engine.
//!
//! Two differences to an engine are known:
//!
//! - Without `u`, ECMA-262 matches UTF-16 code units. Here a character is a code point, so
//!   in a pattern that is valid only without `u`, one `.` matches one emoji, not half of it.
//! - The members of `\p{…}` are those of the Unicode version of `regex-syntax`.

mod automaton;
mod matching;
mod minimise;
mod node;
mod once;
#[cfg(test)]
mod oracle;
mod parse;
mod property;
mod sequence;
mod set;
mod shorten;
mod suspicion;
#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Range;

pub use once::{Known, Once};

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

/// Settles how an ECMA-262 pattern is matched.
///
/// ```
/// use bindery::pattern::{Settled, settle};
///
/// assert!(matches!(settle("^[0-9a-f]{8}$"), Ok(Settled::Sequence(_))));
/// assert!(matches!(settle("^(on|off)$"), Ok(Settled::Automaton(_))));
/// assert!(matches!(settle("^(?!-)"), Ok(Settled::Engine(_))));
/// assert!(settle("(").is_err());
/// ```
///
/// # Errors
/// When it is not an ECMA-262 pattern, neither with the flag `u` nor without.
pub fn settle(source: &str) -> Result<Settled, PatternError> {
    let node = parse::parse(source)?.node;
    if let Some(why) = node.beyond() {
        return Ok(Settled::Engine(why.to_owned()));
    }
    if let Some(steps) = sequence::sequence(&node) {
        return Ok(Settled::Sequence(steps));
    }
    Ok(match automaton::automaton(&shorten::shorten(node)) {
        Some(automaton) => Settled::Automaton(automaton),
        None => Settled::Engine("its automaton would be too large".to_owned()),
    })
}

/// What is surely not meant in a pattern: slashes around it, a date format, an example, a
/// pattern that everything or nothing matches, and the like.
///
/// ```
/// let found = bindery::pattern::suspicions("yyyy-MM-dd");
/// assert_eq!(found[0].message, "this is a date format, and no pattern that a date matches");
/// ```
#[must_use]
pub fn suspicions(source: &str) -> Vec<Suspicion> {
    suspicion::suspicions(source)
}
