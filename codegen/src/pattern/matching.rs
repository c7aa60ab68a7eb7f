//! Matching, as the runtime will do it.

use super::{Automaton, Settled, Step};

impl Settled {
    /// Whether a text matches; `None` where only an engine knows.
    ///
    /// ```
    /// use bindery::pattern::settle;
    ///
    /// let name = settle("^[a-z][a-z0-9-]*$").unwrap();
    /// assert_eq!(name.matches("web-1"), Some(true));
    /// assert_eq!(name.matches("1-web"), Some(false));
    /// assert_eq!(settle(r"(.)\1").unwrap().matches("aa"), None);
    /// ```
    #[must_use]
    pub fn matches(&self, text: &str) -> Option<bool> {
        match self {
            Settled::Sequence(steps) => Some(sequence(steps, text)),
            Settled::Automaton(automaton) => Some(run(automaton, text)),
            Settled::Engine(_) => None,
        }
    }
}

fn sequence(steps: &[Step], text: &str) -> bool {
    let mut chars = text.chars().peekable();
    for step in steps {
        let fits = |c: &char| {
            step.class
                .iter()
                .any(|(start, end)| (start..=end).contains(&c))
        };
        let mut count = 0;
        while count < step.max && chars.next_if(fits).is_some() {
            count += 1;
        }
        if count < step.min {
            return false;
        }
    }
    chars.next().is_none()
}

fn run(automaton: &Automaton, text: &str) -> bool {
    let mut state = automaton.start;
    for byte in text.bytes() {
        if state <= 1 {
            break;
        }
        state = automaton.next(state, byte);
    }
    automaton.accepting.binary_search(&state).is_ok()
}

impl Automaton {
    /// The state after a byte.
    fn next(&self, state: u16, byte: u8) -> u16 {
        let class = self
            .classes
            .get(usize::from(byte))
            .map_or(0, |class| usize::from(*class));
        let index = 2 * (usize::from(state) * self.stride + class);
        match self.transitions.get(index..index + 2) {
            Some(&[low, high]) => u16::from_le_bytes([low, high]),
            _ => 0,
        }
    }
}
