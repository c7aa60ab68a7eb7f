//! The outcome of a destructive call cannot be passed over in silence.
#![deny(unused_must_use)]

use huaweicloud_reimage::workspace::Client;

async fn reinstall(client: &Client) {
    client.reinstall_server("id").await;
}

fn main() {
    let client = Client::builder("https://h").project_id("p").build().unwrap();
    drop(reinstall(&client));
}
