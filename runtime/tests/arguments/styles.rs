//! How arguments are written.

use bindery_runtime::json::Json;
use bindery_runtime::operation::{Location, Parameter, Style};

use crate::harness::{NAME, json, written};

/// The table of styles in OpenAPI 3.1.1, with its own values.
#[test]
fn every_style_is_written_as_openapi_says() {
    let string = json(r#""blue""#);
    let array = json(r#"["blue","black","brown"]"#);
    let object = json(r#"{"R":100,"G":200,"B":150}"#);
    let empty = json(r#""""#);
    let none = json("[]");
    use Location::{Path, Query};
    use Style::{
        DeepObject, Form, Json as AsJson, Label, Matrix, PipeDelimited, Simple, SpaceDelimited,
    };
    let table: &[(Location, Style, bool, &Json, &str)] = &[
        (Path, Matrix, false, &empty, ";color"),
        (Path, Matrix, false, &string, ";color=blue"),
        (Path, Matrix, false, &array, ";color=blue,black,brown"),
        (Path, Matrix, false, &object, ";color=R,100,G,200,B,150"),
        (Path, Matrix, true, &empty, ";color"),
        (Path, Matrix, true, &string, ";color=blue"),
        (
            Path,
            Matrix,
            true,
            &array,
            ";color=blue;color=black;color=brown",
        ),
        (Path, Matrix, true, &object, ";R=100;G=200;B=150"),
        (Path, Label, false, &string, ".blue"),
        (Path, Label, false, &array, ".blue,black,brown"),
        (Path, Label, false, &object, ".R,100,G,200,B,150"),
        (Path, Label, true, &string, ".blue"),
        (Path, Label, true, &array, ".blue.black.brown"),
        (Path, Label, true, &object, ".R=100.G=200.B=150"),
        (Path, Simple, false, &string, "blue"),
        (Path, Simple, false, &array, "blue,black,brown"),
        (Path, Simple, false, &object, "R,100,G,200,B,150"),
        (Path, Simple, true, &string, "blue"),
        (Path, Simple, true, &array, "blue,black,brown"),
        (Path, Simple, true, &object, "R=100,G=200,B=150"),
        (
            Path,
            AsJson,
            false,
            &object,
            "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
        ),
        (Query, Form, false, &empty, "color="),
        (Query, Form, false, &string, "color=blue"),
        (Query, Form, false, &array, "color=blue,black,brown"),
        (Query, Form, false, &object, "color=R,100,G,200,B,150"),
        (Query, Form, true, &empty, "color="),
        (Query, Form, true, &string, "color=blue"),
        (
            Query,
            Form,
            true,
            &array,
            "color=blue&color=black&color=brown",
        ),
        (Query, Form, true, &object, "R=100&G=200&B=150"),
        (Query, Form, true, &none, ""),
        (Query, Form, false, &none, ""),
        (
            Query,
            SpaceDelimited,
            false,
            &array,
            "color=blue%20black%20brown",
        ),
        (
            Query,
            SpaceDelimited,
            false,
            &object,
            "color=R%20100%20G%20200%20B%20150",
        ),
        (
            Query,
            PipeDelimited,
            false,
            &array,
            "color=blue%7Cblack%7Cbrown",
        ),
        (
            Query,
            PipeDelimited,
            false,
            &object,
            "color=R%7C100%7CG%7C200%7CB%7C150",
        ),
        (
            Query,
            DeepObject,
            true,
            &object,
            "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
        ),
        (
            Query,
            AsJson,
            false,
            &array,
            "color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D",
        ),
    ];
    for (location, style, explode, value, expected) in table {
        let parameter = Parameter {
            location: *location,
            style: *style,
            explode: *explode,
            ..NAME
        };
        let request = written(&parameter, value).unwrap();
        let found = match location {
            Path => request
                .uri()
                .path()
                .strip_prefix("/x/")
                .unwrap()
                .strip_suffix("/y")
                .unwrap(),
            _ => request.uri().query().unwrap_or_default(),
        };
        assert_eq!(
            found, *expected,
            "{location:?} {style:?} explode={explode} {value}"
        );
    }
}

#[test]
fn headers_and_cookies_have_styles_too() {
    let object = json(r#"{"R":100,"G":200}"#);
    let header = Parameter {
        location: Location::Header,
        name: "X-Color",
        ..NAME
    };
    let cookie = Parameter {
        location: Location::Cookie,
        style: Style::Form,
        ..NAME
    };
    for (explode, in_header, in_cookie) in [
        (false, "R,100,G,200", "color=R,100,G,200"),
        (true, "R=100,G=200", "R=100; G=200"),
    ] {
        let request = written(&Parameter { explode, ..header }, &object).unwrap();
        assert_eq!(request.headers()["x-color"], in_header);
        let request = written(&Parameter { explode, ..cookie }, &object).unwrap();
        assert_eq!(request.headers()["cookie"], in_cookie);
        assert!(request.headers()["cookie"].is_sensitive());
    }
    let request = written(
        &Parameter {
            style: Style::Json,
            ..header
        },
        &object,
    )
    .unwrap();
    assert_eq!(request.headers()["x-color"], r#"{"R":100,"G":200}"#);
    let request = written(&header, &json(r#""rot, grün""#)).unwrap();
    assert_eq!(
        request.headers()["x-color"].as_bytes(),
        "rot, grün".as_bytes()
    );
}

#[test]
fn what_is_inside_of_a_list_or_an_object_is_written_too() {
    let query = Parameter {
        location: Location::Query,
        style: Style::DeepObject,
        ..NAME
    };
    let value = json(r#"{"a":{"b":{"c":1}},"l":["x","y"],"n":null}"#);
    let request = written(&query, &value).unwrap();
    assert_eq!(
        request.uri().query(),
        Some("color%5Ba%5D%5Bb%5D%5Bc%5D=1&color%5Bl%5D=x&color%5Bl%5D=y")
    );
    let form = Parameter {
        location: Location::Query,
        style: Style::Form,
        explode: true,
        ..NAME
    };
    let request = written(&form, &json(r#"[1,[2],{"a":3},null]"#)).unwrap();
    assert_eq!(
        request.uri().query(),
        Some("color=1&color=%5B2%5D&color=%7B%22a%22%3A3%7D")
    );
}
