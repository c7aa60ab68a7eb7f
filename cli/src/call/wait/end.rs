//! How a wait has ended.

use bindery_live::{Answer, Untyped};
use bindery_runtime::json::Json;
use bindery_runtime::reply::Reply;
use bindery_runtime::secret::Redaction;
use bindery_runtime::waiter::{BatchItem, Token, WaitError};

use super::line::Lines;
use super::resume::Resume;
use crate::call::pretty::pretty;
use crate::outcome::{Outcome, Refusal};
use crate::output::Output;

/// What became of the jobs of a call.
pub(super) struct End {
    /// In the order of the first answer.
    jobs: Vec<Job>,
    /// Whether there is a list of them even where there is one.
    is_list: bool,
    /// What to go on with.
    token: Option<Token>,
}

struct Job {
    /// The last answer, where it is known how it ended.
    answer: Option<Json>,
    /// Why it is not known to be done.
    error: Option<String>,
    outcome: Outcome,
}

impl End {
    pub(super) fn of(done: Result<Vec<Reply<Answer>>, WaitError<Untyped>>, is_list: bool) -> End {
        let (items, token): (Vec<BatchItem<Untyped>>, _) = match done {
            Ok(replies) => (replies.into_iter().map(Ok).collect(), None),
            Err(WaitError::Partly(batch)) => {
                let token = batch.token().clone();
                (batch.into_items(), Some(token))
            }
            Err(other) => {
                let token = other.token().cloned();
                (vec![Err(other)], token)
            }
        };
        End {
            jobs: items.into_iter().map(Job::of).collect(),
            is_list,
            token,
        }
    }

    /// Shows the last answers, and says what went wrong.
    pub(super) fn tell(
        self,
        lines: &Lines,
        resume: &Resume<'_>,
        hidden: &Redaction,
        output: &Output,
    ) -> Result<Outcome, Refusal> {
        let outcome = self.outcome();
        let words = self.words(lines);
        if let Some(answer) = self.answer() {
            output.result(&format!("{}\n", pretty(&answer)))?;
        }
        if outcome == Outcome::Fine {
            return Ok(outcome);
        }
        output.refusal(&hidden.hide(&words));
        if let (Outcome::Open, Some(token)) = (outcome, &self.token) {
            crate::call::eprint_all(&resume.words(token));
        }
        Ok(outcome)
    }

    /// As long as one is open, it is worth going on.
    fn outcome(&self) -> Outcome {
        let has = |outcome: Outcome| self.jobs.iter().any(|job| job.outcome == outcome);
        let all = [Outcome::Open, Outcome::Failed].into_iter();
        all.clone().find(|one| has(*one)).unwrap_or(Outcome::Fine)
    }

    /// The last answers; nothing where there is none at all.
    fn answer(&self) -> Option<Json> {
        let answers = self.jobs.iter().map(|job| job.answer.clone());
        let is_known = answers.clone().any(|one| one.is_some());
        match self.is_list {
            true if is_known || self.jobs.is_empty() => Some(Json::Array(
                answers.map(Option::unwrap_or_default).collect(),
            )),
            true => None,
            false => answers.flatten().next(),
        }
    }

    fn words(&self, lines: &Lines) -> String {
        let count = |outcome| {
            self.jobs
                .iter()
                .filter(|job| job.outcome == outcome)
                .count()
        };
        let wrong = self.jobs.iter().enumerate();
        let wrong = wrong.filter_map(|(item, job)| Some((lines.label(item), job.error.as_ref()?)));
        let mut words: Vec<String> = wrong
            .map(|(label, why)| match label {
                "" => why.clone(),
                label => format!("{label}: {why}"),
            })
            .collect();
        if self.jobs.len() > 1 {
            let summary = format!(
                "of {} jobs {} are done, {} have failed, and of {} it is not known",
                self.jobs.len(),
                count(Outcome::Fine),
                count(Outcome::Failed),
                count(Outcome::Open)
            );
            words.insert(0, summary);
        }
        words.join("\n")
    }
}

impl Job {
    fn of(item: BatchItem<Untyped>) -> Job {
        match item {
            Ok(reply) => Job {
                answer: Some(json(&reply)),
                error: None,
                outcome: Outcome::Fine,
            },
            Err(error) => Job {
                answer: match &error {
                    WaitError::Failed(failed) => Some(json(failed.reply())),
                    _ => None,
                },
                outcome: match &error {
                    WaitError::Failed(_) => Outcome::Failed,
                    _ => Outcome::Open,
                },
                error: Some(error.to_string()),
            },
        }
    }
}

fn json(answer: &Answer) -> Json {
    match answer {
        Answer::Json(json) => json.clone(),
        // It told its state, so it was JSON.
        Answer::Bytes(bytes) => Json::String(String::from_utf8_lossy(bytes).into_owned()),
    }
}
