//! Clients find their servers by what the documents list.
#![allow(clippy::unwrap_used)] // a client that cannot be built is a failure

use huaweicloud_reimage::ecs::{self, servers::Region};
use huaweicloud_reimage::runtime::codegen as rt;
use huaweicloud_reimage::{clouddc, modelarts, workspace};

const PROJECT: &str = "a4da8115c9d8464ead3a38309130523f";

/// The endpoint of a service in a region.
macro_rules! endpoint {
    ($service:ident, $region:expr) => {{
        let builder = $service::Client::region($region).map_err(|error| error.to_string());
        builder.map(|builder| {
            let builder = builder.project_id(PROJECT).transport(rt::Memory::new());
            host(&format!("{:?}", builder.build().unwrap()))
        })
    }};
}

/// The host that a client shows.
fn host(client: &str) -> String {
    let (_, behind) = client.split_once("endpoint: \"").unwrap();
    behind.split_once('"').unwrap().0.to_owned()
}

#[test]
fn a_server_with_its_region_is_an_endpoint() {
    let endpoint = ecs::servers::ecs_in_one_region(Region::CnNorth4);
    assert_eq!(endpoint, "https://ecs.cn-north-4.myhuaweicloud.com");
    let client = ecs::Client::builder(endpoint)
        .project_id(PROJECT)
        .transport(rt::Memory::new());
    client.build().unwrap();
}

#[test]
fn a_region_finds_its_host_and_exceptions_are_data() {
    let found = [
        endpoint!(ecs, "cn-north-4"),
        endpoint!(ecs, Region::EuWest101),
        endpoint!(ecs, String::from("ru-moscow-1")),
        endpoint!(clouddc, "ap-southeast-3"),
        endpoint!(workspace, "cn-north-9"),
        endpoint!(workspace, "cn-north-11"),
        endpoint!(workspace, workspace::servers::Region::NaMexico1),
        endpoint!(modelarts, "ap-southeast-2"),
        endpoint!(modelarts, "ap-southeast-1"),
    ];
    let hosts = [
        "ecs.cn-north-4.myhuaweicloud.com",
        "ecs.eu-west-101.myhuaweicloud.com",
        "ecs.ru-moscow-1.myhuaweicloud.com",
        "clouddc.ap-southeast-3.myhuaweicloud.com",
        "appstream.cn-north-9.myhuaweicloud.com",
        "workspace.cn-north-11.myhuaweicloud.com",
        "workspace.na-mexico-1.myhuaweicloud.com",
        "modelarts.ap-southeast-2.myhuaweicloud.com",
        "modelarts.ap-southeast-1.myhuaweicloud.cn",
    ];
    let hosts = hosts.map(|host| Ok(format!("https://{host}")));
    assert_eq!(found, hosts);
}

#[test]
fn a_region_that_is_not_there_is_told_with_those_that_are() {
    let error = endpoint!(clouddc, "cn-south-2").unwrap_err();
    assert_eq!(
        error,
        "`region` cannot be \"cn-south-2\"; \
         it can be cn-south-1, cn-southwest-2, cn-east-3, ap-southeast-3"
    );
    assert_eq!("cn-north-4".parse(), Ok(Region::CnNorth4));
    assert_eq!(Region::default().to_string(), "cn-north-4");
    let error = "CnNorth4".parse::<Region>().unwrap_err();
    assert_eq!(error.values().len(), 33);
}

#[test]
fn what_has_no_place_in_the_url_is_told() {
    let builder = ecs::Client::region(Region::CnNorth4).unwrap();
    let error = builder.server_variable("port", "8443").build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the server has no variable `port` that can be said"
    );
}
