//! One line for each generated type.

/// Makes structs that implement `Record` into described values.
///
/// ```text
/// bindery_runtime::record!(Server: schemas::SERVER, Flavor: schemas::FLAVOR);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! record {
    ($($type:ty: $schema:path),+ $(,)?) => {
        $(
            impl $crate::describe::kind::Generated for $type {
                type Kind = $crate::describe::kind::Record;
            }

            $crate::__described!($type: $schema);
        )+
    };
}

/// Makes enums that implement `Union` into described values.
///
/// ```text
/// bindery_runtime::union!(Volume: schemas::VOLUME);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($($type:ty: $schema:path),+ $(,)?) => {
        $(
            impl $crate::describe::kind::Generated for $type {
                type Kind = $crate::describe::kind::Union;
            }

            $crate::__described!($type: $schema);
        )+
    };
}

/// Makes structs that implement `Record`, and that JSON has as arrays, into
/// described values.
///
/// ```text
/// bindery_runtime::tuple!(Position: schemas::POSITION);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! tuple {
    ($($type:ty: $schema:path),+ $(,)?) => {
        $(
            impl $crate::describe::List for $type {
                fn len(&self) -> usize {
                    $crate::bridge::tuple_len(self)
                }

                fn item(&self, index: usize) -> &dyn $crate::describe::Value {
                    $crate::bridge::tuple_item(self, index)
                }

                fn shape(&self) -> ::core::option::Option<&'static $crate::schema::Shape> {
                    ::core::option::Option::Some($crate::describe::Record::shape(self))
                }
            }

            impl $crate::describe::kind::Generated for $type {
                type Kind = $crate::describe::kind::Tuple;
            }

            $crate::__described!($type: $schema);
        )+
    };
}

/// Makes structs around one value, which implement `Blank`, into described values.
///
/// ```text
/// bindery_runtime::newtype!(Tree: schemas::TREE);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! newtype {
    ($($type:ty: $schema:path),+ $(,)?) => {
        $(
            impl $crate::describe::Value for $type {
                fn view(&self) -> $crate::describe::View<'_> {
                    $crate::describe::Value::view(&self.0)
                }

                fn fill(
                    &mut self,
                    reader: &mut $crate::json::Reader<'_>,
                ) -> ::core::result::Result<(), $crate::json::ReadError> {
                    $crate::describe::Value::fill(&mut self.0, reader)
                }
            }

            $crate::__described!($type: $schema);
        )+
    };
}

/// Makes enums that implement `TextEnum` into values.
///
/// An `open` enum keeps strings that the document does not list, a `closed` one refuses
/// them.
///
/// ```text
/// bindery_runtime::text_enum!(open Status, Mode);
/// bindery_runtime::text_enum!(closed Direction);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! text_enum {
    (open $($type:ty),+ $(,)?) => {
        $(
            $crate::__text_enum!($type);

            impl ::core::convert::From<&str> for $type {
                fn from(text: &str) -> Self {
                    <Self as $crate::value::TextEnum>::from_text(text)
                        .unwrap_or(<Self as $crate::value::TextEnum>::FIRST)
                }
            }

            impl ::core::convert::From<::std::string::String> for $type {
                fn from(text: ::std::string::String) -> Self {
                    <Self as ::core::convert::From<&str>>::from(text.as_str())
                }
            }

            impl ::core::str::FromStr for $type {
                type Err = ::core::convert::Infallible;

                fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                    ::core::result::Result::Ok(<Self as ::core::convert::From<&str>>::from(text))
                }
            }
        )+
    };
    (closed $($type:ty),+ $(,)?) => {
        $(
            $crate::__text_enum!($type);

            impl ::core::str::FromStr for $type {
                type Err = $crate::value::UnknownText;

                fn from_str(text: &str) -> ::core::result::Result<Self, $crate::value::UnknownText> {
                    <Self as $crate::value::TextEnum>::from_text(text)
                        .ok_or($crate::value::UnknownText)
                }
            }

            impl ::core::convert::TryFrom<&str> for $type {
                type Error = $crate::value::UnknownText;

                fn try_from(text: &str) -> ::core::result::Result<Self, $crate::value::UnknownText> {
                    <Self as ::core::str::FromStr>::from_str(text)
                }
            }
        )+
    };
}

/// What open and closed enums have in common.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_enum {
    ($type:ty) => {
        impl $crate::describe::kind::Generated for $type {
            type Kind = $crate::describe::kind::Text;
        }

        impl ::core::cmp::PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                $crate::value::TextEnum::as_str(self) == $crate::value::TextEnum::as_str(other)
            }
        }

        impl ::core::cmp::Eq for $type {}

        impl ::core::cmp::PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }

        impl ::core::cmp::Ord for $type {
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                $crate::value::TextEnum::as_str(self).cmp($crate::value::TextEnum::as_str(other))
            }
        }

        impl ::core::hash::Hash for $type {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash($crate::value::TextEnum::as_str(self), state)
            }
        }

        impl ::core::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt($crate::value::TextEnum::as_str(self), f)
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad($crate::value::TextEnum::as_str(self))
            }
        }

        impl ::core::convert::AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                $crate::value::TextEnum::as_str(self)
            }
        }

        $crate::__serde!($type);
    };
}

/// What records, newtypes and unions have in common.
#[doc(hidden)]
#[macro_export]
macro_rules! __described {
    ($type:ty: $schema:path) => {
        impl $crate::describe::Described for $type {
            const SCHEMA: &'static $crate::schema::Schema = &$schema;
        }

        impl ::core::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::bridge::debug(self, &$schema, f)
            }
        }

        $crate::__serde!($type);
    };
}

/// serde's traits, where the runtime has them: the generated crate does not depend on
/// serde and has no feature for it.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($type:ty) => {
        impl $crate::bridge::serde::Serialize for $type {
            fn serialize<S: $crate::bridge::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::bridge::serialize(self, serializer)
            }
        }

        impl<'de> $crate::bridge::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::bridge::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::bridge::deserialize(deserializer)
            }
        }
    };
}

/// Nothing: the feature `serde` is off.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($type:ty) => {};
}
