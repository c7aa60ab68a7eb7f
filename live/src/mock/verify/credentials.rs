//! What is known of those who are let in.

use std::collections::BTreeMap;
use std::fmt;

use bindery_runtime::secret::Secret;
use bindery_runtime::value::Base64;
use sha2::{Digest, Sha256};

/// The credentials that are let in, by the names of the documents' security schemes. They are
/// never shown.
///
/// ```
/// use bindery_live::mock::Credentials;
///
/// let credentials = Credentials::default()
///     .key("AuthToken", "not-a-real-token")
///     .pair("AkSk", "not-a-real-key", "not-a-real-secret");
/// assert!(!format!("{credentials:?}").contains("not-a-real"));
/// ```
#[derive(Clone, Default)]
pub struct Credentials {
    known: BTreeMap<String, Vec<Known>>,
}

/// What is known of a credential.
#[derive(Clone)]
pub(super) enum Known {
    /// The digest of a text. Digests can be compared as they are: how long that takes says
    /// nothing of the text.
    Text(Digested),
    /// A name and a secret.
    Pair(Pair),
}

pub(super) type Digested = [u8; 32];

/// A name and its secret: an access key, or a user.
#[derive(Clone)]
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) secret: Secret,
    /// What temporary keys are sent with.
    pub(super) token: Option<Digested>,
    /// The digest of both, as `Authorization: Basic` has them.
    basic: Digested,
}

impl Credentials {
    /// Lets in who has this key, or this token.
    #[must_use]
    pub fn key(self, scheme: impl Into<String>, key: impl Into<Secret>) -> Credentials {
        let key = key.into();
        self.with(scheme.into(), Known::Text(digest(key.expose())))
    }

    /// Lets in who has this access key and secret key, or is this user with this password.
    #[must_use]
    pub fn pair(
        self,
        scheme: impl Into<String>,
        name: impl Into<String>,
        secret: impl Into<Secret>,
    ) -> Credentials {
        self.with(
            scheme.into(),
            Known::Pair(Pair::new(name.into(), secret.into(), None)),
        )
    }

    /// The same for temporary keys, which are sent with a token.
    #[must_use]
    pub fn temporary(
        self,
        scheme: impl Into<String>,
        name: impl Into<String>,
        secret: impl Into<Secret>,
        token: impl Into<Secret>,
    ) -> Credentials {
        let token = digest(token.into().expose());
        let pair = Pair::new(name.into(), secret.into(), Some(token));
        self.with(scheme.into(), Known::Pair(pair))
    }

    /// Whether nobody is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    fn with(mut self, scheme: String, known: Known) -> Credentials {
        self.known.entry(scheme).or_default().push(known);
        self
    }

    pub(super) fn of(&self, scheme: &str) -> &[Known] {
        self.known.get(scheme).map_or(&[], Vec::as_slice)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.known.iter().map(|(scheme, all)| (scheme, all.len()));
        f.debug_map().entries(counts).finish()
    }
}

impl Pair {
    fn new(name: String, secret: Secret, token: Option<Digested>) -> Pair {
        let basic = Secret::new(format!("{name}:{}", secret.expose()));
        let basic = Base64::from(basic.expose().as_bytes());
        Pair {
            basic: digest(basic.as_str()),
            name,
            secret,
            token,
        }
    }

    /// Whether a text behind `Authorization: Basic` is this user and his password.
    pub(super) fn is_basic(&self, text: &str) -> bool {
        digest(text) == self.basic
    }
}

pub(super) fn digest(text: &str) -> Digested {
    Sha256::digest(text.as_bytes()).into()
}
