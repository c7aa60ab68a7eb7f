//! Which characters of an argument stay as they are.

use super::encode::{allowing_reserved, push_value, value};

/// Which characters of an argument stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    /// All: for headers, and for cookies of the style that says so.
    Nothing,
    /// Unreserved ones.
    Reserved,
    /// Reserved ones too (`allowReserved`), but for these, which would end the value there.
    Only(&'static str),
}

impl Escape {
    /// What `allowReserved` means in a place where `ends` would end a value.
    pub(super) fn of(allow_reserved: bool, ends: &'static str) -> Escape {
        if allow_reserved {
            Escape::Only(ends)
        } else {
            Escape::Reserved
        }
    }

    /// A value that stands alone.
    pub(super) fn text(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.push(&mut out, text);
        out
    }

    /// The same, at the end of `out`.
    pub(super) fn push(self, out: &mut String, text: &str) {
        match self {
            Escape::Nothing => out.push_str(text),
            Escape::Reserved => push_value(out, text),
            Escape::Only(ends) => out.push_str(&without(&allowing_reserved(text), ends)),
        }
    }

    /// A value beside others: what stands between them is not in it.
    pub(super) fn item(self, text: &str) -> String {
        match self {
            Escape::Only(_) => without(&self.text(text), ",;="),
            _ => self.text(text),
        }
    }
}

fn without(text: &str, encoded: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match encoded.contains(c) {
            true => out.push_str(&value(c.encode_utf8(&mut [0; 4]))),
            false => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_characters_stay_unless_they_end_something() {
        let text = "a,b;c=d/e?f%2Fg";
        assert_eq!(Escape::Nothing.text(text), text);
        assert_eq!(Escape::Reserved.item(text), "a%2Cb%3Bc%3Dd%2Fe%3Ff%252Fg");
        assert_eq!(Escape::Only("").text(text), text);
        assert_eq!(Escape::Only("/?").text(text), "a,b;c=d%2Fe%3Ff%2Fg");
        assert_eq!(Escape::Only("").item(text), "a%2Cb%3Bc%3Dd/e?f%2Fg");
    }
}
