//! One call of an operation: checked, written, signed, sent, read.
//!
//! All of it but the last step works on tables and trait objects and is compiled once;
//! a generated call is a struct around [`Call`] and an [`Endpoint`] that says which types
//! its answers have.

mod answer;
mod attempts;
mod events;
mod exchange;
mod generated;
pub(crate) mod media;
#[cfg(feature = "mock")]
pub(crate) mod mocked;
pub(crate) mod multipart;
mod pending;
mod request;
mod security;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::client::Client;
use crate::describe::{ABSENT, Blank, Value, View};
use crate::error::{Error, NotSent, Redaction, Undeclared};
use crate::json::{ReadError, Reader};
use crate::operation::{Operation, Parameter};
use crate::retry::Retry;
use crate::secret::Secret;
use crate::violation::Violations;

pub use events::{Opening, Streamed};
pub use pending::Pending;
pub(crate) use pending::{Lost, Received, Started, finish};

/// An operation as types: of its body, and of its answers; and its table.
///
/// It is nothing but types and a table, so that an operation costs no code of its own: how an
/// answer is read is a matter of its type, see [`Success`] and [`Failure`].
pub trait Endpoint {
    /// The body of the request: a type, or an `Option` of one; `()` where it has none.
    type Body: Value + Clone + fmt::Debug + 'static;
    /// The body of a success; [`NoContent`](crate::reply::NoContent) where it has none.
    type Success: Success;
    /// The declared headers of a success; `()` where there are none.
    type Headers: Blank;
    /// The body of a refusal; [`Undeclared`] where none is
    /// declared.
    type Failure: Failure;
    /// What the document says about it.
    const OPERATION: &'static Operation;
    /// Whether doing it twice is the same as doing it once, where the document says so
    /// (`x-bindery-idempotent`); its method says it otherwise, see [`crate::retry`].
    const IDEMPOTENT: Option<bool> = None;
}

/// The body of an answer with a declared status 2xx. Each value is one; an enum can have a
/// body for each status.
pub trait Success: Sized {
    /// Reads the body of an answer with this status. Where no body is declared, `reader`
    /// holds `null`; a body of text is read as a JSON string, and one of bytes with
    /// [`Reader::bytes`].
    ///
    /// # Errors
    /// When the body is not what the document says.
    fn read(status: u16, reader: &mut Reader<'_>) -> Result<Self, ReadError>;
}

impl<T: Value + Blank> Success for T {
    fn read(_: u16, reader: &mut Reader<'_>) -> Result<T, ReadError> {
        reader.value()
    }
}

/// The body of an answer with a declared status 4xx or 5xx.
pub trait Failure: Sized {
    /// Reads the body of an answer with this status, as [`Success::read`] does; `None` where
    /// the status has no body of this type.
    ///
    /// # Errors
    /// When the body is not what the document says.
    fn read(status: u16, reader: &mut Reader<'_>) -> Result<Option<Self>, ReadError>;
}

impl Failure for Undeclared {
    fn read(_: u16, _: &mut Reader<'_>) -> Result<Option<Undeclared>, ReadError> {
        Ok(None)
    }
}

/// A call that is being put together: an operation and its arguments.
///
/// Generated code wraps it; by hand it is
/// `Call::new(&client, &OPERATION).with(0, "…".to_owned())`.
pub struct Call {
    client: Client,
    operation: &'static Operation,
    arguments: Vec<Option<Box<dyn Value>>>,
    content: usize,
    validation: Option<bool>,
    timeout: Option<Duration>,
    retry: Option<Retry>,
    idempotent: Option<bool>,
    headers: Vec<(String, Secret)>,
    /// What other calls kept to themselves that this one is about as well.
    kept: Option<Arc<Redaction>>,
    /// The body in its own type, for a mock to show.
    #[cfg(feature = "mock")]
    shown: Option<mocked::Shown>,
}

/// Why a request was not sent.
#[derive(Debug)]
#[non_exhaustive]
pub enum Unsent {
    /// It breaks rules of the document.
    Invalid(Violations),
    /// It cannot be made or signed.
    NotSent(NotSent),
}

impl<E> From<Unsent> for Error<E> {
    fn from(unsent: Unsent) -> Error<E> {
        match unsent {
            Unsent::Invalid(violations) => Error::Invalid(violations),
            Unsent::NotSent(error) => Error::NotSent(error),
        }
    }
}

impl Call {
    /// A call without arguments. Parameters that the client holds need none.
    #[must_use]
    pub fn new(client: &Client, operation: &'static Operation) -> Call {
        Call {
            client: client.clone(),
            operation,
            arguments: operation.parameters.iter().map(|_| None).collect(),
            content: 0,
            validation: None,
            timeout: None,
            retry: None,
            idempotent: None,
            headers: Vec::new(),
            kept: None,
            #[cfg(feature = "mock")]
            shown: None,
        }
    }

    /// Lets a mock see the body in its own type, which cannot be told from what is sent: the
    /// form that was chosen, and what is in files. Without one it does nothing.
    #[doc(hidden)]
    pub fn show_to_mock<B: Value + Clone + 'static>(&mut self, body: &B) {
        #[cfg(feature = "mock")]
        if self.client.transport().is_mock() {
            self.shown = Some(std::sync::Arc::new(body.clone()));
        }
        #[cfg(not(feature = "mock"))]
        let _ = body;
    }

    /// The argument for the parameter at `index` of [`Operation::parameters`]. There is
    /// nothing to set past their end.
    #[must_use]
    pub fn with(mut self, index: usize, value: impl Value + 'static) -> Call {
        self.set(index, Box::new(value));
        self
    }

    /// The same for a call that stays where it is.
    pub fn set(&mut self, index: usize, value: Box<dyn Value>) {
        if let Some(argument) = self.arguments.get_mut(index) {
            *argument = Some(value);
        }
    }

    /// In which of [`Body::contents`](crate::operation::Body::contents) the body is
    /// written; in the first where this is not said.
    #[must_use]
    pub fn content(mut self, index: usize) -> Call {
        self.content = index;
        self
    }

    /// Whether the request is checked before it is sent, whatever the client says.
    #[must_use]
    pub fn validation(mut self, on: bool) -> Call {
        self.validation = Some(on);
        self
    }

    /// How long the call may take, from sending to the last byte of the answer; however often
    /// it is sent.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Call {
        self.timeout = Some(limit);
        self
    }

    /// When the request is sent again, whatever the client says.
    #[must_use]
    pub fn retry(mut self, policy: Retry) -> Call {
        self.retry = Some(policy);
        self
    }

    /// Whether doing this call twice is the same as doing it once, whatever the document says:
    /// for a `PUT` that is one, or a `POST` with a key by which the server knows it again.
    #[must_use]
    pub fn idempotent(mut self, is: bool) -> Call {
        self.idempotent = Some(is);
        self
    }

    /// Adds a header, in place of one that would be sent otherwise. Its value counts as a
    /// secret. One that HTTP does not allow is reported when the call is checked or sent.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Call {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The operation.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Also hides what another call kept to itself, wherever a server repeats it.
    pub(crate) fn keep(mut self, redaction: &Arc<Redaction>) -> Call {
        self.kept = Some(Arc::clone(redaction));
        self
    }

    /// The value for the parameter at an index: the argument, or what the client holds.
    pub(crate) fn argument(&self, index: usize) -> Option<&dyn Value> {
        self.values().get(index).copied()
    }

    /// The argument for a parameter that the client holds otherwise.
    pub(crate) fn argument_of_client(&self, name: &str) -> Option<&dyn Value> {
        let mut parameters = self.operation.parameters.iter().zip(&self.arguments);
        let found = parameters.find(|(one, _)| one.client && one.name == name);
        found.and_then(|(_, argument)| argument.as_deref())
    }

    /// The value for each parameter: the argument, or what the client holds.
    fn values(&self) -> Vec<&dyn Value> {
        let parameters = self.operation.parameters.iter().zip(&self.arguments);
        parameters
            .map(|(parameter, argument)| self.value(parameter, argument))
            .collect()
    }

    fn value<'a>(
        &'a self,
        parameter: &Parameter,
        argument: &'a Option<Box<dyn Value>>,
    ) -> &'a dyn Value {
        match argument.as_deref() {
            Some(value) if !matches!(value.view(), View::Absent) => value,
            _ if parameter.client => self.client.parameter(parameter.name).unwrap_or(&ABSENT),
            _ => &ABSENT,
        }
    }
}

impl Call {
    /// Shows a call with its body, of which secrets do not show themselves.
    ///
    /// # Errors
    /// Those of the formatter.
    pub fn fmt_with(&self, body: &dyn fmt::Debug, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.show(f, self.operation.body.as_ref().map(|_| body))
    }

    // Values may be secret, those of headers are: only names are shown.
    fn show(&self, f: &mut fmt::Formatter<'_>, body: Option<&dyn fmt::Debug>) -> fmt::Result {
        let given = self.operation.parameters.iter().zip(&self.arguments);
        let given = given.filter(|(_, argument)| argument.is_some());
        let headers: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        let mut shown = f.debug_struct("Call");
        shown
            .field("operation", &self.operation.id)
            .field("arguments", &given.map(|(p, _)| p.name).collect::<Vec<_>>())
            .field("headers", &headers)
            .field("validation", &self.validation)
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .field("idempotent", &self.idempotent);
        if let Some(body) = body {
            shown.field("body", body);
        }
        shown.finish_non_exhaustive()
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.show(f, None)
    }
}
