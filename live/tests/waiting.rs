//! Waiting without types.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use bindery::document::Memory as Files;
use bindery::generate::ModuleSettings;
use bindery_live::{Answer, Data, Live, Untyped};
use bindery_runtime::blocking::block_on;
use bindery_runtime::call::Call;
use bindery_runtime::client::Client;
use bindery_runtime::describe::Value;
use bindery_runtime::json::Json;
use bindery_runtime::timer::{Sleep, Timer};
use bindery_runtime::transport::Memory;
use bindery_runtime::waiter::Token;

const DOCUMENT: &str = "\
openapi: 3.1.0
info: { title: Jobs, version: '1' }
servers: [{ url: 'https://jobs.example' }]
paths:
  /{project}/jobs:
    post:
      operationId: begin
      parameters: [{ name: project, in: path, required: true, schema: { type: string } }]
      requestBody:
        required: true
        content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string } } } } }
      responses:
        '202': { description: Begun., headers: { Location: { schema: { type: string } } } }
      x-bindery-waiter:
        operation: ask
        parameters:
          project: $request.path.project
          name: $request.body#/name
          id: $response.header.location
          form: short
        state: /state
        success: [done]
        failure: [lost]
        pending: [open]
        reason: /why
        interval: 5
  /{project}/jobs/{name}/{id}:
    get:
      operationId: ask
      parameters:
        - { name: project, in: path, required: true, schema: { type: string } }
        - { name: name, in: path, required: true, schema: { type: string } }
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: form, in: query, schema: { type: string } }
      responses:
        '200':
          description: It.
          content: { application/json: { schema: { type: object, properties: { state: { type: string }, why: { type: string } } } } }
";

/// No time passes.
struct AtOnce;

impl Timer for AtOnce {
    fn sleep(&self, _: std::time::Duration) -> Sleep {
        Box::pin(std::future::ready(()))
    }
}

fn live() -> Live {
    let files = Files::new().with("jobs.yaml", DOCUMENT);
    let settings = ModuleSettings::called_after(Path::new("jobs.yaml"));
    let read = Live::read(&settings, &files);
    assert!(!read.findings.has_errors(), "{:?}", read.findings.all());
    read.live.unwrap()
}

fn client(memory: &Memory) -> Client {
    let client = Client::builder("https://h").transport(memory.clone());
    client.timer(AtOnce).build().unwrap()
}

#[test]
fn what_is_asked_comes_from_the_request_and_the_answer() {
    let live = live();
    let begin = live.operation("begin").unwrap();
    let table = live.following(begin).unwrap();
    assert!(live.following(live.operation("ask").unwrap()).is_none());

    let memory = Memory::new();
    let json = [("Content-Type", "application/json")];
    memory.reply(202, &[("Location", "j7")], "");
    memory.reply(200, &json, r#"{"state":"open"}"#);
    let text = |text: &str| Json::String(text.to_owned());
    let body = Json::Object(vec![("name".to_owned(), text("a"))]);
    let schema = begin.body.as_ref().unwrap().contents[0].schema;
    let body = Data::new(body, schema);
    let call = Call::new(&client(&memory), begin);
    let call = call.with(0, Data::new(text("p"), begin.parameters[0].schema));
    let submitted = call.submit_following::<Untyped>(table, Some(&body as &dyn Value));
    let mut waiter = submitted.block().unwrap().waiter;
    let progress = block_on(waiter.next()).unwrap().unwrap();
    assert_eq!(progress.state(), Some("open"));
    let token = waiter.token().to_string();
    assert_eq!(
        token,
        r#"{"waiter":1,"operation":"begin","items":[{"project":"p","name":"a","id":"j7","form":"short"}],"fresh":[true]}"#
    );

    let other = Memory::new();
    other.reply(200, &json, r#"{"state":"done"}"#);
    let token: Token = token.parse().unwrap();
    let waiter = token
        .resume::<Untyped>(&client(&other), begin, table)
        .unwrap();
    let replies = block_on(async { waiter.await }).unwrap().unwrap();
    let done = Json::Object(vec![("state".to_owned(), text("done"))]);
    assert!(matches!(&*replies[0], Answer::Json(json) if *json == done));
    for memory in [memory, other] {
        let requests = memory.requests();
        let asked = requests.last().unwrap().uri().to_string();
        assert_eq!(asked, "https://h/p/jobs/a/j7?form=short");
    }
}
