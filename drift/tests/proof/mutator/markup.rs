//! Markup of HTML that says the same.

mod cell;
mod whole;

use self::cell::{cells, described, described_cells, entity, hexadecimal, named};
use self::whole::{captions, cased, paragraphs, site};
use super::{Expect, Fixture, Mutant};
use crate::sheet::Form;

pub(super) fn mutate(fixture: &Fixture, all: &mut Vec<Mutant>) {
    if fixture.sheet.form != Form::Html {
        return;
    }
    let mut push = |mutator, what: &str, text: String| {
        if text != fixture.source {
            let (what, expect) = (what.to_owned(), Expect::Same);
            all.push(Mutant {
                mutator,
                what,
                text,
                expect,
            });
        }
    };
    let source = &fixture.source;
    push(
        "entities",
        "a letter of each description",
        described(fixture, entity),
    );
    push(
        "entities",
        "underscores of names",
        named(fixture, |words| words.replace('_', "&#95;")),
    );
    push(
        "entities",
        "names in hexadecimal",
        named(fixture, hexadecimal),
    );
    push(
        "white space",
        "no-break spaces",
        described(fixture, |run| run.replace(' ', "&nbsp;")),
    );
    push(
        "white space",
        "a line for each word",
        described(fixture, |run| run.replace(' ', "\n\t ")),
    );
    push(
        "white space",
        "soft hyphens and joiners",
        described(fixture, |run| run.replace(' ', " &shy;&#8203;")),
    );
    push(
        "white space",
        "around cells",
        cells(fixture, |cell| {
            cell.inner = format!("\r\n  {}  \n", cell.inner)
        }),
    );
    push(
        "white space",
        "lines end with CRLF",
        source.replace('\n', "\r\n"),
    );
    push(
        "white space",
        "a mark of the byte order",
        format!("\u{feff}{source}"),
    );
    push("tags", "upper case", cased(source));
    push(
        "tags",
        "not closed",
        ["</td>", "</tr>", "</th>", "</p>", "</li>"]
            .iter()
            .fold(source.clone(), |text, tag| text.replace(tag, "")),
    );
    push(
        "tags",
        "div for p",
        source.replace("<p>", "<div>").replace("</p>", "</div>"),
    );
    push(
        "tags",
        "span in every cell",
        cells(fixture, |cell| {
            cell.inner = format!("<span id=\"s1\">{}</span>", cell.inner)
        }),
    );
    push(
        "tags",
        "comments",
        cells(fixture, |cell| {
            cell.inner = format!("<!-- <b>old</b> -->{}", cell.inner)
        }),
    );
    push(
        "tags",
        "styled",
        source
            .replace("<td", "<td style=\"color: red\" class=\"x\"")
            .replace("<tr>", "<tr class='odd'>"),
    );
    push(
        "tags",
        "b for strong",
        source
            .replace("<strong>", "<b>")
            .replace("</strong>", "</b>"),
    );
    push(
        "tags",
        "code for strong",
        source
            .replace("<strong>", "<code>")
            .replace("</strong>", "</code>"),
    );
    push(
        "tags",
        "strong for nothing",
        source.replace("<strong>", "").replace("</strong>", ""),
    );
    push(
        "tags",
        "no head and body of tables",
        [
            "<thead align=\"left\">",
            "<thead>",
            "</thead>",
            "<tbody>",
            "</tbody>",
        ]
        .iter()
        .fold(source.clone(), |text, tag| text.replace(tag, "")),
    );
    push(
        "tags",
        "a head of tables",
        source
            .replace("<table>\n<tr>", "<table>\n<thead><tr>")
            .replace("</th></tr>\n<tr><td>", "</th></tr></thead>\n<tr><td>"),
    );
    push(
        "ids",
        "others",
        source
            .replace("__table", "__t9_")
            .replace("name=\"table", "name=\"t9_"),
    );
    push(
        "nested lists",
        "each description",
        described_cells(fixture, |cell| {
            cell.inner = format!("<ul><li>{}</li></ul>", cell.inner)
        }),
    );
    push(
        "nested lists",
        "in a box",
        described_cells(fixture, |cell| {
            cell.inner = format!(
                "<div><div class=\"note\"><ul><li><p>{}</p></li></ul></div></div>",
                cell.inner
            )
        }),
    );
    push(
        "whole page",
        "with all that a site puts around it",
        site(source),
    );
    push("captions lost", "all", captions(source, |_| String::new()));
    push(
        "captions lost",
        "as paragraphs in front",
        paragraphs(source),
    );
    push(
        "captions lost",
        "no numbers",
        captions(source, |caption| {
            caption.replacen(|c: char| c.is_ascii_digit(), "", 9)
        }),
    );
}
