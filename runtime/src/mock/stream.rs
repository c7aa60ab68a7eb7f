//! Answers that are streams.

use bytes::Bytes;
use http::{Response, StatusCode};

use super::Expectation;
use super::expectation::success;
use super::turn::Turn;
use crate::call::Streamed;
use crate::describe::{Value, View};
use crate::json;
use crate::operation::{Framing, Stream};
use crate::target::field;

impl<E: Streamed> Expectation<E> {
    /// Answers with a stream of these, in the form that the document declares. With
    /// [`cut`](Self::cut) the connection is lost after the last of them.
    pub fn events(self, events: impl IntoIterator<Item = E::Item>) -> Self {
        let mut answer = Response::new(Bytes::new());
        let status = StatusCode::from_u16(success(E::OPERATION));
        *answer.status_mut() = status.unwrap_or_default();
        let mut streams = E::OPERATION.responses.iter();
        let found = streams.find_map(|one| Some((one.headers, one.stream.as_ref()?)));
        let Some((headers, stream)) = found else {
            let problem = "no stream is declared".to_owned();
            return self.turn(Turn::raw(answer), vec![problem]);
        };
        let mut body = Vec::new();
        for event in events {
            write(stream, &event, &mut body);
        }
        *answer.body_mut() = Bytes::from(body);
        if let Ok((name, value)) = field("content-type", stream.media_type) {
            answer.headers_mut().insert(name, value);
        }
        self.turn(Turn::declared(answer, headers), Vec::new())
    }
}

/// A piece, between what tells it apart from others.
fn write(stream: &Stream, event: &dyn Value, out: &mut Vec<u8>) {
    let text = match event.view() {
        View::Text(text) | View::Secret(text) if stream.text => text.to_owned(),
        _ => json::to_string(event),
    };
    match stream.framing {
        Framing::Events => {
            for line in text.split('\n') {
                out.extend_from_slice(format!("data: {line}\n").as_bytes());
            }
            out.push(b'\n');
        }
        Framing::Lines => out.extend_from_slice(format!("{text}\n").as_bytes()),
        Framing::Sequence => out.extend_from_slice(format!("\u{1e}{text}\n").as_bytes()),
    }
}
