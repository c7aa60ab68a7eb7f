//! Through a proxy.

use std::env;
use std::net::TcpListener;
use std::process::Command;

use bindery_runtime::client::{BuildError, Client};
use bindery_runtime::error::Error;
use bindery_runtime::json::Json;
use bindery_runtime::retry::Retry;
use bindery_runtime::transport::Hyper;

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

/// A server that answers whatever it is asked is proxy enough.
#[tokio::test]
async fn a_proxy_may_want_tls_itself() {
    let authority = Authority::new();
    let port = authority.serve("localhost", false);
    let client =
        || Client::builder("http://nowhere.invalid").proxy(format!("https://localhost:{port}"));
    let trusting = client().root_certificate(authority.pem()).build().unwrap();
    let reply = ping(&trusting).await.unwrap();
    assert_eq!(reply.into_body(), Json::from("in secret"));
    let error = ping(&client().build().unwrap()).await.unwrap_err();
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");
}

/// What a program of that environment is answered, with and without `environment_proxy`.
fn answered(environment: &[(&str, String)]) -> (String, String) {
    let out = Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            "proxied::answers_of_a_program",
            "--ignored",
            "--nocapture",
        ])
        .env_remove("NO_PROXY")
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .output()
        .unwrap();
    let out = String::from_utf8(out.stdout).unwrap();
    let said = |name: &str| {
        let mut lines = out.lines().filter_map(|line| line.strip_prefix(name));
        lines.next().unwrap_or_else(|| panic!("{out}")).to_owned()
    };
    (said("without: "), said("with: "))
}

#[test]
fn the_environment_is_followed_where_that_is_said() {
    let proxy = Proxy::start(None);
    let given = format!("http://{USER}@{}", proxy.address);
    let nobody = "the request was not sent: the host name cannot be resolved";
    let (without, with) = answered(&[("HTTP_PROXY", given.clone())]);
    assert_eq!(without, nobody);
    assert_eq!(with, "\"by the proxy\"");
    let [head] = &proxy.heads()[..] else {
        panic!("{:?}", proxy.heads())
    };
    assert!(head.contains(AUTHORIZATION), "{head}");
    let but = ("NO_PROXY", "nowhere.invalid".to_owned());
    assert_eq!(answered(&[("ALL_PROXY", given), but]).1, nobody);
    let other = "socks5://hunter2@127.0.0.1:1".to_owned();
    let (_, with) = answered(&[("ALL_PROXY", other)]);
    assert!(
        with.contains("the proxy that the environment names"),
        "{with}"
    );
    assert!(!with.contains("hunter2"), "{with}");
}

#[tokio::test]
#[ignore = "another test runs this with an environment of its own"]
async fn answers_of_a_program() {
    for (name, used) in [("without", false), ("with", true)] {
        let transport = Hyper::builder().environment_proxy(used).build().unwrap();
        let client = Client::builder("http://nowhere.invalid").transport(transport);
        let client = client.retry(Retry::none());
        let said = match ping(&client.build().unwrap()).await {
            Ok(reply) => reply.into_body().to_string(),
            Err(Error::NotSent(error)) => format!("{error}"),
            Err(error) => panic!("{error}"),
        };
        println!("{name}: {said}");
    }
}
