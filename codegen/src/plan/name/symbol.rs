//! Words for what is not a letter.

use super::letter;

/// Symbols beyond ASCII of which a name shows no more than so many; more are left out.
const MOST: usize = 8;

/// A name with its symbols as words: those of ASCII by name, others by code point.
pub(super) fn spelled(name: &str) -> String {
    let mut out = String::new();
    let mut others = 0;
    for c in name.chars() {
        let word = SYMBOLS.iter().find(|(symbol, _)| *symbol == c);
        match word {
            Some((_, word)) => push_word(&mut out, word),
            None if letter::is_usable(c) => out.push(c),
            None if c.is_whitespace() || c.is_control() => out.push(' '),
            None if others < MOST => {
                others += 1;
                push_word(&mut out, &format!("u{:x}", u32::from(c)));
            }
            None => {}
        }
    }
    out
}

fn push_word(out: &mut String, word: &str) {
    out.push(' ');
    out.push_str(word);
    out.push(' ');
}

/// The words for ASCII symbols. A space is a separator in every name.
const SYMBOLS: &[(char, &str)] = &[
    ('!', "not"),
    ('"', "quote"),
    ('#', "hash"),
    ('$', "dollar"),
    ('%', "percent"),
    ('&', "and"),
    ('\'', "apostrophe"),
    ('(', "open"),
    (')', "close"),
    ('*', "star"),
    ('+', "plus"),
    (',', "comma"),
    ('-', "minus"),
    ('.', "dot"),
    ('/', "slash"),
    (':', "colon"),
    (';', "semicolon"),
    ('<', "less"),
    ('=', "equal"),
    ('>', "greater"),
    ('?', "question"),
    ('@', "at"),
    ('[', "open"),
    ('\\', "backslash"),
    (']', "close"),
    ('^', "caret"),
    ('_', "underscore"),
    ('`', "backtick"),
    ('{', "open"),
    ('|', "or"),
    ('}', "close"),
    ('~', "tilde"),
];
