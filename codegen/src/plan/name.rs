//! From a document's names to Rust's.
//!
//! The rules, which are also in `docs/names.md`:
//! - words are split at every character that cannot be in an identifier, and at changes of
//!   case; then they are joined in Rust's case for the thing that is named;
//! - a name that would start with a digit starts with `_`;
//! - a keyword is written raw (`r#type`), or with a `_` behind it where Rust has no raw form;
//! - a name with no usable character is `unnamed`.

use heck::{ToPascalCase, ToShoutySnakeCase, ToSnakeCase};

/// A Rust identifier, raw ones with `r#`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(String);

impl Ident {
    /// The name of a value, a field, a function or a module.
    #[must_use]
    pub fn snake(name: &str) -> Ident {
        Ident::of(clean(name).to_snake_case(), "unnamed")
    }

    /// The name of a type or a variant.
    #[must_use]
    pub fn pascal(name: &str) -> Ident {
        Ident::of(clean(name).to_pascal_case(), "Unnamed")
    }

    /// The name of a static.
    #[must_use]
    pub fn shouty(name: &str) -> Ident {
        Ident::of(clean(name).to_shouty_snake_case(), "UNNAMED")
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

/// Only ASCII letters, digits and separators: identifiers that can be typed on any keyboard.
fn clean(name: &str) -> String {
    name.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect()
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
    use super::Ident;

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
            ("+1", "_1", "_1", "_1"),
            ("项目", "unnamed", "Unnamed", "UNNAMED"),
            ("", "unnamed", "Unnamed", "UNNAMED"),
            ("a\"; fn x() {}", "a_fn_x", "AFnX", "A_FN_X"),
        ] {
            assert_eq!(Ident::snake(name).as_str(), snake);
            assert_eq!(Ident::pascal(name).as_str(), pascal);
            assert_eq!(Ident::shouty(name).as_str(), shouty);
        }
    }
}
