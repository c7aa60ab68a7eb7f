//! One selector.

use crate::model::{Operation, Webhook};

/// What an operation must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Selector<'a> {
    /// Its id.
    Id(&'a str),
    /// One of its tags.
    Tag(&'a str),
    /// Its id or one of its tags.
    Word(&'a str),
    /// Its path, and its method where one is said.
    Path(Option<&'a str>, &'a str),
}

impl<'a> Selector<'a> {
    /// Reads it; every text is one.
    pub(super) fn of(text: &'a str) -> Selector<'a> {
        let text = text.trim();
        match Selector::prefix(text) {
            ("id:", id) => return Selector::Id(id),
            ("tag:", tag) => return Selector::Tag(tag),
            _ => {}
        }
        if text.starts_with('/') {
            return Selector::Path(None, text);
        }
        // A tag can have spaces too.
        match text.split_once(char::is_whitespace) {
            Some((method, path)) if path.trim_start().starts_with('/') => {
                let method = Some(method).filter(|method| *method != "*");
                Selector::Path(method, path.trim_start())
            }
            _ => Selector::Word(text),
        }
    }

    /// What says of which kind a selector is, and the rest.
    pub(super) fn prefix(text: &str) -> (&str, &str) {
        let at = ["id:", "tag:"]
            .into_iter()
            .find(|prefix| text.starts_with(prefix))
            .map_or(0, str::len);
        text.split_at(at)
    }

    /// Whether an operation is meant.
    pub(super) fn matches(self, operation: &Operation) -> bool {
        let has_tag = |tag: &str| operation.tags.iter().any(|own| fits(own, tag));
        match self {
            Selector::Id(id) => fits(&operation.id, id),
            Selector::Tag(tag) => has_tag(tag),
            Selector::Word(word) => fits(&operation.id, word) || has_tag(word),
            Selector::Path(method, path) => {
                fits(&operation.path, path)
                    && method.is_none_or(|method| operation.method.eq_ignore_ascii_case(method))
            }
        }
    }

    /// Whether a webhook is meant: it has no path, and callbacks go with their operation.
    pub(super) fn matches_webhook(self, webhook: &Webhook) -> bool {
        let has_tag = |tag: &str| webhook.tags.iter().any(|own| fits(own, tag));
        match self {
            _ if webhook.callback.is_some() => false,
            Selector::Id(id) => fits(&webhook.name, id),
            Selector::Tag(tag) => has_tag(tag),
            Selector::Word(word) => fits(&webhook.name, word) || has_tag(word),
            Selector::Path(..) => false,
        }
    }
}

/// Whether a text is another one, or begins with it where a `*` stands at its end.
fn fits(text: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(start) => text.starts_with(start),
        None => text == wanted,
    }
}
