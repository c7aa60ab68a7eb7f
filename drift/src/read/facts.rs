//! All that the description of a parameter says.

mod certain;
mod labelled;
mod listed;

use super::demand::{demands, more};
use super::passage::{Passage, announces_values, passages, sentences};
use super::pattern;
use super::quantity::{Labelled, quantity};
use super::sentence::{
    limit_like, limit_like_rest, refers, starts_without_subject, stern, value_like,
};
use super::subject::{Category, Subject};
use super::value;
use crate::claim::{Claimed, Limit, Unread};
use crate::page::Line;
use crate::words::label::Label;
use crate::words::sentence::{DEPRECATED, FORMATS};
use bindery::finding::Place;
use labelled::size;
use regex::Regex;
use serde_json::Value;
use std::sync::LazyLock;

/// What a description says.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    pub(super) limits: Vec<Claimed<Limit>>,
    pub(super) values: Option<Claimed<Vec<Value>>>,
    pub(super) default: Option<Claimed<Value>>,
    pub(super) deprecated: bool,
    pub(super) unread: Vec<Unread>,
}

/// Reads descriptions of a parameter.
pub(super) struct Reader<'s> {
    subject: Subject<'s>,
    /// Where what has no place of its own is: the row.
    row: Place,
    /// Whether the sentence before held in some cases only.
    case: bool,
    /// Whether the number of items has a label of its own: then "Minimum" is that of an item.
    counted: bool,
    facts: Facts,
}

impl<'s> Reader<'s> {
    pub(super) fn new(subject: Subject<'s>, row: Place) -> Reader<'s> {
        Reader {
            subject,
            row,
            case: false,
            counted: false,
            facts: Facts::default(),
        }
    }

    /// Reads the lines of a cell. With `label`, they all stand under it: that of the column.
    pub(super) fn lines(&mut self, lines: &[&Line], label: Option<Label>) {
        let all = passages(lines);
        self.counted |= all
            .iter()
            .any(|passage| passage.label == Some(Label::Items));
        for mut passage in all {
            passage.label = passage.label.or(label);
            self.passage(&passage);
        }
    }

    /// What was read.
    pub(super) fn facts(mut self) -> Facts {
        // "If it is not given, … by default" is settled by a default that is known.
        if self.facts.default.is_some() {
            self.facts
                .unread
                .retain(|unread| !value::when_not_given(&unread.words));
        }
        self.facts
    }

    fn passage(&mut self, passage: &Passage) {
        let place = passage.place.unwrap_or(self.row);
        let (text, patterns) = pattern::take(&passage.text);
        for found in patterns {
            self.pattern(found, place);
        }
        match passage.label {
            Some(Label::Range | Label::Values) => self.range(passage, &text, place),
            Some(Label::Default) => self.default(&text, place),
            Some(Label::Pattern) => self.bare_pattern(&text, place),
            Some(label) if size(label).is_some() => self.size(label, &text, place),
            _ => {
                self.prose(&text, place);
                self.items(passage, &text);
            }
        }
    }

    /// Sentences without a label.
    fn prose(&mut self, text: &str, place: Place) {
        for sentence in sentences(text) {
            // What is announced is read below, or was lost before the page was saved.
            if !announces_values(sentence) {
                self.sentence(sentence, place, Labelled::default(), true);
            }
        }
    }

    /// A sentence. `own`: it may have no subject. Whether it said something.
    fn sentence(&mut self, sentence: &str, place: Place, label: Labelled, own: bool) -> bool {
        if DEPRECATION
            .as_ref()
            .is_some_and(|regex| regex.is_match(sentence))
        {
            self.facts.deprecated = true;
            return true;
        }
        if refers(sentence) {
            return false;
        }
        if sentence.len() > LONGEST {
            self.unread(&sentence[..sentence.floor_char_boundary(LONGEST)], place);
            return false;
        }
        let mut understood = self.format(sentence, place);
        let limit_like = limit_like(sentence);
        let value_like = value_like(sentence);
        if own || !starts_without_subject(sentence) {
            if let Some(stated) = quantity(sentence, &self.subject, label) {
                understood = true;
                if limit_like_rest(&stated.rest) || more(&stated.rest) {
                    self.unread(sentence, place);
                }
                self.limits(stated.limits, sentence, place);
                if !value_like {
                    self.case = false;
                    return true;
                }
            }
            if let Some(found) = value::listed(sentence, &self.subject) {
                self.values(found, sentence, place);
                understood = true;
            }
        }
        if let Some(found) = value::default(sentence, &self.subject) {
            self.default_found(found, sentence, place);
            understood = true;
        }
        let ruled =
            || (own || !starts_without_subject(sentence)) && demands(sentence, &self.subject);
        let unknown = || limit_like || value_like || ruled();
        if !understood && self.matters(sentence) && unknown() {
            self.unread(sentence, place);
        }
        self.case = Subject::in_some_cases(sentence);
        understood
    }

    /// Nothing is lost when a sentence about the values of a boolean is not understood, unless
    /// it is about the default.
    fn matters(&self, sentence: &str) -> bool {
        let lower = sentence.to_lowercase();
        self.subject.category != Category::Boolean
            || lower.contains("default")
            || lower.contains("默认")
    }

    /// A sentence that is about a limit because a label says so.
    fn must(&mut self, sentence: &str, place: Place, label: Labelled) {
        let before = self.facts.unread.len();
        let understood = self.sentence(sentence, place, label, true);
        if !understood && self.facts.unread.len() == before && stern(sentence) {
            self.unread(sentence, place);
        }
    }

    fn format(&mut self, sentence: &str, place: Place) -> bool {
        let text = self.subject.is_text();
        let lower = sentence.to_lowercase();
        if !text || lower.contains(" not ") || Subject::in_some_cases(sentence) {
            return false;
        }
        let Some((format, _)) = FORMAT_RULES
            .iter()
            .find(|(_, rule)| rule.is_match(sentence))
        else {
            return false;
        };
        self.limits(vec![Limit::Format(format)], sentence, place);
        true
    }
}

/// How long a sentence can be that is read.
const LONGEST: usize = 2000;

static DEPRECATION: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(DEPRECATED).ok());

static FORMAT_RULES: LazyLock<Vec<(&'static str, Regex)>> = LazyLock::new(|| {
    FORMATS
        .iter()
        .filter_map(|(format, rule)| Some((*format, Regex::new(&format!("(?i){rule}")).ok()?)))
        .collect()
});
