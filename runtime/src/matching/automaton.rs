//! A deterministic automaton over bytes.

use crate::schema::Automaton;

/// Nothing that follows can match.
const DEAD: u16 = 0;
/// Whatever follows, it has matched.
const MATCHED: u16 = 1;

pub(super) fn matches(automaton: &Automaton, text: &str) -> bool {
    let mut state = automaton.start;
    for byte in text.bytes() {
        match state {
            DEAD => return false,
            MATCHED => return true,
            _ => state = next(automaton, state, byte),
        }
    }
    state == MATCHED || automaton.accepting.binary_search(&state).is_ok()
}

/// Tables that are too short are dead where they end.
fn next(automaton: &Automaton, state: u16, byte: u8) -> u16 {
    let class = automaton
        .classes
        .get(usize::from(byte))
        .copied()
        .unwrap_or_default();
    let cell = usize::from(state) * automaton.stride + usize::from(class);
    match automaton.transitions.get(cell * 2..cell * 2 + 2) {
        Some(&[low, high]) => u16::from_le_bytes([low, high]),
        _ => DEAD,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Classes: 0 any other, 1 `a`, 2 `b`.
    static CLASSES: [u8; 256] = {
        let mut classes = [0; 256];
        classes[b'a' as usize] = 1;
        classes[b'b' as usize] = 2;
        classes
    };

    /// `^a*b` followed by anything.
    static PREFIX: Automaton = Automaton {
        classes: &CLASSES,
        stride: 3,
        transitions: &[0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 2, 0, 1, 0],
        accepting: &[],
        start: 2,
    };

    /// `^a*b?$`
    static WHOLE: Automaton = Automaton {
        classes: &CLASSES,
        stride: 3,
        transitions: &[
            0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 2, 0, 3, 0, 0, 0, 0, 0, 0, 0,
        ],
        accepting: &[2, 3],
        start: 2,
    };

    #[test]
    fn stops_as_soon_as_it_knows() {
        assert!(matches(&PREFIX, "b"));
        assert!(matches(&PREFIX, "aaab and more"));
        assert!(!matches(&PREFIX, "aaa"));
        assert!(!matches(&PREFIX, "caab"));
    }

    #[test]
    fn accepts_at_the_end() {
        assert!(matches(&WHOLE, ""));
        assert!(matches(&WHOLE, "aaab"));
        assert!(!matches(&WHOLE, "aaabb"));
        assert!(!matches(&WHOLE, "é"));
    }

    #[test]
    fn short_tables_match_nothing() {
        let broken = Automaton {
            classes: &[],
            stride: 9,
            transitions: &[1],
            accepting: &[],
            start: 7,
        };
        assert!(!matches(&broken, "x"));
    }
}
