//! What the server sends on its own.

use super::{Body, Docs, Location, Status};
use crate::finding::Place;

/// A request that the server sends: a webhook, or the callback of an operation.
#[derive(Clone, Debug)]
pub struct Webhook {
    /// Its name in the document.
    pub name: String,
    /// The name that the author wants, where he says so.
    pub preferred_name: Option<String>,
    /// Of which operation it is a callback, if it is one.
    pub callback: Option<CallbackOf>,
    /// Whether it is wanted. A callback is where its operation is.
    pub selected: bool,
    /// The HTTP method, upper case.
    pub method: String,
    /// What is said to people.
    pub docs: Docs,
    /// The tags.
    pub tags: Vec<String>,
    /// The parameters that come with it.
    pub parameters: Vec<WebhookParameter>,
    /// What is sent.
    pub body: Option<Body>,
    /// How it should be answered.
    pub answers: Vec<(Status, Docs)>,
    /// Where it is declared.
    pub place: Place,
}

/// Of what a webhook is a callback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallbackOf {
    /// The index of the operation.
    pub operation: usize,
    /// An expression for the URL that the server calls.
    pub url: String,
}

/// A parameter of a webhook, for people: how it is read is a matter of the server that
/// receives it.
#[derive(Clone, Debug)]
pub struct WebhookParameter {
    /// The name on the wire.
    pub name: String,
    /// Where it is sent.
    pub location: Location,
    /// Whether it is always there.
    pub required: bool,
    /// What is said to people.
    pub docs: Docs,
}
