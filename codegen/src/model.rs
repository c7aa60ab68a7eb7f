//! The API as meant: no OpenAPI words and no Rust words, only data.
//!
//! One [`Api`] is what one module of generated code will bind. It can come from several
//! documents. References are gone, `allOf` is merged, versions of OpenAPI make no
//! difference any more. Every part keeps its place for findings.

mod api;
mod by_type;
mod constraint;
mod docs;
mod json;
mod link;
mod operation;
mod pointer;
mod reach;
mod response;
mod security;
mod show;
mod shown;
mod token;
mod types;
mod waiter;
mod webhook;

pub use api::{Api, Server, ServerVariable};
pub(crate) use by_type::{ByType, TypeSet};
pub use constraint::{Check, Condition, Password, Rule};
pub use docs::{Docs, Example, ExternalDocs};
pub use json::Json;
pub use link::{Link, LinkParameter, LinkValue};
pub use operation::{
    Body, Content, Encoding, Format, Location, Operation, Parameter, Refused, Segment, Style,
    Violation,
};
pub use response::{Header, Response, Status};
pub use security::{SecurityKind, SecurityScheme, SecurityUse};
pub use token::{End, Token, TokenPart, TokenSource};
pub use types::{
    Additional, Enum, EnumValue, Field, Kind, Object, Origin, PatternProperties, Rest, Tag, Tuple,
    Type, TypeId, Union, Variant,
};
pub use waiter::{Waiter, WaiterArgument, WaiterSample, WaiterSource};
pub use webhook::{CallbackOf, Webhook, WebhookParameter};
