use super::super::subject::Subject;
use super::{DEFAULT_RULES, Found, RULES, default, listed, of_items};
use crate::claim::Kind;
use crate::words::value::{DEFAULTS, LISTS};
use serde_json::Value;

fn list(kind: Option<&Kind>, sentence: &str) -> String {
    match listed(sentence, &Subject::new("paper", kind)) {
        None => "?".to_owned(),
        Some(Found::Nothing) => "-".to_owned(),
        Some(Found::Known(values)) => Value::Array(values).to_string(),
    }
}

fn fallback(kind: Option<&Kind>, sentence: &str) -> String {
    match default(sentence, &Subject::new("paper", kind)) {
        None => "?".to_owned(),
        Some(Found::Nothing) => "-".to_owned(),
        Some(Found::Known(value)) => value.to_string(),
    }
}

#[test]
fn every_rule_is_a_regular_expression() {
    assert_eq!(RULES.len(), LISTS.len());
    assert_eq!(DEFAULT_RULES.len(), DEFAULTS.len());
}

#[test]
fn lists_of_values() {
    for (sentence, expected) in [
        ("The value can be laid or wove", r#"["laid","wove"]"#),
        (
            "The value can be LAID, WOVE, or rag-1",
            r#"["LAID","WOVE","rag-1"]"#,
        ),
        (
            "Currently, the value can be LAID, WOVE and RAG",
            r#"["LAID","WOVE","RAG"]"#,
        ),
        ("The value of this parameter can be 4 or 6", r#"["4","6"]"#),
        ("The paper is laid or wove", r#"["laid","wove"]"#),
        ("Its value can only be laid", r#"["laid"]"#),
        ("Only laid is supported", "?"),
        ("The value can only be null", "-"),
        (
            "The value can be \"laid\" (old) or \"wove\" (new)",
            r#"["laid","wove"]"#,
        ),
        ("Possible values are laid, wove", r#"["laid","wove"]"#),
        ("The options are laid and wove", r#"["laid","wove"]"#),
        ("取值为laid或wove", r#"["laid","wove"]"#),
        ("The value can be laid, wove, or the number of a mill", "?"),
        ("The value can be laid, wove, etc", "?"),
        ("The value can be changed", "?"),
        ("The value is an integer", "?"),
        ("The ink is red or blue", "?"),
        ("If it is old, the value can be laid or wove", "?"),
        ("The value can also be rag or laid", "?"),
    ] {
        assert_eq!(list(Some(&Kind::String), sentence), expected, "{sentence}");
    }
    assert_eq!(
        list(Some(&Kind::Boolean), "The value can be true or false"),
        "-"
    );
    assert_eq!(
        list(
            Some(&Kind::Integer(None)),
            "The value can be 0 (off) or 1 (on)"
        ),
        "[0,1]"
    );
    assert_eq!(
        list(Some(&Kind::Integer(None)), "The value can be low or high"),
        "?"
    );
    assert_eq!(list(None, "The value can be 0 or 1"), "[0,1]");
}

#[test]
fn items_of_lists() {
    let read = |items: &[&str]| {
        let items = items.iter().map(|item| (*item, &[][..]));
        match of_items(items, &Subject::new("paper", Some(&Kind::String))) {
            Some(Found::Known(values)) => Value::Array(values).to_string(),
            _ => "?".to_owned(),
        }
    };
    assert_eq!(read(&["laid: old", "wove"]), r#"["laid","wove"]"#);
    assert_eq!(read(&["0 indicates none", "1（one）"]), r#"["0","1"]"#);
    assert_eq!(read(&["laid：旧", "wove表示新"]), r#"["laid","wove"]"#);
    assert_eq!(
        read(&["laid - old", "\"wove\" — new"]),
        r#"["laid","wove"]"#
    );
    assert_eq!(read(&["laid: old", "Cannot be left blank"]), "?");
    assert_eq!(read(&["laid", "laid"]), "?");
    assert_eq!(read(&[]), "?");
}

#[test]
fn defaults() {
    for (sentence, expected) in [
        ("The default value is 25", "25"),
        ("Its default value is 0", "0"),
        ("the default value is 7, which is enough", "7"),
        ("Sorts by a field, the default value of which is 3", "3"),
        (
            "If this parameter is not specified, the default value is 1",
            "1",
        ),
        ("By default, this parameter is set to 4", "4"),
        ("It is set to 5 by default", "5"),
        ("默认值为25", "25"),
        ("The default value is the number of sheets", "?"),
        ("If the press is old, the default value is 2", "?"),
        ("The default value on each page is 25", "?"),
    ] {
        assert_eq!(
            fallback(Some(&Kind::Integer(None)), sentence),
            expected,
            "{sentence}"
        );
    }
    for (sentence, expected) in [
        ("The default value is \"\"", r#""""#),
        ("The default value is laid.", r#""laid""#),
        ("Its default value is null", "-"),
        ("Defaults to laid", r#""laid""#),
        ("The kind of paper, which is laid by default", r#""laid""#),
        (
            "The default value is not true, so that nothing is printed",
            "?",
        ),
        ("The default value is laid paper", "?"),
        ("The default paper is laid", "?"),
    ] {
        assert_eq!(
            fallback(Some(&Kind::String), sentence),
            expected,
            "{sentence}"
        );
    }
    assert_eq!(
        fallback(Some(&Kind::Boolean), "By default, it is set to False"),
        "false"
    );
    assert_eq!(
        fallback(Some(&Kind::Integer(None)), "The default value is laid"),
        "?"
    );
}
