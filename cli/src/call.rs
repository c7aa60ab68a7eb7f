//! `bindery call`: one request of a document, checked, signed and sent without generating code.

mod argument;
mod body;
mod credential;
mod pretty;
mod ready;
mod sent;
mod server;
mod shown;
mod token;
mod transport;
mod wait;

use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

use bindery::finding::{Findings, Severity};
use bindery_live::Live;
use bindery_runtime::call::Unsent;
use bindery_runtime::describe::Value;
use bindery_runtime::operation::Operation;
use clap::Args;

use self::ready::Clients;
use self::wait::{Wait, WaitOptions};
use crate::fetch::FetchOptions;
use crate::outcome::{Outcome, Refusal};
use crate::output::Output;
use crate::pair::pair;
use crate::seconds::seconds;
use crate::subject::Subject;

/// Sends one request of a document: checked and signed as generated code does it
///
/// Credentials are read from variables of the environment that are called after the security
/// schemes of the document, never from the command line. The request is shown with secrets
/// hidden, and one that changes something is only sent after a question. With `--wait` the work
/// that it begins is followed to its end.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit codes:
  0  the server did what it was asked, or `--dry-run` showed what would be sent
  1  the request is not valid, or the server refused it, or there is no answer
  2  it could not be tried: no such operation, no credentials, nobody said yes
  3  with `--wait`: the work was begun, and has failed
  4  with `--wait`: the work was begun, and nobody knows yet how it ends")]
pub(crate) struct Call {
    /// An OpenAPI document
    #[arg(value_name = "SPEC")]
    spec: PathBuf,
    /// The operation: its `operationId`, or `METHOD /path` as the document has it
    #[arg(value_name = "OPERATION")]
    operation: String,
    /// A parameter; its value is text, or JSON where the document wants another type. Said
    /// several times, the values are a list. `query:NAME` tells twins apart
    #[arg(short, long = "param", value_name = "NAME=VALUE", value_parser = pair)]
    parameters: Vec<(String, String)>,
    /// The body: JSON or text as it is, `@FILE`, or `-` for standard input
    #[arg(short, long, value_name = "BODY")]
    body: Option<String>,
    /// A property of the body that is a file
    #[arg(long, value_name = "PROPERTY=PATH", value_parser = pair)]
    file: Vec<(String, String)>,
    /// The media type of the body, where the document has several
    #[arg(long, value_name = "TYPE")]
    content_type: Option<String>,
    /// A header besides those of the document
    #[arg(short = 'H', long, value_name = "NAME: VALUE", value_parser = argument::header)]
    header: Vec<(String, String)>,
    /// Where it is sent: a URL, or the name of one of the document's servers
    #[arg(short, long, value_name = "URL")]
    server: Option<String>,
    /// A variable of the server's URL, such as `region`
    #[arg(long = "var", value_name = "NAME=VALUE", value_parser = pair)]
    variables: Vec<(String, String)>,
    /// Reads a credential or a parameter from another variable of the environment than the one
    /// that is called after it
    #[arg(long, value_name = "NAME=VARIABLE", value_parser = pair)]
    env: Vec<(String, String)>,
    /// A file with lines `NAME=value` that stand for variables of the environment
    #[arg(long, value_name = "FILE")]
    env_file: Option<PathBuf>,
    /// Shows the request, signed, and sends nothing
    #[arg(long)]
    dry_run: bool,
    /// Sends a request that changes something without asking
    #[arg(short, long)]
    yes: bool,
    /// Sends what the document does not allow, too
    #[arg(long)]
    no_validation: bool,
    /// Writes only the token of the answer to standard output, where the document says that it
    /// has one (`x-bindery-token`)
    #[arg(long, conflicts_with_all = ["wait", "wait_for", "interval", "resume"])]
    print_token: bool,
    /// How long it may take, in seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    timeout: Option<Duration>,
    /// Mends the SPEC by an Overlay 1.0 or 1.1 document; can be said several times, in order
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,
    #[command(flatten)]
    waiting: WaitOptions,
    #[command(flatten)]
    fetch: FetchOptions,
}

impl Call {
    pub(crate) fn run(&self, output: &Output) -> Result<Outcome, Refusal> {
        let Some(live) = self.read(output)? else {
            return Ok(Outcome::Findings);
        };
        let operation = self.find(&live)?;
        if self.waiting.is_resumed() {
            return wait::resumed(self, &live, operation, output);
        }
        let table = self.waiting.is_wanted();
        let table = table
            .then(|| wait::following(&live, operation))
            .transpose()?;
        let token = match self.print_token {
            true => Some(token::of(&live, operation)?),
            false => None,
        };
        let clients = Clients::new(self, &live)?;
        let mut ready = self.ready(&clients, operation)?;
        let wait = match table {
            None => None,
            Some(table) => {
                let called = (operation, &*ready.arguments);
                Some(Wait::of(self, table, &clients, called, &mut ready.hidden)?)
            }
        };
        let body = ready.body.as_ref().map(|body| body as &dyn Value);
        let request = match ready.shown.to_http(body) {
            Ok(request) => request,
            Err(Unsent::Invalid(violations)) => {
                output.refusal(&format!(
                    "the request is not valid and was not sent:\n{}",
                    ready.hidden.hide(&violations.to_string())
                ));
                return Ok(Outcome::Findings);
            }
            Err(Unsent::NotSent(why)) => {
                let why = bindery_runtime::error::Error::<()>::NotSent(why);
                return Err(Refusal::new(ready.hidden.hide(&why.to_string())));
            }
            Err(_) => return Err(Refusal::new("the request cannot be made")),
        };
        let mut text = shown::request(&request, ready.body.as_ref(), &ready.hidden);
        if self.dry_run {
            if let Some(wait) = &wait {
                text.push_str(&wait.shown(&ready)?);
            }
            output.result(&text)?;
            return Ok(Outcome::Fine);
        }
        eprint_all(&text);
        if !self.yes && !is_safe(operation.method) {
            agreed(operation)?;
        }
        match &wait {
            Some(wait) => wait.send(&ready, output),
            None => sent::send(&ready, token, output),
        }
    }

    /// The document. What is only a warning about it has been said by `lint`.
    fn read(&self, output: &Output) -> Result<Option<Live>, Refusal> {
        let subject = Subject::of(std::slice::from_ref(&self.spec), &self.overlay, &self.fetch)?;
        let Some(module) = subject.modules.first() else {
            return Ok(None);
        };
        let read = Live::read(module, &subject.files);
        if read.live.is_none() {
            let mut errors = Findings::new();
            let all = read.findings.all().iter();
            let all = all.filter(|one| one.severity == Severity::Error);
            all.cloned().for_each(|one| errors.report(one));
            let output = output.with_findings_aside();
            output.findings(errors.all(), read.documents.sources())?;
        }
        Ok(read.live)
    }

    fn find(&self, live: &Live) -> Result<&'static Operation, Refusal> {
        let by_path = |operation: &Operation| {
            let described = live.described(operation);
            described.is_some_and(|one| format!("{} {}", one.method, one.path) == self.operation)
        };
        let mut operations = live.operations().iter().copied();
        let found = operations.find(|one| one.id == self.operation || by_path(one));
        found.ok_or_else(|| {
            let ids: Vec<&str> = live.operations().iter().map(|one| one.id).collect();
            let near = crate::names::nearest(&self.operation, &ids);
            let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            let all = ids.join(", ");
            Refusal::new(format!(
                "no operation is called `{}`{near}\nthe document has: {all}",
                self.operation
            ))
        })
    }
}

/// Whether a method only asks (RFC 9110, 9.2.1).
fn is_safe(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS" | "TRACE" | "QUERY")
}

/// Asks before something is changed.
fn agreed(operation: &Operation) -> Result<(), Refusal> {
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return Err(Refusal::new(format!(
            "`{}` changes something, and there is nobody to ask: say `--yes` to send it",
            operation.id
        )));
    }
    eprint_all("Send? [y/N] ");
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    match (read, line.trim()) {
        (Ok(_), "y" | "Y" | "yes" | "Yes") => Ok(()),
        _ => Err(Refusal::new("nothing was sent")),
    }
}

/// Writes to standard error. When even that fails, there is nobody left to tell.
fn eprint_all(text: &str) {
    let mut stderr = std::io::stderr().lock();
    let _ = stderr
        .write_all(text.as_bytes())
        .and_then(|()| stderr.flush());
}
