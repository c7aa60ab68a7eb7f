//! Faults while a job is waited for that was accepted.

use bindery_runtime::operation::{Location, Parameter, Requirement, Scheme, Style};
use bindery_runtime::signer::ClientCredentials;
use bindery_runtime::waiter::{Argument, Following, Source, WaitError, Waited, Waiter};

use super::table::answer;
use super::*;

static TOKEN: Scheme = Scheme {
    name: "token",
    setter: "",
    location: Location::Header,
    key: "Authorization",
};

const NEEDS: &[&[Requirement]] = &[&[Requirement {
    scheme: &TOKEN,
    scopes: &[],
}]];

static START: Operation = Operation {
    security: NEEDS,
    ..operation("POST")
};

static SHOW: Operation = Operation {
    id: "show",
    path: &[Segment::Text("/jobs/"), Segment::Parameter(0)],
    parameters: PARAMETERS,
    security: NEEDS,
    ..operation("GET")
};

const PARAMETERS: &[Parameter] = &[Parameter {
    name: "job_id",
    location: Location::Path,
    required: true,
    client: false,
    schema: &Schema::ANY,
    style: Style::Simple,
    explode: false,
    allow_reserved: false,
}];

struct Start;
struct Show;

impl Endpoint for Start {
    type Body = ();
    type Success = Json;
    type Headers = ();
    type Failure = Undeclared;
    const OPERATION: &'static Operation = &START;
}

impl Endpoint for Show {
    type Body = ();
    type Success = Json;
    type Headers = ();
    type Failure = Undeclared;
    const OPERATION: &'static Operation = &SHOW;
}

impl Waited for Start {
    type Query = Show;
    type Waiter = Waiter<Start>;
    const WAITER: &'static Following = &Following {
        query: &SHOW,
        arguments: &[Argument {
            parameter: 0,
            source: Source::Response("/job_id"),
        }],
        each: None,
        state: "/status",
        success: &["SUCCESS"],
        failure: &["FAIL"],
        pending: &["RUNNING"],
        stale: &[],
        stale_for: 0,
        reason: None,
        delay: 10,
        interval: 10,
        deadline: 100,
    };
}

fn json(body: &str) -> String {
    answer("200 OK", "Content-Type: application/json\r\n", body)
}

fn state(state: &str) -> String {
    json(&format!(r#"{{"status":"{state}"}}"#))
}

fn token(token: &str) -> String {
    json(&format!(
        r#"{{"access_token":"{token}","token_type":"bearer"}}"#
    ))
}

fn refused(status: &str) -> String {
    answer(
        status,
        "",
        r#"{"error_code":"X.1","error_msg":"words of the server"}"#,
    )
}

/// What is answered after the first state, which is `RUNNING`.
fn faults() -> Vec<(&'static str, Vec<String>)> {
    let done = || state("SUCCESS");
    let lost = String::new;
    vec![
        ("a state that nobody knows", vec![state("MOVING"), done()]),
        (
            "nothing but states that nobody knows",
            vec![state("MOVING")],
        ),
        ("questions without an answer", vec![lost(), lost(), done()]),
        (
            "questions that fail",
            vec![refused("500 No"), refused("503 No"), done()],
        ),
        ("questions that fail on and on", vec![refused("500 No")]),
        (
            "the token expires",
            vec![refused("401 No"), token("t2"), done()],
        ),
        (
            "the token expires, and there is no other",
            vec![refused("401 No"), refused("401 No")],
        ),
        ("the job is not known any more", vec![refused("404 No")]),
        ("the job fails", vec![state("FAIL")]),
    ]
}

pub(crate) async fn rows() -> String {
    let mut text = String::from(
        "| fault | told | server saw | seconds | may have been executed? | in words |\n\
         |---|---|--:|--:|---|---|\n",
    );
    for (name, then) in faults() {
        text += &row(name, then).await;
    }
    text
}

async fn row(name: &str, then: Vec<String>) -> String {
    let mut said = vec![token("t1"), json(r#"{"job_id":"7"}"#), state("RUNNING")];
    said.extend(then);
    let server = Server::acting(server::Act::SayInTurn(said)).await;
    let timer = AtOnce::default();
    let client = Client::builder(format!("http://{}", server.address))
        .transport(Hyper::builder().build().unwrap())
        .timer(timer.clone())
        .retry(Retry::default().random(|| 0))
        .credential(
            "token",
            ClientCredentials::new("/token", "me", "not-a-real-key"),
        )
        .build()
        .unwrap();
    let outcome = Call::new(&client, &START)
        .send_and_wait::<Start>(None)
        .await;
    let (told, words) = match &outcome {
        Ok(_) => ("a reply", String::new()),
        Err(error) => {
            assert!(error.may_have_been_executed());
            let told = match error {
                WaitError::Failed(_) => "`Failed`",
                WaitError::Overdue(_) => "`Overdue`",
                WaitError::Unanswered(_) => "`Unanswered`",
                _ => panic!("{error:?}"),
            };
            (told, error.to_string())
        }
    };
    let (seen, seconds) = (server.seen(), timer.now().as_secs());
    format!("| {name} | {told} | {seen} | {seconds} | yes | {words} |\n")
}
