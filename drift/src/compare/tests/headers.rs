//! Headers that a page or a document says otherwise, or not at all.

use super::written::{Room, document, page};

/// What is told of a page with these rows, against a document with these headers.
fn told(headers: &[&str], schemes: &str, rows: &[&str]) -> Vec<String> {
    let parameter = |name: &&str| {
        format!(
            "        - {{ name: {name}, in: header, required: true, schema: {{ type: string }} }}\n"
        )
    };
    let list: String = headers.iter().map(parameter).collect();
    let list = match list.is_empty() {
        true => list,
        false => format!("      parameters:\n{list}"),
    };
    let rest = format!("{list}      responses:\n        '204': {{ description: x }}\n{schemes}");
    Room::new(&document("get", "/v1/prints", &rest, "")).told(&page("GET /v1/prints", rows))
}

fn codes(told: &[String]) -> Vec<&str> {
    told.iter().map(|line| &line[..5]).collect()
}

const KEY: &str =
    "components:\n  securitySchemes:\n    key: { type: apiKey, in: header, name: X-Press-Key }\n";
const BEARER: &str = "components:\n  securitySchemes:\n    key: { type: http, scheme: bearer }\n";
const STATUS: &str = "\"status 204\": {}";
const TRACE: &str = "\"header X-Trace\": { type: string, mandatory: true }";

#[test]
fn a_page_without_headers_says_nothing_of_credentials() {
    assert_eq!(told(&["X-Auth-Token"], "", &[STATUS]), [""; 0]);
    assert_eq!(told(&["x-auth-token"], "", &[STATUS]), [""; 0]);
    assert_eq!(told(&["X-Press-Key"], KEY, &[STATUS]), [""; 0]);
    // Of other headers the document says more than the page.
    let other = told(&["X-Press-Key"], "", &[STATUS]);
    assert_eq!(codes(&other), ["B1109"], "{other:?}");
    let other = told(&["X-Trace", "X-Auth-Token"], "", &[STATUS]);
    assert_eq!(codes(&other), ["B1109"], "{other:?}");
    assert!(other[0].contains("X-Trace"), "{other:?}");
}

#[test]
fn a_page_with_headers_and_without_the_credentials_does() {
    for (name, schemes) in [("X-Auth-Token", ""), ("X-Press-Key", KEY)] {
        let told = told(&["X-Trace", name], schemes, &[TRACE, STATUS]);
        assert_eq!(codes(&told), ["B1109"], "{told:?}");
        assert!(told[0].contains(name), "{told:?}");
    }
}

#[test]
fn what_a_document_says_otherwise_is_no_difference() {
    let row = |name: &str| format!("\"header {name}\": {{ type: string, mandatory: true }}");
    let only_in_page = |name: &str, schemes: &str| {
        let told = told(&["X-Trace"], schemes, &[&row(name), TRACE, STATUS]);
        !told.is_empty()
    };
    for name in ["Accept", "content-length", "Host"] {
        assert!(!only_in_page(name, ""), "{name}");
    }
    // There is neither a body nor a cookie.
    for name in ["Content-Type", "Cookie", "Authorization"] {
        assert!(only_in_page(name, ""), "{name}");
    }
    assert!(!only_in_page("Authorization", BEARER));
    assert!(!only_in_page("X-Press-Key", KEY));
}

#[test]
fn what_comes_back_needs_no_word_on_its_body() {
    let row = |name: &str| format!("\"response 204 header {name}\": {{ type: string }}");
    for name in ["Content-Type", "Content-Length"] {
        assert_eq!(told(&[], "", &[&row(name), STATUS]), [""; 0], "{name}");
    }
    let told = told(&[], "", &[&row("Location"), STATUS]);
    assert_eq!(codes(&told), ["B1108"], "{told:?}");
}
