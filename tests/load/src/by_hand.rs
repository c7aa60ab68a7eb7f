//! The same calls, written by hand for this one case over reqwest and serde.

use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, redirect};
use serde::{Deserialize, Serialize};

use crate::{Failed, PROJECT, TOKEN, job_id, server_id};

#[derive(Serialize)]
struct Request<'a> {
    #[serde(rename = "os-reinstall")]
    os_reinstall: OsReinstall<'a>,
}

#[derive(Serialize)]
struct OsReinstall<'a> {
    keyname: &'a str,
    userid: &'a str,
}

#[derive(Deserialize)]
struct Accepted {
    job_id: String,
}

/// A client with the settings that ours has by default.
///
/// # Errors
/// When there is none.
pub fn client() -> Result<Client, Failed> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    let client = Client::builder()
        .tls_backend_preconfigured(tls)
        .connect_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(60))
        .redirect(redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .user_agent(concat!("by-hand/", env!("CARGO_PKG_VERSION")))
        .no_proxy()
        .build()?;
    Ok(client)
}

/// One call, whose answer is the one for it.
///
/// # Errors
/// When it is not.
pub async fn call(client: &Client, endpoint: &str, number: usize) -> Result<(), Failed> {
    let server = server_id(number);
    let url = format!("{endpoint}/v1/{PROJECT}/cloudservers/{server}/reinstallos");
    let body = Request {
        os_reinstall: OsReinstall {
            keyname: "KeyPair-350b",
            userid: "7e25b1da389f4697a79df3a0e5bd494e",
        },
    };
    let request = client.post(url).header("X-Auth-Token", TOKEN).json(&body);
    let response = request.send().await?.error_for_status()?;
    let accepted: Accepted = response.json().await?;
    if accepted.job_id == job_id(number) {
        Ok(())
    } else {
        Err(format!("call {number} got {}", accepted.job_id).into())
    }
}
