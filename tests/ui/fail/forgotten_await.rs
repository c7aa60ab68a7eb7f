//! A call that is neither awaited nor sent does nothing.
#![deny(unused_must_use)]

use huaweicloud_reimage::workspace::Client;

async fn reinstall(client: &Client) {
    client.reinstall_server("id");
    client.reinstall_server("id").update_access_agent(true);
    client.reinstall_server("id").send();
}

fn main() {
    let client = Client::builder("https://h").project_id("p").build().unwrap();
    drop(reinstall(&client));
}
