//! Nested tables without captions, of a page of which it is known what it said before.

use super::{names, nested, unread};
use crate::claim::{Body, Claims, Field, Nesting, What};
use crate::page::Page;
use bindery::finding::Sources;

type Row = (&'static str, &'static str, &'static str);

const HEADING: &str = "| Parameter | Mandatory | Type | Description |\n|---|---|---|---|\n";

const INK: Row = ("ink", "Ink object", "One.");
const TIN: Row = ("tin", "Tin object", "One.");
const LID: Row = ("lid", "Lid object", "One.");
const HUE: Row = ("hue", "String", "How it looks.");
const SIZE: Row = ("size", "Integer", "How large it is.");
const TIGHT: Row = ("tight", "Boolean", "Whether it is tight.");

/// A page in the text form, whose first table is the body of the request.
fn read(tables: &[&[Row]], nesting: &Nesting) -> Claims {
    let mut page = "Printing\nURI\nPOST /v1/prints\nRequest Parameters\n".to_owned();
    for rows in tables {
        page.push_str(HEADING);
        for (name, kind, words) in *rows {
            page.push_str(&format!("| {name} | No | {kind} | {words} |\n"));
        }
    }
    let mut sources = Sources::new();
    let id = sources.add("page", page);
    super::super::again(&Page::read(id, &sources), nesting)
}

/// What a page says of fields, to be known later.
fn nesting(claims: &Claims) -> Nesting {
    fn add(nesting: &mut Nesting, claims: &Claims, way: &[&str], fields: &[Field]) {
        for field in fields {
            nesting.add(Body::Request, way, &field.name, &field.digest);
            let inside = field.group.and_then(|group| claims.groups.get(group));
            let way: Vec<&str> = way.iter().copied().chain([field.name.as_str()]).collect();
            if let Some(group) = inside {
                add(nesting, claims, &way, &group.fields);
            }
        }
    }
    let mut nesting = Nesting::default();
    add(&mut nesting, claims, &[], &claims.operations[0].request);
    nesting
}

/// What was known of a page with these tables.
fn known(tables: &[&[Row]]) -> Nesting {
    let claims = read(tables, &Nesting::default());
    assert_eq!(unread(&claims), []);
    nesting(&claims)
}

fn of<'c>(claims: &'c Claims, name: &str) -> Option<Vec<&'c str>> {
    nested(claims, &claims.operations[0].request, name)
}

#[test]
fn the_table_of_a_field_that_is_gone_is_no_other_fields() {
    let before = known(&[&[INK, TIN, LID], &[HUE], &[SIZE], &[TIGHT]]);
    let tables: [&[Row]; 4] = [&[INK, LID], &[HUE], &[SIZE], &[TIGHT]];
    let alone = read(&tables, &Nesting::default());
    assert_eq!((of(&alone, "ink"), of(&alone, "lid")), (None, None));
    let claims = read(&tables, &before);
    assert_eq!(of(&claims, "ink"), Some(vec!["hue"]));
    assert_eq!(of(&claims, "lid"), Some(vec!["tight"]));
    assert_eq!(unread(&claims), [What::Group]);
}

#[test]
fn a_table_with_a_new_row_is_told_by_the_rest() {
    let before = known(&[&[INK, TIN, LID], &[HUE], &[SIZE], &[TIGHT]]);
    let claims = read(&[&[INK, LID], &[HUE], &[SIZE], &[TIGHT, SIZE]], &before);
    assert_eq!(of(&claims, "ink"), Some(vec!["hue"]));
    assert_eq!(of(&claims, "lid"), Some(vec!["tight", "size"]));
    assert_eq!(unread(&claims), [What::Group]);
}

#[test]
fn tables_within_tables_are_known_too() {
    let before = known(&[&[INK], &[TIN, LID], &[SIZE], &[TIGHT]]);
    let claims = read(&[&[INK], &[LID], &[SIZE], &[TIGHT]], &before);
    let ink = of(&claims, "ink");
    assert_eq!(ink, Some(vec!["lid"]));
    let group = claims
        .groups
        .iter()
        .find(|group| names(&group.fields) == ["lid"]);
    let lid = nested(&claims, &group.expect("a table").fields, "lid");
    assert_eq!(lid, Some(vec!["tight"]));
}

#[test]
fn tables_that_say_the_same_are_not_one() {
    let other: Row = ("hue", "String", "Another one.");
    let before = known(&[&[INK, TIN, LID], &[HUE], &[HUE], &[other]]);
    // Word by word it is known which is whose.
    let claims = read(&[&[TIN, LID], &[HUE], &[HUE], &[other]], &before);
    let group = |name: &str| {
        let mut fields = claims.operations[0].request.iter();
        let group = fields
            .find(|field| field.name == name)
            .and_then(|field| field.group);
        group.map(|group| claims.groups[group].fields[0].digest.clone())
    };
    let digest = |index: usize| Some(claims.groups[index].fields[0].digest.clone());
    assert_eq!((group("tin"), group("lid")), (digest(0), digest(2)));
    // By their names alone it is not.
    let (one, two): (Row, Row) = (("hue", "Integer", "New."), ("hue", "Long", "New too."));
    let claims = read(&[&[TIN, LID], &[one], &[two], &[other]], &before);
    assert_eq!(of(&claims, "tin"), None);
}

#[test]
fn what_was_known_does_not_stand_against_what_the_page_says() {
    let before = known(&[&[INK, TIN], &[HUE], &[SIZE]]);
    let claims = read(
        &[&[INK, TIN, LID], &[HUE, SIZE], &[TIGHT], &[SIZE, HUE]],
        &before,
    );
    assert_eq!(of(&claims, "ink"), Some(vec!["hue", "size"]));
    assert_eq!(of(&claims, "tin"), Some(vec!["tight"]));
}

#[test]
fn a_field_that_had_no_table_gets_none_of_another() {
    let before = known(&[&[INK, ("note", "Object", "Or so.")], &[HUE]]);
    let claims = read(&[&[("note", "Object", "Or so.")], &[HUE]], &before);
    assert_eq!(of(&claims, "note"), None);
    assert_eq!(unread(&claims), [What::Group]);
    // Of a field that is new nothing is known.
    let claims = read(&[&[("new", "Object", "Or so.")], &[HUE]], &before);
    assert_eq!(of(&claims, "new"), Some(vec!["hue"]));
}
