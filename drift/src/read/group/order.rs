//! Nested tables without a word of what they tell: by what examples show, and by order.

use super::{At, Linker, Links, known, type_name};
use crate::read::role::{Role, is_object};
use crate::read::subject::parts;
use crate::words::section::Part;
use bindery::map::{Map, Set};
use std::collections::VecDeque;

/// A need for a table: fields of one type, or a field without the name of a type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    Type(String),
    Field(At),
}

/// Whose body it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whose {
    Request,
    Response,
}

/// A body: that of the request, or of an answer.
pub(super) type Region = (Whose, Option<usize>);

/// How many tables of a body can be told apart so.
const MOST: usize = 100;

/// Links what is left, body by body.
pub(super) fn link(linker: &mut Linker<'_>) {
    let regions: Set<Region> = linker.left_all().into_keys().collect();
    for region in regions {
        if linker.left(region).len() > MOST {
            continue;
        }
        // What examples settle can tell more examples.
        while by_example(linker, region) {}
        by_words(linker, region);
        loop {
            known::link(linker, region);
            let known = Known {
                gone: known::gone(linker, region),
                bare: known::bare(linker, region),
            };
            if by_order(linker, region, &known, false)
                || by_order(linker, region, &known, true)
                || !known::link_mostly(linker, region, &known.gone)
            {
                break;
            }
        }
    }
}

/// What was known before of a body whose tables are given out in order.
struct Known {
    /// The tables that have the rows of fields which are gone.
    gone: Set<usize>,
    /// The fields that had no table.
    bare: Set<At>,
}

fn region(part: Part, answer: Option<usize>) -> Option<Region> {
    match part {
        Part::Request => Some((Whose::Request, answer)),
        Part::Response => Some((Whose::Response, answer)),
        _ => None,
    }
}

impl Linker<'_> {
    /// The nested tables that no field refers to, by body.
    fn left_all(&self) -> Map<Region, Vec<usize>> {
        let used = self
            .links
            .iter()
            .filter(|((from, _), target)| *target != from);
        let used: Set<usize> = used.map(|(_, target)| *target).collect();
        let mut left: Map<Region, Vec<usize>> = Map::new();
        for (index, sheet) in self.sheets.iter().enumerate() {
            let of = region(sheet.part, sheet.answer);
            if let Some(of) = of.filter(|_| self.is_nested(index) && !used.contains(&index)) {
                left.entry(of).or_default().push(index);
            }
        }
        left
    }

    pub(super) fn left(&self, of: Region) -> Vec<usize> {
        self.left_all().remove(&of).unwrap_or_default()
    }

    /// The tables that tell the bodies of a region.
    pub(super) fn roots(&self, of: Region) -> Vec<usize> {
        (0..self.sheets.len())
            .filter(|index| matches!(self.roles.get(*index), Some(Role::Request | Role::Response)))
            .filter(|index| {
                let sheet = &self.sheets[*index];
                region(sheet.part, sheet.answer) == Some(of)
            })
            .collect()
    }

    pub(super) fn slot(&self, at: At) -> Slot {
        match self.entry(at).and_then(type_name) {
            Some(name) => Slot::Type(name.to_owned()),
            None => Slot::Field(at),
        }
    }

    /// The open fields of a table, in order.
    pub(super) fn open_of(&self, index: usize, links: &Links) -> Vec<At> {
        let Some(sheet) = self.sheets.get(index) else {
            return Vec::new();
        };
        (0..sheet.entries.len())
            .map(|nth| (index, nth))
            .filter(|at| !links.contains_key(at))
            .filter(|at| {
                self.entry(*at)
                    .is_some_and(|entry| is_object(entry, sheet.part))
            })
            .filter(|at| {
                self.entry(*at)
                    .is_some_and(|entry| entry.field.kind.is_some())
            })
            .collect()
    }

    /// The tables of a region that fields lead to, the roots first.
    fn reached(&self, of: Region, links: &Links) -> Vec<usize> {
        let mut reached = self.roots(of);
        let mut next = 0;
        while let Some(index) = reached.get(next).copied() {
            next += 1;
            for (_, target) in links.range((index, 0)..(index + 1, 0)) {
                if !reached.contains(target) {
                    reached.push(*target);
                }
            }
        }
        reached
    }
}

/// Links what examples show to have the keys of a single table. Whether something was found.
fn by_example(linker: &mut Linker<'_>, of: Region) -> bool {
    let left = linker.left(of);
    if left.is_empty() {
        return false;
    }
    let examples = linker.shown();
    let mut slots: Map<Slot, (Set<usize>, Vec<At>)> = Map::new();
    for index in linker.reached(of, &linker.links) {
        for at in linker.open_of(index, &linker.links) {
            let keys = linker.keys(at, &examples);
            let (tables, fields) = slots
                .entry(linker.slot(at))
                .or_insert_with(|| (left.iter().copied().collect(), Vec::new()));
            fields.push(at);
            if keys.is_empty() {
                continue;
            }
            let best = linker.best(&left, &keys);
            tables.retain(|table| best.contains(table));
        }
    }
    // Only a field that an example shows is settled by it.
    let shown = |fields: &[At]| {
        fields
            .iter()
            .any(|at| !linker.keys(*at, &examples).is_empty())
    };
    let settled: Vec<(usize, Vec<At>)> = slots
        .values()
        .filter(|(tables, fields)| tables.len() == 1 && shown(fields))
        .filter_map(|(tables, fields)| Some((*tables.first()?, fields.clone())))
        .collect();
    let mut found = false;
    for (table, fields) in &settled {
        // A table that two of them claim belongs to neither for certain.
        if settled.iter().filter(|(other, _)| other == table).count() > 1 {
            continue;
        }
        for at in fields {
            linker.links.insert(*at, *table);
            found = true;
        }
    }
    found
}

/// Links a type with the one table whose fields are called by at least two of its words, as
/// `image_id` and `server_type` are by those of `ServerImageResponse`.
fn by_words(linker: &mut Linker<'_>, of: Region) {
    let left = linker.left(of);
    let mut slots: Map<String, Vec<At>> = Map::new();
    for index in linker.reached(of, &linker.links) {
        for at in linker.open_of(index, &linker.links) {
            if let Slot::Type(name) = linker.slot(at) {
                slots.entry(name).or_default().push(at);
            }
        }
    }
    let words: Vec<(usize, Set<String>)> = left
        .iter()
        .map(|table| (*table, words(linker, *table)))
        .collect();
    let mut found: Map<usize, Vec<&Vec<At>>> = Map::new();
    for (name, fields) in &slots {
        let own: Set<String> = parts(name).into_iter().collect();
        let mut tables = words
            .iter()
            .filter(|(_, words)| own.intersection(words).count() >= 2);
        if let (Some((table, _)), None) = (tables.next(), tables.next()) {
            found.entry(*table).or_default().push(fields);
        }
    }
    for (table, claimed) in found {
        if let [fields] = claimed.as_slice() {
            linker.links.extend(fields.iter().map(|at| (*at, table)));
        }
    }
}

/// The words that the names of a table's fields consist of.
fn words(linker: &Linker<'_>, table: usize) -> Set<String> {
    let entries = linker
        .sheets
        .get(table)
        .map(|sheet| sheet.entries.as_slice());
    let fields = entries.unwrap_or_default().iter();
    fields.flat_map(|entry| parts(&entry.field.name)).collect()
}

/// Links what is left, with or `without` the tables of fields that are gone, if there is one way
/// only to do it in the order of fields and tables. Whether there is.
fn by_order(linker: &mut Linker<'_>, of: Region, known: &Known, without: bool) -> bool {
    let mut left = linker.left(of);
    left.retain(|table| !(without && known.gone.contains(table)));
    if left.is_empty() {
        return false;
    }
    let mut found: Option<Links> = None;
    for named in [true, false] {
        for depth_first in [false, true] {
            let Some(links) = simulate(linker, (of, known), &left, named, depth_first) else {
                continue;
            };
            match &found {
                Some(before) if *before != links => return false,
                _ => found = Some(links),
            }
        }
        // Where the types with names need as many tables as there are, the others need none.
        if found.is_some() {
            break;
        }
    }
    let is_one = found.is_some();
    linker.links.extend(found.unwrap_or_default());
    is_one
}

/// Gives the next table to the next need, and says how if that comes out even.
fn simulate(
    linker: &Linker<'_>,
    (of, before): (Region, &Known),
    left: &[usize],
    named: bool,
    depth_first: bool,
) -> Option<Links> {
    let examples = linker.shown();
    let mut all = linker.links.clone();
    let mut new = Links::new();
    let mut given: Map<Slot, usize> = Map::new();
    let of_region = left;
    let mut left = left.iter().copied();
    let mut open: VecDeque<At> = VecDeque::new();
    for index in linker.reached(of, &all) {
        open.extend(linker.open_of(index, &all));
    }
    while let Some(at) = open.pop_front() {
        let slot = linker.slot(at);
        if named && matches!(slot, Slot::Field(_)) {
            continue;
        }
        let known = given.get(&slot).copied();
        let table = match known {
            Some(table) => table,
            None => left.next()?,
        };
        let keys = linker.keys(at, &examples);
        let fits = keys.is_empty() || linker.best(of_region, &keys).contains(&table);
        let is_others = before.gone.contains(&table) && before.bare.contains(&at);
        if table == at.0 || !fits || is_others {
            return None;
        }
        new.insert(at, table);
        all.insert(at, table);
        if known.is_none() {
            given.insert(slot, table);
            let inner = linker.open_of(table, &all);
            if depth_first {
                for at in inner.into_iter().rev() {
                    open.push_front(at);
                }
            } else {
                open.extend(inner);
            }
        }
    }
    left.next().is_none().then_some(new)
}
