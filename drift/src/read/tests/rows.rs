//! Single rows.

use super::{claims, names, unread};
use crate::claim::{Claims, Field, Kind, Limit, What};
use serde_json::json;

const HEADING: &str = "| Parameter | Mandatory | Type | Description |\n|---|---|---|---|\n";

fn request(rows: &str) -> Claims {
    claims(&format!(
        "# P\n## URI\nPOST /v1/inks\n## Request\n\n{HEADING}{rows}\n"
    ))
}

fn first(rows: &str) -> Field {
    request(rows).operations[0].request[0].clone()
}

#[test]
fn a_row_says_everything() {
    let field = first(
        "| hue | Yes | String | Which. 1 to 64 characters. The value can be **red** or **blue**. The default value is **red**. |",
    );
    assert_eq!(field.name, "hue");
    assert_eq!(field.kind.unwrap().value, Kind::String);
    assert!(field.mandatory.unwrap().value);
    let limits: Vec<_> = field.limits.into_iter().map(|limit| limit.value).collect();
    assert_eq!(limits, [Limit::MinLength(1), Limit::MaxLength(64)]);
    assert_eq!(field.values.unwrap().value, [json!("red"), json!("blue")]);
    assert_eq!(field.default.unwrap().value, json!("red"));
    assert!(!field.deprecated);
}

#[test]
fn what_is_said_is_not_more_than_what_is_understood() {
    let claims = request(
        "| hue | Perhaps | Colour wheel | If it is wet, 1 to 64 characters. The default value is not red. |",
    );
    let field = &claims.operations[0].request[0];
    assert!(field.kind.is_none() && field.mandatory.is_none() && field.default.is_none());
    assert!(field.limits.is_empty());
    assert_eq!(
        unread(&claims),
        [What::Mandatory, What::Type, What::Limit, What::Limit]
    );
    assert_eq!((claims.rows.all, claims.rows.claims), (1, 1));
}

#[test]
fn rows_without_a_name_are_listed() {
    let claims = request(
        "| - | No | String | Text. |\n| the name of the ink | No | String | Text. |\n| hue | No | String | Text. |",
    );
    assert_eq!(names(&claims.operations[0].request), ["hue"]);
    assert_eq!(unread(&claims), [What::Row, What::Row]);
    assert_eq!(
        (claims.rows.all, claims.rows.claims, claims.rows.unread),
        (3, 1, 2)
    );
}

#[test]
fn contradictions_are_listed() {
    let claims =
        request("| hue | No | String | 1 to 64 characters. It cannot exceed 32 characters. |");
    let limits: Vec<_> = claims.operations[0].request[0]
        .limits
        .iter()
        .map(|limit| &limit.value)
        .collect();
    assert_eq!(limits, [&Limit::MinLength(1)]);
    assert_eq!(unread(&claims), [What::Limit]);
}

#[test]
fn deprecated_rows() {
    for words in [
        "Discarded",
        "This parameter is deprecated.",
        "Which. (Discarded)",
        "Not supported",
        "该字段已废弃",
    ] {
        let words = words.replace("Which. (Discarded)", "Which. Discarded.");
        assert!(
            first(&format!("| hue | No | String | {words} |")).deprecated,
            "{words}"
        );
    }
    assert!(first("| hue (deprecated) | No | String | Which. |").deprecated);
    assert!(!first("| hue | No | String | Blue is deprecated. |").deprecated);
    assert!(
        !first("| hue | No | String | This parameter is not supported in version 2. |").deprecated
    );
}

#[test]
fn rules_and_values_in_lists() {
    let html = |cell: &str| {
        claims(&format!(
            "<h1>P</h1><h4>URI</h4><p>POST /v1/inks</p><h4>Request</h4><table><tr><th>Parameter</th><th>Type</th><th>Description</th></tr><tr><td>hue</td><td>String</td><td>{cell}</td></tr></table>"
        ))
    };
    let of = |claims: &Claims| {
        let field = &claims.operations[0].request[0];
        let values = field.values.as_ref().map(|values| values.value.len());
        (values, field.limits.len(), claims.unread.len())
    };
    let items = "<ul><li><strong>red</strong>: hot</li><li><strong>blue</strong>: cold</li></ul>";
    assert_eq!(
        of(&html(&format!("<p>Which. Options:</p>{items}"))),
        (Some(2), 0, 0)
    );
    assert_eq!(
        of(&html(&format!(
            "<p>Default Value</p><p>red</p><p>Range</p>{items}"
        ))),
        (Some(2), 0, 0)
    );
    let rules = "<ul><li>Contains 1 to 64 characters.</li><li>Must begin with a letter.</li></ul>";
    assert_eq!(
        of(&html(&format!("<p>Value requirements:</p>{rules}"))),
        (None, 2, 1)
    );
    assert_eq!(
        of(&html(&format!("<p>The name of the tin:</p>{rules}"))),
        (None, 0, 1)
    );
}

#[test]
fn a_single_value_is_a_list_where_values_are_announced() {
    let values = |words: &str| first(&format!("| hue | No | String | {words} |")).values;
    assert_eq!(
        values("Possible values: red").unwrap().value,
        [json!("red")]
    );
    assert_eq!(values("Range: red"), None);
}

#[test]
fn sentences_as_items() {
    let claims = claims(
        "<h1>P</h1><h4>URI</h4><p>POST /v1/inks</p><h4>Request</h4><table><tr><th>Parameter</th><th>Type</th><th>Description</th></tr><tr><td>hue</td><td>String</td><td><ul><li>Which.</li><li>The value is a string of 1 to 64 characters.</li><li>Value range:</li><li>red: hot</li><li>blue: cold</li><li>Default value: red</li></ul></td></tr></table>",
    );
    let field = &claims.operations[0].request[0];
    assert_eq!(field.limits.len(), 2);
    assert_eq!(
        field.values.as_ref().unwrap().value,
        [json!("red"), json!("blue")]
    );
    assert_eq!(field.default.as_ref().unwrap().value, json!("red"));
    assert_eq!(unread(&claims), []);
}

#[test]
fn a_least_number_of_items_beside_that_of_characters() {
    let field = first(
        "| hues | No | Array of strings | Some. Minimum: 2 Maximum: 64 Array length: 1 - 10 |",
    );
    let limits: Vec<_> = field.limits.into_iter().map(|limit| limit.value).collect();
    assert_eq!(
        limits,
        [
            Limit::MinLength(2),
            Limit::MaxLength(64),
            Limit::MinItems(1),
            Limit::MaxItems(10)
        ]
    );
    let field = first("| hues | No | Array of strings | Some. Minimum: 2 |");
    assert_eq!(field.limits[0].value, Limit::MinItems(2));
}

#[test]
fn columns_of_their_own_for_default_and_range() {
    let claims = claims(
        "# P\n## URI\nPOST /v1/inks\n## Request\n\n| 名称 | 类型 | 是否必选 | 默认取值 | 取值范围 | 描述 |\n|---|---|---|---|---|---|\n| tins | Integer | 否 | 3 | 1-9 | 多少。 |\n",
    );
    let field = &claims.operations[0].request[0];
    assert_eq!(field.default.as_ref().unwrap().value, json!(3));
    assert_eq!(field.limits.len(), 2);
    assert!(!field.mandatory.as_ref().unwrap().value);
}

#[test]
fn an_optional_column_says_the_opposite() {
    let claims = claims(
        "# P\n## URI\nPOST /v1/inks\n## Request\n\n| Name | Type | Optional |\n|---|---|---|\n| a | String | Yes |\n| b | String | No |\n| c | String | Optional |\n",
    );
    let mandatory: Vec<_> = claims.operations[0]
        .request
        .iter()
        .map(|field| field.mandatory.as_ref().unwrap().value)
        .collect();
    assert_eq!(mandatory, [false, true, false]);
}

#[test]
fn cells_that_span() {
    let claims = claims(
        "<h1>P</h1><h4>URI</h4><p>POST /v1/inks</p><h4>Request</h4><table><tr><th>Parameter</th><th>Type</th><th>Description</th></tr>\
         <tr><td colspan=3>Of the ink</td></tr>\
         <tr><td rowspan=2>hue</td><td rowspan=2>String</td><td>Which.</td></tr><tr><td>1 to 64 characters</td></tr>\
         <tr><td>wet</td><td>Boolean</td><td>Or not.</td></tr></table>",
    );
    let fields = &claims.operations[0].request;
    assert_eq!(names(fields), ["hue", "wet"]);
    assert_eq!(fields[0].limits.len(), 2);
    assert_eq!(unread(&claims), [What::Row]);
    assert_eq!((claims.rows.all, claims.rows.claims), (4, 3));
}

#[test]
fn a_digest_is_of_the_words() {
    let digest = |rows: &str| first(rows).digest;
    let plain = digest("| hue | Yes | String | Which one. |");
    assert_eq!(digest("| hue | Yes | String | which **one** |"), plain);
    assert_ne!(digest("| hue | Yes | String | Which two. |"), plain);
    let turned = claims(
        "# P\n## URI\nPOST /v1/inks\n## Request\n\n| Description | Type | Mandatory | Parameter |\n|---|---|---|---|\n| Which one. | String | Yes | hue |\n",
    );
    assert_eq!(
        turned.operations[0].request[0].digest, plain,
        "the order of columns does not count"
    );
}
