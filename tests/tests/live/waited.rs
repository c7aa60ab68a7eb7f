//! The generated crate waits for the jobs that a mock plays, by all five operations.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bindery_live::mock::{Credentials, Lasts, Mock, Server, Settings};
use huaweicloud_reimage::runtime::timer::{Sleep, Timer};
use huaweicloud_reimage::runtime::waiter::{Meaning, WaitError};
use huaweicloud_reimage::{clouddc, ecs, iam, modelarts, workspace};

use super::generated::live;

const PROJECT: &str = "a4da8115c9d8464ead3a38309130523f";
const SERVER: &str = "616fb98f-46ca-475e-917e-2563e5a8cd19";
const IMAGE: &str = "c90fb553-2cdb-4b81-b56a-ef68812c6cf7";
const INSTANCES: [&str; 3] = [
    "0197f36d-d83b-7258-b177-3784b7887a18",
    "0197f36d-d83b-7258-b177-3784b7887a19",
    "0197f36d-d83b-7258-b177-3784b7887a20",
];

/// Pauses end at once.
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

fn server(fails: &str) -> (Server, String) {
    let mut settings = Settings::default();
    settings.jobs_last = Lasts::Questions(2);
    settings.jobs_fail = fails.parse().unwrap();
    let lives = ["workspace", "clouddc", "ecs", "modelarts"].map(live);
    let server = Server::start(Mock::with(lives.into(), &settings), 0).unwrap();
    let url = format!("http://{}", server.address());
    (server, url)
}

macro_rules! client {
    ($service:ident, $url:expr) => {
        $service::Client::builder(&*$url)
            .project_id(PROJECT)
            .auth_token("not-a-real-token")
            .timer(AtOnce::default())
            .build()
            .unwrap()
    };
}

/// Waits for a call, and says what was seen on the way, and how it ended.
macro_rules! waited {
    ($call:expr) => {{
        let seen = Arc::new(Mutex::new(Vec::<String>::new()));
        let log = Arc::clone(&seen);
        let wait = $call.send_and_wait().on_progress(move |progress| {
            assert_ne!(progress.meaning(), Meaning::Unknown);
            let state = progress.state().unwrap_or_default();
            log.lock().unwrap().push(state.to_owned());
        });
        let end = match wait.await {
            Ok(_) => "done".to_owned(),
            Err(WaitError::Failed(failed)) => format!("failed: {:?}", failed.reason()),
            Err(other) => panic!("{other}"),
        };
        let seen = seen.lock().unwrap().join(" ");
        format!("{seen}, {end}")
    }};
}

/// The four that begin one job each.
async fn follow(url: &str) -> [String; 4] {
    let (ecs, workspace) = (client!(ecs, url), client!(workspace, url));
    let modelarts = client!(modelarts, url);
    let how = ecs::OsReinstall::new("KeyPair-350b", "7e25b1da389f4697a79df3a0e5bd494e");
    let dev_server = modelarts.change_dev_server_os(SERVER, IMAGE);
    [
        waited!(ecs.reinstall_server_without_cloud_init(SERVER, how)),
        waited!(ecs.rebuild_server(SERVER, ecs::RebuildOptions::new(IMAGE))),
        waited!(workspace.reinstall_server(SERVER)),
        waited!(dev_server.admin_pass("@Admin_pass")),
    ]
}

#[tokio::test]
async fn all_operations_are_followed_to_their_success() {
    let (_server, url) = server("0");
    let expected = [
        "INIT RUNNING SUCCESS, done",
        "ACTIVE REBUILD REBOOT ACTIVE, done",
        "WAITING RUNNING SUCCESS, done",
        "CHANGINGOS_FAILED CHANGINGOS STARTING RUNNING, done",
    ];
    assert_eq!(follow(&url).await, expected);
    let wait = client!(clouddc, url).reinstall_os("Passw0rd!x", INSTANCES);
    assert_eq!(wait.send_and_wait().await.unwrap().len(), INSTANCES.len());
}

#[tokio::test]
async fn all_operations_are_followed_to_their_failure() {
    let (_server, url) = server("1");
    let expected = [
        "INIT RUNNING FAIL, failed: Some(\"The system disk could not be detached.\")",
        "ACTIVE REBUILD REBOOT ERROR, failed: None",
        "WAITING RUNNING FAILED, failed: Some(\"The mock lets this fail.\")",
        "RUNNING CHANGINGOS STARTING CHANGINGOS_FAILED, failed: None",
    ];
    assert_eq!(follow(&url).await, expected);
}

#[tokio::test]
async fn of_many_some_fail() {
    let (_server, url) = server("1/3");
    let wait = client!(clouddc, url).reinstall_os("Passw0rd!x", INSTANCES);
    let error = wait.send_and_wait().await.unwrap_err();
    let WaitError::Partly(batch) = error else {
        panic!("{error:?}")
    };
    assert_eq!((batch.succeeded(), batch.failed()), (2, 1));
    let failed = batch.items().last().unwrap().as_ref().unwrap_err();
    assert!(
        failed
            .to_string()
            .ends_with("because: The image could not be written."),
        "{failed}"
    );
}

#[tokio::test]
async fn a_token_of_the_mock_is_what_lets_in() {
    let mut settings = Settings::default();
    settings.credentials = Some(Credentials::default());
    let lives = ["iam", "workspace"].map(live);
    let server = Server::start(Mock::with(lives.into(), &settings), 0).unwrap();
    let url = format!("http://{}", server.address());
    let wait = client!(workspace, url).reinstall_server(SERVER);
    let refused = wait.send_and_wait().await.unwrap_err();
    let WaitError::Call(refused) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(refused.status().map(|status| status.as_u16()), Some(401));

    let iam = iam::Client::builder(&*url).build().unwrap();
    let user = iam::UserWithPassword::new(iam::UserDomain::new("account"), "user", "Passw0rd!x");
    let identity = iam::Identity::new([iam::Method::Password], iam::PasswordIdentity::new(user));
    let project = iam::Named::new().with_name("cn-north-4");
    let auth = iam::Auth::new(identity, iam::Scope::new().with_project(project));
    let client = workspace::Client::builder(&*url)
        .project_id(PROJECT)
        .auth_token(iam.create_token(auth))
        .timer(AtOnce::default())
        .build()
        .unwrap();
    let job = client
        .reinstall_server(SERVER)
        .send_and_wait()
        .await
        .unwrap();
    assert_eq!(job.status, Some(workspace::JobState::Success));
}
