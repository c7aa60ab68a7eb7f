//! No argument leaves its place.

use bindery_runtime::call::{Call, Unsent};
use bindery_runtime::describe::{Value, View};
use bindery_runtime::json::{Json, ReadError, Reader};
use bindery_runtime::operation::{Location, Operation, Parameter, Segment, Style};
use bindery_runtime::schema::{Schema, Types};
use bindery_runtime::secret::Secret;

use crate::harness::{GET, NAME, client, json, with_one, written};

#[test]
fn delimiters_inside_of_a_value_are_encoded() {
    let query = Parameter {
        location: Location::Query,
        style: Style::Form,
        ..NAME
    };
    let request = written(&query, &json(r#"["a,b","c&d=e","f g+h#"]"#)).unwrap();
    assert_eq!(
        request.uri().query(),
        Some("color=a%2Cb,c%26d%3De,f%20g%2Bh%23")
    );
    let reserved = Parameter {
        allow_reserved: true,
        ..query
    };
    let request = written(&reserved, &json(r#""/a?b=c:d,%2F 50%&x=1#f+'""#)).unwrap();
    assert_eq!(
        request.uri().query(),
        Some("color=/a?b=c:d,%2F%2050%25%26x=1%23f%2B%27")
    );
}

#[test]
fn no_path_value_leaves_its_segment() {
    let table = [
        ("a/../b", Some("a%2F..%2Fb")),
        ("../../etc", Some("..%2F..%2Fetc")),
        ("..\\..", Some("..%5C..")),
        ("%2F", Some("%252F")),
        ("%2e%2e", Some("%252e%252e")),
        ("a\nb", Some("a%0Ab")),
        ("\0", Some("%00")),
        ("?x=1#y", Some("%3Fx%3D1%23y")),
        (";a=1", Some("%3Ba%3D1")),
        ("重装 ü", Some("%E9%87%8D%E8%A3%85%20%C3%BC")),
        ("{server_id}", Some("%7Bserver_id%7D")),
        ("...", Some("...")),
        (".a", Some(".a")),
        ("", None),
        (".", None),
        ("..", None),
    ];
    for (value, expected) in table {
        let request = written(&NAME, &Json::from(value));
        let path = request.as_ref().ok().map(|request| request.uri().path());
        assert_eq!(
            path,
            expected.map(|value| format!("/x/{value}/y")).as_deref(),
            "{value:?}"
        );
    }
}

#[test]
fn a_value_that_would_change_the_path_is_a_violation_even_unchecked() {
    let operation = with_one(NAME, &[Segment::Text("/x/"), Segment::Parameter(0)]);
    for (value, rule, limit) in [
        ("", "minLength", "1"),
        ("..", "path-segment", ""),
        (".", "path-segment", ""),
    ] {
        for validation in [true, false] {
            let call = Call::new(&client("https://h"), operation).with(0, value.to_owned());
            let call = call.validation(validation);
            let Err(Unsent::Invalid(violations)) = call.to_http(None) else {
                panic!("{value:?} went out");
            };
            assert_eq!(violations.len(), 1);
            let violation = violations.iter().next().unwrap();
            assert_eq!((violation.rule(), violation.limit()), (rule, limit));
            assert_eq!(
                (violation.location(), violation.pointer()),
                (Location::Path, "/color")
            );
            assert!(call.validate(None).is_err());
        }
    }
    // Not set at all: the path would be another one.
    let missing = Call::new(&client("https://h"), operation);
    assert!(matches!(missing.to_http(None), Err(Unsent::Invalid(_))));
}

#[test]
fn dots_that_come_together_are_seen() {
    let dotted: &[Segment] = &[
        Segment::Text("/x/."),
        Segment::Parameter(0),
        Segment::Text("/y"),
    ];
    let call = |value: &str| {
        let call = Call::new(&client("https://h"), with_one(NAME, dotted));
        call.with(0, value.to_owned()).to_http(None)
    };
    assert!(matches!(call("."), Err(Unsent::Invalid(_))));
    assert_eq!(call("a").unwrap().uri().path(), "/x/.a/y");
    let label = Parameter {
        style: Style::Label,
        ..NAME
    };
    for value in ["", "."] {
        assert!(
            matches!(written(&label, &Json::from(value)), Err(Unsent::Invalid(_))),
            "{value:?}"
        );
    }
}

#[test]
fn the_text_of_a_path_cannot_become_a_query_or_go_up() {
    let text = |text: &'static str| {
        let path = Box::leak(Box::new([Segment::Text(text)]));
        let operation = Box::leak(Box::new(Operation { path, ..GET }));
        Call::new(&client("https://h/base/"), operation).to_http(None)
    };
    assert_eq!(
        text("/v1/重?a#b c%2F%").unwrap().uri(),
        "https://h/base/v1/%E9%87%8D%3Fa%23b%20c%2F%25"
    );
    assert_eq!(
        text("/v1;x=1/a:b@c,d'e").unwrap().uri(),
        "https://h/base/v1;x=1/a:b@c,d'e"
    );
    assert_eq!(text("").unwrap().uri(), "https://h/base");
    assert!(matches!(text("/a/../b"), Err(Unsent::Invalid(_))));
    assert!(matches!(text("/a/%2e%2e/b"), Err(Unsent::Invalid(_))));
}

#[test]
fn a_header_value_cannot_end_its_line() {
    let header = Parameter {
        location: Location::Header,
        name: "X-Color",
        ..NAME
    };
    for value in [
        "a\r\nX-Evil: 1",
        "a\0",
        "\t",
        "\u{7f}",
        "\u{85}",
        " a",
        "a ",
    ] {
        let Err(Unsent::Invalid(violations)) = written(&header, &Json::from(value)) else {
            panic!("{value:?} went out");
        };
        let text = violations.to_string();
        assert!(
            text.contains("header-value") && !text.contains("Evil"),
            "{text}"
        );
    }
    let odd = Parameter {
        name: "bad name",
        ..header
    };
    assert!(matches!(
        written(&odd, &Json::from("a")),
        Err(Unsent::Invalid(_))
    ));
}

#[test]
fn a_cookie_cannot_start_another() {
    let cookie = Parameter {
        location: Location::Cookie,
        style: Style::Form,
        ..NAME
    };
    let request = written(&cookie, &Json::from("a; admin=1\r\n")).unwrap();
    assert_eq!(request.headers()["cookie"], "color=a%3B%20admin%3D1%0D%0A");
    let reserved = Parameter {
        allow_reserved: true,
        ..cookie
    };
    let request = written(&reserved, &Json::from("a/b; admin=1,\r\n")).unwrap();
    assert_eq!(
        request.headers()["cookie"],
        "color=a/b%3B%20admin=1%2C%0D%0A"
    );
    let plain = Parameter {
        style: Style::Cookie,
        ..cookie
    };
    let request = written(&plain, &Json::from("a%3B/b=1")).unwrap();
    assert_eq!(request.headers()["cookie"], "color=a%3B/b=1");
    for value in ["a; admin=1", "a b", "ü", "a,b", "\"", "\\", "a\r\n"] {
        let Err(Unsent::Invalid(violations)) = written(&plain, &Json::from(value)) else {
            panic!("{value:?} went out");
        };
        assert_eq!(violations.iter().next().unwrap().rule(), "cookie-value");
    }
}

#[test]
fn reserved_characters_do_not_leave_the_path_or_their_item() {
    let path = Parameter {
        allow_reserved: true,
        ..NAME
    };
    for (value, expected) in [
        (r#""a:b@c!$&'()*+,;=d""#, "a:b@c!$%26%27()*%2B,;=d"),
        (r#""a/../b?c#d""#, "a%2F..%2Fb%3Fc%23d"),
        (r#"["a,b","c;d"]"#, "a%2Cb,c%3Bd"),
    ] {
        let request = written(&path, &json(value)).unwrap();
        assert_eq!(request.uri().path(), format!("/x/{expected}/y"));
    }
    for value in ["..", "%2e%2E"] {
        assert!(written(&path, &Json::from(value)).is_err(), "{value}");
    }
    let query = Parameter {
        location: Location::Query,
        style: Style::Form,
        ..path
    };
    let request = written(&query, &json(r#"["a,b=c","d"]"#)).unwrap();
    assert_eq!(request.uri().query(), Some("color=a%2Cb%3Dc,d"));
}

#[test]
fn secrets_in_headers_are_sensitive() {
    const HIDDEN: Schema = Schema {
        types: Types::STRING,
        secret: true,
        ..Schema::ANY
    };
    let header = Parameter {
        location: Location::Header,
        name: "X-Key",
        ..NAME
    };
    let by_schema = written(
        &Parameter {
            schema: &HIDDEN,
            ..header
        },
        &Json::from("hunter2"),
    )
    .unwrap();
    let operation = with_one(header, GET.path);
    let by_type = Call::new(&client("https://h"), operation).with(0, Secret::from("hunter2"));
    let extra = Call::new(&client("https://h"), &GET).header("X-Key", "hunter2");
    for request in [
        by_schema,
        by_type.to_http(None).unwrap(),
        extra.to_http(None).unwrap(),
    ] {
        assert_eq!(request.headers()["x-key"], "hunter2");
        assert!(!format!("{request:?}").contains("hunter2"));
    }
    assert!(!format!("{by_type:?} {extra:?}").contains("hunter2"));
}

#[test]
fn extra_headers_replace_others_but_not_the_framing() {
    let call = || Call::new(&client("https://h"), &GET);
    let request = call()
        .header("user-agent", "me/1")
        .header("Accept", "text/html")
        .to_http(None)
        .unwrap();
    assert_eq!(request.headers()["user-agent"], "me/1");
    assert_eq!(request.headers().get_all("accept").iter().count(), 1);
    for (name, value) in [
        ("Content-Length", "0"),
        ("transfer-encoding", "chunked"),
        ("a b", "c"),
        ("a", "b\nc"),
    ] {
        assert!(
            matches!(
                call().header(name, value).to_http(None),
                Err(Unsent::Invalid(_))
            ),
            "{name}"
        );
    }
}

/// A value that says one thing to the check and another to the writer has no hold on it
/// either, and neither has an index past the end.
#[test]
fn odd_values_do_no_harm() {
    struct Nothing;
    impl Value for Nothing {
        fn view(&self) -> View<'_> {
            View::Absent
        }
        fn fill(&mut self, reader: &mut Reader<'_>) -> Result<(), ReadError> {
            reader.skip()
        }
    }
    let operation = with_one(
        Parameter {
            location: Location::Query,
            ..NAME
        },
        GET.path,
    );
    let call = Call::new(&client("https://h"), operation)
        .with(0, Nothing)
        .with(7, Nothing);
    assert_eq!(call.to_http(None).unwrap().uri(), "https://h/x");
    let query = Parameter {
        location: Location::Query,
        style: Style::Form,
        ..NAME
    };
    let operation = with_one(query, GET.path);
    for (number, text) in [(1e300, "1e300"), (0.1, "0.1"), (f64::NAN, "NaN")] {
        let call = Call::new(&client("https://h"), operation).with(0, number);
        let request = call.validation(false).to_http(None).unwrap();
        assert_eq!(
            request.uri().query(),
            Some(format!("color={text}")).as_deref()
        );
    }
    let long = "x".repeat(70_000);
    let call = Call::new(&client("https://h"), operation).with(0, long);
    assert!(matches!(call.to_http(None), Err(Unsent::NotSent(_))));
}
