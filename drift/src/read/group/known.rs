//! Nested tables without a word of what they tell: by what was known of the page before.

use super::order::{Region, Slot, Whose};
use super::{At, Linker};
use crate::claim::{Body, Inside};
use bindery::map::{Map, Set};

/// How many ways to tables are gone, and how deep.
const MOST: usize = 1000;
const DEEPEST: usize = 16;

/// A table, and the names of the fields that lead to it.
type Way<'s> = (usize, Vec<&'s str>);

/// Links the fields that had the rows of a table, word by word or at least by their names.
pub(super) fn link(linker: &mut Linker<'_>, of: Region) {
    // A table that is found can have fields that are known.
    while by_rows(linker, of, true) || by_rows(linker, of, false) {}
}

/// Links fields with tables that have at least half of the rows that are known, where that is so
/// of no other table and no other field; not with the tables of fields that are gone. Whether
/// something was found.
pub(super) fn link_mostly(linker: &mut Linker<'_>, of: Region, gone: &Set<usize>) -> bool {
    let left = linker.left(of);
    let left: Vec<usize> = left.into_iter().filter(|one| !gone.contains(one)).collect();
    let needs = needs(linker, of);
    let is_half = |table: usize, inside: &Inside| linker.has_half(table, inside);
    let mut found: Vec<(usize, Vec<At>)> = Vec::new();
    for (fields, inside) in &needs {
        let mut tables = left.iter().filter(|table| is_half(**table, inside));
        let (Some(table), None) = (tables.next(), tables.next()) else {
            continue;
        };
        let same = needs.iter().filter(|(_, other)| is_half(*table, other));
        if same.count() == 1 {
            found.push((*table, fields.clone()));
        }
    }
    let is_something = !found.is_empty();
    for (table, fields) in found {
        linker
            .links
            .extend(fields.into_iter().map(|at| (at, table)));
    }
    is_something
}

/// The tables that no field refers to and that have the rows of fields which are gone.
pub(super) fn gone(linker: &Linker<'_>, of: Region) -> Set<usize> {
    let left = linker.left(of);
    let mut gone = Set::new();
    for (table, way) in linker.ways(of) {
        for known in linker.known(of, &way) {
            let is_gone = |name: &&String| {
                let mut entries = linker.sheets[table].entries.iter();
                entries.all(|entry| entry.field.name != **name)
            };
            for name in known.keys().filter(is_gone) {
                let way: Vec<&str> = way.iter().copied().chain([name.as_str()]).collect();
                for inside in linker.known(of, &way) {
                    gone.extend(
                        left.iter()
                            .filter(|table| linker.has(**table, inside, false))
                            .copied(),
                    );
                }
            }
        }
    }
    gone
}

/// The fields without a table that had none before either.
pub(super) fn bare(linker: &Linker<'_>, of: Region) -> Set<At> {
    let mut bare = Set::new();
    for (table, way) in linker.ways(of) {
        let known = linker.known(of, &way);
        for at in linker.open_of(table, &linker.links) {
            let name = linker.entry(at).map_or("", |entry| &entry.field.name);
            let own: Vec<&str> = way.iter().copied().chain([name]).collect();
            let is_known = known.iter().any(|inside| inside.contains_key(name));
            if is_known && linker.known(of, &own).is_empty() {
                bare.insert(at);
            }
        }
    }
    bare
}

/// Whether something was found.
fn by_rows(linker: &mut Linker<'_>, of: Region, word_by_word: bool) -> bool {
    let left = linker.left(of);
    if left.is_empty() {
        return false;
    }
    let needs = needs(linker, of);
    let mut found: Map<usize, Vec<At>> = Map::new();
    for (fields, inside) in &needs {
        let fitting = |table: &&usize| linker.has(**table, inside, word_by_word);
        let tables: Vec<usize> = left.iter().filter(fitting).copied().collect();
        let same = needs.iter();
        let same = same.filter(|(_, other)| other.keys().eq(inside.keys()));
        let is_enough = tables.len() >= same.count();
        let table = match tables.as_slice() {
            [one] if is_enough => Some(*one),
            // Which of those that say the same does not matter.
            all if word_by_word && is_enough && all.iter().all(|table| linker.is_flat(*table)) => {
                let mut free = all.iter().filter(|table| !found.contains_key(*table));
                free.next().copied()
            }
            _ => None,
        };
        if let Some(table) = table {
            found.insert(table, fields.clone());
        }
    }
    let is_something = !found.is_empty();
    for (table, fields) in found {
        linker
            .links
            .extend(fields.into_iter().map(|at| (at, table)));
    }
    is_something
}

/// The fields that have no table yet, those of a type together, and what is known to be in
/// them; where that is not the same for all of a type, nothing.
fn needs<'s>(linker: &Linker<'s>, of: Region) -> Vec<(Vec<At>, &'s Inside)> {
    let mut needs: Map<Slot, (Set<At>, Vec<&'s Inside>)> = Map::new();
    for (table, way) in linker.ways(of) {
        for at in linker.open_of(table, &linker.links) {
            let name = linker.entry(at).map_or("", |entry| &entry.field.name);
            let way: Vec<&str> = way.iter().copied().chain([name]).collect();
            let (fields, known) = needs.entry(linker.slot(at)).or_default();
            fields.insert(at);
            known.extend(linker.known(of, &way));
        }
    }
    let alike = needs.into_values().filter_map(|(fields, known)| {
        let first = *known.first()?;
        let is_alike = known.iter().all(|other| other.keys().eq(first.keys()));
        is_alike.then(|| (fields.into_iter().collect(), first))
    });
    alike.collect()
}

impl<'s> Linker<'s> {
    /// The ways that lead to the tables of a region, from the bodies inwards.
    fn ways(&self, of: Region) -> Vec<Way<'s>> {
        let mut ways: Vec<Way<'s>> = Vec::new();
        ways.extend(self.roots(of).into_iter().map(|table| (table, Vec::new())));
        let mut next = 0;
        while let Some((table, way)) = ways.get(next).cloned() {
            next += 1;
            for (at, target) in self.links.range((table, 0)..(table + 1, 0)) {
                if ways.len() >= MOST || way.len() >= DEEPEST {
                    break;
                }
                let sheets: &'s [_] = self.sheets;
                let name = sheets[at.0].entries.get(at.1);
                let name = name.map_or("", |entry| entry.field.name.as_str());
                ways.push((*target, way.iter().copied().chain([name]).collect()));
            }
        }
        ways
    }

    /// What is known to be in the field that names lead to.
    fn known(&self, of: Region, way: &[&str]) -> Vec<&'s Inside> {
        let statuses = of.1.and_then(|answer| self.answers.get(answer));
        let bodies: Vec<Body> = match (of.0, statuses) {
            (Whose::Request, _) => vec![Body::Request],
            (Whose::Response, None) => vec![Body::Response(None)],
            (Whose::Response, Some(answer)) => {
                let statuses = answer.statuses.iter();
                statuses
                    .map(|status| Body::Response(Some(*status)))
                    .collect()
            }
        };
        let nesting = self.nesting;
        let known = bodies.into_iter();
        known.filter_map(|body| nesting.inside(body, way)).collect()
    }

    /// Whether a table has exactly the rows that are known, by their names or word by word.
    fn has(&self, table: usize, known: &Inside, word_by_word: bool) -> bool {
        let entries = self.sheets[table].entries.iter();
        let rows: Map<&str, &str> = entries
            .map(|entry| (entry.field.name.as_str(), entry.field.digest.as_str()))
            .collect();
        let is_same = |(name, digest): (&String, &String)| {
            let own = rows.get(name.as_str());
            own.is_some_and(|own| !word_by_word || own == digest)
        };
        rows.len() == known.len() && known.iter().all(is_same)
    }

    /// Whether at least half of the rows of a table are known, and half of those are there.
    fn has_half(&self, table: usize, known: &Inside) -> bool {
        let entries = self.sheets[table].entries.iter();
        let rows: Set<&str> = entries.map(|entry| entry.field.name.as_str()).collect();
        let both = rows.iter().filter(|name| known.contains_key(**name));
        both.count() * 2 >= rows.len().max(known.len()).max(1)
    }

    /// Whether no field of a table can have a table itself.
    fn is_flat(&self, table: usize) -> bool {
        self.open_of(table, &self.links).is_empty()
    }
}
