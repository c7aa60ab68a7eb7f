//! Tables that speak of parameters.

use super::cells::Cells;
use super::facts::{Facts, Reader};
use super::judgement::{Judgement, columns, headings, judge};
use super::kind::kind;
use super::outline::{Outline, hint};
use super::subject::Subject;
use super::{digest::digest, row};
use crate::claim::{Claimed, Field, Kind, Limit, Unread, What};
use crate::page::{Block, Cell, Content, Line, Row, Table};
use crate::words::answer::{ANSWERS, nothing};
use crate::words::column::Column;
use crate::words::label::Label;
use crate::words::section::{Hint, Part};
use crate::words::{fold, look_up};
use bindery::finding::Place;

/// A table that speaks of parameters.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) part: Part,
    /// Which answer it belongs to.
    pub(super) answer: Option<usize>,
    pub(super) hint: Option<Hint>,
    /// The number in the caption.
    pub(super) number: Option<u32>,
    /// Which table of the page it is, from 1.
    pub(super) ordinal: u32,
    /// The caption without its number.
    pub(super) caption: String,
    pub(super) anchors: Vec<String>,
    pub(super) entries: Vec<Entry>,
    /// Whether it has no rows, not even such as are not understood.
    pub(super) is_empty: bool,
    pub(super) place: Place,
}

/// A row that speaks of a parameter.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) field: Field,
    /// Where it is sent, where the row says so.
    pub(super) location: Option<Hint>,
    /// The anchors that its links lead to.
    pub(super) anchors: Vec<String>,
    /// The numbers of the tables that it mentions.
    pub(super) tables: Vec<u32>,
}

/// What the tables of a page are.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheets {
    pub(super) sheets: Vec<Sheet>,
    pub(super) statuses: Vec<Claimed<u16>>,
    pub(super) unread: Vec<Unread>,
    /// Rows of tables that speak of parameters, and those of them that became an entry.
    pub(super) rows: usize,
    pub(super) read: usize,
}

/// How many tables a page can have, and how many rows they can have in all. What is beyond is
/// listed, so that no page takes endless time.
const MOST: usize = 500;
const MOST_ROWS: usize = 5000;

/// Reads the tables of a page.
pub(super) fn sheets(outline: &Outline<'_>) -> Sheets {
    let mut all = Sheets::default();
    let objects = objects(outline);
    let mut ordinal = 0;
    for piece in &outline.pieces {
        let table = match &piece.block.content {
            Content::Table(table) => table,
            Content::Line(line) if piece.part == Part::Status => {
                all.status(row::status_line(&line.text), piece.block.place);
                continue;
            }
            _ => continue,
        };
        ordinal += 1;
        let judgement = judge(table, piece.part);
        match judgement {
            Judgement::Parameters(_)
                if all.sheets.len() >= MOST || all.rows + table.rows.len() > MOST_ROWS =>
            {
                all.rows += table.rows.len();
                all.unknown(table, place(piece.block, table));
            }
            Judgement::Parameters(columns) => {
                let caption = table.caption.as_ref().map_or("", |line| line.text.as_str());
                let (number, caption) = row::numbered(caption);
                let called = piece
                    .called
                    .filter(|_| caption.is_empty())
                    .unwrap_or(caption);
                let mut sheet = Sheet {
                    part: piece.part,
                    answer: piece.answer,
                    hint: hint(caption).or(piece.hint),
                    number,
                    ordinal,
                    caption: called.to_owned(),
                    anchors: piece.block.anchors.clone(),
                    entries: Vec::new(),
                    is_empty: table.rows.is_empty(),
                    place: place(piece.block, table),
                };
                all.rows(&mut sheet, table, &columns, &objects);
                all.sheets.push(sheet);
            }
            Judgement::Statuses => all.statuses(table),
            Judgement::Unknown => all.unknown(table, place(piece.block, table)),
            Judgement::Nothing => {}
        }
    }
    all
}

fn place(block: &Block, table: &Table) -> Place {
    table
        .caption
        .as_ref()
        .and_then(|caption| caption.place)
        .or_else(|| table.heading.first()?.lines.first()?.place)
        .unwrap_or(block.place)
}

/// The words of captions: a type with such a name is an object.
fn objects(outline: &Outline<'_>) -> Vec<String> {
    let tables = outline
        .pieces
        .iter()
        .filter_map(|piece| match &piece.block.content {
            Content::Table(table) => Some((piece, table)),
            _ => None,
        });
    let captions = tables.filter_map(|(piece, table)| match &table.caption {
        Some(caption) => Some(row::numbered(&caption.text).1),
        None => piece.called,
    });
    captions
        .flat_map(|caption| caption.split(' '))
        .map(str::to_owned)
        .collect()
}

impl Sheets {
    fn unknown(&mut self, table: &Table, place: Place) {
        self.unread.push(Unread {
            what: What::Table,
            words: headings(table).join(" | "),
            place,
        });
    }

    fn rows(
        &mut self,
        sheet: &mut Sheet,
        table: &Table,
        columns: &[Option<Column>],
        objects: &[String],
    ) {
        let name = columns
            .iter()
            .position(|column| *column == Some(Column::Name))
            .unwrap_or_default();
        let mut index = 0;
        while let Some(first) = table.rows.get(index) {
            // Rows whose name is the one above go on with it.
            let more = table.rows[index + 1..]
                .iter()
                .take_while(|row| {
                    row.cells.get(name).is_some_and(|cell| cell.spanned) && !across(row)
                })
                .count();
            let rows = &table.rows[index..=index + more];
            index += 1 + more;
            if rows
                .iter()
                .all(|row| row.cells.iter().all(|cell| cell.text().trim().is_empty()))
            {
                continue;
            }
            self.rows += rows.len();
            let words = first.cells.get(name).map(Cell::text).unwrap_or_default();
            if across(first) || row::name(&words).is_none() {
                let words: Vec<String> = first
                    .cells
                    .iter()
                    .filter(|cell| !cell.spanned)
                    .map(Cell::text)
                    .collect();
                for row in rows {
                    self.unread.push(Unread {
                        what: What::Row,
                        words: words.join(" | "),
                        place: row.place,
                    });
                }
                continue;
            }
            self.read += rows.len();
            let entry = self.entry(&words, first, rows, columns, objects);
            sheet.entries.push(entry);
        }
    }

    fn entry(
        &mut self,
        words: &str,
        first: &Row,
        rows: &[Row],
        columns: &[Option<Column>],
        objects: &[String],
    ) -> Entry {
        let row = Cells { rows, columns };
        let (name, remark) = row::name(words).unwrap_or_default();
        let place = first.place;
        let mut format = Vec::new();
        let kind = self.kind(&row, place, objects, &mut format);
        let mandatory = self.mandatory(&row, place).or_else(|| {
            let value = look_up(ANSWERS, &fold(remark))?;
            Some(Claimed { value, place })
        });
        let facts = facts(name, kind.as_ref(), &row, place);
        let mut limits = format;
        limits.extend(facts.limits);
        self.unread.extend(facts.unread);
        let texts: Vec<&Line> = row
            .lines(Column::Description)
            .chain(row.lines(Column::Constraint))
            .chain(row.lines(Column::Range))
            .chain(row.lines(Column::Kind))
            .collect();
        let (anchors, tables) = row::references(&texts);
        Entry {
            location: row
                .text(Column::Location)
                .and_then(|text| row::location(&text)),
            anchors,
            tables,
            field: Field {
                name: name.to_owned(),
                kind,
                mandatory,
                limits,
                values: facts.values,
                default: facts.default,
                deprecated: facts.deprecated || row::deprecated(remark),
                group: None,
                digest: digest(&row.for_digest()),
                place,
            },
        }
    }

    fn kind(
        &mut self,
        row: &Cells<'_>,
        at: Place,
        objects: &[String],
        limits: &mut Vec<Claimed<Limit>>,
    ) -> Option<Claimed<Kind>> {
        let words = row.text(Column::Kind).filter(|words| !nothing(words))?;
        let place = row.place(Column::Kind).unwrap_or(at);
        let Some(read) = kind(&words, objects) else {
            self.unread.push(Unread {
                what: What::Type,
                words,
                place,
            });
            return None;
        };
        let said = read
            .format
            .map(Limit::Format)
            .into_iter()
            .chain(read.max_length.map(Limit::MaxLength));
        limits.extend(said.map(|value| Claimed { value, place }));
        let told = Some(Claimed {
            value: read.kind,
            place,
        });
        // An object can turn out to be a map in the words behind.
        let lines: Vec<&Line> = row.lines(Column::Description).collect();
        match row::structure(&lines) {
            Some((line, words))
                if matches!(
                    told,
                    Some(Claimed {
                        value: Kind::Object(None),
                        ..
                    })
                ) =>
            {
                kind(&words, objects).map_or(told, |read| {
                    Some(Claimed {
                        value: read.kind,
                        place: line.place.unwrap_or(at),
                    })
                })
            }
            _ => told,
        }
    }

    fn mandatory(&mut self, row: &Cells<'_>, at: Place) -> Option<Claimed<bool>> {
        let (column, yes) = [(Column::Mandatory, true), (Column::Optional, false)]
            .into_iter()
            .find(|(column, _)| row.columns.contains(&Some(*column)))?;
        let words = row.text(column).filter(|words| !nothing(words))?;
        let place = row.place(column).unwrap_or(at);
        // "Optional" below a heading "Optional" means that it is.
        let answer = match fold(&words).as_str() {
            word @ ("optional" | "mandatory") => Some(word == "mandatory"),
            word => look_up(ANSWERS, word).map(|answer| answer == yes),
        };
        if answer.is_none() {
            self.unread.push(Unread {
                what: What::Mandatory,
                words,
                place,
            });
        }
        answer.map(|value| Claimed { value, place })
    }

    fn statuses(&mut self, table: &Table) {
        let columns = columns(table);
        let index = columns
            .iter()
            .position(|column| *column == Some(Column::Status))
            .unwrap_or_default();
        for row in &table.rows {
            let cell = row.cells.get(index).filter(|cell| !cell.spanned);
            let code = cell.and_then(|cell| row::status(&cell.text()));
            self.status(code, row.place);
        }
    }

    /// A status, where there is one that is not known yet.
    fn status(&mut self, code: Option<u16>, place: Place) {
        if let Some(value) = code
            && self.statuses.iter().all(|known| known.value != value)
        {
            self.statuses.push(Claimed { value, place });
        }
    }
}

/// Whether one cell spans the whole row: a heading within the table.
fn across(row: &Row) -> bool {
    row.cells.len() > 1
        && row.cells.first().is_some_and(|cell| !cell.spanned)
        && row.cells.iter().skip(1).all(|cell| cell.spanned)
}

fn facts(name: &str, kind: Option<&Claimed<Kind>>, row: &Cells<'_>, place: Place) -> Facts {
    let subject = Subject::new(name, kind.map(|kind| &kind.value));
    let mut reader = Reader::new(subject, place);
    for (column, label) in [
        (Column::Description, None),
        (Column::Constraint, Some(Label::Constraint)),
        (Column::Range, Some(Label::Range)),
        (Column::Default, Some(Label::Default)),
    ] {
        let lines: Vec<&Line> = row.lines(column).collect();
        reader.lines(&lines, label);
    }
    reader.facts()
}
