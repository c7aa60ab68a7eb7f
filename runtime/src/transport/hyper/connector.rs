//! How a connection is made: to the server, or to a proxy and through it.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use http::uri::Scheme;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio_rustls::TlsConnector;
use tower_service::Service;

use super::proxy::{Proxies, is_spoken};
use super::resolver::Resolver;
use super::socket::{Socket, Wire};

/// How often the system asks after a connection on which nothing is said, so that what stands
/// between (a NAT, a firewall) does not forget it while a long answer is waited for.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
const KEEP_ALIVE_ATTEMPTS: u32 = 3;

/// Makes connections to servers, through the proxies that there are for them.
#[derive(Clone)]
pub(super) struct Connector {
    leg: Leg,
    proxies: Arc<Proxies>,
    timeout: Duration,
}

impl Connector {
    pub(super) fn new(
        tls: Arc<ClientConfig>,
        proxies: Arc<Proxies>,
        timeout: Duration,
    ) -> Connector {
        let mut tcp = HttpConnector::new_with_resolver(Resolver::new());
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_keepalive(Some(KEEP_ALIVE));
        tcp.set_keepalive_interval(Some(KEEP_ALIVE));
        tcp.set_keepalive_retries(Some(KEEP_ALIVE_ATTEMPTS));
        // Shared between all addresses of a host, so that a dead one leaves time for the next.
        tcp.set_connect_timeout(Some(timeout));
        Connector {
            leg: Leg { tcp, tls },
            proxies,
            timeout,
        }
    }

    async fn connect(self, server: Uri) -> Result<Socket, Failed> {
        let Some(proxy) = self.proxies.of(&server) else {
            return self.leg.connect(server).await;
        };
        if !is_spoken(proxy.uri()) {
            return Err(Failed::new(Unconnected::Proxy, "another kind of proxy"));
        }
        if server.scheme() != Some(&Scheme::HTTPS) {
            let socket = self.leg.connect(proxy.uri().clone()).await?;
            return Ok(socket.proxied());
        }
        let mut tunnel = Tunnel::new(proxy.uri().clone(), self.leg.clone());
        if let Some(authorization) = proxy.basic_auth() {
            tunnel = tunnel.with_auth(authorization.clone());
        }
        let through = tunnel.call(server.clone()).await;
        let through = through.map_err(|error| Failed::new(Unconnected::Refused, error))?;
        secured(self.leg.tls, &server, through.into_wire()).await
    }
}

impl Service<Uri> for Connector {
    type Response = Socket;
    type Error = Failed;
    type Future = Connecting;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Failed>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, server: Uri) -> Connecting {
        let connecting = self.clone().connect(server);
        let limited = tokio::time::timeout(self.timeout, connecting);
        Box::pin(async move {
            let late = |error| Failed::new(Unconnected::Late, error);
            limited.await.map_err(late)?
        })
    }
}

type Connecting = Pin<Box<dyn Future<Output = Result<Socket, Failed>> + Send>>;

/// The way to whoever is asked first.
#[derive(Clone)]
struct Leg {
    tcp: HttpConnector<Resolver>,
    tls: Arc<ClientConfig>,
}

impl Leg {
    async fn connect(mut self, to: Uri) -> Result<Socket, Failed> {
        let connected = self.tcp.call(to.clone()).await;
        let tcp = connected.map_err(|error| Failed::new(Unconnected::Refused, error))?;
        let tcp = tcp.into_inner();
        if to.scheme() == Some(&Scheme::HTTPS) {
            return secured(self.tls, &to, tcp).await;
        }
        Ok(Socket::new(tcp))
    }
}

/// For a tunnel.
impl Service<Uri> for Leg {
    type Response = Socket;
    type Error = Failed;
    type Future = Connecting;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Failed>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, proxy: Uri) -> Connecting {
        Box::pin(self.clone().connect(proxy))
    }
}

/// TLS with the server of that URL.
async fn secured(
    tls: Arc<ClientConfig>,
    to: &Uri,
    wire: impl Wire + 'static,
) -> Result<Socket, Failed> {
    // An address of IPv6 stands in brackets in a URL, and without them in a certificate.
    let host = to.host().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let name = ServerName::try_from(host.to_owned());
    let name = name.map_err(|error| Failed::new(Unconnected::Tls, error))?;
    let secured = TlsConnector::from(tls).connect(name, wire).await;
    secured.map(Socket::new).map_err(|error| {
        // Whoever hangs up has said nothing against the certificates.
        let is_refused = error
            .get_ref()
            .is_some_and(|inner| inner.is::<rustls::Error>());
        let why = match is_refused {
            true => Unconnected::Tls,
            false => Unconnected::Refused,
        };
        Failed::new(why, error)
    })
}

/// Why there is no connection.
#[derive(Clone, Copy, Debug)]
pub(super) enum Unconnected {
    Late,
    NoHost,
    Refused,
    Tls,
    Proxy,
}

/// There is no connection, because of what its source says.
#[derive(Debug)]
pub(super) struct Failed {
    pub(super) why: Unconnected,
    source: Box<dyn Error + Send + Sync>,
}

impl Failed {
    pub(super) fn new(why: Unconnected, source: impl Into<Box<dyn Error + Send + Sync>>) -> Failed {
        Failed {
            why,
            source: source.into(),
        }
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.why {
            Unconnected::Late => "the time is up",
            Unconnected::NoHost => "no address",
            Unconnected::Refused => "not connected",
            Unconnected::Tls => "no TLS",
            Unconnected::Proxy => "no way through the proxy",
        })
    }
}

impl Error for Failed {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
