//! The clients and the calls that all these tests make.

use huaweicloud_reimage::runtime::retry::Retry;
use huaweicloud_reimage::{clouddc, ecs, modelarts, workspace};

pub(crate) const PROJECT: &str = "a4da8115c9d8464ead3a38309130523f";
pub(crate) const SERVER: &str = "25b1dd14-0c84-4558-aa57-03a6c54b8e75";
pub(crate) const DEV_SERVER: &str = "62383738-e52a-450a-9f84-f9e705402be8";
pub(crate) const IMAGE: &str = "c90fb553-2cdb-4b81-b56a-ef68812c6cf7";
pub(crate) const INSTANCE: &str = "0197f36d-d83b-7258-b177-3784b7887a17";
pub(crate) const TOKEN: &str = "t0ken-of-the-user";
pub(crate) const PASSWORD: &str = "Passw0rd!x";

macro_rules! client {
    ($service:ident) => {
        pub(crate) fn $service(endpoint: &str) -> $service::Client {
            let builder = $service::Client::builder(endpoint).project_id(PROJECT);
            // What is sent again is a matter of `tests/faults`.
            let builder = builder.retry(Retry::none());
            builder.auth_token(TOKEN).build().unwrap()
        }
    };
}

client!(workspace);
client!(clouddc);
client!(ecs);
client!(modelarts);

pub(crate) fn reinstall_server(endpoint: &str) -> workspace::operation::ReinstallServer {
    workspace(endpoint)
        .reinstall_server(SERVER)
        .update_access_agent(false)
}

pub(crate) fn reinstall_os(endpoint: &str) -> clouddc::operation::ReinstallOs {
    clouddc(endpoint).reinstall_os(PASSWORD, [INSTANCE])
}

pub(crate) fn reinstall_without_cloud_init(
    endpoint: &str,
) -> ecs::operation::ReinstallServerWithoutCloudInit {
    let how = ecs::OsReinstall::new("KeyPair-350b", "7e25b1da389f4697a79df3a0e5bd494e");
    ecs(endpoint).reinstall_server_without_cloud_init(SERVER, how)
}

pub(crate) fn rebuild_server(endpoint: &str) -> ecs::operation::RebuildServer {
    ecs(endpoint).rebuild_server(SERVER, ecs::RebuildOptions::new(IMAGE))
}

pub(crate) fn change_os(endpoint: &str) -> modelarts::operation::ChangeDevServerOs {
    modelarts(endpoint)
        .change_dev_server_os(DEV_SERVER, IMAGE)
        .admin_pass("@Admin_pass")
}
