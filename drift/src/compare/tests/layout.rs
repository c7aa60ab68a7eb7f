//! What is not understood is not what was removed.

use super::written::{Room, document, page, shown};
use crate::claim::{Claims, Unread, What};

fn spec() -> String {
    let rest = "      requestBody: { content: { application/json: { schema: { type: object, properties: { title: { type: string } } } } } }
      responses: { default: { description: x } }
";
    document("post", "/press", rest, "")
}

fn rows(count: usize) -> Vec<String> {
    let rows = (0..count).map(|n| format!("\"request f{n}\": {{ type: string, maxLength: {n} }}"));
    rows.collect()
}

fn of(rows: &[String]) -> String {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    page("POST /press", &rows)
}

/// What is told against the record alone.
fn told(room: &mut Room, claims: &Claims) -> Vec<String> {
    let compared = room.compare_claims(claims);
    let of_record = compared.differences.iter().filter(|one| one.is_new);
    let lines = of_record.map(super::written::line);
    compared.obstacles.iter().map(shown).chain(lines).collect()
}

fn codes(told: &[String]) -> Vec<&str> {
    told.iter().map(|line| &line[..5]).collect()
}

fn unread(claims: &mut Claims, what: What) {
    let place = claims.operations[0].path.place;
    claims.unread.push(Unread {
        what,
        words: String::new(),
        place,
    });
}

#[test]
fn a_page_without_an_operation() {
    let mut room = Room::new(&spec());
    let told = room.told("claims: 1\noperations: []\n");
    assert_eq!(told, ["B1102 the page has no operation"]);
    let told = room.told("claims: 1\ntitle: Log in\noperations: []\n");
    assert_eq!(told, ["B1102 the page `Log in` has no operation"]);
}

#[test]
fn another_page() {
    let mut room = Room::new(&spec());
    assert_eq!(
        room.told(&page("GET /v1/inks/{id}", &[])),
        ["B1103 the page is of `GET /v1/inks/{id}`, not of `POST /press`"]
    );
    assert!(!room.compare(&page("GET /v1/inks/{id}", &[])).is_of_it);
    room.operation = Some("GET /press".to_owned());
    assert_eq!(
        room.told(&page("POST /press", &[])),
        ["B1125 the document has no operation `GET /press`, which this page should be of"]
    );
    room.operation = Some("press".to_owned());
    assert_eq!(
        room.told(&page("POST /press", &["\"request title\": {}"])),
        [""; 0]
    );
}

#[test]
fn a_page_of_which_only_the_address_is_understood() {
    let told = Room::new(&spec()).told(&page("POST /press", &[]));
    assert_eq!(codes(&told), ["B1104"]);
}

#[test]
fn many_rows_less_are_one_finding() {
    let old = rows(12);
    let mut room = Room::new(&spec()).recorded(&of(&old));
    let told_of = |room: &mut Room, left: usize| {
        let claims = room.claims(&of(&old[..left]));
        told(room, &claims)
    };
    assert_eq!(codes(&told_of(&mut room, 12)), [""; 0]);
    assert_eq!(codes(&told_of(&mut room, 9)), ["B1109", "B1109", "B1109"]);
    assert_eq!(codes(&told_of(&mut room, 6)), ["B1104"]);
    assert_eq!(codes(&told_of(&mut room, 0)), ["B1104"]);
}

#[test]
fn what_is_perhaps_in_a_table_that_is_not_understood_is_not_removed() {
    let old = rows(12);
    let mut room = Room::new(&spec()).recorded(&of(&old));
    let mut claims = room.claims(&of(&old[..10]));
    unread(&mut claims, What::Group);
    let told_now = told(&mut room, &claims);
    assert_eq!(codes(&told_now), ["B1104"]);
    // It was there at the last review: then the rows are really gone.
    let mut room =
        Room::new(&spec()).recorded(&of(&old).replace("rows: 12\n", "rows: 12\nunread: [group]\n"));
    let told_now = told(&mut room, &claims);
    assert_eq!(codes(&told_now), ["B1109", "B1109"]);
}

#[test]
fn a_limit_that_is_perhaps_in_words_that_are_not_understood_is_not_gone() {
    let old = rows(2);
    let mut room = Room::new(&spec()).recorded(&of(&old));
    let mut claims = room.claims(&of(&old).replace(", maxLength: 1", ""));
    let before = told(&mut room, &claims);
    assert_eq!(codes(&before), ["B1112"]);
    unread(&mut claims, What::Limit);
    let after = told(&mut room, &claims);
    assert_eq!(
        after,
        ["B1104 no longer understood, or gone: maxLength of `request f1`"]
    );
}

#[test]
fn what_is_not_understood_is_told_until_it_is_recorded() {
    let mut room = Room::new(&spec());
    let text = page("POST /press", &["\"request title\": { type: string }"]);
    let mut claims = room.claims(&text);
    unread(&mut claims, What::Type);
    assert_eq!(codes(&told(&mut room, &claims)), ["B1105"]);
    let mut room =
        Room::new(&spec()).recorded(&text.replace("rows: 1\n", "rows: 1\nunread: [type]\n"));
    assert_eq!(codes(&told(&mut room, &claims)), [""; 0]);
}

#[test]
fn a_page_that_contradicts_itself() {
    let mut room = Room::new(&spec());
    let mut claims = room.claims(&page(
        "POST /press",
        &["\"request title\": { type: string }"],
    ));
    let mut again = claims.operations[0].request[0].clone();
    claims.operations[0].request.push(again.clone());
    assert_eq!(codes(&told(&mut room, &claims)), [""; 0]);
    again.deprecated = true;
    claims.operations[0].request.push(again);
    assert_eq!(codes(&told(&mut room, &claims)), ["B1106"]);
}

#[test]
fn tables_that_name_each_other_end() {
    let mut room = Room::new(&spec());
    let mut claims = room.claims(&page(
        "POST /press",
        &["\"request title\": { type: object }"],
    ));
    let one = claims.operations[0].request[0].clone();
    let place = one.place;
    for index in 0..40 {
        let fields = ["a", "b", "c"].map(|name| {
            let mut field = one.clone();
            field.name = name.to_owned();
            field.group = Some((index + 1) % 40);
            field
        });
        claims.groups.push(crate::claim::Group {
            name: String::new(),
            fields: fields.to_vec(),
            place,
        });
    }
    claims.operations[0].request[0].group = Some(0);
    assert!(codes(&told(&mut room, &claims)).contains(&"B1107"));
}

#[test]
fn what_was_in_a_field_that_is_gone_is_no_loss_of_its_own() {
    let inside = (0..9).map(|n| format!("\"request ink.f{n}\": {{ type: string }}"));
    let all: Vec<String> = [
        "\"request title\": { type: string }",
        "\"request ink\": { type: object }",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain(inside)
    .collect();
    let record = of(&all).replace("rows: 11", "rows: 3");
    let mut room = Room::new(&spec()).recorded(&record);
    let mut claims = room.claims(&of(&all[..1]));
    claims.rows.claims = 2;
    let gone = told(&mut room, &claims);
    assert_eq!(codes(&gone), ["B1109"], "{gone:?}");
    // Where most of the rows are gone too, the page is perhaps not whole.
    let mut room = Room::new(&spec()).recorded(&of(&all));
    let mut claims = room.claims(&of(&all[..1]));
    claims.rows.claims = 1;
    assert_eq!(codes(&told(&mut room, &claims)), ["B1104"]);
}
