//! The request of each operation, to the byte: first line, every header, body.

use huaweicloud_reimage::ecs;

use super::clients::{self, DEV_SERVER, IMAGE, INSTANCE, PROJECT, SERVER, TOKEN};
use super::server::{Received, Server};

/// With a token, and nothing but what is here.
fn assert_sent(received: &Received, line: &str, own: &[(&str, &str)], accept: &str, body: &str) {
    assert_eq!(received.line, format!("{line} HTTP/1.1"));
    assert_eq!(received.body, body);
    let length = body.len().to_string();
    let agent = concat!("bindery-runtime/", env!("CARGO_PKG_VERSION"));
    let host = received.header("host");
    assert!(host.starts_with("127.0.0.1:"), "{host}");
    let mut expected = vec![
        ("accept", accept),
        ("content-length", &length),
        ("content-type", "application/json"),
        ("host", host),
        ("user-agent", agent),
        ("x-auth-token", TOKEN),
    ];
    expected.extend(own);
    let headers = received.headers.iter();
    let mut found: Vec<_> = headers
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected);
}

#[tokio::test]
async fn workspace_reinstall_server() {
    let server = Server::json(200, r#"{"job_id":"575945548515770368"}"#).await;
    clients::reinstall_server(&server.endpoint).await.unwrap();
    assert_sent(
        &server.only_request(),
        &format!("POST /v1/{PROJECT}/app-servers/{SERVER}/actions/reinstall"),
        &[],
        "application/json",
        r#"{"update_access_agent":false}"#,
    );
}

#[tokio::test]
async fn workspace_reinstall_server_without_options_sends_an_empty_object() {
    let server = Server::json(200, "{}").await;
    clients::workspace(&server.endpoint)
        .reinstall_server(SERVER)
        .await
        .unwrap();
    let line = format!("POST /v1/{PROJECT}/app-servers/{SERVER}/actions/reinstall");
    assert_sent(&server.only_request(), &line, &[], "application/json", "{}");
}

#[tokio::test]
async fn clouddc_reinstall_os() {
    let server = Server::json(202, r#"{"instances":[]}"#).await;
    clients::reinstall_os(&server.endpoint)
        .image_id(IMAGE)
        .await
        .unwrap();
    assert_sent(
        &server.only_request(),
        &format!("PUT /v1/{PROJECT}/instances/reinstall"),
        &[],
        "application/json, text/plain",
        &format!(
            r#"{{"image_id":"{IMAGE}","password":"Passw0rd!x","instance_id_set":["{INSTANCE}"]}}"#
        ),
    );
}

#[tokio::test]
async fn ecs_reinstall_server_without_cloud_init() {
    let server = Server::json(200, r#"{"job_id":"7"}"#).await;
    let metadata = ecs::OsReinstallMetadata::new()
        .with_byol("true")
        .with_system_encrypted("1")
        .with_system_cmkid("b6c4a3de-1f29-4c8e-9d57-2a7be0f81c36");
    let how = ecs::OsReinstall::new("KeyPair-350b", "7e25b1da389f4697a79df3a0e5bd494e")
        .with_adminpass("Passw0rd$^")
        .with_metadata(metadata)
        .with_mode(ecs::OsReinstallMode::WithStopServer);
    let ecs = clients::ecs(&server.endpoint);
    ecs.reinstall_server_without_cloud_init(SERVER, how)
        .await
        .unwrap();
    assert_sent(
        &server.only_request(),
        &format!("POST /v1/{PROJECT}/cloudservers/{SERVER}/reinstallos"),
        &[],
        "application/json",
        concat!(
            r#"{"os-reinstall":{"adminpass":"Passw0rd$^","keyname":"KeyPair-350b","#,
            r#""userid":"7e25b1da389f4697a79df3a0e5bd494e","metadata":{"BYOL":"true","#,
            r#""__system__encrypted":"1","__system__cmkid":"b6c4a3de-1f29-4c8e-9d57-2a7be0f81c36"},"#,
            r#""mode":"withStopServer"}}"#
        ),
    );
}

#[tokio::test]
async fn ecs_rebuild_server() {
    let server = Server::json(202, r#"{"server":{}}"#).await;
    let options = ecs::RebuildOptions::new("https://ims.example.com/v2/images/1?a=b")
        .with_name("Ünïcode \"quoted\"\n")
        .with_metadata([("rebuild", "rebuild vm"), ("a/b~c", "")])
        .with_admin_pass("ignored")
        .with_os_dcf_disk_config("AUTO")
        .with_preserve_ephemeral(false)
        .with_key_name(huaweicloud_reimage::runtime::value::Nullable::Null)
        .with_user_data(b"#!/bin/sh\n");
    let call = clients::ecs(&server.endpoint).rebuild_server(SERVER, options);
    call.open_stack_api_version("compute 2.54").await.unwrap();
    assert_sent(
        &server.only_request(),
        &format!("POST /v2.1/{PROJECT}/servers/{SERVER}/action"),
        &[("openstack-api-version", "compute 2.54")],
        "application/json",
        concat!(
            r#"{"rebuild":{"name":"Ünïcode \"quoted\"\n","metadata":{"a/b~c":"","rebuild":"rebuild vm"},"#,
            r#""imageRef":"https://ims.example.com/v2/images/1?a=b","adminPass":"ignored","#,
            r#""OS-DCF:diskConfig":"AUTO","preserve_ephemeral":false,"key_name":null,"#,
            r#""user_data":"IyEvYmluL3NoCg=="}}"#
        ),
    );
}

#[tokio::test]
async fn modelarts_change_dev_server_os() {
    let server = Server::json(200, "{}").await;
    clients::change_os(&server.endpoint)
        .user_data(b"#!/bin/sh\n")
        .await
        .unwrap();
    assert_sent(
        &server.only_request(),
        &format!("POST /v1/{PROJECT}/dev-servers/{DEV_SERVER}/changeos"),
        &[],
        "application/json",
        &format!(
            r#"{{"admin_pass":"@Admin_pass","image_id":"{IMAGE}","user_data":"IyEvYmluL3NoCg=="}}"#
        ),
    );
}

#[tokio::test]
async fn the_prefix_of_an_endpoint_comes_first() {
    let server = Server::json(200, "{}").await;
    let endpoint = format!("{}/proxy/", server.endpoint);
    clients::reinstall_server(&endpoint).await.unwrap();
    let path = format!("/proxy/v1/{PROJECT}/app-servers/{SERVER}/actions/reinstall");
    assert_eq!(server.only_request().path(), path);
}

#[tokio::test]
async fn whatever_an_id_says_it_stays_one_segment_of_the_path() {
    let table = [
        ("../../etc", "..%2F..%2Fetc"),
        ("a/../b", "a%2F..%2Fb"),
        ("%2F", "%252F"),
        ("%2e%2e", "%252e%252e"),
        ("..;x", "..%3Bx"),
        ("a\nb", "a%0Ab"),
        ("a\r\nX-Evil: 1", "a%0D%0AX-Evil%3A%201"),
        ("a?b=c#d", "a%3Fb%3Dc%23d"),
        ("{server_id}", "%7Bserver_id%7D"),
        ("a b\\c", "a%20b%5Cc"),
        ("ü💥\0", "%C3%BC%F0%9F%92%A5%00"),
    ];
    for (id, segment) in table {
        let server = Server::json(200, "{}").await;
        clients::workspace(&server.endpoint)
            .reinstall_server(id)
            .await
            .unwrap();
        let received = server.only_request();
        let path = format!("/v1/{PROJECT}/app-servers/{segment}/actions/reinstall");
        assert_eq!(received.line, format!("POST {path} HTTP/1.1"), "{id:?}");
        assert_eq!(received.headers.len(), 6, "{received:?}");
    }
}

#[tokio::test]
async fn an_id_that_would_change_the_path_never_leaves_even_without_validation() {
    for id in ["", ".", ".."] {
        let server = Server::json(200, "{}").await;
        let call = clients::workspace(&server.endpoint).reinstall_server(id);
        let error = call.validation(false).await.unwrap_err();
        assert_eq!(error.violations().unwrap().len(), 1, "{error}");
        assert!(!error.may_have_been_executed());
        assert!(server.requests().is_empty(), "{id:?}");
    }
}
