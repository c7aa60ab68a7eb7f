//! Through a proxy.

use std::net::TcpListener;

use bindery_runtime::client::{BuildError, Client};
use bindery_runtime::error::Error;
use bindery_runtime::json::Json;

use crate::operation::ping;
use crate::proxy::Proxy;
use crate::tls::Authority;

/// `user:p@ss`, as a URL has it and as a header does.
const USER: &str = "user:p%40ss";
const AUTHORIZATION: &str = "Basic dXNlcjpwQHNz";

#[tokio::test]
async fn a_plain_request_is_given_to_the_proxy() {
    let proxy = Proxy::start(None);
    let client = Client::builder("http://nowhere.invalid/v1");
    let client = client.proxy(format!("http://{USER}@{}", proxy.address));
    assert!(!format!("{client:?}").contains("p%40ss"));
    let client = client.build().unwrap();
    assert!(!format!("{client:?}").contains("p%40ss"));
    let reply = ping(&client).await.unwrap();
    assert_eq!(reply.into_body(), Json::from("by the proxy"));
    let [head] = &proxy.heads()[..] else {
        panic!("{:?}", proxy.heads())
    };
    assert!(head.starts_with("POST http://nowhere.invalid/v1/ping HTTP/1.1\r\n"));
    assert!(head.contains(AUTHORIZATION), "{head}");
}

#[tokio::test]
async fn a_request_to_https_goes_through_a_tunnel() {
    let authority = Authority::new();
    let port = authority.serve("localhost", false);
    let proxy = Proxy::start(Some(AUTHORIZATION));
    let client = Client::builder(format!("https://localhost:{port}"));
    let client = client.root_certificate(authority.pem());
    let client = client.proxy(format!("http://{USER}@{}", proxy.address));
    let reply = ping(&client.build().unwrap()).await.unwrap();
    assert_eq!(reply.into_body(), Json::from("in secret"));
    let [head] = &proxy.heads()[..] else {
        panic!("{:?}", proxy.heads())
    };
    assert!(head.starts_with(&format!("CONNECT localhost:{port} HTTP/1.1\r\n")));
    assert!(!head.contains("/ping"), "{head}");
}

#[tokio::test]
async fn a_proxy_that_gives_no_tunnel_means_not_sent() {
    let refusing = Proxy::start(Some(AUTHORIZATION));
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let gone = listener.local_addr().unwrap().to_string();
    drop(listener);
    for address in [format!("wrong:hunter2@{}", refusing.address), gone] {
        let client = Client::builder("https://localhost:1");
        let client = client.proxy(format!("http://{address}")).build().unwrap();
        let error = ping(&client).await.unwrap_err();
        assert!(matches!(error, Error::NotSent(_)), "{error:?}");
        assert!(!error.may_have_been_executed());
        assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    }
}

#[test]
fn what_is_no_proxy_makes_no_client() {
    for url in [
        "",
        "hunter2",
        "ftp://u:hunter2@h",
        "http://",
        "http://u:%ff@h",
    ] {
        let error = Client::builder("https://h").proxy(url).build().unwrap_err();
        assert!(matches!(error, BuildError::Transport(_)), "{error:?}");
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }
}
