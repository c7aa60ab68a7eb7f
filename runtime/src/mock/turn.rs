//! One answer of a mock, or none.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Response};

use crate::transport::{Limits, TransportError};

/// What is answered, and how.
#[derive(Clone)]
pub(super) struct Turn {
    outcome: Outcome,
    /// Put into the answer, whatever it is.
    pub(super) headers: HeaderMap,
    pub(super) delay: Duration,
    /// Whether it ends in the middle of its body.
    pub(super) cut: bool,
    /// Whether it is given although it breaks the document.
    pub(super) anyway: bool,
    /// How it breaks the document.
    pub(super) problems: Vec<String>,
}

#[derive(Clone)]
enum Outcome {
    Answer(Response<Bytes>),
    Failure(Arc<dyn Fn() -> TransportError + Send + Sync>),
}

impl Turn {
    fn new(outcome: Outcome) -> Turn {
        Turn {
            outcome,
            headers: HeaderMap::new(),
            delay: Duration::ZERO,
            cut: false,
            anyway: false,
            problems: Vec::new(),
        }
    }

    pub(super) fn raw(answer: Response<Bytes>) -> Turn {
        Turn::new(Outcome::Answer(answer))
    }

    pub(super) fn failure(make: impl Fn() -> TransportError + Send + Sync + 'static) -> Turn {
        Turn::new(Outcome::Failure(Arc::new(make)))
    }

    /// The turn itself, where it does not break the document.
    pub(super) fn judged(self) -> Result<Turn, String> {
        match self.problems.is_empty() || self.anyway {
            true => Ok(self),
            false => Err(format!(
                "the answer breaks the document: {} (say `anyway()` where a server does so)",
                self.problems.join("; ")
            )),
        }
    }

    /// What comes of it within these limits.
    pub(super) async fn play(self, limits: Limits) -> Result<Response<Bytes>, TransportError> {
        let limit = limits.timeout.unwrap_or(Duration::MAX);
        wait(self.delay.min(limit)).await;
        if self.delay >= limit {
            let late = TransportError::no_answer("no answer within the time limit");
            return Err(late.with_time_out());
        }
        let mut answer = match self.outcome {
            Outcome::Failure(make) => return Err(make()),
            Outcome::Answer(answer) => answer,
        };
        for (name, value) in &self.headers {
            answer.headers_mut().insert(name, value.clone());
        }
        let cap = limits.max_response_bytes.unwrap_or(usize::MAX);
        if self.cut {
            let cut = TransportError::no_answer("the answer was cut short");
            return Err(cut.with_head(answer.into_parts().0));
        }
        if answer.body().len() > cap {
            let error = TransportError::too_large(cap);
            return Err(error.with_head(answer.into_parts().0));
        }
        Ok(answer)
    }
}

#[cfg(not(target_arch = "wasm32"))]
async fn wait(time: Duration) {
    use crate::timer::Timer as _;

    if !time.is_zero() {
        crate::timer::Standard.sleep(time).await;
    }
}

/// There is no timer: only what is later than the limit can be told from the rest.
#[cfg(target_arch = "wasm32")]
async fn wait(_: Duration) {}
