//! Following an operation that answers before its work is done.
//!
//! `x-bindery-waiter` says how: which operation asks, with which arguments, where its answer
//! has the state, and what the states mean. The generated code has that as a table,
//! [`Following`], and the types as [`Waited`]; all else is here and compiled once. Nothing of it
//! reads a table from a type: [`Call::submit_following`] and [`Token::resume`] are given one, for
//! documents that are read while the program runs.
//!
//! [`Call::submit_following`]: crate::call::Call::submit_following
//!
//! What holds of every waiter:
//!
//! - **A failed question is not a failed job.** It is asked again; after too many in a row, or
//!   one that will not go better, the wait ends with [`WaitError::Unanswered`].
//! - **An unknown state is kept, and waits on.**
//! - **Nothing is lost when a future is dropped.** What is under way is kept in the waiter and
//!   goes on with the next `step`, `next` or `wait`.
//! - **It can go on elsewhere**: [`Token`] has what is needed, and never a secret.

mod batch;
mod error;
mod progress;
mod several;
mod single;
mod submit;
mod table;
mod token;
mod trace;
mod track;
mod trail;

use crate::call::Endpoint;
use crate::operation::Operation;
use std::future::IntoFuture;

pub use batch::{Batch, BatchItem};
pub use error::{Failed, NoTrace, Overdue, Unanswered, WaitError};
pub use progress::{Meaning, Progress};
pub use several::{NextOfAll, WaitAll, WaitForAll, Waiters};
pub use single::{Next, Step, Wait, WaitForIt, Waiter};
pub use submit::{SendAndWait, Submitted, Submitting};
pub use table::{Argument, Following, Source};
pub use token::{Token, TokenError};
#[doc(hidden)]
pub use track::{Settings, Track};

/// An operation that is followed by asking another one.
pub trait Waited: Endpoint + Sized {
    /// The operation that is asked.
    type Query: Endpoint;
    /// What waits: a [`Waiter`], or [`Waiters`] where one call begins many jobs.
    type Waiter: Follows<Self>;
    /// How it is followed.
    const WAITER: &'static Following;
}

/// An operation that is followed, as what names it: the type of its calls, too.
pub trait Followed: Endpoint {
    /// The operation that is asked.
    type Query: Endpoint;
    /// How it is followed.
    const FOLLOWING: &'static Following;
}

impl<E: Waited> Followed for E {
    type Query = E::Query;
    const FOLLOWING: &'static Following = E::WAITER;
}

/// What waits for an operation: [`Waiter`] or [`Waiters`].
pub trait Follows<E: Waited>:
    IntoFuture<Output = Result<Self::Done, WaitError<E>>, IntoFuture: Unpin> + Sized
{
    /// What is there in the end.
    type Done;

    #[doc(hidden)]
    fn of(operation: &'static Operation, tracks: Vec<Track>, settings: Settings) -> Option<Self>;
}
