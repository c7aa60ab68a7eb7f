//! Nested tables and the fields that they belong to.

use super::{claims, nested, unread};
use crate::claim::{Claims, What};

/// The text form of a page, in which nothing but the order tells the tables apart.
fn text(tables: &[&[(&str, &str, &str)]], example: &str) -> Claims {
    let mut page = "Printing\nURI\nPOST /v1/prints\nRequest Parameters\n".to_owned();
    for rows in tables {
        page.push_str("| Parameter | Mandatory | Type | Description |\n|---|---|---|---|\n");
        for (name, kind, words) in *rows {
            page.push_str(&format!("| {name} | No | {kind} | {words} |\n"));
        }
    }
    page.push_str(&format!(
        "Example Requests\nPOST https://{{endpoint}}/v1/prints {example}\n"
    ));
    claims(&page)
}

fn of<'c>(claims: &'c Claims, name: &str) -> Option<Vec<&'c str>> {
    nested(claims, &claims.operations[0].request, name)
}

#[test]
fn by_link_and_by_number() {
    let claims = claims(
        "<h1>P</h1><h4>URI</h4><p>POST /v1/inks</p><h4>Request</h4>\
         <table><caption>Table 1 Request parameters</caption><tr><th>Parameter</th><th>Type</th><th>Description</th></tr>\
         <tr><td>ink</td><td>Object</td><td>See <a href='#t9'>below</a>.</td></tr>\
         <tr><td>tin</td><td>Object</td><td>See Table 2.</td></tr>\
         <tr><td>lid</td><td>Object</td><td>See <a href='other.html#t2'>Table 2</a>.</td></tr></table>\
         <a name='t2'></a><table><caption>Table 2 Things</caption><tr><th>Parameter</th><th>Type</th><th>Description</th></tr><tr><td>size</td><td>Integer</td><td>Or so.</td></tr></table>\
         <a name='t9'></a><table><caption>Table 9 Things</caption><tr><th>Parameter</th><th>Type</th><th>Description</th></tr><tr><td>hue</td><td>String</td><td>Or so.</td></tr></table>",
    );
    assert_eq!(of(&claims, "ink"), Some(vec!["hue"]));
    assert_eq!(of(&claims, "tin"), Some(vec!["size"]));
    assert_eq!(of(&claims, "lid"), None, "a table of another page");
}

#[test]
fn by_caption_and_by_type() {
    let table = |heading: &str, row: &str| {
        format!("\n#### {heading}\n\n| Parameter | Type | Description |\n|---|---|---|\n{row}\n")
    };
    let claims = claims(&format!(
        "# P\n## URI\nPOST /v1/inks\n## Request\n{}{}{}{}",
        table(
            "Request body",
            "| inks | Array of Ink objects | Some. |\n| spare | Ink object | One. |\n| tin | Object | One. |\n| lids | Array of objects | Some. |"
        ),
        table("tin field description", "| size | Integer | Or so. |"),
        table("Ink", "| hue | String | Or so. |"),
        table("lid objects", "| tight | Boolean | Or so. |"),
    ));
    assert_eq!(of(&claims, "inks"), Some(vec!["hue"]));
    assert_eq!(of(&claims, "spare"), Some(vec!["hue"]), "the same type");
    assert_eq!(of(&claims, "tin"), Some(vec!["size"]));
    assert_eq!(of(&claims, "lids"), Some(vec!["tight"]));
    assert_eq!(unread(&claims), []);
    let names: Vec<&str> = claims
        .groups
        .iter()
        .map(|group| group.name.as_str())
        .collect();
    assert_eq!(names, ["tin", "Ink", "lids"]);
}

#[test]
fn by_number_where_nothing_is_numbered() {
    let claims = text(
        &[
            &[("ink", "Object", "See Table 2.")],
            &[
                ("tin", "Object", "See Table 3."),
                ("note", "Object", "Any."),
            ],
            &[("size", "Integer", "Or so.")],
        ],
        "",
    );
    assert_eq!(of(&claims, "ink"), Some(vec!["tin", "note"]));
    assert_eq!(
        nested(&claims, &claims.groups[0].fields, "tin"),
        Some(vec!["size"])
    );
    assert_eq!(unread(&claims), []);
}

#[test]
fn by_what_an_example_shows() {
    // The tables stand in another order than the fields.
    let claims = text(
        &[
            &[("ink", "Ink object", "One."), ("tin", "Tin object", "One.")],
            &[("size", "Integer", "Or so."), ("lid", "String", "Or so.")],
            &[("hue", "String", "Or so.")],
        ],
        r#"{ "ink" : { "hue" : "red" }, "tin" : { "size" : 3 } }"#,
    );
    assert_eq!(of(&claims, "ink"), Some(vec!["hue"]));
    assert_eq!(of(&claims, "tin"), Some(vec!["size", "lid"]));
}

#[test]
fn by_order_where_it_comes_out_even() {
    let tables: [&[_]; 3] = [
        &[
            ("ink", "Ink object", "One."),
            ("again", "Ink object", "One."),
            ("tin", "Tin object", "One."),
        ],
        &[("hue", "String", "Or so.")],
        &[("size", "Integer", "Or so.")],
    ];
    let claims = text(&tables, "");
    assert_eq!(of(&claims, "ink"), Some(vec!["hue"]));
    assert_eq!(of(&claims, "again"), Some(vec!["hue"]));
    assert_eq!(of(&claims, "tin"), Some(vec!["size"]));
}

#[test]
fn what_can_be_two_ways_is_not_guessed() {
    // Depth first the second table is that of `lid`, else that of `tin`.
    let tables: [&[_]; 4] = [
        &[("ink", "Ink object", "One."), ("tin", "Tin object", "One.")],
        &[("lid", "Lid object", "One.")],
        &[("a", "String", "Or so.")],
        &[("b", "String", "Or so.")],
    ];
    let claims = text(&tables, "");
    assert_eq!(of(&claims, "tin"), None);
    assert_eq!(unread(&claims), [What::Group, What::Group, What::Group]);
    assert_eq!(
        (claims.rows.all, claims.rows.claims, claims.rows.unread),
        (5, 2, 3)
    );
}

#[test]
fn an_example_that_does_not_fit_forbids_the_order() {
    let tables: [&[_]; 2] = [
        &[("ink", "Ink object", "One.")],
        &[("size", "Integer", "Or so.")],
    ];
    let claims = text(&tables, r#"{ "ink" : { "hue" : "red" } }"#);
    assert_eq!(of(&claims, "ink"), None);
    assert_eq!(unread(&claims), [What::Group]);
}

#[test]
fn tables_that_name_each_other() {
    let claims = claims(
        "<h1>P</h1><h4>URI</h4><p>POST /v1/inks</p><h4>Request</h4>\
         <table><caption>Table 1 Request</caption><tr><th>Parameter</th><th>Type</th><th>Description</th></tr><tr><td>node</td><td>Object</td><td>See Table 2.</td></tr></table>\
         <table><caption>Table 2 node</caption><tr><th>Parameter</th><th>Type</th><th>Description</th></tr><tr><td>next</td><td>Object</td><td>See Table 2.</td></tr></table>",
    );
    assert_eq!(of(&claims, "node"), Some(vec!["next"]));
    assert_eq!(
        nested(&claims, &claims.groups[0].fields, "next"),
        Some(vec!["next"])
    );
}

#[test]
fn what_a_row_without_a_name_refers_to_is_not_the_body() {
    let tables: [&[_]; 2] = [
        &[("the name of the press", "Object", "See Table 2.")],
        &[("hue", "String", "Or so.")],
    ];
    let claims = text(&tables, "");
    assert!(claims.operations[0].request.is_empty());
    assert_eq!(unread(&claims), [What::Row, What::Group]);
}
