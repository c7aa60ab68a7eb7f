//! A request and its answer, signed and sent; twice where the server wants another token.

use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use http::{Request, StatusCode};

use super::Call;
use super::pending::Lost;
use super::security::{Known, Signers, unsigned};
use crate::client::Client;
use crate::describe::Value;
use crate::error::Redaction;
use crate::operation::Operation;
use crate::signer::redacted;
use crate::transport::{Limits, Transport, TransportError};

/// What an exchange needs besides its request.
pub(super) struct Exchange {
    pub(super) client: Client,
    pub(super) operation: &'static Operation,
    pub(super) limits: Limits,
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
    /// What has to be kept of a call until it is sent.
    pub(super) fn exchange(&self, body: Option<&dyn Value>) -> Exchange {
        let mut redaction = Redaction::default();
        for value in self.values().into_iter().chain(body) {
            redaction.add(value.view());
        }
        let own = Limits {
            timeout: self.timeout,
            ..Limits::default()
        };
        Exchange {
            limits: own.or(self.client.limits()),
            client: self.client.clone(),
            operation: self.operation,
            known: self.known(),
            redaction,
        }
    }
}

impl Exchange {
    /// Signs a request and sends it.
    ///
    /// Where a signer had to get something for it, and the server refuses that with 401, the
    /// signer may get something else, and the request is sent once more: one that was refused
    /// at the door was not carried out.
    pub(super) async fn of<R>(
        &mut self,
        request: Request<Bytes>,
        send: Send<R>,
        status: fn(&R) -> StatusCode,
    ) -> Result<R, Lost> {
        let client = self.client.clone();
        let mut signers = Signers::of(&client, self.operation, &request).map_err(Lost::Unsent)?;
        let prepared = signers.prepare(self.limits).await;
        let prepared = prepared.map_err(|error| Lost::Unsent(unsigned(error)))?;
        let again = prepared.then(|| request.clone());
        let signed = self.signed(&signers, request)?;
        let response = send(client.transport(), signed, self.limits).await?;
        match again {
            Some(request) if status(&response) == StatusCode::UNAUTHORIZED => {
                // Where there is nothing else, what the server said is what has to be known.
                if !matches!(signers.prepare(self.limits).await, Ok(true)) {
                    return Ok(response);
                }
                let signed = self.signed(&signers, request)?;
                Ok(send(client.transport(), signed, self.limits).await?)
            }
            _ => Ok(response),
        }
    }

    fn signed(
        &mut self,
        signers: &Signers<'_>,
        mut request: Request<Bytes>,
    ) -> Result<Request<Bytes>, Lost> {
        let signed = signers.sign(&mut request, &self.known);
        signed.map_err(Lost::Unsent)?;
        self.redaction.add_headers(request.headers());
        for secret in redacted(&request) {
            self.redaction.add_text(secret.expose());
        }
        Ok(request)
    }
}
