//! Pages that want to do harm.

use super::{What, claims, unread};
use proptest::prelude::*;
use std::fmt::Write;

const HEADING: &str = "| Parameter | Mandatory | Type | Description |\n|---|---|---|---|\n";

#[test]
fn many_tables_that_name_each_other() {
    let mut page = "Printing\nURI\nPOST /v1/prints\nRequest Parameters\n".to_owned();
    for table in 0..2000 {
        page.push_str(HEADING);
        for field in 0..3 {
            let next = table + field;
            let _ = writeln!(
                page,
                "| f{field} | No | T{next} object | See Table {next}. |"
            );
        }
    }
    page.push_str("Example Requests\n");
    page.push_str(&"{ \"f0\" : ".repeat(100));
    page.push_str("{} ");
    page.push_str(&"}".repeat(100));
    let claims = claims(&page);
    assert_eq!(claims.rows.all, 6000);
    assert_eq!(claims.rows.all, claims.rows.claims + claims.rows.unread);
}

#[test]
fn many_of_everything() {
    for (part, times) in [
        ("Status code: 200\n", 20_000),
        ("POST /v1/a{b}?c={d}&e=f\n", 20_000),
        ("{ \"a\" : [ ", 20_000),
        (
            "| a | Yes | String | Range: Default value: ^[a-z]{1,2}$ |\n",
            20_000,
        ),
    ] {
        let front = "Printing\nURI\nGET /v1/prints\nResponse\n";
        let page = format!("{front}{HEADING}{}", part.repeat(times));
        claims(&page);
    }
}

#[test]
fn cells_without_end() {
    for words in [
        "1 to 64 characters ",
        "Range: 1 to 2 ",
        "^[a-z]",
        "If this parameter is not set, ",
        "List<",
        "a, b or c, ",
        "See Table 3, ",
    ] {
        let long = words.repeat(5_000);
        let page = format!(
            "# P\n\n## URI\n\nPOST /v1/a\n\n## Request\n\n{HEADING}| a | {} | {long} | {long} |\n",
            &long[..1000.min(long.len())]
        );
        let claims = claims(&page);
        assert_eq!(claims.rows.all, 1, "{words}");
    }
}

/// Words that mean something to the reader, in any order.
fn words() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "# P",
        "## URI",
        "## Request",
        "## Response",
        "POST /v1/{a}",
        "GET https://x.org/{?a}",
        "Status code: 200",
        "Status Codes",
        "Example Requests",
        "{ \"a\" : 1 }",
        "}",
        "| a | Yes |",
        "| Parameter | Type | Description |",
        "|---|---|---|",
        "| a | Object | Table 2 |",
        "| b | Array of c objects | Range: 1 to 2 characters |",
        "<table>",
        "<tr><td>a</td></tr>",
        "</table>",
        "Options:",
        "- a: b",
        "^[",
        "]$",
        "取值范围：",
        "默认",
        "\n",
        "\n\n",
        " ",
        "\u{0}",
        "é",
    ]);
    prop::collection::vec(
        prop_oneof![4 => known.prop_map(str::to_owned), 1 => any::<String>()],
        0..40,
    )
    .prop_map(|words| words.join("\n"))
}

proptest! {
    #[test]
    fn any_page_is_read(page in words()) {
        let claims = claims(&page);
        prop_assert_eq!(claims.rows.all, claims.rows.claims + claims.rows.unread);
        for group in claims.operations.iter().flat_map(|operation| &operation.request).filter_map(|field| field.group) {
            prop_assert!(group < claims.groups.len());
        }
    }

    #[test]
    fn any_description_is_read(words in "[ -~\u{a0}-\u{ff}，。：]{0,200}") {
        let page = format!("# P\n\n## URI\n\nPOST /v1/a\n\n## Request\n\n{HEADING}| a | No | String | {words} |\n");
        claims(&page);
    }
}

#[test]
fn one_address_too_many_is_listed() {
    let page = |count: usize| {
        let lines = (0..count).map(|index| format!("GET /v{index}/prints\n\n"));
        format!("# Prints\n\n## URI\n\n{}", lines.collect::<String>())
    };
    let claimed = claims(&page(8));
    assert_eq!((claimed.operations.len(), unread(&claimed)), (8, vec![]));
    let claimed = claims(&page(10));
    assert_eq!(claimed.operations.len(), 8);
    assert_eq!(unread(&claimed), [What::Address]);
    assert_eq!(claimed.unread[0].words, "GET /v8/prints");
}
