//! Files before they are formatted.

use proc_macro2::TokenStream;

/// A file to be written.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path in the crate, with forward slashes.
    pub path: String,
    /// What is in it.
    pub contents: Contents,
}

/// What is in a file.
#[derive(Clone, Debug)]
pub enum Contents {
    /// Rust, to be formatted.
    Rust(TokenStream),
    /// Text as it stands.
    Text(String),
}

impl File {
    pub(super) fn rust(path: impl Into<String>, tokens: TokenStream) -> File {
        File {
            path: path.into(),
            contents: Contents::Rust(tokens),
        }
    }

    pub(super) fn text(path: impl Into<String>, text: String) -> File {
        File {
            path: path.into(),
            contents: Contents::Text(text),
        }
    }
}
