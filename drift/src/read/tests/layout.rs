//! Parts of pages, addresses, and what tables are about.

use super::{claims, names, parameters, unread};
use crate::claim::{ExampleOf, What};

const HEAD: &str = "|---|---|---|---|\n";

fn table(heading: &str, rows: &str) -> String {
    format!("\n{heading}\n{HEAD}{rows}\n")
}

fn fields(rows: &str) -> String {
    table("| Parameter | Mandatory | Type | Description |", rows)
}

#[test]
fn parameters_are_where_the_address_has_them() {
    let page = format!(
        "# Printing\n## URI\nPOST /v1/{{shop}}/prints/{{printId}}?dry={{dry}}&mark={{mark}}\n{}",
        fields(
            "| shop | Yes | String | Which. |\n| print_id | Yes | String | Which. |\n| dry | No | Boolean | Or not. |\n| X-Key | No | String | The key. |"
        )
    );
    let claims = claims(&page);
    assert_eq!(
        parameters(&claims),
        [
            "path shop",
            "path print_id",
            "query dry",
            "header X-Key",
            "query mark"
        ]
    );
    assert_eq!(
        claims.operations[0].path.value,
        "/v1/{shop}/prints/{printId}"
    );
    assert_eq!(claims.rows.all, 4, "what only the address has is no row");
}

#[test]
fn a_name_that_the_address_spells_otherwise() {
    let page = format!(
        "# P\n## URI\nGET /v1/{{shop}}/types/{{type_id}}\n{}",
        fields("| shop | Yes | String | Which. |\n| types_id | Yes | String | Which. |")
    );
    assert_eq!(parameters(&claims(&page)), ["path shop", "path types_id"]);
}

#[test]
fn a_column_can_say_where() {
    let page = format!(
        "# P\n## URI\nPUT /v1/inks/{{ink}}\n## Request Parameters\n{}",
        table(
            "| Name | In | Type | Required |",
            "| ink | path | String | Yes |\n| cut | query | Boolean | No |\n| X-Key | header | String | No |\n| hue | body | String | Yes |"
        )
    );
    let claims = claims(&page);
    assert_eq!(
        parameters(&claims),
        ["path ink", "query cut", "header X-Key"]
    );
    assert_eq!(names(&claims.operations[0].request), ["hue"]);
}

#[test]
fn headers_are_told_from_the_body() {
    let page = format!(
        "# P\n## URI\nPUT /v1/inks\n## Request\n{}{}## Response\nStatus code: 202\n{}{}\nStatus code: 400\n{}",
        fields("| X-Auth-Token | Yes | String | Who. |\n| Content-Type | No | String | What. |"),
        fields("| hue | Yes | String | Which. |"),
        fields("| X-Request-Id | - | String | Which. |"),
        fields("| job | - | String | Which. |"),
        fields("| code | - | String | Which. |"),
    );
    let claims = claims(&page);
    let operation = &claims.operations[0];
    assert_eq!(
        parameters(&claims),
        ["header X-Auth-Token", "header Content-Type"]
    );
    assert_eq!(names(&operation.request), ["hue"]);
    let responses: Vec<_> = operation
        .responses
        .iter()
        .map(|response| {
            (
                response.status,
                names(&response.headers),
                names(&response.body),
            )
        })
        .collect();
    assert_eq!(
        responses,
        [
            (Some(202), vec!["X-Request-Id"], vec!["job"]),
            (Some(400), vec![], vec!["code"])
        ]
    );
    assert_eq!(unread(&claims), []);
}

#[test]
fn what_a_method_without_body_is_asked_is_its_query() {
    let rows = fields("| limit | No | Integer | How many. |");
    let page = |method| format!("# P\n## URI\n{method} /v1/inks\n## Request\n{rows}");
    assert_eq!(parameters(&claims(&page("GET"))), ["query limit"]);
    assert_eq!(
        names(&claims(&page("POST")).operations[0].request),
        ["limit"]
    );
}

#[test]
fn one_response_for_several_statuses() {
    let page = format!(
        "# P\n## URI\nGET /v1/inks\n## Response\nStatus codes: 401, 403\n{}",
        fields("| code | - | String | Which. |")
    );
    let claims = claims(&page);
    let statuses: Vec<_> = claims.operations[0]
        .responses
        .iter()
        .map(|response| response.status)
        .collect();
    assert_eq!(statuses, [Some(401), Some(403)]);
}

#[test]
fn two_addresses_are_two_operations() {
    let claims = claims(
        "# P\n## URI\nGET https://ink.shop.org/v2/inks\n\nOr\n\nGET https://{endpoint}/v2.1/inks\n",
    );
    let found: Vec<_> = claims
        .operations
        .iter()
        .map(|operation| (operation.path.value.as_str(), operation.host.as_deref()))
        .collect();
    assert_eq!(
        found,
        [
            ("/v2/inks", Some("https://ink.shop.org")),
            ("/v2.1/inks", None)
        ]
    );
}

#[test]
fn method_and_path_on_lines_of_their_own() {
    let claims = claims("# P\n## URI\n\nMethod: DELETE\n\nURI: /v1/inks/{ink}\n");
    assert_eq!(claims.operations[0].method, "DELETE");
    assert_eq!(claims.operations[0].path.value, "/v1/inks/{ink}");
}

#[test]
fn statuses_and_examples() {
    let claims = claims(
        "# P\n## URI\nGET /v1/inks\n## Example Requests\n```\nGET /v1/inks\n```\n## Example Responses\nStatus code: 200\n```\n{ \"hue\": 3 }\n```\n```\n{ \"hue\": }\n```\n## Status Codes\n| Status Code | Description |\n|---|---|\n| 200 | Done. |\n| 404 Not Found | Nothing. |\n| Other | Ask. |\n",
    );
    let operation = &claims.operations[0];
    let statuses: Vec<_> = operation
        .statuses
        .iter()
        .map(|status| status.value)
        .collect();
    assert_eq!(statuses, [200, 404]);
    let examples: Vec<_> = operation
        .examples
        .iter()
        .map(|example| (example.of, example.body.is_some()))
        .collect();
    assert_eq!(
        examples,
        [
            (ExampleOf::Request, false),
            (ExampleOf::Response(Some(200)), true),
            (ExampleOf::Response(Some(200)), false)
        ]
    );
    assert_eq!(unread(&claims), [What::Example]);
}

#[test]
fn another_page_yields_no_operation() {
    for page in [
        "",
        "<html><form><input name=user></form></html>",
        "# Not Found\nGo back.\n",
    ] {
        let claims = claims(page);
        assert!(claims.operations.is_empty(), "{page}");
        assert_eq!(claims.rows.all, 0);
    }
    assert_eq!(
        unread(&claims("# P\n## URI\nNot known yet.\n")),
        [What::Address]
    );
}

#[test]
fn what_stands_below_a_page_is_not_of_it() {
    let page = format!(
        "# P\n## URI\nGET /v1/inks\n## Feedback\n{}",
        fields("| mood | Yes | String | Which. |")
    );
    assert_eq!(claims(&page).rows.all, 0);
}

#[test]
fn tables_of_something_else_are_listed() {
    let claims = claims("# P\n## URI\nGET /v1/inks\n\n| Press | Room |\n|---|---|\n| old | 3 |\n");
    assert_eq!(unread(&claims), [What::Table]);
    assert_eq!(claims.rows.all, 0);
}
