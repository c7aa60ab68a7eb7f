//! The words by which pages are understood, as data: a word is added here, and nowhere else.
//!
//! Words are compared [`fold`]ed. English and Chinese stand side by side, because pages mix
//! them.

pub(crate) mod answer;
pub(crate) mod column;
pub(crate) mod demand;
pub(crate) mod header;
pub(crate) mod kind;
pub(crate) mod label;
pub(crate) mod quantity;
pub(crate) mod section;
pub(crate) mod sentence;
pub(crate) mod subject;
pub(crate) mod value;

/// A text as it is compared: lower case, and a single blank for whatever is neither a letter
/// nor a digit.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// What a table of words says of a folded text.
pub(crate) fn look_up<T: Copy>(table: &[(T, &[&str])], folded: &str) -> Option<T> {
    table
        .iter()
        .find(|(_, words)| words.contains(&folded))
        .map(|(meaning, _)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_white_space_and_punctuation_do_not_count() {
        assert_eq!(fold("  Default   Value: "), "default value");
        assert_eq!(fold("（是否必选）"), "是否必选");
        assert_eq!(fold("***"), "");
    }
}
