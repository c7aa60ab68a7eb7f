//! A sequence of classes, each so many times.

use crate::schema::Step;

type Class = [(char, char)];

/// Whether the whole text is the sequence.
pub(super) fn matches(steps: &[Step], text: &str) -> bool {
    let mut rest = text;
    for step in steps {
        match behind(step, rest) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    rest.is_empty()
}

/// What follows the characters that the step takes; `None` where they are too few.
fn behind<'t>(step: &Step, text: &'t str) -> Option<&'t str> {
    let most = usize::try_from(step.max).unwrap_or(usize::MAX);
    // Mostly that is all of them: what an API restricts by a pattern is ASCII.
    let mut taken = leading_ascii(step.class, text.as_bytes(), most);
    let mut rest = text.get(taken..)?;
    while taken < most {
        let mut ahead = rest.chars();
        match ahead.next() {
            Some(c) if contains(step.class, c) => rest = ahead.as_str(),
            _ => break,
        }
        taken += 1;
    }
    (taken >= usize::try_from(step.min).unwrap_or(usize::MAX)).then_some(rest)
}

/// How many bytes at the start, but at most `most`, are ASCII characters of the class.
///
/// Which range a character is in, no processor can foresee, so there is nothing to jump
/// over: one or two ranges are both asked, more are made a bitmap first.
fn leading_ascii(class: &Class, text: &[u8], most: usize) -> usize {
    let text = text.get(..most).unwrap_or(text);
    match class {
        [one] => {
            let one = Bytes::of(one);
            leading(text, |byte| one.has(byte))
        }
        [one, two] => {
            let (one, two) = (Bytes::of(one), Bytes::of(two));
            leading(text, |byte| one.has(byte) | two.has(byte))
        }
        _ => {
            let [low, high] = ascii_bitmap(class);
            let words = [low, high, 0, 0];
            leading(text, |byte| {
                words[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1
            })
        }
    }
}

fn leading(text: &[u8], is_member: impl Fn(u8) -> bool) -> usize {
    let end = text.iter().position(|byte| !is_member(*byte));
    end.unwrap_or(text.len())
}

/// The ASCII characters of a range, so that asking for one is a subtraction and a comparison.
struct Bytes {
    first: u8,
    more: u8,
}

impl Bytes {
    fn of((first, last): &(char, char)) -> Bytes {
        // 255 is no byte of any text.
        let first = u8::try_from(*first).ok().filter(u8::is_ascii);
        let first = first.unwrap_or(u8::MAX);
        let last = u32::from(*last).min(127) as u8;
        Bytes {
            first,
            more: last.saturating_sub(first),
        }
    }

    fn has(&self, byte: u8) -> bool {
        byte.wrapping_sub(self.first) <= self.more
    }
}

/// A bit for each ASCII character.
fn ascii_bitmap(class: &Class) -> [u64; 2] {
    let ascii = class.iter().take_while(|(first, _)| first.is_ascii());
    let bits = ascii.fold(0, |bits, (first, last)| {
        let last = u32::from(*last).min(127);
        bits | (u128::MAX >> (127 - last) & u128::MAX << u32::from(*first))
    });
    [bits as u64, (bits >> 64) as u64]
}

fn contains(class: &Class, c: char) -> bool {
    let behind = class.partition_point(|(first, _)| *first <= c);
    let range = behind.checked_sub(1).and_then(|index| class.get(index));
    range.is_some_and(|(_, last)| c <= *last)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEX: &[(char, char)] = &[('0', '9'), ('a', 'f')];
    const ANY: &[(char, char)] = &[('\0', char::MAX)];

    #[test]
    fn takes_as_many_as_fit() {
        let id = [
            Step {
                class: HEX,
                min: 2,
                max: 4,
            },
            Step {
                class: &[('-', '-')],
                min: 1,
                max: 1,
            },
            Step {
                class: HEX,
                min: 0,
                max: u32::MAX,
            },
        ];
        for text in ["0a-", "0aff-0", "00-0123456789abcdef"] {
            assert!(matches(&id, text), "{text}");
        }
        for text in ["", "0-", "0a", "0affe-0", "0a-x", "0a-0-", "-0a"] {
            assert!(!matches(&id, text), "{text}");
        }
    }

    #[test]
    fn counts_code_points() {
        let three = [Step {
            class: ANY,
            min: 3,
            max: 3,
        }];
        assert!(matches(&three, "é😀a"));
        assert!(!matches(&three, "éa"));
        assert!(!matches(&three, "😀😀😀😀"));
    }

    #[test]
    fn no_steps_match_only_nothing() {
        assert!(matches(&[], ""));
        assert!(!matches(&[], "a"));
    }

    #[test]
    fn knows_a_character_by_whichever_way_it_is_looked_up() {
        let class: &[(char, char)] = &[
            ('\0', '\t'),
            ('-', '.'),
            ('0', '9'),
            ('_', '_'),
            ('}', 'é'),
            ('😀', '😎'),
        ];
        let is_member = |c| {
            class
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&c))
        };
        let rest = ['\u{ff}', '\u{d7ff}', '😀', '😅', '😎', '😏', char::MAX];
        for c in ('\0'..='ÿ').chain(rest) {
            assert_eq!(contains(class, c), is_member(c), "{c:?}");
            // Long enough for the bitmap, and too short.
            for (min, text) in [(9, format!("00000000{c}")), (1, c.to_string())] {
                let step = Step { class, min, max: 9 };
                assert_eq!(matches(&[step], &text), is_member(c), "{text:?}");
            }
        }
    }
}
