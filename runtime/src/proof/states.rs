//! What a wait told.

use std::sync::{Arc, Mutex, PoisonError};

use super::Failed;
use crate::waiter::Progress;

/// The states that a wait told, to be compared with those that were played.
///
/// ```
/// use bindery_runtime::proof::States;
/// use bindery_runtime::waiter::Progress;
///
/// let states = States::default();
/// let mut tell = states.noting();
/// tell(&Progress::default());
/// assert!(states.are(1, &["RUNNING", "SUCCESS"]).is_err());
/// ```
#[derive(Clone, Debug, Default)]
pub struct States(Arc<Mutex<Vec<(usize, String)>>>);

impl States {
    /// Notes all progress from now on; for `on_progress`.
    pub fn noting(&self) -> impl FnMut(&Progress) + Send + 'static {
        let told = Arc::clone(&self.0);
        move |progress| {
            let words = progress.problem().or(progress.state());
            let words = words.unwrap_or("no state").to_owned();
            let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
            told.push((progress.item(), words));
        }
    }

    /// So many jobs told these states each, one after the other; gives them as a line.
    ///
    /// # Errors
    /// When they told others.
    pub fn are(&self, jobs: usize, expected: &[&str]) -> Result<String, Failed> {
        let told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of = |job: usize| told.iter().filter(move |(item, _)| *item == job);
        let as_expected = (0..jobs).all(|job| of(job).map(|(_, state)| state).eq(expected));
        if as_expected && told.len() == jobs * expected.len() {
            return Ok(expected.join(", "));
        }
        Err(Failed::new(format!(
            "expected {expected:?} of {jobs}\nfound    {told:?}"
        )))
    }
}
