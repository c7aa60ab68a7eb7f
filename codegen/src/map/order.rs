//! In which order entries are: numbers, and nothing of what the entries are.

use std::cmp::Ordering;

/// The most numbers in a run; a fuller one is cut in two.
const FULL: usize = 128;

/// The order of the entries of a set, by their numbers.
///
/// While entries come in order there is nothing to note. From the first that does not, there
/// are runs, none of them empty: a number is put into the middle of a short run, and a run
/// among not many others, so that putting in costs little however many there are.
#[derive(Clone, Default)]
pub(super) struct Order {
    runs: Vec<Vec<u32>>,
}

/// A place in an order.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    run: usize,
    at: usize,
}

impl Spot {
    /// What follows, in the same run or at its end.
    pub(super) fn next(self) -> Spot {
        Spot {
            run: self.run,
            at: self.at + 1,
        }
    }
}

impl Order {
    pub(super) const fn new() -> Order {
        Order { runs: Vec::new() }
    }

    /// Where an entry is among so many, or where it belongs. `compare` tells how the entry of
    /// a number is beside the one that is looked for.
    pub(super) fn find(
        &self,
        count: usize,
        compare: &mut dyn FnMut(usize) -> Ordering,
    ) -> Result<Spot, Spot> {
        let spot = |run| move |at| Spot { run, at };
        if self.runs.is_empty() {
            return search(&[], count, compare).map(spot(0)).map_err(spot(0));
        }
        // The last run that does not begin behind it.
        let (mut low, mut high) = (0, self.runs.len());
        while high - low > 1 {
            let middle = low.midpoint(high);
            match compare(self.runs[middle][0] as usize) {
                Ordering::Less => low = middle,
                Ordering::Equal => return Ok(Spot { run: middle, at: 0 }),
                Ordering::Greater => high = middle,
            }
        }
        let run = &self.runs[low];
        let found = search(run, run.len(), compare);
        found.map(spot(low)).map_err(spot(low))
    }

    /// The number of the entry at a spot where there is one.
    pub(super) fn number(&self, spot: Spot) -> usize {
        if self.runs.is_empty() {
            spot.at
        } else {
            self.runs[spot.run][spot.at] as usize
        }
    }

    /// Notes that the entry of this number, the newest one, is at a spot.
    pub(super) fn add(&mut self, spot: Spot, number: usize) {
        if self.runs.is_empty() && spot.at == number {
            return;
        }
        let [spot] = self.written([spot], number);
        let run = &mut self.runs[spot.run];
        run.insert(spot.at, short(number));
        if run.len() > FULL {
            let rest = run.split_off(FULL / 2);
            self.runs.insert(spot.run + 1, rest);
        }
    }

    /// Takes out the number at a spot, and gives it; `last` is where the last number is, which
    /// takes the place of the one that goes.
    pub(super) fn remove(&mut self, spot: Spot, last: Spot, count: usize) -> usize {
        let number = self.number(spot);
        if self.runs.is_empty() && number + 1 == count {
            return number;
        }
        let [spot, last] = self.written([spot, last], count);
        self.runs[last.run][last.at] = short(number);
        self.runs[spot.run].remove(spot.at);
        if self.runs[spot.run].is_empty() {
            self.runs.remove(spot.run);
        }
        number
    }

    /// Writes down the order of so many entries that have come in order, if that is not done;
    /// gives where spots of it are then.
    fn written<const N: usize>(&mut self, spots: [Spot; N], count: usize) -> [Spot; N] {
        if !self.runs.is_empty() {
            return spots;
        }
        let numbers: Vec<u32> = (0..short(count)).collect();
        self.runs = numbers.chunks(FULL / 2).map(<[u32]>::to_vec).collect();
        spots.map(|spot| Spot {
            run: spot.at / (FULL / 2),
            at: spot.at % (FULL / 2),
        })
    }

    /// Where the first entry is, if there is one.
    pub(super) fn first() -> Spot {
        Spot { run: 0, at: 0 }
    }

    /// The numbers of so many entries, in order.
    pub(super) fn numbers(&self, count: usize) -> Numbers<'_> {
        let last = match self.runs.last() {
            Some(run) => Spot {
                run: self.runs.len() - 1,
                at: run.len(),
            },
            None => Spot { run: 0, at: count },
        };
        Numbers {
            runs: &self.runs,
            front: Order::first(),
            back: last,
            left: count,
        }
    }

    /// The numbers from a spot on.
    pub(super) fn from(&self, spot: Spot, count: usize) -> Numbers<'_> {
        let before: usize = self.runs.iter().take(spot.run).map(Vec::len).sum();
        Numbers {
            front: spot,
            left: count - before - spot.at,
            ..self.numbers(count)
        }
    }

    /// Brings the entries themselves into order, by swapping two at a time.
    pub(super) fn settle(&mut self, count: usize, swap: &mut dyn FnMut(usize, usize)) {
        if self.runs.is_empty() {
            return;
        }
        let mut belongs = vec![0; count];
        for (at, number) in self.numbers(count).enumerate() {
            belongs[number] = at;
        }
        permute(belongs, swap);
        self.runs.clear();
    }

    pub(super) fn clear(&mut self) {
        self.runs.clear();
    }
}

/// Brings things to where they belong, by swapping two at a time.
pub(super) fn permute(mut belongs: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for at in 0..belongs.len() {
        while belongs[at] != at {
            let other = belongs[at];
            swap(at, other);
            belongs.swap(at, other);
        }
    }
}

/// Where something is among the numbers of a run, or belongs; without a run, among so many. Of
/// what comes in order the last is looked at first, because most of what comes belongs behind it.
fn search(
    run: &[u32],
    count: usize,
    compare: &mut dyn FnMut(usize) -> Ordering,
) -> Result<usize, usize> {
    let (mut low, mut high) = (0, count);
    let mut middle = if run.is_empty() {
        count.saturating_sub(1)
    } else {
        count / 2
    };
    while low < high {
        let number = run.get(middle).map_or(middle, |number| *number as usize);
        match compare(number) {
            Ordering::Less => low = middle + 1,
            Ordering::Equal => return Ok(middle),
            Ordering::Greater => high = middle,
        }
        middle = low.midpoint(high);
    }
    Err(low)
}

/// A number as it is noted: there is no memory for so many entries that it would not do.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The numbers of entries, in order.
#[derive(Clone)]
pub(super) struct Numbers<'a> {
    runs: &'a [Vec<u32>],
    front: Spot,
    /// Behind the last.
    back: Spot,
    left: usize,
}

impl Iterator for Numbers<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        self.left = self.left.checked_sub(1)?;
        let Some(mut run) = self.runs.get(self.front.run) else {
            self.front.at += 1;
            return Some(self.front.at - 1);
        };
        if self.front.at == run.len() {
            self.front = Spot {
                run: self.front.run + 1,
                at: 0,
            };
            run = self.runs.get(self.front.run)?;
        }
        self.front.at += 1;
        Some(run[self.front.at - 1] as usize)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl DoubleEndedIterator for Numbers<'_> {
    fn next_back(&mut self) -> Option<usize> {
        self.left = self.left.checked_sub(1)?;
        if self.runs.is_empty() {
            self.back.at -= 1;
            return Some(self.back.at);
        }
        if self.back.at == 0 {
            self.back.run -= 1;
            self.back.at = self.runs[self.back.run].len();
        }
        self.back.at -= 1;
        Some(self.runs[self.back.run][self.back.at] as usize)
    }
}

impl ExactSizeIterator for Numbers<'_> {}
