//! What became of many jobs.

use std::fmt;

use super::Waited;
use super::error::WaitError;
use super::token::Token;
use crate::call::Endpoint;
use crate::reply::Reply;

/// What became of each of the jobs of one call, in the order of its answer.
pub struct Batch<E: Waited> {
    pub(super) items: Vec<BatchItem<E>>,
    pub(super) token: Token,
}

/// What became of one of several jobs: the last answer, or why it is not known to be done.
pub type BatchItem<E> = Result<
    Reply<<<E as Waited>::Query as Endpoint>::Success, <<E as Waited>::Query as Endpoint>::Headers>,
    WaitError<E>,
>;

impl<E: Waited> Batch<E> {
    /// What became of each, in the order of the first answer.
    pub fn items(&self) -> &[BatchItem<E>] {
        &self.items
    }

    /// Takes what became of each.
    pub fn into_items(self) -> Vec<BatchItem<E>> {
        self.items
    }

    /// How many are done.
    #[must_use]
    pub fn succeeded(&self) -> usize {
        self.items.iter().filter(|item| item.is_ok()).count()
    }

    /// How many have failed for certain.
    #[must_use]
    pub fn failed(&self) -> usize {
        let has_failed = |item: &&BatchItem<E>| matches!(item, Err(WaitError::Failed(_)));
        self.items.iter().filter(has_failed).count()
    }

    /// What to go on with, for all of them.
    #[must_use]
    pub fn token(&self) -> &Token {
        &self.token
    }

    pub(super) fn words(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (all, done, failed) = (self.items.len(), self.succeeded(), self.failed());
        let unknown = all - done - failed;
        write!(
            f,
            "the call was accepted; of {all} jobs {done} are done, {failed} have failed, and of \
             {unknown} it is not known"
        )?;
        for (index, item) in self.items.iter().enumerate() {
            if let Err(error) = item {
                write!(f, "\njob {index}: {error}")?;
            }
        }
        Ok(())
    }
}

impl<E: Waited> fmt::Debug for Batch<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items = self.items.iter().map(|item| item.as_ref().err());
        f.debug_struct("Batch")
            .field("errors", &items.collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
