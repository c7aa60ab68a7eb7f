//! Text from a server, made fit for a terminal and a log.

use std::fmt;

const LONGEST: usize = 300;

/// At most 300 characters, none of which can break a line, move a cursor or turn the
/// direction of writing.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == LONGEST {
            out.push('…');
            break;
        }
        if character.is_control() || turns(character) {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    out
}

/// ` (request id …)`, where there is one.
pub(super) fn write_request_id(f: &mut fmt::Formatter<'_>, id: Option<&str>) -> fmt::Result {
    match id {
        Some(id) => write!(f, " (request id {})", shown(id)),
        None => Ok(()),
    }
}

fn turns(character: char) -> bool {
    matches!(
        character,
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_the_cursor() {
        assert_eq!(shown("a\nb\x1b[2J\u{202e}é"), "a\\nb\\u{1b}[2J\\u{202e}é");
    }

    #[test]
    fn it_has_an_end() {
        assert_eq!(shown(&"é".repeat(300)).chars().count(), 300);
        assert_eq!(shown(&"é".repeat(301)).chars().count(), 301);
        assert!(shown(&"é".repeat(301)).ends_with('…'));
    }
}
