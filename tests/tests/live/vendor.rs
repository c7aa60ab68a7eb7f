//! Clients that are not ours complete the five calls against a mock.

use bindery_live::Live;
use bindery_live::mock::{Credentials, Mock, Server, Settings};
use bindery_tests::python;

use super::generated::{live, live_of};

/// Runs them against a mock; what they say, if there is a Python for them.
fn run(settings: &Settings, arguments: &[&str]) -> Option<String> {
    let packages = [
        "huaweicloudsdkclouddc",
        "huaweicloudsdkecs",
        "huaweicloudsdkmodelarts",
        "huaweicloudsdkworkspaceapp",
        "openstack",
    ];
    let python = python::python(&packages)?;
    let modules = ["workspace", "clouddc", "ecs", "modelarts"];
    let mut lives: Vec<Live> = modules.map(live).into();
    let discovery = bindery_tests::root().join("tests/python/discovery.yaml");
    lives.push(live_of("discovery", vec![discovery]));
    let server = Server::start(Mock::with(lives, settings), 0).unwrap();
    let url = format!("http://{}", server.address());
    let arguments: Vec<&str> = [url.as_str()].iter().chain(arguments).copied().collect();
    let output = python::run(&python, "vendor.py", &arguments).unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let wrong = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{wrong}");
    assert!(
        !format!("{said}{wrong}").contains("not-a-real-secret"),
        "{said}{wrong}"
    );
    Some(said)
}

#[test]
fn the_vendors_sdk_and_openstacksdk_are_answered() {
    let Some(said) = run(&Settings::default(), &[]) else {
        return;
    };
    assert_eq!(said.matches("completed").count(), 5, "{said}");
    assert_eq!(said.matches("refused").count(), 5, "{said}");
}

#[test]
fn the_vendors_signatures_are_verified() {
    let mut settings = Settings::default();
    let credentials = Credentials::default().key("AuthToken", "not-a-real-token");
    let credentials = credentials.pair("AkSk", "not-a-real-key", "not-a-real-secret");
    settings.credentials = Some(credentials);
    let Some(said) = run(&settings, &["strangers"]) else {
        return;
    };
    assert_eq!(said.matches("completed").count(), 5, "{said}");
    assert_eq!(said.matches("refused").count(), 5, "{said}");
    assert_eq!(said.matches("unknown").count(), 5, "{said}");
}
