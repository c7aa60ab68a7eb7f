//! Answers that come piece by piece: server-sent events, a JSON value a line.

mod framing;
mod sse;

use std::fmt;
use std::future::poll_fn;
use std::task::{Context, Poll};

use crate::json::{self, ReadError, Reader};
use crate::operation::{Framing, Stream};
use crate::transport::{Chunks, TransportError};

use framing::{Frame, Framer};

/// The largest event, in bytes, where nothing else is said.
pub(crate) const MAX_BYTES: usize = 16 * 1024 * 1024;

/// The events of an answer, one after the other.
///
/// ```
/// use bindery_runtime::events::{Data, Events, EventsError};
///
/// async fn print(mut events: Events<String>) -> Result<(), EventsError> {
///     while let Some(event) = events.next().await {
///         match event?.data {
///             Data::Value(text) => print!("{text}"),
///             // A keep-alive, or a word such as `[DONE]`.
///             Data::Text(_) => {}
///         }
///     }
///     Ok(())
/// }
/// ```
///
/// It is a `futures_core::Stream` too, where the feature `stream` is on. Dropping it ends
/// the connection. The client's time-out is the longest silence between two pieces, and its
/// limit of bytes is that of one event.
pub struct Events<T> {
    incoming: Incoming,
    read: fn(&mut Reader<'_>) -> Result<T, ReadError>,
}

/// An event of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// Its name; `message` where the server gives none, and empty for lines of JSON.
    pub name: String,
    /// The last id that the server gave, with which a stream can be taken up again.
    pub id: String,
    /// What it says.
    pub data: Data<T>,
}

/// What an event says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data<T> {
    /// What the document declares.
    Value(T),
    /// Text that is no JSON where JSON is declared: servers put words such as `[DONE]`
    /// between their events.
    Text(String),
}

impl<T> Event<T> {
    /// What is declared, where it is that.
    pub fn value(&self) -> Option<&T> {
        match &self.data {
            Data::Value(value) => Some(value),
            Data::Text(_) => None,
        }
    }

    /// What is declared, by itself, where it is that.
    pub fn into_value(self) -> Option<T> {
        match self.data {
            Data::Value(value) => Some(value),
            Data::Text(_) => None,
        }
    }
}

/// Why there is no next event.
#[derive(Debug)]
#[non_exhaustive]
pub enum EventsError {
    /// The connection was lost; nothing follows.
    Lost(TransportError),
    /// An event is larger than the client allows; nothing follows.
    TooLong(usize),
    /// An event is not what the document says. The next one may be.
    Unreadable {
        /// The text of the event.
        text: String,
        /// What is wrong with it.
        error: ReadError,
    },
}

impl fmt::Display for EventsError {
    // The text of an event may be anybody's secret: it is in the field, not in the words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EventsError::Lost(error) => write!(f, "the stream was lost: {error}"),
            EventsError::TooLong(cap) => write!(f, "an event is larger than {cap} bytes"),
            EventsError::Unreadable { error, .. } => {
                write!(f, "an event cannot be read: {error}")
            }
        }
    }
}

impl std::error::Error for EventsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            EventsError::Lost(error) => Some(error),
            EventsError::TooLong(_) => None,
            EventsError::Unreadable { error, .. } => Some(error),
        }
    }
}

impl<T> Events<T> {
    pub(crate) fn new(
        incoming: Incoming,
        read: fn(&mut Reader<'_>) -> Result<T, ReadError>,
    ) -> Events<T> {
        Events { incoming, read }
    }

    /// The next event, `None` at the end.
    pub async fn next(&mut self) -> Option<Result<Event<T>, EventsError>> {
        poll_fn(|context| self.poll_next_event(context)).await
    }

    /// The same, for whoever polls by hand.
    pub fn poll_next_event(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Event<T>, EventsError>>> {
        let polled = self.incoming.poll_frame(context);
        polled.map(|next| next.map(|frame| self.event(frame?)))
    }

    fn event(&self, frame: Frame) -> Result<Event<T>, EventsError> {
        Ok(Event {
            data: self.data(frame.data)?,
            name: frame.name,
            id: frame.id,
        })
    }

    fn data(&self, text: String) -> Result<Data<T>, EventsError> {
        let json = if self.incoming.text {
            json::to_vec(&text)
        } else if is_json(&text) {
            text.as_bytes().to_vec()
        } else {
            return Ok(Data::Text(text));
        };
        let mut reader = Reader::new(&json);
        match (self.read)(&mut reader) {
            Ok(value) => Ok(Data::Value(value)),
            Err(error) => Err(EventsError::Unreadable { text, error }),
        }
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}

#[cfg(feature = "stream")]
impl<T> futures_core::Stream for Events<T> {
    type Item = Result<Event<T>, EventsError>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_next_event(context)
    }
}

fn is_json(text: &str) -> bool {
    let mut reader = Reader::new(text.as_bytes());
    reader.skip().and_then(|()| reader.finish()).is_ok()
}

/// The pieces of an answer on their way; the part that does not depend on their type.
pub(crate) struct Incoming {
    chunks: Box<dyn Chunks>,
    framer: Framer,
    text: bool,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// More may arrive.
    Open,
    /// All has arrived, and some of it may still be in the framer.
    Ended,
    /// Nothing follows.
    Over,
}

impl Incoming {
    pub(crate) fn new(chunks: Box<dyn Chunks>, stream: &Stream, cap: Option<usize>) -> Incoming {
        Incoming {
            chunks,
            framer: Framer::new(stream.framing, cap.unwrap_or(MAX_BYTES)),
            // A line of JSON is JSON, also where it is a string.
            text: stream.text && stream.framing == Framing::Events,
            state: State::Open,
        }
    }

    fn poll_frame(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame, EventsError>>> {
        loop {
            if self.state == State::Over {
                return Poll::Ready(None);
            }
            match self.framer.next(self.state == State::Ended) {
                Ok(Some(frame)) => return Poll::Ready(Some(Ok(frame))),
                Ok(None) if self.state == State::Ended => {
                    self.state = State::Over;
                    return Poll::Ready(None);
                }
                Ok(None) => {}
                Err(error) => {
                    self.state = State::Over;
                    return Poll::Ready(Some(Err(error)));
                }
            }
            match self.chunks.poll_chunk(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => self.state = State::Ended,
                Poll::Ready(Some(Ok(chunk))) => self.framer.push(&chunk),
                Poll::Ready(Some(Err(error))) => {
                    self.state = State::Over;
                    return Poll::Ready(Some(Err(EventsError::Lost(error))));
                }
            }
        }
    }
}
