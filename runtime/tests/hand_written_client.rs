//! A client of two operations as the generator writes one: the model for its output, and
//! a proof that it behaves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// What is generated is public; here nobody is outside.
#![allow(unreachable_pub)]

use std::error::Error as _;

use api::{Client, Mode, OsReinstall, ReinstallRequest};
use bindery_runtime::call::Endpoint;
use bindery_runtime::error::Error;
use bindery_runtime::signer::{AuthToken, SdkHmacSha256};
use bindery_runtime::transport::Memory;

/// What the generator writes: `api.rs`, and beside it the calls, the tables and the types.
#[path = "hand_written_client/api.rs"]
mod api;

fn client(memory: &Memory) -> Client {
    Client::builder("https://ecs.example.com/")
        .project_id("p1")
        .signer(AuthToken::new("t0ken-abc"))
        .transport(memory.clone())
        .build()
        .unwrap()
}

fn reinstall() -> OsReinstall {
    OsReinstall::new("Passw0rd!x").with_mode("withStopServer")
}

#[tokio::test]
async fn a_call_is_checked_signed_sent_and_read() {
    let memory = Memory::new();
    memory.reply(
        200,
        &[("X-Request-Id", "r-1"), ("X-Left", "3")],
        r#"{"job_id":"7","new":1}"#,
    );
    let job = client(&memory)
        .reinstall_server("s1", reinstall())
        .dry_run(true)
        .await
        .unwrap();
    assert_eq!(job.job_id, "7");
    assert_eq!(
        (job.status().as_u16(), job.request_id()),
        (200, Some("r-1"))
    );
    assert_eq!(job.typed_headers().x_left, Some(3));
    assert_eq!(job.typed_headers().x_request_id.as_deref(), Some("r-1"));

    let request = &memory.requests()[0];
    assert_eq!(request.method(), "POST");
    assert_eq!(
        request.uri(),
        "https://ecs.example.com/v1/p1/servers/s1/reinstall?dry_run=true"
    );
    assert_eq!(
        request.body(),
        r#"{"os-reinstall":{"adminpass":"Passw0rd!x","mode":"withStopServer"}}"#
    );
    assert_eq!(request.headers()["x-auth-token"], "t0ken-abc");
    assert_eq!(
        request.headers()["content-type"],
        "application/json;charset=UTF-8"
    );
    assert_eq!(request.headers()["accept"], "application/json");
    let agent = request.headers()["user-agent"].to_str().unwrap();
    assert!(agent.starts_with("bindery-runtime/"), "{agent}");
}

#[test]
fn nothing_is_sent_to_make_a_request() {
    let memory = Memory::new();
    let call = client(&memory).reinstall_server("s1", reinstall());
    let request = call.to_http().unwrap();
    assert_eq!(request.uri().path(), "/v1/p1/servers/s1/reinstall");
    assert!(memory.requests().is_empty());
}

#[tokio::test]
async fn every_broken_rule_is_told_and_nothing_is_sent() {
    let memory = Memory::new();
    let long = "x".repeat(37);
    let body = || OsReinstall::new("short").with_mode("bogus");
    let call = client(&memory).reinstall_server(long.clone(), body());
    let violations = call.validate().unwrap_err();
    let found: Vec<_> = violations.iter().map(|v| (v.pointer(), v.rule())).collect();
    let expected = [
        ("/server_id", "maxLength"),
        ("/os-reinstall/adminpass", "minLength"),
        ("/os-reinstall/mode", "enum"),
    ];
    assert_eq!(found, expected);

    let error = call.await.unwrap_err();
    assert_eq!(error.violations(), Some(&violations));
    assert!(!error.may_have_been_executed());
    let text = format!("{error} {error:?}");
    assert!(
        text.contains("server_id") && !text.contains("short"),
        "{text}"
    );
    assert!(memory.requests().is_empty());

    memory.reply(200, &[], r#"{"job_id":"8"}"#);
    let call = client(&memory)
        .reinstall_server(long, body())
        .validation(false);
    assert_eq!(call.await.unwrap().into_body().job_id, "8");
}

#[tokio::test]
async fn an_empty_id_never_makes_the_path_of_another_operation() {
    let memory = Memory::new();
    let error = client(&memory)
        .forget_server("")
        .validation(false)
        .await
        .unwrap_err();
    let violations: Vec<_> = error
        .violations()
        .unwrap()
        .iter()
        .map(|v| v.rule())
        .collect();
    assert_eq!(violations, ["minLength"]);
    // Checked too: said once, not twice.
    let error = client(&memory).forget_server("").await.unwrap_err();
    assert_eq!(error.violations().unwrap().len(), 1);
    assert!(memory.requests().is_empty());
}

#[tokio::test]
async fn a_refusal_has_its_type() {
    let memory = Memory::new();
    memory.reply(
        400,
        &[],
        r#"{"error_code":"E.1","error_msg":"Passw0rd!x is known"}"#,
    );
    let error = client(&memory)
        .reinstall_server("s1", reinstall())
        .await
        .unwrap_err();
    let refused = error.refused().unwrap();
    let api::operation::ReinstallServerError::BadRequest(problem) = refused.error().unwrap();
    assert_eq!(problem.error_code.as_deref(), Some("E.1"));
    assert_eq!(error.message(), Some("*** is known"));
    assert!(error.source().is_none());
}

#[tokio::test]
async fn an_answer_without_a_body_and_a_call_with_an_optional_one() {
    let memory = Memory::new();
    memory.reply(204, &[], "").reply(204, &[], "");
    client(&memory).forget_server("s1").await.unwrap();
    let body = ReinstallRequest::new(reinstall());
    client(&memory)
        .forget_server("s1")
        .body(body)
        .send()
        .await
        .unwrap();
    let requests = memory.requests();
    assert!(requests[0].body().is_empty());
    assert!(!requests[0].headers().contains_key("content-type"));
    assert_eq!(requests[1].headers()["content-type"], "application/json");
    assert!(!requests[1].body().is_empty());
}

#[test]
fn a_signature_covers_what_the_client_knows() {
    let signed = Client::builder("https://ecs.example.com")
        .project_id("p1")
        .signer(SdkHmacSha256::new("AK", "SK"))
        .transport(Memory::new())
        .clock(|| std::time::SystemTime::UNIX_EPOCH)
        .build()
        .unwrap();
    let request = signed
        .reinstall_server("s1", reinstall())
        .to_http()
        .unwrap();
    assert_eq!(request.headers()["x-project-id"], "p1");
    assert_eq!(request.headers()["x-sdk-date"], "19700101T000000Z");
    let authorization = request.headers()["authorization"].to_str().unwrap();
    let covered = "SignedHeaders=accept;content-type;host;user-agent;x-project-id;x-sdk-date,";
    assert!(authorization.contains(covered), "{authorization}");
}

#[test]
fn debug_shows_no_secret() {
    let memory = Memory::new();
    let client = client(&memory);
    let call = client
        .reinstall_server("s1", reinstall())
        .header("X-Key", "key-xyz");
    let text = format!(
        "{client:?} {call:?} {call:#?} {:?}",
        Client::builder("https://u:key-xyz@h")
    );
    for secret in ["Passw0rd", "t0ken-abc", "key-xyz"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert!(
        text.contains("ReinstallServer") && text.contains("withStopServer"),
        "{text}"
    );
}

#[test]
fn a_client_needs_what_it_requires() {
    let error = Client::builder("https://h")
        .transport(Memory::new())
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the client needs a value for `project_id`"
    );
}

#[test]
fn futures_can_cross_threads() {
    fn check<T: Send>(_: &T) {}
    let client = client(&Memory::new());
    check(&client.forget_server("s1").send());
    check(&client.forget_server("s1"));
    fn names<E: Endpoint>(_: &E) {}
    names(&client.forget_server("s1"));
    let error: Option<Error<bindery_runtime::error::Undeclared>> = None;
    assert!(error.is_none());
}

#[test]
fn open_enums_keep_what_they_do_not_know() {
    assert_eq!(Mode::from("later"), Mode::Other("later".to_owned()));
}

#[cfg(feature = "blocking")]
#[test]
fn a_thread_can_wait_for_a_call() {
    let memory = Memory::new();
    memory.reply(200, &[], r#"{"job_id":"7"}"#);
    let call = client(&memory).reinstall_server("s1", reinstall());
    let job = call.dry_run(true).send_blocking().unwrap();
    assert_eq!((job.status().as_u16(), &*job.job_id), (200, "7"));
    let call = client(&memory).reinstall_server("", reinstall());
    let error = call.send_blocking().unwrap_err();
    assert!(matches!(error, Error::Invalid(_)), "{error:?}");
}
