//! Percent-encoding, by place.

use percent_encoding::{
    AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode,
};

/// All but RFC 3986's unreserved characters.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// For `allowReserved`: reserved characters stay, but not those that end a query, separate
/// its pairs or stand for a space, nor `'`, which URL libraries encode on their own.
const RESERVED: &AsciiSet = &VALUE
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    // Only in valid triplets, see `allowing_reserved`.
    .remove(b'%');

/// For the text of a path, which the document wrote: all but what a path may hold.
const PATH_TEXT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Only unreserved characters stay.
pub(crate) fn value(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_value(&mut out, text);
    out
}

/// The same, at the end of `out`.
pub(super) fn push_value(out: &mut String, text: &str) {
    // Most values are ids, all of which stays: seeing that is much less than encoding them.
    match all(text, is_unreserved) {
        true => out.push_str(text),
        false => out.extend(utf8_percent_encode(text, VALUE)),
    }
}

/// Looks at every byte, also after one that is not, which lets it look at many at once.
fn all(text: &str, is: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(true, |all, byte| all & is(byte))
}

fn is_unreserved(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'.' | b'_' | b'~')
}

/// Reserved characters and percent-encoded triplets stay (RFC 6570, 3.2.3).
pub(super) fn allowing_reserved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_with_percent_signs(&mut out, text, RESERVED);
    out
}

/// The document's own text of a path, at the end of `out`.
pub(super) fn push_path_text(out: &mut String, text: &str) {
    match all(text, |byte| is_unreserved(byte) || byte == b'/') {
        true => out.push_str(text),
        false => push_with_percent_signs(out, text, PATH_TEXT),
    }
}

/// A percent sign stays where two hexadecimal digits follow.
fn push_with_percent_signs(out: &mut String, text: &str, set: &'static AsciiSet) {
    let mut pieces = text.split('%');
    if let Some(first) = pieces.next() {
        out.extend(utf8_percent_encode(first, set));
    }
    for piece in pieces {
        out.push_str(if starts_with_hex(piece) { "%" } else { "%25" });
        out.extend(utf8_percent_encode(piece, set));
    }
}

fn starts_with_hex(text: &str) -> bool {
    let digits = text.as_bytes().get(..2);
    digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// Whether `text` can stand in a URL as a path just as it is.
pub(super) fn is_path(text: &str) -> bool {
    let mut written = String::with_capacity(text.len());
    push_path_text(&mut written, text);
    written == text
}

/// Whether a path may have a segment of dots, however they are encoded; most have no dot at all.
pub(super) fn may_have_dots(path: &str) -> bool {
    !all(path, |byte| (byte != b'.') & (byte != b'%'))
}

/// Whether a segment means "here" or "up", also when the dots are encoded: URL libraries
/// see through that.
pub(super) fn is_dots(segment: &str) -> bool {
    let decoded: Vec<u8> = percent_decode_str(segment).collect();
    matches!(decoded.as_slice(), b"." | b"..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unreserved_characters_stay_in_a_value() {
        let ascii: String = (0..128u8).map(char::from).collect();
        let kept: String = ascii
            .chars()
            .filter(|c| value(&c.to_string()).len() == 1)
            .collect();
        let mut expected: Vec<char> = ('0'..='9').chain('A'..='Z').chain('a'..='z').collect();
        expected.extend("-_.~".chars());
        expected.sort_unstable();
        assert_eq!(kept.chars().collect::<Vec<_>>(), expected);
        assert_eq!(value("ü/%2F\n"), "%C3%BC%2F%252F%0A");
    }

    #[test]
    fn reserved_characters_stay_where_they_break_nothing() {
        assert_eq!(
            allowing_reserved("a/b?c=d:e,f;g!$()*@"),
            "a/b?c=d:e,f;g!$()*@"
        );
        assert_eq!(
            allowing_reserved("a&b#c+d'e[f] %2F%zz%"),
            "a%26b%23c%2Bd%27e%5Bf%5D%20%2F%25zz%25"
        );
    }

    #[test]
    fn dots_are_seen_through_their_encoding() {
        for dots in [".", "..", "%2e", ".%2E", "%2e%2e"] {
            assert!(is_dots(dots) && may_have_dots(dots), "{dots}");
        }
        for other in ["", "...", ".a", "%252e", "a."] {
            assert!(!is_dots(other), "{other}");
        }
    }
}
