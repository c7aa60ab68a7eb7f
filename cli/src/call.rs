//! `bindery call`: one request of a document, checked, signed and sent without generating code.

mod argument;
mod arguments;
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
use clap::Command;

use self::arguments::{
    ABOUT, EXIT_CODES, LONG_ABOUT, place_arguments, request_arguments, sending_arguments,
};
use self::ready::Clients;
use self::wait::{Wait, WaitOptions};
use crate::arguments::Said;
use crate::arguments::option::{operand, overlay_of, path};
use crate::fetch::FetchOptions;
use crate::outcome::{Outcome, Refusal};
use crate::output::Output;
use crate::subject::Subject;

/// `bindery call`
#[derive(Debug)]
pub(crate) struct Call {
    spec: PathBuf,
    operation: String,
    parameters: Vec<(String, String)>,
    body: Option<String>,
    file: Vec<(String, String)>,
    content_type: Option<String>,
    header: Vec<(String, String)>,
    server: Option<String>,
    variables: Vec<(String, String)>,
    env: Vec<(String, String)>,
    env_file: Option<PathBuf>,
    dry_run: bool,
    yes: bool,
    no_validation: bool,
    print_token: bool,
    timeout: Option<Duration>,
    overlay: Vec<PathBuf>,
    waiting: WaitOptions,
    fetch: FetchOptions,
}

impl Call {
    /// What can be said.
    pub(crate) fn arguments(verb: Command) -> Command {
        verb.about(ABOUT)
            .long_about(LONG_ABOUT)
            .after_help(EXIT_CODES)
            .arg(path("spec", "SPEC", "An OpenAPI document").required(true))
            .arg(
                operand(
                    "operation",
                    "OPERATION",
                    "The operation: its `operationId`, or `METHOD /path` as the document has it",
                )
                .required(true),
            )
            .args(request_arguments())
            .args(place_arguments())
            .args(sending_arguments())
            .arg(overlay_of("the SPEC"))
            .args(WaitOptions::arguments())
            .arg(FetchOptions::argument())
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> Call {
        Call {
            spec: said.required_path("spec"),
            operation: said.required_text("operation"),
            parameters: said.values("param"),
            body: said.text("body"),
            file: said.values("file"),
            content_type: said.text("content-type"),
            header: said.values("header"),
            server: said.text("server"),
            variables: said.values("var"),
            env: said.values("env"),
            env_file: said.path("env-file"),
            dry_run: said.flag("dry-run"),
            yes: said.flag("yes"),
            no_validation: said.flag("no-validation"),
            print_token: said.flag("print-token"),
            timeout: said.value("timeout"),
            overlay: said.paths("overlay"),
            waiting: WaitOptions::said(said),
            fetch: FetchOptions::said(said),
        }
    }

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
