//! What all calls to a server share.

#[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
mod connection;
mod generated;
mod skew;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::HeaderValue;

use crate::describe::Value;
use crate::hook::Hook;
use crate::retry::{Reserve, Retry};
use crate::server::{Located, NotListed};
use crate::signer::Signer;
use crate::target::Base;
use crate::timer::Timer;
use crate::transport::{Limits, Transport, TransportError};

pub use skew::ClockSkew;
use skew::Skew;
pub(crate) use skew::corrected;

const USER_AGENT: &str = concat!("bindery-runtime/", env!("CARGO_PKG_VERSION"));

/// An endpoint, credentials, and the values that every call repeats.
///
/// A clone is cheap and shares everything.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    base: Base,
    transport: Box<dyn Transport>,
    signer: Option<Box<dyn Signer>>,
    hooks: Vec<Box<dyn Hook>>,
    credentials: Vec<(&'static str, Box<dyn Signer>)>,
    parameters: Vec<(&'static str, Box<dyn Value>)>,
    validation: bool,
    limits: Limits,
    user_agent: HeaderValue,
    clock: fn() -> SystemTime,
    timer: Option<Box<dyn Timer>>,
    retry: Retry,
    reserve: Reserve,
    skew: Skew,
}

impl Client {
    /// Starts with an endpoint, see [`ClientBuilder::new`].
    #[must_use]
    pub fn builder(endpoint: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(endpoint)
    }

    /// The endpoint, without a slash at its end.
    #[must_use]
    pub fn endpoint(&self) -> String {
        self.inner.base.to_string()
    }

    pub(crate) fn base(&self) -> &Base {
        &self.inner.base
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        self.inner.transport.as_ref()
    }

    pub(crate) fn signer(&self) -> Option<&dyn Signer> {
        self.inner.signer.as_deref()
    }

    pub(crate) fn hooks(&self) -> &[Box<dyn Hook>] {
        &self.inner.hooks
    }

    /// What the client holds for the security scheme `name`.
    pub(crate) fn credential(&self, name: &str) -> Option<&dyn Signer> {
        let credentials = &self.inner.credentials;
        let held = credentials.iter().find(|(held, _)| *held == name);
        held.map(|(_, signer)| signer.as_ref())
    }

    /// The value that the client holds for the parameter `name`.
    pub(crate) fn parameter(&self, name: &str) -> Option<&dyn Value> {
        let held = self.parameters().find(|(held, _)| *held == name);
        held.map(|(_, value)| value)
    }

    pub(crate) fn parameters(&self) -> impl Iterator<Item = (&'static str, &dyn Value)> {
        let held = self.inner.parameters.iter();
        held.map(|(name, value)| (*name, value.as_ref()))
    }

    pub(crate) fn validation(&self) -> bool {
        self.inner.validation
    }

    pub(crate) fn limits(&self) -> Limits {
        self.inner.limits
    }

    pub(crate) fn user_agent(&self) -> &HeaderValue {
        &self.inner.user_agent
    }

    pub(crate) fn clock(&self) -> fn() -> SystemTime {
        self.inner.clock
    }

    /// How far the clock that signatures are dated by is off, where a server has refused one
    /// and told another time. They are dated by that of the server then.
    #[must_use]
    pub fn clock_skew(&self) -> Option<ClockSkew> {
        self.inner.skew.told()
    }

    /// What has to be added to the client's clock, in seconds.
    pub(crate) fn skew(&self) -> i64 {
        self.inner.skew.seconds()
    }

    /// Learns the server's time from an answer that refused a dated signature, and says whether
    /// another date would be signed now.
    ///
    /// Only from whom the answer is sure to come from: whoever can write into an answer and keep
    /// requests could have them dated for later.
    pub(crate) fn learn_time(&self, headers: &HeaderMap) -> bool {
        self.base().is_trusted() && self.inner.skew.learn(headers, (self.clock())())
    }

    pub(crate) fn retry(&self) -> &Retry {
        &self.inner.retry
    }

    pub(crate) fn reserve(&self) -> &Reserve {
        &self.inner.reserve
    }

    /// What waits; `None` where nothing can, as on `wasm32` unless a timer is given.
    #[must_use]
    pub fn timer(&self) -> Option<&dyn Timer> {
        self.inner.timer.as_deref()
    }
}

impl fmt::Debug for Client {
    // The values of parameters may be secret; signers hide their own.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.parameters().map(|(name, _)| name).collect();
        f.debug_struct("Client")
            .field("endpoint", &self.endpoint())
            .field("signer", &self.inner.signer)
            .field("credentials", &self.inner.credentials)
            .field("parameters", &names)
            .field("validation", &self.inner.validation)
            .field("limits", &self.inner.limits)
            .field("retry", &self.inner.retry)
            .finish_non_exhaustive()
    }
}

/// Makes a [`Client`].
///
/// ```
/// use bindery_runtime::client::Client;
/// use bindery_runtime::signer::AuthToken;
/// use bindery_runtime::transport::Memory;
///
/// # fn main() -> Result<(), bindery_runtime::client::BuildError> {
/// let client = Client::builder("https://ecs.example.com")
///     .parameter("project_id", "a4da8115".to_owned())
///     .signer(AuthToken::new("not-a-real-token"))
///     .transport(Memory::new())
///     .build()?;
/// assert_eq!(client.endpoint(), "https://ecs.example.com");
/// # Ok(())
/// # }
/// ```
pub struct ClientBuilder {
    endpoint: String,
    located: Option<Located>,
    server_variables: Vec<(&'static str, String)>,
    transport: Option<Box<dyn Transport>>,
    #[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
    connection: Option<crate::transport::HyperBuilder>,
    signer: Option<Box<dyn Signer>>,
    hooks: Vec<Box<dyn Hook>>,
    credentials: Vec<(&'static str, Box<dyn Signer>)>,
    parameters: Vec<(&'static str, Box<dyn Value>)>,
    required: &'static [&'static str],
    validation: bool,
    limits: Limits,
    user_agent: String,
    clock: fn() -> SystemTime,
    timer: Option<Box<dyn Timer>>,
    retry: Retry,
}

impl ClientBuilder {
    /// For the server at `endpoint`: `https://host[:port][/prefix]`. Plain `http://` is
    /// accepted where it is written out; there is no default.
    #[must_use]
    pub fn new(endpoint: impl Into<String>) -> ClientBuilder {
        ClientBuilder {
            endpoint: endpoint.into(),
            located: None,
            server_variables: Vec::new(),
            transport: None,
            #[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
            connection: None,
            signer: None,
            hooks: Vec::new(),
            credentials: Vec::new(),
            parameters: Vec::new(),
            required: &[],
            validation: true,
            limits: Limits::default(),
            user_agent: USER_AGENT.to_owned(),
            clock: default_clock,
            timer: None,
            retry: Retry::default(),
        }
    }

    /// For a server that was found in a table of the document, in place of the endpoint.
    #[must_use]
    pub fn at(mut self, server: Located) -> Self {
        self.located = Some(server);
        self
    }

    /// The value of another variable in the URL of a server that was found in a table, such as
    /// `port`, in place of its default. The last one counts.
    #[must_use]
    pub fn server_variable(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.server_variables.retain(|(said, _)| *said != name);
        self.server_variables.push((name, value.into()));
        self
    }

    /// The value of a parameter that every operation repeats. The last one counts.
    #[must_use]
    pub fn parameter(mut self, name: &'static str, value: impl Value + 'static) -> Self {
        self.parameters.retain(|(held, _)| *held != name);
        self.parameters.push((name, Box::new(value)));
        self
    }

    /// Parameters without which there is no client.
    #[must_use]
    pub fn require(mut self, names: &'static [&'static str]) -> Self {
        self.required = names;
        self
    }

    /// What to send for a security scheme of the document. The last one counts.
    ///
    /// A call uses the first alternative of its operation all of whose schemes have one; where
    /// there is none, it is not sent.
    #[must_use]
    pub fn credential(mut self, scheme: &'static str, signer: impl Signer + 'static) -> Self {
        self.credentials.retain(|(held, _)| *held != scheme);
        self.credentials.push((scheme, Box::new(signer)));
        self
    }

    /// Signs every request, after the credentials of its security schemes, and whether there
    /// are any or not. Only an operation that states that it needs no security
    /// (`security: []`) is sent without.
    #[must_use]
    pub fn signer(mut self, signer: impl Signer + 'static) -> Self {
        self.signer = Some(Box::new(signer));
        self
    }

    /// Is asked before every request and told about it afterwards. Can be called several times;
    /// the first one is the outermost.
    #[must_use]
    pub fn hook(mut self, hook: impl Hook + 'static) -> Self {
        self.hooks.push(Box::new(hook));
        self
    }

    /// Carries the requests; by default [`Hyper`](crate::transport) does, where the feature
    /// `hyper` is on.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// Whether requests are checked before they are sent; they are, unless this says
    /// otherwise. A call can say otherwise for itself. What would change the place a
    /// request goes to is always checked.
    #[must_use]
    pub fn validation(mut self, on: bool) -> Self {
        self.validation = on;
        self
    }

    /// How long a call may take, from sending to the last byte of the answer; what the
    /// transport says by default (60 seconds with hyper).
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.limits.timeout = Some(limit);
        self
    }

    /// The largest body of an answer, in bytes; what the transport says by default (16 MiB
    /// with hyper).
    #[must_use]
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.limits.max_response_bytes = Some(limit);
        self
    }

    /// The header `User-Agent`; `bindery-runtime/` and its version by default.
    #[must_use]
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = name.into();
        self
    }

    /// The clock that signatures are dated by and tokens expire by; the system's by default.
    /// On `wasm32-unknown-unknown`, which has none and where it is 1970 for ever, a signer that
    /// needs the time needs this.
    #[must_use]
    pub fn clock(mut self, clock: fn() -> SystemTime) -> Self {
        self.clock = clock;
        self
    }

    /// When requests are sent again, and after which pauses; see [`Retry`] for the default. A
    /// call can say otherwise for itself.
    #[must_use]
    pub fn retry(mut self, policy: Retry) -> Self {
        self.retry = policy;
        self
    }

    /// What waits, where a call has to. By default tokio's timer does where the feature
    /// `tokio` is on and a call is polled inside of tokio, and a thread elsewhere; on `wasm32`
    /// nothing does.
    #[must_use]
    pub fn timer(mut self, timer: impl Timer + 'static) -> Self {
        self.timer = Some(Box::new(timer));
        self
    }

    /// The client.
    ///
    /// # Errors
    /// When the endpoint is no URL of a server, a required parameter is missing, the user
    /// agent is no header value, or there is no transport.
    pub fn build(self) -> Result<Client, BuildError> {
        let endpoint = match (&self.located, self.server_variables.first()) {
            (Some(located), _) => located.url(&self.server_variables)?,
            (None, Some((name, _))) => return Err(BuildError::NoServerVariable(name)),
            (None, None) => self.endpoint,
        };
        let base = Base::parse(&endpoint).map_err(|bad| BuildError::Endpoint(bad.0))?;
        let held = |name: &str| self.parameters.iter().any(|(held, _)| *held == name);
        if let Some(missing) = self.required.iter().find(|name| !held(name)) {
            return Err(BuildError::MissingParameter(missing));
        }
        let user_agent =
            HeaderValue::from_str(&self.user_agent).map_err(|_| BuildError::UserAgent)?;
        #[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
        let transport = connection::transport(self.transport, self.connection)?;
        #[cfg(not(all(feature = "hyper", not(target_arch = "wasm32"))))]
        let transport = self.transport.ok_or(BuildError::NoTransport)?;
        let inner = Inner {
            base,
            transport,
            signer: self.signer,
            hooks: self.hooks,
            credentials: self.credentials,
            parameters: self.parameters,
            validation: self.validation,
            limits: self.limits,
            user_agent,
            clock: self.clock,
            timer: self.timer.or_else(default_timer),
            retry: self.retry,
            reserve: Reserve::default(),
            skew: Skew::default(),
        };
        Ok(Client {
            inner: Arc::new(inner),
        })
    }
}

impl fmt::Debug for ClientBuilder {
    // The endpoint is not checked yet and may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.parameters.iter().map(|(name, _)| name).collect();
        f.debug_struct("ClientBuilder")
            .field("signer", &self.signer)
            .field("credentials", &self.credentials)
            .field("parameters", &names)
            .field("validation", &self.validation)
            .field("limits", &self.limits)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn default_clock() -> SystemTime {
    SystemTime::now()
}

/// The system has no clock, and asking it would be the end of the program.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn default_clock() -> SystemTime {
    SystemTime::UNIX_EPOCH
}

#[cfg(not(target_arch = "wasm32"))]
fn default_timer() -> Option<Box<dyn Timer>> {
    Some(Box::new(crate::timer::Standard))
}

#[cfg(target_arch = "wasm32")]
fn default_timer() -> Option<Box<dyn Timer>> {
    None
}

impl From<NotListed> for BuildError {
    fn from(error: NotListed) -> BuildError {
        BuildError::NotListed(error)
    }
}

/// Why there is no client.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// The endpoint is not the URL of a server. It is not repeated here, since a wrong one
    /// may hold a password.
    Endpoint(&'static str),
    /// A variable in the URL of a server has another value than the document lists.
    NotListed(NotListed),
    /// There is no such variable in the URL of the server, or none that can be said.
    NoServerVariable(&'static str),
    /// The value of a variable has a character that the URL cannot have there.
    ServerVariable(&'static str),
    /// A parameter is missing that every call needs.
    MissingParameter(&'static str),
    /// The user agent is not a header value.
    UserAgent,
    /// There is neither a transport nor the feature `hyper`.
    NoTransport,
    /// The default transport cannot be set up.
    Transport(TransportError),
    /// A proxy or a certificate was given, which is for the default transport, and another
    /// transport was given too.
    UnusedSetting,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::Endpoint(why) => write!(f, "the endpoint cannot be used: {why}"),
            BuildError::NotListed(error) => write!(f, "{error}"),
            BuildError::NoServerVariable(name) => {
                write!(f, "the server has no variable `{name}` that can be said")
            }
            BuildError::ServerVariable(name) => {
                write!(
                    f,
                    "the value of the server variable `{name}` has a character that cannot stand there"
                )
            }
            BuildError::MissingParameter(name) => {
                write!(f, "the client needs a value for `{name}`")
            }
            BuildError::UserAgent => {
                f.write_str("the user agent has a character that a header must not have")
            }
            BuildError::NoTransport => {
                f.write_str("there is no transport: give one, or turn on the feature `hyper`")
            }
            BuildError::Transport(error) => {
                write!(f, "the default transport cannot be set up: {error}")
            }
            BuildError::UnusedSetting => f.write_str(
                "a proxy and certificates are for the default transport, and there is another",
            ),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            BuildError::Transport(why) => why.source(),
            _ => None,
        }
    }
}
