//! Matching texts with patterns.

mod automaton;
mod engine;
mod sequence;

use crate::schema::{Matcher, Pattern};

/// Whether the text matches the pattern, somewhere, as ECMA-262 has it; `^` and `$` in
/// the pattern say that it must be the whole text.
///
/// A pattern that needs the engine matches everything where the feature `ecma-regex` is
/// off, or where the engine does not know it.
#[must_use]
pub fn matches(pattern: &'static Pattern, text: &str) -> bool {
    match &pattern.matcher {
        Matcher::Sequence(steps) => sequence::matches(steps, text),
        Matcher::Automaton(automaton) => automaton::matches(automaton, text),
        Matcher::Engine => engine::matches(pattern.source, text),
    }
}
