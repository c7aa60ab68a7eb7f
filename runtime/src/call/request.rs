//! From a call to a request. No I/O happens here.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue, InvalidHeaderValue, USER_AGENT};
use http::{Method, Request};

use super::security::Signers;
use super::{Call, Unsent, media};
use crate::describe::{Value, View};
use crate::error::NotSent;
use crate::hook::FRAMING;
use crate::operation::{Content, Location, Operation};
use crate::target::{self, Target};
use crate::validate;
use crate::violation::{Violation, Violations};

impl Call {
    /// Checks all parameters and the body.
    ///
    /// # Errors
    /// Every rule that is broken, not only the first.
    pub fn validate(&self, body: Option<&dyn Value>) -> Result<(), Violations> {
        let values = self.values();
        let mut out = self.check(&values, body);
        self.target(&values, &mut out);
        out.into_result()
    }

    /// The request as it would be sent: checked unless that is turned off, and signed.
    ///
    /// Its body is in clear, and `http::Request` shows it in `Debug`, as it does a key in the
    /// URL.
    ///
    /// # Errors
    /// When it is not valid, cannot be made or cannot be signed, as where a token has to be
    /// fetched first.
    pub fn to_http(&self, body: Option<&dyn Value>) -> Result<Request<Bytes>, Unsent> {
        let mut request = self.unsigned(&self.values(), body, false)?;
        let signers = Signers::of(&self.client, self.operation, &request)?;
        signers.sign(&mut request, &self.known())?;
        Ok(request)
    }

    /// The request before it is signed, for an answer that is read as a stream or as a whole.
    pub(super) fn unsigned(
        &self,
        values: &[&dyn Value],
        body: Option<&dyn Value>,
        as_stream: bool,
    ) -> Result<Request<Bytes>, Unsent> {
        let body = body.filter(|body| !is_absent(*body));
        let mut out = match self.validation.unwrap_or(self.client.validation()) {
            true => self.check(values, body),
            false => Violations::new(),
        };
        let target = self.target(values, &mut out);
        out.into_result().map_err(Unsent::Invalid)?;
        let target = target.ok_or_else(|| unmakeable("its URL is too long or not valid"))?;
        let request = self.assemble(target, body, as_stream)?;
        #[cfg(feature = "mock")]
        let request = self.mocked(request, values, body);
        Ok(request)
    }

    /// Gives a mock what it cannot tell from the request alone.
    #[cfg(feature = "mock")]
    fn mocked(
        &self,
        mut request: Request<Bytes>,
        values: &[&dyn Value],
        body: Option<&dyn Value>,
    ) -> Request<Bytes> {
        if self.client.transport().is_mock() {
            let sent = self.described(values, body);
            request.extensions_mut().insert(sent);
        }
        request
    }

    pub(super) fn check(&self, values: &[&dyn Value], body: Option<&dyn Value>) -> Violations {
        let mut out = Violations::new();
        for (parameter, value) in self.operation.parameters.iter().zip(values) {
            if !is_absent(*value) {
                validate::check_parameter(*value, parameter, &mut out);
            } else if parameter.required {
                let pointer = target::pointer(parameter.name);
                out.push(missing(parameter.location, &pointer));
            }
        }
        match (self.declared(), body.filter(|body| !is_absent(*body))) {
            (Some(content), Some(body)) => {
                validate::check_sent(body, content.schema, Location::Body, "", &mut out);
            }
            (_, None)
                if self
                    .operation
                    .body
                    .as_ref()
                    .is_some_and(|body| body.required) =>
            {
                out.push(missing(Location::Body, ""));
            }
            _ => {}
        }
        out
    }

    /// What the document says about the body that the call has.
    fn declared(&self) -> Option<&'static Content> {
        self.operation.body.as_ref()?.contents.get(self.content)
    }

    /// The URL and all headers that the caller has a say in.
    fn target(&self, values: &[&dyn Value], out: &mut Violations) -> Option<Target> {
        let mut target = target::build(self.client.base(), self.operation, values, out);
        for (name, value) in &self.headers {
            match extra(name, value.expose()) {
                Ok((name, value)) => {
                    if let Some(target) = &mut target {
                        target.headers.insert(name, value);
                    }
                }
                Err(message) => {
                    target::refuse(out, Location::Header, name, "header-value", message)
                }
            }
        }
        target
    }

    fn assemble(
        &self,
        target: Target,
        body: Option<&dyn Value>,
        as_stream: bool,
    ) -> Result<Request<Bytes>, Unsent> {
        let operation = self.operation;
        let mut request = Request::new(Bytes::new());
        *request.method_mut() = Method::from_bytes(operation.method.as_bytes())
            .map_err(|_| unmakeable("its method is not one of HTTP"))?;
        *request.uri_mut() = target.uri;
        let headers = request.headers_mut();
        headers.insert(ACCEPT, accept(operation, as_stream)?);
        headers.insert(USER_AGENT, self.client.user_agent().clone());
        let mut payload = Bytes::new();
        if let (Some(content), Some(body)) = (self.declared(), body) {
            let written = media::write(content, body.view()).map_err(unmakeable)?;
            payload = written.bytes;
            headers.insert(CONTENT_TYPE, header_value(written.media_type)?);
        }
        replace(headers, target.headers);
        *request.body_mut() = payload;
        Ok(request)
    }
}

pub(super) fn is_absent(value: &dyn Value) -> bool {
    matches!(value.view(), View::Absent)
}

fn missing(location: Location, pointer: &str) -> Violation {
    Violation::new(location, pointer, "required", "", "is missing")
}

fn unmakeable(why: &'static str) -> Unsent {
    Unsent::NotSent(NotSent::unmakeable(why))
}

fn header_value(text: Cow<'static, str>) -> Result<HeaderValue, Unsent> {
    let value = match text {
        Cow::Borrowed(text) => declared(text),
        Cow::Owned(text) => HeaderValue::from_maybe_shared(Bytes::from(text)),
    };
    value.map_err(|_| unmakeable("the media type of its body is none that a header can hold"))
}

/// A value that the document has: it is judged, and not copied.
fn declared(text: &'static str) -> Result<HeaderValue, InvalidHeaderValue> {
    HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes()))
}

/// A header of the caller's own; its value may be a key, so no library shall print it.
fn extra(name: &str, value: &str) -> Result<(http::HeaderName, HeaderValue), &'static str> {
    let (name, mut value) = target::field(name, value)?;
    if FRAMING.contains(&name.as_str()) {
        return Err("is made from the body and cannot be set");
    }
    value.set_sensitive(true);
    Ok((name, value))
}

/// All media types in which the answers can be read, in the order of the document; those of
/// streams first where a stream is asked for.
fn accept(operation: &Operation, as_stream: bool) -> Result<HeaderValue, Unsent> {
    let streams = operation
        .responses
        .iter()
        .filter_map(|one| one.stream.as_ref());
    let streams = streams
        .filter(|_| as_stream)
        .map(|stream| stream.media_type);
    let responses = operation.responses.iter();
    let whole = responses.filter(|one| !(as_stream && one.stream.is_some()));
    let mut all = streams.chain(whole.flat_map(|one| one.media_types.iter().copied()));
    let Some(first) = all.next() else {
        return Ok(HeaderValue::from_static("*/*"));
    };
    let mut others = Vec::new();
    for media_type in all {
        if media_type != first && !others.contains(&media_type) {
            others.push(media_type);
        }
    }
    let value = if others.is_empty() {
        declared(first)
    } else {
        others.insert(0, first);
        HeaderValue::from_maybe_shared(Bytes::from(others.join(", ")))
    };
    value.map_err(|_| unmakeable("the document has a media type that no header can hold"))
}

fn replace(headers: &mut HeaderMap, others: HeaderMap) {
    for (name, value) in &others {
        // Inserting is compiled for every type of name, so all are of one.
        headers.insert(name.clone(), value.clone());
    }
}
