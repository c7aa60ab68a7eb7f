//! A page against what was recorded of it.

use super::written::{Room, document, page};

const PRINT: &str = "POST /v1/{shop}/prints/{id}";

/// What was recorded.
const OLD: [&str; 12] = [
    "\"path shop\": { type: string, mandatory: true, digest: a }",
    "\"path id\": { type: string, mandatory: true, digest: b }",
    "\"query limit\": { type: integer, maximum: 50, digest: c }",
    "\"request title\": { type: string, mandatory: true, maxLength: 64, digest: d }",
    "\"request inks\": { type: array of object, digest: e }",
    "\"request inks[].colour\": { type: string, enum: [red, blue], digest: f }",
    "\"request inks[].amount\": { type: integer, default: 1, digest: g }",
    "\"response success id\": { type: string, digest: h }",
    "\"response success ips\": { type: array of string, digest: i }",
    "\"response success service\": { type: string, enum: [ssh], digest: j }",
    "\"response success ssh_keys\": { type: array of string, digest: k }",
    "\"response success uri\": { type: string, pattern: ^ssh, digest: l }",
];

/// A document that says nothing, so that only the record is compared.
fn room() -> Room {
    let rest = "      parameters:
        - { name: shop, in: path, required: true, schema: { type: string } }
        - { name: id, in: path, required: true, schema: { type: string } }
      responses: { default: { description: x } }
";
    let record = page(PRINT, &OLD).replace("claims: 1\n", "claims: 1\ntitle: Printing\n");
    Room::new(&document("post", "'/v1/{shop}/prints/{id}'", rest, "")).recorded(&record)
}

/// What is told that the document has nothing to do with.
fn told(page: &str) -> Vec<String> {
    let page = page.replace("claims: 1\n", "claims: 1\ntitle: Printing\n");
    let mut room = room();
    let compared = room.compare(&page);
    let of_record = compared.differences.iter().filter(|one| one.is_new);
    let obstacles = compared.obstacles.iter().map(super::written::shown);
    let lines = of_record.map(|one| {
        let line = super::written::line(one);
        let line = line.replace("; this is new since the last review", "");
        line.replace(
            " is on the page, and not in the document",
            " is new on the page",
        )
    });
    obstacles.chain(lines).collect()
}

#[track_caller]
fn with(changes: &[(&str, &str)]) -> Vec<String> {
    let mut rows: Vec<String> = OLD.iter().map(|row| (*row).to_owned()).collect();
    for (old, new) in changes {
        let row = rows.iter_mut().find(|row| row.contains(old));
        let row = row.unwrap_or_else(|| panic!("no row has {old}"));
        *row = row.replace(old, new);
    }
    let rows: Vec<&str> = rows
        .iter()
        .map(String::as_str)
        .filter(|row| !row.is_empty())
        .collect();
    told(&page(PRINT, &rows))
}

#[test]
fn nothing_changed() {
    assert_eq!(with(&[]), [""; 0]);
    // The order of rows is no fact, nor is that of values.
    let mut rows = OLD;
    rows.swap(7, 9);
    assert_eq!(told(&page(PRINT, &rows)), [""; 0]);
    assert_eq!(with(&[("[red, blue]", "[blue, red]")]), [""; 0]);
}

#[test]
fn facts() {
    let cases = [
        (
            "maximum: 50",
            "maximum: 100",
            "B1112 `query limit`: maximum is `100` on the page now, and was `50`",
        ),
        (
            "maximum: 50,",
            "",
            "B1112 `query limit`: maximum is not stated on the page any more, and was `50`",
        ),
        (
            "mandatory: true, maxLength",
            "mandatory: false, maxLength",
            "B1111 `request title`: mandatory is `false` on the page now, and was `true`",
        ),
        (
            "integer, default",
            "number, default",
            "B1110 `request inks[].amount`: type is `number` on the page now, and was `integer`",
        ),
        (
            "default: 1",
            "default: 2",
            "B1114 `request inks[].amount`: default is `2` on the page now, and was `1`",
        ),
        (
            "[red, blue]",
            "[red, green]",
            "B1113 `request inks[].colour`: the page now lists `green`; the page no longer lists `blue`",
        ),
        (
            "^ssh",
            "^http",
            "B1112 `response success uri`: pattern is `^http` on the page now, and was `^ssh`",
        ),
        (
            "type: string, digest: h",
            "type: string, deprecated: true, digest: h",
            "B1115 `response success id`: deprecated is `true` on the page now, and was not stated",
        ),
    ];
    for (old, new, expected) in cases {
        assert_eq!(with(&[(old, new)]), [expected], "{old}");
    }
}

#[test]
fn rows() {
    assert_eq!(
        with(&[(OLD[3], "")]),
        ["B1109 `request title` is gone from the page"]
    );
    // What is in a field that is gone is not told apart.
    assert_eq!(
        with(&[(OLD[4], ""), (OLD[5], ""), (OLD[6], "")]),
        ["B1109 `request inks` is gone from the page"]
    );
    assert_eq!(
        with(&[(
            OLD[3],
            &format!("{}\n      \"request gloss\": {{ type: boolean }}", OLD[3])
        )]),
        ["B1108 `request gloss` is new on the page"]
    );
}

#[test]
fn names() {
    assert_eq!(
        with(&[("request title", "request caption")]),
        ["B1119 `request caption` is perhaps renamed: it was `request title`"]
    );
    // Two are gone and one is new: the neighbour tells which of both it was.
    assert_eq!(
        with(&[(OLD[8], ""), ("ssh_keys", "key_pair_names")]),
        [
            "B1119 `response success key_pair_names` is perhaps renamed: it was `response success ssh_keys`",
            "B1109 `response success ips` is gone from the page",
        ]
    );
    // With all that is in it.
    assert_eq!(
        with(&[
            ("request inks\"", "request tints\""),
            ("request inks[].c", "request tints[].c"),
            ("request inks[].a", "request tints[].a")
        ]),
        ["B1119 `request tints` is perhaps renamed: it was `request inks`"]
    );
    assert_eq!(
        with(&[("query limit", "header limit")]),
        [
            "B1119 `header limit` is on the page what the document has as `query limit`".replace(
                "on the page what the document has as",
                "new on the page; it was"
            )
        ]
    );
}

#[test]
fn parameters_of_the_path() {
    let rows: Vec<String> = OLD
        .iter()
        .map(|row| row.replace("path id", "path print_id"))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(
        told(&page("POST /v1/{shop}/prints/{print_id}", &rows)),
        ["B1119 `path print_id` is perhaps renamed: the document has `path id`"]
    );
}

#[test]
fn an_object_that_is_a_list_now() {
    let record = page(
        "GET /press",
        &[
            "\"response success nets\": { type: object }",
            "\"response success nets.addr\": { type: string }",
        ],
    );
    let new = page(
        "GET /press",
        &[
            "\"response success nets\": { type: map of object }",
            "\"response success nets{}.addr\": { type: string }",
        ],
    );
    let spec = document(
        "get",
        "/press",
        "      responses: { default: { description: x } }\n",
        "",
    );
    let mut room = Room::new(&spec).recorded(&record);
    let told: Vec<String> = room
        .told(&new)
        .into_iter()
        .filter(|line| !line.contains("document"))
        .collect();
    assert_eq!(
        told,
        [
            "B1110 `response success nets`: type is `map of object` on the page now, and was `object`",
            "B1119 `response success nets{}.addr` is perhaps renamed: it was `response success nets.addr`",
        ]
    );
}

#[test]
fn wording() {
    assert_eq!(
        with(&[("digest: d", "digest: D")]),
        ["B1121 `request title` is worded anew, with the same facts"]
    );
    let mut room = room();
    let told =
        room.told(&page(PRINT, &OLD).replace("claims: 1\n", "claims: 1\ntitle: Printing sheets\n"));
    assert!(
        told.contains(&"B1121 the title is worded anew, with the same facts".to_owned()),
        "{told:?}"
    );
}

#[test]
fn a_status_that_is_stated_now_is_no_change_of_all_fields() {
    let rows: Vec<String> = OLD
        .iter()
        .map(|row| row.replace("response success", "response 200"))
        .collect();
    let mut rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    rows.push("\"status 200\": {}");
    assert_eq!(
        told(&page(PRINT, &rows)),
        ["B1116 `status 200` is new on the page"]
    );
}

#[test]
fn what_the_document_does_not_say_either_is_told_once() {
    let rest = "      requestBody: { content: { application/json: { schema: { type: object, properties: { title: { type: string, maxLength: 64 } } } } } }
      responses: { default: { description: x } }
";
    let old = page(
        "POST /press",
        &["\"request title\": { type: string, maxLength: 64 }"],
    );
    let mut room = Room::new(&document("post", "/press", rest, "")).recorded(&old);
    let compared = room.compare(&old.replace("64", "32"));
    assert_eq!(compared.differences.len(), 1);
    let finding = super::super::finding(&compared.differences[0]);
    assert_eq!(
        finding.message,
        "`request title`: maxLength is `32` on the page, `64` in the document; this is new since the last review"
    );
    assert_eq!(finding.related.len(), 2);
}

#[test]
fn a_new_name_that_only_the_record_tells_is_told_once() {
    let rest = "      requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: string }, b: { type: string }, c: { type: string }, keys: { type: string } } } } } }
      responses: { default: { description: x } }
";
    let rows = |name: &str| {
        let row = |name: &str| format!("\"request {name}\": {{ type: string }}");
        let rows = ["a", name, "b"].map(row);
        page("POST /press", &rows.each_ref().map(String::as_str))
    };
    let mut room = Room::new(&document("post", "/press", rest, "")).recorded(&rows("keys"));
    assert_eq!(
        room.told(&rows("pairs")),
        [
            "B1109 `request c` is in the document, and not on the page",
            "B1119 `request pairs` is perhaps renamed: the document has `request keys`; this is new since the last review",
        ]
    );
}
