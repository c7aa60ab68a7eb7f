//! From a document's names to Rust's.
//!
//! The rules, which are also in `docs/names.md`:
//! - words are split at every character that is not a letter or a digit, and at changes of
//!   case; then they are joined in Rust's case for the thing that is named;
//! - a sign before a number is a word (`-1` is `Minus1`), and so is every symbol of a name
//!   that has nothing else (`>=` is `GreaterEqual`);
//! - a name that would start with a digit starts with `_`;
//! - a keyword is written raw (`r#type`), or with a `_` behind it where Rust has no raw form;
//! - a name that is too long keeps its first words, and a mark made from the whole name;
//! - an empty name is `unnamed`.

mod case;
mod letter;
mod symbol;

use std::borrow::Cow;

use crate::mark::mark;

/// A Rust identifier, raw ones with `r#`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(String);

/// Letters and digits of the longest name that is written in full.
const LONGEST: usize = 100;

/// Letters and digits that a longer name keeps.
const KEPT: usize = 60;

impl Ident {
    /// The name of a value, a field, a function or a module.
    #[must_use]
    pub fn snake(name: &str) -> Ident {
        Ident::of(case::snake(&words(name)), "unnamed")
    }

    /// The name of a type or a variant.
    #[must_use]
    pub fn pascal(name: &str) -> Ident {
        Ident::of(case::pascal(&words(name)), "Unnamed")
    }

    /// The name of a static.
    #[must_use]
    pub fn shouty(name: &str) -> Ident {
        Ident::of(case::shouty(&words(name)), "UNNAMED")
    }

    /// The identifier as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without `r#`.
    #[must_use]
    pub fn plain(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    fn of(mut text: String, empty: &str) -> Ident {
        if text.is_empty() {
            text.push_str(empty);
        }
        if text.starts_with(|first: char| first.is_numeric()) {
            text.insert(0, '_');
        }
        if NO_RAW_FORM.contains(&text.as_str()) {
            text.push('_');
        } else if KEYWORDS.contains(&text.as_str()) {
            text.insert_str(0, "r#");
        }
        Ident(text)
    }
}

impl std::fmt::Display for Ident {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A name with its symbols as words.
pub(super) fn spelled(name: &str) -> String {
    symbol::spelled(name)
}

/// A name as words with spaces between, in the case of the document.
fn words(name: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let begins = name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    if begins && name.len() <= LONGEST && name.bytes().all(is_plain) {
        // Nothing is to be done with most names: an underscore is between words as a space is.
        return Cow::Borrowed(name);
    }
    let bare = name.trim_start();
    let name = match bare.strip_prefix(['-', '+']) {
        Some(number) if number.starts_with(|c: char| c.is_ascii_digit()) => {
            format!(
                "{} {number}",
                if bare.starts_with('-') {
                    "minus"
                } else {
                    "plus"
                }
            )
        }
        _ if !name.chars().any(letter::is_usable) => spelled(name),
        _ => name.to_owned(),
    };
    let clean = |c: char| if letter::is_usable(c) { c } else { ' ' };
    let words: String = name.chars().map(clean).collect();
    if words.chars().filter(|c| *c != ' ').count() > LONGEST {
        Cow::Owned(shortened(&words, &name))
    } else {
        Cow::Owned(words)
    }
}

/// The first words, cut inside a word only where it is the first one, and the mark of all.
fn shortened(words: &str, name: &str) -> String {
    let snake = case::snake(words);
    let mut kept = String::new();
    let mut count = 0;
    for word in snake.split('_') {
        let letters = word.chars().count();
        if count + letters > KEPT && count > 0 {
            break;
        }
        kept.extend(word.chars().take(KEPT));
        kept.push(' ');
        count += letters;
    }
    kept + &mark(name, 8)
}

const NO_RAW_FORM: &[&str] = &["self", "Self", "super", "crate", "_"];

/// The keywords of every edition up to 2024, reserved ones included.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "union", "unsafe", "unsized",
    "use", "virtual", "where", "while", "yield",
];

#[cfg(test)]
mod tests {
    use super::{Ident, LONGEST};
    use crate::mark::mark;

    #[test]
    fn names_follow_the_rules() {
        for (name, snake, pascal, shouty) in [
            (
                "OS-DCF:diskConfig",
                "os_dcf_disk_config",
                "OsDcfDiskConfig",
                "OS_DCF_DISK_CONFIG",
            ),
            (
                "__system__encrypted",
                "system_encrypted",
                "SystemEncrypted",
                "SYSTEM_ENCRYPTED",
            ),
            ("type", "r#type", "Type", "TYPE"),
            ("self", "self_", "Self_", "SELF"),
            ("2xl", "_2xl", "_2xl", "_2XL"),
            ("+1", "plus_1", "Plus1", "PLUS_1"),
            ("-1", "minus_1", "Minus1", "MINUS_1"),
            ("x-1", "x_1", "X1", "X_1"),
            (">=", "greater_equal", "GreaterEqual", "GREATER_EQUAL"),
            ("≥", "u2265", "U2265", "U2265"),
            ("🎉🎉", "u1f389_u1f389", "U1f389U1f389", "U1F389_U1F389"),
            ("🎉 party", "party", "Party", "PARTY"),
            ("项目", "项目", "项目", "项目"),
            ("naïve-Été", "naïve_été", "NaïveÉté", "NAÏVE_ÉTÉ"),
            ("имяПоля", "имя_поля", "ИмяПоля", "ИМЯ_ПОЛЯ"),
            ("", "unnamed", "Unnamed", "UNNAMED"),
            (" \n", "unnamed", "Unnamed", "UNNAMED"),
            ("a\"; fn x() {}", "a_fn_x", "AFnX", "A_FN_X"),
        ] {
            assert_eq!(Ident::snake(name).as_str(), snake);
            assert_eq!(Ident::pascal(name).as_str(), pascal);
            assert_eq!(Ident::shouty(name).as_str(), shouty);
        }
    }

    #[test]
    fn a_long_name_is_cut_and_marked() {
        let long = "listAllOfTheThings ".repeat(20);
        let other = format!("{long}x");
        let ident = Ident::snake(&long);
        assert_eq!(
            ident.as_str(),
            format!(
                "list_all_of_the_things_list_all_of_the_things_list_all_of_the_things_list_{}",
                mark(&long, 8)
            )
        );
        assert_ne!(ident, Ident::snake(&other));
        assert!(Ident::pascal(&"a".repeat(5000)).as_str().len() <= LONGEST);
        assert_eq!(Ident::snake(&"a".repeat(LONGEST)).as_str().len(), LONGEST);
    }

    #[test]
    fn every_name_is_an_identifier() {
        use proptest::prelude::*;
        proptest!(|(name in "\\PC{0,12}|.{0,12}|[a-z_ -]{0,200}")| {
            for ident in [Ident::snake(&name), Ident::pascal(&name), Ident::shouty(&name)] {
                prop_assert!(syn::parse_str::<syn::Ident>(ident.as_str()).is_ok(), "{ident}");
            }
        });
    }
}
