//! Doc comments.

use std::fmt::Write;

use proc_macro2::TokenTree;

/// The words of `doc = "…"`, where an attribute is that and its words can stand in a comment
/// of one line.
pub(super) fn words(attribute: &[TokenTree]) -> Option<String> {
    let [
        TokenTree::Ident(name),
        TokenTree::Punct(equals),
        TokenTree::Literal(text),
    ] = attribute
    else {
        return None;
    };
    if equals.as_char() != '=' || name != "doc" {
        return None;
    }
    let mut source = String::new();
    write!(source, "{text}").ok()?;
    let words = match source.strip_prefix("r\"") {
        Some(raw) => raw.strip_suffix('"')?.to_owned(),
        None => unescaped(source.strip_prefix('"')?.strip_suffix('"')?)?,
    };
    // Four slashes are no doc comment, and a line end would end it.
    (!words.starts_with('/') && !words.contains(['\n', '\r'])).then_some(words)
}

/// What stands for itself in a literal, and what an escape stands for.
fn unescaped(source: &str) -> Option<String> {
    if !source.contains('\\') {
        return Some(source.to_owned());
    }
    let mut words = String::with_capacity(source.len());
    let mut rest = source.chars();
    while let Some(c) = rest.next() {
        words.push(match c {
            '\\' => escape(&mut rest)?,
            c => c,
        });
    }
    Some(words)
}

fn escape(rest: &mut std::str::Chars<'_>) -> Option<char> {
    Some(match rest.next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        'x' => {
            let digits: String = rest.by_ref().take(2).collect();
            char::from(u8::from_str_radix(&digits, 16).ok()?)
        }
        'u' => {
            let digits = rest.by_ref().skip(1).take_while(|c| *c != '}');
            let digits: String = digits.filter(|c| *c != '_').collect();
            char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?
        }
        c @ ('\\' | '"' | '\'') => c,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn of(text: &str) -> Option<String> {
        let tokens: Vec<TokenTree> = quote!(doc = #text).into_iter().collect();
        words(&tokens)
    }

    #[test]
    fn every_text_of_one_line_comes_back() {
        for text in ["", " a", " \"q\" \\ \u{7} \u{200b} é 字 \0 \t'", "\u{1f}"] {
            assert_eq!(of(text).as_deref(), Some(text));
        }
        for text in [" a\nb", " a\rb", "/ a"] {
            assert_eq!(of(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_needs_no_escape_comes_back_as_well() {
        let tokens: Vec<TokenTree> = quote!(doc = r" a \n").into_iter().collect();
        assert_eq!(words(&tokens).as_deref(), Some(r" a \n"));
    }

    #[test]
    fn other_attributes_are_none() {
        let tokens: Vec<TokenTree> = quote!(cfg(test)).into_iter().collect();
        assert_eq!(words(&tokens), None);
    }
}
