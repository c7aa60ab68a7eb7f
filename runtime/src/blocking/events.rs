//! Events for a thread that waits for each.

use crate::events::{Event, Events as Arriving, EventsError};

/// The events of an answer: an iterator that waits for each in this thread.
///
/// ```
/// use bindery_runtime::blocking::Events;
/// use bindery_runtime::events::EventsError;
///
/// fn print(events: Events<String>) -> Result<(), EventsError> {
///     for event in events {
///         if let Some(text) = event?.into_value() {
///             print!("{text}");
///         }
///     }
///     Ok(())
/// }
/// ```
///
/// Dropping it ends the connection.
#[derive(Debug)]
pub struct Events<T>(Arriving<T>);

impl<T> Iterator for Events<T> {
    type Item = Result<Event<T>, EventsError>;

    fn next(&mut self) -> Option<Self::Item> {
        let waited = super::block_on(self.0.next());
        waited.unwrap_or_else(|error| Some(Err(EventsError::Lost(error))))
    }
}

impl<T> Arriving<T> {
    /// The same events as an iterator, which waits for each in this thread.
    ///
    /// A connection that was opened by an asynchronous call is driven by the runtime of that
    /// call: do not wait for it in that runtime's only thread.
    #[must_use]
    pub fn blocking(self) -> Events<T> {
        Events(self)
    }
}
