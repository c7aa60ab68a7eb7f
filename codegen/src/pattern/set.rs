//! Sets of characters.

/// A set of code points: inclusive ranges, sorted, neither overlapping nor touching.
///
/// Surrogates can be members, because patterns can speak of them; texts have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Set {
    ranges: Vec<(u32, u32)>,
}

/// The last code point.
const LAST: u32 = 0x0010_FFFF;

impl Set {
    pub(super) fn new(ranges: impl IntoIterator<Item = (u32, u32)>) -> Set {
        let mut ranges: Vec<(u32, u32)> = ranges.into_iter().collect();
        ranges.sort_unstable();
        let mut set = Set::default();
        for (start, end) in ranges {
            match set.ranges.last_mut() {
                Some(last) if start <= last.1.saturating_add(1) => last.1 = last.1.max(end),
                _ => set.ranges.push((start, end)),
            }
        }
        set
    }

    pub(super) fn ranges(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.ranges.iter().copied()
    }

    pub(super) fn one(code_point: u32) -> Set {
        Set::new([(code_point, code_point)])
    }

    pub(super) fn any() -> Set {
        Set::new([(0, LAST)])
    }

    /// `\d`
    pub(super) fn digit() -> Set {
        Set::of(&[('0', '9')])
    }

    /// `\w`
    pub(super) fn word() -> Set {
        Set::of(&[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')])
    }

    /// `\s`: the white space and the line terminators of ECMA-262.
    pub(super) fn space() -> Set {
        Set::of(&[
            ('\t', '\r'),
            (' ', ' '),
            ('\u{A0}', '\u{A0}'),
            ('\u{1680}', '\u{1680}'),
            ('\u{2000}', '\u{200A}'),
            ('\u{2028}', '\u{2029}'),
            ('\u{202F}', '\u{202F}'),
            ('\u{205F}', '\u{205F}'),
            ('\u{3000}', '\u{3000}'),
            ('\u{FEFF}', '\u{FEFF}'),
        ])
    }

    /// `.`: everything but line terminators.
    pub(super) fn dot() -> Set {
        Set::of(&[('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')]).negated()
    }

    fn of(ranges: &[(char, char)]) -> Set {
        Set::new(ranges.iter().map(|(a, b)| (u32::from(*a), u32::from(*b))))
    }

    pub(super) fn add(&mut self, other: &Set) {
        let ranges = self.ranges.iter().chain(&other.ranges).copied();
        *self = Set::new(ranges);
    }

    pub(super) fn negated(&self) -> Set {
        let mut next = 0;
        let mut ranges = Vec::with_capacity(self.ranges.len() + 1);
        for &(start, end) in &self.ranges {
            if next < start {
                ranges.push((next, start - 1));
            }
            next = end + 1;
        }
        if next <= LAST {
            ranges.push((next, LAST));
        }
        Set { ranges }
    }

    /// Whether no character is in both.
    pub(super) fn is_disjoint(&self, other: &Set) -> bool {
        let (mut a, mut b) = (
            self.ranges.iter().peekable(),
            other.ranges.iter().peekable(),
        );
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            if x.1 < y.0 {
                a.next();
            } else if y.1 < x.0 {
                b.next();
            } else {
                return false;
            }
        }
        true
    }

    pub(super) fn is_subset(&self, other: &Set) -> bool {
        self.is_disjoint(&other.negated())
    }

    /// The members that a text can have, which are all but the surrogates.
    pub(super) fn chars(&self) -> Vec<(char, char)> {
        let mut chars = Vec::with_capacity(self.ranges.len());
        for &(start, end) in &self.ranges {
            for (start, end) in [(start, end.min(0xD7FF)), (start.max(0xE000), end)] {
                if let (true, Some(start), Some(end)) =
                    (start <= end, char::from_u32(start), char::from_u32(end))
                {
                    chars.push((start, end));
                }
            }
        }
        chars
    }
}

#[cfg(test)]
mod tests {
    use super::Set;

    #[test]
    fn ranges_are_merged() {
        let set = Set::new([(5, 6), (1, 2), (3, 3), (6, 9), (11, 11)]);
        assert_eq!(set, Set::new([(1, 3), (5, 9), (11, 11)]));
        assert_eq!(set.negated().negated(), set);
        assert_eq!(Set::any().negated(), Set::default());
    }

    #[test]
    fn texts_have_no_surrogates() {
        let chars = |start, end| Set::new([(start, end)]).chars();
        assert_eq!(chars(0xD800, 0xDFFF), []);
        assert_eq!(chars(0xD7FF, 0xDFFF), [('\u{D7FF}', '\u{D7FF}')]);
        assert_eq!(chars(0xD900, 0xE000), [('\u{E000}', '\u{E000}')]);
        assert_eq!(
            Set::any().chars(),
            [('\0', '\u{D7FF}'), ('\u{E000}', char::MAX)]
        );
        assert_eq!(chars(97, 97), [('a', 'a')]);
        assert_eq!(chars(0x1F600, 0x1F601), [('😀', '😁')]);
    }

    #[test]
    fn sets_are_compared() {
        let (lower, b) = (Set::new([(97, 122)]), Set::one(98));
        assert!(b.is_subset(&lower) && !lower.is_subset(&b));
        assert!(lower.is_disjoint(&Set::digit()) && !lower.is_disjoint(&b));
        assert!(Set::default().is_subset(&b) && Set::default().is_disjoint(&b));
    }
}
