//! What was said on the command line, by the names of the arguments.

use std::path::PathBuf;

use clap::ArgMatches;

use super::option::Choice;

/// What was said to a verb. Each value is there once.
pub(crate) struct Said(ArgMatches);

impl Said {
    pub(super) fn new(matches: ArgMatches) -> Said {
        Said(matches)
    }

    /// Whether a flag was said.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        self.value(name).unwrap_or_default()
    }

    /// A text.
    pub(crate) fn text(&mut self, name: &str) -> Option<String> {
        self.value(name)
    }

    /// A text without which the arguments would have been refused.
    pub(crate) fn required_text(&mut self, name: &str) -> String {
        self.text(name).unwrap_or_default()
    }

    /// Texts, in order.
    pub(crate) fn texts(&mut self, name: &str) -> Vec<String> {
        self.values(name)
    }

    /// A path, which need not be UTF-8.
    pub(crate) fn path(&mut self, name: &str) -> Option<PathBuf> {
        self.value(name)
    }

    /// A path without which the arguments would have been refused.
    pub(crate) fn required_path(&mut self, name: &str) -> PathBuf {
        self.path(name).unwrap_or_default()
    }

    /// Paths, in order.
    pub(crate) fn paths(&mut self, name: &str) -> Vec<PathBuf> {
        self.values(name)
    }

    /// What the argument's own parser made of it.
    pub(crate) fn value<T: Clone + Send + Sync + 'static>(&mut self, name: &str) -> Option<T> {
        self.0.remove_one(name)
    }

    /// The same, of an argument that can be said several times.
    pub(crate) fn values<T: Clone + Send + Sync + 'static>(&mut self, name: &str) -> Vec<T> {
        let values = self.0.remove_many(name);
        values.map(Iterator::collect).unwrap_or_default()
    }

    /// What one of a few words means; `other` stands where nothing was said.
    pub(crate) fn one_of<T: Copy>(&mut self, name: &str, choices: &[Choice<T>], other: T) -> T {
        let word = self.text(name);
        let said = |choice: &&Choice<T>| word.as_deref() == Some(choice.0);
        choices.iter().find(said).map_or(other, |choice| choice.2)
    }
}
