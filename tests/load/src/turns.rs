//! Two sides in turn, so that what else the machine does meets both alike.

use std::future::Future;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::{Failed, processor};

/// So many calls of one side, then as many of the other.
pub const CALLS: usize = 250;

/// What the turns of both sides took, ours first.
#[derive(Default)]
pub struct Turns {
    time: [Vec<f64>; 2],
    processor: [Vec<f64>; 2],
}

impl Turns {
    /// A turn of a side.
    ///
    /// # Errors
    /// Where a call has another answer than it must have.
    pub async fn take<C, F>(&mut self, side: usize, turn: Turn, call: C) -> Result<(), Failed>
    where
        C: Fn(usize) -> F,
        F: Future<Output = Result<(), Failed>> + Send + 'static,
    {
        let (start, before) = (Instant::now(), processor::time());
        let numbers = turn.number * CALLS..(turn.number + 1) * CALLS;
        if turn.at_once == 1 {
            for number in numbers {
                call(number).await?;
            }
        } else {
            together(turn.at_once, numbers.map(call)).await?;
        }
        let (time, after) = (start.elapsed(), processor::time());
        // The first turn of each side makes connections and is not counted.
        if turn.number > 0 {
            self.time[side].push(each(time));
            let took = before.zip(after).map(|(before, after)| after - before);
            self.processor[side].extend(took.map(each));
        }
        Ok(())
    }

    /// Microseconds a call of both sides, and the middle of the ratios of turns.
    #[must_use]
    pub fn time(&self) -> (f64, f64, f64) {
        middles(&self.time)
    }

    /// The same for the time of processors, where the system tells it.
    #[must_use]
    pub fn processor(&self) -> Option<(f64, f64, f64)> {
        let [ours, hand] = &self.processor;
        (!ours.is_empty() && ours.len() == hand.len()).then(|| middles(&self.processor))
    }
}

/// Which turn it is.
#[derive(Clone, Copy)]
pub struct Turn {
    /// Its number, from 0.
    pub number: usize,
    /// How many of its calls are under way at once.
    pub at_once: usize,
}

async fn together<F>(at_once: usize, calls: impl Iterator<Item = F>) -> Result<(), Failed>
where
    F: Future<Output = Result<(), Failed>> + Send + 'static,
{
    let mut under_way = JoinSet::new();
    for call in calls {
        if under_way.len() == at_once
            && let Some(done) = under_way.join_next().await
        {
            done??;
        }
        under_way.spawn(call);
    }
    while let Some(done) = under_way.join_next().await {
        done??;
    }
    Ok(())
}

fn each(took: Duration) -> f64 {
    took.as_secs_f64() * 1e6 / CALLS as f64
}

fn middles([ours, hand]: &[Vec<f64>; 2]) -> (f64, f64, f64) {
    let ratios = ours.iter().zip(hand).map(|(ours, hand)| ours / hand);
    (
        middle(ours.clone()),
        middle(hand.clone()),
        middle(ratios.collect()),
    )
}

fn middle(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}
