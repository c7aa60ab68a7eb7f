//! A token of IAM, got by a call and renewed, for the calls of another service.
#![allow(clippy::unwrap_used)] // what is not as it is arranged here is a failure

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::{Duration, SystemTime};

use huaweicloud_reimage::runtime::codegen as rt;
use huaweicloud_reimage::runtime::error::Error;
use huaweicloud_reimage::runtime::signer::TokenError;
use huaweicloud_reimage::runtime::transport::{Carried, Limits, Memory, Transport};
use huaweicloud_reimage::{ecs, iam};
use rt::Bytes;
use rt::http::{Request, Response};

const PASSWORD: &str = "Passw0rd!x";
/// The start of 2026-11-22.
const MORNING: u64 = 1_795_305_600;
const EVENING: &str = "2026-11-23T00:00:00.000000Z";

thread_local! {
    static NOW: Cell<u64> = const { Cell::new(MORNING) };
}

fn clock() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(NOW.get())
}

/// Both services: IAM numbers its tokens, ECS takes those that are not on its list.
#[derive(Clone, Default)]
struct Services {
    refused: Arc<Mutex<Vec<String>>>,
    /// When tokens end; another text where that is wrong.
    ends: Option<&'static str>,
    /// What IAM says in place of a token.
    no: Option<(u16, &'static str)>,
}

impl Services {
    fn transport(self) -> Slow {
        let issued = Mutex::new(0);
        Slow(Memory::answering(move |request| {
            self.answer(request, &issued)
        }))
    }

    fn answer(&self, request: &Request<Bytes>, issued: &Mutex<u32>) -> Response<Bytes> {
        let mut response = Response::builder().header("Content-Type", "application/json");
        let (status, body) = if request.uri().path() == "/v3/auth/tokens" {
            let mut issued = issued.lock().unwrap();
            *issued += 1;
            match self.no.filter(|_| *issued == 1) {
                Some((status, body)) => (status, body.to_owned()),
                None => {
                    response = response.header("X-Subject-Token", format!("t0ken-{issued}"));
                    let ends = self.ends.unwrap_or(EVENING);
                    (201, format!(r#"{{"token":{{"expires_at":"{ends}"}}}}"#))
                }
            }
        } else {
            let token = request.headers()["x-auth-token"].to_str().unwrap();
            match self.refused.lock().unwrap().iter().any(|one| one == token) {
                true => (
                    401,
                    r#"{"error_msg":"The token must be updated"}"#.to_owned(),
                ),
                false => (200, r#"{"job_id":"70a599e0"}"#.to_owned()),
            }
        };
        response.status(status).body(Bytes::from(body)).unwrap()
    }
}

/// A transport that others get a turn before.
#[derive(Clone)]
struct Slow(Memory);

impl Transport for Slow {
    fn carry(&self, request: Request<Bytes>, limits: Limits) -> Carried<'_> {
        Box::pin(async move {
            tokio::task::yield_now().await;
            self.0.carry(request, limits).await
        })
    }
}

impl Slow {
    /// What was sent: the token, or the word for asking for one.
    fn sent(&self) -> Vec<String> {
        let requests = self.0.requests();
        let token = |request: &Request<Bytes>| match request.headers().get("x-auth-token") {
            Some(token) => token.to_str().unwrap().to_owned(),
            None => request.uri().host().unwrap().to_owned(),
        };
        requests.iter().map(token).collect()
    }
}

fn auth() -> iam::Auth {
    let user = iam::UserWithPassword::new(iam::UserDomain::new("account"), "user", PASSWORD);
    let identity = iam::Identity::new([iam::Method::Password], iam::PasswordIdentity::new(user));
    let project = iam::Named::new().with_name("cn-north-4");
    iam::Auth::new(identity, iam::Scope::new().with_project(project))
}

fn token(transport: &Slow) -> iam::operation::CreateToken {
    let iam = iam::Client::region("cn-north-4").unwrap();
    iam.transport(transport.clone())
        .build()
        .unwrap()
        .create_token(auth())
}

fn client(transport: &Slow, token: impl Into<rt::Key>) -> ecs::Client {
    NOW.set(MORNING);
    let ecs = ecs::Client::region("cn-north-4").unwrap();
    let ecs = ecs.project_id("p").auth_token(token).clock(clock);
    ecs.transport(transport.clone()).build().unwrap()
}

fn call(ecs: &ecs::Client) -> ecs::operation::ReinstallServerWithoutCloudInit {
    ecs.reinstall_server_without_cloud_init("s", ecs::OsReinstall::new("key", "u"))
}

const IAM: &str = "iam.cn-north-4.myhuaweicloud.com";

#[tokio::test]
async fn a_token_is_got_once_and_renewed_before_it_ends() {
    let transport = Services::default().transport();
    let ecs = client(&transport, token(&transport));
    assert!(call(&ecs).to_http().is_err());
    for (hour, minute) in [(0, 0), (23, 54), (23, 56), (24, 0)] {
        NOW.set(MORNING + hour * 3600 + minute * 60);
        assert_eq!(call(&ecs).await.unwrap().job_id, "70a599e0");
    }
    // What ends when it is given is wrong about the time, and used until it is refused.
    let sent = [IAM, "t0ken-1", "t0ken-1", IAM, "t0ken-2", IAM, "t0ken-3"];
    assert_eq!(transport.sent(), sent);
    call(&ecs).await.unwrap();
    assert_eq!(transport.sent().last().unwrap(), "t0ken-3");
    let asked = &transport.0.requests()[0];
    let body = String::from_utf8(asked.body().to_vec()).unwrap();
    assert_eq!(
        body,
        format!(
            "{}{PASSWORD}{}",
            r#"{"auth":{"identity":{"methods":["password"],"password":{"user":{"domain":{"name":"account"},"name":"user","password":""#,
            r#""}}},"scope":{"project":{"name":"cn-north-4"}}}}"#
        )
    );
}

#[tokio::test]
async fn a_margin_is_never_more_than_half_of_a_life() {
    let transport = Services::default().transport();
    let day = Duration::from_secs(48 * 3600);
    let ecs = client(&transport, rt::Renewed::from(token(&transport)).margin(day));
    for hour in [0, 11, 13] {
        NOW.set(MORNING + hour * 3600);
        call(&ecs).await.unwrap();
    }
    let sent = [IAM, "t0ken-1", "t0ken-1", IAM, "t0ken-2"];
    assert_eq!(transport.sent(), sent);
}

#[tokio::test]
async fn a_hundred_calls_with_an_expired_token_ask_for_one() {
    let transport = Services::default().transport();
    let ecs = client(&transport, token(&transport));
    call(&ecs).await.unwrap();
    NOW.set(MORNING + 24 * 3600 - 1);
    let mut calls = tokio::task::JoinSet::new();
    let local = tokio::task::LocalSet::new();
    for _ in 0..100 {
        calls.spawn_local_on(call(&ecs).send(), &local);
    }
    local.await;
    let replies = calls.join_all().await;
    assert!(replies.iter().all(Result::is_ok));
    let sent = transport.sent();
    assert_eq!(sent.iter().filter(|one| *one == IAM).count(), 2);
    assert_eq!(sent.iter().filter(|one| *one == "t0ken-2").count(), 100);
}

#[tokio::test]
async fn a_hundred_calls_with_a_refused_token_ask_for_one() {
    let services = Services::default();
    let refused = Arc::clone(&services.refused);
    let transport = services.transport();
    let ecs = client(&transport, token(&transport));
    call(&ecs).await.unwrap();
    refused.lock().unwrap().push("t0ken-1".to_owned());
    let mut calls = tokio::task::JoinSet::new();
    let local = tokio::task::LocalSet::new();
    for _ in 0..100 {
        calls.spawn_local_on(call(&ecs).send(), &local);
    }
    local.await;
    assert!(calls.join_all().await.iter().all(Result::is_ok));
    let asked = transport.sent().iter().filter(|one| *one == IAM).count();
    assert_eq!(asked, 2);
    // Where the new one is refused too, what the service says is what is told.
    let again = ["t0ken-2", "t0ken-3"].map(str::to_owned);
    refused.lock().unwrap().extend(again);
    let error = call(&ecs).await.unwrap_err();
    assert_eq!(error.message(), Some("The token must be updated"));
    assert_eq!(transport.sent().iter().filter(|one| *one == IAM).count(), 3);
}

#[tokio::test]
async fn two_clients_share_a_token_and_each_has_its_clock() {
    let transport = Services::default().transport();
    let token = rt::Renewed::from(token(&transport));
    let (one, other) = (client(&transport, token.clone()), client(&transport, token));
    call(&one).await.unwrap();
    call(&other).await.unwrap();
    assert_eq!(transport.sent(), [IAM, "t0ken-1", "t0ken-1"]);
}

#[tokio::test]
async fn an_end_that_cannot_be_read_is_a_refusal() {
    for ends in ["soon", ""] {
        let services = Services {
            ends: Some(ends),
            ..Services::default()
        };
        let refused = Arc::clone(&services.refused);
        let transport = services.transport();
        let ecs = client(&transport, token(&transport));
        call(&ecs).await.unwrap();
        NOW.set(MORNING + 1000 * 3600);
        call(&ecs).await.unwrap();
        refused.lock().unwrap().push("t0ken-1".to_owned());
        call(&ecs).await.unwrap();
        let sent = [IAM, "t0ken-1", "t0ken-1", "t0ken-1", IAM, "t0ken-2"];
        assert_eq!(transport.sent(), sent, "{ends:?}");
    }
}

#[tokio::test]
async fn no_token_is_told_in_the_words_of_iam_and_tried_again() {
    let no = r#"{"error":{"code":401,"message":"Passw0rd!x of user is wrong","title":"No"}}"#;
    let services = Services {
        no: Some((401, no)),
        ..Services::default()
    };
    let transport = services.transport();
    let ecs = client(&transport, token(&transport));
    // All who wait are told, and none of them asks again.
    let (first, second) = tokio::join!(call(&ecs).send(), call(&ecs).send());
    for error in [first.unwrap_err(), second.unwrap_err()] {
        assert!(!error.may_have_been_executed());
        let Error::NotSent(unsent) = &error else {
            panic!("{error}");
        };
        let Some(TokenError::Refused { status, code, .. }) = unsent.token_error() else {
            panic!("{error}");
        };
        assert_eq!((status.as_u16(), code.as_deref()), (401, Some("401")));
        let shown = format!("{error} {error:?}");
        assert!(shown.contains("*** of user is wrong"), "{shown}");
        assert!(!shown.contains(PASSWORD), "{shown}");
    }
    assert_eq!(transport.sent(), [IAM]);
    call(&ecs).await.unwrap();
    assert_eq!(transport.sent(), [IAM, IAM, "t0ken-2"]);
}

#[tokio::test]
async fn a_request_for_a_token_that_is_not_valid_is_not_sent() {
    let transport = Services::default().transport();
    let iam = iam::Client::region("cn-north-4").unwrap();
    let iam = iam.transport(transport.clone()).build().unwrap();
    let mut wrong = auth();
    wrong.identity.methods.clear();
    let ecs = client(&transport, iam.create_token(wrong));
    let error = call(&ecs).await.unwrap_err().to_string();
    assert!(error.contains("/auth/identity/methods"), "{error}");
    assert!(transport.sent().is_empty());
}

#[tokio::test]
async fn who_gives_up_lets_the_next_one_get_the_token() {
    let transport = Services::default().transport();
    let ecs = client(&transport, token(&transport));
    {
        let mut first = pin!(call(&ecs).send());
        poll_fn(|context| {
            assert!(first.as_mut().poll(context).is_pending());
            Poll::Ready(())
        })
        .await;
    }
    call(&ecs).await.unwrap();
    assert_eq!(transport.sent(), [IAM, "t0ken-1"]);
}

#[tokio::test]
async fn nothing_secret_is_shown() {
    let services = Services::default();
    services.refused.lock().unwrap().push("t0ken-1".to_owned());
    let transport = services.transport();
    let asked = token(&transport);
    let shown = format!("{asked:?}");
    let reply = asked.await.unwrap();
    let shown = format!("{shown} {reply:?} {:?}", reply.typed_headers());
    let key = rt::Key::from(token(&transport));
    let ecs = client(&transport, key.clone());
    let reply = call(&ecs).await;
    let shown = format!("{shown} {key:?} {ecs:?} {reply:?}");
    for secret in [PASSWORD, "t0ken"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
