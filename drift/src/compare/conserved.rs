//! Conservation: what is not understood any more is not what the page has removed.

use bindery::finding::{Finding, Severity};
use bindery::map::{Map, Set};
use bindery::model::{Kind, Location};

use super::address::Pairs;
use super::of_record::Changes;
use super::{Change, Subject};
use crate::claim::{Claims, Unread, What};
use crate::code::{LAYOUT, REPEATED, TOO_MUCH, UNREAD};
use crate::record::Record;
use crate::subject::{FactName, Key, Operation};

/// So few rows can be gone from any page.
const FEW: usize = 3;
/// The most places of one finding.
const SHOWN: usize = 5;

/// What keeps a page from being compared as a whole.
#[derive(Debug, Default)]
pub(super) struct Conserved {
    pub(super) obstacles: Vec<Finding>,
    /// Whether so much is gone that nothing can be said.
    pub(super) stop: bool,
    /// What is perhaps still there, among what was not understood.
    pub(super) unsure: Vec<Key>,
}

/// Judges what the page has lost since the last review, and takes back what is perhaps only
/// not understood.
pub(super) fn against_record(
    subject: &Subject<'_>,
    record: &Record,
    changes: &mut Changes,
) -> Conserved {
    let more = more_unread(subject.claims, record);
    let gone = Gone::of(subject.claims, &more, changes);
    let lost = gone.left;
    let part = usize::from(subject.most_lost);
    let rows = subject.claims.rows.claims + gone.explained;
    let fewer = record.rows.saturating_sub(rows);
    let is_too_much = |lost: usize, all: usize| lost > FEW && lost * 100 > all * part;
    if is_too_much(lost, changes.rows) || is_too_much(fewer, record.rows) {
        let gone = format!("{lost} of {} subjects of the last review", changes.rows);
        let message = match lost {
            0 => format!(
                "{fewer} of {} rows of the last review are gone",
                record.rows
            ),
            _ => format!("{gone} are gone from the page"),
        };
        let finding = Finding::new(&LAYOUT, subject.start, message).help(
            "see whether the page is still whole and of the same form; if it has really changed \
             so much, record it anew with `--accept`",
        );
        return Conserved {
            obstacles: vec![places(finding, &structure(&subject.claims.unread))],
            stop: true,
            unsure: Vec::new(),
        };
    }
    let mut conserved = Conserved::default();
    let tables = structure(&subject.claims.unread);
    let lost = gone.unsure.len();
    if lost > 0 && more.keys().any(|what| is_structure(*what)) {
        let message = format!(
            "{} that {} on the page at the last review {} perhaps in what is not understood",
            counted(lost, "subject"),
            if lost == 1 { "was" } else { "were" },
            if lost == 1 { "is" } else { "are" },
        );
        let finding = Finding::new(&LAYOUT, subject.start, message);
        conserved.obstacles.push(places(finding, &tables));
        changes
            .differences
            .retain(|one| one.change != Change::NotInPage || !gone.unsure.contains(&one.key));
        conserved.unsure = gone.unsure;
    } else {
        let new = more.keys().filter(|what| is_structure(**what));
        for what in new {
            conserved.obstacles.extend(told(subject.claims, *what));
        }
    }
    for what in [What::Type, What::Mandatory, What::Limit] {
        if more.contains_key(&what) {
            let finding = facts_lost(subject, what, changes);
            conserved
                .obstacles
                .extend(finding.map_or_else(|| told(subject.claims, what), |one| vec![one]));
        }
    }
    conserved
}

/// What of a page is gone.
struct Gone {
    /// What is perhaps still there.
    unsure: Vec<Key>,
    /// How much is gone that nothing around explains.
    left: usize,
    /// How much is gone because what it was in is.
    explained: usize,
}

impl Gone {
    /// What was in a field that is gone is gone with it. A nested table that no field refers to
    /// any more can be one whose field is gone. Then that field is gone for certain, unless it is
    /// in such a table itself.
    fn of(claims: &Claims, more: &Map<What, usize>, changes: &Changes) -> Gone {
        let orphans = orphans(claims);
        let is_unclear = |what: &What| match what {
            What::Group => orphans.is_empty(),
            what => is_structure(*what),
        };
        if more.keys().any(is_unclear) {
            return Gone {
                unsure: changes.lost.clone(),
                left: changes.lost.len(),
                explained: 0,
            };
        }
        // Where a field has lost all that was in it, its table is one of them.
        let operations = crate::subject::subjects(claims);
        let has_siblings = |key: &Key| {
            let mut subjects = operations.iter().flat_map(|operation| &operation.subjects);
            subjects.any(|one| one.key.parent() == key.parent())
        };
        let is_certain =
            |key: &Key| key.name().is_some_and(|name| !orphans.contains(name)) && has_siblings(key);
        let certain: Set<&Key> = changes.lost.iter().filter(|key| is_certain(key)).collect();
        let is_explained = |key: &Key| {
            let around = std::iter::successors(key.parent(), Key::parent);
            around.into_iter().any(|around| certain.contains(&around))
        };
        let left = changes.lost.iter().filter(|key| !is_explained(key));
        let left: Vec<&Key> = left.collect();
        Gone {
            unsure: left
                .iter()
                .filter(|key| !certain.contains(**key))
                .map(|key| (**key).clone())
                .collect(),
            left: left.len(),
            // Only a table that is still there had rows that are no claims any more.
            explained: match more.contains_key(&What::Group) {
                true => changes.lost.len() - left.len(),
                false => 0,
            },
        }
    }
}

/// The names of the fields in nested tables that no field refers to.
fn orphans(claims: &Claims) -> Set<&str> {
    let operations = claims.operations.iter();
    let bodies = operations.flat_map(|operation| {
        let parameters = operation
            .parameters
            .iter()
            .map(|parameter| &parameter.field);
        let responses = operation
            .responses
            .iter()
            .flat_map(|response| response.headers.iter().chain(&response.body));
        parameters.chain(&operation.request).chain(responses)
    });
    let groups = claims.groups.iter().enumerate();
    let inside = groups.clone().flat_map(|(index, group)| {
        group
            .fields
            .iter()
            .filter(move |field| field.group != Some(index))
    });
    let referred: Set<usize> = bodies
        .chain(inside)
        .filter_map(|field| field.group)
        .collect();
    let alone = groups.filter(|(index, _)| !referred.contains(index));
    alone
        .flat_map(|(_, group)| &group.fields)
        .map(|field| field.name.as_str())
        .collect()
}

/// Takes back that facts are gone which are perhaps only not understood any more.
fn facts_lost(subject: &Subject<'_>, what: What, changes: &mut Changes) -> Option<Finding> {
    let of_it = |name: FactName| match what {
        What::Type => name == FactName::Type,
        What::Mandatory => name == FactName::Mandatory,
        _ => name.is_limit() || matches!(name, FactName::Enum | FactName::Default),
    };
    let mut lost = Vec::new();
    changes.differences.retain(|one| match one.change {
        Change::Fact(name) if of_it(name) && one.page.is_none() => {
            lost.push(format!("{name} of `{}`", one.key));
            false
        }
        _ => true,
    });
    if lost.is_empty() {
        return None;
    }
    let others = lost.len().saturating_sub(SHOWN);
    lost.truncate(SHOWN);
    let mut message = format!("no longer understood, or gone: {}", lost.join(", "));
    if others > 0 {
        message += &format!(" and {others} more");
    }
    let unread: Vec<&Unread> = subject
        .claims
        .unread
        .iter()
        .filter(|one| one.what == what)
        .collect();
    Some(places(
        Finding::new(&LAYOUT, subject.start, message),
        &unread,
    ))
}

/// Judges a page that was never recorded by itself, and against the document.
pub(super) fn alone(
    subject: &Subject<'_>,
    operations: &[Operation],
    pairs: &Pairs<'_>,
) -> Vec<Finding> {
    let has_rows = operations
        .iter()
        .any(|operation| !operation.subjects.is_empty());
    let expected = pairs.found.iter().any(|(_, own)| {
        let beyond_path = own
            .parameters
            .iter()
            .any(|one| one.location != Location::Path);
        let body = own.body.iter().flat_map(|body| &body.contents);
        let mut types = body.filter_map(|content| content.ty);
        beyond_path || types.any(|id| !matches!(subject.api.get(id).kind, Kind::Any))
    });
    if !has_rows && expected {
        let message = "nothing is understood of the page but its address";
        let finding = Finding::new(&LAYOUT, subject.start, message)
            .help("see whether the page is whole; `bindery help drift` tells which forms are read");
        return vec![places(finding, &structure(&subject.claims.unread))];
    }
    let mut whats: Vec<What> = subject.claims.unread.iter().map(|one| one.what).collect();
    whats.sort_unstable();
    whats.dedup();
    whats
        .into_iter()
        .flat_map(|what| told(subject.claims, what))
        .collect()
}

/// What is wrong with a page in itself.
pub(super) fn itself(operations: &[Operation]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for operation in operations {
        for again in &operation.repeated {
            let message = format!("the page says something else of `{}` here", again.key);
            let finding = Finding::new(&REPEATED, again.place, message);
            findings.push(match operation.get(&again.key) {
                Some(first) => finding.related(first.place, "what it says first, which counts"),
                None => finding,
            });
        }
        if !operation.whole {
            let message =
                "there is too much on the page to be of one operation; a part is compared";
            findings.push(Finding::new(&TOO_MUCH, operation.place, message));
        }
    }
    findings
}

/// Says what of a kind is not understood, each where it is.
fn told(claims: &Claims, what: What) -> Vec<Finding> {
    let of_it = claims.unread.iter().filter(|one| one.what == what);
    let findings = of_it.map(|one| {
        let message = format!("not understood: {}", what.words());
        let mut finding = Finding::new(&UNREAD, one.place, message);
        if is_structure(what) {
            finding.severity = Severity::Warning;
        }
        finding
    });
    findings.collect()
}

fn places(mut finding: Finding, unread: &[&Unread]) -> Finding {
    for one in unread.iter().take(SHOWN) {
        let words = format!("not understood: {}", one.what.words());
        finding = finding.related(one.place, words);
    }
    finding
}

/// What of a page is not understood as a whole: more than the words of a cell.
fn structure(unread: &[Unread]) -> Vec<&Unread> {
    unread.iter().filter(|one| is_structure(one.what)).collect()
}

fn is_structure(what: What) -> bool {
    matches!(what, What::Table | What::Group | What::Row | What::Address)
}

/// The kinds of which more is not understood than at the last review.
fn more_unread(claims: &Claims, record: &Record) -> Map<What, usize> {
    let mut now: Map<What, usize> = Map::new();
    for one in &claims.unread {
        *now.entry(one.what).or_default() += 1;
    }
    now.retain(|what, count| *count > record.unread.get(what).copied().unwrap_or(0));
    now
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
