//! Which part of a page each of its blocks belongs to.

use crate::page::{Block, Content, Form, Line, Page};
use crate::words::fold;
use crate::words::look_up;
use crate::words::section::{ENDS, HINTS, Hint, Part, SECTIONS, STATUS_LINES};
use bindery::finding::Place;
use regex::Regex;
use std::sync::LazyLock;

/// A block, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Piece<'p> {
    pub(super) part: Part,
    /// Which of the [`Outline::answers`] it belongs to, in a part about what comes back.
    pub(super) answer: Option<usize>,
    /// What the lines in front say of it.
    pub(super) hint: Option<Hint>,
    /// The heading in front, where it is not that of a part: what a table is called that has
    /// no caption.
    pub(super) called: Option<&'p str>,
    pub(super) block: &'p Block,
    /// The text, where it is not that of the whole block.
    pub(super) text: Option<String>,
}

/// A line "Status code: …".
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) part: Part,
    pub(super) statuses: Vec<u16>,
    pub(super) place: Place,
}

/// A page in parts.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline<'p> {
    pub(super) title: Option<&'p Line>,
    /// What is not a heading.
    pub(super) pieces: Vec<Piece<'p>>,
    pub(super) answers: Vec<Answer>,
    /// Where the address should be.
    pub(super) uri: Option<Place>,
}

/// How long a line that is a heading, or says what follows, may be.
const HEADING: usize = 80;

/// How many statuses a line can have, and how many such lines a page. What follows beyond that
/// goes with the last one.
const MOST_CODES: usize = 10;
const MOST_ANSWERS: usize = 1000;

/// Tells the parts of a page.
pub(super) fn outline(page: &Page) -> Outline<'_> {
    let mut outliner = Outliner {
        form: page.form,
        part: Part::Other,
        level: 0,
        hint: None,
        called: None,
        answer: None,
        outline: Outline::default(),
    };
    for block in &page.blocks {
        if !outliner.block(block) {
            break;
        }
    }
    outliner.outline
}

struct Outliner<'p> {
    form: Form,
    part: Part,
    /// The level of the heading of the part.
    level: u8,
    hint: Option<Hint>,
    called: Option<&'p str>,
    answer: Option<usize>,
    outline: Outline<'p>,
}

impl<'p> Outliner<'p> {
    /// Takes a block; `false` when the page is over.
    fn block(&mut self, block: &'p Block) -> bool {
        match &block.content {
            Content::Heading(level, line) => {
                if ENDS.contains(&fold(&line.text).as_str()) {
                    return false;
                }
                self.heading(*level, line, block);
            }
            Content::Line(line) => {
                if self.form == Form::Text && ENDS.contains(&fold(&line.text).as_str()) {
                    return false;
                }
                self.line(line, block);
            }
            Content::Code(_) => self.piece(block, None),
            Content::Table(_) => {
                self.piece(block, None);
                self.hint = None;
                self.called = None;
            }
        }
        true
    }

    fn heading(&mut self, level: u8, line: &'p Line, block: &'p Block) {
        if let Some(statuses) = statuses(&line.text) {
            self.answer(statuses, block.place);
            return;
        }
        let known = section(&line.text);
        if self.outline.title.is_none() && (known.is_none() || level == 1) {
            self.outline.title = Some(line);
            return;
        }
        match known {
            Some(part) => self.enter(part, level, block.place),
            None if level <= self.level => self.enter(Part::Other, level, block.place),
            None => self.called = Some(line.text.as_str()),
        }
        self.hint = hint(&line.text).or(self.hint);
    }

    fn line(&mut self, line: &'p Line, block: &'p Block) {
        if self.outline.title.is_none() && self.form == Form::Text {
            self.outline.title = Some(line);
            return;
        }
        if let Some(statuses) = statuses(&line.text) {
            self.answer(statuses, block.place);
            return;
        }
        // In the text of a page the end of an example can stand in front of a heading.
        let text = line.text.as_str();
        let bare = text.trim_start_matches(['}', ']', ' ']);
        let closed = &text[..text.len() - bare.len()];
        if let Some(part) = self.section_of_line(bare, line.item) {
            if !closed.trim().is_empty() {
                self.piece(block, Some(closed.to_owned()));
            }
            self.enter(part, self.level, block.place);
        } else {
            self.piece(block, None);
        }
        if text.len() <= HEADING {
            self.hint = hint(text).or(self.hint);
        }
    }

    /// The part that a line is the heading of, although it is not marked as one.
    fn section_of_line(&self, text: &str, item: bool) -> Option<Part> {
        if text.len() > HEADING {
            return None;
        }
        let part = section(text)?;
        let marked = self.form == Form::Text;
        let example = matches!(
            part,
            Part::Example | Part::RequestExample | Part::ResponseExample
        );
        let words = fold(text).contains(' ') || !text.is_ascii();
        match part {
            _ if item => example && self.part == Part::Example,
            Part::Other => marked,
            _ => marked || words,
        }
        .then_some(part)
    }

    fn enter(&mut self, part: Part, level: u8, place: Place) {
        if part == Part::Uri {
            self.outline.uri.get_or_insert(place);
        }
        self.called = None;
        // "Response body" below "Response" begins no other part: what follows on its level
        // still belongs to the part.
        if part == self.part {
            self.level = self.level.min(level);
            return;
        }
        self.answer = None;
        self.hint = None;
        self.part = part;
        self.level = level;
    }

    fn answer(&mut self, statuses: Vec<u16>, place: Place) {
        if self.outline.answers.len() >= MOST_ANSWERS {
            return;
        }
        self.answer = Some(self.outline.answers.len());
        self.hint = None;
        self.called = None;
        self.outline.answers.push(Answer {
            part: self.part,
            statuses,
            place,
        });
    }

    fn piece(&mut self, block: &'p Block, text: Option<String>) {
        self.outline.pieces.push(Piece {
            part: self.part,
            answer: self.answer,
            hint: self.hint,
            called: self.called,
            block,
            text,
        });
    }
}

/// The part with a heading. What stands in brackets behind, or a number in front, does not
/// count.
fn section(text: &str) -> Option<Part> {
    let text = text.split(['(', '（']).next().unwrap_or(text);
    let text =
        text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '、'));
    look_up(SECTIONS, &fold(text))
}

/// What a line says of the table that follows.
pub(super) fn hint(text: &str) -> Option<Hint> {
    let folded = format!(" {} ", fold(text));
    let mut found = HINTS.iter().filter(|(_, words)| {
        words.iter().any(|word| {
            if word.is_ascii() {
                folded.contains(&format!(" {word} "))
            } else {
                folded.contains(word)
            }
        })
    });
    match (found.next(), found.next()) {
        (Some((hint, _)), None) => Some(*hint),
        _ => None,
    }
}

/// The statuses of a line "Status code: 400".
fn statuses(text: &str) -> Option<Vec<u16>> {
    let hit = STATUS_LINE.as_ref()?.captures(text)?;
    let codes = hit.name("codes")?.as_str();
    let codes: Vec<u16> = codes
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|code| code.parse().ok())
        .filter(|code| (100..600).contains(code))
        .take(MOST_CODES)
        .collect();
    (!codes.is_empty()).then_some(codes)
}

static STATUS_LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = STATUS_LINES.join("|");
    Regex::new(&format!(
        r"(?i)^\s*(?:{words})\s*[:：]?\s*(?P<codes>\d{{3}}(?:\s*[,/、]\s*\d{{3}})*)\s*[.。]?\s*$"
    ))
    .ok()
});

#[cfg(test)]
mod tests {
    use super::{hint, section, statuses};
    use crate::words::section::{Hint, Part};

    #[test]
    fn headings() {
        assert_eq!(section("Request Parameters"), Some(Part::Request));
        assert_eq!(
            section("Example Request (Printing a Sheet)"),
            Some(Part::RequestExample)
        );
        assert_eq!(section("3.2 响应参数"), Some(Part::Response));
        assert_eq!(section("Printing"), None);
    }

    #[test]
    fn hints() {
        assert_eq!(hint("Table 2 Query parameters"), Some(Hint::Query));
        assert_eq!(hint("Request header and request body"), None);
        assert_eq!(hint("请求Header参数"), Some(Hint::Header));
        assert_eq!(hint("Response parameters"), None);
    }

    #[test]
    fn lines_of_statuses() {
        assert_eq!(statuses("Status code: 202"), Some(vec![202]));
        assert_eq!(statuses("状态码： 400, 401"), Some(vec![400, 401]));
        assert_eq!(statuses("Status code 200, which is good"), None);
        assert_eq!(statuses("Status code"), None);
    }
}
