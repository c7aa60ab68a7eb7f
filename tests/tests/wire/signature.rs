//! The signature, computed a second time from the bytes that arrived, after the vendor's
//! description and with none of the runtime's code.

use std::time::{Duration, SystemTime};

use hmac::{Hmac, KeyInit, Mac};
use huaweicloud_reimage::{clouddc, ecs, modelarts, workspace};
use sha2::{Digest, Sha256};

use super::clients::{DEV_SERVER, IMAGE, INSTANCE, PASSWORD, PROJECT, SERVER};
use super::server::{Received, Server};

const ACCESS: &str = "AKEXAMPLE";
const SECRET: &str = "not-a-real-secret-key";

/// The first second of 2026.
fn clock() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600)
}

fn assert_signed(received: &Received, accept: &str) {
    assert_eq!(received.header("x-sdk-date"), "20260101T000000Z");
    assert_eq!(received.header("x-project-id"), PROJECT);
    assert_eq!(received.header("accept"), accept);
    let mut names: Vec<_> = received
        .headers
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    names.sort_unstable();
    let all =
        "accept authorization content-length content-type host user-agent x-project-id x-sdk-date";
    assert_eq!(names.join(" "), all);
    let signed = "accept;content-type;host;user-agent;x-project-id;x-sdk-date";
    assert_eq!(
        received.header("authorization"),
        format!(
            "SDK-HMAC-SHA256 Access={ACCESS}, SignedHeaders={signed}, Signature={}",
            signature(received, signed)
        )
    );
}

fn signature(received: &Received, signed: &str) -> String {
    let method = received.line.split(' ').next().unwrap();
    let headers = signed
        .split(';')
        .map(|name| format!("{name}:{}\n", received.header(name)));
    // All paths of these tests consist of what needs no encoding.
    let canonical = format!(
        "{method}\n{}/\n\n{}\n{signed}\n{}",
        received.path(),
        headers.collect::<String>(),
        hex(&Sha256::digest(&received.body))
    );
    let date = received.header("x-sdk-date");
    let digest = hex(&Sha256::digest(canonical));
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(format!("SDK-HMAC-SHA256\n{date}\n{digest}").as_bytes());
    hex(&mac.finalize().into_bytes())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

macro_rules! signing {
    ($service:ident, $server:ident) => {
        $service::Client::builder(&$server.endpoint)
            .project_id(PROJECT)
            .ak_sk(ACCESS, SECRET)
            .clock(clock)
            .build()
            .unwrap()
    };
}

#[tokio::test]
async fn workspace_reinstall_server() {
    let server = Server::json(200, "{}").await;
    signing!(workspace, server)
        .reinstall_server(SERVER)
        .await
        .unwrap();
    assert_signed(&server.only_request(), "application/json");
}

#[tokio::test]
async fn clouddc_reinstall_os() {
    let server = Server::json(202, "{}").await;
    signing!(clouddc, server)
        .reinstall_os(PASSWORD, [INSTANCE])
        .await
        .unwrap();
    assert_signed(&server.only_request(), "application/json, text/plain");
}

#[tokio::test]
async fn ecs_reinstall_server_without_cloud_init() {
    let server = Server::json(200, r#"{"job_id":"7"}"#).await;
    let how = ecs::OsReinstall::new("KeyPair-ü", "7e25b1da389f4697a79df3a0e5bd494e");
    let ecs = signing!(ecs, server);
    ecs.reinstall_server_without_cloud_init(SERVER, how)
        .await
        .unwrap();
    assert_signed(&server.only_request(), "application/json");
}

#[tokio::test]
async fn ecs_rebuild_server() {
    let server = Server::json(202, r#"{"server":{}}"#).await;
    let options = ecs::RebuildOptions::new(IMAGE);
    signing!(ecs, server)
        .rebuild_server(SERVER, options)
        .await
        .unwrap();
    assert_signed(&server.only_request(), "application/json");
}

#[tokio::test]
async fn modelarts_change_dev_server_os() {
    let server = Server::json(200, "{}").await;
    let call = signing!(modelarts, server).change_dev_server_os(DEV_SERVER, IMAGE);
    call.key_pair_name("KeyPair-350b").await.unwrap();
    assert_signed(&server.only_request(), "application/json");
}
