//! Tokens that an operation answers with.

use super::{Api, Format, Kind, Operation, TypeId};
use crate::finding::Place;

/// How an answer becomes a token.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where the token is.
    pub value: TokenPart,
    /// Where it says when the token ends.
    pub expires: Option<TokenPart>,
    /// Where that is said.
    pub place: Place,
}

/// A part of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct TokenPart {
    /// Where it is.
    pub source: TokenSource,
    /// The expression, as the document has it.
    pub text: String,
    /// Where the expression stands.
    pub place: Place,
}

/// Where a part of an answer is.
#[derive(Clone, Debug, PartialEq)]
pub enum TokenSource {
    /// In this header.
    Header(String),
    /// Where this JSON pointer leads to in the body.
    Body(String),
}

/// How it is said when a token ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At a time: `format: date-time`.
    At,
    /// After a number of seconds.
    In,
}

impl Api {
    /// The type of a part of a success of an operation; `None` where none is declared.
    #[must_use]
    pub fn token_part(&self, operation: &Operation, part: &TokenPart) -> Option<TypeId> {
        let successes = operation.responses.iter();
        let mut successes = successes.filter(|response| response.status.is_success());
        match &part.source {
            TokenSource::Header(name) => successes.find_map(|response| {
                let mut headers = response.headers.iter();
                let header = headers.find(|header| header.name.eq_ignore_ascii_case(name));
                header.map(|header| header.ty)
            }),
            TokenSource::Body(pointer) => successes.find_map(|response| {
                let content = response.read()?;
                let is_json = content.format == Format::Json;
                let body = content.ty.filter(|_| is_json)?;
                self.pointed(body, pointer).ok().flatten()
            }),
        }
    }

    /// How a part of this type says when a token ends; `None` where it does not.
    #[must_use]
    pub fn end(&self, ty: TypeId) -> Option<End> {
        match &self.get(ty).kind {
            Kind::String(Some(format)) if format == "date-time" => Some(End::At),
            Kind::Integer(_) | Kind::Number(_) => Some(End::In),
            _ => None,
        }
    }
}
