//! Whom the default transport trusts, and who it is itself.

use std::sync::Arc;

use rustls::client::WantsClientCert;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier};
use rustls_platform_verifier::BuilderVerifierExt as _;

use crate::secret::Secret;
use crate::transport::TransportError;

/// Certificates.
#[derive(Clone)]
pub(super) struct Trust {
    /// Those of authorities, as PEM text.
    pub(super) roots: Vec<Vec<u8>>,
    /// Whether the platform's are trusted too.
    pub(super) platform: bool,
    /// The client's own, and its key.
    pub(super) own: Option<(Vec<u8>, Secret)>,
}

impl Default for Trust {
    fn default() -> Trust {
        Trust {
            roots: Vec::new(),
            platform: true,
            own: None,
        }
    }
}

type Builder = ConfigBuilder<ClientConfig, WantsVerifier>;
type Verified = ConfigBuilder<ClientConfig, WantsClientCert>;

impl Trust {
    /// TLS 1.2 and 1.3.
    ///
    /// The cryptography is ring's, given by hand so that no provider has to be installed for
    /// the whole process.
    pub(super) fn tls(&self) -> Result<ClientConfig, TransportError> {
        let mut tls = self.verified()?;
        // What is spoken inside, said as browsers say it.
        tls.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(tls)
    }

    fn verified(&self) -> Result<ClientConfig, TransportError> {
        let provider = Arc::new(ring::default_provider());
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider));
        let builder = builder
            .with_safe_default_protocol_versions()
            .map_err(fail)?;
        let mut roots = Vec::new();
        for pem in &self.roots {
            roots.extend(certificates(pem, "a root certificate")?);
        }
        let builder = match self.platform {
            true if roots.is_empty() => builder.with_platform_verifier().map_err(fail)?,
            true => with_platform_and(builder, roots, provider)?,
            false => with_roots(builder, roots)?,
        };
        let Some((pem, key)) = &self.own else {
            return Ok(builder.with_no_client_auth());
        };
        let own = certificates(pem, "the client certificate")?;
        // What is wrong with a key is not repeated: words of a parser may hold some of it.
        let key = PrivateKeyDer::from_pem_slice(key.expose().as_bytes())
            .map_err(|_| bad("the key of the client certificate"))?;
        builder.with_client_auth_cert(own, key).map_err(fail)
    }
}

fn fail(error: rustls::Error) -> TransportError {
    TransportError::not_sent("TLS cannot be set up").with_source(error)
}

fn bad(what: &str) -> TransportError {
    TransportError::not_sent(format!("{what} is not PEM text of one"))
}

fn certificates(pem: &[u8], what: &str) -> Result<Vec<CertificateDer<'static>>, TransportError> {
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    match found {
        Ok(found) if !found.is_empty() => Ok(found),
        Ok(_) => Err(bad(what)),
        Err(error) => Err(bad(what).with_source(error)),
    }
}

fn with_roots(
    builder: Builder,
    roots: Vec<CertificateDer<'static>>,
) -> Result<Verified, TransportError> {
    let mut store = RootCertStore::empty();
    for root in roots {
        store.add(root).map_err(fail)?;
    }
    Ok(builder.with_root_certificates(store))
}

#[cfg(not(target_os = "android"))]
fn with_platform_and(
    builder: Builder,
    roots: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Result<Verified, TransportError> {
    use rustls_platform_verifier::Verifier;

    let verifier = Verifier::new_with_extra_roots(roots, provider).map_err(fail)?;
    let builder = builder.dangerous();
    Ok(builder.with_custom_certificate_verifier(Arc::new(verifier)))
}

/// Android's own verifier takes no others.
#[cfg(target_os = "android")]
fn with_platform_and(
    _: Builder,
    _: Vec<CertificateDer<'static>>,
    _: Arc<CryptoProvider>,
) -> Result<Verified, TransportError> {
    Err(TransportError::not_sent(
        "on Android other root certificates can only be trusted in place of the platform's: \
         turn off `platform_certificates`",
    ))
}
