//! Types as the generator writes them, by hand: every kind of field, through every face.

#[cfg(feature = "serde")]
mod lengths;
mod shapes;

use std::collections::BTreeMap;

use bindery_runtime::describe::{Blank, Described};
use bindery_runtime::json::{self, Json, Problem};
use bindery_runtime::operation::Location;
use bindery_runtime::secret::Secret;
use bindery_runtime::validate;
use bindery_runtime::value::Nullable;
use bindery_runtime::violation::Violations;
use shapes::{Disk, Mode, Node, Rebuild, Server, Status, Volume};

const FULL: &str = r#"{"id":"a","size":3,"password":"hunter2!","note":null,"ratio":0.5,"status":"ODD","mode":"off","tags":["x","y"],"disks":[{"size":10}],"label":null,"any":{"k":[1]},"volume":{"kind":"ssd","iops":7},"extra":1,"more":"2"}"#;

fn server() -> Server {
    // Blank where it cannot be read; the first test says whether it can.
    json::from_str(FULL).unwrap_or_else(|_| Server::blank())
}

#[test]
fn reads_and_writes_every_kind_of_field() {
    let server = server();
    assert_eq!(server.id, "a");
    assert_eq!(server.size, 3);
    assert_eq!(server.password, Some(Secret::from("hunter2!")));
    assert_eq!(server.note, None);
    assert_eq!(server.ratio, Some(0.5));
    assert_eq!(server.status, Some(Status::Unknown("ODD".into())));
    assert_eq!(server.mode, Some(Mode::Off));
    assert_eq!(server.tags, ["x", "y"]);
    assert_eq!(server.disks, Some(vec![Disk { size: 10 }]));
    assert_eq!(server.label, Some(Nullable::Null));
    assert_eq!(server.any, Some(r#"{"k":[1]}"#.parse().unwrap()));
    assert!(matches!(server.volume.as_deref(), Some(Volume::Ssd(ssd)) if ssd.iops == Some(7)));
    assert_eq!(server.additional.len(), 2);
    assert_eq!(json::to_string(&server), FULL);
}

#[test]
fn absent_null_and_value_are_three_states() {
    for (text, label) in [
        (r#"{"id":"","size":0,"note":null,"tags":[]}"#, None),
        (
            r#"{"id":"","size":0,"note":null,"tags":[],"label":null}"#,
            Some(Nullable::Null),
        ),
        (
            r#"{"id":"","size":0,"note":null,"tags":[],"label":"l"}"#,
            Some("l".to_owned().into()),
        ),
    ] {
        let server: Server = json::from_str(text).unwrap();
        assert_eq!(server.label, label);
        assert_eq!(json::to_string(&server), text);
    }
}

#[test]
fn reads_leniently_what_it_can() {
    // In another order, with white space, unknown properties, an integer with a point,
    // `null` for an optional field, and the nullable required field left out.
    let text = r#" { "tags" : [ ] , "size" : 3.0 , "id" : "a\u00e9\/" , "password" : null } "#;
    let server: Server = json::from_str(text).unwrap();
    assert_eq!(server.size, 3);
    assert_eq!(server.id, "aé/");
    assert_eq!((server.password, server.note), (None, None));

    let disk: Disk = json::from_str(r#"{"x":{"y":[1,{"z":null}]},"size":1,"":0}"#).unwrap();
    assert_eq!(disk, Disk { size: 1 });
}

#[test]
fn of_a_property_that_occurs_twice_the_last_counts() {
    let text = r#"{"volume":{"kind":"ssd","iops":1},"disk":{"size":1},"label":"a","volume":{"kind":"ssd"},"disk":{"size":2},"label":"b"}"#;
    let rebuild: Rebuild = json::from_str(text).unwrap();
    assert_eq!(
        json::to_string(&rebuild),
        r#"{"volume":{"kind":"ssd"},"disk":{"size":2},"label":"b"}"#
    );

    // A required record is filled in place: nothing of the first one may shine through.
    let text = r#"{"node":{"name":"a","next":{"name":"b"}},"node":{"name":"c"}}"#;
    let holder: shapes::Holder = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&holder), r#"{"node":{"name":"c"}}"#);
}

#[test]
fn errors_name_the_place_and_not_the_value() {
    for (text, pointer, problem) in [
        (
            r#"{"size":1,"note":null,"tags":[]}"#,
            "/id",
            Problem::Missing,
        ),
        (
            r#"{"id":null}"#,
            "/id",
            Problem::Type {
                expected: "a string",
                found: "null",
            },
        ),
        (
            r#"{"disks":[{"size":1},{"size":"hunter2"}]}"#,
            "/disks/1/size",
            Problem::Type {
                expected: "an integer",
                found: "a string",
            },
        ),
        (
            r#"{"disks":[{"size":1},{}]}"#,
            "/disks/1/size",
            Problem::Missing,
        ),
        (
            r#"{"size":4294967296}"#,
            "/size",
            Problem::OutOfRange("a 32-bit integer"),
        ),
        (
            r#"{"size":1.5}"#,
            "/size",
            Problem::Type {
                expected: "an integer",
                found: "a fraction",
            },
        ),
        (r#"{"mode":"hunter2"}"#, "/mode", Problem::Unlisted),
    ] {
        let error = json::from_str::<Server>(text).unwrap_err();
        assert_eq!(
            (error.pointer(), error.problem()),
            (pointer, problem),
            "{text}"
        );
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("hunter2"), "{shown}");
    }
    let error = json::from_str::<BTreeMap<String, Vec<bool>>>(r#"{"a/b~":[true,0]}"#).unwrap_err();
    assert_eq!(error.pointer(), "/a~1b~0/1");
    let error = json::from_str::<Server>("{\n  \"mode\": \"odd\"}").unwrap_err();
    assert_eq!((error.line(), error.column(), error.offset()), (2, 11, 12));
}

#[test]
fn debug_reads_like_a_derived_one_without_secrets() {
    let mut server = server();
    let text = format!("{server:?}");
    assert_eq!(
        text,
        "Server { id: \"a\", size: 3, password: ***, note: None, ratio: 0.5, status: \"ODD\", \
         mode: \"off\", tags: [\"x\", \"y\"], disks: [Disk { size: 10 }], label: Null, any: \
         {\"k\": [1]}, volume: Ssd { kind: \"ssd\", iops: 7 }, additional: {\"extra\": 1, \
         \"more\": \"2\"} }"
    );
    server.any = None;
    assert!(format!("{server:?}").contains("any: None"));
    assert!(!format!("{server:#?}").contains("hunter2"));

    // A schema can say that a string is secret where the Rust type does not.
    let rebuild: Rebuild = json::from_str(r#"{"codes":["hunter2"],"label":"b"}"#).unwrap();
    let text = format!("{rebuild:?}");
    assert!(
        text.contains("codes: [***]") && !text.contains("hunter2"),
        "{text}"
    );
}

#[test]
fn recursive_types_nest_to_a_limit() {
    let nested = |depth: usize| {
        format!(
            "{}{{\"name\":\"a\"}}{}",
            "{\"name\":\"a\",\"next\":".repeat(depth),
            "}".repeat(depth)
        )
    };
    let node: Node = json::from_str(&nested(127)).unwrap();
    assert_eq!(json::to_string(&node), nested(127));
    let error = json::from_str::<Node>(&nested(128)).unwrap_err();
    assert_eq!(error.problem(), Problem::Depth);
    assert!(json::from_str::<Node>(&nested(200_000)).is_err());
}

#[test]
fn neighbours_do_not_add_up_to_depth() {
    let disks = format!("[{}]", vec![r#"{"size":1}"#; 1000].join(","));
    assert_eq!(json::from_str::<Vec<Disk>>(&disks).unwrap().len(), 1000);
    let maps = format!("[{}]", vec![r#"{"a":[1]}"#; 1000].join(","));
    assert_eq!(
        json::from_str::<Vec<BTreeMap<String, Vec<u8>>>>(&maps)
            .unwrap()
            .len(),
        1000
    );
    let volumes = format!("[{}]", vec![r#"{"kind":"ssd"}"#; 1000].join(","));
    assert_eq!(json::from_str::<Vec<Volume>>(&volumes).unwrap().len(), 1000);
}

#[test]
fn unknown_tags_and_unknown_values_are_kept() {
    let text = r#"{"kind":"tape","reels":[1]}"#;
    let volume: Volume = json::from_str(text).unwrap();
    assert!(matches!(&volume, Volume::Unknown(json) if json.get("reels").is_some()));
    assert_eq!(json::to_string(&volume), text);
}

#[test]
fn the_tag_decides_even_where_it_comes_last() {
    let volume: Volume = json::from_str(r#"{"iops":5,"kind":"ssd"}"#).unwrap();
    assert!(matches!(&volume, Volume::Ssd(ssd) if ssd.iops == Some(5)));
    let error = json::from_str::<Volume>(r#"{"iops":"x","kind":"ssd"}"#).unwrap_err();
    assert_eq!(error.pointer(), "/iops");
}

#[test]
fn validates_what_would_be_written() {
    let found = |server: &Server| rules(validate::validate(server).unwrap_err());
    let mut server = server();
    server.additional.clear();
    assert_eq!(found(&server), ["/status enum"]);
    server.status = Some(Status::Active);
    assert_eq!(validate::validate(&server), Ok(()));

    server.id = String::new();
    server.size = 0;
    server.tags = vec!["same".into(), "same".into()];
    server.disks = Some(vec![Disk { size: 1 }, Disk { size: -1 }]);
    server.additional.insert("n".into(), Json::from(vec![1]));
    assert_eq!(
        found(&server),
        [
            "/id minLength",
            "/size minimum",
            "/tags uniqueItems",
            "/disks/1/size minimum",
            "/n type"
        ]
    );

    let mut out = Violations::new();
    validate::check(&server, Server::SCHEMA, Location::Query, "/q~1", &mut out);
    assert_eq!(
        out.iter().next().map(|violation| violation.pointer()),
        Some("/q~1/id")
    );
}

#[test]
fn violations_never_show_the_secret() {
    let mut server = server();
    server.password = Some(Secret::from("hunter2"));
    let violations = validate::validate(&server).unwrap_err();
    assert!(
        violations
            .iter()
            .any(|violation| violation.pointer() == "/password")
    );
    let shown = format!("{violations} {violations:?}");
    assert!(!shown.contains("hunter2"), "{shown}");
}

#[test]
fn judges_json_text_by_the_same_schema() {
    let judged = |text: &str| {
        validate::check_json::<Server>(text.as_bytes()).map_or_else(rules, |()| Vec::new())
    };
    assert_eq!(
        judged(r#"{"id":"a","size":"1","mode":"on","nested":{"a":1},"disks":[{}]}"#),
        [
            "/size type",
            "/nested type",
            "/disks/0/size required",
            "/note required",
            "/tags required"
        ]
    );
    assert_eq!(
        judged(r#"{"id":"a","size":1,"note":null,"tags":[],"mode":"up"}"#),
        ["/mode enum"]
    );
    assert_eq!(judged("[]"), [" type"]);
    assert_eq!(judged("{"), [" json"]);
}

fn rules(violations: Violations) -> Vec<String> {
    let line = |violation: &bindery_runtime::violation::Violation| {
        format!("{} {}", violation.pointer(), violation.rule())
    };
    violations.iter().map(line).collect()
}

#[test]
fn an_enum_of_strings_is_equal_and_ordered_by_its_text() {
    use std::collections::{BTreeSet, HashSet};

    // By hand it can be made so; read or converted it never is.
    let same = [Status::Active, Status::Unknown("ACTIVE".into())];
    assert_eq!(same[0], same[1]);
    assert_eq!(HashSet::from(same.clone()).len(), 1);
    let sorted = BTreeSet::from([Status::Error, Status::from("AZ"), Status::Active]);
    let texts: Vec<String> = sorted.iter().map(ToString::to_string).collect();
    assert_eq!(texts, ["ACTIVE", "AZ", "ERROR"]);
}

#[test]
fn text_enums_convert() {
    assert_eq!(Status::from("ACTIVE"), Status::Active);
    assert_eq!(Status::from("x".to_owned()).as_ref(), "x");
    assert_eq!("off".parse(), Ok(Mode::Off));
    assert!(Mode::try_from("hunter2").is_err_and(|error| !error.to_string().contains("hunter2")));
    assert_eq!(format!("{}|{:>4}", Mode::Off, Mode::On), "off|  on");
}

#[cfg(feature = "serde")]
mod serde {
    use super::*;

    #[test]
    fn goes_through_serde_without_loss() {
        let server = server();
        assert_eq!(serde_json::to_string(&server).unwrap(), FULL);
        assert_eq!(serde_json::from_str::<Server>(FULL).unwrap(), server);
        let tree = serde_json::to_value(&server).unwrap();
        assert_eq!(serde_json::from_value::<Server>(tree).unwrap(), server);
    }

    #[test]
    fn serde_errors_name_the_place() {
        let error = serde_json::from_str::<Server>(r#"{"id":1}"#).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("/id: expected a string, found a number"),
            "{error}"
        );
        let error = serde_json::from_str::<Mode>(r#""hunter2""#).unwrap_err();
        assert!(!error.to_string().contains("hunter2"));
    }

    #[test]
    fn numbers_that_serde_json_passes_as_text_are_numbers() {
        use bindery_runtime::bridge::serde::Deserialize;
        use bindery_runtime::bridge::serde::de::value::{Error, MapDeserializer};

        // As with its feature `arbitrary_precision`.
        let read = |digits: &'static str| {
            let entries = [("$serde_json::private::Number", digits)];
            Json::deserialize(MapDeserializer::<_, Error>::new(entries.into_iter()))
        };
        assert_eq!(read("1e999").unwrap(), "1e999".parse().unwrap());
        assert!(read("1,2").is_err());
    }

    #[test]
    fn nesting_has_a_limit_here_too() {
        let nested = |depth: usize| {
            let mut value = serde_json::Value::Null;
            for _ in 0..depth {
                value = serde_json::Value::Array(vec![value]);
            }
            value
        };
        assert!(serde_json::from_value::<Json>(nested(128)).is_ok());
        assert!(serde_json::from_value::<Json>(nested(129)).is_err());
    }

    #[test]
    fn a_field_wins_over_an_additional_property_of_the_same_name() {
        let mut server = server();
        server.additional.insert("id".into(), Json::from("shadow"));
        let text = serde_json::to_string(&server).unwrap();
        assert_eq!(text, json::to_string(&server));
        assert!(!text.contains("shadow"));
    }
}
