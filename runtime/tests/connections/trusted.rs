//! Certificates.

use bindery_runtime::client::{BuildError, Client, ClientBuilder};
use bindery_runtime::error::{Error, Undeclared};
use bindery_runtime::json::Json;
use bindery_runtime::transport::{Hyper, HyperBuilder, Memory};

use crate::operation::ping;
use crate::tls::Authority;

async fn ask(builder: ClientBuilder) -> Result<Json, Error<Undeclared>> {
    let client = builder.build().unwrap();
    ping(&client).await.map(|reply| reply.into_body())
}

fn over(port: u16, transport: HyperBuilder) -> ClientBuilder {
    let client = Client::builder(format!("https://localhost:{port}"));
    client.transport(transport.build().unwrap())
}

fn assert_not_sent(asked: &Result<Json, Error<Undeclared>>) {
    assert!(matches!(asked, Err(Error::NotSent(_))), "{asked:?}");
}

#[tokio::test]
async fn an_authority_of_ones_own_is_trusted_where_it_is_given() {
    let authority = Authority::new();
    let port = authority.serve("localhost", false);
    let client = || Client::builder(format!("https://localhost:{port}"));
    assert_not_sent(&ask(client()).await);
    assert_not_sent(&ask(client().root_certificate(Authority::new().pem())).await);
    let trusting = client().root_certificate(authority.pem());
    assert_eq!(ask(trusting).await.unwrap(), Json::from("in secret"));
    // In place of the platform's.
    let only = Hyper::builder().platform_certificates(false);
    assert_not_sent(&ask(over(port, only.clone())).await);
    let only = only.root_certificate(authority.pem());
    assert_eq!(
        ask(over(port, only)).await.unwrap(),
        Json::from("in secret")
    );
}

#[tokio::test]
async fn a_certificate_for_another_name_is_not_trusted() {
    let authority = Authority::new();
    let port = authority.serve("other.example.com", false);
    let client = Client::builder(format!("https://localhost:{port}"));
    assert_not_sent(&ask(client.root_certificate(authority.pem())).await);
}

#[tokio::test]
async fn a_client_shows_its_certificate() {
    let authority = Authority::new();
    let port = authority.serve("localhost", true);
    let transport = Hyper::builder().root_certificate(authority.pem());
    assert!(ask(over(port, transport.clone())).await.is_err());
    let (certificate, key) = authority.issue("client");
    let shown = transport.client_certificate(certificate.pem(), key.serialize_pem());
    assert_eq!(
        ask(over(port, shown)).await.unwrap(),
        Json::from("in secret")
    );
}

#[test]
fn what_is_no_certificate_makes_no_client() {
    for pem in ["", "not PEM", "-----BEGIN CERTIFICATE-----\nAAAA\n"] {
        let client = Client::builder("https://h").root_certificate(pem);
        let error = client.build().unwrap_err();
        assert!(matches!(error, BuildError::Transport(_)), "{error:?}");
        assert!(error.to_string().contains("root certificate"), "{error}");
    }
    let own = Hyper::builder().client_certificate(Authority::new().pem(), "hunter2");
    assert!(!format!("{own:?}").contains("hunter2"));
    let error = own.build().unwrap_err();
    assert!(error.to_string().contains("the key"), "{error}");
    assert!(!format!("{error:?}").contains("hunter2"));
}

#[test]
fn settings_that_nothing_would_use_are_told() {
    let client = Client::builder("https://h").transport(Memory::new());
    let error = client.proxy("http://proxy").build().unwrap_err();
    assert!(matches!(error, BuildError::UnusedSetting), "{error:?}");
}
