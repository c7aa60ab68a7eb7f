//! How far a job is.

use std::time::Duration;

use super::super::settings::{Lasts, Settings};
use super::End;
use super::ledger::Job;

/// What is seen of a job.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stage {
    /// What was there before it.
    Before,
    /// How far it is, from 0 to 1.
    GoesOn(f64),
    Over,
}

/// How jobs go.
pub(super) struct Life {
    lasts: Lasts,
    stale: u32,
}

impl Life {
    pub(super) fn new(settings: &Settings) -> Life {
        Life {
            lasts: settings.jobs_last,
            stale: settings.jobs_stale,
        }
    }

    /// Where a job is. The state from before is only seen where there is one (`has_before`), and
    /// takes nothing of the questions for which the job goes on: else one that is told of a single
    /// one would never be seen at work.
    pub(super) fn stage(&self, job: &Job, has_before: bool) -> Stage {
        let stale = if has_before { self.stale } else { 0 };
        let (is, all) = match self.lasts {
            _ if job.end == End::Never => (0.0, 1.0),
            Lasts::Questions(all) => {
                let questions = job.questions.saturating_sub(stale);
                (f64::from(questions), f64::from(all))
            }
            Lasts::Time(all) => (job.begun.elapsed().as_secs_f64(), all.as_secs_f64()),
        };
        match is < all {
            false => Stage::Over,
            true if job.questions < stale => Stage::Before,
            true => Stage::GoesOn(is / all),
        }
    }

    /// The seconds that are left, or one where questions are counted.
    pub(super) fn left(&self, job: &Job) -> u64 {
        match self.lasts {
            Lasts::Questions(_) => 1,
            Lasts::Time(all) => whole(all.saturating_sub(job.begun.elapsed())),
        }
    }
}

fn whole(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}
