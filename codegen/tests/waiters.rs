//! Waiters: how an operation is followed, and what is said of mistakes in it.

#![allow(clippy::unwrap_used, clippy::panic)]

mod road;

use bindery::finding::Findings;
use bindery::model::{Json, WaiterSource};
use bindery::plan;
use bindery::sample::fill;
use bindery::select::{Selection, select};
use road::{Walked, walk};

/// A document whose first operation has this waiter.
fn walked(waiter: &str) -> Walked {
    walk(&format!(
        "openapi: 3.1.0
info: {{ title: T, version: '1' }}
paths:
  /servers/{{id}}/wipe:
    post:
      operationId: wipe
      x-bindery-waiter: {waiter}
      parameters: [{{ name: id, in: path, required: true, schema: {{ type: string }} }}, {{ name: key, in: query, schema: {{ type: string, format: password }} }}]
      requestBody: {{ content: {{ application/json: {{ schema: {{ type: object, properties: {{ zone: {{ type: string }} }} }} }} }} }}
      responses:
        '202':
          description: d
          headers: {{ X-Job: {{ schema: {{ type: string }} }} }}
          content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Accepted' }} }} }}
          links: {{ job: {{ operationId: showJob, parameters: {{ job_id: $response.body#/job_id }} }} }}
  /jobs/{{job_id}}:
    get:
      operationId: showJob
      parameters: [{{ name: job_id, in: path, required: true, schema: {{ type: string }} }}, {{ name: zone, in: query, schema: {{ type: string, maxLength: 6 }} }}, {{ name: page, in: query, schema: {{ type: integer }} }}]
      responses: {{ '200': {{ description: d, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Job' }} }} }} }} }}
components:
  schemas:
    Accepted: {{ type: object, properties: {{ job_id: {{ type: string }}, jobs: {{ type: array, items: {{ type: object, properties: {{ id: {{ type: string }} }} }} }} }} }}
    Job: {{ type: object, properties: {{ status: {{ type: string, enum: [INIT, RUN, OK, BAD] }}, number: {{ type: integer, enum: [0, 1, 2] }}, why: {{ type: string }}, code: {{ type: string, pattern: '^[A-Z]+$' }}, page: {{ type: integer }}, parts: {{ type: array, items: {{}} }} }} }}
"
    ))
}

/// The findings of a waiter that says this besides what it needs.
fn findings(besides: &str) -> String {
    walked(&format!(
        "{{ operation: showJob, state: /status, success: [OK], {besides} }}"
    ))
    .findings
}

const JOB: &str = "parameters: { job_id: $response.body#/job_id }";

#[test]
fn a_waiter_is_understood() {
    let walked = walked(
        "{ operation: showJob, parameters: { job_id: $response.body#/job_id, zone: $request.body#/zone }, \
         state: /status, success: [OK], failure: [BAD], pending: [INIT, RUN], stale: [OK], reason: /why, interval: 3 }",
    );
    assert_eq!(walked.findings, "");
    let api = walked.api.unwrap();
    insta::assert_snapshot!(api.operations[0].waiter.as_ref().unwrap().to_string(), @r#"showJob(job_id: $response.body#/job_id, zone: $request.body#/zone), /status success ["OK"] failure ["BAD"] pending ["INIT", "RUN"] stale ["OK"] for 60 s, reason /why, after 3 s, every 3 s, for 3600 s"#);
    let module = plan::plan_included("api", &api, &mut Findings::new());
    assert!(module.operations[0].waiter.is_some());
    assert!(module.operations[1].waiter.is_none());
    insta::assert_snapshot!(module.operations[0].docs.lines.last().unwrap(), @"With `.send_and_wait()` its work is followed to the end: [`show_job`](Client::show_job) is asked every 3 s until `/status` is `OK`, or, which is an error, `BAD`. `.submit()` gives the answer and what waits.");
}

#[test]
fn a_link_says_the_operation_and_its_parameters() {
    let walked = walked("{ link: job, state: /number, success: [1], failure: [0], pending: [2] }");
    assert_eq!(walked.findings, "");
    let api = walked.api.unwrap();
    let waiter = api.operations[0].waiter.as_ref().unwrap();
    assert_eq!(waiter.operation, "showJob");
    let source = WaiterSource::Response("/job_id".to_owned());
    assert_eq!(waiter.arguments[0].source, source);
    assert_eq!(waiter.failure, ["0"]);
}

#[test]
fn each_item_can_be_followed() {
    let besides = "each: $response.body#/jobs, parameters: { job_id: $item#/id }";
    assert_eq!(findings(besides), "");
    let mut all = String::new();
    for besides in [
        "each: $response.body#/job_id, parameters: { job_id: $item#/id }",
        "each: /jobs, parameters: { job_id: $item#/id }",
        "parameters: { job_id: $item#/id }",
        "each: $response.body#/jobs, parameters: { job_id: $item#/ident }",
    ] {
        all.push_str(&findings(besides));
    }
    insta::assert_snapshot!(all, @"
    B0330 api.yaml:7:84 `$response.body#/job_id` is no array
    B0330 api.yaml:7:84 `/jobs` is no place in the answer (write it as `$response.body#/items`)
    B0330 api.yaml:7:92 there is no `$item` without `each`
    B0330 api.yaml:7:120 the schema has no `ident` of `/ident`
    ");
}

#[test]
fn what_leads_nowhere_is_told() {
    let mut all = String::new();
    for waiter in [
        "{ state: /status, success: [OK] }",
        "{ operation: showJobs, state: /status, success: [OK] }",
        "{ link: jobs, state: /status, success: [OK] }",
        "{ operation: showJob, state: /status, success: [OK] }",
        "{ operation: showJob, parameters: { jobid: $response.body#/job_id }, state: /status, success: [OK] }",
    ] {
        all.push_str(&walked(waiter).findings);
    }
    for source in [
        "$response.body#/id",
        "$response.header.X-Jobs",
        "$request.path.ident",
        "$request.query.key",
        "$url",
        "[1]",
    ] {
        all.push_str(&findings(&format!("parameters: {{ job_id: {source} }}")));
    }
    insta::assert_snapshot!(all, @"
    B0330 api.yaml:7:7 a waiter needs either an `operation` or a `link`, to know what is asked
    B0330 api.yaml:7:38 there is no operation `showJobs` to ask (did you mean `showJob`?)
    B0330 api.yaml:7:33 no success of this operation has a link `jobs`
    B0330 api.yaml:7:7 `showJob` needs its parameter `job_id`, which this waiter does not give (add it to `parameters`)
    B0330 api.yaml:7:7 `showJob` needs its parameter `job_id`, which this waiter does not give (add it to `parameters`)
    B0330 api.yaml:7:61 `showJob` has no parameter `jobid` (did you mean `job_id`?)
    B0330 api.yaml:7:92 the schema has no `id` of `/id`
    B0330 api.yaml:7:92 no success of this operation declares the header `X-Jobs`
    B0330 api.yaml:7:92 this operation has no such parameter `ident`
    B0330 api.yaml:7:92 `$request.query.key` is a secret, and a waiter keeps what it gives
    B0330 api.yaml:7:92 `$url` is no expression that a waiter understands (it can be `$response.body#/…`, `$response.header.…`, `$request.path.…`, `$request.query.…`, `$request.header.…`, `$request.body#/…` or `$item#/…`)
    B0330 api.yaml:7:92 `job_id` is neither a text nor a number
    ");
}

#[test]
fn what_is_there_is_taken() {
    for source in [
        "$response.header.x-job",
        "$request.path.id",
        "$request.body#/zone",
        "$response.body#/jobs/0/id",
        "seven",
        "7",
    ] {
        let findings = findings(&format!("parameters: {{ path.job_id: {source} }}"));
        assert_eq!(findings, "", "{source}");
    }
}

#[test]
fn states_are_judged() {
    let mut all = String::new();
    for besides in [
        "failure: [OK]",
        "failure: [BROKEN]",
        "failure: [true]",
        "stale: [RUN]",
        "reason: /reason",
        "interval: 0",
        "interval: -1",
        "deadline: soon",
    ] {
        all.push_str(&findings(&format!("{JOB}, {besides}")));
    }
    let waiter = |rest: &str| walked(&format!("{{ operation: showJob, {JOB}, {rest} }}")).findings;
    all.push_str(&waiter("state: /parts, success: [OK]"));
    all.push_str(&waiter("state: status, success: [OK]"));
    all.push_str(&waiter("state: /status, success: []"));
    insta::assert_snapshot!(all, @"
    B0330 api.yaml:7:136 the state `OK` stands twice
    B0331 api.yaml:7:136 the schema does not list the state `BROKEN`
    B0330 api.yaml:7:136 a state is a string or an integer
    B0330 api.yaml:7:134 the state `RUN` is neither one of `success` nor of `failure`, so that it need not be `stale`
    B0330 api.yaml:7:134 the reason is nowhere: the schema has no `reason` of `/reason`
    B0330 api.yaml:7:7 an `interval` of 0 would ask without a pause
    B0203 api.yaml:7:136 `interval` must be a non-negative integer, found `-1`
    B0203 api.yaml:7:136 `deadline` must be a non-negative integer, found a string
    B0330 api.yaml:7:102 the state is neither a string nor an integer
    B0330 api.yaml:7:102 the state is nowhere: `status` is no JSON pointer
    B0330 api.yaml:7:7 `success` lists no state, so that the wait could never end well
    ");
}

#[test]
fn constants_keep_the_schemas_of_their_parameters() {
    let with = |more: &str| format!("parameters: {{ job_id: $response.body#/job_id, {more} }}");
    let mut all = String::new();
    for more in ["zone: somewhere", "page: first", "zone: 1234567"] {
        all.push_str(&findings(&with(more)));
    }
    insta::assert_snapshot!(all, @"
    B0417 api.yaml:7:124 the constant for `zone` of `showJob` breaks `maxLength`: it must have at most 6 characters
    B0417 api.yaml:7:124 the constant for `page` of `showJob` breaks `type`: it must be an integer
    B0417 api.yaml:7:124 the constant for `zone` of `showJob` breaks `maxLength`: it must have at most 6 characters
    ");
    for more in ["zone: north", "page: 1", "zone: 1.50"] {
        assert_eq!(findings(&with(more)), "", "{more}");
    }
    let walked = walked(&format!(
        "{{ operation: showJob, state: /status, success: [OK], {} }}",
        with("zone: 1.50")
    ));
    let api = walked.api.unwrap();
    let waiter = api.operations[0].waiter.as_ref().unwrap();
    let text = Json::String("1.50".to_owned());
    assert_eq!(waiter.arguments[1].source, WaiterSource::Constant(text));
}

#[test]
fn states_keep_the_schema_of_the_state() {
    let mut all = String::new();
    for rest in [
        "state: /code, success: [DONE, done], failure: ['1']",
        "state: /parts/0, success: [DONE], failure: ['1']",
        "state: /number, success: ['1'], failure: [0], pending: [3]",
        "state: /page, success: [DONE], pending: ['2', 3]",
    ] {
        let waiter = format!("{{ operation: showJob, {JOB}, {rest} }}");
        all.push_str(&walked(&waiter).findings);
    }
    insta::assert_snapshot!(all, @"
    B0418 api.yaml:7:125 the state `done` breaks `pattern`: it must match the pattern `^[A-Z]+$`
    B0418 api.yaml:7:142 the state `1` breaks `pattern`: it must match the pattern `^[A-Z]+$`
    B0331 api.yaml:7:151 the schema does not list the state `3` (did you mean `0`?)
    B0418 api.yaml:7:119 the state `DONE` breaks `type`: it must be an integer
    ");
}

/// What the loopback program shows of a waiter: the states and the paths, or why not.
fn shown(rest: &str) -> String {
    let walked = walked(&format!("{{ operation: showJob, {rest} }}"));
    let mut api = walked.api.unwrap();
    fill(&mut api);
    let module = plan::plan_included("api", &api, &mut Findings::new());
    match &module.operations[0].waiter.as_ref().unwrap().shown {
        Err(why) => format!("{why}\n"),
        Ok(wait) => format!(
            "{} {:?} {} {:?} {:?}\n",
            wait.method, wait.paths, wait.status, wait.states, wait.answers
        ),
    }
}

#[test]
fn a_wait_is_shown_with_answers_that_keep_their_schema() {
    const ID: &str = "parameters: { job_id: $request.path.id }";
    let mut all = String::new();
    for rest in [
        &format!("{ID}, state: /status, success: [OK], pending: [INIT]"),
        &format!("{ID}, state: /number, success: [1], pending: [GONE, 2], stale: [1]"),
        &format!("{ID}, state: /status, success: [OK]"),
        // It would be taken for the state from before.
        &format!("{ID}, state: /status, success: [OK], stale: [OK]"),
        &format!("{ID}, state: /status, success: [GONE], pending: [INIT]"),
        &format!("{JOB}, state: /status, success: [OK]"),
        "parameters: { job_id: $response.header.X-Job }, state: /status, success: [OK]",
        "parameters: { job_id: seven, zone: $request.body#/zone }, state: /status, success: [OK]",
        "each: $response.body#/jobs, parameters: { job_id: $item#/id }, state: /status, success: [OK]",
        "parameters: { job_id: a b }, state: /status, success: [OK]",
    ] {
        all.push_str(&shown(rest));
    }
    insta::assert_snapshot!(all, @r#"
    GET ["/jobs/id"] 200 ["INIT", "OK"] ["{\"status\":\"INIT\"}", "{\"status\":\"OK\"}"]
    GET ["/jobs/id"] 200 ["2", "1"] ["{\"number\":2}", "{\"number\":1}"]
    GET ["/jobs/id"] 200 ["OK"] ["{\"status\":\"OK\"}"]
    no answer of `showJob` is known that tells a success and keeps its rules
    no answer of `showJob` is known that tells a success and keeps its rules
    no value is known for `job_id` of `showJob`
    no value is known for `job_id` of `showJob`
    no value is known for `zone` of `showJob`
    no answer is known that names a job
    the path of `showJob` cannot be made of examples as it stands
    "#);
}

#[test]
fn an_operation_is_not_followed_by_one_that_is_not_there() {
    let walked = walked(&format!(
        "{{ operation: showJob, {JOB}, state: /status, success: [OK] }}"
    ));
    let mut api = walked.api.unwrap();
    let selection = Selection {
        only: vec!["wipe".to_owned()],
        ..Selection::default()
    };
    select(&mut api, &selection);
    let mut findings = Findings::new();
    let module = plan::plan_included("api", &api, &mut findings);
    assert!(module.operations[0].waiter.is_none());
    let said: Vec<_> = findings.all().iter().map(|one| &*one.message).collect();
    assert_eq!(
        said,
        ["`wipe` is not followed: `showJob`, which its waiter asks, is not generated"]
    );
}
