//! Literals of texts and bytes.

/// Writes the literal of a text. What can be shown stands for itself.
pub(super) fn text(text: &str, out: &mut String) {
    out.reserve(text.len() + text.len() / 8 + 2);
    out.push('"');
    let mut rest = text;
    // Most of what is generated is text whose characters all stand for themselves.
    while let Some(at) = rest.bytes().position(|byte| !stands_for_itself(byte)) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let mut characters = from.chars();
        if let Some(c) = characters.next() {
            escaped(c, characters.as_str(), out);
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

fn stands_for_itself(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\')
}

fn escaped(c: char, rest: &str, out: &mut String) {
    match c {
        // A digit behind it would look like a part of it.
        '\0' if rest.starts_with(|next| matches!(next, '0'..='7')) => out.push_str("\\x00"),
        '\0' => out.push_str("\\0"),
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        _ => out.extend(c.escape_debug()),
    }
}

/// Writes the literal of a character.
pub(super) fn character(c: char, out: &mut String) {
    out.push('\'');
    match c {
        '"' => out.push(c),
        _ => out.extend(c.escape_debug()),
    }
    out.push('\'');
}

/// Writes the literal of bytes.
pub(super) fn bytes(bytes: &[u8], out: &mut String) {
    out.reserve(bytes.len() * 4 + 3);
    out.push_str("b\"");
    let mut rest = bytes;
    while let Some((byte, behind)) = rest.split_first() {
        rest = behind;
        match byte {
            b'\0' if matches!(rest.first(), Some(b'0'..=b'7')) => out.push_str("\\x00"),
            b'\0' => out.push_str("\\0"),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b' '..=b'~' => out.push(char::from(*byte)),
            _ => {
                out.push_str("\\x");
                out.push(digit(byte >> 4));
                out.push(digit(byte & 15));
            }
        }
    }
    out.push('"');
}

/// A hexadecimal digit.
fn digit(value: u8) -> char {
    let digit = char::from_digit(u32::from(value), 16);
    digit.unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_when_they_are_read() {
        let ascii: String = (0..128_u8).map(char::from).collect();
        let mut texts: Vec<String> = ascii.chars().map(|c| format!("a{c}b")).collect();
        texts.extend(ascii.chars().map(|c| format!("{c}0")));
        texts.extend(
            [
                "",
                "\"",
                " {\"a\": \"\\u00e9\"}\n\t",
                "é 字 \u{200b}e\u{301}",
                "\\",
            ]
            .map(str::to_owned),
        );
        texts.push(ascii);
        for one in texts {
            let mut source = String::new();
            text(&one, &mut source);
            let read: syn::LitStr = syn::parse_str(&source).unwrap();
            assert_eq!(read.value(), one, "{source}");
        }
    }

    #[test]
    fn what_cannot_be_shown_is_escaped() {
        let mut source = String::new();
        text("é\u{200b}\u{301}'\0\r", &mut source);
        assert_eq!(source, r#""é\u{200b}\u{301}'\0\r""#);
    }

    #[test]
    fn characters_come_back_when_they_are_read() {
        for c in ('\0'..='\u{3ff}').chain(['\u{200b}', '\u{10ffff}']) {
            let mut source = String::new();
            character(c, &mut source);
            let read: syn::LitChar = syn::parse_str(&source).unwrap();
            assert_eq!(read.value(), c, "{source}");
        }
    }

    #[test]
    fn bytes_come_back_when_they_are_read() {
        let mut all: Vec<u8> = (0..=255).collect();
        all.extend(b"\x000\x009\xff");
        let mut source = String::new();
        bytes(&all, &mut source);
        let read: syn::LitByteStr = syn::parse_str(&source).unwrap();
        assert_eq!(read.value(), all, "{source}");
        assert!(source.is_ascii());
    }
}
