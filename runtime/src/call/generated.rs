//! What every generated call has in common, as a macro.

/// Gives a generated call the methods that all of them have.
///
/// The generated code declares the struct, with a field `call` and, where the operation
/// has a body, a field `body`, and implements [`Endpoint`](crate::call::Endpoint) for it:
/// `call!(Name)`, `call!(Name, body)`, or `call!(Name, optional body)` for an `Option`.
#[macro_export]
#[doc(hidden)]
macro_rules! call {
    ($Name:ident) => {
        $crate::call!(@ $Name, this, ::core::option::Option::None, ());
    };
    ($Name:ident, body) => {
        $crate::call!(
            @ $Name, this,
            ::core::option::Option::Some(&this.body as &dyn $crate::codegen::Value), (body)
        );
    };
    ($Name:ident, optional body) => {
        $crate::call!(
            @ $Name, this,
            this.body.as_ref().map(|body| body as &dyn $crate::codegen::Value), (body)
        );
    };
    (@ $Name:ident, $this:ident, $body:expr, ($($shown:ident)?)) => {
        impl $Name {
            /// Checks all parameters and the body against the rules of the document.
            ///
            /// # Errors
            /// Every rule that is broken, not only the first.
            pub fn validate(
                &self,
            ) -> ::core::result::Result<(), $crate::codegen::Violations> {
                let $this = self;
                $this.call.validate($body)
            }

            /// The request as it would be sent, signed; nothing is sent. Its body is in
            /// clear, also in `Debug`.
            ///
            /// # Errors
            /// When it is not valid, cannot be made or cannot be signed.
            pub fn to_http(
                &self,
            ) -> ::core::result::Result<
                $crate::codegen::http::Request<$crate::codegen::Bytes>,
                $crate::codegen::Error<<Self as $crate::codegen::Endpoint>::Failure>,
            > {
                let $this = self;
                $this.call.to_http($body).map_err(::core::convert::Into::into)
            }

            /// Whether the request is checked before it is sent, whatever the client says.
            pub fn validation(mut self, on: bool) -> Self {
                self.call = self.call.validation(on);
                self
            }

            /// How long the call may take, from sending to the last byte of the answer.
            pub fn timeout(mut self, limit: ::core::time::Duration) -> Self {
                self.call = self.call.timeout(limit);
                self
            }

            /// Adds a header, in place of one that would be sent otherwise. Its value counts
            /// as a secret.
            pub fn header(
                mut self,
                name: impl ::core::convert::Into<::std::string::String>,
                value: impl ::core::convert::Into<$crate::codegen::Secret>,
            ) -> Self {
                self.call = self.call.header(name, value);
                self
            }

            /// Sends the call. The same as `.await`, for where a future is wanted.
            pub fn send(self) -> <Self as ::core::future::IntoFuture>::IntoFuture {
                let $this = &self;
                let body: ::core::option::Option<&dyn $crate::codegen::Value> = $body;
                $this.call.send::<Self>(body)
            }
        }

        impl ::core::future::IntoFuture for $Name {
            type Output = <Self::IntoFuture as ::core::future::Future>::Output;
            type IntoFuture = $crate::codegen::Pending<
                <Self as $crate::codegen::Endpoint>::Success,
                <Self as $crate::codegen::Endpoint>::Headers,
                <Self as $crate::codegen::Endpoint>::Failure,
            >;

            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }

        impl ::core::fmt::Debug for $Name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(::core::stringify!($Name))
                    .field("call", &self.call)
                    $(.field(::core::stringify!($shown), &self.$shown))?
                    .finish()
            }
        }
    };
}

/// Gives a generated call whose answer can be a stream the method that reads it as one.
///
/// The generated code implements [`Streamed`](crate::call::Streamed) for the call, and says
/// about its body what it says to `call!`.
#[macro_export]
#[doc(hidden)]
macro_rules! events {
    ($Name:ident) => {
        $crate::events!(@ $Name, this, ::core::option::Option::None);
    };
    ($Name:ident, body) => {
        $crate::events!(
            @ $Name, this,
            ::core::option::Option::Some(&this.body as &dyn $crate::codegen::Value)
        );
    };
    ($Name:ident, optional body) => {
        $crate::events!(
            @ $Name, this,
            this.body.as_ref().map(|body| body as &dyn $crate::codegen::Value)
        );
    };
    (@ $Name:ident, $this:ident, $body:expr) => {
        impl $Name {
            /// Sends the call, to read its answer piece by piece while it arrives.
            ///
            /// Awaited, it gives a reply that holds the events.
            pub fn events(
                self,
            ) -> $crate::codegen::Opening<
                <Self as $crate::codegen::Streamed>::Item,
                <Self as $crate::codegen::Endpoint>::Headers,
                <Self as $crate::codegen::Endpoint>::Failure,
            > {
                let $this = &self;
                let body: ::core::option::Option<&dyn $crate::codegen::Value> = $body;
                $this.call.events::<Self>(body)
            }
        }
    };
}

/// Declares what the body of a call can be, where it has several forms: an enum with a
/// variant for each, in the order of the operation's table.
#[macro_export]
#[doc(hidden)]
macro_rules! body {
    ($Name:ident { 0 => $First:ident $(, $index:literal => $Variant:ident)* $(,)? }) => {
        impl $Name {
            /// The index of the variant in the operation's table.
            pub(super) fn index(&self) -> usize {
                match self {
                    Self::$First(_) => 0,
                    $(Self::$Variant(_) => $index,)*
                }
            }
        }

        impl $crate::codegen::Blank for $Name {
            fn blank() -> Self {
                Self::$First($crate::codegen::Blank::blank())
            }
        }

        impl $crate::codegen::Value for $Name {
            fn view(&self) -> $crate::codegen::View<'_> {
                match self {
                    Self::$First(body) => $crate::codegen::Value::view(body),
                    $(Self::$Variant(body) => $crate::codegen::Value::view(body),)*
                }
            }

            fn fill(
                &mut self,
                reader: &mut $crate::codegen::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::codegen::ReadError> {
                match self {
                    Self::$First(body) => $crate::codegen::Value::fill(body, reader),
                    $(Self::$Variant(body) => $crate::codegen::Value::fill(body, reader),)*
                }
            }
        }
    };
}
