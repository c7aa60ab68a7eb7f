//! Typed answers in place of a server, for the generated crate.

// Clippy knows only `#[test]` functions as tests, not what they call.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::time::Duration;

use bindery_runtime::json::Json;
use bindery_runtime::mock::{Mock, Received};
use bindery_runtime::retry::Retry;
use bindery_runtime::transport::TransportError;
use bindery_runtime::waiter::WaitError;
use bytes::Bytes;
use huaweicloud_reimage::clouddc::operation::{ReinstallOs, ShowInstanceStatus};
use huaweicloud_reimage::ecs::operation::ReinstallServerWithoutCloudInit;
use huaweicloud_reimage::iam::operation::{CreateToken, CreateTokenError};
use huaweicloud_reimage::workspace::operation::{
    ReinstallServer, ReinstallServerError, ShowJobDetail,
};
use huaweicloud_reimage::workspace::{
    self, ErrorBody, JobAccepted, JobDetail, ReinstallServerRequest,
};
use huaweicloud_reimage::{Error, clouddc, ecs, iam};

const SERVER: &str = "25b1dd14-0c84-4558-aa57-03a6c54b8e75";
const OTHER: &str = "62383738-e52a-450a-9f84-f9e705402be8";

type Refusal = Error<ReinstallServerError>;

/// Says what to answer.
type Say<'a> = &'a dyn Fn(&Mock);

fn client(mock: &Mock) -> workspace::Client {
    let builder = workspace::Client::builder("http://mock/prefix").project_id("p1");
    let builder = builder.auth_token("hunter2").retry(Retry::none());
    builder.transport(mock.clone()).build().unwrap()
}

async fn reinstall(mock: &Mock, server: &str) -> Result<Option<String>, Refusal> {
    let reply = client(mock).reinstall_server(server);
    let reply = reply.update_access_agent(true).await?;
    Ok(reply.into_body().job_id)
}

fn job(id: &str) -> JobAccepted {
    JobAccepted::new().with_job_id(id)
}

fn words(mock: &Mock) -> String {
    mock.verify().unwrap_err().to_string()
}

#[tokio::test]
async fn a_call_is_answered_and_kept() {
    let mock = Mock::new();
    let on = mock.on::<ReinstallServer>();
    on.reply(job("7")).header("X-Request-Id", "r-1");
    let call = client(&mock).reinstall_server(SERVER);
    let reply = call.update_access_agent(true).await.unwrap();
    assert_eq!(reply.job_id.as_deref(), Some("7"));
    assert_eq!(
        (reply.status().as_u16(), reply.request_id()),
        (200, Some("r-1"))
    );

    assert_eq!(mock.calls::<ReinstallServer>(), 1);
    let [received] = &mock.received::<ReinstallServer>()[..] else {
        panic!("not one")
    };
    assert_eq!(received.body().unwrap().update_access_agent, Some(true));
    assert_eq!(received.parameter("server_id"), Some(&Json::from(SERVER)));
    assert_eq!(received.parameter("project_id"), Some(&Json::from("p1")));
    assert_eq!(received.parameter("other"), None);
    assert_eq!(received.header("x-auth-token"), Some("hunter2"));
    assert!(!format!("{received:?} {mock:?}").contains("hunter2"));
    mock.verify().unwrap();
}

#[tokio::test]
async fn a_refusal_is_typed() {
    let mock = Mock::new();
    let body = ErrorBody::new().with_error_code("WKS.0403");
    mock.on::<ReinstallServer>().refuse(403, body.clone());
    let error = reinstall(&mock, SERVER).await.unwrap_err();
    assert_eq!(error.code(), Some("WKS.0403"));
    let refused = error.refused().unwrap();
    assert_eq!(
        refused.error(),
        Some(&ReinstallServerError::Forbidden(body))
    );
    mock.verify().unwrap();
}

#[tokio::test]
async fn answers_come_in_order_as_often_as_said() {
    let mock = Mock::new();
    let on = mock.on::<ReinstallServer>();
    let on = on.reply(job("1")).times(2).status(503);
    on.reply(job("2")).times(1);
    let mut all = Vec::new();
    for _ in 0..5 {
        let answer = reinstall(&mock, SERVER).await;
        all.push(answer.map_err(|error| error.status().map(|status| status.as_u16())));
    }
    let one = || Ok(Some("1".to_owned()));
    let two = Ok(Some("2".to_owned()));
    assert_eq!(all, [one(), one(), Err(Some(503)), two, Err(None)]);
    let words = words(&mock);
    assert!(words.contains("all of whose answers are given"), "{words}");
    // The last one goes on where nothing is said.
    let mock = Mock::new();
    mock.on::<ReinstallServer>().reply(job("1")).reply(job("2"));
    for id in ["1", "2", "2", "2"] {
        assert_eq!(reinstall(&mock, SERVER).await.unwrap().as_deref(), Some(id));
    }
    mock.verify().unwrap();
}

#[tokio::test]
async fn conditions_tell_calls_apart() {
    let mock = Mock::new();
    let of = |server: &'static str| {
        let on = mock.on::<ReinstallServer>();
        on.when(move |call| call.parameter("server_id") == Some(&Json::from(server)))
    };
    of(SERVER).reply(job("first"));
    of(OTHER)
        .when(|call| {
            call.body()
                .is_some_and(|body| body.update_access_agent == Some(true))
        })
        .reply(job("second"));
    let second = reinstall(&mock, OTHER).await.unwrap();
    assert_eq!(second.as_deref(), Some("second"));
    let first = reinstall(&mock, SERVER).await.unwrap();
    assert_eq!(first.as_deref(), Some("first"));
    // Without the body that is wanted.
    let error = client(&mock).reinstall_server(OTHER).await.unwrap_err();
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");
    assert!(
        error
            .to_string()
            .contains("`ReinstallServer`, but a condition of `when` does not hold"),
        "{error}"
    );
}

#[tokio::test]
async fn what_is_not_expected_fails_and_says_what_came() {
    let mock = Mock::new();
    let error = reinstall(&mock, SERVER).await.unwrap_err();
    assert!(error.to_string().contains("nothing is"), "{error}");
    let on = mock.on::<ReinstallServerWithoutCloudInit>();
    on.reply(ecs::JobAccepted::new("7")).times(2);
    let error = reinstall(&mock, SERVER).await.unwrap_err();
    let said = error.to_string();
    assert!(
        said.contains("`ReinstallServer` (POST /prefix/v1/p1/app-servers/"),
        "{said}"
    );
    assert!(
        said.contains("expected: `ReinstallServerWithoutCloudInit`"),
        "{said}"
    );
    assert!(!error.may_have_been_executed());
    let said = words(&mock);
    assert_eq!(said.lines().count(), 3, "{said}");
    assert!(
        said.ends_with("was expected 2 times and came 0 times"),
        "{said}"
    );
    // What may as well not come is not missed.
    let mock = Mock::new();
    mock.on::<ReinstallServer>().reply(job("7")).optional();
    mock.verify().unwrap();
    mock.on::<ReinstallServer>();
    assert!(words(&mock).contains("has no answer"));
}

#[tokio::test]
async fn a_request_is_judged_whatever_the_client_does() {
    let long = "x".repeat(200);
    for on in [true, false] {
        let mock = Mock::new();
        mock.on::<ReinstallServer>().reply(job("7"));
        let call = client(&mock).reinstall_server(&*long).validation(on);
        let error = call.await.unwrap_err();
        assert!(error.to_string().contains("maxLength"), "{error}");
        assert_eq!(mock.calls::<ReinstallServer>(), usize::from(!on));
        let call = client(&mock).reinstall_server(&*long).validation(false);
        mock.accept_invalid();
        call.await.unwrap();
    }
}

#[tokio::test]
async fn an_answer_that_breaks_the_document_is_told() {
    let table: [(Say<'_>, &str); 5] = [
        (
            &|mock| drop(mock.on::<ReinstallServer>().answer(202, job("7"))),
            "202 is not declared",
        ),
        (
            &|mock| drop(mock.on::<ReinstallServer>().status(200)),
            "a body is declared",
        ),
        (
            &|mock| drop(mock.on::<ReinstallServer>().answer(200, 7i64)),
            "body",
        ),
        (
            &|mock| drop(mock.on::<ReinstallServer>().refuse(200, job("7"))),
            "no status of a refusal",
        ),
        (
            &|mock| {
                drop(
                    mock.on::<ReinstallServer>()
                        .reply(job("7"))
                        .header("a b", ""),
                )
            },
            "header \"a b\" must have a name",
        ),
    ];
    for (answer, expected) in table {
        let mock = Mock::new();
        answer(&mock);
        let error = reinstall(&mock, SERVER).await.unwrap_err();
        assert!(error.to_string().contains("breaks the document"), "{error}");
        assert!(error.to_string().contains(expected), "{error}");
        assert!(words(&mock).contains(expected));
    }
    // Servers do break theirs.
    let mock = Mock::new();
    mock.on::<ReinstallServer>().answer(202, job("7")).anyway();
    let error = reinstall(&mock, SERVER).await.unwrap_err();
    assert!(matches!(error, Error::Unreadable(_)), "{error:?}");
    mock.verify().unwrap();
}

#[tokio::test]
async fn faults_are_those_of_a_network() {
    let mock = Mock::new();
    let on = mock.on::<ReinstallServer>().no_connection().no_answer();
    let on = on.reply(job("7")).cut();
    let on = on.fail(|| TransportError::no_answer("reset").with_time_out());
    let page = http::Response::builder().header("content-type", "text/html");
    on.raw(page.body(Bytes::from("<html>")).unwrap());
    let mut may_have_been = Vec::new();
    for _ in 0..5 {
        let error = reinstall(&mock, SERVER).await.unwrap_err();
        may_have_been.push((error.may_have_been_executed(), error.status().is_some()));
    }
    let expected = [
        (false, false),
        (true, false),
        (true, true),
        (true, false),
        (true, true),
    ];
    assert_eq!(may_have_been, expected);
    mock.verify().unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_answer_can_take_its_time() {
    let mock = Mock::new();
    let on = mock.on::<ReinstallServer>();
    on.reply(job("7")).delay(Duration::from_secs(60));
    let call = || client(&mock).reinstall_server(SERVER);
    let late = call().timeout(Duration::from_secs(30)).await.unwrap_err();
    let Error::NoAnswer(no_answer) = &late else {
        panic!("{late:?}")
    };
    assert!(no_answer.is_time_out());
    call().timeout(Duration::from_secs(90)).await.unwrap();
}

#[tokio::test]
async fn what_is_sent_again_is_received_again() {
    let mock = Mock::new();
    let on = mock.on::<ReinstallServer>().status(503);
    on.header("Retry-After", "0").reply(job("7")).times(1);
    let builder = workspace::Client::builder("http://mock").project_id("p1");
    let builder = builder.auth_token("t").transport(mock.clone());
    let client = builder.build().unwrap();
    client.reinstall_server(SERVER).await.unwrap();
    assert_eq!(mock.calls::<ReinstallServer>(), 2);
    mock.verify().unwrap();
}

#[test]
fn requests_of_no_operation_have_an_answer_of_their_own() {
    use bindery_runtime::transport::{Limits, Transport};

    let mock = Mock::new();
    let ask = || http::Request::get("http://mock/token?k=hunter2").body(Bytes::new());
    let carry = || {
        let carried = mock.carry(ask().unwrap(), Limits::default());
        bindery_runtime::blocking::block_on(carried).unwrap()
    };
    let error = carry().unwrap_err().to_string();
    assert!(error.contains("GET /token is no call"), "{error}");
    assert!(!error.contains("hunter2"));
    mock.otherwise(|request| http::Response::new(Bytes::from(request.uri().path().to_owned())));
    assert_eq!(carry().unwrap().body(), "/token");
}

/// A call with `client`'s work, and a client by whose timer no time passes.
fn unhurried(mock: &Mock) -> workspace::Client {
    let builder = workspace::Client::builder("http://mock").project_id("p1");
    let builder = builder.auth_token("t").retry(Retry::none());
    let builder = builder.transport(mock.clone()).timer(mock.clock());
    builder.build().unwrap()
}

#[test]
fn the_life_of_a_job_is_played_in_a_line_and_no_time_passes() {
    let mock = Mock::new();
    let id = |call: &Received<()>| call.parameter("job_id").cloned();
    let work = mock.on_work::<ReinstallServer>(job("7"), JobDetail::new());
    let work = work.pending(2).question(|on| on.no_answer());
    work.success();
    let last = unhurried(&mock)
        .reinstall_server(SERVER)
        .send_and_wait_blocking()
        .unwrap();
    assert_eq!(last.status, Some("SUCCESS".into()));
    let asked = mock.received::<ShowJobDetail>();
    assert_eq!(asked.len(), 4);
    assert!(asked.iter().all(|call| id(call) == Some(Json::from("7"))));
    // The pause before the first question, and those between the others.
    assert_eq!(mock.clock().passed(), Duration::from_secs(40));
    mock.verify().unwrap();
    // It was accepted once, and is not done again.
    let again = unhurried(&mock).reinstall_server(SERVER).send_blocking();
    let said = again.unwrap_err().to_string();
    assert!(said.contains("all of whose answers are given"), "{said}");
}

#[test]
fn a_job_that_fails_or_does_not_end_is_played_too() {
    let mock = Mock::new();
    let work = mock.on_work::<ReinstallServer>(job("7"), JobDetail::new());
    work.state("STRANGE").failure("the image is broken");
    let wait = || {
        unhurried(&mock)
            .reinstall_server(SERVER)
            .send_and_wait_blocking()
    };
    let error = wait().unwrap_err().to_string();
    assert!(error.contains("the image is broken"), "{error}");
    mock.verify().unwrap();
    let mock = Mock::new();
    let on = mock.on_work::<ReinstallServer>(job("7"), JobDetail::new());
    on.question(|query| query.reply(JobDetail::new().with_status("RUNNING")));
    let wait = unhurried(&mock)
        .reinstall_server(SERVER)
        .send_and_wait_blocking();
    assert!(matches!(wait, Err(WaitError::Overdue(_))), "{wait:?}");
    assert_eq!(mock.clock().passed(), Duration::from_secs(1800));
    // What is expected of work has to have an end.
    let mock = Mock::new();
    let _ = mock.on_work::<ReinstallServer>(job("7"), JobDetail::new());
    assert!(words(&mock).contains("`ShowJobDetail` is expected and has no answer"));
}

#[tokio::test]
async fn each_of_many_jobs_has_a_life_of_its_own() {
    let mock = Mock::new();
    let instance = |id| clouddc::AcceptedInstance::new().with_id(id);
    let accepted = clouddc::ReinstallAccepted::new();
    let accepted = accepted.with_instances([instance(SERVER), instance(OTHER)]);
    let running = clouddc::InstanceStatus::new().with_state("running");
    mock.on_work::<ReinstallOs>(accepted, running)
        .pending(2)
        .success();
    let builder = clouddc::Client::builder("http://mock").project_id("p1");
    let builder = builder
        .auth_token("t")
        .transport(mock.clone())
        .timer(mock.clock());
    let call = builder
        .build()
        .unwrap()
        .reinstall_os("Passw0rd!x", [SERVER, OTHER]);
    assert_eq!(call.send_and_wait().await.unwrap().len(), 2);
    assert_eq!(mock.calls::<ShowInstanceStatus>(), 6);
    mock.verify().unwrap();
}

#[tokio::test]
async fn what_is_another_in_a_call_is_told() {
    let mock = Mock::new();
    let on = mock
        .on::<ReinstallServer>()
        .with("server_id", OTHER)
        .with("no", 7);
    let on = on
        .with_header("X-Auth-Token", "other")
        .with_header("X-No", "7");
    on.with_body(ReinstallServerRequest::new()).reply(job("7"));
    let said = reinstall(&mock, SERVER).await.unwrap_err().to_string();
    for one in [
        &*format!("`server_id` is {SERVER:?}, not {OTHER:?}"),
        "there is no parameter `no`",
        "the header `X-Auth-Token` is another",
        "the header `X-No` is not sent",
        "`/update_access_agent` of the body is true, not absent",
    ] {
        assert!(said.contains(one), "no {one} in {said}");
    }
    assert!(!said.contains("hunter2"), "{said}");
    let body = ReinstallServerRequest::new().with_update_access_agent(true);
    let on = mock.on::<ReinstallServer>().with("server_id", SERVER);
    on.with_body(body).reply(job("8"));
    assert_eq!(
        reinstall(&mock, SERVER).await.unwrap().as_deref(),
        Some("8")
    );

    // Passwords are not shown, whether they are the same or not.
    let mock = Mock::new();
    let body = clouddc::ReinstallOsRequest::new("hunter2-A1", [SERVER]);
    mock.on::<ReinstallOs>()
        .with_body(body)
        .reply(clouddc::ReinstallAccepted::new());
    let builder = clouddc::Client::builder("http://mock").project_id("p1");
    let client = builder
        .auth_token("t")
        .transport(mock.clone())
        .build()
        .unwrap();
    let error = client
        .reinstall_os("hunter3-A1", [SERVER])
        .await
        .unwrap_err();
    let said = error.to_string();
    assert!(
        said.contains("`/password` of the body is another"),
        "{said}"
    );
    assert!(!said.contains("hunter"), "{said}");
}

#[tokio::test]
async fn calls_can_have_an_order() {
    let mock = Mock::new();
    mock.in_order()
        .on::<ReinstallServer>()
        .with("server_id", SERVER)
        .reply(job("1"));
    mock.on::<ReinstallServer>()
        .with("server_id", OTHER)
        .reply(job("2"));
    let early = reinstall(&mock, OTHER).await.unwrap_err().to_string();
    assert!(early.contains("`ReinstallServer`, but later"), "{early}");
    reinstall(&mock, SERVER).await.unwrap();
    reinstall(&mock, OTHER).await.unwrap();
    assert_eq!(mock.operations(), ["ReinstallServer"; 3]);
}

#[tokio::test]
async fn an_answer_is_made_of_the_call() {
    let mock = Mock::new();
    mock.on::<ReinstallServer>().reply_with(|call| {
        let server = call.parameter("server_id").and_then(Json::as_str);
        job(&format!("job of {}", server.unwrap_or_default()))
    });
    for server in [SERVER, OTHER] {
        let id = reinstall(&mock, server).await.unwrap();
        assert_eq!(id, Some(format!("job of {server}")));
    }
    // It is judged as well.
    let mock = Mock::new();
    mock.on::<ShowJobDetail>()
        .reply_with(|_| JobDetail::new().with_status("STRANGE"));
    let error = client(&mock).show_job_detail("7").await.unwrap_err();
    assert!(error.to_string().contains("must be one of"), "{error}");
}

fn token(mock: &Mock) -> Result<Option<String>, Error<CreateTokenError>> {
    let user = iam::UserWithPassword::new(iam::UserDomain::new("d"), "u", "Passw0rd!x");
    let identity = iam::Identity::new(["password"], iam::PasswordIdentity::new(user));
    let client = iam::Client::builder("http://mock").retry(Retry::none());
    let client = client.transport(mock.clone()).build().unwrap();
    let project = iam::Named::new().with_name("cn-north-4");
    let scope = iam::Scope::new().with_project(project);
    let reply = client
        .create_token(iam::Auth::new(identity, scope))
        .send_blocking()?;
    let header = reply.typed_headers().x_subject_token.as_ref();
    Ok(header.map(|token| token.expose().to_owned()))
}

#[test]
fn declared_headers_are_judged_and_typed() {
    let of = |say: Say<'_>| {
        let mock = Mock::new();
        say(&mock);
        token(&mock).map_err(|error| error.to_string())
    };
    let body = iam::CreateTokenResponse::new;
    let given = iam::CreateTokenHeaders::new().with_x_subject_token("t1");
    let typed = of(&|mock| {
        drop(
            mock.on::<CreateToken>()
                .reply(body())
                .headers(given.clone()),
        )
    });
    assert_eq!(typed.unwrap().as_deref(), Some("t1"));
    let missing = of(&|mock| drop(mock.on::<CreateToken>().reply(body()))).unwrap_err();
    assert!(
        missing.contains("header `X-Subject-Token` is missing"),
        "{missing}"
    );
    let anyway = of(&|mock| drop(mock.on::<CreateToken>().reply(body()).anyway()));
    assert_eq!(anyway, Ok(None));
    let undeclared = of(&|mock| drop(mock.on::<CreateToken>().status(500).headers(given.clone())));
    let undeclared = undeclared.unwrap_err();
    assert!(
        undeclared.contains("is not declared for this status"),
        "{undeclared}"
    );
}
