use bindery::document::{Memory, read as read_documents};
use bindery::finding::{Findings, Place, Sources};
use serde_json::json;

use super::{Record, read, write};
use crate::claim::{
    Claimed, Claims, Example, ExampleOf, Field, Kind, Limit, Location, Operation, Parameter,
    Unread, What,
};
use crate::subject::subjects;

const HOSTILE: [&str; 9] = [
    "plain",
    "a: b # c",
    "- {x}, [y]",
    "\"quoted\\\" 'both'",
    "line\nbreak\ttab\u{1}\u{7f}\u{85}",
    "\u{2028}\u{202e}\u{feff}",
    "名称 😀",
    "",
    "*alias &anchor !tag %x @y `z",
];

fn parsed(text: &str) -> (Option<Record>, Findings) {
    let mut findings = Findings::new();
    let files = Memory::new().with("page.claims.yaml", text);
    let documents = read_documents(&["page.claims.yaml".into()], &files, &mut findings);
    let root = documents
        .roots()
        .first()
        .and_then(|root| documents.root(*root));
    let record = root.and_then(|root| read(root, &mut findings));
    (record, findings)
}

/// What is told of a text: codes and messages.
fn told(text: &str) -> Vec<String> {
    let (record, findings) = parsed(text);
    assert!(record.is_none(), "{text}");
    let all = findings.all().iter();
    all.map(|one| format!("{} {}", one.code.id, one.message))
        .collect()
}

/// Claims with every kind of fact, and with names and values that YAML could mistake.
fn claims(place: Place) -> Claims {
    let claimed = |value| Claimed { value, place };
    let field = |(index, name): (usize, &&str)| Field {
        name: (*name).to_owned(),
        kind: Some(Claimed {
            value: Kind::Array(Some(Box::new(Kind::Integer(Some("int64"))))),
            place,
        }),
        mandatory: Some(Claimed {
            value: index % 2 == 0,
            place,
        }),
        limits: vec![
            Claimed {
                value: Limit::Pattern((*name).to_owned()),
                place,
            },
            Claimed {
                value: Limit::MaxItems(index as u64),
                place,
            },
            Claimed {
                value: Limit::Minimum("-0.50".to_owned()),
                place,
            },
            Claimed {
                value: Limit::Maximum("0x12".to_owned()),
                place,
            },
        ],
        values: Some(Claimed {
            value: vec![
                json!(*name),
                json!(null),
                json!(1.5),
                json!(true),
                json!({ "k": [*name] }),
            ],
            place,
        }),
        default: Some(Claimed {
            value: json!(*name),
            place,
        }),
        deprecated: index == 1,
        group: None,
        digest: (*name).to_owned(),
        place,
    };
    let fields: Vec<Field> = HOSTILE.iter().enumerate().map(field).collect();
    Claims {
        title: Some(claimed("a \"title\": #1".to_owned())),
        operations: vec![Operation {
            method: "POST".to_owned(),
            path: claimed("/v1/{a: b}".to_owned()),
            deprecated: Some(place),
            host: None,
            parameters: vec![Parameter {
                location: Location::Query,
                field: fields[0].clone(),
            }],
            request: fields,
            responses: Vec::new(),
            statuses: vec![Claimed { value: 204, place }],
            examples: vec![Example {
                of: ExampleOf::Request,
                text: "{ }".to_owned(),
                body: None,
                place,
            }],
        }],
        unread: vec![
            Unread {
                what: What::Limit,
                words: "secret prose".to_owned(),
                place,
            },
            Unread {
                what: What::Limit,
                words: String::new(),
                place,
            },
        ],
        ..Claims::default()
    }
}

#[test]
fn what_is_written_is_read_again() {
    let mut sources = Sources::new();
    let source = sources.add("page.html", "one\ntwo ö three");
    let claims = claims(Place {
        source,
        start: 10,
        end: 12,
    });
    let text = write(&claims, &sources);
    assert_eq!(text, write(&claims, &sources));
    assert!(text.contains("at: \"2:6\""), "{text}");
    assert!(!text.contains("prose"), "{text}");
    assert!(!text.contains(['\u{2028}', '\u{202e}', '\u{85}', '\u{1}']));

    let (record, findings) = parsed(&text);
    assert!(findings.all().is_empty(), "{text}\n{:?}", findings.all());
    let record = record.unwrap();
    assert_eq!(record.title.unwrap().value, "a \"title\": #1");
    assert_eq!(record.unread[&What::Limit], 2);
    let expected = subjects(&claims);
    assert_eq!(record.operations.len(), 1);
    assert_eq!(record.operations[0].name(), expected[0].name());
    assert_eq!(record.operations[0].examples, expected[0].examples);
    assert!(record.operations[0].deprecated.is_some());
    let (read, expected) = (&record.operations[0].subjects, &expected[0].subjects);
    assert_eq!(read.len(), expected.len());
    for (read, expected) in read.iter().zip(expected) {
        assert_eq!(read.key, expected.key);
        assert_eq!(read.digest, expected.digest);
        let values = |facts: &crate::subject::Facts| -> Vec<String> {
            // What is no number in JSON is kept as a text.
            let all = facts
                .iter()
                .map(|(name, fact)| format!("{name} {}", fact.value));
            all.map(|line| line.replace('"', "")).collect()
        };
        assert_eq!(values(&read.facts), values(&expected.facts));
    }
}

#[test]
fn a_type_that_is_a_word_of_yaml_stays_one() {
    let mut sources = Sources::new();
    let source = sources.add("page.html", "a page");
    let place = Place {
        source,
        start: 0,
        end: 1,
    };
    let mut claims = claims(place);
    let kind = Some(Claimed {
        value: Kind::Null,
        place,
    });
    claims.operations[0].request[0].kind = kind;
    let (record, findings) = parsed(&write(&claims, &sources));
    assert!(record.is_some(), "{:?}", findings.all());
}

#[test]
fn a_place_is_in_the_file() {
    let (record, _) = parsed(
        "claims: 1\noperations:\n  - operation: GET /x\n    subjects:\n      \"query a\": { type: string }\n",
    );
    let record = record.unwrap();
    let subject = &record.operations[0].subjects[0];
    assert_eq!((subject.place.start, subject.place.end), (64, 73));
    assert_eq!(subject.facts.values().next().unwrap().place.start, 77);
}

#[test]
fn what_is_wrong_is_told_at_its_place() {
    let cases = [
        ("[]", "recorded claims must be an object, not an array"),
        ("operations: []", "recorded claims need `claims: 1`"),
        ("claims: 2", "recorded claims need `claims: 1`"),
        ("claims: 1\nclaim: 1", "recorded claims cannot have `claim`"),
        ("claims: 1\nrows: many", "`rows` must be a count"),
        ("claims: 1\nunread: [mood]", "nothing is called `mood`"),
        (
            "claims: 1\noperations: {}",
            "`operations` must be a list, not an object",
        ),
        (
            "claims: 1\noperations: [{}]",
            "an operation needs `operation`",
        ),
        (
            "claims: 1\noperations: [{ operation: GET }]",
            "an operation is a method and a path",
        ),
        (
            "claims: 1\noperations: [{ operation: GET /x, subjects: { body x: {} } }]",
            "`body x` is no subject",
        ),
        (
            "claims: 1\noperations: [{ operation: GET /x, subjects: { query x: { colour: red } } }]",
            "`colour` is no fact",
        ),
        (
            "claims: 1\noperations: [{ operation: GET /x, subjects: { query x: { type: 1 } } }]",
            "a number cannot be the value of `type`",
        ),
        (
            "claims: 1\noperations: [{ operation: GET /x, subjects: { query x: { enum: a } } }]",
            "a string cannot be the value of `enum`",
        ),
        (
            "claims: 1\noperations: [{ operation: GET /x, subjects: { query x: { maxLength: \"a\" } } }]",
            "a string cannot be the value of `maxLength`",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(told(text), [format!("B1122 {expected}")], "{text}");
    }
}

#[test]
fn a_damaged_record_is_told_or_read() {
    let text = "claims: 1\ntitle: \"x\"\nrows: 3\nunread: [row]\noperations:\n  - operation: \"GET /x\"\n    at: \"1:1\"\n    subjects:\n      \"query a\": { type: string, enum: [a, 1], at: \"2:1\", digest: \"d\" }\n";
    for at in 0..text.len() {
        for damage in ["", "\u{0}", "{", "]", ":", "\n", "\"", "é"] {
            let damaged = format!("{}{damage}{}", &text[..at], &text[at + 1..]);
            let (record, findings) = parsed(&damaged);
            assert!(record.is_some() || findings.has_errors(), "{damaged}");
        }
        let (record, findings) = parsed(&text[..at]);
        assert!(record.is_some() || findings.has_errors(), "{}", &text[..at]);
    }
}
