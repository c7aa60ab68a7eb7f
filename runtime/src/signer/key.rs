//! A key that is there, or one that is renewed.

use std::borrow::Cow;
use std::fmt;

use super::{Preparation, Preparing, Renewed, SignContext, SignError};
use crate::secret::Secret;

/// What a signer sends that sends a key as it is: a text, or what gets a new one when the old
/// one ends.
///
/// ```
/// use bindery_runtime::signer::{ApiKey, Key};
///
/// let key = Key::from("not-a-real-token");
/// assert!(!format!("{key:?}").contains("not-a-real-token"));
/// let signer = ApiKey::header("X-Auth-Token", key);
/// ```
#[derive(Clone)]
pub struct Key(Kind);

#[derive(Clone)]
enum Kind {
    Fixed(Secret),
    Renewed(Renewed),
}

impl Key {
    /// The key to sign a request with.
    pub(super) fn of(&self, context: &SignContext<'_>) -> Result<Cow<'_, Secret>, SignError> {
        match &self.0 {
            Kind::Fixed(key) => Ok(Cow::Borrowed(key)),
            Kind::Renewed(renewed) => renewed.of(context).map(Cow::Owned),
        }
    }

    pub(super) fn prepare<'a>(&'a self, preparation: Preparation<'a>) -> Option<Preparing<'a>> {
        match &self.0 {
            Kind::Fixed(_) => None,
            Kind::Renewed(renewed) => Some(renewed.prepare(preparation)),
        }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Fixed(key) => fmt::Debug::fmt(key, f),
            Kind::Renewed(renewed) => fmt::Debug::fmt(renewed, f),
        }
    }
}

impl From<Secret> for Key {
    fn from(key: Secret) -> Key {
        Key(Kind::Fixed(key))
    }
}

impl From<&str> for Key {
    fn from(key: &str) -> Key {
        Key::from(Secret::from(key))
    }
}

impl From<String> for Key {
    fn from(key: String) -> Key {
        Key::from(Secret::from(key))
    }
}

impl From<Renewed> for Key {
    fn from(renewed: Renewed) -> Key {
        Key(Kind::Renewed(renewed))
    }
}
