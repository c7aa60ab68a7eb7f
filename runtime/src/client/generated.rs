//! What every generated client has in common, as a macro.

/// Gives a generated client and its builder the methods that all of them have.
///
/// The generated code declares both structs, each with the one field `inner`, and adds
/// its own: a setter for each client parameter, a method for each operation.
#[macro_export]
#[doc(hidden)]
macro_rules! client {
    ($Client:ident, $Builder:ident, require: [$($name:literal),* $(,)?]) => {
        impl $Client {
            /// Starts with the server's endpoint: `https://host[:port][/prefix]`.
            #[must_use]
            pub fn builder(endpoint: impl ::core::convert::Into<::std::string::String>) -> $Builder {
                $Builder {
                    inner: $crate::codegen::ClientBuilder::new(endpoint).require(&[$($name),*]),
                }
            }
        }

        impl ::core::clone::Clone for $Client {
            fn clone(&self) -> Self {
                Self { inner: ::core::clone::Clone::clone(&self.inner) }
            }
        }

        impl ::core::fmt::Debug for $Client {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.inner, f)
            }
        }

        impl $Builder {
            /// The value of another variable in the URL of a server that a function of the
            /// client found, such as `port`, in place of its default.
            #[must_use]
            pub fn server_variable(
                self,
                name: &'static str,
                value: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                Self { inner: self.inner.server_variable(name, value) }
            }

            /// What to send for a security scheme of the document, by the scheme's name: for
            /// what the other methods leave no room for.
            #[must_use]
            pub fn credential(
                self,
                scheme: &'static str,
                signer: impl $crate::codegen::Signer + 'static,
            ) -> Self {
                Self { inner: self.inner.credential(scheme, signer) }
            }

            /// Signs every request that needs security by the document, or for which the
            /// document does not say, in addition to what is sent for its security schemes.
            #[must_use]
            pub fn signer(self, signer: impl $crate::codegen::Signer + 'static) -> Self {
                Self { inner: self.inner.signer(signer) }
            }

            /// Is asked before every request and told about it afterwards; it may add headers.
            #[must_use]
            pub fn hook(self, hook: impl $crate::codegen::Hook + 'static) -> Self {
                Self { inner: self.inner.hook(hook) }
            }

            /// Carries the requests, in place of the default transport.
            #[must_use]
            pub fn transport(self, transport: impl $crate::codegen::Transport + 'static) -> Self {
                Self { inner: self.inner.transport(transport) }
            }

            /// Whether requests are checked before they are sent; by default they are.
            #[must_use]
            pub fn validation(self, on: bool) -> Self {
                Self { inner: self.inner.validation(on) }
            }

            /// How long a call may take, from sending to the last byte of the answer.
            #[must_use]
            pub fn timeout(self, limit: ::core::time::Duration) -> Self {
                Self { inner: self.inner.timeout(limit) }
            }

            /// The largest body of an answer, in bytes.
            #[must_use]
            pub fn max_response_bytes(self, limit: usize) -> Self {
                Self { inner: self.inner.max_response_bytes(limit) }
            }

            /// The header `User-Agent`.
            #[must_use]
            pub fn user_agent(
                self,
                name: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                Self { inner: self.inner.user_agent(name) }
            }

            /// The clock that signatures are dated by and tokens expire by; the system's by
            /// default.
            #[must_use]
            pub fn clock(self, clock: fn() -> ::std::time::SystemTime) -> Self {
                Self { inner: self.inner.clock(clock) }
            }

            /// When requests are sent again, and after which pauses.
            #[must_use]
            pub fn retry(self, policy: $crate::codegen::Retry) -> Self {
                Self { inner: self.inner.retry(policy) }
            }

            /// Waits, where a call has to: tokio's timer inside of tokio, and a thread elsewhere,
            /// unless this gives another.
            #[must_use]
            pub fn timer(self, timer: impl $crate::codegen::Timer + 'static) -> Self {
                Self { inner: self.inner.timer(timer) }
            }

            /// The client.
            ///
            /// # Errors
            /// When the endpoint is no URL of a server, a required parameter is missing,
            /// the user agent is no header value, or there is no transport.
            pub fn build(self) -> ::core::result::Result<$Client, $crate::codegen::BuildError> {
                ::core::result::Result::Ok($Client { inner: self.inner.build()? })
            }
        }

        $crate::connection_settings!($Builder);

        impl ::core::fmt::Debug for $Builder {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.inner, f)
            }
        }
    };
}

/// Without the default transport there is nothing to set.
#[cfg(not(all(feature = "hyper", not(target_arch = "wasm32"))))]
#[macro_export]
#[doc(hidden)]
macro_rules! connection_settings {
    ($Builder:ident) => {};
}
