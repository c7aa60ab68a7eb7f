//! Why a request is sent again.

use http::StatusCode;

use crate::signer::TokenError;
use crate::transport::{Phase, TransportError};

/// What happened to a request that can be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    NoConnection,
    NoAnswer,
    /// A token server was in trouble, so that the request was not sent.
    NoToken,
    Status(StatusCode),
}

impl Reason {
    /// Of an answer; `is_dated` where it says when to come back.
    pub(crate) fn of_answer(
        status: StatusCode,
        is_dated: bool,
        idempotent: bool,
    ) -> Option<Reason> {
        let again = match status {
            StatusCode::TOO_MANY_REQUESTS => true,
            StatusCode::SERVICE_UNAVAILABLE => is_dated || idempotent,
            StatusCode::REQUEST_TIMEOUT
            | StatusCode::INTERNAL_SERVER_ERROR
            | StatusCode::BAD_GATEWAY
            | StatusCode::GATEWAY_TIMEOUT => idempotent,
            _ => false,
        };
        again.then_some(Reason::Status(status))
    }

    /// Of a token that there is none of; what a token server refuses for good is not asked again.
    pub(crate) fn of_token(error: &TokenError) -> Option<Reason> {
        let again = match error {
            TokenError::NoAnswer { .. } => true,
            TokenError::Refused { status, .. } => {
                status.is_server_error() || *status == StatusCode::TOO_MANY_REQUESTS
            }
            _ => false,
        };
        again.then_some(Reason::NoToken)
    }

    /// Of none.
    pub(crate) fn of_failure(error: &TransportError, idempotent: bool) -> Option<Reason> {
        match error.phase() {
            Phase::NotSent => error.is_connect().then_some(Reason::NoConnection),
            // An answer that is too large will be so again.
            Phase::NoAnswer => (idempotent && !error.is_too_large()).then_some(Reason::NoAnswer),
        }
    }
}

/// Whether doing it twice is the same as doing it once, by its method alone.
pub(crate) fn is_idempotent(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS" | "TRACE" | "QUERY")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Status, whether it is sent again: any operation, with `Retry-After`, an idempotent one.
    const STATUSES: [(u16, bool, bool, bool); 14] = [
        (200, false, false, false),
        (302, false, false, false),
        (400, false, false, false),
        (401, false, false, false),
        (404, false, false, false),
        (408, false, false, true),
        (409, false, false, false),
        (425, false, false, false),
        (429, true, true, true),
        (500, false, false, true),
        (501, false, false, false),
        (502, false, false, true),
        (503, false, true, true),
        (504, false, false, true),
    ];

    #[test]
    fn what_may_have_been_carried_out_is_only_sent_again_where_that_does_no_harm() {
        for (status, any, dated, idempotent) in STATUSES {
            let status = StatusCode::from_u16(status).unwrap();
            let again = |dated, idempotent| Reason::of_answer(status, dated, idempotent).is_some();
            assert_eq!(again(false, false), any, "{status}");
            assert_eq!(again(true, false), dated, "{status}");
            assert_eq!(again(false, true), idempotent, "{status}");
        }
    }

    #[test]
    fn without_an_answer_too() {
        let table = [
            (TransportError::not_connected("refused"), true, true),
            (TransportError::not_sent("no valid URL"), false, false),
            (TransportError::no_answer("reset"), false, true),
            (TransportError::too_large(9), false, false),
        ];
        for (error, any, idempotent) in table {
            assert_eq!(Reason::of_failure(&error, false).is_some(), any, "{error}");
            assert_eq!(
                Reason::of_failure(&error, true).is_some(),
                idempotent,
                "{error}"
            );
        }
    }

    #[test]
    fn put_and_delete_do_something() {
        assert!(is_idempotent("GET") && is_idempotent("HEAD"));
        assert!(!is_idempotent("PUT") && !is_idempotent("DELETE") && !is_idempotent("POST"));
    }
}
