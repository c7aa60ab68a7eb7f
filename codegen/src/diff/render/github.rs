//! Facts for GitHub's workflows.

use super::super::{Level, Reviewed};
use super::text::{rust, wire};
use super::{Places, Report, change, line};
use crate::finding::render::{data, property};

pub(super) fn render(report: Report<'_>) -> String {
    let mut places = Places::new(report);
    let lines = report.facts.iter().map(|one| entry(one, &mut places));
    lines.collect()
}

/// `::error file=api.yaml,line=2,col=7,title=…::message`; what is gone has no line in the file
/// that is looked at.
fn entry(reviewed: &Reviewed, places: &mut Places<'_>) -> String {
    let fact = &reviewed.fact;
    let command = match reviewed.level {
        _ if reviewed.approved.is_some() => "notice",
        Level::Breaking => "error",
        Level::Warning => "warning",
        Level::Note | Level::Ignore => "notice",
    };
    let mut properties = Vec::new();
    if let Some(place) = fact.new {
        let (start, _) = places.new.span(place);
        properties.push(format!("file={}", property(&places.new.path(place.source))));
        properties.push(format!("line={},col={}", start.line, start.column));
    }
    properties.push(format!("title={}", property(fact.kind.id())));
    let mut message = format!("{}: {}", line(&fact.place_in_words()), fact.kind.title());
    if let Some(change) = change(reviewed) {
        message += &format!(" ({change})");
    }
    let mut lines = vec![
        message,
        format!("wire: {}", wire(fact)),
        format!("Rust: {}", rust(fact.rust)),
    ];
    if let Some(why) = &reviewed.approved {
        lines.push(format!("approved: {}", line(why)));
    }
    lines.push(format!("fingerprint: {}", fact.fingerprint()));
    let lines: Vec<String> = lines.iter().map(|line| data(line)).collect();
    format!(
        "::{command} {}::{}\n",
        properties.join(","),
        lines.join("%0A")
    )
}
