//! The request never left.

use std::error::Error;
use std::fmt;

use super::Tries;
use crate::signer::{SignError, TokenError};
use crate::transport::TransportError;

/// The request could not be made, signed or delivered; no byte of it reached the server.
#[derive(Debug)]
pub struct NotSent {
    cause: Cause,
    tries: Tries,
}

#[derive(Debug)]
enum Cause {
    Unmakeable(&'static str),
    Unsigned(SignError),
    Transport(TransportError),
}

impl NotSent {
    /// Nothing that can be sent comes out; `why` speaks of the document, not of values.
    pub(crate) fn unmakeable(why: &'static str) -> NotSent {
        NotSent::because(Cause::Unmakeable(why))
    }

    pub(crate) fn unsigned(error: SignError) -> NotSent {
        NotSent::because(Cause::Unsigned(error))
    }

    pub(crate) fn transport(error: TransportError) -> NotSent {
        NotSent::because(Cause::Transport(error))
    }

    fn because(cause: Cause) -> NotSent {
        let tries = Tries::default();
        NotSent { cause, tries }
    }

    pub(crate) fn with_tries(mut self, tries: Tries) -> NotSent {
        self.tries = tries;
        self
    }

    pub(crate) fn transport_error(&self) -> Option<&TransportError> {
        match &self.cause {
            Cause::Transport(error) => Some(error),
            Cause::Unmakeable(_) | Cause::Unsigned(_) => None,
        }
    }

    /// How often it was tried; not at all where the request cannot be made or signed.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.tries.count
    }

    /// Whether there was no connection, and there may be one later.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.transport_error()
            .is_some_and(TransportError::is_connect)
    }

    /// Whether the transport could not deliver it: another time it may.
    pub(crate) fn is_transport(&self) -> bool {
        match &self.cause {
            Cause::Transport(_) => true,
            Cause::Unsigned(error) => error.token_error().is_some(),
            Cause::Unmakeable(_) => false,
        }
    }

    /// Whether connecting took too long, or getting a token.
    #[must_use]
    pub fn is_time_out(&self) -> bool {
        match &self.cause {
            Cause::Transport(error) => error.is_time_out(),
            Cause::Unsigned(error) => error.token_error().is_some_and(TokenError::is_time_out),
            Cause::Unmakeable(_) => false,
        }
    }

    /// Why there is no token to send, where that is the reason.
    #[must_use]
    pub fn token_error(&self) -> Option<&TokenError> {
        match &self.cause {
            Cause::Unsigned(error) => error.token_error(),
            Cause::Unmakeable(_) | Cause::Transport(_) => None,
        }
    }
}

impl fmt::Display for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the request was not sent: ")?;
        match &self.cause {
            Cause::Unmakeable(why) => f.write_str(why),
            Cause::Unsigned(error) => write!(f, "it cannot be signed: {error}"),
            Cause::Transport(error) => write!(f, "{error}"),
        }?;
        write!(f, "{}", self.tries)
    }
}

impl Error for NotSent {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.cause {
            Cause::Transport(error) => error.source(),
            Cause::Unmakeable(_) | Cause::Unsigned(_) => None,
        }
    }
}
