//! Patterns that are valid, and surely not what was meant.

use super::{Settled, Suspicion, parse};

/// What is surely not meant in a pattern.
pub(super) fn suspicions(source: &str) -> Vec<Suspicion> {
    let Ok(parsed) = parse::parse(source) else {
        return Vec::new();
    };
    // Of several reasons the first explains the others.
    let whole = delimiters(source)
        .or_else(|| date_format(source))
        .or_else(|| literal(source))
        .or_else(|| {
            if parsed.unicode {
                None
            } else {
                foreign(source, &parsed.escaped_letters)
            }
        })
        .or_else(|| doubled_escape(source))
        .or_else(|| verdict(source));
    whole.into_iter().collect()
}

fn suspicion(message: impl Into<String>, help: impl Into<String>) -> Option<Suspicion> {
    Some(Suspicion {
        message: message.into(),
        help: help.into(),
    })
}

const SPECIAL: &[char] = &[
    '\\', '^', '$', '.', '|', '?', '*', '+', '(', ')', '[', ']', '{', '}',
];

/// `/…/`, as patterns are written in JavaScript.
fn delimiters(source: &str) -> Option<Suspicion> {
    let inner = source.strip_prefix('/')?;
    let inner = inner
        .trim_end_matches(|c: char| "dgimsuvy".contains(c))
        .strip_suffix('/')?;
    if !inner.contains(SPECIAL) {
        return None;
    }
    suspicion(
        "the slashes around this pattern are part of it",
        format!("leave them out: `{inner}`"),
    )
}

/// `yyyy-MM-dd`
fn date_format(source: &str) -> Option<Suspicion> {
    if source.contains(['\\', '[', '(', '*', '+', '{', '|']) {
        return None;
    }
    let has = |part: &str| source.contains(part);
    let date = (has("yyyy") || has("YYYY")) && (has("MM") || has("mm"));
    let time = (has("HH") || has("hh")) && has("mm");
    if !date && !time {
        return None;
    }
    suspicion(
        "this is a date format, and no pattern that a date matches",
        "say it in the description; `format: date-time` is for dates of RFC 3339",
    )
}

/// A text without anything special, such as an example.
fn literal(source: &str) -> Option<Suspicion> {
    if source.is_empty() || source.contains(SPECIAL) {
        return None;
    }
    suspicion(
        "nothing in this pattern is special: every text that contains it matches",
        "use `const` or `enum` if it is the value, `example` if it is an example",
    )
}

/// What other languages have, and what by Annex B means something else.
fn foreign(source: &str, escaped_letters: &[char]) -> Option<Suspicion> {
    foreign_escape(escaped_letters).or_else(|| posix_class(source))
}

/// `\A`, `\Z` and the like, which mean something in other languages.
fn foreign_escape(letters: &[char]) -> Option<Suspicion> {
    let letter = letters.first()?;
    let help = match letter {
        'A' => "use `^` for the start of the text".to_owned(),
        'Z' | 'z' => "use `$` for the end of the text".to_owned(),
        'p' | 'P' => "write the name in brackets, as in `\\p{L}`".to_owned(),
        other => format!("leave the backslash out if the letter {other} is meant"),
    };
    suspicion(
        format!("`\\{letter}` is nothing but the letter {letter} in ECMA-262"),
        help,
    )
}

/// `\\d+` or `\\u4e00`: escaped once more than needed, often by the way of another language.
fn doubled_escape(source: &str) -> Option<Suspicion> {
    let mut rest = source;
    while let Some((_, behind)) = rest.split_once('\\') {
        let mut chars = behind.chars();
        rest = match chars.next() {
            Some('\\') => {
                let behind = chars.as_str();
                if is_escape_body(behind) {
                    let letter: String = behind.chars().take(1).collect();
                    return suspicion(
                        format!("`\\\\{letter}` is a backslash, and then the letter {letter}"),
                        format!("write `\\{letter}`"),
                    );
                }
                behind
            }
            _ => chars.as_str(),
        };
    }
    None
}

/// `d+`, `w{1,3}` or `u4e00`: what hardly anybody means by its letters.
fn is_escape_body(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('d' | 'w' | 's' | 'S' | 'D' | 'W') => {
            matches!(chars.next(), Some('+' | '*' | '{'))
        }
        Some('u') => {
            let digits: Vec<char> = chars.take(4).collect();
            digits.len() == 4 && digits.iter().all(char::is_ascii_hexdigit)
        }
        _ => false,
    }
}

/// `[[:alpha:]]`
fn posix_class(source: &str) -> Option<Suspicion> {
    let (_, behind) = source.split_once("[:")?;
    let (name, _) = behind.split_once(":]")?;
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    suspicion(
        format!("`[:{name}:]` is no class of characters in ECMA-262"),
        "write the characters out, as in `[A-Za-z]`",
    )
}

/// What matches nothing or everything says nothing.
fn verdict(source: &str) -> Option<Suspicion> {
    match super::settle(source).ok()? {
        Settled::Automaton(automaton) if automaton.start == 0 => suspicion(
            "no text matches this pattern",
            "`^` and `$` are the start and the end of the text; write `\\^` and `\\$` for the characters",
        ),
        // `.*` and `^.*` say on purpose that everything is fine.
        Settled::Automaton(automaton)
            if automaton.start == 1 && source.contains(|c| !"^.*?+()$".contains(c)) =>
        {
            suspicion(
                "every text matches this pattern, because it is searched for and may be empty",
                "put `^(?:` in front and `)$` behind if the whole text is meant",
            )
        }
        _ => None,
    }
}
