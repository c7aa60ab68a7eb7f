//! Text from documents, made harmless for screens and logs.

use std::borrow::Cow;

/// The most characters of a message that are shown.
const LONGEST: usize = 2000;

/// The text with everything visible that a terminal would obey, cut where it is very long.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(harmless(&text[..end]).into_owned() + "…"),
        None => harmless(text),
    }
}

/// The text with everything visible that a terminal would obey. One character stays one.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| replacement(c).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| replacement(c).unwrap_or(c)).collect())
}

/// What stands for a character that must not be shown as it is.
fn replacement(c: char) -> Option<char> {
    match c {
        // The control pictures stand in the order of what they picture.
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7F}' => Some('\u{2421}'),
        // The other control characters, line breaks that are not `\n`, and the marks that
        // reorder text (see CVE-2021-42574).
        '\u{80}'..='\u{9F}'
        | '\u{61C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn nothing_is_left_that_a_terminal_obeys() {
        let hostile: String = (0..0xD800).filter_map(char::from_u32).collect();
        let shown: String = hostile
            .as_bytes()
            .chunks(900)
            .flat_map(|chunk| {
                visible(&String::from_utf8_lossy(chunk))
                    .chars()
                    .collect::<Vec<_>>()
            })
            .collect();
        assert!(!shown.contains(char::is_control));
        assert!(!shown.contains(['\u{202E}', '\u{2066}', '\u{2028}']));
        assert_eq!(visible("\u{1B}[31mred\u{7}\n"), "␛[31mred␇␊");
        assert_eq!(visible("größe 名前"), "größe 名前");
    }

    #[test]
    fn endless_messages_end() {
        assert_eq!(visible(&"é".repeat(100_000)).chars().count(), 2001);
    }
}
