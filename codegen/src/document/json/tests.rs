//! JSON is what the judge says, and what is not says where and why.

use proptest::prelude::*;

use super::{Failure, parse};
use crate::document::{Value, report::Report};
use crate::finding::{Findings, Place, Sources};

fn read(text: &str) -> Result<Value, (String, Option<Place>)> {
    let mut findings = Findings::new();
    let source = Sources::new().add("text", text);
    match parse(text, &mut Report::new(source, &mut findings)) {
        Ok(node) => Ok(node.value),
        Err(Failure::NotJson(finding) | Failure::TooDeep(finding)) => {
            Err((finding.message, finding.place))
        }
    }
}

/// Pieces that mean something in JSON, so that random texts get somewhere.
fn noise() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"a\":", " ", "\n", "\u{1}", "\\", "\\n",
        "\\u", "\\u00e9", "\\ud83d", "\\ude00", "\\x", "é", "😀", "0", "-", "1", "01", ".5", "e3",
        "E+", "null", "nul", "true", "false", "NaN", "Infinity", "+1",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn what_is_json_is_read_and_nothing_else(text in noise(), quoted in any::<bool>()) {
        let text = if quoted { format!("\"{text}\"") } else { text };
        match (read(&text), serde_json::from_str::<serde_json::Value>(&text)) {
            (Ok(Value::String(own)), Ok(judge)) => prop_assert_eq!(Some(&*own), judge.as_str()),
            (own, judge) => prop_assert_eq!(own.is_ok(), judge.is_ok(), "{}", text),
        }
    }
}

#[test]
fn what_is_wrong_says_where_and_why() {
    for (text, at, message) in [
        ("[1,]", 3, "a comma with nothing behind it"),
        ("{\"a\":1,}", 7, "a comma with nothing behind it"),
        ("[1 2]", 3, "expected `,` or `]`, found `2`"),
        ("{\"a\":1 é", 7, "expected `,` or `}`, found `é`"),
        ("{a: 1}", 1, "expected a key, found `a`"),
        ("{\"a\" 1}", 5, "expected `:` behind the key, found `1`"),
        ("{} []", 3, "expected the end of the file, found `[`"),
        ("[NaN]", 1, "expected a value, found `N`"),
        ("[nuLl]", 3, "expected a value, found `L`"),
        ("[tr", 3, "the file ends inside of a value"),
        ("[\"a\"", 4, "the file ends inside of an array"),
        ("{\"a\"", 4, "the file ends inside of an object"),
        ("[\"a", 3, "the file ends inside of a string"),
        ("[\"\\u00", 6, "the file ends inside of a string"),
        (
            "[\"a\nb\"]",
            3,
            "a line break or control character in a string",
        ),
        ("[\"\\x\"]", 3, "an escape that JSON does not have"),
        ("[\"\\u00g0\"]", 6, "an escape that JSON does not have"),
        ("[\"\\ud800x\"]", 4, "an escape of half a character"),
        ("[01]", 2, "a number that is not written as JSON has it"),
        ("[1.]", 3, "a number that is not written as JSON has it"),
    ] {
        let (found, place) = read(text).unwrap_err();
        assert_eq!(found, message, "{text}");
        assert_eq!(place.unwrap().start, at, "{text}");
    }
    let long = "1".repeat(5000);
    assert_eq!(read(&long).unwrap_err().0, "a number with too many digits");
    assert!(read(&format!("0.{long}")).is_ok());
}
