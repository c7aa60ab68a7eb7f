//! The calls as users of the generated crate make them.

use huaweicloud_reimage::ecs;

use crate::{Failed, PROJECT, TOKEN, job_id, server_id};

/// A client with all settings at their defaults.
///
/// # Errors
/// When there is none.
pub fn client(endpoint: &str) -> Result<ecs::Client, Failed> {
    let client = ecs::Client::builder(endpoint)
        .project_id(PROJECT)
        .auth_token(TOKEN)
        .build()?;
    Ok(client)
}

/// One call, whose answer is the one for it.
///
/// # Errors
/// When it is not.
pub async fn call(client: &ecs::Client, number: usize) -> Result<(), Failed> {
    let wanted = ecs::OsReinstall::new("KeyPair-350b", "7e25b1da389f4697a79df3a0e5bd494e");
    let accepted = client
        .reinstall_server_without_cloud_init(server_id(number), wanted)
        .await?;
    if accepted.job_id == job_id(number) {
        Ok(())
    } else {
        Err(format!("call {number} got {}", accepted.job_id).into())
    }
}
