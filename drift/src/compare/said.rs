//! Differences in words.

use bindery::finding::{Code, Finding};
use bindery::model::Json;

use super::of_facts::text;
use super::{Against, Change, Difference};
use crate::code;
use crate::subject::{FactName, Part};

impl Change {
    /// The word for it in a list of known deviations.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Change::OnlyInPage => "only-in-page",
            Change::NotInPage => "not-in-page",
            Change::Fact(name) => name.word(),
            Change::Renamed(_) => "renamed",
            Change::Envelope(_) => "envelope",
            Change::Path => "path",
            Change::Method => "method",
            Change::Wording => "wording",
        }
    }

    /// All words, in the order of their explanation.
    pub(crate) fn words() -> Vec<&'static str> {
        let facts = FactName::ALL.into_iter().map(FactName::word);
        let mut words = vec!["only-in-page", "not-in-page"];
        words.extend(facts);
        words.extend(["renamed", "envelope", "path", "method"]);
        words
    }
}

impl Difference {
    /// The code of the finding.
    #[must_use]
    pub fn code(&self) -> &'static Code {
        match (&self.change, self.key.part) {
            (Change::OnlyInPage | Change::NotInPage, Part::Status(_)) => &code::STATUS,
            (Change::OnlyInPage, _) => &code::ONLY_IN_PAGE,
            (Change::NotInPage, _) => &code::NOT_IN_PAGE,
            (Change::Fact(name), _) => match name {
                FactName::Type => &code::TYPE,
                FactName::Mandatory => &code::MANDATORY,
                FactName::Enum => &code::ENUM,
                FactName::Default => &code::DEFAULT,
                FactName::Deprecated => &code::DEPRECATED,
                _ => &code::LIMIT,
            },
            (Change::Renamed(_), _) => &code::RENAMED,
            (Change::Envelope(_), _) => &code::ENVELOPE,
            (Change::Path, _) => &code::PATH,
            (Change::Method, _) => &code::METHOD,
            (Change::Wording, _) => &code::WORDING,
        }
    }
}

/// A difference as a finding: at its place on the page, with the place on the other side.
#[must_use]
pub fn finding(difference: &Difference) -> Finding {
    let mut message = message(difference);
    if difference.is_new && difference.against == Against::Spec {
        message += "; this is new since the last review";
    }
    let mut finding = Finding::new(difference.code(), difference.place, message);
    if let Some(place) = difference.other_place {
        finding = finding.related(place, other_side(difference));
    }
    if let Some(before) = difference.before {
        finding = finding.related(before, "at the last review the page said this");
    }
    match help(difference) {
        Some(help) => finding.help(help),
        None => finding,
    }
}

fn message(difference: &Difference) -> String {
    let is_new = difference.against == Against::Record;
    let subject = match difference.key.part {
        Part::Operation => format!("`{}`", difference.operation),
        _ => format!("`{}`", difference.key),
    };
    let pick = |recorded: &str, declared: &str| {
        if is_new {
            recorded.to_owned()
        } else {
            declared.to_owned()
        }
    };
    match &difference.change {
        Change::OnlyInPage => {
            subject
                + &pick(
                    " is new on the page",
                    " is on the page, and not in the document",
                )
        }
        Change::NotInPage => {
            subject
                + &pick(
                    " is gone from the page",
                    " is in the document, and not on the page",
                )
        }
        Change::Fact(FactName::Enum) => format!("{subject}: {}", of_values(difference)),
        Change::Fact(name) => format!("{subject}: {}", of_fact(*name, difference)),
        Change::Renamed(old) if old.part != difference.key.part => format!(
            "{subject} is {} `{old}`",
            pick(
                "new on the page; it was",
                "on the page what the document has as"
            )
        ),
        Change::Renamed(old) => format!(
            "{subject} is perhaps renamed: {} `{old}`",
            pick("it was", "the document has")
        ),
        Change::Envelope(name) => format!(
            "what the page says of `{}` is inside of `{name}` in the document",
            difference.key
        ),
        Change::Path | Change::Method => {
            let word = difference.change.word();
            format!("the {word} is {}", two_sides(difference))
        }
        Change::Wording => format!(
            "{} worded anew, with the same facts",
            worded(difference, &subject)
        ),
    }
}

fn worded(difference: &Difference, subject: &str) -> String {
    match (difference.key.part, &difference.page) {
        (Part::Operation, Some(_)) => "the title is".to_owned(),
        (Part::Operation, None) => "the examples are".to_owned(),
        _ => format!("{subject} is"),
    }
}

/// `maxLength is 26 on the page, 32 in the document`
fn of_fact(name: FactName, difference: &Difference) -> String {
    format!("{name} is {}", two_sides(difference))
}

fn two_sides(difference: &Difference) -> String {
    let shown = |value: &Json| format!("`{}`", short(&visible(value)));
    match (difference.against, &difference.page, &difference.other) {
        (Against::Spec, Some(page), Some(other)) => {
            format!(
                "{} on the page, {} in the document",
                shown(page),
                shown(other)
            )
        }
        (Against::Spec, Some(page), None) => {
            format!(
                "{} on the page, and not stated in the document",
                shown(page)
            )
        }
        (Against::Record, Some(page), Some(other)) => {
            format!("{} on the page now, and was {}", shown(page), shown(other))
        }
        (Against::Record, Some(page), None) => {
            format!("{} on the page now, and was not stated", shown(page))
        }
        (_, None, Some(other)) => {
            format!("not stated on the page any more, and was {}", shown(other))
        }
        (_, None, None) => "not the same".to_owned(),
    }
}

/// Only what of two lists is not in both.
fn of_values(difference: &Difference) -> String {
    let (Some(Json::Array(page)), Some(Json::Array(other))) = (&difference.page, &difference.other)
    else {
        return of_fact(FactName::Enum, difference);
    };
    let missing = |own: &[Json], others: &[Json]| -> String {
        let others: Vec<String> = others.iter().map(text).collect();
        let alone = own.iter().map(text).filter(|one| !others.contains(one));
        let alone: Vec<String> = alone.map(|one| format!("`{}`", short(&one))).collect();
        alone.join(", ")
    };
    let (new, gone) = (missing(page, other), missing(other, page));
    let (here, there) = match difference.against {
        Against::Spec => ("only the page lists", "only the document lists"),
        Against::Record => ("the page now lists", "the page no longer lists"),
    };
    match (new.is_empty(), gone.is_empty()) {
        (false, true) => format!("{here} {new}"),
        (true, false) => format!("{there} {gone}"),
        _ => format!("{here} {new}; {there} {gone}"),
    }
}

/// A value as it is written: an empty string can be seen.
fn visible(value: &Json) -> String {
    match value {
        Json::String(text) if text.is_empty() => "\"\"".to_owned(),
        value => text(value),
    }
}

fn short(text: &str) -> String {
    match text.char_indices().nth(120) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn other_side(difference: &Difference) -> &'static str {
    match (difference.against, &difference.change) {
        (Against::Record, Change::NotInPage) => "at the last review it was there",
        (Against::Record, _) => "at the last review",
        (Against::Spec, Change::OnlyInPage) => "it would be in here",
        (Against::Spec, Change::Envelope(_)) => "this is around it",
        (Against::Spec, _) => "in the document",
    }
}

fn help(difference: &Difference) -> Option<&'static str> {
    match (difference.against, &difference.change) {
        (_, Change::Wording) => None,
        (Against::Spec, _) => {
            Some("change the document, or list this as a known deviation with the reason")
        }
        (Against::Record, _) => {
            Some("see whether the document must follow, then record the page with `--accept`")
        }
    }
}
