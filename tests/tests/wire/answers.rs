//! Answers that say yes: the examples of the pages, field by field, and what is kept of
//! answers that say more or other than the document.

use huaweicloud_reimage::{clouddc, ecs, modelarts, validate};
use serde_json::{Value, json};

use super::clients::{self, DEV_SERVER, IMAGE, INSTANCE};
use super::server::Server;

const REBUILT: &str = include_str!("rebuilt.json");

#[tokio::test]
async fn workspace_200() {
    let server = Server::json(200, r#"{"job_id":"575945548515770368"}"#).await;
    let reply = clients::reinstall_server(&server.endpoint).await.unwrap();
    assert_eq!(reply.status(), 200);
    assert_eq!(reply.job_id.as_deref(), Some("575945548515770368"));
    assert_eq!(reply.headers()["content-type"], "application/json");
    assert_eq!(reply.request_id(), None);
}

#[tokio::test]
async fn clouddc_202() {
    let body = format!(r#"{{"instances":[{{"id":"{INSTANCE}"}}]}}"#);
    let server = Server::json(202, &body).await;
    let reply = clients::reinstall_os(&server.endpoint).await.unwrap();
    assert_eq!(reply.status(), 202);
    let expected = clouddc::AcceptedInstance::new().with_id(INSTANCE);
    assert_eq!(reply.into_body().instances, Some(vec![expected]));
}

#[tokio::test]
async fn ecs_reinstall_200() {
    let server = Server::json(200, r#"{"job_id":"70a599e0-31e7-49b7-b260-868f441e862b"}"#).await;
    let reply = clients::reinstall_without_cloud_init(&server.endpoint)
        .await
        .unwrap();
    assert_eq!(reply.status(), 200);
    assert_eq!(reply.job_id, "70a599e0-31e7-49b7-b260-868f441e862b");
}

#[tokio::test]
async fn ecs_rebuild_202() {
    let server = Server::json(202, REBUILT).await;
    let reply = clients::rebuild_server(&server.endpoint).await.unwrap();
    assert_eq!(reply.status(), 202);
    // Nothing is lost: written again, it is what came.
    let came: Value = serde_json::from_str(REBUILT).unwrap();
    assert_eq!(serde_json::to_value(&*reply).unwrap(), came);

    let server = reply.into_body().server;
    assert_eq!(server.status, Some(ecs::ServerStatus::Rebuild));
    assert_eq!(server.os_dcf_disk_config, Some(ecs::DiskConfig::Manual));
    assert_eq!(server.progress, Some(0));
    assert_eq!(server.admin_pass.unwrap().expose(), "qGVjnEjY3ZoY");
    assert_eq!(server.flavor.unwrap().id.as_deref(), Some("s3.xlarge.1"));
    assert_eq!(server.links.unwrap()[0].rel.as_deref(), Some("self"));
    assert_eq!(server.metadata.unwrap()["name"], "rebuildName");
    let network = &server.addresses.unwrap()["443dd9e3-c165-4764-ad92-b17fcf12a3eb"];
    let address = ecs::Address::new()
        .with_addr("192.168.0.119")
        .with_version(4);
    assert_eq!(network, &vec![address]);
    let Some(ecs::BootSource::ServerImage(image)) = server.image else {
        panic!("no image")
    };
    assert_eq!(
        image.id.as_deref(),
        Some("3ed456f5-3d8f-4383-a6c9-312032afcd1a")
    );
}

#[tokio::test]
async fn ecs_rebuild_of_a_server_that_boots_from_a_volume() {
    let server = Server::json(202, r#"{"server":{"image":""}}"#).await;
    let reply = clients::rebuild_server(&server.endpoint).await.unwrap();
    assert_eq!(
        reply.server.image,
        Some(ecs::BootSource::BootedFromVolume(String::new()))
    );
}

#[tokio::test]
async fn modelarts_200_with_its_header() {
    let body = json!({
        "charging_mode": "PRE_PAID",
        "cloud_server": { "id": "2c5261a0-b55b-4677-9c92-6927dd3e000d", "type": "ECS" },
        "create_at": 1_699_348_284_990_i64,
        "flavor": "Si2.large.4",
        "id": DEV_SERVER,
        "image": {
            "arch": "X86",
            "image_id": IMAGE,
            "name": "Ubuntu18.04_x86_64_CPU",
            "server_type": "ECS"
        },
        "name": "devserver-name",
        "status": "CHANGINGOS",
        "update_at": 1_699_348_285_077_i64
    });
    let headers = [
        ("Content-Type", "application/json"),
        ("X-Request-Id", "trace-1"),
    ];
    let server = Server::answering(200, &headers, &body.to_string()).await;
    let reply = clients::change_os(&server.endpoint).await.unwrap();
    assert_eq!(
        reply.typed_headers().x_request_id.as_deref(),
        Some("trace-1")
    );
    assert_eq!(reply.request_id(), Some("trace-1"));
    assert_eq!(serde_json::to_value(&*reply).unwrap(), body);
    validate(&*reply).unwrap();

    let server = reply.into_body();
    assert_eq!(server.create_at, Some(1_699_348_284_990));
    assert_eq!(server.charging_mode, Some(modelarts::ChargingMode::PrePaid));
    assert_eq!(server.status, Some(modelarts::DevServerStatus::Changingos));
    assert_eq!(
        server.cloud_server.unwrap().r#type,
        Some(modelarts::ServerType::Ecs)
    );
    let image = server.image.unwrap();
    assert_eq!(image.arch, Some(modelarts::ServerImageResponseArch::X86));
    assert_eq!(image.name.as_deref(), Some("Ubuntu18.04_x86_64_CPU"));
}

#[tokio::test]
async fn a_missing_header_costs_nothing() {
    let server = Server::json(200, "{}").await;
    let reply = clients::change_os(&server.endpoint).await.unwrap();
    assert_eq!(reply.typed_headers().x_request_id, None);
}

#[tokio::test]
async fn what_the_document_does_not_know_is_kept_or_passed_over() {
    let body = r#"{"status":"TELEPORTING","image":{"arch":"RISCV","new":1},"news":[{"a":null}]}"#;
    let server = Server::json(200, body).await;
    let reply = clients::change_os(&server.endpoint).await.unwrap();
    let status = reply.status.clone().unwrap();
    assert_eq!(
        status,
        modelarts::DevServerStatus::Unlisted("TELEPORTING".to_owned())
    );
    assert_eq!(status.to_string(), "TELEPORTING");
    let arch = reply.image.as_ref().unwrap().arch.as_ref().unwrap();
    assert_eq!(arch.as_ref(), "RISCV");

    // A form of the union that the document does not list.
    let server = Server::json(202, r#"{"server":{"image":7,"status":"X"}}"#).await;
    let reply = clients::rebuild_server(&server.endpoint).await.unwrap();
    let Some(ecs::BootSource::Unlisted(image)) = &reply.server.image else {
        panic!("{reply:?}")
    };
    assert_eq!(image.to_string(), "7");
}

#[tokio::test]
async fn an_answer_that_breaks_rules_is_delivered_and_judged_only_when_asked() {
    let body = r#"{"id":"NOT-A-UUID","flavor":"","status":"TELEPORTING","volumes":[{"size":1}]}"#;
    let server = Server::json(200, body).await;
    let reply = clients::change_os(&server.endpoint).await.unwrap();
    assert_eq!(reply.id.as_deref(), Some("NOT-A-UUID"));
    let violations = validate(&*reply).unwrap_err();
    let mut found: Vec<_> = violations.iter().map(|v| (v.pointer(), v.rule())).collect();
    found.sort_unstable();
    let expected = [
        ("/flavor", "pattern"),
        ("/id", "pattern"),
        ("/status", "enum"),
        ("/volumes/0/size", "minimum"),
    ];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn a_byte_order_mark_and_a_charset_do_not_disturb() {
    let headers = [("Content-Type", "application/json; charset=UTF-8")];
    let server = Server::answering(200, &headers, "\u{feff}{\"job_id\":\"7\"}").await;
    let reply = clients::reinstall_server(&server.endpoint).await.unwrap();
    assert_eq!(reply.job_id.as_deref(), Some("7"));
}
