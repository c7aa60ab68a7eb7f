//! A server that only pretends: for any document, in this process or behind a port.
//!
//! A request is routed, read, and judged by the same tables that a client judges it by before
//! it is sent; the answer is an example of the document, or a sample made from its schemas.
//! Of what was asked only this is kept: the jobs that go on after an operation with a waiter.

mod answer;
mod blurred;
mod body;
mod chosen;
mod credential;
mod flat;
mod identifier;
mod job;
mod media;
mod parameter;
mod place;
mod prefer;
mod received;
mod refusal;
mod route;
mod scripted;
mod seed;
#[cfg(feature = "server")]
mod server;
mod settings;
mod text;
#[cfg(feature = "verify")]
mod verify;

use bindery_runtime::codegen::http;
use bindery_runtime::json::Json;
use bindery_runtime::violation::Violations;
use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode};

use crate::{Data, Live};
use job::Jobs;
use prefer::Prefer;
use refusal::Refusal;
use route::{Found, Routes};
use scripted::Scripted;

#[cfg(feature = "server")]
pub use server::Server;
pub use settings::{Lasts, NoShare, Settings, Share};
#[cfg(feature = "verify")]
pub use verify::Credentials;

/// Answers requests as documents say.
pub struct Mock {
    routes: Routes,
    operations: Vec<Scripted>,
    jobs: Jobs,
    #[cfg(feature = "verify")]
    verifier: verify::Verifier,
}

/// A request without its body.
pub(crate) struct Head<'r> {
    pub(crate) path: &'r str,
    pub(crate) query: &'r str,
    pub(crate) headers: &'r HeaderMap,
}

/// What a request says: its parameters by their index, and its body where it can be looked into.
struct Asked {
    parameters: Vec<Option<Json>>,
    body: Option<Data>,
}

impl Mock {
    /// A server for the operations of these documents. Where two of them have the same method
    /// and path, the first is meant.
    #[must_use]
    pub fn new(lives: Vec<Live>) -> Mock {
        Mock::with(lives, &Settings::default())
    }

    /// The same, which plays as it is told to.
    #[must_use]
    pub fn with(lives: Vec<Live>, settings: &Settings) -> Mock {
        let scripted = |live: &Live| Scripted::all(live, settings.seed);
        let operations: Vec<Scripted> = lives.iter().flat_map(scripted).collect();
        Mock {
            routes: Routes::new(&lives, &operations),
            jobs: Jobs::new(&lives, &operations, settings),
            #[cfg(feature = "verify")]
            verifier: verify::Verifier::new(&lives, settings),
            operations,
        }
    }

    /// The methods and the path templates that it knows, in the order of the documents.
    pub fn operations(&self) -> impl Iterator<Item = (&str, &str)> {
        let operations = self.operations.iter();
        operations.map(|one| (one.operation.method, one.path.as_str()))
    }

    /// The answer to a request.
    #[must_use]
    pub fn answer(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let head = Head {
            path: request.uri().path(),
            query: request.uri().query().unwrap_or_default(),
            headers: request.headers(),
        };
        let method = request.method().as_str();
        let prefer = Prefer::of(head.headers);
        let mut response = match self.routes.find(method, head.path) {
            Found::Nothing => Refusal::new(StatusCode::NOT_FOUND).bare(),
            Found::Methods(allowed) => {
                let refusal = Refusal::new(StatusCode::METHOD_NOT_ALLOWED);
                refusal.with_header(http::header::ALLOW, &allowed).bare()
            }
            Found::Operation { index, values } => {
                let scripted = &self.operations[index];
                let judged = match self.lets_in(scripted, &head, request) {
                    true => scripted.judge(&head, &values, request.body()),
                    false => Err(scripted.unknown()),
                };
                match judged {
                    Ok(asked) => self.carry_out(index, method, &asked, &head, &prefer),
                    Err(refusal) => scripted.refuse(&refusal),
                }
            }
        };
        if method == "HEAD" {
            let body = std::mem::take(response.body_mut());
            if !body.is_empty() {
                let headers = response.headers_mut();
                headers.insert(http::header::CONTENT_LENGTH, body.len().into());
            }
        }
        response
    }

    /// Whether a request has credentials: of the right form, and where others are known, those.
    fn lets_in(&self, scripted: &Scripted, head: &Head<'_>, request: &Request<Bytes>) -> bool {
        credential::is_there(scripted.operation, &scripted.schemes, head)
            && self.is_known(scripted, request)
    }

    #[cfg(feature = "verify")]
    fn is_known(&self, scripted: &Scripted, request: &Request<Bytes>) -> bool {
        self.verifier.lets_in(scripted, request)
    }

    #[cfg(not(feature = "verify"))]
    fn is_known(&self, _: &Scripted, _: &Request<Bytes>) -> bool {
        true
    }

    /// The answer to a request that the document allows.
    fn carry_out(
        &self,
        index: usize,
        method: &str,
        asked: &Asked,
        head: &Head<'_>,
        prefer: &Prefer,
    ) -> Response<Bytes> {
        let scripted = &self.operations[index];
        let mut chosen = match scripted.chosen(head, prefer) {
            Ok(chosen) => chosen,
            Err(refusal) => return scripted.refuse(&refusal),
        };
        // A look at the headers of an answer is no question.
        if method == scripted.operation.method {
            if let Err(refusal) = self.jobs.tell(index, asked, prefer, &mut chosen) {
                return scripted.refuse(&refusal);
            }
            self.jobs.begin(index, asked, prefer, &mut chosen);
            #[cfg(feature = "verify")]
            self.verifier.issue(index, &mut chosen);
        }
        chosen.write()
    }
}

impl Scripted {
    /// The refusal of who is not known.
    fn unknown(&self) -> Refusal {
        let refusal = Refusal::new(StatusCode::UNAUTHORIZED);
        refusal.with_header(http::header::WWW_AUTHENTICATE, &self.challenge())
    }

    /// What a request says, if the document allows it.
    fn judge(
        &self,
        head: &Head<'_>,
        values: &[(usize, String)],
        body: &Bytes,
    ) -> Result<Asked, Refusal> {
        let mut out = Violations::new();
        let asked = Asked {
            parameters: parameter::judge(self.operation, head, values, &mut out),
            body: body::judge(self.operation, head, body, &mut out)?,
        };
        match out.is_empty() {
            true => Ok(asked),
            false => Err(Refusal::invalid(out)),
        }
    }
}

impl std::fmt::Debug for Mock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let operations: Vec<_> = self.operations().collect();
        f.debug_struct("Mock")
            .field("operations", &operations)
            .finish()
    }
}
