//! Bad requests that the types let through, because only the values are wrong.

use huaweicloud_reimage::ecs::{OsReinstall, OsReinstallMetadata, RebuildOptions};
use huaweicloud_reimage::runtime::operation::Location::{Body, Header, Path};
use huaweicloud_reimage::runtime::value::Base64;
use huaweicloud_reimage::{BuildError, workspace};

use super::refusing::{Clients, DEV_SERVER, IMAGE, INSTANCE, PASSWORD, SERVER};

fn key_pair() -> OsReinstall {
    OsReinstall::new("KeyPair-350b", "7e25b1da389f4697a79df3a0e5bd494e")
}

#[tokio::test]
async fn workspace() {
    let clients = Clients::new();
    let long = "x".repeat(129);
    for (id, rule) in [
        ("", "minLength"),
        (&long, "maxLength"),
        (".", "path-segment"),
        ("..", "path-segment"),
    ] {
        let call = clients.workspace.reinstall_server(id);
        clients.refuse(call, &[(Path, "/server_id", rule)]).await;
    }
    // 128 characters beyond ASCII are not too long.
    let call = clients.workspace.reinstall_server("ü".repeat(128));
    call.validate().unwrap();
}

#[tokio::test]
async fn a_project_that_is_none() {
    let long = "x".repeat(129);
    for (project, rule) in [
        ("", "minLength"),
        ("..", "path-segment"),
        (&long, "maxLength"),
    ] {
        let clients = Clients::of_project(project);
        let call = clients.workspace.reinstall_server(SERVER);
        clients.refuse(call, &[(Path, "/project_id", rule)]).await;
    }
    // Only Workspace has an upper bound.
    let clients = Clients::of_project(&long);
    clients
        .clouddc
        .reinstall_os(PASSWORD, [INSTANCE])
        .validate()
        .unwrap();

    let error = workspace::Client::builder("https://h").build().unwrap_err();
    assert!(
        matches!(error, BuildError::MissingParameter("project_id")),
        "{error:?}"
    );
}

#[tokio::test]
async fn clouddc() {
    let clients = Clients::new();
    let clouddc = &clients.clouddc;
    let both = [
        (Body, "/password", "minLength"),
        (Body, "/password", "x-bindery-password"),
    ];
    for password in ["a", "", "root"] {
        clients
            .refuse(clouddc.reinstall_os(password, [INSTANCE]), &both)
            .await;
    }
    let call = clouddc.reinstall_os("Xroot2026!", [INSTANCE]);
    clients
        .refuse(call, &[(Body, "/password", "x-bindery-password")])
        .await;

    let id = |number: usize| format!("00000000-0000-7000-8000-{number:012x}");
    clouddc
        .reinstall_os(PASSWORD, (0..50).map(id))
        .validate()
        .unwrap();
    let call = clouddc.reinstall_os(PASSWORD, (0..51).map(id));
    clients
        .refuse(call, &[(Body, "/instance_id_set", "maxItems")])
        .await;
    let call = clouddc.reinstall_os(PASSWORD, Vec::<String>::new());
    clients
        .refuse(call, &[(Body, "/instance_id_set", "minItems")])
        .await;
    let call = clouddc.reinstall_os(PASSWORD, [INSTANCE, INSTANCE]);
    clients
        .refuse(call, &[(Body, "/instance_id_set", "uniqueItems")])
        .await;

    let capitals = INSTANCE.to_uppercase();
    let newline = format!("{INSTANCE}\n");
    for wrong in [
        "../../etc",
        "",
        &capitals,
        &newline,
        &format!(" {INSTANCE}"),
    ] {
        let call = clouddc.reinstall_os(PASSWORD, [INSTANCE, wrong]);
        clients
            .refuse(call, &[(Body, "/instance_id_set/1", "pattern")])
            .await;
    }
}

#[tokio::test]
async fn ecs_reinstall() {
    let clients = Clients::new();
    let table: [(OsReinstall, &[(&str, &str)]); 8] = [
        (
            key_pair().with_mode("bogus"),
            &[("/os-reinstall/mode", "enum")],
        ),
        (
            key_pair().with_mode("withstopserver"),
            &[("/os-reinstall/mode", "enum")],
        ),
        (
            OsReinstall::new("", ""),
            &[
                ("/os-reinstall/keyname", "minLength"),
                ("/os-reinstall/userid", "minLength"),
            ],
        ),
        (
            key_pair().with_adminpass("a"),
            &[
                ("/os-reinstall/adminpass", "minLength"),
                ("/os-reinstall/adminpass", "x-bindery-password"),
            ],
        ),
        (
            key_pair().with_metadata(OsReinstallMetadata::new().with_byol("false")),
            &[("/os-reinstall/metadata/BYOL", "const")],
        ),
        (
            key_pair().with_metadata(OsReinstallMetadata::new().with_system_encrypted("2")),
            &[("/os-reinstall/metadata/__system__encrypted", "enum")],
        ),
        (
            key_pair().with_metadata(OsReinstallMetadata::new().with_system_cmkid("x".repeat(35))),
            &[("/os-reinstall/metadata/__system__cmkid", "minLength")],
        ),
        (
            key_pair().with_metadata(OsReinstallMetadata::new().with_system_cmkid("x".repeat(37))),
            &[("/os-reinstall/metadata/__system__cmkid", "maxLength")],
        ),
    ];
    for (body, expected) in table {
        let expected: Vec<_> = expected
            .iter()
            .map(|(pointer, rule)| (Body, *pointer, *rule))
            .collect();
        let call = clients
            .ecs
            .reinstall_server_without_cloud_init(SERVER, body);
        clients.refuse(call, &expected).await;
    }
    let call = clients
        .ecs
        .reinstall_server_without_cloud_init("", key_pair());
    clients
        .refuse(call, &[(Path, "/server_id", "minLength")])
        .await;
}

#[tokio::test]
async fn ecs_rebuild() {
    let clients = Clients::new();
    let table: [(RebuildOptions, &str, &str); 5] = [
        (RebuildOptions::new(""), "/rebuild/imageRef", "minLength"),
        (
            RebuildOptions::new(IMAGE).with_name(""),
            "/rebuild/name",
            "minLength",
        ),
        // The SDK of OpenStack sends this one.
        (
            RebuildOptions::new(IMAGE).with_name("n".repeat(255)),
            "/rebuild/name",
            "maxLength",
        ),
        (
            RebuildOptions::new(IMAGE).with_user_data(Base64::from_text("#!/bin/sh")),
            "/rebuild/user_data",
            "pattern",
        ),
        (
            RebuildOptions::new(IMAGE).with_user_data(Base64::from_text("A".repeat(43696))),
            "/rebuild/user_data",
            "maxLength",
        ),
    ];
    for (body, pointer, rule) in table {
        let call = clients.ecs.rebuild_server(SERVER, body);
        clients.refuse(call, &[(Body, pointer, rule)]).await;
    }
    for (version, rule) in [
        ("", "minLength"),
        ("compute 2.1\r\nX-Evil: 1", "header-value"),
    ] {
        let call = clients
            .ecs
            .rebuild_server(SERVER, RebuildOptions::new(IMAGE));
        let call = call.open_stack_api_version(version);
        clients
            .refuse(call, &[(Header, "/OpenStack-API-Version", rule)])
            .await;
    }
}

#[tokio::test]
async fn modelarts() {
    let clients = Clients::new();
    let change = |id: &str| clients.modelarts.change_dev_server_os(id, IMAGE);
    // The instance of CloudDC is a UUID of version 7, which ModelArts does not have.
    let capitals = DEV_SERVER.to_uppercase();
    for wrong in [
        "x",
        "../../etc",
        "a/../b",
        INSTANCE,
        &capitals,
        &format!("{DEV_SERVER}\n"),
    ] {
        let call = change(wrong).admin_pass("@Admin_pass");
        clients.refuse(call, &[(Path, "/id", "pattern")]).await;
    }
    let neither = [(Body, "", "oneOf")];
    clients.refuse(change(DEV_SERVER), &neither).await;
    let both = change(DEV_SERVER)
        .admin_pass("@Admin_pass")
        .key_pair_name("KeyPair-350b");
    clients.refuse(both, &neither).await;

    let long = "k".repeat(65);
    for name in ["", "my key", "ключ", &long] {
        let call = change(DEV_SERVER).key_pair_name(name);
        clients
            .refuse(call, &[(Body, "/key_pair_name", "pattern")])
            .await;
    }
    for (image, rule) in [
        ("", "minLength"),
        (&IMAGE[1..], "minLength"),
        (&format!("{IMAGE}7"), "maxLength"),
    ] {
        let call = clients
            .modelarts
            .change_dev_server_os(DEV_SERVER, image)
            .admin_pass("@Admin_pass");
        clients.refuse(call, &[(Body, "/image_id", rule)]).await;
    }
    let call = change(DEV_SERVER)
        .key_pair_name("k")
        .user_data(Base64::from_text("not base64!"));
    clients
        .refuse(call, &[(Body, "/user_data", "pattern")])
        .await;
}

#[tokio::test]
async fn all_at_once_from_all_places() {
    let clients = Clients::of_project("");
    let body = RebuildOptions::new("")
        .with_name("")
        .with_user_data(Base64::from_text("?"));
    let call = clients
        .ecs
        .rebuild_server("..", body)
        .open_stack_api_version("");
    let expected = [
        (Path, "/project_id", "minLength"),
        (Path, "/server_id", "path-segment"),
        (Header, "/OpenStack-API-Version", "minLength"),
        (Body, "/rebuild/imageRef", "minLength"),
        (Body, "/rebuild/name", "minLength"),
        (Body, "/rebuild/user_data", "pattern"),
    ];
    clients.refuse(call, &expected).await;
}
