//! A list can be given in any form, and a password is a secret from the start.
#![deny(warnings)]

use huaweicloud_reimage::clouddc::operation::ReinstallOsError;
use huaweicloud_reimage::clouddc::{Client, ReinstallOsRequest};
use huaweicloud_reimage::{BuildError, Error, Secret};

async fn reinstall(client: &Client, ids: &[String]) -> Result<usize, Error<ReinstallOsError>> {
    let reply = client
        .reinstall_os("Passw0rd!x", ids)
        .image_id("image")
        .await?;
    Ok(reply.instances.as_ref().map_or(0, Vec::len))
}

fn slow_down(error: &Error<ReinstallOsError>) -> Option<&str> {
    match error.refused()?.error()? {
        ReinstallOsError::TooManyRequests(words) => Some(words),
        _ => None,
    }
}

pub(crate) fn main() -> Result<(), BuildError> {
    let client = Client::builder("https://clouddc.example.com")
        .project_id("p")
        .ak_sk("ak", "sk")
        .build()?;
    let secret = Secret::new(String::from("Passw0rd!x"));
    assert_eq!(format!("{secret:?}"), "***");
    assert_eq!(secret.expose().len(), 10);
    let call = client.reinstall_os(secret, vec!["0197f36d-d83b-7258-b177-3784b7887a17"]);
    assert!(!format!("{call:?} {client:?}").contains("Passw0rd"));
    assert!(call.validate().is_ok());
    drop(client.reinstall_os(String::from("p"), ["a", "b"]));
    drop(client.reinstall_os("p", (0..3).map(|number| number.to_string())));

    let body = ReinstallOsRequest::new("Passw0rd!x", ["id"]).with_image_id("image");
    let json = serde_json::to_string(&body).unwrap();
    assert_eq!(
        json,
        r#"{"image_id":"image","password":"Passw0rd!x","instance_id_set":["id"]}"#
    );
    assert_eq!(
        serde_json::from_str::<ReinstallOsRequest>(&json).unwrap(),
        body
    );
    drop(reinstall(&client, &[]));
    let _ = slow_down;
    Ok(())
}
