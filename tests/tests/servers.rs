//! The URLs that the documents name make clients.
#![allow(clippy::unwrap_used)] // a client that cannot be built is a failure

use huaweicloud_reimage::ecs::{self, servers::Region};
use huaweicloud_reimage::runtime::codegen as rt;

#[test]
fn a_server_with_its_region_is_an_endpoint() {
    let endpoint = ecs::servers::ecs_in_one_region(Region::CnNorth4);
    assert_eq!(endpoint, "https://ecs.cn-north-4.myhuaweicloud.com");
    let client = ecs::Client::builder(endpoint)
        .project_id("a4da8115c9d8464ead3a38309130523f")
        .transport(rt::Memory::new());
    client.build().unwrap();
}
