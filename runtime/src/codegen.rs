//! The one door between generated code and the runtime: all that generated code names.
//!
//! The same items have their places elsewhere; by hand they are better taken from there.

#[doc(no_inline)]
pub use std::collections::BTreeMap;

#[doc(no_inline)]
pub use bytes::Bytes;
#[doc(no_inline)]
pub use http;

/// The feature `blocking` of `bindery-runtime`.
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
#[doc(no_inline)]
pub use crate::blocking::Events as BlockingEvents;
#[doc(no_inline)]
pub use crate::call::{Call, Endpoint, Failure, Opening, Pending, Streamed, Success};
#[doc(no_inline)]
pub use crate::client::{BuildError, Client, ClientBuilder};
#[doc(no_inline)]
pub use crate::describe::{ABSENT, Blank, Described, List, Map, Record, See, Union, Value, View};
#[doc(no_inline)]
pub use crate::error::{DeclaredHeaders, Error, Undeclared};
#[doc(no_inline)]
pub use crate::events::Events;
#[doc(no_inline)]
pub use crate::hook::Hook;
#[doc(no_inline)]
pub use crate::json::{Json, Number, ReadError, Reader, from_str as read};
#[doc(no_inline)]
pub use crate::matching::engine;
#[doc(no_inline)]
pub use crate::operation::{
    Body, Content, Encoding, Format, Framing, Headers, Location, Operation, Parameter, Requirement,
    Response, Scheme, Security, Segment, Status, Stream, Style,
};
#[doc(no_inline)]
pub use crate::proof;
#[doc(no_inline)]
pub use crate::reply::{NoContent, Reply};
#[doc(no_inline)]
pub use crate::retry::Retry;
#[doc(no_inline)]
pub use crate::schema::{
    Additional, Automaton, Field, Literal, Matcher, Password, Pattern, PatternProperties, Rule,
    Schema, Shape, Step, Tag, Types, Variants,
};
#[doc(no_inline)]
pub use crate::secret::Secret;
#[doc(no_inline)]
pub use crate::server::{NotListed, Server, ServerVariable, Servers};
/// The feature `sdk-hmac-sha256` of `bindery-runtime`.
#[cfg(feature = "sdk-hmac-sha256")]
#[doc(no_inline)]
pub use crate::signer::SdkHmacSha256;
#[doc(no_inline)]
pub use crate::signer::{
    ApiKey, AuthToken, Authorization, Basic, Bearer, ClientCredentials, Expires, IssuedToken,
    Issues, Key, Renewed, Signer, TokenSource,
};
#[doc(no_inline)]
pub use crate::timer::Timer;
#[doc(no_inline)]
pub use crate::transport::{Memory, Transport};
/// The feature `decimal` of `bindery-runtime`.
#[cfg(feature = "decimal")]
#[doc(no_inline)]
pub use crate::value::Decimal;
/// The feature `url` of `bindery-runtime`.
#[cfg(feature = "url")]
#[doc(no_inline)]
pub use crate::value::Url;
/// The feature `uuid` of `bindery-runtime`.
#[cfg(feature = "uuid")]
#[doc(no_inline)]
pub use crate::value::Uuid;
#[doc(no_inline)]
pub use crate::value::{Base64, File, Ipv4, Ipv6, Nullable, TextEnum, present};
/// The feature `jiff` of `bindery-runtime`.
#[cfg(feature = "jiff")]
#[doc(no_inline)]
pub use crate::value::{Date, DateTime, Duration, Time};
#[doc(no_inline)]
pub use crate::violation::{Violation, Violations};
#[doc(no_inline)]
pub use crate::waiter::{
    Argument, Followed, Following, SendAndWait, Source, Submitting, Token, TokenError, Waited,
    Waiter, Waiters,
};
