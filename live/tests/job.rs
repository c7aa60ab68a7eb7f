//! The life of the jobs that a mock plays.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::time::Duration;

use bindery::document::Memory;
use bindery::generate::ModuleSettings;
use bindery_live::Live;
use bindery_live::mock::{Lasts, Mock, Settings, Share};
use bindery_runtime::codegen::http::{Request, Response};
use bindery_runtime::json::Json;
use bytes::Bytes;

const DOCUMENT: &str = "\
openapi: 3.1.0
info: { title: Ovens, version: '1' }
paths:
  /bake:
    post:
      operationId: bake
      x-bindery-waiter:
        operation: job
        parameters: { id: $response.body#/job }
        state: /state
        success: [DONE]
        failure: [BURNT]
        pending: [WAITING, BAKING]
        reason: /why
      responses:
        '202': { description: Begun., content: { application/json: { schema: { type: object, required: [job], properties: { job: { type: string, format: uuid } } }, example: { job: 70a599e0-31e7-49b7-b260-868f441e862b } } } }
  /jobs/{id}:
    get:
      operationId: job
      parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid }, example: 70a599e0-31e7-49b7-b260-868f441e862b }]
      responses:
        '200':
          description: It.
          headers: { Retry-After: { schema: { type: integer } } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Job' }, example: { id: 70a599e0-31e7-49b7-b260-868f441e862b, state: BAKING } } }
        '404': { description: No such job., content: { application/json: { schema: { type: object, required: [message], properties: { message: { type: string } } } } } }
  /ovens/{oven_id}:
    put:
      operationId: heat
      parameters: [{ name: oven_id, in: path, required: true, schema: { type: integer } }]
      x-bindery-waiter:
        link: oven
        state: /oven/state
        success: ['2']
      responses:
        '202': { description: Begun., links: { oven: { operationId: oven, parameters: { oven_id: $request.path.oven_id } } } }
    get:
      operationId: oven
      parameters: [{ name: oven_id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: It., content: { application/json: { schema: { type: object, required: [oven], properties: { oven: { type: object, required: [id, state], properties: { id: { type: integer }, state: { enum: [1, 2, 3] } } } } } } } }
        '404': { description: No such oven. }
  /clean:
    post:
      operationId: clean
      x-bindery-waiter:
        operation: cleaning
        each: $response.body#/ovens
        parameters: { oven: $item#/oven, X-Run: $response.header.X-Run }
        state: /state
        success: [CLEAN]
        failure: [DIRTY]
      requestBody: { content: { application/json: { schema: { type: object, properties: { only: { type: array, items: { type: string } } } } } } }
      responses:
        '202':
          description: Begun.
          headers: { X-Run: { required: true, schema: { type: string, pattern: '^[A-Z]{4}$' } } }
          content: { application/json: { schema: { type: object, required: [ovens], properties: { ovens: { type: array, items: { type: object, properties: { oven: { type: string } } } } } }, example: { ovens: [{ oven: first }, { oven: second }] } } }
  /cleaning:
    get:
      operationId: cleaning
      parameters:
        - { name: oven, in: query, required: true, schema: { type: string } }
        - { name: X-Run, in: header, required: true, schema: { type: string } }
      responses:
        '200': { description: It., content: { application/json: { schema: { type: object, required: [state], properties: { state: { type: string }, oven: { type: string } } } } } }
  /grills/{grill}:
    put:
      operationId: grill
      parameters: [{ name: grill, in: path, required: true, schema: { type: string } }]
      x-bindery-waiter:
        operation: grilled
        parameters: { grill: $request.path.grill }
        state: /state
        success: [READY, DONE]
        failure: [ERROR]
        pending: [HEATING, GRILLING]
        stale: [DONE, ERROR]
        reason: /why
      responses: { '202': { description: Begun. } }
    get:
      operationId: grilled
      parameters: [{ name: grill, in: path, required: true, schema: { type: string } }]
      responses:
        '200': { description: It., content: { application/json: { schema: { type: object, required: [state], properties: { state: { type: string }, why: { type: string } } } } } }
components:
  schemas:
    Job: { type: object, required: [id, state], properties: { id: { type: string, format: uuid }, state: { enum: [WAITING, BAKING, DONE, BURNT] }, why: { type: [string, 'null'] } } }
";

fn mock(settings: &Settings) -> Mock {
    let files = Memory::new().with("ovens.yaml", DOCUMENT);
    let module = ModuleSettings::called_after(Path::new("ovens.yaml"));
    let read = Live::read(&module, &files);
    let live = read.live;
    let live = live.unwrap_or_else(|| unreachable!("{:?}", read.findings.all()));
    Mock::with(vec![live], settings)
}

fn ask(mock: &Mock, line: &str, headers: &[(&str, &str)], body: &str) -> Response<Bytes> {
    let (method, uri) = line.split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    mock.answer(&request.body(Bytes::from(body.to_owned())).unwrap())
}

fn json(response: &Response<Bytes>) -> Json {
    bindery_runtime::json::from_slice(response.body()).unwrap()
}

fn text(response: &Response<Bytes>, pointer: &str) -> String {
    let json = json(response);
    let value = json.pointer(pointer).unwrap_or(&Json::Null);
    value.as_str().map_or(value.to_string(), str::to_owned)
}

/// Begins a job, and gives what it is asked by.
fn bake(mock: &Mock, prefer: &str) -> String {
    let begun = ask(mock, "POST /bake", &[("prefer", prefer)], "");
    format!("GET /jobs/{}", text(&begun, "/job"))
}

fn states(mock: &Mock, question: &str, pointer: &str, count: usize) -> Vec<String> {
    let states = (0..count).map(|_| text(&ask(mock, question, &[], ""), pointer));
    states.collect()
}

#[test]
fn a_job_goes_on_for_some_questions_and_ends() {
    let mock = mock(&Settings::default());
    let first = bake(&mock, "");
    let second = bake(&mock, "job=fails");
    assert_eq!(first, "GET /jobs/70a599e0-31e7-49b7-b260-868f00000001");
    assert_eq!(second, "GET /jobs/70a599e0-31e7-49b7-b260-868f00000002");
    assert_eq!(states(&mock, &first, "/state", 1), ["WAITING"]);
    let asked = states(&mock, &second, "/state", 4);
    assert_eq!(asked, ["WAITING", "BAKING", "BURNT", "BURNT"]);
    assert_eq!(
        states(&mock, &first, "/state", 3),
        ["BAKING", "DONE", "DONE"]
    );
    let failed = ask(&mock, &second, &[], "");
    assert_eq!(text(&failed, "/why"), "The mock lets this fail.");
    let id = format!("GET /jobs/{}", text(&failed, "/id"));
    assert_eq!(id, second);
    assert!(failed.headers().get("retry-after").is_none());
    let third = bake(&mock, "job=goes-on");
    let head = third.replace("GET", "HEAD");
    assert_eq!(ask(&mock, &head, &[], "").status(), 200);
    assert_eq!(states(&mock, &third, "/state", 5), ["WAITING"; 5]);
    let asked = ask(&mock, &third, &[], "");
    assert_eq!(asked.headers()["retry-after"], "1");
}

#[test]
fn what_was_never_begun_is_not_found() {
    let mock = mock(&Settings::default());
    let unknown = "GET /jobs/70a599e0-31e7-49b7-b260-868f00000001";
    let refused = ask(&mock, unknown, &[], "");
    assert_eq!(refused.status(), 404);
    assert!(text(&refused, "/message").contains("Not Found"));
    // The document's own job has always been there, and so have its ovens.
    let sample = "GET /jobs/70a599e0-31e7-49b7-b260-868f441e862b";
    assert_eq!(states(&mock, sample, "/state", 3), ["BAKING"; 3]);
    assert_eq!(ask(&mock, "GET /ovens/7", &[], "").status(), 200);
    let preferred = ask(&mock, unknown, &[("prefer", "code=200")], "");
    assert_eq!(text(&preferred, "/state"), "BAKING");
}

#[test]
fn what_the_request_names_is_asked_about() {
    let mock = mock(&Settings::default());
    assert_eq!(ask(&mock, "PUT /ovens/7", &[], "").status(), 202);
    let seven = states(&mock, "GET /ovens/7", "/oven/state", 3);
    assert_eq!(seven.last().unwrap(), "2");
    assert_ne!(seven[0], "2");
    assert_eq!(text(&ask(&mock, "GET /ovens/7", &[], ""), "/oven/id"), "7");
    // The same once more, from the beginning.
    ask(&mock, "PUT /ovens/7", &[], "");
    assert_eq!(states(&mock, "GET /ovens/7", "/oven/state", 3), seven);
}

#[test]
fn each_item_is_a_job_of_its_own() {
    let mock = mock(&Settings::default());
    let state = |oven: &str, run: &str| {
        let question = format!("GET /cleaning?oven={oven}");
        text(&ask(&mock, &question, &[("x-run", run)], ""), "/state")
    };
    let begun = ask(&mock, "POST /clean", &[], "");
    let run = begun.headers()["x-run"].to_str().unwrap().to_owned();
    let (first, second) = (text(&begun, "/ovens/0/oven"), text(&begun, "/ovens/1/oven"));
    assert_ne!(first, second);
    state(&first, &run);
    state(&first, &run);
    assert_eq!(state(&first, &run), "CLEAN");
    assert_ne!(state(&second, &run), "CLEAN");
    // What the request lists is what is begun.
    let json = [("content-type", "application/json")];
    let begun = ask(&mock, "POST /clean", &json, r#"{"only":["a","b","c"]}"#);
    let listed = r#"{"ovens":[{"oven":"a"},{"oven":"b"},{"oven":"c"}]}"#;
    assert_eq!(text(&begun, ""), listed);
    assert_ne!(begun.headers()["x-run"].to_str().unwrap(), run);
}

/// What was there before is seen first, and says the opposite of what will be: a client that takes
/// it for the end is wrong.
#[test]
fn a_job_begins_with_a_state_from_before_where_the_document_has_some() {
    let mut settings = Settings::default();
    let life = |settings: &Settings, prefer: &str| {
        let mock = mock(settings);
        ask(&mock, "PUT /grills/7", &[("prefer", prefer)], "");
        states(&mock, "GET /grills/7", "/state", 5)
    };
    let done = ["ERROR", "HEATING", "GRILLING", "READY", "READY"];
    assert_eq!(life(&settings, ""), done);
    let failed = ["DONE", "HEATING", "GRILLING", "ERROR", "ERROR"];
    assert_eq!(life(&settings, "job=fails"), failed);
    let endless = ["DONE", "HEATING", "HEATING", "HEATING", "HEATING"];
    assert_eq!(life(&settings, "job=goes-on"), endless);
    settings.jobs_stale = 3;
    let long = ["ERROR", "ERROR", "ERROR", "HEATING", "GRILLING"];
    assert_eq!(life(&settings, ""), long);
    settings.jobs_last = Lasts::Time(Duration::from_secs(3600));
    let slow = ["ERROR", "ERROR", "ERROR", "HEATING", "HEATING"];
    assert_eq!(life(&settings, ""), slow);
    // What is done at once is not seen before it is begun.
    for at_once in [Lasts::Questions(0), Lasts::Time(Duration::ZERO)] {
        settings.jobs_last = at_once;
        assert_eq!(life(&settings, ""), ["READY"; 5]);
    }
    settings.jobs_stale = 0;
    settings.jobs_last = Lasts::Questions(2);
    assert_eq!(life(&settings, "")[0], "HEATING");
}

/// A failure from before has a reason as any other has.
#[test]
fn what_was_before_is_whole() {
    let mock = mock(&Settings::default());
    ask(&mock, "PUT /grills/7", &[], "");
    let before = ask(&mock, "GET /grills/7", &[], "");
    assert_ne!(text(&before, "/why"), "null");
    let after = ask(&mock, "GET /grills/7", &[], "");
    assert_eq!(text(&after, "/why"), "null");
    // Begun anew, it begins with what was before.
    ask(&mock, "PUT /grills/7", &[], "");
    assert_eq!(states(&mock, "GET /grills/7", "/state", 1), ["ERROR"]);
}

#[test]
fn some_fail_and_some_take_their_time() {
    let mut settings = Settings::default();
    settings.jobs_last = Lasts::Questions(0);
    settings.jobs_fail = "1/2".parse().unwrap();
    let mock_of_half = mock(&settings);
    let ends = (0..4).map(|_| bake(&mock_of_half, ""));
    let ends = ends.flat_map(|question| states(&mock_of_half, &question, "/state", 1));
    let ends: Vec<String> = ends.collect();
    assert_eq!(ends, ["DONE", "BURNT", "DONE", "BURNT"]);
    let failing = bake(&mock_of_half, "job=succeeds");
    assert_eq!(states(&mock_of_half, &failing, "/state", 1), ["DONE"]);

    settings.jobs_last = Lasts::Time(Duration::from_secs(3600));
    settings.jobs_fail = Share::ALL;
    let slow = mock(&settings);
    let question = bake(&slow, "");
    assert_eq!(states(&slow, &question, "/state", 9), ["WAITING"; 9]);
    assert_eq!(
        ask(&slow, &question, &[], "").headers()["retry-after"],
        "3600"
    );
    settings.jobs_last = Lasts::Time(Duration::ZERO);
    let quick = mock(&settings);
    let question = bake(&quick, "");
    assert_eq!(states(&quick, &question, "/state", 1), ["BURNT"]);
}
