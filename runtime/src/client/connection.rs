//! Settings of the default transport, said to the client.

use super::{BuildError, ClientBuilder};
use crate::secret::Secret;
use crate::transport::{Hyper, HyperBuilder, Transport};

/// The feature `hyper`; a [`HyperBuilder`] has more settings.
impl ClientBuilder {
    /// Sends everything through a proxy: `http://[user:password@]host[:port]`, or `https://`.
    /// See [`HyperBuilder::proxy`].
    #[must_use]
    pub fn proxy(self, url: impl Into<Secret>) -> Self {
        self.connection(|transport| transport.proxy(url))
    }

    /// Also trusts servers with a certificate that leads to one of these, in PEM text, besides
    /// those that the platform trusts. See [`HyperBuilder::root_certificate`].
    #[must_use]
    pub fn root_certificate(self, pem: impl Into<Vec<u8>>) -> Self {
        self.connection(|transport| transport.root_certificate(pem))
    }

    fn connection(mut self, set: impl FnOnce(HyperBuilder) -> HyperBuilder) -> Self {
        let transport = self.connection.unwrap_or_else(Hyper::builder);
        self.connection = Some(set(transport));
        self
    }
}

/// The transport that was given, or else the default one.
pub(super) fn transport(
    given: Option<Box<dyn Transport>>,
    settings: Option<HyperBuilder>,
) -> Result<Box<dyn Transport>, BuildError> {
    match (given, settings) {
        (Some(_), Some(_)) => Err(BuildError::UnusedSetting),
        (Some(given), None) => Ok(given),
        (None, settings) => {
            let transport = settings.unwrap_or_else(Hyper::builder).build();
            Ok(Box::new(transport.map_err(BuildError::Transport)?))
        }
    }
}

/// Gives a generated builder these settings, where the feature is on.
#[macro_export]
#[doc(hidden)]
macro_rules! connection_settings {
    ($Builder:ident) => {
        impl $Builder {
            /// Sends everything through a proxy: `http://[user:password@]host[:port]`, or
            /// `https://`. The URL counts as a secret.
            #[must_use]
            pub fn proxy(self, url: impl ::core::convert::Into<$crate::codegen::Secret>) -> Self {
                Self {
                    inner: self.inner.proxy(url),
                }
            }

            /// Also trusts servers with a certificate that leads to one of these, in PEM
            /// text, besides those that the platform trusts.
            #[must_use]
            pub fn root_certificate(
                self,
                pem: impl ::core::convert::Into<::std::vec::Vec<u8>>,
            ) -> Self {
                Self {
                    inner: self.inner.root_certificate(pem),
                }
            }
        }
    };
}
