//! Rust names for names that must differ from each other.
//!
//! Who gets a name does not depend on the order of the document: only on the names that would
//! be the same. Of these, the one that is nearest to its Rust form keeps it (`user_id`, not
//! `userId`; `1`, not `+1`). Another one gets its symbols spelled out (`user-id` is
//! `user_minus_id`), or a word for how it is written (`ID` is `id_upper`), or a mark made from
//! its text: the first of these that nothing else has. Each time that is a finding, because
//! the author may have a better name.

use super::Ident;
use super::name::spelled;
use crate::finding::code::plan as codes;
use crate::finding::{Finding, Findings, Place};
use crate::map::{Map, Set};
use crate::mark::mark;

/// A name that something should have.
#[derive(Clone, Debug)]
pub(super) struct Wanted<'a> {
    /// The name in the document.
    pub(super) written: &'a str,
    /// The name in Rust, if it can be had.
    pub(super) plain: Ident,
    /// Who goes before whom whatever the names: the least comes first.
    pub(super) rank: usize,
    /// A word that tells it from others of the same name, such as where it is sent.
    pub(super) word: &'static str,
    /// Where it stands in more words, which tell it from others that are written alike; empty
    /// where that cannot be.
    pub(super) context: &'a str,
    /// Where it is named; `None` for what nobody named, of which nobody is told.
    pub(super) place: Option<Place>,
}

/// The names of a scope: fields of a struct, variants of an enum, methods, types.
#[derive(Clone, Debug)]
pub(super) struct Distinct {
    /// What is named, in the plural: `fields`.
    what: &'static str,
    case: fn(&str) -> Ident,
    /// Names that differ, and are the same all the same: methods whose calls' types would be.
    key: fn(&Ident) -> Ident,
    taken: Map<Ident, Option<Place>>,
}

impl Default for Distinct {
    fn default() -> Distinct {
        Distinct::snake("names")
    }
}

impl Distinct {
    /// A scope of values: fields, methods, setters.
    pub(super) fn snake(what: &'static str) -> Distinct {
        Distinct {
            what,
            case: Ident::snake,
            key: Ident::clone,
            taken: Map::new(),
        }
    }

    /// A scope of types or variants.
    pub(super) fn pascal(what: &'static str) -> Distinct {
        Distinct {
            case: Ident::pascal,
            ..Distinct::snake(what)
        }
    }

    /// A scope of statics.
    pub(super) fn shouty(what: &'static str) -> Distinct {
        Distinct {
            case: Ident::shouty,
            ..Distinct::snake(what)
        }
    }

    /// A scope of methods that have types called after them.
    pub(super) fn methods(what: &'static str) -> Distinct {
        Distinct {
            key: |ident| Ident::pascal(ident.plain()),
            ..Distinct::snake(what)
        }
    }

    /// A name that nobody may have.
    pub(super) fn reserve(&mut self, ident: &Ident) {
        self.taken.insert((self.key)(ident), None);
    }

    /// A name for something that has none in the document: `plain`, or `plain` with the first
    /// number that makes it free. Nobody is told, because nobody named it.
    pub(super) fn free(&mut self, plain: Ident) -> Ident {
        let mut ident = plain.clone();
        let mut number = 2;
        while self.is_taken(&ident) {
            ident = (self.case)(&format!("{} {number}", plain.plain()));
            number += 1;
        }
        self.reserve(&ident);
        ident
    }

    /// Whether something has this name.
    pub(super) fn is_taken(&self, ident: &Ident) -> bool {
        self.taken.contains_key(&(self.key)(ident))
    }

    /// The Rust name of one name of the document, which should be `plain`, after others.
    pub(super) fn claim_as(
        &mut self,
        plain: Ident,
        written: &str,
        place: Place,
        findings: &mut Findings,
    ) -> Ident {
        let wanted = Wanted {
            written,
            plain: plain.clone(),
            rank: 0,
            word: "",
            context: "",
            place: Some(place),
        };
        let mut names = self.settle(&[wanted], findings);
        names.pop().unwrap_or(plain)
    }

    /// The names of all that want one, in the same order. It does not matter in which.
    pub(super) fn settle(&mut self, all: &[Wanted<'_>], findings: &mut Findings) -> Vec<Ident> {
        let mut groups: Map<Ident, Vec<usize>> = Map::new();
        for (index, wanted) in all.iter().enumerate() {
            let group = groups.entry((self.key)(&wanted.plain)).or_default();
            group.push(index);
        }
        let mut names: Vec<Ident> = all.iter().map(|wanted| wanted.plain.clone()).collect();
        let mut losers = Vec::new();
        for (key, mut group) in groups {
            crate::map::sort_by_key(&mut group, |index| all.get(*index).map(nearness));
            let mut group = group.into_iter();
            self.taken.entry(key).or_insert_with(|| {
                let winner = group.next().and_then(|index| all.get(index));
                winner.and_then(|wanted| wanted.place)
            });
            losers.extend(group);
        }
        for (index, ident) in self.others(all, &losers) {
            let first = all.get(index).map(|wanted| (self.key)(&wanted.plain));
            let first = first.and_then(|key| self.taken.get(&key).copied().flatten());
            if let (Some(wanted), Some(name)) = (all.get(index), names.get_mut(index)) {
                self.taken.insert((self.key)(&ident), wanted.place);
                self.report(wanted, &ident, first, findings);
                *name = ident;
            }
        }
        names
    }

    /// Names for those that could not have the plain one: the first proposal of each that is
    /// no other's, so that it does not matter who is asked first.
    fn others(&self, all: &[Wanted<'_>], losers: &[usize]) -> Vec<(usize, Ident)> {
        let proposals: Vec<(usize, Vec<Ident>)> = losers
            .iter()
            .filter_map(|index| Some((*index, self.proposals(all.get(*index)?))))
            .collect();
        let mut asked: Map<Ident, usize> = Map::new();
        for (_, proposals) in &proposals {
            let keys: Set<Ident> = proposals.iter().map(self.key).collect();
            for key in keys {
                *asked.entry(key).or_default() += 1;
            }
        }
        let mut given = Set::new();
        let mut names = Vec::new();
        for (index, proposals) in proposals {
            let is_free =
                |ident: &&Ident| !self.is_taken(ident) && asked.get(&(self.key)(ident)) == Some(&1);
            let last = proposals.last().cloned();
            let Some(mut ident) = proposals.iter().find(is_free).cloned().or(last.clone()) else {
                continue;
            };
            // Two of one text, or two texts of one mark: only here the order decides.
            let mut number = 2;
            while self.is_taken(&ident) || given.contains(&(self.key)(&ident)) {
                let words = last.as_ref().map_or("", Ident::plain);
                ident = (self.case)(&format!("{words} {number}"));
                number += 1;
            }
            given.insert((self.key)(&ident));
            names.push((index, ident));
        }
        names
    }

    fn proposals(&self, wanted: &Wanted<'_>) -> Vec<Ident> {
        let plain = wanted.plain.plain();
        let mut all = Vec::new();
        if !wanted.word.is_empty() {
            all.push((self.case)(&format!("{plain} {}", wanted.word)));
        }
        if !wanted.context.is_empty() {
            all.push((self.case)(wanted.context));
        }
        // A low line only separates words, as a change of case does.
        let spelled = spelled(&wanted.written.replace('_', " "));
        all.push((self.case)(&spelled));
        if let Some(word) = how_it_is_written(wanted.written) {
            all.push((self.case)(&format!("{plain} {word}")));
        }
        for digits in [4, 16] {
            let text = format!("{} {}{}", wanted.written, wanted.word, wanted.context);
            let mark = mark(&text, digits);
            all.push((self.case)(&format!("{plain} {mark}")));
        }
        all
    }

    fn report(
        &self,
        wanted: &Wanted<'_>,
        ident: &Ident,
        first: Option<Place>,
        findings: &mut Findings,
    ) {
        let Some(place) = wanted.place else { return };
        let mut finding = Finding::new(
            &codes::NAME_COLLISION,
            place,
            format!(
                "two {} would be called `{}`; this one becomes `{ident}`",
                self.what, wanted.plain
            ),
        )
        .help("give one of them another name with `x-bindery-name`");
        if let Some(first) = first {
            finding = finding.related(first, "the other one");
        }
        findings.report(finding);
    }
}

/// How near a name is to its Rust form, the nearest first: as it stands; without what is
/// lost; then by the text.
fn nearness<'a>(wanted: &Wanted<'a>) -> (usize, bool, usize, &'a str, &'a str) {
    let written = wanted.written;
    let lost = |c: &char| !c.is_alphanumeric() && *c != '_';
    (
        wanted.rank,
        written != wanted.plain.plain(),
        written.chars().filter(lost).count(),
        written,
        wanted.context,
    )
}

/// A word for the case of a name, where that is what tells it from others.
fn how_it_is_written(name: &str) -> Option<&'static str> {
    let has_upper = name.contains(char::is_uppercase);
    let has_lower = name.contains(char::is_lowercase);
    let is_one_word = name.chars().all(char::is_alphanumeric);
    match (has_upper, has_lower) {
        (true, false) => Some("upper"),
        (false, true) if is_one_word => Some("lower"),
        (false, true) if name.contains('_') => Some("snake"),
        (true, true) if is_one_word && name.starts_with(char::is_lowercase) => Some("camel"),
        (true, true) if is_one_word => Some("pascal"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Distinct, Wanted};
    use crate::finding::{Findings, Place, Sources};
    use crate::plan::Ident;

    fn settled(names: &[&str], case: fn(&str) -> Ident) -> Vec<String> {
        let place = Place {
            source: Sources::new().add("a.yaml", ""),
            start: 0,
            end: 0,
        };
        let all: Vec<Wanted<'_>> = names
            .iter()
            .map(|written| Wanted {
                written,
                plain: case(written),
                rank: 0,
                word: "",
                context: "",
                place: Some(place),
            })
            .collect();
        let mut findings = Findings::new();
        let mut scope = Distinct {
            case,
            ..Distinct::snake("values")
        };
        let idents = scope.settle(&all, &mut findings);
        let told: Vec<&Ident> = idents
            .iter()
            .zip(&all)
            .filter(|(ident, wanted)| **ident != wanted.plain)
            .map(|(ident, _)| ident)
            .collect();
        assert_eq!(findings.all().len(), told.len());
        idents
            .iter()
            .map(|ident| ident.as_str().to_owned())
            .collect()
    }

    #[test]
    fn names_that_become_one_are_told_apart_and_told() {
        for (case, names, idents) in [
            (
                Ident::pascal as fn(&str) -> Ident,
                vec!["+1", "-1", "1", "GMT-0", "GMT0", "gmt0", ">", "<", "≥"],
                vec![
                    "Plus1",
                    "Minus1",
                    "_1",
                    "GmtMinus0",
                    "Gmt0",
                    "Gmt0Lower",
                    "Greater",
                    "Less",
                    "U2265",
                ],
            ),
            (
                Ident::snake,
                vec![
                    "userId", "user_id", "user-id", "UserId", "user id", "USER_ID",
                ],
                vec![
                    "user_id_camel",
                    "user_id",
                    "user_minus_id",
                    "user_id_pascal",
                    "user_id_h45e6",
                    "user_id_upper",
                ],
            ),
            (Ident::pascal, vec!["ASC", "asc"], vec!["Asc", "AscLower"]),
            // A name that is taken by itself is no way out for another one.
            (
                Ident::snake,
                vec!["ID", "id", "id_upper"],
                vec!["id_h411a", "id", "id_upper"],
            ),
        ] {
            assert_eq!(settled(&names, case), idents);
            let mut turned: Vec<&str> = names.clone();
            turned.reverse();
            let mut back = settled(&turned, case);
            back.reverse();
            assert_eq!(back, idents, "the order of the document matters");
        }
    }
}
