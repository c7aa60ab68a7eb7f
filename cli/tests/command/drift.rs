//! Pages that say what the document says, and pages that do not.

use crate::room::{Ended, Room};

const SPEC: &str = "\
openapi: 3.1.0
info: { title: Press, version: '1' }
servers: [{ url: https://press.example }]
paths:
  /v1/{shop}/prints:
    post:
      operationId: print
      parameters:
        - { name: shop, in: path, required: true, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [paper]
              properties:
                paper: { type: string, maxLength: 64 }
                copies: { type: integer }
      responses:
        '202': { description: Accepted }
";

const PAGE: &str = "\
# Printing Sheets

## URI

POST /v1/{shop}/prints

| Parameter | Mandatory | Type | Description |
|---|---|---|---|
| shop | Yes | String | The shop. |

## Request Parameters

| Parameter | Mandatory | Type | Description |
|---|---|---|---|
| paper | Yes | String | What to print on. The value can have a maximum of 64 characters. |
| copies | No | Integer | How many are wanted. |

## Status Codes

| Status Code | Description |
|---|---|
| 202 | It was taken. |
";

const CONFIG: &str = "\
[crate]
name = \"press\"

[[module]]
name = \"press\"
documents = [\"spec/press.yaml\"]

[drift]
pages = \"pages\"

[[page]]
file = \"print.md\"
document = \"spec/press.yaml\"
operation = \"print\"
";

fn room(name: &str) -> Room {
    let room = Room::new(&format!("drift-{name}"));
    room.put("bindery.toml", CONFIG);
    room.put("spec/press.yaml", SPEC);
    room.put("pages/print.md", PAGE);
    room
}

/// What a run with another page tells.
#[track_caller]
fn with(room: &Room, page: &str, arguments: &[&str], code: i32) -> Ended {
    room.put("pages/print.md", page);
    room.run(&[&["drift"], arguments].concat()).with(code)
}

#[test]
fn a_page_that_says_the_same() {
    let room = room("same");
    let ended = room.run(&["drift"]).with(0);
    assert_eq!(ended.err, "");
    assert_eq!(
        ended.out,
        "pages/print.md: 3 rows, 0 differences\n1 of 1 page compared\n"
    );
    // The same without the configuration, and from elsewhere.
    let ended = room
        .run(&["drift", "spec/press.yaml", "pages/print.md"])
        .with(0);
    assert!(ended.out.contains("3 rows, 0 differences"), "{ended:?}");
    let ended = room
        .run_in("spec", &["drift", "--pages", "../pages"])
        .with(0);
    assert_eq!(
        ended.out,
        "../pages/print.md: 3 rows, 0 differences\n1 of 1 page compared\n"
    );
}

#[test]
fn a_difference_has_both_places() {
    let room = room("places");
    let ended = with(&room, &PAGE.replace("64", "32"), &[], 1);
    assert!(
        ended.err.contains(
            "error[B1112]: `request paper`: maxLength is `32` on the page, `64` in the document\n"
        ),
        "{}",
        ended.err
    );
    assert!(
        ended.err.contains("--> pages/print.md:15:"),
        "{}",
        ended.err
    );
    assert!(ended.err.contains("--> spec/press.yaml:"), "{}", ended.err);
    assert!(ended.out.contains("1 difference\n"), "{}", ended.out);
}

#[test]
fn accepted_is_what_the_page_said() {
    let room = room("accept");
    let ended = room.run(&["drift", "--accept"]).with(0);
    assert!(
        ended.out.contains("recorded spec/press.claims.yaml\n"),
        "{}",
        ended.out
    );
    let record = room.text("spec/press.claims.yaml");
    assert!(
        record.contains(
            "\"request paper\": { type: string, mandatory: true, maxLength: 64, at: \"15:"
        ),
        "{record}"
    );
    assert!(!record.contains("What to print on"));
    let ended = room.run(&["drift", "--accept"]).with(0);
    assert!(!ended.out.contains("recorded"), "{}", ended.out);
    room.run(&["drift"]).with(0);

    // Other words, and a limit that the document does not have anyway.
    let ended = with(&room, &PAGE.replace("are wanted", "are needed"), &[], 0);
    assert!(
        ended
            .err
            .contains("note[B1121]: `request copies` is worded anew"),
        "{}",
        ended.err
    );
    let silent = PAGE.replace(" The value can have a maximum of 64 characters.", "");
    let ended = with(&room, &silent, &[], 1);
    assert!(
        ended
            .err
            .contains("maxLength is not stated on the page any more, and was `64`"),
        "{}",
        ended.err
    );
    assert!(
        ended.err.contains("--> spec/press.claims.yaml:"),
        "{}",
        ended.err
    );
    with(&room, &silent, &["--accept"], 0);
    with(&room, &silent, &[], 0);
}

#[test]
fn a_page_that_is_none_is_not_recorded() {
    let room = room("none");
    let login = "<html><body><h1>Log in</h1><form><input name=user></form></body></html>";
    for (page, code) in [("", "B1102"), (login, "B1102"), ("%PDF-1.7", "B1101")] {
        let ended = with(&room, page, &["--accept"], 1);
        assert!(ended.err.contains(code), "{}", ended.err);
        assert!(!room.has("spec/press.claims.yaml"));
    }
    let other = PAGE
        .replace("POST /v1/{shop}/prints", "GET /v1/{shop}/inks")
        .replace("Printing", "Listing");
    let ended = with(&room, &other, &["--accept"], 1);
    // Nobody said which title the page has, but the address is another one.
    assert!(
        ended
            .err
            .contains("error[B1103]: the page is of `GET /v1/{shop}/inks`, not of"),
        "{}",
        ended.err
    );
    assert!(
        ended.out.contains("not recorded: pages/print.md\n"),
        "{}",
        ended.out
    );
    std::fs::remove_file(room.path.join("pages/print.md")).unwrap();
    let ended = room.run(&["drift"]).with(1);
    assert!(
        ended
            .err
            .contains("error[B1101]: cannot read the page `pages/print.md`"),
        "{}",
        ended.err
    );
    assert!(
        ended.out.contains("0 of 1 page compared\n"),
        "{}",
        ended.out
    );
}

#[test]
fn known_deviations_are_silent_while_they_are_true() {
    let room = room("known");
    room.put(
        "spec/press.deviations.yaml",
        "deviations: 1\nknown:\n  - operation: POST /v1/{shop}/prints\n    subject: request paper\n    finding: maxLength\n    page: 32\n    spec: 64\n    why: Longer names are taken.\n",
    );
    let ended = with(&room, &PAGE.replace("64", "32"), &[], 0);
    assert!(
        ended.out.contains("0 differences, 1 known deviation\n"),
        "{}",
        ended.out
    );
    let ended = with(&room, PAGE, &[], 1);
    assert!(
        ended.err.contains("error[B1124]: page and document do not deviate in `maxLength` of `request paper` any more\n --> spec/press.deviations.yaml:3:5\n"),
        "{}",
        ended.err
    );
}

#[test]
fn what_differs_can_be_listed_once_there_is_a_reason() {
    let room = room("list");
    let ended = with(&room, &PAGE.replace("64", "32"), &["--deviations"], 1);
    assert_eq!(
        ended.out,
        "deviations: 1\nknown:\n  - operation: \"POST /v1/{shop}/prints\"\n    subject: \"request paper\"\n    \
         finding: maxLength\n    page: 32\n    spec: 64\n    why: \"\"\n"
    );
    room.put("spec/press.deviations.yaml", &ended.out);
    let refused = room.run(&["drift"]).with(1);
    assert!(
        refused
            .err
            .contains("error[B1123]: `why` must be a string that is not empty"),
        "{}",
        refused.err
    );
    let reason = ended
        .out
        .replace("why: \"\"", "why: Longer names are taken.");
    room.put("spec/press.deviations.yaml", &reason);
    room.run(&["drift"]).with(0);
}

#[test]
fn for_tools() {
    let room = room("tools");
    let page = PAGE.replace("64", "32");
    let ended = with(&room, &page, &["--format", "json"], 1);
    let json: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(json["findings"][0]["code"], "B1112");
    assert_eq!(json["findings"][0]["related"][0]["path"], "spec/press.yaml");
    let ended = with(&room, &page, &["--format", "github"], 1);
    assert!(
        ended
            .out
            .starts_with("::error file=pages/print.md,line=15,"),
        "{}",
        ended.out
    );
    let ended = with(&room, &page, &["--format", "markdown"], 1);
    assert!(
        ended.out.starts_with(
            "**1 error**\n\n### <code>pages/print.md</code>\n\n| | what | line | see also |\n"
        ),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("| error B1112 | <code>request paper</code>: maxLength is <code>32</code> on the page, <code>64</code> in the document | 15 |"), "{}", ended.out);
    assert!(ended.err.contains("1 of 1 page compared"), "{}", ended.err);
}

#[test]
fn what_is_wrong_in_the_mapping() {
    let room = room("mapping");
    let refused = |config: &str| {
        room.put("bindery.toml", config);
        room.run(&["drift"]).with(2).err
    };
    let twice = CONFIG.to_owned() + &CONFIG[CONFIG.find("[[page]]").unwrap()..];
    let said = refused(&twice);
    assert!(
        said.contains("two pages of this document would have one record"),
        "{said}"
    );
    let said = refused(&CONFIG.replace("pages = \"pages\"\n", "rows-lost = 101\n"));
    assert!(
        said.contains("`rows-lost` must be a whole number from 0 to 100"),
        "{said}"
    );
    let said = refused(&CONFIG.replace("pages = \"pages\"\n", ""));
    assert!(said.contains("nothing says where the pages are"), "{said}");
    let said = refused(&CONFIG[..CONFIG.find("[drift]").unwrap()]);
    assert!(said.contains("maps no page to a document"), "{said}");
    let said = refused(&(CONFIG.to_owned() + "name = \"../x\"\n"));
    assert!(said.contains("`../x` does not fit"), "{said}");

    room.put(
        "bindery.toml",
        &CONFIG.replace("\"print\"\n", "\"printed\"\n"),
    );
    let ended = room.run(&["drift"]).with(1);
    assert!(
        ended
            .err
            .contains("error[B1125]: the document has no operation `printed`"),
        "{}",
        ended.err
    );
    // The codes are explained like the others.
    let ended = room.run(&["explain", "b1125"]).with(0);
    assert!(
        ended
            .out
            .starts_with("B1125 (error): an operation that the document does not have\n")
    );
}
