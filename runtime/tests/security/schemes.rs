//! Which credentials are sent, and how.

use bindery_runtime::call::Call;
use bindery_runtime::client::Client;
use bindery_runtime::signer::{ApiKey, Authorization, Basic, Bearer, SdkHmacSha256};
use bindery_runtime::transport::Memory;

use super::operations::*;

fn whole() -> Client {
    builder(&Memory::new())
        .credential("header", ApiKey::header("X-Key", "h-key"))
        .credential("query", ApiKey::query("key", "q&key"))
        .credential("cookie", ApiKey::cookie("SID", "c-key"))
        .credential("token", Bearer::new("t-key"))
        .credential("signed", SdkHmacSha256::new("AK", "SK"))
        .clock(|| std::time::SystemTime::UNIX_EPOCH)
        .build()
        .unwrap()
}

#[test]
fn each_scheme_is_sent_in_its_place_and_no_other_is() {
    let client = whole();
    let names = ["x-key", "cookie", "authorization"];
    for (operation, uri, expected) in [
        (&BY_HEADER, "https://h/v1/it", Some(("x-key", "h-key"))),
        (&BY_QUERY, "https://h/v1/it?key=q%26key", None),
        (&BY_COOKIE, "https://h/v1/it", Some(("cookie", "SID=c-key"))),
        (
            &BY_TOKEN,
            "https://h/v1/it",
            Some(("authorization", "Bearer t-key")),
        ),
        // Of both alternatives the one that sends something.
        (&MAYBE, "https://h/v1/it", Some(("x-key", "h-key"))),
        (&OPEN, "https://h/v1/it", None),
        (&UNSAID, "https://h/v1/it", None),
    ] {
        let request = request(&client, operation);
        assert_eq!(request.uri(), uri);
        let sent = names.iter().filter_map(|name| {
            let value = request.headers().get(*name)?;
            assert!(value.is_sensitive());
            Some((*name, value.to_str().unwrap()))
        });
        assert_eq!(sent.collect::<Vec<_>>(), Vec::from_iter(expected));
    }
}

#[test]
fn basic_and_other_http_schemes() {
    let basic = builder(&Memory::new()).credential("token", Basic::new("ann", "pass:word"));
    let request_of = |client: Client| request(&client, &BY_TOKEN);
    let sent = request_of(basic.build().unwrap());
    assert_eq!(
        sent.headers()["authorization"],
        "Basic YW5uOnBhc3M6d29yZA=="
    );
    let other = builder(&Memory::new()).credential("token", Authorization::new("GenieKey", "k"));
    let sent = request_of(other.build().unwrap());
    assert_eq!(sent.headers()["authorization"], "GenieKey k");
}

#[test]
fn a_signature_covers_what_is_needed_beside_it() {
    let request = request(&whole(), &ALL);
    assert_eq!(request.headers()["x-key"], "h-key");
    assert_eq!(request.uri().query(), Some("key=q%26key"));
    let authorization = request.headers()["authorization"].to_str().unwrap();
    assert!(authorization.contains("SignedHeaders=accept;host;user-agent;x-key;x-sdk-date"));
    assert!(!request.headers().contains_key("cookie"));
}

#[test]
fn the_first_alternative_that_is_complete_is_taken() {
    let client = builder(&Memory::new())
        .credential("header", ApiKey::header("X-Key", "h-key"))
        .credential("cookie", ApiKey::cookie("SID", "c-key"))
        .build()
        .unwrap();
    let request = request(&client, &ALL);
    assert_eq!(request.headers()["cookie"], "SID=c-key");
    assert!(!request.headers().contains_key("x-key"));
}

#[tokio::test]
async fn without_credentials_nothing_is_sent() {
    let memory = Memory::new();
    let client = builder(&memory)
        .credential("header", ApiKey::header("X-Key", "h-key"))
        .build()
        .unwrap();
    let error = error(&client, &ALL).await;
    assert_eq!(
        error.to_string(),
        "the request was not sent: it cannot be signed: no credentials for `signed` and `header` \
         and `query` or `cookie`: call `.signed(…).header(…).query(…)` or `.cookie(…)` on the \
         client's builder"
    );
    assert!(!error.may_have_been_executed());
    assert!(memory.requests().is_empty());
    // What is optional is sent without.
    let bare = builder(&memory).build().unwrap();
    for operation in [&MAYBE, &OPEN, &UNSAID] {
        assert!(!request(&bare, operation).headers().contains_key("x-key"));
    }
}

#[test]
fn a_call_can_bring_its_own() {
    let client = builder(&Memory::new()).build().unwrap();
    let call = Call::new(&client, &BY_TOKEN).header("Authorization", "Bearer mine");
    let request = call.to_http(None).unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer mine");
    let call = Call::new(&client, &BY_COOKIE).header("Cookie", "a=1; SID=mine");
    assert_eq!(
        call.to_http(None).unwrap().headers()["cookie"],
        "a=1; SID=mine"
    );
    let call = Call::new(&client, &BY_COOKIE).header("Cookie", "a=1");
    assert!(call.to_http(None).is_err());
}

#[test]
fn a_signer_signs_all_but_what_must_not_be() {
    let client = builder(&Memory::new())
        .signer(Bearer::new("s-key"))
        .credential("header", ApiKey::header("X-Key", "h-key"))
        .build()
        .unwrap();
    for (operation, signed, key) in [
        (&OPEN, false, false),
        (&UNSAID, true, false),
        (&BY_QUERY, true, false),
        (&BY_HEADER, true, true),
    ] {
        let request = request(&client, operation);
        assert_eq!(request.headers().contains_key("authorization"), signed);
        assert_eq!(request.headers().contains_key("x-key"), key);
    }
}

#[test]
fn what_cannot_be_sent_says_so_without_the_secret() {
    for client in [
        builder(&Memory::new()).credential("token", Basic::new("a:b", "s3cret")),
        builder(&Memory::new()).credential("token", Bearer::new("s3cret\n")),
        builder(&Memory::new()).credential("token", ApiKey::cookie("SID", "s3cret;")),
    ] {
        let said = refusal(&client.build().unwrap(), &BY_TOKEN);
        assert!(said.contains("cannot be signed"), "{said}");
        assert!(!said.contains("s3cret"), "{said}");
    }
}

/// A server repeats a key as it was sent, or as it was meant.
#[tokio::test]
async fn what_a_server_repeats_is_hidden() {
    let memory = Memory::new();
    let client = builder(&memory)
        .credential("header", ApiKey::header("X-Key", "h-s3cret"))
        .credential("query", ApiKey::query("key", "q/s3cret"))
        .credential("cookie", ApiKey::cookie("SID", "c-s3cret"))
        .credential("token", Basic::new("ann", "b-s3cret"))
        .build()
        .unwrap();
    assert!(!format!("{client:?}").contains("s3cret"), "{client:?}");
    for operation in [&BY_HEADER, &BY_QUERY, &BY_COOKIE, &BY_TOKEN] {
        memory.reply(
            403,
            &[],
            r#"{"code":"no","message":"h-s3cret q/s3cret q%2Fs3cret c-s3cret b-s3cret YW5uOmItczNjcmV0"}"#,
        );
        let error = error(&client, operation).await;
        let shown = format!("{error} {error:?} {:?}", error.message());
        let hidden = match operation.security[0][0].scheme.name {
            "header" => &["h-s3cret"][..],
            "query" => &["q/s3cret", "q%2Fs3cret"],
            "cookie" => &["c-s3cret"],
            _ => &["b-s3cret", "YW5uOmItczNjcmV0"],
        };
        for secret in hidden {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    }
}
