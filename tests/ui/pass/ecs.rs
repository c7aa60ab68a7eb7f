//! Two operations of one module; nested bodies, an open enum, a union, null and absent.
#![deny(warnings)]

use huaweicloud_reimage::ecs::operation::{
    RebuildServerError, ReinstallServerWithoutCloudInitError,
};
use huaweicloud_reimage::ecs::{
    BootSource, Client, OsReinstall, OsReinstallMode, RebuildOptions, Server, ServerStatus,
};
use huaweicloud_reimage::runtime::value::Nullable;
use huaweicloud_reimage::{BuildError, Error, SdkHmacSha256};

async fn reinstall(client: &Client) -> Result<String, Error<ReinstallServerWithoutCloudInitError>> {
    let how = OsReinstall::new("key", "user").with_mode(OsReinstallMode::WithStopServer);
    Ok(client
        .reinstall_server_without_cloud_init("id", how)
        .await?
        .into_body()
        .job_id)
}

async fn rebuild(client: &Client) -> Result<Server, Error<RebuildServerError>> {
    let options = RebuildOptions::new("image")
        .with_key_name(Nullable::Null)
        .with_metadata([("a", "b")]);
    let call = client
        .rebuild_server("id", options)
        .open_stack_api_version("compute 2.54");
    Ok(call.await?.into_body().server)
}

fn is_gone(error: &Error<RebuildServerError>) -> bool {
    matches!(
        error.refused().and_then(|refused| refused.error()),
        Some(RebuildServerError::NotFound(body)) if body.item_not_found.is_some()
    )
}

fn progress(server: &Server) -> &str {
    match &server.status {
        Some(ServerStatus::Rebuild) => "going on",
        Some(ServerStatus::Unlisted(other)) => other,
        Some(_) => "over",
        None => "not said",
    }
}

fn image(server: &Server) -> Option<&str> {
    match server.image.as_ref()? {
        BootSource::ServerImage(image) => image.id.as_deref(),
        _ => None,
    }
}

pub(crate) fn main() -> Result<(), BuildError> {
    let signer = SdkHmacSha256::new("ak", "sk").security_token("st");
    let client = Client::builder("https://ecs.example.com")
        .project_id("p")
        .signer(signer)
        .build()?;
    let server: Server =
        serde_json::from_str(r#"{"status":"BRAND_NEW","image":{"id":"i"}}"#).unwrap();
    assert_eq!(progress(&server), "BRAND_NEW");
    assert_eq!(image(&server), Some("i"));
    assert_eq!(
        "BRAND_NEW".parse::<ServerStatus>(),
        Ok(ServerStatus::from("BRAND_NEW"))
    );
    assert_eq!(
        OsReinstallMode::from("bogus"),
        OsReinstallMode::Unlisted("bogus".to_owned())
    );
    assert_eq!(
        serde_json::to_value(&server).unwrap()["status"],
        "BRAND_NEW"
    );
    drop((reinstall(&client), rebuild(&client)));
    let _ = is_gone;
    Ok(())
}
