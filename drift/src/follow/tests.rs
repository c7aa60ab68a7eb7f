//! Pages that change, and documents that follow.
#![allow(clippy::unwrap_used)]

mod cases;

use std::path::Path;

use bindery::document::Memory;
use bindery::generate::ModuleSettings;

use self::cases::{BLOCK, CASES, Case, JSON, PAGE};
use super::{Fate, Followed, State, follow};
use crate::review::{Mapped, Settings, review};

fn settings(specs: &[&str]) -> Settings {
    let pages = specs.iter().map(|spec| Mapped {
        page: "page.md".into(),
        module: ModuleSettings::called_after(Path::new(spec)),
        document: (*spec).into(),
        operation: None,
        claims: Mapped::claims_of(Path::new(spec), None),
    });
    Settings {
        pages: pages.collect(),
        rows_lost: 30,
        accept: false,
    }
}

/// Records one page, and follows another.
fn followed(path: &str, spec: &str, old: &str, new: &str) -> Followed {
    let settings = settings(&[path]);
    let accepting = Settings {
        accept: true,
        ..settings.clone()
    };
    let files = Memory::new().with(path, spec);
    let pages = |text: &str| Memory::new().with("page.md", text);
    let first = review(&accepting, &files, &pages(old));
    let (record, text) = first.pages[0].record.clone().unwrap();
    assert_eq!(first.pages[0].differences, [], "the page as it was");
    follow(&settings, &[], &files.with(record, text), &pages(new))
}

fn replaced(text: &str, pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(text.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    })
}

/// What of two texts is not in both, from the first line to the last that differs.
fn apart<'t>(one: &'t str, other: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let (mut one, mut other): (Vec<&str>, Vec<&str>) =
        (one.lines().collect(), other.lines().collect());
    let start = one
        .iter()
        .zip(&other)
        .take_while(|(one, other)| one == other);
    let start = start.count();
    one.drain(..start);
    other.drain(..start);
    while one.last().is_some() && one.last() == other.last() {
        one.pop();
        other.pop();
    }
    (one, other)
}

fn prove(path: &str, spec: &str, cases: &[Case<'_>]) {
    for (name, page, document) in cases {
        let followed = followed(path, spec, PAGE, &replaced(PAGE, page));
        assert_eq!(followed.state, State::Changed, "{name}");
        let wanted = replaced(spec, document);
        let found = followed.documents.first().map(|(_, text)| text.as_str());
        let fates: Vec<_> = followed
            .changes
            .iter()
            .map(|one| (one.difference.key.to_string(), &one.fate))
            .collect();
        let (here, there) = apart(found.unwrap_or_default(), &wanted);
        assert_eq!(here, there, "{name}: {fates:#?}");
        assert!(
            followed
                .changes
                .iter()
                .all(|one| !matches!(one.fate, Fate::ByHand(_))),
            "{name}: {fates:#?}"
        );
    }
}

#[test]
fn documents_follow_and_keep_everything_else() {
    prove("spec/press.yaml", BLOCK, CASES);
}

#[test]
fn json_follows_too() {
    let in_json: &[&[(&str, &str)]] = &[
        &[(r#""maximum": 40"#, r#""maximum": 80"#)],
        &[(
            r#""minLength": 1, "maxLength": 64"#,
            r#""minLength": 80, "maxLength": 90"#,
        )],
        &[(
            r#""colour": { "type": "string" }"#,
            r#""colour": { "type": "string", "minLength": 3, "maxLength": 9 }"#,
        )],
        &[(
            r#""queue": { "type": "string" }"#,
            r#""queue": { "type": "string", "pattern": "^[a-z]{3}$" }"#,
        )],
        &[(r#""red", "blue"]"#, r#""red", "blue", "green"]"#)],
        &[(r#""black", "red", "blue""#, r#""black", "blue""#)],
        &[(r#""blue""#, r#""green""#)],
        &[(r#""default": 1"#, r#""default": 2"#)],
        &[(
            r#""type": "boolean" }"#,
            r#""type": "boolean", "default": false }"#,
        )],
        &[(r#"["title"]"#, r#"["title", "copies"]"#)],
        &[("                \"required\": [\"title\"],\n", "")],
        &[(r#"["width"]"#, r#"["width", "colour"]"#)],
        &[(
            r#""proof", "in": "query", "#,
            r#""proof", "in": "query", "required": true, "#,
        )],
        &[(
            r#""job_id": { "type": "string" }"#,
            r#""job_id": { "type": "integer" }"#,
        )],
        &[(
            r#""job_id": { "type": "string" }"#,
            r#""job_id": { "type": "array", "items": { "type": "string" } }"#,
        )],
        &[
            (r#"["title"]"#, r#"["title", "paper"]"#),
            (
                "                    }\n                  }\n",
                "                    }\n                  },\n                  \
                 \"paper\": { \"type\": \"string\", \"minLength\": 2, \"maxLength\": 8 }\n",
            ),
        ],
        &[(
            "\"colour\": { \"type\": \"string\" }\n",
            "\"colour\": { \"type\": \"string\" },\n                      \"inner\": { \
             \"type\": \"boolean\" }\n",
        )],
        &[(r#", "queue": { "type": "string" }"#, "")],
        &[(r#""job_id""#, r#""task_id""#)],
        &[
            (r#"["title"]"#, r#"["heading"]"#),
            (r#""title": { "type": "s"#, r#""heading": { "type": "s"#),
        ],
        &[(
            "\"maximum\": 40 } }\n",
            "\"maximum\": 40 } },\n          { \"name\": \"zone\", \"in\": \"query\", \"required\": \
             true, \"schema\": { \"type\": \"string\" } }\n",
        )],
        &[(
            "          { \"name\": \"proof\", \"in\": \"query\", \"schema\": { \"type\": \"boolean\" } },\n",
            "",
        )],
        &[(
            "sheet.\" }\n",
            "sheet.\" },\n          \"409\": { \"description\": \"Conflict\" }\n",
        )],
        &[(
            ",\n          \"404\": { \"description\": \"There is no such sheet.\" }",
            "",
        )],
        &[(r#""202""#, r#""200""#)],
        &[(r#""put""#, r#""post""#)],
        &[("/v1/", "/v2/")],
        &[
            ("{sheet_id}", "{page_id}"),
            (r#""sheet_id""#, r#""page_id""#),
        ],
    ];
    assert_eq!(in_json.len(), CASES.len());
    let cases: Vec<Case<'_>> = CASES
        .iter()
        .zip(in_json)
        .map(|((name, page, _), document)| (*name, *page, *document))
        .collect();
    prove("spec/press.json", JSON, &cases);
}

#[test]
fn windows_line_ends_stay() {
    let spec = BLOCK.replace('\n', "\r\n");
    let page = PAGE.replace(
        "| 404 | There",
        "| 409 | It is printed already. |\n| 404 | There",
    );
    let followed = followed("spec/press.yaml", &spec, PAGE, &page);
    let text = &followed.documents[0].1;
    assert!(
        text.contains("\r\n        '409':\r\n          description: Conflict\r\n"),
        "{text}"
    );
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

/// What is left to a person, and why.
fn by_hand(spec: &str, page: &[(&str, &str)]) -> Vec<String> {
    let followed = followed("spec/press.yaml", spec, PAGE, &replaced(PAGE, page));
    assert_eq!(followed.documents, [], "nothing is amended");
    let left = followed.changes.iter().filter_map(|one| match &one.fate {
        Fate::ByHand(why) => Some(format!("{}: {why}", one.difference.key)),
        _ => None,
    });
    left.collect()
}

#[test]
fn what_others_share_is_left_to_a_person() {
    let spec = replaced(
        BLOCK,
        &[
            (
                "colour: { type: string }",
                "colour: { $ref: '#/components/schemas/Word' }",
            ),
            (
                "                  job_id:\n                    type: string\n",
                "                  job_id:\n                    $ref: '#/components/schemas/Word'\n",
            ),
            ("  schemas:\n", "  schemas:\n    Word: { type: string }\n"),
        ],
    );
    let left = by_hand(
        &spec,
        &[(
            "| The colour. |",
            "| The colour. The value contains 3 to 9 characters. |",
        )],
    );
    let why = "it is shared with `response 202 job_id` of PUT \
               /v1/{shop_id}/sheets/{sheet_id}, of which the page does not say it";
    assert_eq!(
        left,
        [
            format!("request frame.colour: {why}"),
            format!("request frame.colour: {why}")
        ]
    );
    // Where the page says the same of all, it is right for all.
    let page = replaced(
        PAGE,
        &[
            (
                "| The colour. |",
                "| The colour. The value contains 3 to 9 characters. |",
            ),
            (
                "| The job. |",
                "| The job. The value contains 3 to 9 characters. |",
            ),
        ],
    );
    let followed = followed("spec/press.yaml", &spec, PAGE, &page);
    let text = &followed.documents[0].1;
    assert!(
        text.contains("Word: { type: string, minLength: 3, maxLength: 9 }"),
        "{text}"
    );
    assert!(followed.changes.iter().all(|one| one.fate == Fate::Amended));
}

#[test]
fn what_is_not_certain_is_left_to_a_person() {
    let left = by_hand(BLOCK, &[("The value ranges from 1 to 40.", "")]);
    assert_eq!(left.len(), 2);
    assert!(
        left[0].starts_with("query lines: the page does not say `minimum` any more"),
        "{left:?}"
    );

    let union = replaced(
        BLOCK,
        &[(
            "        copies:\n          type: integer\n          default: 1\n",
            "        copies:\n          oneOf:\n            - { type: integer, default: 1 }\n            - { type: 'null' }\n",
        )],
    );
    let left = by_hand(&union, &[("default value is 1.", "default value is 2.")]);
    assert_eq!(
        left,
        ["request copies: it is only one of several things that the value can be"]
    );

    let named = replaced(
        BLOCK,
        &[(
            "      # In the order",
            "      not: { required: [queue, ink] }\n      # In the order",
        )],
    );
    let left = by_hand(&named, &[("| `ink` | String", "| `tint` | String")]);
    assert_eq!(left, ["request tint: `not` of its object names it too"]);

    let aliased = replaced(
        BLOCK,
        &[
            (
                "minimum: 1\n            maximum: 40",
                "minimum: &one 1\n            maximum: 40",
            ),
            (
                "width: { type: integer, minimum: 1,",
                "width: { type: integer, minimum: *one,",
            ),
        ],
    );
    let left = by_hand(&aliased, &[("from 1 to 12", "from 2 to 12")]);
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn wrong_amendments_are_taken_back() {
    // The other end stays where it is.
    let left = by_hand(
        BLOCK,
        &[(
            "contains 1 to 64 characters",
            "contains at least 80 characters",
        )],
    );
    assert!(
        left.iter().any(|one| one.contains("taken back")),
        "{left:?}"
    );
}

#[test]
fn without_a_change_nothing_happens() {
    let followed = followed("spec/press.yaml", BLOCK, PAGE, PAGE);
    assert_eq!(followed.state, State::Nothing);
    assert!(followed.documents.is_empty() && followed.records.is_empty());
}

#[test]
fn words_alone_renew_the_record() {
    let page = PAGE.replace("Where it waits.", "The line it waits in.");
    let followed = followed("spec/press.yaml", BLOCK, PAGE, &page);
    assert_eq!(followed.state, State::Recorded);
    assert!(followed.documents.is_empty());
    assert_eq!(followed.records.len(), 1);
}

#[test]
fn another_page_stops_everything() {
    for page in [
        "",
        "# Sign in\n\nName and password.\n",
        &PAGE.replace("## Request parameters", "## Sign"),
    ] {
        let followed = followed("spec/press.yaml", BLOCK, PAGE, page);
        assert_eq!(followed.state, State::Stopped, "{page}");
        assert!(followed.documents.is_empty() && followed.records.is_empty());
    }
}

#[test]
fn a_page_without_a_record_stops_everything() {
    let settings = settings(&["spec/press.yaml"]);
    let files = Memory::new().with("spec/press.yaml", BLOCK);
    let followed = follow(&settings, &[], &files, &Memory::new().with("page.md", PAGE));
    assert_eq!(followed.state, State::Stopped);
    assert_eq!(followed.review.findings.all()[0].code.id, "B1126");
}

/// A page of a bindery, with nested tables.
/// The page with rows of headers that are asked for, and of such as come back with one more
/// status.
fn with_headers(asked: &[&str], answered: &[&str]) -> String {
    let rows = |names: &[&str], before: &str| -> String {
        let rows = names
            .iter()
            .map(|name| format!("| {name} | String |{before} Words. |\n"));
        rows.collect()
    };
    let asked = format!(
        "### Request headers\n\n| Parameter | Type | Mandatory | Description |\n|---|---|---|---|\n{}\n## Response parameters",
        rows(asked, " Yes |")
    );
    let answered = format!(
        "**Status code: 409**\n\n| Parameter | Type | Description |\n|---|---|---|\n{}\n## Status codes",
        rows(answered, "")
    );
    let page = PAGE.replace("## Response parameters", &asked);
    page.replace("## Status codes", &answered)
}

#[test]
fn headers_that_openapi_says_otherwise_are_not_written() {
    let said = [
        "Accept",
        "Authorization",
        "Content-Length",
        "Content-Type",
        "Cookie",
        "Host",
    ];
    let asked: Vec<&str> = said.into_iter().chain(["X-Trace"]).collect();
    let answered = [
        "Accept",
        "Content-Length",
        "Content-Type",
        "Host",
        "X-Trace",
    ];
    let page = with_headers(&asked, &answered);
    let written = scaffolded(&page);
    let names: Vec<&str> = written.lines().map(str::trim_start).collect();
    let is_header = |name: &&str| {
        names.contains(&format!("- name: {name}").as_str())
            || names.contains(&format!("{name}:").as_str())
    };
    let found: Vec<&str> = asked
        .iter()
        .copied()
        .filter(|name| is_header(name))
        .collect();
    assert_eq!(found, ["X-Trace"], "{written}");
    for name in said {
        assert!(
            written.contains(&format!("said by OpenAPI otherwise: {name} ")),
            "{name}"
        );
    }
    // The same when it is the page that changes; how calls are authenticated is left to a person.
    let followed = followed("spec/press.yaml", BLOCK, PAGE, &page);
    let text = &followed.documents[0].1;
    assert!(said.iter().all(|name| !text.contains(name)), "{text}");
    assert_eq!(text.matches("X-Trace").count(), 2, "{text}");
    let left = followed.changes.iter().filter_map(|one| match &one.fate {
        Fate::ByHand(why) => Some(format!("{}: {why}", one.difference.key)),
        _ => None,
    });
    let why = "OpenAPI says otherwise that such a header is sent";
    let left: Vec<String> = left.collect();
    assert_eq!(
        left,
        [
            format!("header Authorization: {why}"),
            format!("header Cookie: {why}")
        ]
    );
}

const BINDING: &str = include_str!("../../tests/pages/change-binding.md");

/// A first document of a page.
fn scaffolded(page: &str) -> String {
    let mut sources = bindery::finding::Sources::new();
    let source = sources.add("page.md", page);
    let claims = crate::read::read(&crate::page::Page::read(source, &sources));
    crate::scaffold::scaffold("Press", &[&claims], &sources).text
}

/// The rows of the tables of a page that name something.
fn rows(page: &str) -> Vec<&str> {
    // Without its row, a parameter of the path is still in the path.
    let in_path = |line: &str| line.starts_with("| `shop_id`") || line.contains("| UUID |");
    let is_row =
        |line: &&str| (line.starts_with("| `") || line.starts_with("| 409")) && !in_path(line);
    page.lines().filter(is_row).collect()
}

#[test]
fn every_row_can_go_and_come() {
    let (mut amended, mut left) = (0, Vec::new());
    for row in rows(BINDING) {
        let less = BINDING.replacen(&format!("{row}\n"), "", 1);
        for (old, new) in [(BINDING, less.as_str()), (less.as_str(), BINDING)] {
            let spec = scaffolded(old);
            let followed = followed("spec/press.yaml", &spec, old, new);
            for one in &followed.changes {
                match &one.fate {
                    Fate::Amended => amended += 1,
                    Fate::ByHand(why) => left.push(format!("{}: {why}", one.difference.key)),
                    Fate::Nothing | Fate::Wording => {}
                }
            }
        }
    }
    assert_eq!((amended, left), (30, Vec::new()));
}

/// The rows of a page in HTML, but for those of parameters that are in the path anyway.
fn html_rows(page: &str) -> Vec<&str> {
    let rows = page.split("<tr").skip(1);
    let rows = rows.filter_map(|rest| Some(rest.split_once("</tr>")?.0));
    let name = |row: &str| -> String {
        let cell = row.split("</td>").next().unwrap_or_default();
        let pieces = cell
            .split('<')
            .filter_map(|piece| Some(piece.split_once('>')?.1.trim()));
        pieces.collect()
    };
    let is_field =
        |row: &&str| row.contains("<td") && !page.contains(&format!("{{{}}}", name(row)));
    rows.filter(is_field).collect()
}

#[test]
fn every_row_of_html_can_go_and_come() {
    let (mut amended, mut left) = (0, Vec::new());
    for page in [
        include_str!("../../tests/pages/order-prints.html"),
        include_str!("../../tests/pages/print-blocks-zh.html"),
    ] {
        for row in html_rows(page) {
            let less = page.replacen(&format!("<tr{row}</tr>"), "", 1);
            for (old, new) in [(page, less.as_str()), (less.as_str(), page)] {
                let followed = followed("spec/press.yaml", &scaffolded(old), old, new);
                assert_ne!(followed.state, State::Stopped, "{row}");
                for one in &followed.changes {
                    match &one.fate {
                        Fate::Amended => amended += 1,
                        Fate::ByHand(why) => left.push(format!("{}: {why}", one.difference.key)),
                        Fate::Nothing | Fate::Wording => {}
                    }
                }
            }
        }
    }
    // The page has a body of success, so that its only status cannot go.
    let why = "status 200: tried and taken back: `response success` would not agree any more";
    assert_eq!((amended, left), (84, vec![why.to_owned()]));
}
