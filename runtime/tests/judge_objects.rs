//! The rules for objects and for several schemas at once: one row for each way to keep or
//! break them.

mod judging;

use bindery_runtime::schema::{Additional, Field, Literal, Rule, Schema, Shape, Types};
use judging::{judged, ruled, table};

#[test]
fn properties_are_counted() {
    table(
        || Rule::MinProperties(1),
        "minProperties",
        &[("{\"a\":1}", true), ("{}", false), ("[]", true)],
    );
    table(
        || Rule::MaxProperties(1),
        "maxProperties",
        &[
            ("{\"a\":1}", true),
            ("{\"a\":1,\"b\":2}", false),
            ("{\"a\":1,\"a\":2}", true),
        ],
    );
    assert_eq!(
        judged(ruled(Rule::MinProperties(2)), "{}"),
        ["|minProperties|2|must have at least 2 properties"]
    );
}

#[test]
fn properties_of_an_object() {
    static TEXT: Schema = Schema {
        types: Types::STRING,
        ..Schema::ANY
    };
    static SHAPE: Shape = Shape {
        name: "Any",
        fields: &[
            Field {
                name: "a/b",
                rust_name: "a_b",
                required: true,
                null: false,
                schema: &TEXT,
            },
            Field {
                name: "c",
                rust_name: "c",
                required: false,
                null: false,
                schema: &TEXT,
            },
        ],
        additional: Additional::Forbidden,
    };
    let schema = || Schema {
        shape: Some(&SHAPE),
        ..Schema::ANY
    };
    assert_eq!(judged(schema(), "{\"c\":\"\",\"a/b\":\"\"}"), [""; 0]);
    assert_eq!(judged(schema(), "[]"), [""; 0]);
    assert_eq!(
        judged(schema(), "{\"c\":1,\"d\":1}"),
        [
            "/c|type|a string|must be a string",
            "/d|additionalProperties||is not a known property",
            "/a~1b|required||is missing"
        ]
    );
}

#[test]
fn groups_of_required_properties() {
    table(
        || Rule::ExactlyOneOf(&[&["a"], &["b", "c"]]),
        "oneOf",
        &[
            ("{\"a\":1}", true),
            ("{\"b\":1,\"c\":null}", true),
            ("{\"a\":1,\"b\":1}", true),
            ("{}", false),
            ("{\"b\":1}", false),
            ("{\"a\":1,\"b\":1,\"c\":1}", false),
        ],
    );
    table(
        || Rule::AtLeastOneOf(&[&["a"], &["b"]]),
        "anyOf",
        &[
            ("{\"a\":1}", true),
            ("{\"a\":1,\"b\":1}", true),
            ("{}", false),
            ("[]", true),
        ],
    );
    table(
        || Rule::NotAllOf(&["a", "b"]),
        "not",
        &[
            ("{\"a\":1}", true),
            ("{\"a\":1,\"b\":1}", false),
            ("{}", true),
        ],
    );
    assert_eq!(
        judged(
            ruled(Rule::ExactlyOneOf(&[&["a"], &["b"]])),
            "{\"b\":1,\"a\":2}"
        ),
        ["|oneOf|`a`, `b`|must have exactly one of `a`, `b`; `a` and `b` are there"]
    );
    assert_eq!(
        judged(ruled(Rule::ExactlyOneOf(&[&["a"], &["b"]])), "{}"),
        ["|oneOf|`a`, `b`|must have exactly one of `a`, `b`; none is there"]
    );
    assert_eq!(
        judged(ruled(Rule::NotAllOf(&["a", "b"])), "{\"b\":1,\"a\":2}"),
        ["|not|`a` and `b`|must not have `a` and `b` together"]
    );
}

#[test]
fn dependent_properties_are_missing_once() {
    const RULE: Rule = Rule::DependentRequired(&[("a", &["b", "c"])]);
    static SHAPE: Shape = Shape {
        name: "Any",
        fields: &[Field {
            name: "b",
            rust_name: "b",
            required: true,
            null: false,
            schema: &Schema::ANY,
        }],
        additional: Additional::Any,
    };
    assert_eq!(judged(ruled(RULE), "{\"b\":1}"), [""; 0]);
    assert_eq!(judged(ruled(RULE), "{\"a\":1,\"b\":1,\"c\":1}"), [""; 0]);
    assert_eq!(
        judged(ruled(RULE), "{\"a\":1,\"c\":1}"),
        ["/b|dependentRequired|a|is missing; it is required with `a`"]
    );
    let schema = Schema {
        shape: Some(&SHAPE),
        ..ruled(RULE)
    };
    assert_eq!(
        judged(schema, "{\"a\":1}"),
        [
            "/b|required||is missing",
            "/c|dependentRequired|a|is missing; it is required with `a`"
        ]
    );
}

static TEXT: Schema = Schema {
    types: Types::STRING,
    ..Schema::ANY
};
static SHORT: Schema = Schema {
    types: Types::STRING,
    rules: &[Rule::MaxLength(2)],
    ..Schema::ANY
};
static NUMBER: Schema = Schema {
    types: Types::NUMBER,
    rules: &[Rule::Minimum(Literal::Integer(5))],
    ..Schema::ANY
};

static TEXTS: [&Schema; 2] = [&TEXT, &SHORT];
static SHORT_OR_NUMBER: [&Schema; 2] = [&SHORT, &NUMBER];
static ALL: [&Schema; 3] = [&TEXT, &SHORT, &NUMBER];

#[test]
fn combined_schemas() {
    table(
        || Rule::OneOf(&TEXTS),
        "oneOf",
        &[("\"long\"", true), ("\"ab\"", false), ("1", false)],
    );
    table(
        || Rule::AnyOf(&TEXTS),
        "anyOf",
        &[("\"ab\"", true), ("1", false)],
    );
    table(
        || Rule::Not(&SHORT),
        "not",
        &[("\"long\"", true), ("\"ab\"", false), ("1", true)],
    );
    assert_eq!(
        judged(ruled(Rule::AllOf(&ALL)), "\"long\""),
        [
            "|maxLength|2|must have at most 2 characters",
            "|type|a number|must be a number"
        ]
    );
    // The type tells which alternative was meant.
    assert_eq!(
        judged(ruled(Rule::OneOf(&SHORT_OR_NUMBER)), "4"),
        ["|minimum|5|must be at least 5"]
    );
}

#[test]
fn conditions() {
    let rule = || Rule::If {
        condition: &TEXT,
        then: Some(&SHORT),
        otherwise: Some(&NUMBER),
    };
    for (text, expected) in [
        ("\"ab\"", vec![]),
        (
            "\"abc\"",
            vec!["|maxLength|2|must have at most 2 characters"],
        ),
        ("5", vec![]),
        ("4", vec!["|minimum|5|must be at least 5"]),
    ] {
        assert_eq!(judged(ruled(rule()), text), expected, "{text}");
    }
    let only_then = Rule::If {
        condition: &TEXT,
        then: Some(&SHORT),
        otherwise: None,
    };
    assert_eq!(judged(ruled(only_then), "4"), [""; 0]);
}
