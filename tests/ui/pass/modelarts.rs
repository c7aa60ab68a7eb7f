//! Typed headers of a reply, and a transport of one's own.
#![deny(warnings)]

use huaweicloud_reimage::modelarts::operation::ChangeDevServerOsError;
use huaweicloud_reimage::modelarts::{Client, DevServer};
use huaweicloud_reimage::runtime::transport::Memory;
use huaweicloud_reimage::{BuildError, Error, validate};

async fn change(
    client: &Client,
) -> Result<(Option<String>, DevServer), Error<ChangeDevServerOsError>> {
    let reply = client
        .change_dev_server_os("id", "image")
        .key_pair_name("key")
        .user_data(b"")
        .await?;
    let trace = reply.typed_headers().x_request_id.clone();
    let _ = validate(&*reply).is_ok();
    Ok((trace, reply.into_body()))
}

pub(crate) fn main() -> Result<(), BuildError> {
    let memory = Memory::new();
    let client = Client::builder("https://modelarts.example.com")
        .project_id("p")
        .transport(memory.clone())
        .validation(false)
        .build()?;
    drop(change(&client));
    assert!(
        client
            .change_dev_server_os("id", "image")
            .admin_pass("@Admin_pass")
            .validate()
            .is_err()
    );
    assert!(memory.requests().is_empty());
    Ok(())
}
