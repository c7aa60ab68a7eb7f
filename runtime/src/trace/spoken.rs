//! The events.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tracing::{debug, info, warn};

use super::{Event, Trace};
use crate::client::Client;
use crate::error::{request_id, shown};
use crate::operation::{Operation, Segment};
use crate::retry::Reason;

/// One event: all have these fields in common.
macro_rules! event {
    ($level:ident, $trace:ident, $attempt:ident, { $($fields:tt)* } $message:literal) => {
        $level!(
            target: "bindery",
            call = $trace.call,
            operation = $trace.operation.id,
            method = $trace.operation.method,
            host = $trace.client.base().host(),
            path = template($trace.operation),
            attempt = $attempt,
            $($fields)*
            $message
        )
    };
}

impl<'a> Trace<'a> {
    pub(crate) fn new(client: &'a Client, operation: &'static Operation) -> Trace<'a> {
        static CALLS: AtomicU64 = AtomicU64::new(1);
        let call = CALLS.fetch_add(1, Ordering::Relaxed);
        Trace {
            client,
            operation,
            call,
        }
    }

    /// Tells what happened to the request that was sent as the `attempt`th.
    pub(crate) fn tell(self, attempt: u32, event: Event<'_>) {
        match event {
            Event::Sent => event!(debug, self, attempt, {} "request sent"),
            Event::Answered {
                status,
                headers,
                redaction,
                elapsed,
            } => event!(debug, self, attempt, {
                status = status.as_u16(),
                request_id = request_id(headers).map(|id| redaction.hide(&shown(id))),
                elapsed_ms = millis(elapsed),
            } "answered"),
            Event::Lost { error, elapsed } => event!(debug, self, attempt, {
                %error,
                phase = ?error.phase(),
                elapsed_ms = millis(elapsed),
            } "no answer"),
            Event::Again { reason, pause } => event!(info, self, attempt, {
                reason = words(reason),
                pause_ms = millis(pause),
            } "sending again after a pause"),
            Event::GivenUp { reason, why } => event!(warn, self, attempt, {
                reason = words(reason),
                why,
            } "not sending again"),
            Event::OtherToken => event!(info, self, attempt, {} "sending again with another token"),
            Event::OtherDate { skew } => event!(warn, self, attempt, {
                skew_s = skew,
            } "the clock is off: sending again with another date"),
        }
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

fn words(reason: Reason) -> String {
    match reason {
        Reason::NoConnection => "no connection".to_owned(),
        Reason::NoAnswer => "no answer".to_owned(),
        Reason::NoToken => "no token".to_owned(),
        Reason::Status(status) => status.to_string(),
    }
}

/// The path as the document has it.
fn template(operation: &Operation) -> String {
    let mut path = String::new();
    for segment in operation.path {
        match segment {
            Segment::Text(text) => path.push_str(text),
            Segment::Parameter(index) => {
                let parameter = operation.parameters.get(*index);
                let name = parameter.map_or("", |parameter| parameter.name);
                path.push_str(&format!("{{{name}}}"));
            }
        }
    }
    path
}
