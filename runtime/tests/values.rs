//! The values that generated types are made of, each through JSON and back.

use std::collections::BTreeMap;

use bindery_runtime::describe::{Blank, Value};
use bindery_runtime::json::{self, Json, Number, Problem};
use bindery_runtime::secret::Secret;
use bindery_runtime::value::Nullable;

fn back<T: Blank>(text: &str) -> String {
    json::from_str::<T>(text)
        .map_or_else(|error| error.to_string(), |value| json::to_string(&value))
}

fn problem<T: Blank>(text: &str) -> Option<Problem> {
    json::from_str::<T>(text).err().map(|error| error.problem())
}

#[test]
fn scalars() {
    assert_eq!(back::<bool>("true"), "true");
    assert_eq!(back::<i8>("-128"), "-128");
    assert_eq!(back::<u64>("18446744073709551615"), "18446744073709551615");
    assert_eq!(back::<i64>("-9223372036854775808"), "-9223372036854775808");
    assert_eq!(back::<f64>("2"), "2.0");
    assert_eq!(back::<f64>("-0"), "-0.0");
    assert_eq!(back::<f32>("0.1"), "0.1");
    assert_eq!(back::<f32>("16777217"), "16777216.0");
    assert_eq!(back::<String>(r#""\u00e9\n""#), r#""é\n""#);
    assert_eq!(back::<Secret>(r#""s""#), r#""s""#);
    assert_eq!(back::<Number>("1e999"), "1e999");
    assert_eq!(back::<Json>("[-0,-0.0,0]"), "[-0.0,-0.0,0]");
}

#[test]
fn numbers_beyond_a_type_are_errors() {
    assert_eq!(
        problem::<i8>("128"),
        Some(Problem::OutOfRange("an 8-bit integer"))
    );
    assert_eq!(
        problem::<u16>("-1"),
        Some(Problem::OutOfRange("an unsigned 64-bit integer"))
    );
    assert_eq!(
        problem::<u16>("65536"),
        Some(Problem::OutOfRange("an unsigned 16-bit integer"))
    );
    assert_eq!(
        problem::<i64>("9223372036854775808"),
        Some(Problem::OutOfRange("a 64-bit integer"))
    );
    assert_eq!(
        problem::<i64>("1e400"),
        Some(Problem::OutOfRange("a 64-bit integer"))
    );
    assert_eq!(
        problem::<f64>("1e400"),
        Some(Problem::OutOfRange("a 64-bit float"))
    );
    assert_eq!(
        problem::<f32>("1e39"),
        Some(Problem::OutOfRange("a 32-bit float"))
    );
    let fraction = Problem::Type {
        expected: "an integer",
        found: "a fraction",
    };
    assert_eq!(problem::<u64>("1.5"), Some(fraction));
}

#[test]
fn the_grammar_of_numbers_is_that_of_json() {
    for text in [
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "0x1",
        "NaN",
        "Infinity",
        "-Infinity",
        "1_0",
    ] {
        assert!(json::from_str::<f64>(text).is_err(), "{text}");
        assert!(json::from_str::<f32>(text).is_err(), "{text}");
        assert!(json::from_str::<i64>(text).is_err(), "{text}");
        assert!(json::from_str::<u64>(text).is_err(), "{text}");
        assert!(json::from_str::<Number>(text).is_err(), "{text}");
    }
}

#[test]
fn null_goes_where_it_has_a_place() {
    type Three = Option<Nullable<i64>>;
    assert_eq!(json::from_str::<Three>("null"), Ok(Some(Nullable::Null)));
    assert_eq!(
        json::from_str::<Option<Box<Nullable<i64>>>>("null"),
        Ok(Some(Nullable::Null.into()))
    );
    assert_eq!(json::from_str::<Option<Json>>("null"), Ok(Some(Json::Null)));
    assert_eq!(json::from_str::<Option<i64>>("null"), Ok(None));
    assert_eq!(json::from_str::<Option<Vec<i64>>>("null"), Ok(None));
    assert_eq!(
        json::from_str::<Vec<Option<i64>>>("[1,null]"),
        Ok(vec![Some(1), None])
    );
    assert_eq!(json::to_string(&vec![Some(1), None]), "[1,null]");
    assert!(json::from_str::<i64>("null").is_err());
}

#[test]
fn containers_are_replaced_and_not_added_to() {
    let mut list = vec![1, 2];
    let mut map = BTreeMap::from([("old".to_owned(), 1)]);
    list.fill(&mut json::Reader::new(b"[3]")).unwrap();
    map.fill(&mut json::Reader::new(b"{\"new\":2,\"new\":3}"))
        .unwrap();
    assert_eq!(list, [3]);
    assert_eq!(map, BTreeMap::from([("new".to_owned(), 3)]));
}

#[test]
fn json_is_made_from_rust_values() {
    let json = Json::from([
        ("list", Json::from(vec![Some(1), None])),
        ("nan", Json::from(f64::NAN)),
        ("text", Json::from("t")),
        ("pairs", [("k", 1_u8)].into_iter().collect()),
    ]);
    assert_eq!(
        json.to_string(),
        r#"{"list":[1,null],"nan":null,"text":"t","pairs":{"k":1}}"#
    );
    assert_eq!(Json::of(&json), json);
}
