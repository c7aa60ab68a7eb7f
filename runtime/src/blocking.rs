//! Calls for programs that are not asynchronous.
//!
//! A call is the same either way; here a thread waits for it:
//!
//! ```no_run
//! # use bindery_runtime::call::{Call, Endpoint};
//! # fn example<E: Endpoint>(call: Call) -> Result<(), bindery_runtime::error::Error<E::Failure>> {
//! let reply = call.send::<E>(None).block()?;
//! # drop(reply);
//! # Ok(())
//! # }
//! ```
//!
//! Generated calls have `send_blocking()` for that. It works in any thread, also in one of an
//! asynchronous program; such a program should rather await, since meanwhile that thread does
//! nothing else. Sockets and clocks of the default transport are driven by one thread in the
//! background, which is started with the first blocking call, and connections made here are
//! not those of asynchronous calls: whoever waits never waits for themselves.
//!
//! Whoever waits cannot give up: what ends a call early is its time-out.

#[cfg(feature = "tokio")]
mod driver;
mod events;
mod park;

use std::future::Future;
use std::pin::pin;
use std::task::Poll;

use crate::call::{Opening, Pending};
use crate::error::{Error, NotSent};
use crate::events::Events as Arriving;
use crate::reply::Reply;
use crate::transport::TransportError;
use crate::waiter::{Follows, SendAndWait, Submitted, Submitting, WaitError, Waited};

#[cfg(feature = "tokio")]
pub(crate) use driver::{driven, is_current};
pub use events::Events;

/// Waits in this thread for anything that is done with a client: for several calls together,
/// for a future of your own that makes some.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sum = bindery_runtime::blocking::block_on(async { 1 + 2 })?;
/// assert_eq!(sum, 3);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// When the thread in the background cannot be started; the future was not polled then.
pub fn block_on<F: Future>(future: F) -> Result<F::Output, TransportError> {
    // The future is dropped before this is: what it holds may need it then.
    #[cfg(feature = "tokio")]
    let driver = driver::get()?;
    #[cfg(feature = "tokio")]
    let _entered = driver.enter();
    let mut future = pin!(future);
    let parking = park::Parking::here();
    loop {
        match future.as_mut().poll(&mut parking.context()) {
            Poll::Ready(output) => return Ok(output),
            Poll::Pending => parking.wait(),
        }
    }
}

impl<S, H, F> Pending<S, H, F> {
    /// Waits in this thread for the answer.
    ///
    /// # Errors
    /// Those of the call.
    pub fn block(self) -> Result<Reply<S, H>, Error<F>> {
        block_on(self).unwrap_or_else(|error| Err(Error::NotSent(NotSent::transport(error))))
    }
}

impl<T, H, F> Opening<T, H, F> {
    /// Waits in this thread for the head of the answer; its events are an iterator then.
    ///
    /// # Errors
    /// Those of the call.
    pub fn block(self) -> Result<Reply<Events<T>, H>, Error<F>> {
        let opened = block_on(self);
        let opened = opened.map_err(|error| Error::NotSent(NotSent::transport(error)))?;
        opened.map(|reply| reply.map(Arriving::blocking))
    }
}

impl<E: Waited> SendAndWait<E> {
    /// Waits in this thread until the work is over.
    ///
    /// # Errors
    /// Those of waiting.
    pub fn block(self) -> Result<<E::Waiter as Follows<E>>::Done, WaitError<E>> {
        block_on(self).unwrap_or_else(|error| Err(unsent(error)))
    }
}

impl<E: Waited> Submitting<E> {
    /// Waits in this thread for the answer. Waiting for the work itself is for
    /// [`block_on`], with what this gives.
    ///
    /// # Errors
    /// Those of the call.
    pub fn block(self) -> Result<Submitted<E>, WaitError<E>> {
        block_on(self).unwrap_or_else(|error| Err(unsent(error)))
    }
}

fn unsent<E: Waited>(error: TransportError) -> WaitError<E> {
    WaitError::Call(Error::NotSent(NotSent::transport(error)))
}

/// Gives the calls of a module their blocking side, where the feature is on.
#[macro_export]
#[doc(hidden)]
macro_rules! blocking_calls {
    ($Call:ident) => {
        impl<E: $crate::codegen::Endpoint> $Call<E> {
            /// Sends the call, and waits in this thread for the answer.
            ///
            /// # Errors
            /// Those of the call.
            pub fn send_blocking(
                self,
            ) -> ::core::result::Result<
                $crate::codegen::Reply<E::Success, E::Headers>,
                $crate::codegen::Error<E::Failure>,
            > {
                self.send().block()
            }
        }

        impl<E: $crate::codegen::Waited> $Call<E> {
            /// Sends the call, and waits in this thread until its work is over.
            ///
            /// # Errors
            /// Those of waiting. The deadline of the document holds; to set another one, use
            /// `send_and_wait().deadline(…).block()`.
            pub fn send_and_wait_blocking(
                self,
            ) -> <$crate::codegen::SendAndWait<E> as ::core::future::Future>::Output {
                self.send_and_wait().block()
            }
        }

        impl<E: $crate::codegen::Streamed> $Call<E> {
            /// Sends the call, and waits in this thread for the head of the answer; the reply
            /// holds an iterator over its events.
            ///
            /// # Errors
            /// Those of the call.
            pub fn events_blocking(
                self,
            ) -> ::core::result::Result<
                $crate::codegen::Reply<$crate::codegen::BlockingEvents<E::Item>, E::Headers>,
                $crate::codegen::Error<E::Failure>,
            > {
                self.events().block()
            }
        }
    };
}
