//! The smallest automaton that accepts the same texts.

use crate::map::Map;

/// A deterministic automaton. State 0 is dead, state 1 has matched whatever follows.
pub(super) struct Table {
    /// How many classes of bytes there are.
    pub(super) stride: usize,
    /// The next state for each state and class.
    pub(super) next: Vec<u32>,
    /// For each state, whether a text that ends there matches.
    pub(super) accepting: Vec<bool>,
    pub(super) start: u32,
    /// The class of each byte.
    pub(super) classes: Vec<u8>,
}

/// The smallest table for the same texts: equal states become one, then equal columns. The
/// result depends only on the texts, because states are numbered as they are reached.
pub(super) fn minimise(table: &Table) -> Table {
    let blocks = Partition::of(table).refined(table);
    merge_columns(number(table, &blocks))
}

/// States in blocks; those in different blocks are known to differ (Hopcroft's algorithm).
struct Partition {
    /// All states, block by block.
    states: Vec<usize>,
    /// Where each state is in `states`.
    position: Vec<usize>,
    /// The block of each state.
    block: Vec<usize>,
    /// Where each block starts and ends in `states`.
    bounds: Vec<(usize, usize)>,
}

impl Partition {
    /// Accepting states, and the others.
    fn of(table: &Table) -> Partition {
        let count = table.accepting.len();
        let mut states: Vec<usize> = (0..count).collect();
        crate::map::sort_by_key(&mut states, |state| table.accepting[*state]);
        let rejecting = table.accepting.iter().filter(|accepts| !**accepts).count();
        let mut position = vec![0; count];
        for (index, state) in states.iter().enumerate() {
            position[*state] = index;
        }
        // State 0 rejects and state 1 accepts, so neither block is empty.
        Partition {
            states,
            position,
            block: table
                .accepting
                .iter()
                .map(|accepts| usize::from(*accepts))
                .collect(),
            bounds: vec![(0, rejecting), (rejecting, count)],
        }
    }

    /// Splits blocks until the states of each cannot be told apart. Gives the block of each
    /// state.
    fn refined(mut self, table: &Table) -> Vec<usize> {
        let before = Inverse::of(table);
        // A block and a class by which others may have to be split.
        let mut work: Vec<(usize, usize)> = (0..table.stride)
            .flat_map(|class| [(0, class), (1, class)])
            .collect();
        let mut waiting = vec![true; 2 * table.stride];
        while let Some((splitter, class)) = work.pop() {
            waiting[splitter * table.stride + class] = false;
            let (start, end) = self.bounds[splitter];
            let sources: Vec<usize> = self.states[start..end]
                .iter()
                .flat_map(|state| before.states(*state, class))
                .copied()
                .collect();
            for (old, new) in self.split(&sources) {
                waiting.resize((new + 1) * table.stride, false);
                for class in 0..table.stride {
                    // Splitting by the smaller half is enough, unless the whole still waits.
                    let smaller = if self.len(new) <= self.len(old) {
                        new
                    } else {
                        old
                    };
                    let add = if waiting[old * table.stride + class] {
                        new
                    } else {
                        smaller
                    };
                    waiting[add * table.stride + class] = true;
                    work.push((add, class));
                }
            }
        }
        self.block
    }

    /// Splits every block that has states both inside and outside of `marked`. Gives each
    /// block with the new one that took its marked states.
    fn split(&mut self, marked: &[usize]) -> Vec<(usize, usize)> {
        // How many marked states are at the front of each block.
        let mut fronts: Map<usize, usize> = Map::new();
        for &state in marked {
            let block = self.block[state];
            let front = fronts.entry(block).or_insert(0);
            let target = self.bounds[block].0 + *front;
            if self.position[state] >= target {
                *front += 1;
                self.swap(self.position[state], target);
            }
        }
        let mut pairs = Vec::new();
        for (block, front) in fronts {
            let (start, end) = self.bounds[block];
            if start + front == end {
                continue;
            }
            let new = self.bounds.len();
            self.bounds.push((start, start + front));
            self.bounds[block].0 = start + front;
            for index in start..start + front {
                self.block[self.states[index]] = new;
            }
            pairs.push((block, new));
        }
        pairs
    }

    fn swap(&mut self, a: usize, b: usize) {
        self.states.swap(a, b);
        self.position[self.states[a]] = a;
        self.position[self.states[b]] = b;
    }

    fn len(&self, block: usize) -> usize {
        self.bounds[block].1 - self.bounds[block].0
    }
}

/// From each state and class, the states that lead there.
struct Inverse {
    starts: Vec<usize>,
    sources: Vec<usize>,
    stride: usize,
}

impl Inverse {
    fn of(table: &Table) -> Inverse {
        let count = table.accepting.len();
        let stride = table.stride;
        let slot = |index: usize| table.next[index] as usize * stride + index % stride;
        let mut starts = vec![0; count * stride + 1];
        for index in 0..table.next.len() {
            starts[slot(index) + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut filled = starts.clone();
        let mut sources = vec![0; table.next.len()];
        for index in 0..table.next.len() {
            let place = &mut filled[slot(index)];
            sources[*place] = index / stride;
            *place += 1;
        }
        Inverse {
            starts,
            sources,
            stride,
        }
    }

    fn states(&self, state: usize, class: usize) -> &[usize] {
        let slot = state * self.stride + class;
        &self.sources[self.starts[slot]..self.starts[slot + 1]]
    }
}

/// One state for each block, numbered as they are reached from the start.
fn number(table: &Table, blocks: &[usize]) -> Table {
    const NONE: u32 = u32::MAX;
    let mut numbers = vec![NONE; blocks.len()];
    numbers[blocks[0]] = 0;
    numbers[blocks[1]] = 1;
    let mut order = vec![0, 1];
    let mut reach = |state: usize, order: &mut Vec<usize>| {
        let number = &mut numbers[blocks[state]];
        if *number == NONE {
            *number = u32::try_from(order.len()).unwrap_or(NONE);
            order.push(state);
        }
        *number
    };
    let start = reach(table.start as usize, &mut order);
    let mut next = Vec::new();
    let mut index = 0;
    while let Some(&state) = order.get(index) {
        for class in 0..table.stride {
            let target = table.next[state * table.stride + class] as usize;
            next.push(reach(target, &mut order));
        }
        index += 1;
    }
    Table {
        stride: table.stride,
        next,
        accepting: order.iter().map(|state| table.accepting[*state]).collect(),
        start,
        classes: table.classes.clone(),
    }
}

/// Classes of bytes that lead to the same states from everywhere become one.
fn merge_columns(table: Table) -> Table {
    let column = |class: usize| -> Vec<u32> {
        table
            .next
            .iter()
            .skip(class)
            .step_by(table.stride)
            .copied()
            .collect()
    };
    let mut merged: Map<Vec<u32>, usize> = Map::new();
    let mut kept = Vec::new();
    let mut renamed = Vec::with_capacity(table.stride);
    for class in 0..table.stride {
        let next = kept.len();
        let name = *merged.entry(column(class)).or_insert(next);
        if name == next {
            kept.push(class);
        }
        renamed.push(u8::try_from(name).unwrap_or(u8::MAX));
    }
    let rows = table.next.chunks(table.stride);
    Table {
        stride: kept.len(),
        next: rows
            .flat_map(|row| kept.iter().map(|class| row[*class]))
            .collect(),
        classes: table
            .classes
            .iter()
            .map(|class| renamed[usize::from(*class)])
            .collect(),
        accepting: table.accepting,
        start: table.start,
    }
}
