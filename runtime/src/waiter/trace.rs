//! What a wait tells while it goes on: events of `tracing`, where that feature is on.
//!
//! They have the target `bindery`, as those of the questions have that are asked meanwhile. The
//! state is the server's word, without what the call kept secret; no argument is told.

use super::progress::Progress;
use crate::operation::Operation;

/// Tells what is known after a question; `ended` says how the wait has ended, where it has.
#[cfg(feature = "tracing")]
pub(super) fn tell(
    operation: &'static Operation,
    progress: &Progress,
    ended: Option<&'static str>,
) {
    use crate::error::shown;

    let state = progress.state().map(shown);
    macro_rules! event {
        ($level:ident, { $($fields:tt)* } $message:literal) => {
            tracing::$level!(
                target: "bindery",
                operation = operation.id,
                item = progress.item(),
                state,
                meaning = ?progress.meaning(),
                questions = progress.questions(),
                $($fields)*
                $message
            )
        };
    }
    match (ended, progress.problem()) {
        (Some(ended), _) => event!(warn, { ended, } "the wait has ended"),
        (None, Some(problem)) => event!(warn, { problem, } "a question failed"),
        (None, None) => event!(info, {} "a state was told"),
    }
}

/// Nobody listens.
#[cfg(not(feature = "tracing"))]
pub(super) fn tell(_: &'static Operation, _: &Progress, _: Option<&'static str>) {}
