//! Tokens that are kept, and one fetch for all who wait for the same one.
//!
//! It works with any executor: nobody waits in a thread, and no lock is held while a token
//! is fetched. A caller who gives up lets the next one fetch.

use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

use super::TokenError;
use crate::secret::Secret;

/// A token, and until when it shall be used.
#[derive(Clone)]
pub(in crate::signer) struct Token {
    pub(in crate::signer) secret: Secret,
    pub(in crate::signer) until: Option<SystemTime>,
}

impl Token {
    /// A token that was asked for at a time and then lives so long, as far as that is known.
    /// It is left so long before its end, and never before half of its life is over.
    pub(in crate::signer) fn new(
        secret: Secret,
        asked: SystemTime,
        life: Option<Duration>,
        margin: Duration,
    ) -> Token {
        Token {
            secret,
            // One that says nothing, or lives longer than clocks can say, is good until refused.
            until: life.and_then(|life| asked.checked_add(life - margin.min(life / 2))),
        }
    }
}

/// The tokens, by the scopes that they are for.
#[derive(Default)]
pub(in crate::signer) struct Tokens {
    slots: Mutex<BTreeMap<String, Slot>>,
}

#[derive(Default)]
struct Slot {
    /// How the last fetch ended.
    last: Option<Result<Token, TokenError>>,
    /// How many have ended.
    ended: u64,
    fetching: bool,
    waiting: Vec<Waker>,
}

impl Tokens {
    /// The token that is kept for these scopes and can still be used.
    pub(in crate::signer) fn kept(&self, scope: &str, now: SystemTime) -> Option<Secret> {
        let slots = self.lock();
        slots.get(scope)?.usable(None, now)
    }

    /// A token for these scopes, other than the `refused` one: the one that is kept, the one
    /// that somebody else is fetching, or the outcome of `fetch`.
    pub(in crate::signer) async fn get<F>(
        &self,
        scope: &str,
        refused: Option<&Secret>,
        clock: &(dyn Fn() -> SystemTime + Sync),
        fetch: impl FnOnce() -> F,
    ) -> Result<Secret, TokenError>
    where
        F: Future<Output = Result<Token, TokenError>>,
    {
        let mut seen = None;
        let turn = poll_fn(|context| self.turn(scope, refused, clock, &mut seen, context));
        let fetching = match turn.await {
            Turn::Done(outcome) => return outcome,
            Turn::Fetch => Fetching {
                tokens: self,
                scope,
            },
        };
        let outcome = fetch().await;
        fetching.end(&outcome);
        outcome.map(|token| token.secret)
    }

    fn turn(
        &self,
        scope: &str,
        refused: Option<&Secret>,
        clock: &(dyn Fn() -> SystemTime + Sync),
        seen: &mut Option<u64>,
        context: &Context<'_>,
    ) -> Poll<Turn> {
        let mut slots = self.lock();
        let slot = slots.entry(scope.to_owned()).or_default();
        if let Some(token) = slot.usable(refused, clock()) {
            return Poll::Ready(Turn::Done(Ok(token)));
        }
        // What was fetched while this one waited is the answer, whatever it is: a server
        // that fails, or gives the same token again, is not asked by everybody in turn.
        if let (Some(seen), Some(last)) = (*seen, &slot.last)
            && slot.ended != seen
        {
            return Poll::Ready(Turn::Done(last.clone().map(|token| token.secret)));
        }
        if !slot.fetching {
            slot.fetching = true;
            return Poll::Ready(Turn::Fetch);
        }
        seen.get_or_insert(slot.ended);
        if !slot
            .waiting
            .iter()
            .any(|waker| waker.will_wake(context.waker()))
        {
            slot.waiting.push(context.waker().clone());
        }
        Poll::Pending
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Slot>> {
        // Nothing panics while it is held, and what is in it is never half done.
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slot {
    fn usable(&self, refused: Option<&Secret>, now: SystemTime) -> Option<Secret> {
        let token = self.last.as_ref()?.as_ref().ok()?;
        let fresh = token.until.is_none_or(|until| now < until);
        (fresh && refused != Some(&token.secret)).then(|| token.secret.clone())
    }
}

enum Turn {
    Done(Result<Secret, TokenError>),
    Fetch,
}

/// The right to fetch; it goes to somebody else when this is dropped.
struct Fetching<'a> {
    tokens: &'a Tokens,
    scope: &'a str,
}

impl Fetching<'_> {
    fn end(self, outcome: &Result<Token, TokenError>) {
        if let Some(slot) = self.tokens.lock().get_mut(self.scope) {
            slot.last = Some(outcome.clone());
            slot.ended += 1;
        }
    }
}

impl Drop for Fetching<'_> {
    fn drop(&mut self) {
        let waiting = match self.tokens.lock().get_mut(self.scope) {
            Some(slot) => {
                slot.fetching = false;
                std::mem::take(&mut slot.waiting)
            }
            None => Vec::new(),
        };
        // Not under the lock: a waker may run whom it wakes.
        waiting.into_iter().for_each(Waker::wake);
    }
}
