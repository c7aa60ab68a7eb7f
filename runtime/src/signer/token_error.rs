//! Why there is no token.

use std::fmt;

use http::StatusCode;

use crate::error::shown;

/// Why a token server gave no token. No secret is in it: those of the request that the
/// server repeats are `***`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenError {
    /// Its URL cannot be used.
    Url(&'static str),
    /// What is asked of it cannot be sent.
    NotSent {
        /// Why, without what is asked.
        message: String,
        /// Whether the time was up.
        timed_out: bool,
    },
    /// It gave no answer.
    NoAnswer {
        /// Why, with the host at most.
        message: String,
        /// Whether the time was up.
        timed_out: bool,
    },
    /// It refused to give one.
    Refused {
        /// The status of the answer.
        status: StatusCode,
        /// What is wrong, in a word: of RFC 6749 (`invalid_client`, `invalid_scope`, …), or
        /// the server's own code.
        code: Option<String>,
        /// What is wrong, in its own words.
        description: Option<String>,
    },
    /// Its answer is not what a token is read from.
    Unreadable(&'static str),
}

impl TokenError {
    /// Whether the time was up.
    #[must_use]
    pub fn is_time_out(&self) -> bool {
        matches!(
            self,
            TokenError::NoAnswer {
                timed_out: true,
                ..
            } | TokenError::NotSent {
                timed_out: true,
                ..
            }
        )
    }
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TokenError::Url(why) => write!(f, "the URL of the token server cannot be used: {why}"),
            TokenError::NotSent { message, .. } => {
                write!(f, "a token cannot be asked for: {message}")
            }
            TokenError::NoAnswer { message, .. } => {
                write!(f, "there is no answer from the token server: {message}")
            }
            TokenError::Refused {
                status,
                code,
                description,
            } => {
                write!(f, "the token server gave no token but {status}")?;
                if let Some(code) = code {
                    write!(f, ", {}", shown(code))?;
                }
                match description {
                    Some(words) => write!(f, ": {}", shown(words)),
                    None => Ok(()),
                }
            }
            TokenError::Unreadable(why) => {
                write!(f, "the answer of the token server cannot be used: {why}")
            }
        }
    }
}

impl std::error::Error for TokenError {}
