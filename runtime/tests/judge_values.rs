//! The rules for strings, numbers, arrays and values of any type: one row for each way to
//! keep or break them.

mod judging;

use bindery_runtime::operation::Location;
use bindery_runtime::schema::{Literal, Matcher, Pattern, Rule, Schema, Step, Types};
use bindery_runtime::validate;
use bindery_runtime::violation::Violations;
use judging::{judged, ruled, table};

#[test]
fn types() {
    let all = [
        "null",
        "true",
        "1",
        "1.5",
        "1.0",
        "1e2",
        "99999999999999999999",
        "\"a\"",
        "[]",
        "{}",
    ];
    for (types, accepted) in [
        (Types::ANY, &all[..]),
        (Types::NULL, &["null"][..]),
        (Types::BOOLEAN, &["true"]),
        (Types::INTEGER, &["1", "1.0", "1e2", "99999999999999999999"]),
        (
            Types::NUMBER,
            &["1", "1.5", "1.0", "1e2", "99999999999999999999"],
        ),
        (Types::STRING, &["\"a\""]),
        (Types::ARRAY, &["[]"]),
        (Types::OBJECT, &["{}"]),
        (Types::STRING.or(Types::NULL), &["null", "\"a\""]),
    ] {
        for text in all {
            let found = judged(
                Schema {
                    types,
                    ..Schema::ANY
                },
                text,
            );
            assert_eq!(
                found.is_empty(),
                accepted.contains(&text),
                "{types:?} {text} {found:?}"
            );
        }
    }
    let types = Types::STRING.or(Types::NULL);
    assert_eq!(
        judged(
            Schema {
                types,
                ..Schema::ANY
            },
            "7"
        ),
        ["|type|a string or null|must be a string or null"]
    );
}

#[test]
fn lengths_count_code_points() {
    table(
        || Rule::MinLength(2),
        "minLength",
        &[
            ("\"ab\"", true),
            ("\"a\"", false),
            ("\"é😀\"", true),
            ("\"😀\"", false),
            ("1", true),
        ],
    );
    table(
        || Rule::MaxLength(2),
        "maxLength",
        &[
            ("\"ab\"", true),
            ("\"abc\"", false),
            ("\"😀😀\"", true),
            ("[1,2,3]", true),
        ],
    );
    assert_eq!(
        judged(ruled(Rule::MinLength(1)), "\"\""),
        ["|minLength|1|must have at least 1 character"]
    );
}

#[test]
fn patterns() {
    static PATTERN: Pattern = Pattern {
        source: "^[a-z]{2}$",
        matcher: Matcher::Sequence(&[Step {
            class: &[('a', 'z')],
            min: 2,
            max: 2,
        }]),
    };
    table(
        || Rule::Pattern(&PATTERN),
        "pattern",
        &[
            ("\"ab\"", true),
            ("\"a\"", false),
            ("\"ab\\n\"", false),
            ("12", true),
        ],
    );
}

#[test]
fn limits_of_numbers_are_exact() {
    table(
        || Rule::Minimum(Literal::Integer(1)),
        "minimum",
        &[
            ("1", true),
            ("0", false),
            ("1.0", true),
            ("0.9999999999999999999", false),
            ("\"0\"", true),
        ],
    );
    table(
        || Rule::Maximum(Literal::Integer(9_007_199_254_740_993)),
        "maximum",
        &[
            ("9007199254740993", true),
            ("9007199254740994", false),
            ("9007199254740993.5", false),
        ],
    );
    table(
        || Rule::ExclusiveMinimum(Literal::Float(0.1)),
        "exclusiveMinimum",
        &[
            ("0.1", false),
            ("0.10000000000000000001", true),
            ("1e-1", false),
            ("1", true),
        ],
    );
    table(
        || Rule::ExclusiveMaximum(Literal::Integer(i128::from(u64::MAX))),
        "exclusiveMaximum",
        &[
            ("18446744073709551614", true),
            ("18446744073709551615", false),
            ("1e400", false),
        ],
    );
    assert_eq!(
        judged(ruled(Rule::Maximum(Literal::Float(0.5))), "1"),
        ["|maximum|0.5|must be at most 0.5"]
    );
}

#[test]
fn multiples_are_those_of_decimals() {
    table(
        || Rule::MultipleOf(Literal::Float(0.01)),
        "multipleOf",
        &[
            ("0.07", true),
            ("19.99", true),
            ("4.35", true),
            ("0.075", false),
            ("1e300", true),
        ],
    );
    table(
        || Rule::MultipleOf(Literal::Integer(3)),
        "multipleOf",
        &[
            ("9", true),
            ("-9", true),
            ("10", false),
            ("9.0", true),
            ("0", true),
            ("9.3", false),
        ],
    );
    table(
        || Rule::MultipleOf(Literal::Float(1e-8)),
        "multipleOf",
        &[("12391239123", true), ("1e308", true), ("1e-9", false)],
    );
}

#[test]
fn items() {
    table(
        || Rule::MinItems(1),
        "minItems",
        &[("[1]", true), ("[]", false), ("{}", true)],
    );
    table(
        || Rule::MaxItems(1),
        "maxItems",
        &[("[1]", true), ("[1,2]", false), ("\"ab\"", true)],
    );
    table(
        || Rule::UniqueItems,
        "uniqueItems",
        &[
            ("[1,2]", true),
            ("[1,1.0]", false),
            ("[1,true]", true),
            ("[0,false]", true),
            ("[\"1\",1]", true),
            ("[{\"a\":1,\"b\":2},{\"b\":2,\"a\":1}]", false),
            ("[{\"a\":1},{\"a\":2}]", true),
            ("[[1,2],[2,1]]", true),
            ("[[[1]],[[1e0]]]", false),
            ("[null,null]", false),
            ("[{},[]]", true),
        ],
    );
    static TEXT: Schema = Schema {
        types: Types::STRING,
        ..Schema::ANY
    };
    assert_eq!(
        judged(
            Schema {
                items: Some(&TEXT),
                ..Schema::ANY
            },
            "[\"a\",1,null]"
        ),
        [
            "/1|type|a string|must be a string",
            "/2|type|a string|must be a string"
        ]
    );
}

#[test]
fn enums_compare_by_value() {
    table(
        || {
            Rule::Enum(&[
                Literal::Integer(1),
                Literal::Text("a"),
                Literal::Null,
                Literal::Bool(true),
            ])
        },
        "enum",
        &[
            ("1.0", true),
            ("\"a\"", true),
            ("null", true),
            ("true", true),
            ("false", false),
            ("2", false),
        ],
    );
    table(
        || Rule::Const(Literal::Json("{\"a\":[1,2],\"b\":null}")),
        "const",
        &[
            ("{\"b\":null,\"a\":[1.0,2]}", true),
            ("{\"a\":[1,2]}", false),
            ("\"a\"", false),
        ],
    );
    assert_eq!(
        judged(
            ruled(Rule::Enum(&[Literal::Text("a\""), Literal::Float(0.5)])),
            "1"
        ),
        ["|enum|[\"a\\\"\",0.5]|must be one of \"a\\\"\", 0.5"]
    );
}

static NUMBER: Schema = Schema {
    types: Types::NUMBER,
    rules: &[Rule::Minimum(Literal::Integer(5))],
    ..Schema::ANY
};

#[test]
fn absent_values_are_not_judged_and_broken_floats_are_null() {
    let number: &'static Schema = &NUMBER;
    let lines = |value: &dyn bindery_runtime::describe::Value| {
        let mut out = Violations::new();
        validate::check(value, number, Location::Query, "", &mut out);
        out.iter().map(|one| one.rule()).collect::<Vec<_>>()
    };
    assert_eq!(lines(&None::<f64>), [""; 0]);
    assert_eq!(lines(&Some(4.0)), ["minimum"]);
    assert_eq!(lines(&f64::NAN), ["type"]);
    assert_eq!(lines(&f64::INFINITY), ["type"]);
    assert_eq!(lines(&5.5_f32), [""; 0]);
}
