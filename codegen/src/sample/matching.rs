//! Texts that a settled pattern matches, of a length that is asked for.

use crate::pattern::{Automaton, Settled, Step};

/// The characters that are tried, pleasant ones first.
const ALPHABET: &str = "aA1b-B2zZ9_0c.d/:@,;=+*#%&!?$^~|<>()[]{}'\"`\\ efghijklmnopqrstuvwxyCDEFGHIJKLMNOPQRSTUVWXY345678\t\n\u{0}é中💥";

/// How much walking one pattern is worth.
const MOST_WORK: usize = 6_000_000;

/// Longer texts are not made.
const LONGEST: u64 = 10_000;

/// Matching texts: the shortest and the longest of those whose length is in the range, and
/// some between.
pub(super) fn texts(settled: &Settled, least: u64, most: u64) -> Vec<String> {
    match settled {
        Settled::Sequence(steps) => of_sequence(steps, least, most),
        Settled::Automaton(automaton) => of_automaton(automaton, least, most),
        Settled::Engine(_) => Vec::new(),
    }
}

fn of_sequence(steps: &[Step], least: u64, most: u64) -> Vec<String> {
    let shortest: u64 = steps.iter().map(|step| u64::from(step.min)).sum();
    let longest: u64 = steps.iter().map(|step| u64::from(step.max)).sum();
    let (least, most) = (least.max(shortest), most.min(longest));
    if least > most || least > LONGEST {
        return Vec::new();
    }
    // Without an end, a few characters more than the least are enough.
    let most = if most > LONGEST { least + 9 } else { most };
    let middle = least.midpoint(most).min(least + 7);
    [middle, least, most, least + 1]
        .into_iter()
        .filter(|length| *length <= most)
        .filter_map(|length| filled(steps, length - shortest))
        .collect()
}

/// The least of each step, and so many characters more.
fn filled(steps: &[Step], mut more: u64) -> Option<String> {
    let mut text = String::new();
    for step in steps {
        let spare = more.min(u64::from(step.max - step.min));
        more -= spare;
        let members = members(step);
        for index in 0..usize::try_from(u64::from(step.min) + spare).ok()? {
            text.push(*members.get(index % members.len().max(1))?);
        }
    }
    (more == 0).then_some(text)
}

/// Some characters of a step's class.
fn members(step: &Step) -> Vec<char> {
    let is_member = |c: &char| {
        step.class
            .iter()
            .any(|(start, end)| (start..=end).contains(&c))
    };
    let mut members: Vec<char> = ALPHABET.chars().filter(is_member).take(12).collect();
    if members.is_empty() {
        members.extend(step.class.first().map(|(start, _)| *start));
    }
    members
}

fn of_automaton(automaton: &Automaton, least: u64, most: u64) -> Vec<String> {
    let Some(mut walk) = Walk::new(automaton) else {
        return Vec::new();
    };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    if least > LONGEST {
        return Vec::new();
    }
    let least = usize::try_from(least).unwrap_or(usize::MAX);
    let mut lengths = Vec::new();
    // Without an end, a few lengths are enough; with one, the last is wanted.
    while walk.layers.len() <= most {
        let length = walk.layers.len() - 1;
        if length >= least && walk.accepting().is_some() {
            lengths.push(length);
        }
        let is_enough = most == usize::MAX && lengths.len() > 6;
        if is_enough || !walk.further() {
            break;
        }
    }
    if walk.layers.len() - 1 == most && most >= least && walk.accepting().is_some() {
        lengths.push(most);
    }
    lengths.dedup();
    let picked = [
        lengths.get(lengths.len().min(6) / 2),
        lengths.first(),
        lengths.last(),
        lengths.get(1),
    ];
    picked
        .into_iter()
        .flatten()
        .filter_map(|length| walk.text(*length))
        .collect()
}

/// All states that texts of each length lead to, each with one way.
struct Walk<'a> {
    automaton: &'a Automaton,
    alphabet: Vec<char>,
    states: usize,
    /// For each length and state, the state before and the character, if it is reached.
    layers: Vec<Vec<Option<(u16, char)>>>,
    work: usize,
}

impl<'a> Walk<'a> {
    fn new(automaton: &'a Automaton) -> Option<Walk<'a>> {
        let states = automaton.transitions.len() / 2 / automaton.stride.max(1);
        let mut first = vec![None; states];
        *first.get_mut(usize::from(automaton.start))? = Some((0, '\0'));
        // Of characters that the automaton does not tell apart, some are enough.
        let mut seen: Vec<(Vec<u8>, usize)> = Vec::new();
        let alphabet = ALPHABET.chars().filter(|c| {
            let mut buffer = [0; 4];
            let bytes = c.encode_utf8(&mut buffer).bytes();
            let classes: Vec<u8> = bytes
                .filter_map(|byte| automaton.classes.get(usize::from(byte)).copied())
                .collect();
            match seen.iter_mut().find(|(known, _)| *known == classes) {
                Some((_, count)) => {
                    *count += 1;
                    *count <= 2
                }
                None => {
                    seen.push((classes, 1));
                    true
                }
            }
        });
        let alphabet = alphabet.collect();
        Some(Walk {
            automaton,
            alphabet,
            states,
            layers: vec![first],
            work: 0,
        })
    }

    /// One character further; `false` where nothing leads on, or it is not worth it.
    fn further(&mut self) -> bool {
        self.work += self.states * self.alphabet.len();
        let Some(last) = self.layers.last().filter(|_| self.work < MOST_WORK) else {
            return false;
        };
        let mut next = vec![None; self.states];
        let turn = self.layers.len();
        for (state, _) in last.iter().enumerate().filter(|(_, way)| way.is_some()) {
            for index in 0..self.alphabet.len() {
                // Another character first each time, so that texts are not of one letter.
                let at = (index + turn) % self.alphabet.len();
                let Some(c) = self.alphabet.get(at).copied() else {
                    continue;
                };
                let to = self.step(state, c);
                if to != 0
                    && let Some(place @ None) = next.get_mut(to)
                    && let Ok(state) = u16::try_from(state)
                {
                    *place = Some((state, c));
                }
            }
        }
        let leads_on = next.iter().any(Option::is_some);
        if leads_on {
            self.layers.push(next);
        }
        leads_on
    }

    fn step(&self, state: usize, c: char) -> usize {
        let mut buffer = [0; 4];
        let bytes = c.encode_utf8(&mut buffer).bytes();
        bytes.fold(state, |state, byte| {
            if state < 2 {
                return state;
            }
            let class = self
                .automaton
                .classes
                .get(usize::from(byte))
                .copied()
                .unwrap_or(0);
            let at = 2 * (state * self.automaton.stride + usize::from(class));
            match self.automaton.transitions.get(at..at + 2) {
                Some([low, high]) => usize::from(u16::from_le_bytes([*low, *high])),
                _ => 0,
            }
        })
    }

    fn accepting(&self) -> Option<usize> {
        self.accepting_at(self.layers.len() - 1)
    }

    fn accepting_at(&self, length: usize) -> Option<usize> {
        let layer = self.layers.get(length)?;
        let accepts = |state: &usize| {
            let is_listed = |state| self.automaton.accepting.contains(&state);
            *state == 1 || u16::try_from(*state).is_ok_and(is_listed)
        };
        let mut reached =
            (0..self.states).filter(|state| layer.get(*state).is_some_and(Option::is_some));
        reached.find(accepts)
    }

    fn text(&self, length: usize) -> Option<String> {
        let mut state = self.accepting_at(length)?;
        let mut reversed = Vec::with_capacity(length);
        for layer in self.layers.get(1..=length)?.iter().rev() {
            let (before, c) = (*layer.get(state)?)?;
            reversed.push(c);
            state = usize::from(before);
        }
        Some(reversed.into_iter().rev().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::texts;
    use crate::pattern::settle;

    fn lengths(pattern: &str, least: u64, most: u64) -> Vec<usize> {
        let settled = settle(pattern).unwrap();
        let texts = texts(&settled, least, most);
        for text in &texts {
            assert_eq!(settled.matches(text), Some(true), "{pattern} {text:?}");
        }
        let mut lengths: Vec<usize> = texts.iter().map(|text| text.chars().count()).collect();
        lengths.sort_unstable();
        lengths.dedup();
        lengths
    }

    #[test]
    fn the_shortest_and_the_longest_are_found() {
        assert_eq!(lengths("^[a-z]{2,5}$", 0, u64::MAX), [2, 3, 5]);
        assert_eq!(lengths("^[a-z]{2,5}$", 3, 4), [3, 4]);
        assert_eq!(lengths("^(on|off)$", 0, u64::MAX), [2, 3]);
        assert_eq!(lengths("^(on|off)$", 3, 100), [3]);
        assert_eq!(lengths("^(ab)*$", 3, 9), [4, 6, 8]);
        assert_eq!(lengths("x", 0, 3), [1, 2, 3]);
        assert_eq!(lengths("^é+$", 2, 3), [2, 3]);
        assert_eq!(lengths("^[a-z]{2}$", 3, 9), [0_usize; 0]);
        assert_eq!(lengths("^(?!-)", 0, 9), [0_usize; 0]);
    }
}
