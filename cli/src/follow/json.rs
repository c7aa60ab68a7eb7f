//! What happened, for tools.

use bindery_drift::compare::finding;
use bindery_drift::follow::{Fate, Followed, Handled};
use serde_json::{Value, json};

use super::{Outcomes, shown};

/// One object; `state` is the word of the last line.
pub(super) fn object(followed: &Followed, outcomes: &Outcomes, files: &[String]) -> String {
    let changes: Vec<Value> = followed
        .changes
        .iter()
        .map(|one| change(followed, one))
        .collect();
    let version = outcomes.versions.as_ref();
    let object = json!({
        "state": followed.state.word(),
        "bump": outcomes.bump.name(),
        "version": version.map(|(before, after)| json!({ "before": before, "after": after })),
        "changes": changes,
        "older": followed.older,
        "remarks": followed.remarks,
        "files": files,
    });
    format!("{object}\n")
}

fn change(followed: &Followed, handled: &Handled) -> Value {
    let difference = &handled.difference;
    let page = followed.review.pages.get(handled.page);
    let sources = &followed.review.sources;
    let (fate, why) = match &handled.fate {
        Fate::Amended => ("amended", None),
        Fate::Nothing => ("nothing", None),
        Fate::Wording => ("wording", None),
        Fate::ByHand(why) => ("by-hand", Some(why)),
    };
    json!({
        "page": page.map(|page| shown(&page.page)),
        "line": sources.position(difference.place).line,
        "operation": difference.operation,
        "subject": difference.key.to_string(),
        "change": difference.change.word(),
        "message": finding(difference).message,
        "fate": fate,
        "why": why,
    })
}
