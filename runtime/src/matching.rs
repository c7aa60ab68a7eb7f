//! Matching texts with patterns.

mod automaton;
mod engine;
mod sequence;

pub use engine::engine;

use crate::schema::{Matcher, Pattern};

/// Whether the text matches the pattern, somewhere, as ECMA-262 has it; `^` and `$` in
/// the pattern say that it must be the whole text.
///
#[must_use]
pub fn matches(pattern: &'static Pattern, text: &str) -> bool {
    match &pattern.matcher {
        Matcher::Sequence(steps) => sequence::matches(steps, text),
        Matcher::Automaton(automaton) => automaton::matches(automaton, text),
        Matcher::Engine(engine) => engine(pattern.source, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_is_the_one_that_the_table_names() {
        static PATTERN: Pattern = Pattern {
            source: "^(?!x)",
            matcher: Matcher::Engine(|source, text| text == source),
        };
        assert!(matches(&PATTERN, "^(?!x)"));
        assert!(!matches(&PATTERN, "y"));
    }
}
