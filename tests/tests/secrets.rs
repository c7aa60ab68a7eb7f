//! Tokens, keys and passwords are never shown: not by anything that has a `Debug` or a
//! `Display`, at any point of a call.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::error::Error as StdError;
use std::fmt::Debug;
use std::future::IntoFuture;

use huaweicloud_reimage::runtime::retry::Retry;
use huaweicloud_reimage::runtime::signer::{AuthToken, Bearer};
use huaweicloud_reimage::runtime::transport::{Memory, TransportError};
use huaweicloud_reimage::{ApiKey, Error, Reply, SdkHmacSha256, clouddc, ecs, modelarts};

const TOKEN: &str = "t0ken-3f2a9c";
const SECRET_KEY: &str = "sEcReT-kEy-77aa";
const SESSION: &str = "sEsSiOn-token-19";
const EXTRA: &str = "eXtRa-header-55";
/// Good by all rules, and bad by one.
const PASSWORD: &str = "Gr8-pAssw0rd";
const BAD_PASSWORD: &str = "Gr8-rOOt-w0rd";
const INSTANCE: &str = "0197f36d-d83b-7258-b177-3784b7887a17";
const DEV_SERVER: &str = "62383738-e52a-450a-9f84-f9e705402be8";
const IMAGE: &str = "c90fb553-2cdb-4b81-b56a-ef68812c6cf7";

fn assert_hidden(shown: &str) {
    for secret in [TOKEN, SECRET_KEY, SESSION, EXTRA, PASSWORD, BAD_PASSWORD] {
        let lower = shown.to_lowercase();
        assert!(
            !lower.contains(&secret.to_lowercase()),
            "{secret} in {shown}"
        );
    }
    assert!(!shown.is_empty());
}

fn assert_debug_hides(value: &dyn Debug) {
    assert_hidden(&format!("{value:?}"));
    assert_hidden(&format!("{value:#?}"));
}

fn assert_error_hides<E>(error: &Error<E>) {
    assert_debug_hides(error);
    assert_hidden(&error.to_string());
    assert_hidden(&format!(
        "{} {}",
        error.code().unwrap_or("-"),
        error.message().unwrap_or("-")
    ));
    if let Some(violations) = error.violations() {
        assert_debug_hides(violations);
        for violation in violations {
            assert_debug_hides(violation);
            assert_hidden(&format!(
                "{violation} {} {}",
                violation.limit(),
                violation.message()
            ));
        }
    }
}

fn signer() -> SdkHmacSha256 {
    SdkHmacSha256::new("AKEXAMPLE", SECRET_KEY).security_token(SESSION)
}

fn client(memory: &Memory) -> clouddc::Client {
    let builder = clouddc::Client::builder("https://h")
        .project_id("p")
        .auth_token(TOKEN)
        .retry(Retry::none());
    builder.transport(memory.clone()).build().unwrap()
}

async fn error_of<C, T, H, E>(call: C) -> Error<E>
where
    C: IntoFuture<Output = Result<Reply<T, H>, Error<E>>>,
{
    match call.await {
        Ok(_) => panic!("it succeeded"),
        Err(error) => error,
    }
}

#[test]
fn signers_builders_and_clients() {
    assert_debug_hides(&signer());
    assert_debug_hides(&ApiKey::header("X-Auth-Token", TOKEN));
    assert_debug_hides(&AuthToken::new(TOKEN));
    assert_debug_hides(&Bearer::new(TOKEN));
    for builder in [
        ecs::Client::builder("https://user:sEcReT-kEy-77aa@h").project_id("p"),
        ecs::Client::builder("https://h")
            .project_id("p")
            .auth_token(TOKEN),
        ecs::Client::builder("https://h")
            .project_id("p")
            .ak_sk("AKEXAMPLE", SECRET_KEY),
        ecs::Client::builder("https://h")
            .project_id("p")
            .signer(signer()),
    ] {
        assert_debug_hides(&builder);
        match builder.build() {
            Ok(client) => assert_debug_hides(&client),
            Err(error) => {
                assert_debug_hides(&error);
                assert_hidden(&error.to_string());
            }
        }
    }
}

#[test]
fn bodies_calls_and_pending_calls() {
    let memory = Memory::new();
    let how = ecs::OsReinstall::new("k", "u").with_adminpass(PASSWORD);
    assert_debug_hides(&how);
    assert_debug_hides(&clouddc::ReinstallOsRequest::new(PASSWORD, [INSTANCE]));
    assert_debug_hides(&modelarts::ChangeDevServerOsRequest::new(IMAGE).with_admin_pass(PASSWORD));
    assert_debug_hides(&ecs::RebuildOptions::new(IMAGE).with_admin_pass(PASSWORD));
    assert_debug_hides(&ecs::ReinstallServerWithoutCloudInitRequest::new(how));

    let call = client(&memory)
        .reinstall_os(PASSWORD, [INSTANCE])
        .header("X-Extra", EXTRA);
    assert_debug_hides(&call);
    assert!(
        format!("{call:?}").contains(INSTANCE),
        "what is no secret is shown: {call:?}"
    );
    assert_debug_hides(&call.send());
    assert_debug_hides(&memory);
}

#[test]
fn headers_with_credentials_are_marked_as_sensitive() {
    let builder = || {
        modelarts::Client::builder("https://h")
            .project_id("p")
            .transport(Memory::new())
    };
    let table = [
        (
            builder().auth_token(TOKEN),
            &["x-auth-token", "x-extra"][..],
        ),
        (
            builder().signer(signer()),
            &["authorization", "x-security-token", "x-extra"],
        ),
    ];
    for (builder, expected) in table {
        let client = builder.build().unwrap();
        let call = client
            .change_dev_server_os(DEV_SERVER, IMAGE)
            .admin_pass(PASSWORD);
        let request = call.header("X-Extra", EXTRA).to_http().unwrap();
        let headers = request.headers().iter();
        let mut sensitive: Vec<_> = headers
            .filter(|(_, value)| value.is_sensitive())
            .map(|(name, _)| name.as_str())
            .collect();
        sensitive.sort_unstable();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(sensitive, expected);
        // `http` prints its headers; those must not be among them.
        assert_debug_hides(request.headers());
    }
}

#[tokio::test]
async fn a_request_that_is_not_valid() {
    let memory = Memory::new();
    let error = error_of(client(&memory).reinstall_os(BAD_PASSWORD, ["x"])).await;
    assert_eq!(error.violations().unwrap().len(), 2, "{error}");
    assert_error_hides(&error);
    // A header value may hold a key, and is refused without being repeated.
    let call = client(&memory).reinstall_os(PASSWORD, [INSTANCE]);
    let error = error_of(call.header("X-Extra", format!("{EXTRA}\n"))).await;
    assert_eq!(error.violations().unwrap().len(), 1, "{error}");
    assert_error_hides(&error);
}

#[tokio::test]
async fn a_key_that_cannot_be_sent() {
    let builder = clouddc::Client::builder("https://h")
        .project_id("p")
        .transport(Memory::new());
    let client = builder.auth_token(format!("{TOKEN}\n")).build().unwrap();
    let error = error_of(client.reinstall_os(PASSWORD, [INSTANCE])).await;
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");
    assert_error_hides(&error);
}

/// Servers repeat what they refuse.
#[tokio::test]
async fn a_refusal_that_repeats_the_request() {
    let memory = Memory::new();
    let words = format!("{PASSWORD} is too weak for {TOKEN} with {EXTRA}");
    memory.reply(
        400,
        &[],
        format!(r#"{{"error_code":"{TOKEN}","error_msg":"{words}"}}"#),
    );
    memory.reply(429, &[("Content-Type", "text/plain")], words.clone());
    memory.reply(418, &[], words.clone());
    for status in [400, 429, 418] {
        let call = client(&memory)
            .reinstall_os(PASSWORD, [INSTANCE])
            .header("X-Extra", EXTRA);
        let error = error_of(call).await;
        assert_eq!(error.status().unwrap(), status);
        assert_error_hides(&error);
        assert_eq!(error.message().unwrap(), "*** is too weak for *** with ***");
        // The bytes themselves are there for whoever asks for them.
        let body = String::from_utf8(error.refused().unwrap().body().to_vec()).unwrap();
        assert!(body.contains(&words));
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_read() {
    let memory = Memory::new();
    let words = format!("{PASSWORD} {TOKEN}");
    memory.reply(202, &[("Content-Type", "text/html")], words.clone());
    memory.reply(202, &[], format!(r#"{{"instances":"{words}"}}"#));
    memory.reply(
        302,
        &[
            ("Location", "/?token=t0ken-3f2a9c"),
            ("Set-Cookie", SESSION),
        ],
        words.clone(),
    );
    memory.fail(TransportError::no_answer("the connection was lost"));
    for _ in 0..4 {
        let error = error_of(client(&memory).reinstall_os(PASSWORD, [INSTANCE])).await;
        assert!(error.may_have_been_executed(), "{error:?}");
        assert_error_hides(&error);
        let mut source = error.source();
        while let Some(cause) = source {
            assert_hidden(&format!("{cause} {cause:?}"));
            source = cause.source();
        }
    }
}

#[tokio::test]
async fn a_reply() {
    let memory = Memory::new();
    let body = format!(r#"{{"server":{{"adminPass":"{PASSWORD}","name":"n"}}}}"#);
    memory.reply(202, &[("Set-Cookie", SESSION)], body);
    let builder = ecs::Client::builder("https://h")
        .project_id("p")
        .auth_token(TOKEN);
    let client = builder.transport(memory).build().unwrap();
    let reply = client
        .rebuild_server("id", ecs::RebuildOptions::new(IMAGE))
        .await
        .unwrap();
    assert_eq!(reply.server.admin_pass.as_ref().unwrap().expose(), PASSWORD);
    assert_debug_hides(&reply);
    assert_debug_hides(&*reply);
    assert!(format!("{reply:?}").contains("***"), "{reply:?}");
}
