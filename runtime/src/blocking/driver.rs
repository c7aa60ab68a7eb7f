//! The thread in the background: it drives sockets and clocks for threads that wait.

use std::future::pending;
use std::io;
use std::sync::{Mutex, PoisonError};
use std::thread;

use tokio::runtime::{Builder, Handle};

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
