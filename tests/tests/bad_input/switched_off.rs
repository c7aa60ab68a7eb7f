//! A server may have become more generous than its documents: validation can be switched off,
//! for a call and for a client.

use huaweicloud_reimage::clouddc;
use huaweicloud_reimage::runtime::transport::Memory;

use super::refusing::{Clients, PROJECT};

const BODY: &str = r#"{"password":"a","instance_id_set":["../../etc"]}"#;

#[tokio::test]
async fn for_a_call() {
    let clients = Clients::new();
    // The answer has status 200, which is not declared here; it did leave.
    let call = clients
        .clouddc
        .reinstall_os("a", ["../../etc"])
        .validation(false);
    call.await.unwrap_err();
    let requests = clients.memory.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].body(), BODY);
    // Only for that one.
    let error = clients
        .clouddc
        .reinstall_os("a", ["../../etc"])
        .await
        .unwrap_err();
    assert_eq!(error.violations().unwrap().len(), 3);
    assert_eq!(clients.memory.requests().len(), 1);
}

#[tokio::test]
async fn for_a_client_and_back_on_for_a_call() {
    let memory = Memory::new();
    memory.reply(202, &[], "{}");
    let client = clouddc::Client::builder("https://h")
        .project_id(PROJECT)
        .auth_token("t0ken")
        .transport(memory.clone())
        .validation(false)
        .build()
        .unwrap();
    client
        .reinstall_os("a", ["../../etc"])
        .validation(true)
        .await
        .unwrap_err();
    assert!(memory.requests().is_empty());
    // Asked directly, it is judged all the same.
    assert!(client.reinstall_os("a", ["../../etc"]).validate().is_err());
    client.reinstall_os("a", ["../../etc"]).await.unwrap();
    assert_eq!(memory.requests()[0].body(), BODY);
}

#[tokio::test]
async fn but_not_for_what_would_change_the_place() {
    for project in ["", ".", ".."] {
        let clients = Clients::of_project(project);
        let call = clients.clouddc.reinstall_os("a", ["x"]).validation(false);
        let error = call.await.unwrap_err();
        let violations = error.violations().unwrap();
        assert_eq!(violations.len(), 1, "{violations}");
        assert!(clients.memory.requests().is_empty());
    }
}
