//! Which nested table belongs to which field.

mod fit;
mod known;
mod order;

use super::outline::Answer;
use super::role::{Role, is_object};
use super::row;
use super::sheet::{Entry, Sheet};
use crate::claim::{Example, Kind, Nesting};
use crate::words::fold;
use bindery::map::{Map, Set};

/// A field: table and row.
pub(super) type At = (usize, usize);

/// Which table tells what a field consists of.
pub(super) type Links = Map<At, usize>;

/// How many tables a row can refer to.
const MOST_REFERENCES: usize = 50;

/// The tables that fields refer to by a link or a number.
pub(super) fn references(sheets: &[Sheet]) -> Map<At, Vec<usize>> {
    let numbered = sheets.iter().any(|sheet| sheet.number.is_some());
    let mut anchors: Map<&str, usize> = Map::new();
    let mut numbers: Map<u32, usize> = Map::new();
    for (index, sheet) in sheets.iter().enumerate() {
        for anchor in &sheet.anchors {
            anchors.entry(anchor).or_insert(index);
        }
        let number = if numbered {
            sheet.number
        } else {
            Some(sheet.ordinal)
        };
        if let Some(number) = number {
            numbers.entry(number).or_insert(index);
        }
    }
    let mut found = Map::new();
    for (index, sheet) in sheets.iter().enumerate() {
        for (nth, entry) in sheet.entries.iter().enumerate() {
            if !is_object(entry, sheet.part) {
                continue;
            }
            let linked = entry
                .anchors
                .iter()
                .filter_map(|anchor| anchors.get(anchor.as_str()));
            let counted = entry.tables.iter().filter_map(|number| numbers.get(number));
            let mut targets: Vec<usize> = Vec::new();
            for target in linked.chain(counted).take(MOST_REFERENCES) {
                // Without captions the number is the place on the page; a nested table stands
                // behind the field.
                if !targets.contains(target) && (numbered || *target > index) {
                    targets.push(*target);
                }
            }
            if !targets.is_empty() {
                found.insert((index, nth), targets);
            }
        }
    }
    found
}

/// The tables that another table than themselves refers to.
pub(super) fn referred(references: &Map<At, Vec<usize>>) -> Set<usize> {
    references
        .iter()
        .flat_map(|((from, _), targets)| targets.iter().filter(move |target| *target != from))
        .copied()
        .collect()
}

/// What tells of nested tables, beside them.
pub(super) struct Told<'s> {
    pub(super) examples: &'s [Example],
    pub(super) answers: &'s [Answer],
    /// What the page said before.
    pub(super) nesting: &'s Nesting,
}

/// Finds the nested tables of fields. What is not certain is left out.
pub(super) fn link(
    sheets: &[Sheet],
    roles: &[Role],
    references: &Map<At, Vec<usize>>,
    told: &Told<'_>,
) -> Links {
    let mut linker = Linker {
        sheets,
        roles,
        examples: told.examples,
        answers: told.answers,
        nesting: told.nesting,
        links: Links::new(),
        words: words(sheets, roles),
    };
    linker.by_reference(references);
    linker.by_name(false);
    linker.by_name(true);
    linker.by_type();
    order::link(&mut linker);
    linker.by_type();
    linker.links
}

fn words(sheets: &[Sheet], roles: &[Role]) -> Map<(bool, String), Vec<usize>> {
    let mut words: Map<(bool, String), Vec<usize>> = Map::new();
    let nested = sheets.iter().zip(roles).enumerate();
    for (index, (sheet, _)) in nested.filter(|(_, (_, role))| **role == Role::Nested) {
        for word in sheet.caption.split_whitespace() {
            let word =
                word.trim_matches(|c: char| matches!(c, ',' | '.' | '"' | '(' | ')' | '“' | '”'));
            for plural in [false, true] {
                let all = words.entry((plural, folded(word, plural))).or_default();
                if all.last() != Some(&index) {
                    all.push(index);
                }
            }
        }
    }
    words
}

fn folded(word: &str, plural: bool) -> String {
    let word = if plural {
        word.trim_end_matches('s')
    } else {
        word
    };
    word.to_lowercase()
}

struct Linker<'s> {
    sheets: &'s [Sheet],
    roles: &'s [Role],
    examples: &'s [Example],
    answers: &'s [Answer],
    nesting: &'s Nesting,
    links: Links,
    /// The words of the captions of nested tables, with and without an `s` at their end.
    words: Map<(bool, String), Vec<usize>>,
}

impl Linker<'_> {
    fn is_nested(&self, index: usize) -> bool {
        self.roles.get(index) == Some(&Role::Nested)
    }

    /// The fields that can have a table and have none yet.
    fn open(&self) -> Vec<At> {
        let mut open = Vec::new();
        for (index, sheet) in self.sheets.iter().enumerate() {
            for (nth, entry) in sheet.entries.iter().enumerate() {
                let at = (index, nth);
                if is_object(entry, sheet.part) && !self.links.contains_key(&at) {
                    open.push(at);
                }
            }
        }
        open
    }

    fn entry(&self, at: At) -> Option<&Entry> {
        self.sheets.get(at.0)?.entries.get(at.1)
    }

    fn by_reference(&mut self, references: &Map<At, Vec<usize>>) {
        for (at, targets) in references {
            let nested: Vec<usize> = targets
                .iter()
                .copied()
                .filter(|target| self.is_nested(*target))
                .collect();
            let named = || {
                let entry = self.entry(*at)?;
                let named = self.named(&entry.field.name, false);
                let mut named = named.filter(|target| nested.contains(target));
                named.next().filter(|_| named.next().is_none())
            };
            let target = match nested.as_slice() {
                [one] => Some(*one),
                _ => named(),
            };
            if let Some(target) = target {
                self.links.insert(*at, target);
            }
        }
    }

    /// The nested tables whose captions have a name among their words; with `plural` whether it
    /// ends in `s` or not.
    fn named(&self, name: &str, plural: bool) -> impl Iterator<Item = usize> + '_ {
        let found = self.words.get(&(plural, folded(name, plural)));
        found.into_iter().flatten().copied()
    }

    /// By the words of captions: those of the type first, then those of the field.
    fn by_name(&mut self, plural: bool) {
        let mut used: Set<usize> = self.links.values().copied().collect();
        for at in self.open() {
            let Some(entry) = self.entry(at) else {
                continue;
            };
            let names = type_name(entry)
                .into_iter()
                .chain([entry.field.name.as_str()]);
            let found = names
                .filter(|name| !is_word_of_captions(name))
                .find_map(|name| {
                    let mut all = self.named(name, plural).filter(|index| {
                        *index != at.0
                            && self.same_region(at.0, *index)
                            && (!plural || !used.contains(index))
                    });
                    let first = all.next();
                    first.filter(|_| all.next().is_none())
                });
            if let Some(found) = found {
                used.insert(found);
                self.links.insert(at, found);
            }
        }
    }

    /// Whether two tables are about the same body.
    fn same_region(&self, one: usize, other: usize) -> bool {
        match (self.sheets.get(one), self.sheets.get(other)) {
            (Some(one), Some(other)) => {
                let open = |sheet: &Sheet| {
                    !matches!(
                        sheet.part,
                        crate::words::section::Part::Request
                            | crate::words::section::Part::Response
                    )
                };
                (one.part == other.part && one.answer == other.answer) || open(other)
            }
            _ => false,
        }
    }

    /// What has the same type has the same table.
    fn by_type(&mut self) {
        let mut known: Map<String, Set<usize>> = Map::new();
        for (at, target) in &self.links {
            if let Some(name) = self.entry(*at).and_then(type_name) {
                known.entry(name.to_owned()).or_default().insert(*target);
            }
        }
        for at in self.open() {
            let targets = self
                .entry(at)
                .and_then(type_name)
                .and_then(|name| known.get(name));
            if let Some((1, Some(target))) = targets.map(|targets| (targets.len(), targets.first()))
            {
                self.links.insert(at, *target);
            }
        }
    }
}

/// Words that say nothing in a caption, although fields can be called so.
fn is_word_of_captions(name: &str) -> bool {
    [
        "parameter",
        "parameters",
        "request",
        "response",
        "field",
        "description",
        "object",
        "objects",
        "data",
        "structure",
        "of",
        "the",
        "information",
        "attributes",
        "table",
    ]
    .contains(&name)
}

/// The name of the type of a field.
pub(super) fn type_name(entry: &Entry) -> Option<&str> {
    fn name(kind: &Kind) -> Option<&str> {
        match kind {
            Kind::Object(name) => name.as_deref(),
            Kind::Array(Some(inner)) | Kind::Map(Some(inner)) => name(inner),
            _ => None,
        }
    }
    name(&entry.field.kind.as_ref()?.value)
}

/// What a nested table is called: by the type that is told by it, by its caption, or by the
/// field.
pub(super) fn name(index: usize, sheets: &[Sheet], links: &Links) -> String {
    let fields: Vec<&Entry> = links
        .iter()
        .filter(|(_, target)| **target == index)
        .filter_map(|((sheet, nth), _)| sheets.get(*sheet)?.entries.get(*nth))
        .collect();
    if let Some(name) = fields.iter().find_map(|entry| type_name(entry)) {
        return name.to_owned();
    }
    if let Some(entry) = fields.first() {
        return entry.field.name.clone();
    }
    let caption = sheets.get(index).map_or("", |sheet| sheet.caption.as_str());
    caption
        .split_whitespace()
        .find(|word| row::name(word).is_some() && !is_word_of_captions(&fold(word)))
        .unwrap_or_default()
        .to_owned()
}
