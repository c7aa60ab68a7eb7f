//! What stands under labels: sizes, defaults and patterns.

use super::Reader;
use crate::claim::Limit;
use crate::read::passage::sentences;
use crate::read::quantity::{Labelled, quantity};
use crate::read::sentence::refers;
use crate::read::subject::Subject;
use crate::read::value::{self, Found};
use crate::words::answer::nothing;
use crate::words::fold;
use crate::words::label::Label;
use bindery::finding::Place;
use serde_json::Value;

impl Reader<'_> {
    /// "Minimum: 1".
    pub(super) fn size(&mut self, label: Label, text: &str, place: Place) {
        let (front, length) = size(label).unwrap_or_default();
        let text = text.trim();
        if nothing(text) {
            return;
        }
        let of_item = label != Label::Items;
        let label = Labelled {
            length,
            size: true,
            range: true,
        };
        let mut all = sentences(text).into_iter();
        let first = all.next().unwrap_or_default();
        let items = self.subject.items.filter(|_| of_item && self.counted);
        let subject = Subject {
            category: items.unwrap_or(self.subject.category),
            ..self.subject.clone()
        };
        match quantity(&format!("{front}{first}"), &subject, label) {
            Some(stated) => self.limits(stated.limits, first, place),
            None => self.unread(first, place),
        }
        for sentence in all {
            self.sentence(sentence, place, Labelled::default(), true);
        }
    }

    /// What stands under "Default".
    pub(super) fn default(&mut self, text: &str, place: Place) {
        let text = text.trim();
        if nothing(text) {
            return;
        }
        let mut all = sentences(text).into_iter();
        let first = all.next().unwrap_or_default();
        if EMPTY.contains(&fold(first).as_str()) {
            self.default_found(Found::Known(Value::String(String::new())), first, place);
        } else if let Some(found) = value::default_value(first, &self.subject)
            .or_else(|| value::default(&format!("The default value is {first}"), &self.subject))
        {
            self.default_found(found, first, place);
        } else if !nothing(first) && !refers(first) {
            self.unread(first, place);
        }
        for sentence in all {
            // What is said by default is said above.
            if self.facts.default.is_none() || !sentence.to_lowercase().contains("default") {
                self.sentence(sentence, place, Labelled::default(), true);
            }
        }
    }

    pub(super) fn bare_pattern(&mut self, text: &str, place: Place) {
        let text = text.trim().trim_end_matches('.');
        if nothing(text) {
            return;
        }
        if text.contains(char::is_whitespace) {
            self.unread(text, place);
        } else {
            self.pattern(text.to_owned(), place);
        }
    }

    pub(super) fn pattern(&mut self, pattern: String, place: Place) {
        if self.subject.is_text() {
            self.limits(vec![Limit::Pattern(pattern.clone())], &pattern, place);
        } else {
            self.unread(&pattern, place);
        }
    }
}

/// What a label of sizes puts in front of a number, and whether it is about length.
pub(super) fn size(label: Label) -> Option<(&'static str, bool)> {
    match label {
        Label::Minimum => Some(("at least ", false)),
        Label::Maximum => Some(("at most ", false)),
        Label::MinLength => Some(("at least ", true)),
        Label::MaxLength => Some(("at most ", true)),
        Label::Length => Some(("", true)),
        Label::Items => Some(("", false)),
        _ => None,
    }
}

/// Folded words of a default that is an empty text.
const EMPTY: [&str; 6] = [
    "an empty string",
    "empty string",
    "null string",
    "a null string",
    "空字符串",
    "空串",
];
