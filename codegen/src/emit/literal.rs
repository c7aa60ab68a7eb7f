//! Literals of texts.

use proc_macro2::Literal;

/// The literal of a text: what [`Literal::string`] gives. That asks of every character whether it
/// can be shown, and most of what is generated is text whose characters all can.
pub(super) fn text(text: &str) -> Literal {
    let source = plain(text).and_then(|source| source.parse().ok());
    source.unwrap_or_else(|| Literal::string(text))
}

/// The source of a literal of what is printable in ASCII.
fn plain(text: &str) -> Option<String> {
    let mut source = String::with_capacity(text.len() + text.len() / 8 + 2);
    source.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !stands_for_itself(byte)) {
        let (before, from) = rest.split_at_checked(at)?;
        source.push_str(before);
        source.push_str(match from.as_bytes().first()? {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\t' => "\\t",
            _ => return None,
        });
        rest = from.get(1..)?;
    }
    source.push_str(rest);
    source.push('"');
    Some(source)
}

fn stands_for_itself(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_those_of_the_library() {
        let ascii: String = (0..128_u8).map(char::from).collect();
        let mut texts: Vec<String> = ascii.chars().map(|c| format!("a{c}b")).collect();
        texts.extend(
            ["", "\"", " {\"a\": \"\\u00e9\"}\n\t", "é 字 \u{200b}", "\\"].map(str::to_owned),
        );
        texts.push(ascii);
        for one in texts {
            assert_eq!(
                text(&one).to_string(),
                Literal::string(&one).to_string(),
                "{one:?}"
            );
        }
    }
}
