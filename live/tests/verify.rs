//! Who is let in by a mock that knows credentials.
#![cfg(feature = "verify")]
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::time::{Duration, SystemTime};

use bindery::document::Memory;
use bindery::generate::ModuleSettings;
use bindery_live::Live;
use bindery_live::mock::{Credentials, Mock, Settings};
use bindery_runtime::codegen::http::{Request, Response};
use bindery_runtime::json::Json;
use bindery_runtime::signer::{Basic, SdkHmacSha256, SignContext, Signer};
use bytes::Bytes;

const DOCUMENT: &str = "\
openapi: 3.1.0
info: { title: Doors, version: '1' }
paths:
  /tokens:
    post:
      operationId: token
      security: [{ User: [] }]
      x-bindery-token: { value: $response.body#/token, expires: $response.body#/until }
      responses: { '201': { description: It., content: { application/json: { schema: { type: object, required: [token, until], properties: { token: { type: string, format: password }, until: { type: string, format: date-time } } } } } } }
  /door:
    put:
      operationId: open
      security: [{ Token: [] }, { Keys: [] }, { Query: [], Cookie: [] }]
      parameters: [{ name: wide, in: query, schema: { type: string } }]
      requestBody: { content: { application/json: {}, text/plain: { schema: { type: string } } } }
      responses:
        '204': { description: Open. }
        '401': { description: Who?, content: { application/json: { schema: { type: object, required: [error_msg], properties: { error_msg: { type: string } } } } } }
components:
  securitySchemes:
    Token: { type: apiKey, in: header, name: X-Auth-Token }
    Keys: { type: apiKey, in: header, name: Authorization, x-bindery-signer: sdk-hmac-sha256 }
    User: { type: http, scheme: basic }
    Query: { type: apiKey, in: query, name: key }
    Cookie: { type: apiKey, in: cookie, name: session }
";

const SECRET: &str = "not-a-real-secret";

fn mock(tokens_last: Duration) -> Mock {
    let files = Memory::new().with("doors.yaml", DOCUMENT);
    let read = Live::read(
        &ModuleSettings::called_after(Path::new("doors.yaml")),
        &files,
    );
    let live = read.live;
    let live = live.unwrap_or_else(|| unreachable!("{:?}", read.findings.all()));
    let credentials = Credentials::default()
        .key("Token", "t0ken")
        .pair("Keys", "access", SECRET)
        .temporary("Keys", "temporary", SECRET, "for a while")
        .pair("User", "ann", "pa:ss")
        .key("Query", "a b")
        .key("Cookie", "crumbs");
    let mut settings = Settings::default();
    settings.credentials = Some(credentials);
    settings.tokens_last = tokens_last;
    Mock::with(vec![live], &settings)
}

fn day() -> Mock {
    mock(Duration::from_secs(86_400))
}

fn request(line: &str, headers: &[(&str, &str)], body: &str) -> Request<Bytes> {
    let (method, uri) = line.split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Bytes::from(body.to_owned())).unwrap()
}

fn put(headers: &[(&str, &str)]) -> u16 {
    let request = request("PUT /door", headers, "");
    day().answer(&request).status().as_u16()
}

fn text(response: &Response<Bytes>, pointer: &str) -> String {
    let json: Json = bindery_runtime::json::from_slice(response.body()).unwrap();
    json.pointer(pointer).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn keys_are_compared() {
    assert_eq!(put(&[("x-auth-token", "t0ken")]), 204);
    assert_eq!(put(&[("x-auth-token", "t0kem")]), 401);
    let with = |uri: &str, cookie: &str| {
        let request = request(uri, &[("cookie", cookie)], "");
        day().answer(&request).status().as_u16()
    };
    assert_eq!(with("PUT /door?key=a%20b", "x=1; session=crumbs"), 204);
    assert_eq!(with("PUT /door?key=a%20b", "session=crumb"), 401);
    assert_eq!(with("PUT /door?key=b", "session=crumbs"), 401);
    let refused = day().answer(&request("PUT /door", &[("x-auth-token", "t0kem")], ""));
    assert!(text(&refused, "/error_msg").contains("credentials"));
    assert!(refused.headers().contains_key("www-authenticate"));
    let all = format!("{refused:?} {:?}", day());
    assert!(!all.contains("t0ke") && !all.contains(SECRET), "{all}");
}

/// Signs as the runtime does, at a time, and changes something afterwards.
fn signed(keys: &SdkHmacSha256, when: SystemTime, change: fn(&mut Request<Bytes>)) -> u16 {
    let json = [
        ("host", "127.0.0.1:1"),
        ("content-type", "application/json"),
    ];
    let mut request = request("PUT /door?wide=a%20b", &json, "{\"so\": 1}");
    keys.sign(&mut request, &SignContext::new(when)).unwrap();
    change(&mut request);
    day().answer(&request).status().as_u16()
}

#[test]
fn signatures_are_computed_again() {
    let (keys, now) = (SdkHmacSha256::new("access", SECRET), SystemTime::now());
    let minutes = |count: u64| Duration::from_secs(60 * count);
    assert_eq!(signed(&keys, now, |_| {}), 204);
    assert_eq!(signed(&keys, now - minutes(14), |_| {}), 204);
    assert_eq!(signed(&keys, now - minutes(16), |_| {}), 401);
    assert_eq!(signed(&keys, now + minutes(16), |_| {}), 401);
    // What was not signed can be added on the way; what was cannot be changed.
    assert_eq!(
        signed(&keys, now, |one| {
            one.headers_mut().insert("x-hop", "1".parse().unwrap());
        }),
        204
    );
    for change in [
        (|one| *one.body_mut() = Bytes::from("{}")) as fn(&mut Request<Bytes>),
        |one| *one.uri_mut() = "/door?wide=a".parse().unwrap(),
        |one| *one.method_mut() = "PATCH".parse().unwrap(),
        |one| drop(one.headers_mut().remove("host")),
        |one| drop(one.headers_mut().insert("host", "other".parse().unwrap())),
        |one| {
            one.headers_mut().append("host", "other".parse().unwrap());
        },
        |one| {
            let text = one.headers()["authorization"].to_str().unwrap();
            let text = text.replace("content-type;host;", "content-type;");
            one.headers_mut()
                .insert("authorization", text.parse().unwrap());
        },
        |one| {
            let text = one.headers()["authorization"].to_str().unwrap();
            let text = &text[..text.len() - 2];
            let text = text.parse().unwrap();
            one.headers_mut().insert("authorization", text);
        },
    ] {
        assert!([401, 405].contains(&signed(&keys, now, change)));
    }
    let wrong = SdkHmacSha256::new("access", "another-secret");
    assert_eq!(signed(&wrong, now, |_| {}), 401);
    let nobody = SdkHmacSha256::new("nobody", SECRET);
    assert_eq!(signed(&nobody, now, |_| {}), 401);
}

#[test]
fn temporary_keys_need_their_token() {
    let (keys, now) = (SdkHmacSha256::new("temporary", SECRET), SystemTime::now());
    assert_eq!(signed(&keys, now, |_| {}), 401);
    let with = |token: &str| signed(&keys.clone().security_token(token), now, |_| {});
    assert_eq!(with("for a while"), 204);
    assert_eq!(with("for a day"), 401);
}

#[test]
fn a_body_that_is_not_signed_is_said_not_to_be() {
    let keys = SdkHmacSha256::new("access", SECRET);
    let plain = [("host", "h"), ("content-type", "text/plain")];
    let mut sent = request("PUT /door", &plain, "so");
    keys.sign(&mut sent, &SignContext::new(SystemTime::now()))
        .unwrap();
    *sent.body_mut() = Bytes::from("otherwise");
    assert_eq!(day().answer(&sent).status(), 204);
    // A digest that is signed must be that of the body.
    let content = (
        "x-sdk-content-sha256",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    let json = [("host", "h"), ("content-type", "application/json"), content];
    let mut sent = request("PUT /door", &json, "{}");
    keys.sign(&mut sent, &SignContext::new(SystemTime::now()))
        .unwrap();
    assert_eq!(day().answer(&sent).status(), 401);
}

#[test]
fn tokens_of_the_mock_let_in_until_they_end() {
    for (last, expected) in [(86_400, 204), (0, 401)] {
        let mock = mock(Duration::from_secs(last));
        let token = |user: Basic| {
            let mut asked = request("POST /tokens", &[], "");
            user.sign(&mut asked, &SignContext::new(SystemTime::now()))
                .unwrap();
            mock.answer(&asked)
        };
        assert_eq!(token(Basic::new("ann", "pass")).status(), 401);
        let (first, second) = (
            token(Basic::new("ann", "pa:ss")),
            token(Basic::new("ann", "pa:ss")),
        );
        assert_eq!(first.status(), 201);
        assert_ne!(text(&first, "/token"), text(&second, "/token"));
        let until: jiff::Timestamp = text(&first, "/until").parse().unwrap();
        let left = until.duration_since(jiff::Timestamp::now()).as_secs();
        assert!((last as i64 - left).abs() < 60, "{left}");
        for token in [text(&first, "/token"), text(&second, "/token")] {
            let sent = request("PUT /door", &[("x-auth-token", &token)], "");
            assert_eq!(mock.answer(&sent).status().as_u16(), expected);
        }
    }
}
