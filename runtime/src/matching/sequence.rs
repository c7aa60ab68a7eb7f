//! A sequence of classes, each so many times.

use crate::schema::Step;

/// Whether the whole text is the sequence.
pub(super) fn matches(steps: &[Step], text: &str) -> bool {
    let mut rest = text.chars();
    for step in steps {
        let mut taken = 0;
        while taken < step.max {
            // A clone, so that a character which is not of this class stays for the next.
            let mut ahead = rest.clone();
            match ahead.next() {
                Some(c) if contains(step.class, c) => rest = ahead,
                _ => break,
            }
            taken += 1;
        }
        if taken < step.min {
            return false;
        }
    }
    rest.next().is_none()
}

fn contains(class: &[(char, char)], c: char) -> bool {
    class
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&c))
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
}
