//! Changed pages: each change of content is found and named right, and nothing else is called
//! one.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::{self, Verdict};
use crate::expectation::Change;
use crate::mutator::{Expect, Fixture, Mutant, mutants};
use crate::own_pages::{PAGES, fixture};

/// What is judged wrong, each with its reason in `docs/drift-proof.md`: page, mutator, what.
const MISSES: &[(&str, &str, &str)] = &[];

/// What became of the mutants of a mutator.
#[derive(Default)]
struct Tally {
    mutants: usize,
    wrong: usize,
    /// Changes that had to be named.
    expected: usize,
    /// Changes that were named.
    named: usize,
    /// Those of them that are right.
    right: usize,
}

#[test]
fn every_mutant_is_judged_right() {
    let fixtures: Vec<Fixture> = PAGES
        .iter()
        .map(|(name, form)| fixture(name, *form))
        .collect();
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut missed = BTreeSet::new();
    for fixture in &fixtures {
        let operation = fixture.stated.operations.keys().next();
        let others = fixtures.iter();
        let others = others.filter(|other| other.stated.operations.keys().next() != operation);
        let others: Vec<&Fixture> = others.collect();
        let record = engine::record(fixture.source.as_bytes());
        for mutant in mutants(fixture, &others) {
            let verdict = engine::against(&record, mutant.text.as_bytes());
            let tally = tallies.entry(mutant.mutator).or_default();
            tally.mutants += 1;
            let Some(problem) = problem(&mutant, &verdict, tally) else {
                continue;
            };
            tally.wrong += 1;
            let name = (fixture.name, mutant.mutator, mutant.what.clone());
            let known = MISSES.iter().position(|(page, mutator, what)| {
                (*page, *mutator) == (name.0, name.1) && *what == name.2
            });
            match known {
                Some(known) => drop(missed.insert(known)),
                None => wrong.push(format!("{}: {}: {}\n    {problem}", name.0, name.1, name.2)),
            }
        }
    }
    print(&tallies);
    let count: usize = tallies.values().map(|tally| tally.mutants).sum();
    assert!(count >= 200, "{count} mutants");
    assert!(
        wrong.is_empty(),
        "{} of {count} mutants are judged wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert_eq!(
        missed.len(),
        MISSES.len(),
        "what is judged right by now is no miss any more"
    );
}

/// What is wrong with a verdict, where something is.
fn problem(mutant: &Mutant, verdict: &Verdict, tally: &mut Tally) -> Option<String> {
    let named = engine::folded(&verdict.content);
    let expected = match &mutant.expect {
        Expect::Facts(changes) => engine::folded(&changes.iter().cloned().collect()),
        _ => BTreeSet::new(),
    };
    tally.expected += expected.len();
    tally.named += named.len();
    tally.right += expected.intersection(&named).count();
    if named != expected {
        return Some(difference(&expected, &named, verdict));
    }
    let wording: BTreeSet<&String> = verdict.wording.iter().collect();
    match &mutant.expect {
        Expect::Layout if verdict.layout.is_empty() => {
            Some("nobody says that it cannot be judged".to_owned())
        }
        Expect::Layout => None,
        _ if !verdict.layout.is_empty() => Some(format!("cannot be judged: {:?}", verdict.layout)),
        Expect::Words(subjects) if wording != subjects.iter().collect() => {
            Some(format!("wording of {wording:?} instead of {subjects:?}"))
        }
        Expect::Same if !wording.is_empty() => Some(format!("wording of {wording:?}")),
        _ => None,
    }
}

fn difference(expected: &BTreeSet<Change>, named: &BTreeSet<Change>, verdict: &Verdict) -> String {
    let missing: Vec<_> = expected.difference(named).collect();
    let more: Vec<_> = named.difference(expected).collect();
    format!(
        "missing {missing:?}\n    too much {more:?}\n    layout {:?}",
        verdict.layout
    )
}

fn print(tallies: &BTreeMap<&str, Tally>) {
    println!(
        "{:28} {:>7} {:>6} {:>9} {:>7}",
        "mutator", "mutants", "wrong", "precision", "recall"
    );
    let mut all = Tally::default();
    for (mutator, tally) in tallies {
        line(mutator, tally);
        all.mutants += tally.mutants;
        all.wrong += tally.wrong;
        all.expected += tally.expected;
        all.named += tally.named;
        all.right += tally.right;
    }
    line("all", &all);
}

fn line(mutator: &str, tally: &Tally) {
    let part = |of: usize| match of {
        0 => "-".to_owned(),
        of => format!("{:.1} %", 100.0 * tally.right as f64 / of as f64),
    };
    let (precision, recall) = (part(tally.named), part(tally.expected));
    println!(
        "{mutator:28} {:7} {:6} {precision:>9} {recall:>7}",
        tally.mutants, tally.wrong
    );
}
