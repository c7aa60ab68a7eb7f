//! A waiter as text, to go on in another process.

use std::fmt;
use std::str::FromStr;

use super::table::Following;
use super::track::{Settings, Track};
use super::{Follows, Waited};
use crate::client::Client;
use crate::json::Json;
use crate::operation::Operation;

/// What is needed to go on with a wait: which operation was called, and the arguments of the
/// questions. It is a line of JSON, and never holds a secret.
///
/// ```
/// use bindery_runtime::waiter::Token;
///
/// let text = r#"{"waiter":1,"operation":"ReinstallServer","items":[{"job_id":"7"}],"fresh":[false]}"#;
/// let token: Token = text.parse()?;
/// assert_eq!(token.operation(), "ReinstallServer");
/// assert_eq!(token.to_string(), text);
/// # Ok::<(), bindery_runtime::waiter::TokenError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    operation: String,
    items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    arguments: Vec<(String, Json)>,
    /// Whether a state was seen that is certainly not the one from before.
    fresh: bool,
}

/// The form that is written here. Another one is refused.
const VERSION: i64 = 1;

/// Why a token cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenError {
    /// It is no token.
    NotAToken,
    /// It is of a form that this version of the runtime does not know.
    OtherVersion,
    /// It is of another operation.
    OtherOperation {
        /// The operation that is to be followed.
        wanted: &'static str,
        /// The operation of the token.
        found: String,
    },
    /// It has an argument for a parameter that is not there, or none for one that is needed:
    /// the document has changed since.
    OtherArguments(String),
}

impl Token {
    /// The id of the operation that was called.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// How many jobs it is about.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether it is about none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// What identifies each job: the arguments of the questions about it, by the names of
    /// their parameters.
    pub fn jobs(&self) -> impl Iterator<Item = &[(String, Json)]> {
        self.items.iter().map(|item| &*item.arguments)
    }

    pub(super) fn of<'t>(
        operation: &'static Operation,
        tracks: impl Iterator<Item = &'t Track>,
    ) -> Token {
        let item = |track: &Track| Item {
            arguments: track.named_arguments(),
            fresh: track.is_fresh(),
        };
        Token {
            operation: operation.id.to_owned(),
            items: tracks.map(item).collect(),
        }
    }

    /// Goes on waiting for an operation that is known as tables; generated code has `resume` of
    /// the operation for that.
    ///
    /// # Errors
    /// When the token is of another operation, or does not fit it any more.
    pub fn resume<E: Waited>(
        &self,
        client: &Client,
        operation: &'static Operation,
        table: &'static Following,
    ) -> Result<E::Waiter, TokenError> {
        let tracks = self.tracks(client, operation, table)?;
        E::Waiter::of(operation, tracks, Settings::default()).ok_or(TokenError::NotAToken)
    }

    fn tracks(
        &self,
        client: &Client,
        operation: &'static Operation,
        table: &'static Following,
    ) -> Result<Vec<Track>, TokenError> {
        if self.operation != operation.id {
            return Err(TokenError::OtherOperation {
                wanted: operation.id,
                found: self.operation.clone(),
            });
        }
        if table.each.is_none() && self.items.len() != 1 {
            return Err(TokenError::NotAToken);
        }
        let mut tracks = Vec::new();
        for item in &self.items {
            let arguments = indexed(&item.arguments, table)?;
            tracks.push(Track::new(
                client,
                (operation, table),
                arguments,
                item.fresh,
            ));
        }
        Ok(tracks)
    }
}

/// The arguments by the indexes of their parameters.
fn indexed(
    arguments: &[(String, Json)],
    table: &'static Following,
) -> Result<Vec<(usize, Json)>, TokenError> {
    let parameters = table.query.parameters;
    let mut indexed = Vec::new();
    for (name, value) in arguments {
        let index = parameters.iter().position(|one| one.name == name);
        let index = index.ok_or_else(|| TokenError::OtherArguments(name.clone()))?;
        indexed.push((index, value.clone()));
    }
    let given = |index: usize| indexed.iter().any(|(one, _)| *one == index);
    let mut needed = table.arguments.iter().map(|one| one.parameter);
    match needed.find(|index| !given(*index)) {
        Some(index) => {
            let name = parameters.get(index).map_or("", |one| one.name);
            Err(TokenError::OtherArguments(name.to_owned()))
        }
        None => Ok(indexed),
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items = self.items.iter();
        let arguments = items
            .clone()
            .map(|item| Json::Object(item.arguments.clone()));
        let fresh = items.map(|item| Json::Bool(item.fresh));
        let json = Json::Object(vec![
            ("waiter".to_owned(), Json::Number(VERSION.into())),
            ("operation".to_owned(), Json::String(self.operation.clone())),
            ("items".to_owned(), Json::Array(arguments.collect())),
            ("fresh".to_owned(), Json::Array(fresh.collect())),
        ]);
        fmt::Display::fmt(&json, f)
    }
}

impl FromStr for Token {
    type Err = TokenError;

    fn from_str(text: &str) -> Result<Token, TokenError> {
        let json: Json = text.trim().parse().map_err(|_| TokenError::NotAToken)?;
        let version = json.get("waiter").and_then(Json::as_number);
        let version = version.ok_or(TokenError::NotAToken)?;
        if version.as_i64() != Some(VERSION) {
            return Err(TokenError::OtherVersion);
        }
        let operation = json.get("operation").and_then(Json::as_str);
        let items = json.get("items").and_then(Json::as_array);
        let fresh = json.get("fresh").and_then(Json::as_array);
        let (Some(operation), Some(items), Some(fresh)) = (operation, items, fresh) else {
            return Err(TokenError::NotAToken);
        };
        if items.len() != fresh.len() {
            return Err(TokenError::NotAToken);
        }
        let item = |(item, fresh): (&Json, &Json)| {
            Some(Item {
                arguments: item.as_object()?.clone(),
                fresh: fresh.as_bool()?,
            })
        };
        let items: Option<Vec<Item>> = items.iter().zip(fresh).map(item).collect();
        Ok(Token {
            operation: operation.to_owned(),
            items: items.ok_or(TokenError::NotAToken)?,
        })
    }
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TokenError::NotAToken => f.write_str("this is not the token of a waiter"),
            TokenError::OtherVersion => {
                f.write_str("the token is of a form that is not known here")
            }
            TokenError::OtherOperation { wanted, found } => write!(
                f,
                "the token is of `{}`, and cannot be used to follow `{wanted}`",
                found.escape_debug()
            ),
            TokenError::OtherArguments(name) => write!(
                f,
                "the token does not fit the document: look at the parameter `{}`",
                name.escape_debug()
            ),
        }
    }
}

impl std::error::Error for TokenError {}

/// As its text; with the feature `serde`.
#[cfg(feature = "serde")]
impl serde_core::Serialize for Token {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// From its text; with the feature `serde`.
#[cfg(feature = "serde")]
impl<'de> serde_core::Deserialize<'de> for Token {
    fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Token, D::Error> {
        let text =
            <std::borrow::Cow<'de, str> as serde_core::Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(serde_core::de::Error::custom)
    }
}
