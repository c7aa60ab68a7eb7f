//! Patterns as deterministic automata.

use super::Automaton;
use super::minimise::{Table, minimise};
use super::node::Node;
use super::set::Set;
use crate::map::Map;
use regex_automata::dfa::Automaton as _;
use regex_automata::dfa::{StartKind, dense};
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};
use regex_automata::util::primitives::StateID;
use regex_automata::{Anchored, Input, MatchKind};
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, Look, Repetition};

/// The most bytes of transitions that a generated crate has to carry for one pattern.
const MAX_TABLE: usize = 64 * 1024;
/// What building may take. Patterns are hostile: `(a{1000}){1000}` has a million states.
const MAX_NFA: usize = 256 * 1024;
const MAX_DFA: usize = 512 * 1024;
const MAX_DETERMINIZE: usize = 512 * 1024;
const MAX_STATES: usize = 40_000;

/// The automaton that finds a pattern anywhere in a text; `None` if it would be too large.
///
/// `node` must not be beyond automata.
pub(super) fn automaton(node: &Node) -> Option<Automaton> {
    let nfa = thompson::Compiler::new()
        .configure(
            thompson::Config::new()
                .which_captures(WhichCaptures::None)
                .nfa_size_limit(Some(MAX_NFA)),
        )
        .build_from_hir(&searched(hir(node)?))
        .ok()?;
    let table = minimise(&explore(&determinize(&nfa)?)?);
    encode(&table)
}

fn determinize(nfa: &NFA) -> Option<dense::DFA<Vec<u32>>> {
    dense::Builder::new()
        .configure(
            dense::Config::new()
                .start_kind(StartKind::Anchored)
                .match_kind(MatchKind::LeftmostFirst)
                .accelerate(false)
                .dfa_size_limit(Some(MAX_DFA))
                .determinize_size_limit(Some(MAX_DETERMINIZE)),
        )
        .build_from_nfa(nfa)
        .ok()
}

/// The pattern with whatever stands in front of it.
///
/// Whole characters are skipped, not bytes, so that `\B` is never asked in the middle of one.
fn searched(pattern: Hir) -> Hir {
    if pattern.properties().look_set_prefix().contains(Look::Start) {
        return pattern;
    }
    let skipped = Hir::repetition(Repetition {
        min: 0,
        max: None,
        greedy: false,
        sub: Box::new(class(&Set::any())),
    });
    Hir::concat(vec![skipped, pattern])
}

fn hir(node: &Node) -> Option<Hir> {
    let all = |nodes: &[Node]| nodes.iter().map(hir).collect::<Option<Vec<Hir>>>();
    Some(match node {
        Node::Set(set) => class(set),
        Node::Concat(nodes) => Hir::concat(all(nodes)?),
        Node::Or(nodes) => Hir::alternation(all(nodes)?),
        Node::Repeat { node, min, max } => Hir::repetition(Repetition {
            min: *min,
            max: (*max != u32::MAX).then_some(*max),
            greedy: true,
            sub: Box::new(hir(node)?),
        }),
        Node::Start => Hir::look(Look::Start),
        Node::End => Hir::look(Look::End),
        Node::Boundary => Hir::look(Look::WordAscii),
        Node::NotBoundary => Hir::look(Look::WordAsciiNegate),
        Node::Beyond(_) => return None,
    })
}

fn class(set: &Set) -> Hir {
    let ranges = set.chars();
    let ranges = ranges
        .iter()
        .map(|(start, end)| ClassUnicodeRange::new(*start, *end));
    Hir::class(Class::Unicode(ClassUnicode::new(ranges)))
}

/// The automaton as a plain table, whose state 0 is dead and whose state 1 has matched.
fn explore(dfa: &dense::DFA<Vec<u32>>) -> Option<Table> {
    let start = dfa
        .start_state_forward(&Input::new("").anchored(Anchored::Yes))
        .ok()?;
    let classes = dfa.byte_classes();
    let bytes: Vec<u8> = classes
        .representatives(0..=255)
        .filter_map(|unit| unit.as_u8())
        .collect();
    let mut states = States {
        dfa,
        numbers: Map::new(),
        found: Vec::new(),
    };
    let mut table = Table {
        stride: bytes.len(),
        next: vec![0; bytes.len()],
        accepting: vec![false, true],
        start: 0,
        classes: (0..=255).map(|byte| classes.get(byte)).collect(),
    };
    table.next.resize(2 * bytes.len(), 1);
    table.start = states.number(start)?;
    let mut explored = 0;
    while let Some(&state) = states.found.get(explored) {
        for &byte in &bytes {
            table.next.push(states.number(dfa.next_state(state, byte))?);
        }
        table
            .accepting
            .push(dfa.is_match_state(dfa.next_eoi_state(state)));
        explored += 1;
    }
    Some(table)
}

struct States<'d> {
    dfa: &'d dense::DFA<Vec<u32>>,
    numbers: Map<StateID, u32>,
    /// The states in the order of their numbers, from 2.
    found: Vec<StateID>,
}

impl States<'_> {
    fn number(&mut self, state: StateID) -> Option<u32> {
        if self.dfa.is_dead_state(state) {
            return Some(0);
        }
        // A match is noticed one byte late, so whatever follows, there was one.
        if self.dfa.is_match_state(state) {
            return Some(1);
        }
        let next = u32::try_from(self.found.len() + 2).ok()?;
        let number = *self.numbers.entry(state).or_insert(next);
        if number == next {
            self.found.push(state);
        }
        (self.found.len() <= MAX_STATES).then_some(number)
    }
}

/// The table in the form that generated code carries, if it is small enough.
fn encode(table: &Table) -> Option<Automaton> {
    if table.next.len() * 2 > MAX_TABLE {
        return None;
    }
    let mut transitions = Vec::with_capacity(table.next.len() * 2);
    for next in &table.next {
        transitions.extend(u16::try_from(*next).ok()?.to_le_bytes());
    }
    let accepting = (0..).zip(&table.accepting).filter(|(_, accepts)| **accepts);
    Some(Automaton {
        classes: table.classes.clone(),
        stride: table.stride,
        transitions,
        accepting: accepting.map(|(state, _)| state).collect(),
        start: u16::try_from(table.start).ok()?,
    })
}
