//! Reading and writing any JSON, with serde_json as the judge.

use bindery_runtime::json::{self, Json, Problem};
use proptest::prelude::*;
use serde_json::Value;

/// Any JSON value whose numbers serde_json holds exactly.
fn any_value() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1000_i64..1000).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-1000_i32..1000).prop_map(|n| Value::from(f64::from(n) / 8.0)),
    ];
    let text = prop_oneof![any::<String>(), "[\\x00-\\x20\"\\\\/a-z\u{2028}é😀]{0,12}"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number,
        text.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(text.clone(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Our value as theirs, without going through text.
fn theirs(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(bool) => Value::from(*bool),
        Json::Number(number) => match (number.as_i64(), number.as_u64()) {
            _ if number.to_string().contains(['.', 'e']) => Value::from(number.as_f64()),
            (Some(integer), _) => Value::from(integer),
            (_, Some(unsigned)) => Value::from(unsigned),
            _ => Value::from(number.as_f64()),
        },
        Json::String(text) => Value::from(text.as_str()),
        Json::Array(items) => items.iter().map(theirs).collect(),
        Json::Object(properties) => properties
            .iter()
            .map(|(key, value)| (key.clone(), theirs(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn reads_what_serde_json_writes(value in any_value(), pretty in any::<bool>()) {
        let text = if pretty {
            serde_json::to_string_pretty(&value)
        } else {
            serde_json::to_string(&value)
        };
        let json: Json = json::from_str(&text.unwrap()).unwrap();
        prop_assert_eq!(theirs(&json), value);
    }

    #[test]
    fn writes_what_both_read_back(value in any_value()) {
        let json: Json = json::from_str(&value.to_string()).unwrap();
        let text = json::to_string(&json);
        prop_assert_eq!(&json::from_str::<Json>(&text).unwrap(), &json);
        // Their reader rounds some floats by a unit in the last place, so only the rest
        // is compared with theirs.
        if !text.contains(['.', 'e', 'E']) {
            prop_assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
        } else {
            prop_assert!(serde_json::from_str::<Value>(&text).is_ok());
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn goes_through_serde(value in any_value()) {
        let json: Json = serde_json::from_value(value.clone()).unwrap();
        prop_assert_eq!(&theirs(&json), &value);
        prop_assert_eq!(serde_json::to_value(&json).unwrap(), value);
    }

    /// Broken JSON is refused where serde_json refuses it, and never a panic.
    #[test]
    fn refuses_what_serde_json_refuses(
        value in any_value(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), edit()), 0..4),
    ) {
        let mut bytes = value.to_string().into_bytes();
        for (place, edit) in changes {
            let at = place.index(bytes.len() + 1);
            match edit {
                Edit::Insert(byte) => bytes.insert(at, byte),
                Edit::Remove => drop(bytes.get(at).is_some().then(|| bytes.remove(at))),
                Edit::Cut => bytes.truncate(at),
            }
        }
        agrees(&bytes)?;
    }

    #[test]
    fn agrees_on_json_like_noise(bytes in "[\\[\\]{}:,\"\\\\u0-9a-fA-F.eE+\\- tnrl\n]{0,24}") {
        agrees(bytes.as_bytes())?;
    }

    #[test]
    fn agrees_on_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..32)) {
        agrees(&bytes)?;
        let quoted = [b"\"", bytes.as_slice(), b"\""].concat();
        agrees(&quoted)?;
    }

    #[test]
    fn reads_every_escape(high in any::<u16>(), low in any::<u16>()) {
        agrees(format!(r#""\u{high:04x}\u{low:04X}""#).as_bytes())?;
        agrees(format!(r#"{{"\u{high:04X}":1}}"#).as_bytes())?;
    }

    #[test]
    fn numbers_of_any_size_are_kept(
        text in "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,6})?"
    ) {
        let json: Json = json::from_str(&text).unwrap();
        let written = json::to_string(&json);
        prop_assert_eq!(exact(&written), exact(&text));
        prop_assert_eq!(json::from_str::<Json>(&written).unwrap(), json.clone());
        let nearest: f64 = text.parse().unwrap();
        prop_assert_eq!(json.as_number().unwrap().as_f64(), nearest);
    }

    #[test]
    fn typed_integers_are_exact_or_refused(text in "-?(0|[1-9][0-9]{0,21})(\\.0{1,3})?") {
        let plain = text.split('.').next().unwrap();
        prop_assert_eq!(json::from_str::<i64>(&text).ok(), plain.parse().ok());
        let unsigned = if plain == "-0" { "0" } else { plain };
        prop_assert_eq!(json::from_str::<u32>(&text).ok(), unsigned.parse().ok());
        prop_assert_eq!(json::from_str::<u64>(&text).ok(), unsigned.parse().ok());
    }

    #[test]
    fn floats_read_back_the_same(float in any::<f64>(), single in any::<f32>()) {
        prop_assume!(float.is_finite() && single.is_finite());
        prop_assert_eq!(json::from_str::<f64>(&json::to_string(&float)).unwrap(), float);
        prop_assert_eq!(json::from_str::<f32>(&json::to_string(&single)).unwrap(), single);
    }
}

#[derive(Clone, Debug)]
enum Edit {
    Insert(u8),
    Remove,
    Cut,
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        prop::sample::select(&b"[]{}:,\"\\0159.eE+-tfn u\n\x00\x80\xff"[..]).prop_map(Edit::Insert),
        Just(Edit::Remove),
        Just(Edit::Cut),
    ]
}

/// Both accept the same bytes and see the same value.
fn agrees(bytes: &[u8]) -> Result<(), TestCaseError> {
    let ours = json::from_slice::<Json>(bytes);
    match (&ours, serde_json::from_slice::<Value>(bytes)) {
        (Ok(ours), Ok(value)) => {
            // They round what is not a 64-bit integer, not always to the nearest float.
            // The values of those are compared elsewhere.
            if !holds_rounded(ours) {
                prop_assert_eq!(theirs(ours), value);
            }
        }
        (Err(_), Err(_)) => {}
        // They refuse a number beyond the range of `f64`; we keep its digits.
        (Ok(_), Err(error)) if error.to_string().contains("out of range") => {}
        (ours, theirs) => prop_assert!(false, "{ours:?} but {theirs:?} for {bytes:?}"),
    }
    Ok(())
}

/// Whether there is a number in it that they round.
fn holds_rounded(json: &Json) -> bool {
    match json {
        Json::Number(number) => {
            let is_integer = !number.to_string().contains(['.', 'e', 'E']);
            !is_integer || (number.as_i64().is_none() && number.as_u64().is_none())
        }
        Json::Array(items) => items.iter().any(holds_rounded),
        Json::Object(properties) => properties.iter().any(|(_, value)| holds_rounded(value)),
        _ => false,
    }
}

/// A number as sign, digits without zeros at the ends, and exponent.
fn exact(text: &str) -> (bool, String, i64) {
    let (negative, rest) = text
        .strip_prefix('-')
        .map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_end_matches('0');
    let zeros = digits.len() - significant.len();
    let exponent =
        exponent.parse::<i64>().unwrap_or_default() - fraction.len() as i64 + zeros as i64;
    match significant.trim_start_matches('0') {
        "" => (false, String::new(), 0),
        significant => (negative, significant.to_owned(), exponent),
    }
}

#[test]
fn nesting_has_a_limit() {
    for open in ["[", "{\"a\":"] {
        let deep = open.repeat(1_000_000);
        let error = json::from_str::<Json>(&deep).unwrap_err();
        assert_eq!(error.problem(), Problem::Depth);
    }
    let at_limit = format!(
        "{}{}",
        "[".repeat(json::MAX_DEPTH),
        "]".repeat(json::MAX_DEPTH)
    );
    assert_eq!(
        json::from_str::<Json>(&at_limit).unwrap().to_string(),
        at_limit
    );
    assert!(json::from_str::<Json>(&format!("[{at_limit}]")).is_err());
}

#[test]
fn skipping_has_a_limit_too() {
    let mut reader = json::Reader::new(&b"[".repeat(1_000_000))
        .skip()
        .unwrap_err();
    assert_eq!(reader.problem(), Problem::Depth);
    reader = json::Reader::new(b"[[1,{\"a\":[]}]").skip().unwrap_err();
    assert!(reader.is_syntax());
}

#[test]
fn large_objects_take_no_square_of_time() {
    // 200,000 keys, twice over: comparing each with each would take minutes.
    let entries: Vec<String> = (0..200_000).map(|n| format!("\"k{n}\":{n}")).collect();
    let text = format!("{{{},{}}}", entries.join(","), entries.join(","));
    let json: Json = json::from_str(&text).unwrap();
    assert_eq!(json.as_object().map(Vec::len), Some(200_000));
    assert_eq!(json, json.clone());
}

#[test]
fn raw_is_the_text_of_the_value() {
    let mut reader = json::Reader::new(b" [ {\"a\" : [1 , \"]\"]} , 2 ] ");
    let mut seen = Vec::new();
    reader
        .list(&mut |reader| {
            seen.push(String::from_utf8_lossy(reader.raw()?).into_owned());
            Ok(())
        })
        .unwrap();
    reader.finish().unwrap();
    assert_eq!(seen, ["{\"a\" : [1 , \"]\"]}", "2"]);
}

#[test]
fn objects_compare_without_order_and_numbers_by_value() {
    let json = |text: &str| text.parse::<Json>().unwrap();
    assert_eq!(json(r#"{"a":1,"b":[2.0]}"#), json(r#"{"b":[2],"a":1e0}"#));
    assert_ne!(json(r#"[1,2]"#), json(r#"[2,1]"#));
    assert_ne!(json(r#"{"a":1}"#), json(r#"{"a":1,"b":null}"#));
    assert_ne!(json("9007199254740993"), json("9007199254740992.0"));
    assert_ne!(json("\"1\""), json("1"));
    assert_eq!(json(r#"{"a":1,"a":2}"#), json(r#"{"a":2}"#));
    assert_eq!(Json::from([("a", 1), ("a", 2)]), json(r#"{"a":2}"#));
}

#[test]
fn pointers_find_what_rfc_6901_says() {
    let json: Json = r#"{"foo":["bar","baz"],"":0,"a/b":1,"m~n":8," ":7}"#
        .parse()
        .unwrap();
    let at = |pointer: &str| json.pointer(pointer).map(ToString::to_string);
    assert_eq!(at("").as_ref(), Some(&json.to_string()));
    assert_eq!(at("/foo/1").as_deref(), Some("\"baz\""));
    assert_eq!(at("/").as_deref(), Some("0"));
    assert_eq!(at("/a~1b").as_deref(), Some("1"));
    assert_eq!(at("/m~0n").as_deref(), Some("8"));
    assert_eq!(at("/ ").as_deref(), Some("7"));
    for pointer in [
        "foo", "/foo/2", "/foo/01", "/foo/-", "/foo/+1", "/nope", "/m~2n", "/foo/0/x",
    ] {
        assert_eq!(at(pointer), None, "{pointer}");
    }
}
