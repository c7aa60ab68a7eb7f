//! Links: where an answer leads, and what is said of those that lead nowhere.

#![allow(clippy::unwrap_used, clippy::panic)]

mod road;

use bindery::finding::Findings;
use bindery::model::{LinkValue, Location};
use bindery::plan::{self, Module};
use bindery::select::{Selection, select};
use road::{Walked, walk};

/// A document whose first operation has an answer with these links.
fn walked(links: &str) -> Walked {
    walk(&format!(
        "openapi: 3.1.0
info: {{ title: T, version: '1' }}
paths:
  /users:
    post:
      operationId: addUser
      responses: {{ '201': {{ description: d, links: {links} }} }}
  /users/{{userId}}:
    parameters: [{{ name: userId, in: path, required: true, schema: {{ type: string, maxLength: 9 }} }}]
    get: {{ operationId: getUser, responses: {{ '204': {{ description: d }} }} }}
    put: {{ requestBody: {{ content: {{ application/json: {{ schema: {{}} }} }} }}, responses: {{ '204': {{ description: d }} }} }}
components: {{ links: {{ User: {{ operationId: getUser, parameters: {{ userId: $response.body#/id }} }} }} }}
"
    ))
}

fn docs(module: &Module) -> String {
    module.operations[0].docs.lines.join("\n")
}

fn planned(walked: &Walked) -> Module {
    let api = walked.api.as_ref().unwrap();
    plan::plan_included("api", api, &mut Findings::new())
}

#[test]
fn a_link_names_its_operation_and_what_to_give() {
    let walked = walked(
        "{ user: { $ref: '#/components/links/User' }, put: { operationRef: '#/paths/~1users~1{userId}/put', \
         parameters: { path.userId: 7 }, requestBody: '{$request.body#/name}!', description: Then *write*., server: { url: 'https://b.example.com' } } }",
    );
    assert!(!walked.findings.contains("B0327"), "{}", walked.findings);
    let api = walked.api.as_ref().unwrap();
    let links = &api.operations[0].responses[0].links;
    assert_eq!(links[0].operation, "getUser");
    assert_eq!(links[1].operation, "putUsersByUserId");
    assert_eq!(links[1].parameters[0].location, Some(Location::Path));
    assert!(matches!(
        links[1].parameters[0].value,
        LinkValue::Constant(_)
    ));
    insta::assert_snapshot!(docs(&planned(&walked)), @"
    The operation `addUser`.

    `POST /users`

    Answers: d

    The answer `201` leads to [`get_user`](Client::get_user): `user_id` is `$response.body#/id`.

    The answer `201` leads to [`put_users_by_user_id`](Client::put_users_by_user_id): `user_id` is `7`, the body is `{$request.body#/name}!`, it is asked at `https://b.example.com`.

    Then *write*.
    ");
}

#[test]
fn a_link_that_leads_nowhere_is_named() {
    let walked = walked(
        "{ a: { operationId: getUsr }, b: { operationRef: '#/paths/~1usrs/post' }, c: { operationRef: 'https://example.com/a.yaml#/paths/~1a/get' }, \
         d: {}, e: { operationId: getUser, parameters: { userid: 1 } }, f: { operationRef: x } }",
    );
    insta::assert_snapshot!(walked.findings, @"
    B0327 api.yaml:7:72 the link `a` is left out: there is no operation `getUsr` (did you mean `getUser`?)
    B0327 api.yaml:7:101 the link `b` is left out: `#/paths/~1usrs/post` is no operation of this API (did you mean `/users`?)
    B0327 api.yaml:7:145 the link `c` is left out: `https://example.com/a.yaml#/paths/~1a/get` is on another host
    B0327 api.yaml:7:192 the link `d` is left out: it has neither an `operationId` nor an `operationRef`
    B0327 api.yaml:7:240 `userid` of this link is left out: `getUser` has no such parameter (did you mean `userId`?)
    B0327 api.yaml:7:274 the link `f` is left out: `x` is no operation of this API
    B0311 api.yaml:11:5 `PUT /users/{userId}` is called `putUsersByUserId` (write an `operationId` to call it something else)
    ");
}

#[test]
fn a_link_to_what_is_not_selected_is_no_link() {
    let mut walked = walked("{ user: { $ref: '#/components/links/User' } }");
    let selection = Selection {
        only: vec!["addUser".to_owned()],
        except: Vec::new(),
    };
    select(walked.api.as_mut().unwrap(), &selection);
    insta::assert_snapshot!(docs(&planned(&walked)), @"
    The operation `addUser`.

    `POST /users`

    Answers: d

    The answer `201` leads to `getUser`, which is left out here: `userId` is `$response.body#/id`.
    ");
}

#[test]
fn a_constant_keeps_the_schema_of_its_parameter() {
    let of = |value: &str| {
        walked(&format!(
            "{{ user: {{ operationId: getUser, parameters: {{ userId: {value} }} }} }}"
        ))
        .findings
        .lines()
        .filter(|line| line.starts_with("B0417"))
        .collect::<String>()
    };
    assert_eq!(of("nine"), "");
    assert_eq!(of("7"), "");
    insta::assert_snapshot!(of("more-than-nine"), @"B0417 api.yaml:7:54 the constant for `userId` of `getUser` breaks `maxLength`: it must have at most 9 characters");
}
