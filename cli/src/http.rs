//! What all requests of the command have in common.

use ureq::Agent;
use ureq::config::ConfigBuilder;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::typestate::AgentScope;

/// TLS over ring with the certificates that the platform trusts; nothing is followed, and
/// whatever a server answers is an answer.
pub(crate) fn agent() -> ConfigBuilder<AgentScope> {
    // It is there already after the first request.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let trusted = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier);
    Agent::config_builder()
        .tls_config(trusted.build())
        .max_redirects(0)
        .http_status_as_error(false)
}
