//! What every generated call has in common, as a macro.

/// Declares the type of the calls of a module, once for all of its operations.
///
/// The generated code has an [`Endpoint`](crate::call::Endpoint) for each operation, calls a
/// `Call` of it by the operation's name, and gives that its setters. They can only be methods
/// where the type is declared, so it is declared there and not here.
#[macro_export]
#[doc(hidden)]
macro_rules! calls {
    () => {
        /// A call of an operation, to be awaited, or sent by hand.
        #[must_use = "a call does nothing until it is awaited or sent"]
        pub struct Call<E: $crate::codegen::Endpoint> {
            call: $crate::codegen::Call,
            body: E::Body,
        }

        impl<E: $crate::codegen::Endpoint> Call<E> {
            // Setters are methods of this type too and are called as documents say, which is
            // never with underscores in front.
            #[allow(dead_code)]
            pub(super) fn __new(client: &$crate::codegen::Client, body: E::Body) -> Self {
                let call = $crate::codegen::Call::new(client, E::OPERATION);
                Self { call, body }
            }

            #[allow(dead_code)]
            pub(super) fn __with(
                mut self,
                index: usize,
                value: impl $crate::codegen::Value + 'static,
            ) -> Self {
                self.call.set(index, ::std::boxed::Box::new(value));
                self
            }

            #[allow(dead_code)]
            pub(super) fn __in_form(
                client: &$crate::codegen::Client,
                content: usize,
                body: E::Body,
            ) -> Self {
                let call = $crate::codegen::Call::new(client, E::OPERATION).content(content);
                Self { call, body }
            }

            /// Checks all parameters and the body against the rules of the document.
            ///
            /// # Errors
            /// Every rule that is broken, not only the first.
            pub fn validate(&self) -> ::core::result::Result<(), $crate::codegen::Violations> {
                self.call.validate(::core::option::Option::Some(&self.body))
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
                $crate::codegen::Error<E::Failure>,
            > {
                let request = self.call.to_http(::core::option::Option::Some(&self.body));
                request.map_err(::core::convert::Into::into)
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

            /// When the request is sent again, whatever the client says.
            pub fn retry(mut self, policy: $crate::codegen::Retry) -> Self {
                self.call = self.call.retry(policy);
                self
            }

            /// Whether doing this call twice is the same as doing it once, whatever the document
            /// says: only then it is sent again when it may have been carried out.
            pub fn idempotent(mut self, is: bool) -> Self {
                self.call = self.call.idempotent(is);
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
            pub fn send(mut self) -> $crate::codegen::Pending<E::Success, E::Headers, E::Failure> {
                self.call.show_to_mock(&self.body);
                self.call
                    .send::<E>(::core::option::Option::Some(&self.body))
            }
        }

        $crate::blocking_calls!(Call);

        impl<E: $crate::codegen::Waited> Call<E> {
            /// Sends the call, and asks how its work goes until that is over.
            ///
            /// Awaited, it gives the last answer to these questions.
            pub fn send_and_wait(mut self) -> $crate::codegen::SendAndWait<E> {
                self.call.show_to_mock(&self.body);
                self.call
                    .send_and_wait::<E>(::core::option::Option::Some(&self.body))
            }

            /// Sends the call. Awaited, it gives its answer, and what waits for its work.
            pub fn submit(mut self) -> $crate::codegen::Submitting<E> {
                self.call.show_to_mock(&self.body);
                self.call
                    .submit::<E>(::core::option::Option::Some(&self.body))
            }

            /// Goes on waiting for a call that was sent before, perhaps by another process.
            ///
            /// # Errors
            /// When the token is of another operation, or does not fit it any more.
            pub fn resume(
                client: &super::Client,
                token: &$crate::codegen::Token,
            ) -> ::core::result::Result<E::Waiter, $crate::codegen::TokenError> {
                $crate::codegen::Waiter::<E>::of_token(&client.inner, token)
            }
        }

        impl<E: $crate::codegen::Streamed> Call<E> {
            /// Sends the call, to read its answer piece by piece while it arrives.
            ///
            /// Awaited, it gives a reply that holds the events.
            pub fn events(mut self) -> $crate::codegen::Opening<E::Item, E::Headers, E::Failure> {
                self.call.show_to_mock(&self.body);
                self.call
                    .events::<E>(::core::option::Option::Some(&self.body))
            }
        }

        impl<E: $crate::codegen::Endpoint> ::core::future::IntoFuture for Call<E> {
            type Output = <Self::IntoFuture as ::core::future::Future>::Output;
            type IntoFuture = $crate::codegen::Pending<E::Success, E::Headers, E::Failure>;

            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }

        impl<E: $crate::codegen::Endpoint> ::core::fmt::Debug for Call<E> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.call.fmt_with(&self.body, f)
            }
        }

        // A call is named where its operation's types are wanted.
        impl<E: $crate::codegen::Endpoint> $crate::codegen::Endpoint for Call<E> {
            type Body = E::Body;
            type Success = E::Success;
            type Headers = E::Headers;
            type Failure = E::Failure;
            const OPERATION: &'static $crate::codegen::Operation = E::OPERATION;
            const IDEMPOTENT: ::core::option::Option<bool> = E::IDEMPOTENT;
        }

        impl<E: $crate::codegen::Streamed> $crate::codegen::Streamed for Call<E> {
            type Item = E::Item;
        }

        impl<E: $crate::codegen::Waited> $crate::codegen::Followed for Call<E> {
            type Query = E::Query;
            const FOLLOWING: &'static $crate::codegen::Following = E::WAITER;
        }
    };
}

/// Without the feature `blocking` calls have no blocking side.
#[cfg(not(all(feature = "blocking", not(target_arch = "wasm32"))))]
#[macro_export]
#[doc(hidden)]
macro_rules! blocking_calls {
    ($Call:ident) => {};
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

/// Lets the calls of a module be credentials, once for all operations whose answer is a token.
#[macro_export]
#[doc(hidden)]
macro_rules! issues {
    () => {
        impl<E: $crate::codegen::Issues> ::core::convert::From<Call<E>>
            for $crate::codegen::Renewed
        {
            fn from(call: Call<E>) -> Self {
                Self::by_call::<E>(call.call, call.body)
            }
        }

        impl<E: $crate::codegen::Issues> ::core::convert::From<Call<E>> for $crate::codegen::Key {
            fn from(call: Call<E>) -> Self {
                $crate::codegen::Renewed::from(call).into()
            }
        }
    };
}
