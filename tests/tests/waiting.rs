//! The five operations, followed to their ends by the generated crate.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use huaweicloud_reimage::runtime::timer::{Sleep, Timer};
use huaweicloud_reimage::runtime::transport::Memory;
use huaweicloud_reimage::runtime::waiter::{Meaning, Token, WaitError};
use huaweicloud_reimage::{clouddc, ecs, modelarts, workspace};

const PROJECT: &str = "a4da8115c9d8464ead3a38309130523f";
const SERVER: &str = "25b1dd14-0c84-4558-aa57-03a6c54b8e75";
const DEV_SERVER: &str = "62383738-e52a-450a-9f84-f9e705402be8";
const IMAGE: &str = "c90fb553-2cdb-4b81-b56a-ef68812c6cf7";
const INSTANCES: [&str; 2] = [
    "0197f36d-d83b-7258-b177-3784b7887a17",
    "0197f36d-d83b-7258-b177-3784b7887a18",
];

/// No time passes but that which is waited for, and that at once.
#[derive(Clone, Default)]
struct AtOnce(Arc<Mutex<Duration>>);

impl Timer for AtOnce {
    fn sleep(&self, time: Duration) -> Sleep {
        *self.0.lock().unwrap() += time;
        Box::pin(std::future::ready(()))
    }

    fn now(&self) -> Duration {
        *self.0.lock().unwrap()
    }
}

macro_rules! client {
    ($service:ident, $memory:expr) => {
        $service::Client::builder("https://h")
            .project_id(PROJECT)
            .auth_token("t0ken-of-the-user")
            .transport($memory.clone())
            .timer(AtOnce::default())
            .build()
            .unwrap()
    };
}

fn serving(answers: &[(u16, &str)]) -> Memory {
    let memory = Memory::new();
    for (status, body) in answers {
        let json = [("Content-Type", "application/json")];
        memory.reply(*status, &json, (*body).to_owned());
    }
    memory
}

fn json(status: u16, body: String) -> http::Response<bytes::Bytes> {
    let response = http::Response::builder().status(status);
    let response = response.header("Content-Type", "application/json");
    response.body(body.into()).unwrap()
}

/// The path of the last request.
fn asked(memory: &Memory) -> String {
    memory.requests().last().unwrap().uri().path().to_owned()
}

fn reinstall(client: &ecs::Client) -> ecs::operation::ReinstallServerWithoutCloudInit {
    let how = ecs::OsReinstall::new("KeyPair-350b", "7e25b1da389f4697a79df3a0e5bd494e");
    client.reinstall_server_without_cloud_init(SERVER, how)
}

#[tokio::test]
async fn a_job_of_ecs() {
    let memory = serving(&[
        (200, r#"{"job_id":"70a599e0"}"#),
        (200, r#"{"status":"INIT"}"#),
        (200, r#"{"status":"PENDING_PAYMENT"}"#),
        (500, r#"{"error":{"code":"Ecs.0005","message":"later"}}"#),
        (200, r#"{"status":"A_NEW_ONE"}"#),
        (200, r#"{"status":"SUCCESS","job_type":"reInitOs"}"#),
    ]);
    let meanings = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&meanings);
    let wait = reinstall(&client!(ecs, memory)).send_and_wait();
    let job = wait
        .on_progress(move |progress| told.lock().unwrap().push(progress.meaning()))
        .await
        .unwrap();
    assert_eq!(job.job_type.as_deref(), Some("reInitOs"));
    assert_eq!(asked(&memory), format!("/v1/{PROJECT}/jobs/70a599e0"));
    use Meaning::{Pending, Success, Unknown};
    // A question that fails says nothing new.
    assert_eq!(
        *meanings.lock().unwrap(),
        [Pending, Pending, Pending, Unknown, Success]
    );
}

#[tokio::test]
async fn a_job_of_ecs_that_fails() {
    let memory = serving(&[
        (200, r#"{"job_id":"70a599e0"}"#),
        (
            200,
            r#"{"status":"FAIL","error_code":"Ecs.0005","fail_reason":"no disk"}"#,
        ),
    ]);
    let error = reinstall(&client!(ecs, memory))
        .send_and_wait()
        .await
        .unwrap_err();
    let WaitError::Failed(failed) = error else {
        panic!("{error:?}")
    };
    assert_eq!(failed.reason(), Some("no disk"));
    let code = failed.reply().error_code.as_ref();
    assert!(format!("{code:?}").contains("Ecs.0005"), "{code:?}");
}

#[tokio::test]
async fn a_job_of_workspace_goes_on_in_another_process() {
    let memory = serving(&[
        (200, r#"{"job_id":"575945548515770368"}"#),
        (200, r#"{"status":"WAITING"}"#),
    ]);
    let call = client!(workspace, memory).reinstall_server(SERVER);
    let mut waiter = call.submit().await.unwrap().waiter;
    waiter.step().await.unwrap();
    let text = waiter.token().to_string();
    assert!(!text.contains("t0ken-of-the-user"), "{text}");

    let memory = serving(&[(200, r#"{"status":"SUCCESS"}"#)]);
    let client = client!(workspace, memory);
    let token: Token = text.parse().unwrap();
    let waiter = workspace::operation::ReinstallServer::resume(&client, &token).unwrap();
    let job = waiter.await.unwrap();
    assert_eq!(job.status, Some(workspace::JobState::Success));
    let path = format!("/v2/{PROJECT}/job/575945548515770368");
    assert_eq!(asked(&memory), path);

    let other = client!(ecs, memory);
    let refused = ecs::operation::RebuildServer::resume(&other, &token);
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .contains("`ReinstallServer`")
    );
}

#[tokio::test]
async fn instances_of_clouddc() {
    let [one, other] = INSTANCES;
    let accepted = format!(r#"{{"instances":[{{"id":"{one}"}},{{"id":"{other}"}}]}}"#);
    let asked = Mutex::new([0; 2]);
    let memory = Memory::answering(move |request| {
        let path = request.uri().path();
        let Some(index) = INSTANCES.iter().position(|id| path.contains(id)) else {
            return json(202, accepted.clone());
        };
        let mut asked = asked.lock().unwrap();
        asked[index] += 1;
        // The state of the operation is the old one at first.
        json(
            200,
            match (asked[index], index) {
                (1, _) => r#"{"state":"running","operation_state":"reinstall-succeed"}"#,
                (2 | 3, _) => r#"{"state":"pending","operation_state":"reinstall-processing"}"#,
                (_, 0) => r#"{"state":"running","operation_state":"reinstall-succeed"}"#,
                _ => r#"{"operation_state":"reinstall-failed","error":{"error_msg":"no image"}}"#,
            }
            .to_owned(),
        )
    });
    let call = client!(clouddc, memory).reinstall_os("Passw0rd!x", INSTANCES);
    let error = call.send_and_wait().await.unwrap_err();
    let WaitError::Partly(batch) = error else {
        panic!("{error:?}")
    };
    assert_eq!(
        (batch.succeeded(), batch.failed(), batch.items().len()),
        (1, 1, 2)
    );
    let failed = batch
        .items()
        .iter()
        .find_map(|item| item.as_ref().err())
        .unwrap();
    assert!(
        failed.to_string().ends_with("because: no image"),
        "{failed}"
    );
    for instance in INSTANCES {
        let path = format!("/v1/{PROJECT}/instances/{instance}/status");
        let requests = memory.requests().into_iter();
        assert_eq!(
            requests
                .filter(|request| request.uri().path() == path)
                .count(),
            4
        );
    }
}

#[tokio::test]
async fn a_server_of_ecs() {
    let memory = serving(&[
        (202, r#"{"server":{"status":"REBUILD"}}"#),
        // It was active before.
        (200, r#"{"server":{"status":"ACTIVE"}}"#),
        (200, r#"{"server":{"status":"REBUILD"}}"#),
        (200, r#"{"server":{"status":"SHUTOFF"}}"#),
    ]);
    let call = client!(ecs, memory).rebuild_server(SERVER, ecs::RebuildOptions::new(IMAGE));
    let reply = call.send_and_wait().await.unwrap();
    assert_eq!(reply.server.status, Some(ecs::ServerStatus::Shutoff));
    assert_eq!(asked(&memory), format!("/v2.1/{PROJECT}/servers/{SERVER}"));
}

#[tokio::test]
async fn a_server_of_modelarts() {
    let memory = serving(&[
        (200, r#"{"status":"CHANGINGOS"}"#),
        (200, r#"{"status":"CHANGINGOS"}"#),
        (200, r#"{"status":"CHANGINGOS_FAILED"}"#),
    ]);
    let call = client!(modelarts, memory).change_dev_server_os(DEV_SERVER, IMAGE);
    let call = call.admin_pass("@Admin_pass");
    let error = call.send_and_wait().await.unwrap_err();
    assert_eq!(error.state(), Some("CHANGINGOS_FAILED"));
    assert_eq!(
        asked(&memory),
        format!("/v1/{PROJECT}/dev-servers/{DEV_SERVER}")
    );
}

#[tokio::test]
async fn a_deadline_says_what_was_last_seen() {
    let memory = serving(&[(200, r#"{"job_id":"7"}"#)]);
    for _ in 0..3 {
        let json = [("Content-Type", "application/json"), ("Retry-After", "30")];
        memory.reply(200, &json, r#"{"status":"RUNNING"}"#);
    }
    let wait = reinstall(&client!(ecs, memory)).send_and_wait();
    let error = wait.deadline(Duration::from_secs(90)).await.unwrap_err();
    assert!(matches!(error, WaitError::Overdue(_)), "{error:?}");
    assert_eq!(error.state(), Some("RUNNING"));
    assert!(error.may_have_been_executed());
    // Asked after 10, 40 and 70 seconds.
    assert_eq!(memory.requests().len(), 4);
}
