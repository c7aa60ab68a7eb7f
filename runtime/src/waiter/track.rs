//! One job, followed: when it is asked about, and what the answers mean.
//!
//! Nothing here depends on the types of an operation. All that is under way is kept in the
//! [`Track`] and not in a future that borrows it, so that dropping such a future loses nothing.

use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::StatusCode;

use super::progress::{Meaning, Progress};
use super::table::Following;
use crate::call::{Call, Lost, Received, Started, Unsent};
use crate::client::Client;
use crate::error::Redaction;
use crate::json::{self, Json};
use crate::operation::Operation;
use crate::retry::Retry;
use crate::retry_after::retry_after;
use crate::secret::Secret;
use crate::timer::Sleep;

/// So many questions may fail in a row.
const PATIENCE: u32 = 10;
/// So often a job that was seen may be unknown in a row: a server may have several memories.
const VANISHING: u32 = 3;
/// After failures the pause grows, up to so many intervals.
const LONGEST: u32 = 6;

/// What a caller wants otherwise than the document.
#[derive(Default)]
pub struct Settings {
    pub(super) deadline: Option<Duration>,
    pub(super) interval: Option<Duration>,
    pub(super) on_progress: Option<OnProgress>,
}

pub(super) type OnProgress = Box<dyn FnMut(&Progress) + Send>;

/// A job that is followed.
pub struct Track {
    client: Client,
    /// The operation that is followed.
    operation: &'static Operation,
    table: &'static Following,
    arguments: Vec<(usize, Json)>,
    headers: Vec<(String, Secret)>,
    interval: Duration,
    deadline: Duration,
    redaction: Option<Arc<Redaction>>,
    phase: Phase,
    /// When the wait began, by the client's timer.
    began: Option<Duration>,
    /// Whether a state was seen that is certainly not the one from before.
    fresh: bool,
    progress: Progress,
}

enum Phase {
    /// A pause that has not begun.
    Wanted(Duration),
    /// Until the next question.
    Pause(Sleep),
    /// It is time to ask.
    Due,
    /// A question is on its way.
    Question(Started),
}

/// What happened.
pub(super) enum Event {
    /// A question was answered, or not.
    Asked {
        result: Box<Result<Received, Lost>>,
        fate: Fate,
        reason: Option<String>,
    },
    /// The deadline has passed.
    Overdue,
    /// There is nothing to wait with.
    NoTimer,
}

/// What the result of a question means for the wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It tells a state.
    Told(Meaning),
    /// It failed, and so many may fail in a row.
    Failed { limit: u32 },
}

impl Track {
    pub(super) fn new(
        client: &Client,
        (operation, table): (&'static Operation, &'static Following),
        arguments: Vec<(usize, Json)>,
        fresh: bool,
    ) -> Track {
        let seconds = |seconds: u32| Duration::from_secs(u64::from(seconds));
        Track {
            client: client.clone(),
            operation,
            table,
            arguments,
            headers: Vec::new(),
            interval: seconds(table.interval),
            deadline: seconds(table.deadline),
            redaction: None,
            phase: Phase::Wanted(seconds(table.delay)),
            began: None,
            fresh,
            progress: Progress::default(),
        }
    }

    /// What the call had to keep to itself is hidden in what the server says later, as what the
    /// questions have to is.
    pub(super) fn hide(&mut self, redaction: &Arc<Redaction>) {
        self.redaction = Some(Arc::clone(redaction));
    }

    pub(super) fn set(&mut self, settings: &Settings) {
        if let Some(deadline) = settings.deadline {
            self.set_deadline(deadline);
        }
        if let Some(interval) = settings.interval {
            self.set_interval(interval);
        }
    }

    pub(super) fn set_deadline(&mut self, deadline: Duration) {
        self.deadline = deadline;
    }

    /// The pause before the first question is no longer than those after it.
    pub(super) fn set_interval(&mut self, interval: Duration) {
        self.interval = interval;
        if let Phase::Wanted(pause) = &mut self.phase {
            *pause = interval.min(*pause);
        }
    }

    pub(super) fn header(&mut self, name: String, value: Secret) {
        self.headers.push((name, value));
    }

    pub(super) fn set_client(&mut self, client: &Client) {
        self.client = client.clone();
    }

    pub(super) fn operation(&self) -> &'static Operation {
        self.operation
    }

    pub(super) fn set_item(&mut self, item: usize) {
        self.progress.item = item;
    }

    pub(super) fn progress(&self) -> &Progress {
        &self.progress
    }

    pub(super) fn deadline(&self) -> Duration {
        self.deadline
    }

    pub(super) fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// Whether a question is on its way.
    pub(super) fn is_asking(&self) -> bool {
        matches!(self.phase, Phase::Question(_))
    }

    pub(super) fn named_arguments(&self) -> Vec<(String, Json)> {
        let name = |index: usize| self.table.query.parameters.get(index).map(|one| one.name);
        let named = self.arguments.iter();
        named
            .filter_map(|(index, value)| Some((name(*index)?.to_owned(), value.clone())))
            .collect()
    }

    /// Does not pause before the next question.
    pub(super) fn hurry(&mut self) {
        if !self.is_asking() {
            self.phase = Phase::Due;
        }
    }

    /// The wait may last as long again.
    pub(super) fn begin_again(&mut self) {
        self.began = None;
    }

    /// Goes on as far as it goes, without a new question unless `may_ask`.
    pub(super) fn poll(&mut self, context: &mut Context<'_>, may_ask: bool) -> Poll<Event> {
        let began = *self.began.get_or_insert_with(|| now(&self.client));
        loop {
            let left = self.left(began);
            match &mut self.phase {
                Phase::Wanted(pause) => {
                    let pause = (*pause).min(left);
                    match (pause.is_zero(), self.client.timer()) {
                        (true, _) => self.phase = Phase::Due,
                        (false, Some(timer)) => self.phase = Phase::Pause(timer.sleep(pause)),
                        (false, None) => return Poll::Ready(Event::NoTimer),
                    }
                }
                Phase::Pause(sleep) => match sleep.as_mut().poll(context) {
                    Poll::Ready(()) => self.phase = Phase::Due,
                    Poll::Pending => return Poll::Pending,
                },
                Phase::Due if left.is_zero() && self.progress.questions > 0 => {
                    return Poll::Ready(Event::Overdue);
                }
                Phase::Due if !may_ask => return Poll::Pending,
                Phase::Due => self.phase = Phase::Question(self.ask(began)),
                Phase::Question(question) => {
                    let Poll::Ready(result) = question.as_mut().poll(context) else {
                        return Poll::Pending;
                    };
                    self.phase = Phase::Due;
                    return Poll::Ready(self.judge(result, began));
                }
            }
        }
    }

    fn left(&self, began: Duration) -> Duration {
        let elapsed = now(&self.client).saturating_sub(began);
        self.deadline.saturating_sub(elapsed)
    }

    fn ask(&self, began: Duration) -> Started {
        // To ask again is the waiter's own business: it pauses longer than a call would.
        let mut call = Call::new(&self.client, self.table.query).retry(Retry::none());
        for (index, value) in &self.arguments {
            call.set(*index, Box::new(value.clone()));
        }
        for (name, value) in &self.headers {
            call = call.header(name.clone(), value.clone());
        }
        if let Some(redaction) = &self.redaction {
            call = call.keep(redaction);
        }
        let left = self.left(began);
        let own = self.client.limits().timeout;
        // The first question is asked in any case. Without a limit of its own, a question has
        // that of its transport, which is shorter than most deadlines.
        if !left.is_zero() && own.is_some_and(|own| left < own) {
            call = call.timeout(left);
        }
        call.start(None, None)
    }

    fn judge(&mut self, result: Result<Received, Lost>, began: Duration) -> Event {
        let elapsed = now(&self.client).saturating_sub(began);
        self.progress.questions = self.progress.questions.saturating_add(1);
        self.progress.elapsed = elapsed;
        self.progress.problem = None;
        let told = result
            .as_ref()
            .ok()
            .filter(|received| received.is_success());
        let told = told.and_then(|received| {
            let answer = json::from_slice::<Json>(&received.answer().body).ok()?;
            Some((answer, received.redaction()))
        });
        let mut reason = None;
        let fate = match told {
            Some((answer, redaction)) => {
                let meaning = self.state(&answer, elapsed, redaction);
                if meaning == Meaning::Failure {
                    reason = self.reason(&answer, redaction);
                }
                Fate::Told(meaning)
            }
            None => Fate::Failed {
                limit: self.limit(&result),
            },
        };
        let wanted = self.wanted(&result);
        let failed = match fate {
            Fate::Told(_) => 0,
            Fate::Failed { .. } => self.progress.failed_in_a_row,
        };
        let pause = wanted.unwrap_or(self.interval * (failed + 1).min(LONGEST));
        self.phase = Phase::Wanted(pause);
        Event::Asked {
            result: Box::new(result),
            fate,
            reason,
        }
    }

    /// Takes in the state that an answer has.
    fn state(&mut self, answer: &Json, elapsed: Duration, redaction: &Redaction) -> Meaning {
        let state = answer.pointer(self.table.state).and_then(text);
        let listed = |list: &[&str]| state.as_deref().is_some_and(|state| list.contains(&state));
        let stale_for = Duration::from_secs(u64::from(self.table.stale_for));
        let meaning = if listed(self.table.stale) && !self.fresh && elapsed < stale_for {
            Meaning::Stale
        } else if listed(self.table.success) {
            Meaning::Success
        } else if listed(self.table.failure) {
            Meaning::Failure
        } else if listed(self.table.pending) {
            Meaning::Pending
        } else {
            Meaning::Unknown
        };
        self.fresh |= state.is_some() && meaning != Meaning::Stale;
        self.progress.state = state.map(|state| redaction.hide(&state));
        self.progress.meaning = meaning;
        self.progress.seen = Some(elapsed);
        self.progress.failed_in_a_row = 0;
        meaning
    }

    /// The pause that the server asks for; one of nothing is no pause.
    fn wanted(&self, result: &Result<Received, Lost>) -> Option<Duration> {
        let headers = &result.as_ref().ok()?.answer().headers;
        let pause = retry_after(headers, self.client.clock())?;
        (!pause.is_zero()).then_some(pause)
    }

    fn reason(&self, answer: &Json, redaction: &Redaction) -> Option<String> {
        let reason = answer.pointer(self.table.reason?)?;
        match reason {
            Json::Null => None,
            Json::String(text) => Some(redaction.hide(text)),
            other => Some(redaction.hide(&other.to_string())),
        }
    }

    /// How many questions may fail in a row that fail like this one.
    fn limit(&self, result: &Result<Received, Lost>) -> u32 {
        match result {
            Err(Lost::Unsent(Unsent::Invalid(_))) => 1,
            Err(Lost::Unsent(Unsent::NotSent(error))) if !error.is_transport() => 1,
            Err(_) => PATIENCE,
            Ok(received) => match received.answer().status {
                // Right after the call the job may not be known everywhere.
                StatusCode::NOT_FOUND if self.progress.seen.is_some() => VANISHING,
                StatusCode::NOT_FOUND
                | StatusCode::REQUEST_TIMEOUT
                | StatusCode::CONFLICT
                | StatusCode::LOCKED
                | StatusCode::TOO_EARLY
                | StatusCode::TOO_MANY_REQUESTS => PATIENCE,
                status if status.is_client_error() => 1,
                _ => PATIENCE,
            },
        }
    }

    /// Takes in that a question failed, and says whether it was one too many.
    pub(super) fn failed(&mut self, problem: String, limit: u32) -> bool {
        self.progress.failed_in_a_row = self.progress.failed_in_a_row.saturating_add(1);
        self.progress.problem = Some(problem);
        self.progress.failed_in_a_row >= limit
    }
}

/// How many questions may fail in a row because nobody can read the answers.
pub(super) const UNREADABLE: u32 = PATIENCE;

/// Never goes back; without a timer no time passes.
fn now(client: &Client) -> Duration {
    client.timer().map_or(Duration::ZERO, |timer| timer.now())
}

/// A state: a string, or a number as text.
fn text(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(text.clone()),
        Json::Number(_) | Json::Bool(_) => Some(json.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

impl fmt::Debug for Track {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Track")
            .field("query", &self.table.query.id)
            .field("progress", &self.progress)
            .finish_non_exhaustive()
    }
}
