//! A request and its answer: signed and sent, and sent again where that can help.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode};

use super::attempts::{Answered, Attempts};
use super::pending::Lost;
use super::security::{Known, Signers, unsigned};
use super::{Call, Unsent};
use crate::client::Client;
use crate::describe::Value;
use crate::error::{Redaction, Tries};
use crate::hook::{self, Outcome, Outgoing};
use crate::operation::Operation;
use crate::retry::{Retry, is_idempotent};
use crate::signer::redacted;
use crate::trace::{Event, Trace};
use crate::transport::{Incoming, Limits, Transport, TransportError};

/// What an exchange needs besides its request.
pub(super) struct Exchange {
    pub(super) client: Client,
    pub(super) operation: &'static Operation,
    pub(super) limits: Limits,
    /// Whether the time-out is about the whole call, and not about silence.
    is_whole: bool,
    /// The call's own; else that of the client counts.
    policy: Option<Box<Retry>>,
    idempotent: bool,
    /// What signers may want to know.
    known: Known,
    /// What must not be repeated; it grows with what signers add.
    pub(super) redaction: Redaction,
}

/// The way to send: for a whole answer, or for its head.
type Send<R> = for<'a> fn(&'a dyn Transport, Request<Bytes>, Limits) -> Sent<'a, R>;
type Sent<'a, R> =
    Pin<Box<dyn Future<Output = Result<R, TransportError>> + std::marker::Send + 'a>>;

impl Call {
    /// What has to be kept of a call until it is sent; `declared` is what the document says of
    /// doing it twice.
    pub(super) fn exchange(
        &self,
        values: &[&dyn Value],
        body: Option<&dyn Value>,
        declared: Option<bool>,
    ) -> Exchange {
        let mut redaction = self.kept.as_deref().cloned().unwrap_or_default();
        for value in values.iter().copied().chain(body) {
            redaction.add(value.view());
        }
        let own = Limits {
            timeout: self.timeout,
            ..Limits::default()
        };
        let said = self.idempotent.or(declared);
        Exchange {
            limits: own.or(self.client.limits()),
            client: self.client.clone(),
            operation: self.operation,
            is_whole: true,
            policy: self.retry.clone().map(Box::new),
            idempotent: said.unwrap_or_else(|| is_idempotent(self.operation.method)),
            known: self.known(),
            redaction,
        }
    }
}

impl Exchange {
    /// The same for an answer that is read as it arrives: its time-out is the longest silence.
    pub(super) fn of_silence(mut self) -> Exchange {
        self.is_whole = false;
        self
    }

    /// Sends a request, again where the policy says so, each time signed anew.
    pub(super) async fn of<R: Answered>(
        &mut self,
        request: &mut Request<Bytes>,
        send: Send<R>,
    ) -> Result<(R, Tries), Lost> {
        let (client, own) = (self.client.clone(), self.policy.clone());
        let policy = own.as_deref().unwrap_or(client.retry());
        let trace = Trace::new(&client, self.operation);
        let limits = (self.limits, self.is_whole);
        let mut attempts = Attempts::new(&client, policy, trace, limits, self.idempotent);
        let mut heard = None;
        loop {
            // In a block of its own the outcome takes no room while there is none.
            let pause = {
                let outcome = self.attempt(&client, request, send, &mut attempts).await;
                let Some(pause) = attempts.pause(&outcome) else {
                    return attempts.end(heard, outcome);
                };
                if !matches!(outcome, Err(Lost::Unsent(_))) {
                    heard = Some(Box::new(outcome));
                }
                pause
            };
            pause.await;
        }
    }

    /// Signs the request and sends it.
    ///
    /// Where the server refuses it at the door, and it can be signed otherwise, it is sent once
    /// more: it was not carried out.
    async fn attempt<R: Answered>(
        &mut self,
        client: &Client,
        request: &mut Request<Bytes>,
        send: Send<R>,
        attempts: &mut Attempts<'_>,
    ) -> Result<R, Lost> {
        let mut signers = Signers::of(client, self.operation, request).map_err(Lost::Unsent)?;
        let prepared = signers.prepare(attempts.limits()).await;
        let prepared = prepared.map_err(|error| Lost::Unsent(unsigned(error)))?;
        // Boxed where it is refused, which is rare: all other calls shall not have the room for it.
        let answer = {
            let answer = self.send(client, &signers, request, send, attempts).await?;
            if !is_refused(answer.status()) || !attempts.has_time(Duration::ZERO) {
                return Ok(answer);
            }
            Box::new(answer)
        };
        if signers.are_dated() && client.learn_time(answer.headers()) {
            attempts.tell(Event::OtherDate {
                skew: client.skew(),
            });
        } else if prepared
            && answer.status() == StatusCode::UNAUTHORIZED
            && matches!(signers.prepare(attempts.limits()).await, Ok(true))
        {
            attempts.tell(Event::OtherToken);
        } else {
            // Where there is nothing else, what the server said is what has to be known.
            return Ok(*answer);
        }
        drop(answer);
        self.send(client, &signers, request, send, attempts).await
    }

    /// Sends the request once; hooks are asked before and told afterwards.
    async fn send<R: Answered>(
        &mut self,
        client: &Client,
        signers: &Signers<'_>,
        request: &mut Request<Bytes>,
        send: Send<R>,
        attempts: &mut Attempts<'_>,
    ) -> Result<R, Lost> {
        let attempt = attempts.next();
        let before = attempts.elapsed();
        // What is sent is not kept here while there is no answer, so that this stays small.
        let (asked, sent) = self.depart(client, signers, request, send, attempts);
        let outcome = match sent {
            Ok(sent) => {
                let before = attempts.elapsed();
                let sent = sent.await;
                self.tell(&sent, before, attempts);
                sent.map_err(Lost::from)
            }
            Err(lost) => Err(lost),
        };
        if asked > 0 {
            let told = Outcome {
                operation: self.operation,
                attempt,
                elapsed: attempts.elapsed().saturating_sub(before),
                result: match &outcome {
                    Ok(answer) => Ok((answer.status(), answer.headers())),
                    Err(lost) => Err(lost.as_error()),
                },
            };
            hook::after(&client.hooks()[..asked], &told);
        }
        outcome
    }

    /// Asks the hooks, signs the request and gives it to the transport; another like it takes its
    /// place. Also says how many hooks were asked.
    fn depart<'a, R: Answered>(
        &mut self,
        client: &'a Client,
        signers: &Signers<'_>,
        request: &mut Request<Bytes>,
        send: Send<R>,
        attempts: &mut Attempts<'_>,
    ) -> (usize, Result<Sent<'a, R>, Lost>) {
        // The first has room for what is added to it, a clone has none.
        let another = request.clone();
        let mut request = std::mem::replace(request, another);
        let mut outgoing = Outgoing {
            operation: self.operation,
            attempt: attempts.next(),
            request: &mut request,
        };
        let (asked, agreed) = hook::before(client.hooks(), &mut outgoing);
        let signed = match agreed {
            Ok(()) => self.sign(signers, &mut request),
            Err(error) => Err(Lost::Unsent(Unsent::NotSent(error))),
        };
        let sent = signed.map(|()| {
            let limits = attempts.limits();
            attempts.begin();
            send(client.transport(), request, limits)
        });
        (asked, sent)
    }

    /// Tells what became of a request that was sent after so much of the call's time.
    fn tell<R: Answered>(
        &self,
        sent: &Result<R, TransportError>,
        before: Duration,
        attempts: &Attempts<'_>,
    ) {
        let elapsed = attempts.elapsed().saturating_sub(before);
        attempts.tell(match sent {
            Ok(answer) => Event::Answered {
                status: answer.status(),
                headers: answer.headers(),
                redaction: &self.redaction,
                elapsed,
            },
            Err(error) => Event::Lost { error, elapsed },
        });
    }

    fn sign(&mut self, signers: &Signers<'_>, request: &mut Request<Bytes>) -> Result<(), Lost> {
        let signed = signers.sign(request, &self.known);
        signed.map_err(Lost::Unsent)?;
        self.redaction.add_headers(request.headers());
        for secret in redacted(request) {
            self.redaction.add_text(secret.expose());
        }
        Ok(())
    }
}

fn is_refused(status: StatusCode) -> bool {
    matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
}

impl Answered for Response<Bytes> {
    fn status(&self) -> StatusCode {
        Response::status(self)
    }

    fn headers(&self) -> &HeaderMap {
        Response::headers(self)
    }
}

impl Answered for Incoming {
    fn status(&self) -> StatusCode {
        self.head.status
    }

    fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }
}
