//! Settings of the default transport.

use std::fmt;
use std::time::Duration;

use ::reqwest::{Client, redirect};
use rustls::ClientConfig;

use super::origin::LastOrigin;
use super::tls::Trust;
use super::{Limits, MAX_RESPONSE_BYTES, Reqwest, TIMEOUT, TransportError, proxy};
use crate::secret::Secret;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Settings of a [`Reqwest`] transport.
#[derive(Clone)]
pub struct ReqwestBuilder {
    connect_timeout: Duration,
    timeout: Duration,
    max_response_bytes: usize,
    environment_proxy: bool,
    proxy: Option<Secret>,
    pool_idle_timeout: Option<Duration>,
    pool_max_idle: Option<usize>,
    trust: Trust,
}

impl ReqwestBuilder {
    pub(super) fn new() -> ReqwestBuilder {
        ReqwestBuilder {
            connect_timeout: CONNECT_TIMEOUT,
            timeout: TIMEOUT,
            max_response_bytes: MAX_RESPONSE_BYTES,
            environment_proxy: false,
            proxy: None,
            pool_idle_timeout: None,
            pool_max_idle: None,
            trust: Trust::default(),
        }
    }

    /// How long connecting and the TLS handshake may take; 10 seconds by default.
    #[must_use]
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// How long all of it may take, from connecting to the last byte of the answer; 60
    /// seconds by default.
    ///
    /// Keep it above the connect time-out: when it runs out first, nobody can tell any
    /// more whether the request was sent, and the failure counts as no answer.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = limit;
        self
    }

    /// The largest body of an answer, in bytes; 16 MiB by default. It is counted while
    /// the answer arrives, whatever its `Content-Length` says.
    #[must_use]
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.max_response_bytes = limit;
        self
    }

    /// Whether the proxies named by `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and
    /// `NO_PROXY` are used; not by default, so that a request goes where the endpoint
    /// says whatever the environment is.
    #[must_use]
    pub fn environment_proxy(mut self, used: bool) -> Self {
        self.environment_proxy = used;
        self
    }

    /// Sends everything through a proxy: `http://[user:password@]host[:port]`, or `https://`.
    /// The URL counts as a secret; what is no letter, digit or one of `-._~` in user and
    /// password is percent-encoded.
    ///
    /// A request to an `https` endpoint goes through a tunnel, of which the proxy sees the
    /// host and no more. A proxy that refuses the tunnel, or cannot be reached, means that
    /// nothing was sent.
    #[must_use]
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.proxy = Some(url.into());
        self
    }

    /// Also trusts servers with a certificate that leads to one of these: PEM text with one
    /// or more of them. Can be called several times.
    #[must_use]
    pub fn root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.trust.roots.push(pem.into());
        self
    }

    /// Whether servers are trusted that the platform trusts; they are by default. Without
    /// them only those of [`root_certificate`](Self::root_certificate) are.
    #[must_use]
    pub fn platform_certificates(mut self, trusted: bool) -> Self {
        self.trust.platform = trusted;
        self
    }

    /// Shows a certificate to servers that ask for one: PEM text of the certificate and of
    /// those that it leads to, and PEM text of its private key.
    #[must_use]
    pub fn client_certificate(mut self, pem: impl Into<Vec<u8>>, key: impl Into<Secret>) -> Self {
        self.trust.own = Some((pem.into(), key.into()));
        self
    }

    /// How long a connection is kept that nobody uses; 90 seconds by default. Keep it below
    /// what the server does: one that it closes while a request is on its way loses that.
    #[must_use]
    pub fn pool_idle_timeout(mut self, time: Duration) -> Self {
        self.pool_idle_timeout = Some(time);
        self
    }

    /// How many connections to a host are kept that nobody uses; all by default. With 0 each
    /// request has a connection of its own.
    #[must_use]
    pub fn pool_max_idle(mut self, count: usize) -> Self {
        self.pool_max_idle = Some(count);
        self
    }

    /// The transport.
    ///
    /// # Errors
    /// When TLS cannot be set up, for example because the platform's certificates cannot
    /// be read, and when a certificate, a key or the URL of the proxy is none.
    pub fn build(self) -> Result<Reqwest, TransportError> {
        let tls = self.trust.tls()?;
        Ok(Reqwest {
            #[cfg(feature = "blocking")]
            blocking: self.client(tls.clone())?,
            client: self.client(tls)?,
            limits: Limits {
                timeout: Some(self.timeout),
                max_response_bytes: Some(self.max_response_bytes),
            },
            own_timeout: Some(self.timeout),
            last_origin: LastOrigin::default(),
        })
    }

    fn client(&self, tls: ClientConfig) -> Result<Client, TransportError> {
        let mut client = Client::builder()
            .tls_backend_preconfigured(tls)
            .connect_timeout(self.connect_timeout)
            .timeout(self.timeout)
            .redirect(redirect::Policy::none())
            // With none there is also no copy of each request for one.
            .retry(::reqwest::retry::never().max_retries_per_request(0))
            .referer(false);
        if !self.environment_proxy {
            client = client.no_proxy();
        }
        if let Some(url) = &self.proxy {
            client = client.proxy(proxy::parse(url)?);
        }
        if let Some(time) = self.pool_idle_timeout {
            client = client.pool_idle_timeout(time);
        }
        if let Some(count) = self.pool_max_idle {
            client = client.pool_max_idle_per_host(count);
        }
        client.build().map_err(|error| {
            TransportError::not_sent("the HTTP client cannot be set up").with_source(error)
        })
    }
}

impl fmt::Debug for ReqwestBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestBuilder")
            .field("connect_timeout", &self.connect_timeout)
            .field("timeout", &self.timeout)
            .field("max_response_bytes", &self.max_response_bytes)
            .field("environment_proxy", &self.environment_proxy)
            .field("proxy", &self.proxy)
            .field("root_certificates", &self.trust.roots.len())
            .field("platform_certificates", &self.trust.platform)
            .field("client_certificate", &self.trust.own.is_some())
            .finish_non_exhaustive()
    }
}
