//! How arguments are written.

use bindery_runtime::call::{Call, Unsent};
use bindery_runtime::describe::Value;
use bindery_runtime::json::{Json, Number, from_str};
use bindery_runtime::operation::{Location, Parameter, Style};
use bindery_runtime::value::{Base64, Date, DateTime, Nullable};

use crate::harness::{GET, NAME, client, json, sent, with_one, written};
use Location::{Cookie, Header, Path, Query};

/// The table of styles in OpenAPI 3.1.1 and 3.2, with its own values, and its rows for each
/// place: an empty string, a string, an array, an object. `-` is where nothing can be sent.
///
/// What the table calls n/a is written as well as it can be: `explode` with a delimiter
/// repeats the name, and `deepObject` of what is no object writes it without a key.
#[rustfmt::skip]
const STYLES: &[(Location, Style, bool, [&str; 4])] = &[
    (Path, Style::Matrix, false, [";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"]),
    (Path, Style::Matrix, true, [";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"]),
    // A segment that is only a dot would be resolved away.
    (Path, Style::Label, false, ["-", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"]),
    (Path, Style::Label, true, ["-", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"]),
    (Path, Style::Simple, false, ["-", "blue", "blue,black,brown", "R,100,G,200,B,150"]),
    (Path, Style::Simple, true, ["-", "blue", "blue,black,brown", "R=100,G=200,B=150"]),
    (Header, Style::Simple, false, ["", "blue", "blue,black,brown", "R,100,G,200,B,150"]),
    (Header, Style::Simple, true, ["", "blue", "blue,black,brown", "R=100,G=200,B=150"]),
    (Query, Style::Form, false, ["color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]),
    (Query, Style::Form, true, ["color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"]),
    (Query, Style::SpaceDelimited, false, ["color=", "color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"]),
    (Query, Style::SpaceDelimited, true, ["color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"]),
    (Query, Style::PipeDelimited, false, ["color=", "color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"]),
    (Query, Style::PipeDelimited, true, ["color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"]),
    (Query, Style::DeepObject, false, ["color=", "color=blue", "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"]),
    (Query, Style::DeepObject, true, ["color=", "color=blue", "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"]),
    (Cookie, Style::Form, false, ["color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]),
    // As OpenAPI 3.2 says of it: between cookies stands no `&`.
    (Cookie, Style::Form, true, ["color=", "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"]),
    (Cookie, Style::Cookie, false, ["color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]),
    (Cookie, Style::Cookie, true, ["color=", "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"]),
    // `content: application/json`
    (Path, Style::Json, false, ["%22%22", "%22blue%22", "%5B%22blue%22%2C%22black%22%2C%22brown%22%5D", "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"]),
    (Query, Style::Json, false, ["color=%22%22", "color=%22blue%22", "color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D", "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"]),
    (Header, Style::Json, false, [r#""""#, r#""blue""#, r#"["blue","black","brown"]"#, r#"{"R":100,"G":200,"B":150}"#]),
    (Cookie, Style::Json, false, ["color=%22%22", "color=%22blue%22", "color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D", "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"]),
    // `in: querystring`
    (Query, Style::WholeForm, false, ["", "", "", "R=100&G=200&B=150"]),
    (Query, Style::WholeJson, false, ["%22%22", "%22blue%22", "%5B%22blue%22%2C%22black%22%2C%22brown%22%5D", "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"]),
    (Query, Style::WholeText, false, ["", "blue", "%5B%22blue%22%2C%22black%22%2C%22brown%22%5D", "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"]),
];

const VALUES: [&str; 4] = [
    r#""""#,
    r#""blue""#,
    r#"["blue","black","brown"]"#,
    r#"{"R":100,"G":200,"B":150}"#,
];

fn parameter(location: Location, style: Style, explode: bool) -> Parameter {
    Parameter {
        location,
        style,
        explode,
        ..NAME
    }
}

#[test]
fn every_style_is_written_as_openapi_says() {
    for (location, style, explode, expected) in STYLES {
        let parameter = parameter(*location, *style, *explode);
        for (value, expected) in VALUES.iter().zip(expected) {
            let found = sent(&parameter, &json(value));
            let found = found.as_deref().unwrap_or("-");
            let what = format!("{location:?} {style:?} explode={explode} {value}");
            assert_eq!(found, *expected, "{what}");
        }
    }
}

/// Nothing, `null`, and lists and objects with nothing in them are not sent; a path cannot
/// go without its value.
#[test]
fn what_is_empty_is_left_out() {
    for (location, style, explode, _) in STYLES {
        let as_json = matches!(style, Style::Json | Style::WholeJson | Style::WholeText);
        for value in ["null", "[]", "{}", "[null]", r#"{"R":null}"#] {
            if as_json {
                continue;
            }
            let parameter = parameter(*location, *style, *explode);
            let found = sent(&parameter, &json(value));
            let expected = match location {
                Path => None,
                _ => Some(""),
            };
            let what = format!("{location:?} {style:?} explode={explode} {value}");
            assert_eq!(found.as_deref(), expected, "{what}");
        }
    }
    let request = written(&parameter(Header, Style::Simple, false), &Json::Null).unwrap();
    assert!(!request.headers().contains_key("color"));
    let request = written(&parameter(Cookie, Style::Form, true), &json("[]")).unwrap();
    assert!(!request.headers().contains_key("cookie"));
}

#[test]
fn values_of_every_kind_are_written_as_in_json() {
    let query = parameter(Query, Style::Form, true);
    for (value, expected) in [
        ("true", "color=true"),
        ("1.5", "color=1.5"),
        ("1e400", "color=1e400"),
        (
            "170141183460469231731687303715884105728",
            "color=170141183460469231731687303715884105728",
        ),
        (
            r#""2030-01-31T12:30:00+01:00""#,
            "color=2030-01-31T12%3A30%3A00%2B01%3A00",
        ),
        (r#""a+b/c==""#, "color=a%2Bb%2Fc%3D%3D"),
        (r#""重装 ü\u0000""#, "color=%E9%87%8D%E8%A3%85%20%C3%BC%00"),
    ] {
        assert_eq!(sent(&query, &json(value)).as_deref(), Some(expected));
    }
    let odd = Parameter {
        name: "a b&c=[重]",
        ..query
    };
    assert_eq!(
        sent(&odd, &json("1")).as_deref(),
        Some("a%20b%26c%3D%5B%E9%87%8D%5D=1")
    );
}

#[test]
fn cookies_are_sensitive_and_headers_go_beyond_ascii() {
    let request = written(&parameter(Cookie, Style::Form, true), &json("1")).unwrap();
    assert!(request.headers()["cookie"].is_sensitive());
    let header = parameter(Header, Style::Simple, false);
    let request = written(&header, &json(r#""rot, grün""#)).unwrap();
    assert_eq!(
        request.headers()["color"].as_bytes(),
        "rot, grün".as_bytes()
    );
}

#[test]
fn what_is_inside_of_a_list_or_an_object_is_written_too() {
    let query = |style, explode, value| sent(&parameter(Query, style, explode), &json(value));
    for (value, expected) in [
        (
            r#"{"a":{"b":{"c":1}},"l":["x","y"],"n":null,"e":[]}"#,
            "color%5Ba%5D%5Bb%5D%5Bc%5D=1&color%5Bl%5D%5B%5D=x&color%5Bl%5D%5B%5D=y",
        ),
        (
            r#"{"l":[{"a":1,"b":[2,3]},{"a":4}]}"#,
            "color%5Bl%5D%5B0%5D%5Ba%5D=1&color%5Bl%5D%5B0%5D%5Bb%5D%5B%5D=2\
             &color%5Bl%5D%5B0%5D%5Bb%5D%5B%5D=3&color%5Bl%5D%5B1%5D%5Ba%5D=4",
        ),
        (r#"{"a]&b":"c&d"}"#, "color%5Ba%5D%26b%5D=c%26d"),
    ] {
        assert_eq!(
            query(Style::DeepObject, true, value).as_deref(),
            Some(expected)
        );
    }
    assert_eq!(
        query(Style::Form, true, r#"[1,[2],{"a":3},null]"#).as_deref(),
        Some("color=1&color=%5B2%5D&color=%7B%22a%22%3A3%7D")
    );
    assert_eq!(
        query(Style::Form, false, r#"[[1,2],[3]]"#).as_deref(),
        Some("color=%5B1%2C2%5D,%5B3%5D")
    );
    assert_eq!(
        query(
            Style::WholeForm,
            false,
            r#"{"a":[1,2],"b":{"c":3},"d":"&"}"#
        )
        .as_deref(),
        Some("a=1&a=2&b=%7B%22c%22%3A3%7D&d=%26")
    );
}

/// Where an escaped delimiter is the delimiter itself, the server would see other items.
#[test]
fn an_item_has_no_delimiter_in_it() {
    for (location, style, explode, good, bad) in [
        (Query, Style::SpaceDelimited, false, "a|b", "a b"),
        (Query, Style::PipeDelimited, false, "a b", "a|b"),
        (Header, Style::Simple, false, "a b", "a,b"),
        (Path, Style::Label, true, "a,b", "a.b"),
    ] {
        let parameter = parameter(location, style, explode);
        let list = |item: &str| Json::Array(vec![item.into(), "x".into()]);
        assert!(sent(&parameter, &list(good)).is_some(), "{style:?}");
        let Err(Unsent::Invalid(violations)) = written(&parameter, &list(bad)) else {
            panic!("{style:?}: {bad:?} went out");
        };
        let violation = violations.iter().next().unwrap();
        assert_eq!(
            (violation.rule(), violation.pointer(), violation.location()),
            ("delimiter", "/color", location)
        );
        // Alone it is no item.
        assert!(sent(&parameter, &Json::from(bad)).is_some(), "{style:?}");
    }
}

/// What stands for a value of a format is its text; no number loses a digit.
#[test]
fn formats_and_long_numbers_are_written_as_they_are() {
    fn query<T: Value + 'static>(value: T) -> String {
        let parameter = parameter(Query, Style::Form, true);
        let call = Call::new(&client("https://h"), with_one(parameter, GET.path));
        let request = call.with(0, value).to_http(None).unwrap();
        request.uri().query().unwrap_or_default().to_owned()
    }
    assert_eq!(
        query(DateTime::from_text("2030-01-31T12:30:00.10+01:00")),
        "color=2030-01-31T12%3A30%3A00.10%2B01%3A00"
    );
    assert_eq!(
        query(vec![Date::from_text("2030-01-31"), Date::from_text("x y")]),
        "color=2030-01-31&color=x%20y"
    );
    assert_eq!(query(Base64::from_text("aGk/Pg==")), "color=aGk%2FPg%3D%3D");
    for digits in ["1.5", "1e400", "-170141183460469231731687303715884105729"] {
        let number: Number = from_str(digits).unwrap();
        assert_eq!(query(number), format!("color={digits}"));
    }
    assert_eq!(query(Nullable::<String>::Null), "");
    assert_eq!(query(None::<i64>), "");
    assert_eq!(query(u64::MAX), "color=18446744073709551615");
    assert_eq!(query(0.1), "color=0.1");
}
