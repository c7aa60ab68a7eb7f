//! A builder is no client yet.

use huaweicloud_reimage::workspace::Client;

fn main() {
    let client = Client::builder("https://h").project_id("p").auth_token("t");
    let _ = client.reinstall_server("id");
}
