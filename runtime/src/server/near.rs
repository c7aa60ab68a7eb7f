//! What is most like a text that is not there.

use crate::order::order;

/// A text that is longer was never meant to be one of the values, and comparing takes time.
const LONGEST: usize = 64;

/// The values, what is most like `given` first; of those that are alike in their order.
pub(super) fn sorted(given: &str, values: Vec<&'static str>) -> Vec<&'static str> {
    if given.len() > LONGEST {
        return values;
    }
    let distances: Vec<usize> = values.iter().map(|one| distance(given, one)).collect();
    let order = order(values.len(), &mut |left, right| {
        distances[left].cmp(&distances[right])
    });
    order.into_iter().map(|index| values[index]).collect()
}

/// How many bytes have to come, go or change.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (before, one) in (1..).zip(a.bytes()) {
        let mut diagonal = before - 1;
        let mut left = before;
        row[0] = before;
        for (place, other) in row.iter_mut().skip(1).zip(b.bytes()) {
            let change = diagonal + usize::from(!one.eq_ignore_ascii_case(&other));
            diagonal = *place;
            left = change.min(left + 1).min(*place + 1);
            *place = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("cn-nort-4", "cn-north-4", 1),
            ("CN-NORTH-4", "cn-north-4", 0),
        ] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }
}
