//! Facts for people.

use super::super::{Effect, Fact, Level, Verdict};
use super::{Places, Report, change, count, line, owed};

/// More items of Rust than this are counted.
const MOST_ITEMS: usize = 5;

pub(super) fn render(report: Report<'_>) -> String {
    if report.facts.is_empty() {
        return "nothing changed\n".to_owned();
    }
    let mut places = Places::new(report);
    let mut out = String::new();
    for reviewed in report.facts {
        let fact = &reviewed.fact;
        let fingerprint = fact.fingerprint();
        out += &format!(
            "{}[{}]: {}: {} ({fingerprint})\n",
            reviewed.level.name(),
            fact.kind.id(),
            line(&fact.place_in_words()),
            fact.kind.title()
        );
        let old = fact.old.map(|place| places.old(place));
        let new = fact.new.map(|place| places.new_side(place));
        match (old, new) {
            (Some(old), Some(new)) => out += &format!(" --> {old} -> {new}\n"),
            (Some(old), None) => out += &format!(" --> {old} -> (gone)\n"),
            (None, Some(new)) => out += &format!(" --> (new) -> {new}\n"),
            (None, None) => {}
        }
        if let Some(change) = change(reviewed) {
            out += &format!("  = {change}\n");
        }
        out += &format!("  = wire: {}\n", wire(fact));
        out += &format!("  = Rust: {}\n", rust(fact.rust));
        for item in fact.items.iter().take(MOST_ITEMS) {
            out += &format!("      {}\n", line(item));
        }
        let more = fact.items.len().saturating_sub(MOST_ITEMS);
        if more > 0 {
            out += &format!("      and {more} more\n");
        }
        if let Some(why) = &reviewed.approved {
            out += &format!("  = approved: {}\n", line(why));
        }
        out.push('\n');
    }
    let approved = report.facts.iter().filter(|one| one.approved.is_some());
    let approved = match approved.count() {
        0 => String::new(),
        count => format!(", {count} approved"),
    };
    out += &format!(
        "{} breaking, {} warnings, {} notes{approved}; version: {}\n",
        count(report.facts, Level::Breaking),
        count(report.facts, Level::Warning),
        count(report.facts, Level::Note),
        owed(report)
    );
    out
}

/// The verdict on the wire, in words.
pub(super) fn wire(fact: &Fact) -> String {
    let word = |verdict: Verdict| match verdict {
        Verdict::Works => "works",
        Verdict::Perhaps => "perhaps works",
        Verdict::Breaks => "can break",
    };
    let (old, new) = (fact.wire.old_client, fact.wire.new_client);
    if (old, new) == (Verdict::Works, Verdict::Works) {
        return "nothing".to_owned();
    }
    format!(
        "an old client {} with the new server, a new client {} with the old one ({})",
        word(old),
        word(new),
        fact.direction.name()
    )
}

/// The verdict on Rust, in words.
pub(super) fn rust(effect: Effect) -> &'static str {
    match effect {
        Effect::Nothing => "nothing",
        Effect::Adds => "code compiles and means the same; there is something new",
        Effect::Behaves => "code compiles; the crate behaves in another way",
        Effect::Misleads => "code compiles and means something else",
        Effect::Breaks => "code does not compile",
    }
}
