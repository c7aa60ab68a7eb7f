//! The thread in the background: it drives sockets and clocks for threads that wait.

use std::future::{Future, pending};
use std::io;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};
use std::thread;

use tokio::runtime::{Builder, Handle};
use tokio::task::{JoinHandle, yield_now};

use crate::transport::TransportError;

/// One for the process, like the thread: a client cannot know when the last one is gone.
static DRIVER: Mutex<Option<Handle>> = Mutex::new(None);

pub(super) fn get() -> Result<Handle, TransportError> {
    let mut driver = DRIVER.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = driver.as_ref() {
        return Ok(handle.clone());
    }
    let handle = start().map_err(|error| {
        TransportError::not_sent("the thread for blocking calls cannot be started")
            .with_source(error)
    })?;
    *driver = Some(handle.clone());
    Ok(handle)
}

fn start() -> io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    thread::Builder::new()
        .name("bindery-blocking".to_owned())
        .spawn(move || runtime.block_on(pending::<()>()))?;
    Ok(handle)
}

/// Whether what is polled here is driven by that thread.
pub(crate) fn is_current() -> bool {
    let Ok(current) = Handle::try_current() else {
        return false;
    };
    let driver = DRIVER.lock().unwrap_or_else(PoisonError::into_inner);
    driver.as_ref().is_some_and(|own| own.id() == current.id())
}

/// Carries a request in that thread itself, for one that waits.
///
/// A connection is back in its pool when the thread that drives it has got to that, which is
/// after whoever reads its last answer was woken. A second thread would often be quicker, and
/// the next call of it would open another connection. Here it waits for its turn.
pub(crate) fn driven<T: Send + 'static>(
    request: impl Future<Output = Result<T, TransportError>> + Send + 'static,
) -> Driven<T> {
    Driven(tokio::spawn(async move {
        let answer = request.await;
        yield_now().await;
        answer
    }))
}

/// A request that another thread carries. It is given up when this is dropped.
pub(crate) struct Driven<T>(JoinHandle<Result<T, TransportError>>);

impl<T> Future for Driven<T> {
    type Output = Result<T, TransportError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context).map(|ended| {
            ended.unwrap_or_else(|error| match error.try_into_panic() {
                Ok(panic) => resume_unwind(panic),
                Err(error) => {
                    let why = "the thread for blocking calls gave up the request";
                    Err(TransportError::no_answer(why).with_source(error))
                }
            })
        })
    }
}

impl<T> Drop for Driven<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
