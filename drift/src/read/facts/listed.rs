//! Lists: values that stand under a label or below a line, and rules that do.

use super::Reader;
use crate::read::passage::{Passage, announces_values, sentences};
use crate::read::pattern;
use crate::read::quantity::{Labelled, quantity};
use crate::read::sentence::is_purpose;
use crate::read::subject::Category;
use crate::read::value;
use crate::words::answer::nothing;
use crate::words::fold;
use crate::words::label::Label;
use bindery::finding::Place;
use regex::Regex;
use std::sync::LazyLock;

impl Reader<'_> {
    /// What stands under "Range".
    pub(super) fn range(&mut self, passage: &Passage, text: &str, place: Place) {
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
    pub(super) fn items(&mut self, passage: &Passage, text: &str) {
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
}

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

static VERB: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\s*\b(?:must|can|cannot|should|is|are|has|have|consists?|contains?|meets?|complies|needs?)\b|必须|需要|需|应|只能|可以").ok()
});

/// "Naming rules", behind what they are for.
static DEMANDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\s*(?:\b(?:complexity|naming|format|value|length|setting)\b)?\s*\b(?:requirements?|rules?|constraints?|restrictions?)$").ok()
});
