//! Code of the user's around every request.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::{Arc, Mutex};

use bindery_runtime::call::{Call, Endpoint};
use bindery_runtime::client::{Client, ClientBuilder};
use bindery_runtime::error::{Error, Undeclared};
use bindery_runtime::hook::{Halt, Hook, Outcome, Outgoing};
use bindery_runtime::operation::{Format, Operation, Response, Segment, Status};
use bindery_runtime::reply::NoContent;
use bindery_runtime::signer::{SignContext, SignError, Signer};
use bindery_runtime::transport::{Memory, TransportError};
use http::HeaderValue;

static FORGET: Operation = Operation {
    id: "forget",
    method: "DELETE",
    path: &[Segment::Text("/it")],
    parameters: &[],
    body: None,
    responses: &[Response {
        status: Status::Exactly(204),
        media_types: &[],
        format: Format::Json,
        stream: None,
        schema: None,
        headers: None,
    }],
    security: &[&[]],
};

struct Forget;

impl Endpoint for Forget {
    const OPERATION: &'static Operation = &FORGET;
    type Body = ();
    type Success = NoContent;
    type Headers = ();
    type Failure = Undeclared;
}

/// Signs by how many headers there are.
#[derive(Debug)]
struct Covering;

impl Signer for Covering {
    fn sign(
        &self,
        request: &mut http::Request<bytes::Bytes>,
        _: &SignContext<'_>,
    ) -> Result<(), SignError> {
        let covered = request.headers().contains_key("x-run");
        let value = HeaderValue::from_static(if covered { "hunter2-run" } else { "hunter2" });
        request.headers_mut().insert("authorization", value);
        Ok(())
    }
}

/// Writes down what it sees.
#[derive(Clone, Default)]
struct Notes(Arc<Mutex<Vec<String>>>);

impl Notes {
    fn add(&self, note: String) {
        self.0.lock().unwrap().push(note);
    }

    fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

struct Noting {
    name: &'static str,
    header: Option<(&'static str, &'static str)>,
    halts: bool,
    notes: Notes,
}

impl Hook for Noting {
    fn before(&self, request: &mut Outgoing<'_>) -> Result<(), Halt> {
        let names: Vec<_> = request.headers().keys().map(|name| name.as_str()).collect();
        assert!(!names.contains(&"authorization"), "{names:?}");
        let (name, path) = (self.name, request.uri().path());
        self.notes
            .add(format!("{name} before {} {path}", request.attempt()));
        if let Some((name, value)) = self.header {
            let headers = request.headers_mut();
            headers.insert(name, HeaderValue::from_static(value));
        }
        match self.halts {
            true => Err(Halt::because("not today")),
            false => Ok(()),
        }
    }

    fn after(&self, outcome: &Outcome<'_>) {
        let status = outcome.status().map(|status| status.as_u16());
        let error = outcome.error().map(ToString::to_string);
        assert!(!format!("{outcome:?}").contains("hunter2"));
        self.notes
            .add(format!("{} after {status:?} {error:?}", self.name));
    }
}

fn hook(name: &'static str, notes: &Notes) -> Noting {
    Noting {
        name,
        header: None,
        halts: false,
        notes: notes.clone(),
    }
}

fn builder(memory: &Memory) -> ClientBuilder {
    let builder = Client::builder("https://h").transport(memory.clone());
    builder.signer(Covering)
}

async fn forget(builder: ClientBuilder) -> Result<(), Error<Undeclared>> {
    let client = builder.build().unwrap();
    let sent = Call::new(&client, &FORGET).send::<Forget>(None).await;
    sent.map(|_| ())
}

#[tokio::test]
async fn a_signature_covers_what_a_hook_adds() {
    let (memory, notes) = (Memory::new(), Notes::default());
    memory.reply(204, &[], "");
    let run = Noting {
        header: Some(("x-run", "1")),
        ..hook("a", &notes)
    };
    forget(builder(&memory).hook(run)).await.unwrap();
    let request = &memory.requests()[0];
    assert_eq!(request.headers()["x-run"], "1");
    assert_eq!(request.headers()["authorization"], "hunter2-run");
}

#[tokio::test]
async fn hooks_are_asked_in_order_and_told_in_reverse() {
    let (memory, notes) = (Memory::new(), Notes::default());
    memory.reply(204, &[], "");
    let hooked = builder(&memory).hook(hook("a", &notes));
    forget(hooked.hook(hook("b", &notes))).await.unwrap();
    let expected = [
        "a before 1 /it",
        "b before 1 /it",
        "b after Some(204) None",
        "a after Some(204) None",
    ];
    assert_eq!(notes.all(), expected);
}

#[tokio::test]
async fn each_attempt_is_told_and_so_is_a_failure() {
    let (memory, notes) = (Memory::new(), Notes::default());
    memory.reply(503, &[("Retry-After", "0")], "");
    memory.fail(TransportError::no_answer("reset"));
    let error = forget(builder(&memory).hook(hook("a", &notes))).await;
    assert!(matches!(error, Err(Error::NoAnswer(_))), "{error:?}");
    let notes = notes.all();
    assert_eq!(notes[0], "a before 1 /it");
    assert_eq!(notes[1], "a after Some(503) None");
    assert_eq!(notes[2], "a before 2 /it");
    assert!(notes[3].contains("reset"), "{notes:?}");
    assert_eq!(notes.len(), 4);
}

#[tokio::test]
async fn a_hook_can_hold_a_request_back() {
    let (memory, notes) = (Memory::new(), Notes::default());
    let halting = Noting {
        halts: true,
        ..hook("b", &notes)
    };
    let hooked = builder(&memory).hook(hook("a", &notes)).hook(halting);
    let error = forget(hooked.hook(hook("c", &notes))).await.unwrap_err();
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");
    assert!(error.to_string().contains("not today"), "{error}");
    assert!(memory.requests().is_empty());
    let notes = notes.all();
    assert_eq!(notes[..2], ["a before 1 /it", "b before 1 /it"]);
    assert!(notes[2].starts_with("a after None"), "{notes:?}");
    assert_eq!(notes.len(), 3);
}

#[tokio::test]
async fn a_hook_cannot_frame_the_message() {
    for name in ["content-length", "transfer-encoding"] {
        let (memory, notes) = (Memory::new(), Notes::default());
        let framing = Noting {
            header: Some((name, "1")),
            ..hook("a", &notes)
        };
        let error = forget(builder(&memory).hook(framing)).await.unwrap_err();
        assert!(error.to_string().contains(name), "{error}");
        assert!(memory.requests().is_empty());
    }
}
