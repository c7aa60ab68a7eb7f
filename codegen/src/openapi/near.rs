//! "Did you mean …?"

/// The candidate that a word was surely meant to be, if there is one.
///
/// Near means that at most a third of the letters are wrong, missing, doubled or swapped.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| *candidate != word)
        .map(|candidate| (distance(word, candidate, limit), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// A help text for a word that is not known.
pub(crate) fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(word, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

/// How many letters differ, without regard to ASCII case except as a tie; `limit + 1` for
/// words that are certainly further apart.
fn distance(a: &str, b: &str, limit: usize) -> usize {
    let fold = |text: &str| {
        text.chars()
            .map(|c| c.to_ascii_lowercase())
            .collect::<Vec<_>>()
    };
    let (a, b) = (fold(a), fold(b));
    if a.len().abs_diff(b.len()) > limit || a.len() > 200 {
        return limit + 1;
    }
    // Three rows of the table are enough: the last one is for swapped neighbours.
    let mut before = vec![0; b.len() + 1];
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let mut best = (previous[j] + usize::from(x != y))
                .min(previous[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = previous;
        previous = row;
    }
    previous[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_is_near_and_another_word_is_not() {
        let keys = ["required", "minLength", "maxLength", "pattern"];
        assert_eq!(nearest("requird", keys), Some("required"));
        assert_eq!(nearest("minlenght", keys), Some("minLength"));
        assert_eq!(nearest("paterrn", keys), Some("pattern"));
        assert_eq!(nearest("nullable", keys), None);
        assert_eq!(nearest("", keys), None);
    }

    #[test]
    fn the_same_letters_in_another_case_are_nearest() {
        assert_eq!(
            nearest("operationID", ["operationId", "operationIds"]),
            Some("operationId")
        );
    }
}
