//! Strings with a `format`: no text is changed, values are found in it, and what is sent is
//! judged as the official JSON Schema tests have it.

#![allow(clippy::unwrap_used)] // test data that is not as expected is a failure

use std::path::Path;

use bindery_runtime::json::{self, Json};
use bindery_runtime::schema::{Rule, Schema, Types};
use bindery_runtime::validate::check_json_as;
#[cfg(feature = "decimal")]
use bindery_runtime::value::rust_decimal;
#[cfg(feature = "url")]
use bindery_runtime::value::url;
#[cfg(feature = "uuid")]
use bindery_runtime::value::uuid;
use bindery_runtime::value::{
    Base64, Date, DateTime, Duration, Formatted, Ipv4, Ipv6, TextForm, Time, jiff,
};
use proptest::prelude::*;

macro_rules! schemas {
    ($($name:literal),*) => {
        &[$(($name, &Schema {
            types: Types::STRING,
            rules: &[Rule::Format($name)],
            ..Schema::ANY
        })),*]
    };
}

/// Each format with a schema of it.
const FORMATS: &[(&str, &Schema)] = schemas!(
    "date-time",
    "date",
    "time",
    "duration",
    "uuid",
    "uri",
    "email",
    "hostname",
    "ipv4",
    "ipv6"
);

/// What the suite calls invalid and is accepted here, by its words: what libraries and
/// servers write all the same, and what only a parser of the whole standard could tell.
const LENIENT: &[(&str, &str)] = &[
    ("time", "no time offset"),
    ("time", "no time offset with second fraction"),
    ("duration", "a leading sign is not allowed"),
    (
        "duration",
        "fractional duration is not allowed by RFC 3339 ABNF",
    ),
    (
        "duration",
        "hours and seconds cannot appear without minutes",
    ),
    ("duration", "years and days cannot appear without months"),
    ("duration", "weeks cannot be combined with other units"),
    ("duration", "weeks cannot be combined with a time component"),
    (
        "duration",
        "weeks cannot be combined with a zero-valued component",
    ),
    ("uri", "invalid userinfo"),
    ("uri", "leading zero in an embedded IPv4 address is invalid"),
    ("uri", "non-numeric port is invalid"),
    ("uri", "square brackets are not allowed in a path segment"),
    ("uri", "unescaped non US-ASCII characters"),
];

/// Whether a text of the suite is invalid and accepted all the same. What is encoded in an
/// internationalised host name is not looked into.
fn is_lenient(format: &str, what: &str, text: &str) -> bool {
    LENIENT.contains(&(format, what))
        || (format == "hostname" && text.to_lowercase().contains("xn--"))
}

#[test]
fn the_official_suite() {
    let Some(shared) = std::env::var_os("BINDERY_SHARED") else {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "no BINDERY_SHARED"
        );
        println!("skipped: BINDERY_SHARED is not set");
        return;
    };
    let folder = Path::new(&shared).join("json-schema-suite/tests/draft2020-12/optional/format");
    let (mut judged, mut wrong) = (0, Vec::new());
    for (name, schema) in FORMATS {
        let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
        let groups: serde_json::Value = serde_json::from_str(&text).unwrap();
        let tests = groups.as_array().unwrap().iter();
        for test in tests.flat_map(|group| group["tests"].as_array().unwrap()) {
            let (what, data) = (test["description"].as_str().unwrap(), &test["data"]);
            let Some(text) = data.as_str() else { continue };
            judged += 1;
            let holds = check_json_as(data.to_string().as_bytes(), schema).is_ok();
            if test["valid"] != holds && !(holds && is_lenient(name, what, text)) {
                wrong.push(format!("{name}: {what}: {data} is {}", test["valid"]));
            }
        }
    }
    println!("{judged} texts judged");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The text is written as it was read, whether or not it is of the format.
fn comes_back<T: TextForm>(text: &str) {
    let json = Json::from(text).to_string();
    let value: Formatted<T> = json::from_str(&json).unwrap();
    assert_eq!(json::to_string(&value), json);
    if text.parse::<Formatted<T>>().is_ok() {
        assert!(
            may_be_sent::<T>(text),
            "{text} is read, but would not be sent"
        );
    }
}

fn may_be_sent<T: TextForm>(text: &str) -> bool {
    let schema = FORMATS.iter().find(|(name, _)| *name == T::FORMAT);
    let json = Json::from(text).to_string();
    schema.is_none_or(|(_, schema)| check_json_as(json.as_bytes(), schema).is_ok())
}

/// What is made of a value stands for that value, and may be sent.
fn stands_for<T: TextForm + Clone>(value: T) -> Option<T> {
    let formatted = Formatted::from(value);
    let text = formatted.as_str();
    assert!(may_be_sent::<T>(text), "{text} could not be sent");
    formatted.get()
}

/// Texts that look like values.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ]?[0-2][0-9]:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,10})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?",
        "-?P([0-9]Y)?([0-9]M)?([0-9]D)?(T([0-9]H)?([0-9](\\.[0-9])?S)?)?",
        "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}",
        "(HTTP|https|mailto)://?[A-Za-z.]{1,8}(:[0-9]{2})?/?[A-Z%0-9a-z?=&#]{0,8}",
        "[0-9]{1,3}(\\.[0-9]{1,3}){3}",
        "[0-9a-fA-F:]{2,20}",
        "[A-Za-z0-9+/_-]{0,9}={0,3}",
        "-?[0-9]{1,40}(\\.[0-9]{0,40})?",
        Just(String::new()),
        Just("0000-00-00".to_owned()),
        Just("9999-12-31T23:59:59Z".to_owned()),
    ]
}

proptest! {
    #[test]
    fn no_text_is_changed(text in texts()) {
        comes_back::<jiff::Timestamp>(&text);
        comes_back::<jiff::civil::Date>(&text);
        comes_back::<jiff::civil::Time>(&text);
        comes_back::<jiff::Span>(&text);
        comes_back::<std::net::Ipv4Addr>(&text);
        comes_back::<std::net::Ipv6Addr>(&text);
        comes_back::<bytes::Bytes>(&text);
        #[cfg(feature = "uuid")]
        comes_back::<uuid::Uuid>(&text);
        #[cfg(feature = "url")]
        comes_back::<url::Url>(&text);
        #[cfg(feature = "decimal")]
        comes_back::<rust_decimal::Decimal>(&text);
    }

    #[test]
    fn values_stand_for_themselves(
        seconds in 0_i64..253_000_000_000,
        nanos in 0_i32..1_000_000_000,
        v4 in any::<u32>(),
        v6 in any::<u128>(),
        bytes in any::<Vec<u8>>(),
    ) {
        let timestamp = jiff::Timestamp::new(seconds, nanos).unwrap();
        prop_assert_eq!(stands_for(timestamp), Some(timestamp));
        let civil = timestamp.to_zoned(jiff::tz::TimeZone::UTC).datetime();
        prop_assert_eq!(stands_for(civil.date()), Some(civil.date()));
        prop_assert_eq!(stands_for(civil.time()), Some(civil.time()));
        let span = jiff::Span::new().days(seconds % 400).minutes(seconds % 90).nanoseconds(nanos);
        prop_assert!(stands_for(span).is_some_and(|read| read.fieldwise() == normal(span)));
        let v4 = std::net::Ipv4Addr::from(v4);
        prop_assert_eq!(stands_for(v4), Some(v4));
        let v6 = std::net::Ipv6Addr::from(v6);
        prop_assert_eq!(stands_for(v6), Some(v6));
        let bytes = bytes::Bytes::from(bytes);
        prop_assert_eq!(stands_for(bytes.clone()), Some(bytes));
        #[cfg(feature = "uuid")]
        {
            let uuid = uuid::Uuid::from_u128(v6.to_bits());
            prop_assert_eq!(stands_for(uuid), Some(uuid));
        }
        #[cfg(feature = "decimal")]
        {
            let decimal = rust_decimal::Decimal::new(seconds, nanos.unsigned_abs() % 20);
            prop_assert_eq!(stands_for(decimal), Some(decimal));
        }
    }
}

/// A span as its text says it: fractions of a second are no units of their own.
fn normal(span: jiff::Span) -> jiff::SpanFieldwise {
    span.to_string().parse::<jiff::Span>().unwrap().fieldwise()
}

#[test]
fn each_format_gives_what_rust_calls_it() {
    let time = Time::from("12:30:59.5+02:00");
    assert_eq!(time.get(), Some(jiff::civil::time(12, 30, 59, 500_000_000)));
    assert_eq!(
        Time::from("12:30").get(),
        Some(jiff::civil::time(12, 30, 0, 0))
    );
    assert_eq!(
        Date::from("2024-02-29").get(),
        Some(jiff::civil::date(2024, 2, 29))
    );
    // A time of day is no part of a date, and is not dropped from it.
    assert_eq!(Date::from("2024-02-29T12:00").get(), None);
    let hours = Duration::from("PT36H").get().map(|span| span.get_hours());
    assert_eq!(hours, Some(36));
    // A valid text can be beyond what the type holds; it may be sent all the same.
    assert_eq!(DateTime::from("9999-12-31T23:59:59Z").get(), None);
    assert!(may_be_sent::<jiff::Timestamp>("9999-12-31T23:59:59Z"));
    assert_eq!(Ipv4::from("10.0.0.1").get(), Some([10, 0, 0, 1].into()));
    assert_eq!(Ipv6::from("::1").get(), Some(std::net::Ipv6Addr::LOCALHOST));
    assert_eq!(Base64::from(vec![1, 2, 3]).as_str(), "AQID");
    assert_eq!(Base64::from_text("A").get(), None);
}

#[cfg(feature = "serde")]
#[test]
fn serde_sees_the_text() {
    let date = Date::from("2024-02-30");
    assert_eq!(serde_json::to_string(&date).unwrap(), "\"2024-02-30\"");
    assert_eq!(
        serde_json::from_str::<Date>("\"2024-02-30\"").unwrap(),
        date
    );
    assert!(serde_json::from_str::<Date>("20240230").is_err());
    assert_eq!(
        format!("{date:?} {date:>12}"),
        "\"2024-02-30\"   2024-02-30"
    );
}
