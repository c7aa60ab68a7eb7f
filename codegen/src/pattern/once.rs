//! Patterns that are settled once, whoever asks.

use std::sync::{Arc, Mutex, PoisonError};

use super::{PatternError, Settled, settle};
use crate::map::Map;

/// The patterns of an API that have been asked for, settled. The judge, samples and tables need the
/// same ones, and an automaton takes longer to build than anything else that is done for a rule.
///
/// ```
/// use bindery::pattern::{Once, Settled};
///
/// let patterns = Once::default();
/// let known = patterns.settled("^(on|off)$");
/// assert!(matches!(*known, Ok(Settled::Automaton(_))));
/// assert!(std::sync::Arc::ptr_eq(&known, &patterns.clone().settled("^(on|off)$")));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Once {
    all: Arc<Mutex<Map<String, Known>>>,
}

/// What a pattern has come to.
pub type Known = Arc<Result<Settled, PatternError>>;

impl Once {
    /// How a pattern is matched, or why it is none, as [`settle`] says.
    #[must_use]
    pub fn settled(&self, source: &str) -> Known {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = all.get(source) {
            return known.clone();
        }
        let known = Arc::new(settle(source));
        all.insert(source.to_owned(), known.clone());
        known
    }
}
