//! Tokens that an operation answers with.

use crate::model::{self, Api, End};

/// How an answer becomes a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where the token is.
    pub value: TokenSource,
    /// When it ends, by the name of the runtime's variant, and where that is said.
    pub expires: Option<(&'static str, TokenSource)>,
}

/// Where a part of an answer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenSource {
    /// In this header.
    Header(String),
    /// Where this JSON pointer leads to in the body.
    Body(String),
}

impl Token {
    /// The feature of the runtime that it needs.
    pub(super) fn feature(&self) -> Option<&'static str> {
        let at = self.expires.as_ref().filter(|(kind, _)| *kind == "At");
        at.map(|_| "jiff")
    }
}

pub(super) fn plan(api: &Api, operation: &model::Operation) -> Option<Token> {
    let token = operation.token.as_ref()?;
    let source = |part: &model::TokenPart| match &part.source {
        model::TokenSource::Header(name) => TokenSource::Header(name.clone()),
        model::TokenSource::Body(pointer) => TokenSource::Body(pointer.clone()),
    };
    let expires = token.expires.as_ref().and_then(|part| {
        let kind = match api.end(api.token_part(operation, part)?)? {
            End::At => "At",
            End::In => "In",
        };
        Some((kind, source(part)))
    });
    Some(Token {
        value: source(&token.value),
        expires,
    })
}
