//! A digest of the words of a row.

use crate::page::Cell;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// How many bytes of the hash are kept: enough to tell the rows of a page apart.
const KEPT: usize = 8;

/// A digest of the words of cells, in the order given. Case, punctuation and white space do
/// not count, but a sign in front of a number and the point in it do.
pub(super) fn digest(cells: &[&Cell]) -> String {
    let mut hash = Sha256::new();
    for cell in cells {
        for line in &cell.lines {
            for word in words(&line.text) {
                hash.update(word.as_bytes());
                hash.update([0]);
            }
        }
    }
    let mut digest = String::with_capacity(2 * KEPT);
    for byte in hash.finalize().iter().take(KEPT) {
        // Writing to a string does not fail.
        let _ = write!(digest, "{byte:02x}");
    }
    digest
}

/// The words of a text, lower case; `1,024` is one.
fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let digit = |index: Option<usize>| {
        index
            .and_then(|index| chars.get(index))
            .is_some_and(char::is_ascii_digit)
    };
    let mut words = vec![String::new()];
    for (index, c) in chars.iter().enumerate() {
        let before = index.checked_sub(1);
        let between = digit(before) && digit(Some(index + 1));
        let start =
            before.is_none_or(|before| chars.get(before).is_some_and(|c| c.is_whitespace()));
        let Some(word) = words.last_mut() else { break };
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        } else if *c == ',' && between {
        } else if (*c == '.' && between) || (*c == '-' && start && digit(Some(index + 1))) {
            word.push(*c);
        } else if !word.is_empty() {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn what_counts() {
        assert_eq!(words("The  Press,"), words("the press"));
        assert_eq!(words("1,024 sheets"), words("1024 sheets"));
        assert_ne!(words("1.5"), words("15"));
        assert_ne!(words("value -1"), words("value 1"));
        assert_eq!(words("a-1"), words("a 1"));
        assert_eq!(words("**bold**: on"), words("bold on"));
    }
}
