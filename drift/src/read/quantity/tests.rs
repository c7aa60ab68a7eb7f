use super::super::subject::Subject;
use super::{Labelled, RULES, quantity};
use crate::claim::{Kind, Limit};
use crate::words::quantity::PHRASES;

fn list() -> Kind {
    Kind::Array(Some(Box::new(Kind::String)))
}

fn read(kind: Option<&Kind>, sentence: &str) -> String {
    told(kind, sentence, Labelled::default())
}

fn told(kind: Option<&Kind>, sentence: &str, label: Labelled) -> String {
    let subject = Subject::new("sheet_name", kind);
    quantity(sentence, &subject, label).map_or("?".to_owned(), |stated| {
        let limits: Vec<String> = stated.limits.iter().map(short).collect();
        limits.join(" ")
    })
}

fn short(limit: &Limit) -> String {
    match limit {
        Limit::MinLength(n) => format!("minLength={n}"),
        Limit::MaxLength(n) => format!("maxLength={n}"),
        Limit::MinItems(n) => format!("minItems={n}"),
        Limit::MaxItems(n) => format!("maxItems={n}"),
        Limit::Minimum(n) => format!("minimum={n}"),
        Limit::Maximum(n) => format!("maximum={n}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn every_phrase_is_a_regular_expression() {
    assert_eq!(RULES.len(), PHRASES.len());
}

#[test]
fn lengths() {
    for (sentence, expected) in [
        ("8 to 26 characters", "minLength=8 maxLength=26"),
        (
            "The name has 1 to 254 characters",
            "minLength=1 maxLength=254",
        ),
        (
            "The sheet name contains 1-64 characters",
            "minLength=1 maxLength=64",
        ),
        (
            "Consists of 1 to 64 characters, among them letters",
            "minLength=1 maxLength=64",
        ),
        (
            "It must contain 0 to 255 characters",
            "minLength=0 maxLength=255",
        ),
        (
            "Must have between 4 and 64 characters",
            "minLength=4 maxLength=64",
        ),
        ("Can contain a maximum of 85 characters", "maxLength=85"),
        (
            "It can have at most 127 Unicode characters and cannot be left blank",
            "maxLength=127",
        ),
        ("The value cannot exceed 255 characters", "maxLength=255"),
        (
            "The name cannot contain more than 30 characters",
            "maxLength=30",
        ),
        ("The maximum length is 255 bytes", "maxLength=255"),
        (
            "The length is greater than 0 and less than 256",
            "minLength=1 maxLength=255",
        ),
        (
            "Specifies the sheet name with a length greater than 0 bytes and less than 243 bytes",
            "minLength=1 maxLength=242",
        ),
        ("The length ranges from 1 to 64", "minLength=1 maxLength=64"),
        ("No longer than 64 characters", "maxLength=64"),
        (
            "The value is a string of 1 to 64 characters",
            "minLength=1 maxLength=64",
        ),
        (
            "The value is a string that contains at most 64 characters",
            "maxLength=64",
        ),
        ("A key of the name has 1 to 3 characters", "?"),
        ("If it is set, it contains 1 to 3 characters", "?"),
        ("Each name contains 1 to 3 characters", "?"),
        ("26 to 8 characters", "?"),
        ("长度为1-64个字符", "minLength=1 maxLength=64"),
        ("长度不超过255个字符", "maxLength=255"),
        ("最大长度为128个字符", "maxLength=128"),
        ("consists of 32 characters", "minLength=32 maxLength=32"),
        ("The value is 32", "?"),
        ("The value ranges from 1 to 9", "?"),
    ] {
        assert_eq!(read(Some(&Kind::String), sentence), expected, "{sentence}");
    }
}

#[test]
fn values() {
    for (sentence, expected) in [
        (
            "The value ranges from 1 to 65,535",
            "minimum=1 maximum=65535",
        ),
        (
            "The value ranges from 1 to 65,535 and cannot be greater than that",
            "minimum=1 maximum=65535",
        ),
        (
            "Ranges from 1 (inclusive) to 100 (inclusive)",
            "minimum=1 maximum=100",
        ),
        ("1 to 100", "minimum=1 maximum=100"),
        ("1–100", "minimum=1 maximum=100"),
        ("[1, 100]", "minimum=1 maximum=100"),
        (
            "The value is greater than or equal to -1, which is endless",
            "minimum=-1",
        ),
        ("The value must be greater than zero", "minimum=1"),
        ("The value cannot be a negative number", "minimum=0"),
        ("The maximum value is 1000", "maximum=1000"),
        (
            "The maximum value of this parameter is 10000",
            "maximum=10000",
        ),
        ("The value can be no more than 7", "maximum=7"),
        ("Less than 10", "maximum=9"),
        (
            "The value ranges from 10 to 32768 GB",
            "minimum=10 maximum=32768",
        ),
        ("取值范围为1到65535", "minimum=1 maximum=65535"),
        ("不超过100", "maximum=100"),
        ("1～64", "minimum=1 maximum=64"),
        ("-10 to -1", "minimum=-10 maximum=-1"),
        ("The value is an integer from 1 to 9", "minimum=1 maximum=9"),
        ("The value is 5", "?"),
        ("The default is 5", "?"),
    ] {
        assert_eq!(
            read(Some(&Kind::Integer(None)), sentence),
            expected,
            "{sentence}"
        );
    }
    assert_eq!(
        read(None, "The value ranges from 0 to 255"),
        "minimum=0 maximum=255"
    );
    assert_eq!(read(Some(&Kind::Number(None)), "Greater than 0"), "?");
}

#[test]
fn items() {
    for (sentence, expected) in [
        (
            "A sheet name list can contain a maximum of 50 names",
            "maxItems=50",
        ),
        ("The list cannot contain more than 50 items", "maxItems=50"),
        ("0 to 1,024 sheets of paper", "minItems=0 maxItems=1024"),
        (
            "A maximum of 50 sheet names can be configured",
            "maxItems=50",
        ),
        ("The maximum number of sheets is 20", "maxItems=20"),
        ("1 to 64 characters", "minLength=1 maxLength=64"),
        (
            "Each sheet name has 1 to 64 characters",
            "minLength=1 maxLength=64",
        ),
        ("Each sheet name has 1 to 3 lines", "?"),
        ("Each font has 1 to 64 characters", "?"),
        ("最多支持50个", "maxItems=50"),
    ] {
        assert_eq!(read(Some(&list()), sentence), expected, "{sentence}");
    }
}

#[test]
fn labels_say_what_a_number_limits() {
    let size = Labelled {
        size: true,
        ..Labelled::default()
    };
    assert_eq!(
        told(Some(&Kind::String), "1 to 64", size),
        "minLength=1 maxLength=64"
    );
    assert_eq!(
        told(Some(&list()), "1 - 10", size),
        "minItems=1 maxItems=10"
    );
    assert_eq!(
        told(Some(&Kind::Integer(None)), "1 - 10", size),
        "minimum=1 maximum=10"
    );
    assert_eq!(told(None, "1 - 10", size), "?");
}
