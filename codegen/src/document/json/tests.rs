//! JSON is what the judge says, and what is not says where and why.

use proptest::prelude::*;

use super::halfway::{Beside, Start, rests};
use super::{Failure, Reader, parse, whole};
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

/// Reads a text in two parts, and says whether the second was taken.
fn read_by_two(text: &str) -> (Result<Value, String>, Vec<String>, bool) {
    let mut findings = Findings::new();
    let source = Sources::new().add("text", text);
    let start = Start::unknown();
    let mut read = Some(rests(text, source, &start));
    let mut taken = false;
    let mut take = || {
        taken = read.as_ref().is_some_and(|rests| !rests.is_empty());
        read.take()
    };
    let mut report = Report::new(source, &mut findings);
    let mut reader = Reader::new(text, &mut report);
    reader.beside = Some(Beside {
        start: &start,
        rests: &mut take,
        left: Vec::new().into_iter(),
    });
    let result = whole(&mut reader);
    let nothing_left = reader.beside.is_none_or(|beside| beside.left.len() == 0);
    let read = match result {
        Ok(node) => Ok(node.value),
        Err(Failure::NotJson(finding) | Failure::TooDeep(finding)) => Err(finding.message),
    };
    let told = findings.all().iter().map(|one| one.message.clone());
    (read, told.collect(), taken && nothing_left)
}

#[test]
fn two_read_what_one_reads() {
    let long = "\\\" { , ".repeat(20);
    let pair = |name: &str| format!(r#""{name}": {{ "x": [ "{long}" ], "x": 1, "y": {{}} }}"#);
    let (a, b, c) = (pair("a"), pair("b"), pair("c"));
    for (text, is_taken) in [
        (format!("{{ {a}, {b}, {c}, {b} }}"), true),
        (format!(r#"{{ "all": {{ {a}, {b}, {c}, {b} }} }}"#), true),
        (
            format!(r#"{{ "all": {{ {a}, {b}, {c}, {b} }}, "z": 1, "z": 2 }}"#),
            true,
        ),
        (
            format!(r#"{{ "o": {{ "p": {{ "q": {{ {a}, {b}, {a} }} }} }}, {c}, {c} }}"#),
            true,
        ),
        (format!("[ {{ {a} }}, {{ {b} }} ]"), false),
        (format!("{{ {a}, {b}, {c}, }}"), false),
        (format!("{{ {a}, {b}, {c} }} 1"), true),
        (format!("{{ {a} {b}, {c} }}"), false),
        (format!("{{ {a}, {b}, {c}"), false),
        (format!("{{ {a}, {b}, \"c\": {} }}", "[".repeat(200)), false),
    ] {
        let mut findings = Findings::new();
        let source = Sources::new().add("text", &*text);
        let alone = whole(&mut Reader::new(
            &text,
            &mut Report::new(source, &mut findings),
        ));
        let alone = alone
            .map_err(|(Failure::NotJson(finding) | Failure::TooDeep(finding))| finding.message);
        let told: Vec<String> = findings
            .all()
            .iter()
            .map(|one| one.message.clone())
            .collect();
        let alone = alone.map(|node| node.value);
        assert_eq!(read_by_two(&text), (alone, told, is_taken), "{text}");
    }
}

#[test]
fn a_large_text_is_read_as_it_is() {
    let items: Vec<String> = (0..40_000)
        .map(|index| format!(r#""{index}": [{index}]"#))
        .collect();
    let text = format!("{{ {} }}", items.join(",\n        "));
    let judge: serde_json::Value = serde_json::from_str(&text).unwrap();
    let Ok(Value::Object(entries)) = read(&text) else {
        panic!("it is an object");
    };
    assert_eq!(entries.len(), judge.as_object().unwrap().len());
    for (index, entry) in entries.iter().enumerate() {
        let place = entry.value.place;
        assert_eq!(*entry.key, *index.to_string());
        let written = &text[place.start as usize..place.end as usize];
        assert_eq!(written, format!("[{index}]"));
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
