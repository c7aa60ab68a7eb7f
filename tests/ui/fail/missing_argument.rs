//! What is required cannot be forgotten.

use huaweicloud_reimage::{clouddc, ecs, modelarts, workspace};

fn main() {
    let builder = workspace::Client::builder("https://h").project_id("p");
    let workspace = builder.build().unwrap();
    let _ = workspace.reinstall_server();

    let clouddc = clouddc::Client::builder("https://h").project_id("p").build().unwrap();
    let _ = clouddc.reinstall_os("Passw0rd!x");

    // The key pair without its user, and the request without its body.
    let ecs = ecs::Client::builder("https://h").project_id("p").build().unwrap();
    let _ = ecs.reinstall_server_without_cloud_init("id", ecs::OsReinstall::new("KeyPair-350b"));
    let _ = ecs.rebuild_server("id");

    let modelarts = modelarts::Client::builder("https://h").project_id("p").build().unwrap();
    let _ = modelarts.change_dev_server_os("id");
}
