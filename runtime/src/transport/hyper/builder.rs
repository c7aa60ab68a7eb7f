//! Settings of the default transport.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};

use super::connector::Connector;
use super::proxy::Proxies;
use super::tls::Trust;
use super::{Hyper, Limits, Pool, TransportError};
use crate::secret::Secret;
use crate::transport::apart::Apart;
use crate::transport::{MAX_RESPONSE_BYTES, TIMEOUT};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const IDLE_TIMEOUT: Duration = Duration::from_secs(90);

/// Settings of a [`Hyper`] transport.
#[derive(Clone)]
pub struct HyperBuilder {
    connect_timeout: Duration,
    timeout: Duration,
    max_response_bytes: usize,
    environment_proxy: bool,
    proxy: Option<Secret>,
    pool_idle_timeout: Duration,
    pool_max_idle: usize,
    trust: Trust,
}

impl HyperBuilder {
    pub(super) fn new() -> HyperBuilder {
        HyperBuilder {
            connect_timeout: CONNECT_TIMEOUT,
            timeout: TIMEOUT,
            max_response_bytes: MAX_RESPONSE_BYTES,
            environment_proxy: false,
            proxy: None,
            pool_idle_timeout: IDLE_TIMEOUT,
            pool_max_idle: usize::MAX,
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
        self.pool_idle_timeout = time;
        self
    }

    /// How many connections to a host are kept that nobody uses; all by default. With 0 each
    /// request has a connection of its own.
    #[must_use]
    pub fn pool_max_idle(mut self, count: usize) -> Self {
        self.pool_max_idle = count;
        self
    }

    /// The transport.
    ///
    /// # Errors
    /// When TLS cannot be set up, for example because the platform's certificates cannot
    /// be read, and when a certificate, a key or the URL of the proxy is none.
    pub fn build(self) -> Result<Hyper, TransportError> {
        let proxies = Proxies::new(self.proxy.as_ref(), self.environment_proxy)?;
        let proxies = Arc::new(proxies);
        let tls = Arc::new(self.trust.tls()?);
        let connector = Connector::new(tls, Arc::clone(&proxies), self.connect_timeout);
        Ok(Hyper {
            client: Apart::new(|| self.pool(connector.clone())),
            limits: Limits {
                timeout: Some(self.timeout),
                max_response_bytes: Some(self.max_response_bytes),
            },
            proxies,
        })
    }

    fn pool(&self, connector: Connector) -> Pool {
        Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(self.pool_idle_timeout)
            .pool_max_idle_per_host(self.pool_max_idle)
            .build(connector)
    }
}

impl fmt::Debug for HyperBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperBuilder")
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
