//! Clients that are not ours complete the five calls against a mock.

use bindery_live::Live;
use bindery_live::mock::{Mock, Server};
use bindery_tests::python;

use super::generated::{live, live_of};

#[test]
fn the_vendors_sdk_and_openstacksdk_are_answered() {
    let packages = [
        "huaweicloudsdkclouddc",
        "huaweicloudsdkecs",
        "huaweicloudsdkmodelarts",
        "huaweicloudsdkworkspaceapp",
        "openstack",
    ];
    let Some(python) = python::python(&packages) else {
        return;
    };
    let modules = ["workspace", "clouddc", "ecs", "modelarts"];
    let mut lives: Vec<Live> = modules.map(live).into();
    let discovery = bindery_tests::root().join("tests/python/discovery.yaml");
    lives.push(live_of("discovery", vec![discovery]));
    let mock = Mock::new(lives);
    let server = Server::start(mock, 0).unwrap();
    let url = format!("http://{}", server.address());
    let output = python::run(&python, "vendor.py", &[&url]).unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let wrong = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{wrong}");
    assert_eq!(said.matches("completed").count(), 5, "{said}");
    assert_eq!(said.matches("refused").count(), 5, "{said}");
}
