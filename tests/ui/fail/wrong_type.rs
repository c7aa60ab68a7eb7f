//! What the vendor's SDK puts on the wire as it comes.

use huaweicloud_reimage::{clouddc, ecs, workspace};

fn main() {
    let workspace = workspace::Client::builder("https://h").project_id("p").build().unwrap();
    let _ = workspace.reinstall_server("id").update_access_agent(1);
    let _ = workspace.reinstall_server("id").update_access_agent("yes");

    let clouddc = clouddc::Client::builder("https://h").project_id("p").build().unwrap();
    let _ = clouddc.reinstall_os("Passw0rd!x", 7_u32);
    let _ = clouddc.reinstall_os("Passw0rd!x", "0197f36d-d83b-7258-b177-3784b7887a17");

    let _ = ecs::RebuildOptions::new("image").with_preserve_ephemeral("no");
}
