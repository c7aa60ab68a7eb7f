//! Values that are never given back.

use std::collections::BTreeSet;

/// A value that stays until the process ends.
pub(super) fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// A list that stays until the process ends. An empty one takes no room.
pub(super) fn list<T>(items: impl IntoIterator<Item = T>) -> &'static [T] {
    Vec::leak(items.into_iter().collect())
}

/// Texts that stay until the process ends, each once.
#[derive(Default)]
pub(super) struct Texts(BTreeSet<&'static str>);

impl Texts {
    pub(super) fn keep(&mut self, text: &str) -> &'static str {
        if let Some(known) = self.0.get(text) {
            return known;
        }
        let kept: &'static str = String::leak(text.to_owned());
        self.0.insert(kept);
        kept
    }

    pub(super) fn all<'t>(
        &mut self,
        texts: impl IntoIterator<Item = &'t String>,
    ) -> &'static [&'static str] {
        list(texts.into_iter().map(|text| self.keep(text)))
    }
}
