//! Rust names for names that must differ from each other.
//!
//! The first one in the document has the plain name. A later one that would have the same
//! name gets its symbols spelled out (`-1` is `Minus1`), and where that is no help, a number.
//! Each time that is a finding, because the author may have a better name.

use std::collections::BTreeMap;

use super::Ident;
use crate::finding::code::plan as codes;
use crate::finding::{Finding, Findings, Place};

/// The names of a scope: fields of a struct, variants of an enum, methods, types.
pub(super) struct Distinct {
    /// What is named, in the plural: `fields`.
    what: &'static str,
    case: fn(&str) -> Ident,
    /// What has a name already, and where; names of our own are nowhere.
    taken: BTreeMap<Ident, Option<Place>>,
}

impl Distinct {
    /// A scope of values: fields, methods, setters.
    pub(super) fn snake(what: &'static str) -> Distinct {
        Distinct {
            what,
            case: Ident::snake,
            taken: BTreeMap::new(),
        }
    }

    /// A scope of types or variants.
    pub(super) fn pascal(what: &'static str) -> Distinct {
        Distinct {
            what,
            case: Ident::pascal,
            taken: BTreeMap::new(),
        }
    }

    /// A name for something that has none in the document: `plain`, or `plain` with the first
    /// number that makes it free. Nobody is told, because nobody named it.
    pub(super) fn free(&mut self, plain: Ident) -> Ident {
        let ident = if self.taken.contains_key(&plain) {
            self.numbered(&plain)
        } else {
            plain
        };
        self.taken.insert(ident.clone(), None);
        ident
    }

    /// The Rust name of a name of the document.
    pub(super) fn claim(&mut self, name: &str, place: Place, findings: &mut Findings) -> Ident {
        let plain = (self.case)(name);
        self.claim_as(plain, name, place, findings)
    }

    /// The Rust name of a name of the document, which should be `plain`.
    pub(super) fn claim_as(
        &mut self,
        plain: Ident,
        name: &str,
        place: Place,
        findings: &mut Findings,
    ) -> Ident {
        let Some(first) = self.taken.get(&plain).copied() else {
            self.taken.insert(plain.clone(), Some(place));
            return plain;
        };
        let ident = self.another(&plain, name);
        self.taken.insert(ident.clone(), Some(place));
        let mut finding = Finding::new(
            &codes::NAME_COLLISION,
            place,
            format!(
                "two {} would be called `{plain}`; this one becomes `{ident}`",
                self.what
            ),
        )
        .help("give one of them another name with `x-bindery-name`");
        if let Some(first) = first {
            finding = finding.related(first, "the first one");
        }
        findings.report(finding);
        ident
    }

    fn another(&self, plain: &Ident, name: &str) -> Ident {
        let spelled = (self.case)(&spelled(name));
        if !self.taken.contains_key(&spelled) {
            return spelled;
        }
        self.numbered(plain)
    }

    fn numbered(&self, plain: &Ident) -> Ident {
        let mut number = 2;
        loop {
            let ident = (self.case)(&format!("{} {number}", plain.plain()));
            if !self.taken.contains_key(&ident) {
                return ident;
            }
            number += 1;
        }
    }
}

/// A name with its symbols as words.
fn spelled(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        match SYMBOLS.iter().find(|(symbol, _)| *symbol == c) {
            Some((_, word)) => {
                out.push(' ');
                out.push_str(word);
                out.push(' ');
            }
            None => out.push(c),
        }
    }
    out
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

#[cfg(test)]
mod tests {
    use super::Distinct;
    use crate::finding::{Findings, Place, Sources};

    #[test]
    fn names_that_become_one_are_told_apart_and_told() {
        let source = Sources::new().add("a.yaml", "");
        let place = Place {
            source,
            start: 0,
            end: 0,
        };
        let mut findings = Findings::new();
        let mut names = Distinct::pascal("values");
        let claimed: Vec<String> = ["+1", "-1", "1", "GMT-0", "GMT0", "gmt0", ">", "<", "≥"]
            .iter()
            .map(|name| names.claim(name, place, &mut findings).as_str().to_owned())
            .collect();
        assert_eq!(
            claimed,
            [
                "_1", "Minus1", "_12", "Gmt0", "Gmt02", "Gmt03", "Unnamed", "Less", "Unnamed2"
            ]
        );
        assert_eq!(findings.all().len(), 6);
    }
}
