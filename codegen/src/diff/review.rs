//! What people say about facts: how bad they are for them, and which they have looked at.

use super::{Effect, Fact, Kind, Verdict};
use crate::map::Set;

/// How bad a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not at all: it is not shown.
    Ignore,
    /// Worth knowing.
    Note,
    /// It can be that something breaks.
    Warning,
    /// A client, or code that uses the crate, breaks.
    Breaking,
}

impl Level {
    /// The level of a fact, from its verdicts: that a new client asks an old server for what
    /// it has not yet is the way of all additions, and no break.
    #[must_use]
    pub fn of(fact: &Fact) -> Level {
        match (fact.wire.old_client, fact.rust) {
            _ if fact.is_breaking() => Level::Breaking,
            (Verdict::Perhaps, _) | (_, Effect::Behaves) => Level::Warning,
            _ => Level::Note,
        }
    }

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Level::Ignore => "ignore",
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Breaking => "breaking",
        }
    }

    /// The level of this name.
    #[must_use]
    pub fn find(name: &str) -> Option<Level> {
        [Level::Ignore, Level::Note, Level::Warning, Level::Breaking]
            .into_iter()
            .find(|level| level.name() == name)
    }
}

/// A fact that somebody has looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Its fingerprint.
    pub fingerprint: String,
    /// Why it is as it should be.
    pub why: String,
}

/// What people say about facts.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// How bad facts are, by the id of their kind.
    pub kinds: Vec<(Kind, Level)>,
    /// How bad single facts are, by their fingerprint.
    pub facts: Vec<(String, Level)>,
    /// The facts that somebody has looked at.
    pub approved: Vec<Approval>,
}

/// A fact, with what people say about it.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// The fact.
    pub fact: Fact,
    /// How bad it is.
    pub level: Level,
    /// Why it is approved, if it is.
    pub approved: Option<String>,
}

impl Reviewed {
    /// Whether a run fails that fails on this level.
    #[must_use]
    pub fn counts(&self, least: Level) -> bool {
        self.approved.is_none() && self.level >= least
    }
}

impl Review {
    /// Looks at facts: the worst first, otherwise in their order. What is to be ignored is gone.
    #[must_use]
    pub fn look(&self, facts: &[Fact]) -> Vec<Reviewed> {
        let one = |fact: &Fact| {
            let fingerprint = fact.fingerprint();
            let approved = self.approved.iter();
            let mut approved = approved.filter(|one| one.fingerprint == fingerprint);
            Reviewed {
                level: self.level(fact, &fingerprint),
                approved: approved.next().map(|one| one.why.clone()),
                fact: fact.clone(),
            }
        };
        let mut all: Vec<Reviewed> = facts.iter().map(one).collect();
        all.retain(|one| one.level > Level::Ignore);
        crate::map::sort_by_key(&mut all, |one| std::cmp::Reverse(one.level));
        all
    }

    fn level(&self, fact: &Fact, fingerprint: &str) -> Level {
        let of_fact = self.facts.iter().rev().find(|(one, _)| one == fingerprint);
        let of_kind = self.kinds.iter().rev().find(|(kind, _)| *kind == fact.kind);
        let said = of_fact.map(|(_, level)| *level);
        let said = said.or(of_kind.map(|(_, level)| *level));
        said.unwrap_or_else(|| Level::of(fact))
    }

    /// The fingerprints that are those of no fact: what was approved is not so any more.
    #[must_use]
    pub fn idle(&self, facts: &[Fact]) -> Vec<&str> {
        let there: Set<String> = facts.iter().map(Fact::fingerprint).collect();
        let approved = self.approved.iter().map(|one| one.fingerprint.as_str());
        let levels = self
            .facts
            .iter()
            .map(|(fingerprint, _)| fingerprint.as_str());
        let all = approved.chain(levels);
        all.filter(|one| !there.contains(*one)).collect()
    }
}
