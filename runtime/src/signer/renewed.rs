//! A token that is renewed before it ends, and where it comes from.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::tokens::{Token, Tokens};
use super::{Preparation, Preparing, SignContext, SignError, TokenError};
use crate::secret::Secret;

/// How long before its end a token is not used any more, by default.
const MARGIN: Duration = Duration::from_secs(5 * 60);

/// What an [`Issuer`] is getting.
pub type Issuing<'a> = Pin<Box<dyn Future<Output = Result<Issued, TokenError>> + Send + 'a>>;

/// A token as it was issued.
pub struct Issued {
    /// The token.
    pub token: Secret,
    /// How long it lives from when it was asked for, where that is known.
    pub life: Option<Duration>,
}

impl fmt::Debug for Issued {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issued")
            .field("life", &self.life)
            .finish_non_exhaustive()
    }
}

/// Where tokens come from.
///
/// A call of an operation for which the document says how its answer becomes a token
/// (`x-bindery-token`) is one.
///
/// ```
/// use bindery_runtime::signer::{Bearer, Issued, Issuer, Issuing, Renewed};
///
/// /// A token that another process keeps in a file.
/// struct InFile(&'static str);
///
/// impl Issuer for InFile {
///     fn issue(&self, _now: std::time::SystemTime) -> Issuing<'_> {
///         Box::pin(async {
///             let text = std::fs::read_to_string(self.0).unwrap_or_default();
///             let life = std::time::Duration::from_secs(60);
///             Ok(Issued { token: text.trim().into(), life: Some(life) })
///         })
///     }
/// }
///
/// let signer = Bearer::new(Renewed::new(InFile("/run/token")));
/// ```
pub trait Issuer: Send + Sync {
    /// Gets a token, at a time by the clock of the client that wants it.
    fn issue(&self, now: SystemTime) -> Issuing<'_>;
}

/// A token that is got when a call needs it, and kept until shortly before it ends.
///
/// Calls that need it at the same time wait for one token. Where the server refuses it with
/// 401, another is got and the request is sent once more. Where none can be got, the calls
/// that wait are not sent, and say why; the next one tries again.
///
/// A clone shares the token, so that several clients can use the same one.
#[derive(Clone)]
pub struct Renewed {
    shared: Arc<Shared>,
    margin: Duration,
}

struct Shared {
    issuer: Box<dyn Issuer>,
    tokens: Tokens,
}

impl Renewed {
    /// Tokens of an issuer.
    #[must_use]
    pub fn new(issuer: impl Issuer + 'static) -> Renewed {
        let shared = Shared {
            issuer: Box::new(issuer),
            tokens: Tokens::default(),
        };
        Renewed {
            shared: Arc::new(shared),
            margin: MARGIN,
        }
    }

    /// How long before its end a token is not used any more; 5 minutes by default, and never
    /// more than half of its life.
    #[must_use]
    pub fn margin(mut self, margin: Duration) -> Self {
        self.margin = margin;
        self
    }

    pub(super) fn of(&self, context: &SignContext<'_>) -> Result<Secret, SignError> {
        let kept = || self.shared.tokens.kept("", context.now());
        let token = context.prepared().cloned().or_else(kept);
        token.ok_or_else(|| {
            SignError::new("there is no token yet, and only sending the call gets one")
        })
    }

    pub(super) fn prepare<'a>(&'a self, preparation: Preparation<'a>) -> Preparing<'a> {
        Box::pin(async move {
            let clock = || preparation.now();
            let tokens = &self.shared.tokens;
            let token = tokens.get("", preparation.refused(), &clock, || async {
                // Its life began before the answer came.
                let asked = preparation.now();
                let Issued { token, life } = self.shared.issuer.issue(asked).await?;
                Ok(Token::new(token, asked, life, self.margin))
            });
            token.await.map_err(SignError::from)
        })
    }
}

impl fmt::Debug for Renewed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Renewed")
            .field("margin", &self.margin)
            .finish_non_exhaustive()
    }
}
