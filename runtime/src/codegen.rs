//! The one door between generated code and the runtime: all that generated code names.
//!
//! Not for use by hand: the same items have their places elsewhere.

#[doc(no_inline)]
pub use bytes::Bytes;
#[doc(no_inline)]
pub use http;

#[doc(no_inline)]
pub use crate::call::{Call, Endpoint, Pending};
#[doc(no_inline)]
pub use crate::client::{BuildError, Client, ClientBuilder};
#[doc(no_inline)]
pub use crate::describe::{ABSENT, Blank, Described, List, Map, Record, Union, Value, View};
#[doc(no_inline)]
pub use crate::error::Error;
#[doc(no_inline)]
pub use crate::json::{Json, Number, ReadError, Reader};
#[doc(no_inline)]
pub use crate::operation::{
    Body, Location, Operation, Parameter, Response, Segment, Status, Style,
};
#[doc(no_inline)]
pub use crate::reply::Reply;
#[doc(no_inline)]
pub use crate::schema::{
    Additional, Automaton, Field, Literal, Matcher, Password, Pattern, Rule, Schema, Shape, Step,
    Tag, Types, Variants,
};
#[doc(no_inline)]
pub use crate::secret::Secret;
#[doc(no_inline)]
pub use crate::signer::Signer;
#[doc(no_inline)]
pub use crate::transport::Transport;
#[doc(no_inline)]
pub use crate::violation::{Violation, Violations};
