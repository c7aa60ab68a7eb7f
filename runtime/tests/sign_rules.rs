//! The rules of SDK-HMAC-SHA256 that the recorded vectors do not reach.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::{Duration, SystemTime};

use bindery_runtime::signer::sdk_hmac_sha256::canonical_request;
use bindery_runtime::signer::{SdkHmacSha256, SignContext, SignError, Signer};
use bytes::Bytes;

/// 2026-01-01T00:00:00Z
const NEW_YEAR: Duration = Duration::from_secs(1_767_225_600);

fn get(uri: &str) -> http::Request<Bytes> {
    http::Request::get(uri).body(Bytes::new()).unwrap()
}

fn sign(mut request: http::Request<Bytes>) -> Result<http::Request<Bytes>, SignError> {
    let context = SignContext::new(SystemTime::UNIX_EPOCH + NEW_YEAR);
    let context = context.with_parameter("project_id", "p1");
    SdkHmacSha256::new("access", "secret-key").sign(&mut request, &context)?;
    Ok(request)
}

fn line(request: &http::Request<Bytes>, number: usize) -> String {
    canonical_request(request)
        .unwrap()
        .lines()
        .nth(number)
        .unwrap()
        .to_owned()
}

#[test]
fn the_date_is_the_time_of_signing() {
    let request = sign(get("https://h/x")).unwrap();
    assert_eq!(request.headers()["x-sdk-date"], "20260101T000000Z");
    assert_eq!(request.headers()["host"], "h");
    assert_eq!(request.headers()["x-project-id"], "p1");
}

#[test]
fn a_date_that_is_given_must_be_one() {
    for (date, good) in [
        ("20260102T030405Z", true),
        ("2026-01-02", false),
        ("20261302T030405Z", false),
    ] {
        let mut request = get("https://h/x");
        request
            .headers_mut()
            .insert("X-Sdk-Date", date.parse().unwrap());
        assert_eq!(sign(request).is_ok(), good, "{date}");
    }
}

#[test]
fn an_authorization_that_is_there_stays() {
    let mut request = get("https://h/x?b=1&a=2");
    request
        .headers_mut()
        .insert("Authorization", "Basic eA==".parse().unwrap());
    let request = sign(request).unwrap();
    assert_eq!(request.headers()["authorization"], "Basic eA==");
    assert_eq!(request.headers()["x-project-id"], "p1");
    assert!(!request.headers().contains_key("x-sdk-date"));
    assert_eq!(request.uri().query(), Some("b=1&a=2"));
}

#[test]
fn the_query_is_sent_as_it_is_signed() {
    let table = [
        ("b=2&a=3&a=1", "a=1&a=3&b=2"),
        ("empty&x=", "empty=&x="),
        ("k=a%20b", "k=a%20b"),
        ("k=a,b:c/d", "k=a%2Cb%3Ac%2Fd"),
        ("k=a+b", "k=a%2Bb"),
        ("%C3%BC=1&z=%E9%87%8D", "z=%E9%87%8D&%C3%BC=1"),
        ("a=1&&b=2", "a=1&b=2"),
        ("a=x=y", "a=x%3Dy"),
        // By what the keys say: `.` is before `a`, although `%2E`'s `%` would be as well.
        ("a=1&%2E=2&A=3", ".=2&A=3&a=1"),
    ];
    for (query, expected) in table {
        let request = sign(get(&format!("https://h/x?{query}"))).unwrap();
        assert_eq!(request.uri().query(), Some(expected));
        assert_eq!(line(&request, 2), expected);
    }
}

#[test]
fn the_path_is_signed_decoded_but_sent_as_it_was() {
    for (path, canonical) in [
        ("/", "/"),
        ("/a", "/a/"),
        ("/a/", "/a/"),
        ("/a%2Fb", "/a/b/"),
        ("/a%252Fb", "/a%252Fb/"),
        ("/a%20b", "/a%20b/"),
        ("/a:b", "/a%3Ab/"),
        ("/%7E", "/~/"),
    ] {
        let request = sign(get(&format!("https://h{path}"))).unwrap();
        assert_eq!(line(&request, 1), canonical);
        assert_eq!(request.uri().path(), path);
    }
}

#[test]
fn headers_with_an_underscore_are_not_signed_and_values_are_trimmed() {
    let mut request = get("https://h/x");
    request.headers_mut().insert("x_odd", "1".parse().unwrap());
    request
        .headers_mut()
        .insert("x-even", "  a  b ".parse().unwrap());
    request.headers_mut().insert(
        "x-word",
        http::HeaderValue::from_bytes("ü".as_bytes()).unwrap(),
    );
    let canonical = canonical_request(&sign(request).unwrap()).unwrap();
    assert!(canonical.contains("\nx-even:a  b\n"), "{canonical}");
    assert!(canonical.contains("\nx-word:ü\n"), "{canonical}");
    assert!(!canonical.contains("x_odd"), "{canonical}");
}

#[test]
fn what_has_no_rule_is_not_signed() {
    let mut twice = get("https://h/x");
    twice.headers_mut().append("x-a", "1".parse().unwrap());
    twice.headers_mut().append("x-a", "2".parse().unwrap());
    assert!(sign(twice).unwrap_err().to_string().contains("x-a"));

    let mut latin = get("https://h/x");
    latin
        .headers_mut()
        .insert("x-a", http::HeaderValue::from_bytes(b"\xfc").unwrap());
    assert!(sign(latin).is_err());

    assert!(sign(get("/only/a/path")).is_err());
}

#[test]
fn only_json_and_bson_bodies_are_signed() {
    for (media, unsigned) in [
        ("application/json;charset=utf-8", false),
        ("application/bson", false),
        ("text/plain", true),
    ] {
        let request = http::Request::post("https://h/x").header("content-type", media);
        let request = sign(request.body(Bytes::from("x")).unwrap()).unwrap();
        let canonical = canonical_request(&request).unwrap();
        assert_eq!(
            canonical.ends_with("\nUNSIGNED-PAYLOAD"),
            unsigned,
            "{media}"
        );
    }
}

#[test]
fn neither_keys_nor_signature_are_printed() {
    let signer = SdkHmacSha256::new("access", "secret-key").security_token("t0ken");
    let mut request = get("https://h/x");
    signer
        .sign(&mut request, &SignContext::new(SystemTime::UNIX_EPOCH))
        .unwrap();
    let printed = format!("{signer:?} {request:?}");
    for secret in ["secret-key", "t0ken", "access,", "Signature="] {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
    let bad = SdkHmacSha256::new("acc\ness", "secret-key");
    let error = bad.sign(
        &mut get("https://h/x"),
        &SignContext::new(SystemTime::UNIX_EPOCH),
    );
    assert!(!format!("{error:?}").contains("acc"), "{error:?}");
}
