//! All that the description of a parameter says.

use super::demand::{demands, more};
use super::passage::{Passage, announces_values, passages, sentences};
use super::pattern;
use super::quantity::{Labelled, quantity};
use super::sentence::{
    is_purpose, limit_like, limit_like_rest, refers, starts_without_subject, stern, value_like,
};
use super::subject::{Category, Subject};
use super::value::{self, Found};
use crate::claim::{Claimed, Limit, Unread, What};
use crate::page::Line;
use crate::words::answer::nothing;
use crate::words::fold;
use crate::words::label::Label;
use crate::words::limit::{DEPRECATED, FORMATS};
use bindery::finding::Place;
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

    /// What stands under "Range".
    fn range(&mut self, passage: &Passage, text: &str, place: Place) {
        let label = Labelled {
            range: true,
            ..Labelled::default()
        };
        let text = text.trim().trim_start_matches([':', '：']).trim();
        if nothing(text) {
            self.listed_items(passage, place);
            return;
        }
        let mut all = sentences(text).into_iter();
        if let Some(first) = all.next() {
            let single = passage.label == Some(Label::Values);
            match value::plain(first, single, &self.subject) {
                Some(found) if quantity(first, &self.subject, label).is_none() => {
                    self.values(found, first, place);
                }
                _ => self.must(first, place, label),
            }
        }
        for sentence in all {
            self.sentence(sentence, place, Labelled::default(), true);
        }
        self.items(passage, text);
    }

    /// The items under a label or a line that announces values.
    fn listed_items(&mut self, passage: &Passage, place: Place) {
        if passage.items.is_empty() {
            return;
        }
        if let Some(found) = value::of_items(passage.pairs(), &self.subject) {
            let words: Vec<&str> = passage
                .items
                .iter()
                .map(|item| item.text.as_str())
                .collect();
            self.values(found, &words.join(" "), place);
            return;
        }
        // Not values, then perhaps rules.
        let before = self.facts.unread.len();
        let mut understood = false;
        for item in &passage.items {
            let place = item.place.unwrap_or(place);
            for sentence in sentences(&item.text) {
                understood |= self.sentence(sentence, place, Labelled::default(), true);
            }
        }
        // Of a boolean nothing can be listed that its type does not say.
        if !understood
            && self.facts.unread.len() == before
            && self.subject.category != Category::Boolean
        {
            let words: Vec<&str> = passage
                .items
                .iter()
                .map(|item| item.text.as_str())
                .collect();
            self.unread(&words.join(" "), place);
        }
    }

    /// The items below a text.
    fn items(&mut self, passage: &Passage, text: &str) {
        let place = passage.place.unwrap_or(self.row);
        let head = sentences(text).pop().unwrap_or_default();
        if announces_values(head) {
            self.listed_items(passage, place);
            return;
        }
        let whole = text.trim_end();
        if whole.ends_with(['.', ':', '。', '：'])
            && !self.is_rules(head)
            && let Some(found) =
                value::of_plain_items(passage.pairs(), is_purpose(text), &self.subject)
        {
            self.values(found, head, place);
            return;
        }
        let mut own = !head.ends_with([':', '：', ',', '，']) || self.is_rules(head);
        for item in &passage.items {
            let place = item.place.unwrap_or(place);
            let (text, patterns) = pattern::take(&item.text);
            for found in patterns {
                self.pattern(found, place);
            }
            for sentence in sentences(&text) {
                self.sentence(sentence, place, Labelled::default(), own);
            }
            // What follows may belong to this item.
            own &= !item.text.ends_with([':', '：']);
        }
    }

    /// Whether a line announces rules for the parameter itself.
    fn is_rules(&self, head: &str) -> bool {
        let head = head.trim_end_matches([':', '：']);
        let folded = fold(head);
        if RULES.contains(&folded.as_str()) {
            return true;
        }
        let before = |regex: &Option<Regex>| {
            let found = regex.as_ref().and_then(|regex| regex.find(head));
            found.is_some_and(|found| self.subject.is(&head[..found.start()]))
        };
        before(&VERB) || before(&DEMANDS)
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

    /// "Minimum: 1".
    fn size(&mut self, label: Label, text: &str, place: Place) {
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
    fn default(&mut self, text: &str, place: Place) {
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

    fn bare_pattern(&mut self, text: &str, place: Place) {
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

    fn pattern(&mut self, pattern: String, place: Place) {
        if self.subject.is_text() {
            self.limits(vec![Limit::Pattern(pattern.clone())], &pattern, place);
        } else {
            self.unread(&pattern, place);
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

    /// Takes limits. Where one contradicts what was said before, and does not go on with a
    /// case, neither is certain.
    fn limits(&mut self, limits: Vec<Limit>, words: &str, place: Place) {
        for limit in limits {
            let known = &mut self.facts.limits;
            let before = known
                .iter()
                .position(|before| same_kind(&before.value, &limit));
            match before {
                None => known.push(Claimed {
                    value: limit,
                    place,
                }),
                Some(index) if known[index].value == limit => {}
                Some(index) => {
                    if !self.case {
                        known.remove(index);
                    }
                    self.unread(words, place);
                }
            }
        }
    }

    fn values(&mut self, found: Found<Vec<Value>>, words: &str, place: Place) {
        let Found::Known(values) = found else { return };
        match &self.facts.values {
            None => {
                self.facts.values = Some(Claimed {
                    value: values,
                    place,
                })
            }
            Some(before) if before.value == values => {}
            Some(_) => self.unread(words, place),
        }
    }

    fn default_found(&mut self, found: Found<Value>, words: &str, place: Place) {
        let Found::Known(value) = found else { return };
        match &self.facts.default {
            None => self.facts.default = Some(Claimed { value, place }),
            Some(before) if before.value == value => {}
            Some(_) => self.unread(words, place),
        }
    }

    fn unread(&mut self, words: &str, place: Place) {
        self.facts.unread.push(Unread {
            what: What::Limit,
            words: words.trim().to_owned(),
            place,
        });
    }
}

/// How long a sentence can be that is read.
const LONGEST: usize = 2000;

/// What a label of sizes puts in front of a number, and whether it is about length.
fn size(label: Label) -> Option<(&'static str, bool)> {
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

/// Whether two limits are about the same: a second one of a kind contradicts the first.
fn same_kind(one: &Limit, other: &Limit) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
        && !matches!(one, Limit::Pattern(_) | Limit::Format(_))
        || one == other
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

/// Folded words of lines that announce rules.
const RULES: [&str; 10] = [
    "value requirements",
    "requirements",
    "constraints",
    "rules",
    "constraint",
    "value rules",
    "naming rules",
    "取值要求",
    "约束",
    "要求",
];

static DEPRECATION: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(DEPRECATED).ok());

static VERB: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\s*\b(?:must|can|cannot|should|is|are|has|have|consists?|contains?|meets?|complies|needs?)\b|必须|需要|需|应|只能|可以").ok()
});

/// "Naming rules", behind what they are for.
static DEMANDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\s*(?:\b(?:complexity|naming|format|value|length|setting)\b)?\s*\b(?:requirements?|rules?|constraints?|restrictions?)$").ok()
});

static FORMAT_RULES: LazyLock<Vec<(&'static str, Regex)>> = LazyLock::new(|| {
    FORMATS
        .iter()
        .filter_map(|(format, rule)| Some((*format, Regex::new(&format!("(?i){rule}")).ok()?)))
        .collect()
});
