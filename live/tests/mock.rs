//! What a mock answers.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use bindery::document::Memory;
use bindery::generate::ModuleSettings;
use bindery_live::Live;
use bindery_live::mock::Mock;
use bindery_runtime::codegen::http::{Request, Response};
use bindery_runtime::json::Json;
use bytes::Bytes;

const DOCUMENT: &str = "\
openapi: 3.1.0
info: { title: Pets, version: '1' }
servers: [{ url: 'https://pets.example/api' }]
paths:
  /pets:
    get:
      operationId: list
      parameters:
        - { name: limit, in: query, schema: { type: integer, maximum: 9 } }
        - { name: tags, in: query, explode: false, schema: { type: array, items: { type: string, maxLength: 3 } } }
        - { name: ids, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: integer } } }
        - { name: where, in: query, style: deepObject, schema: { type: object, properties: { age: { type: integer }, in: { type: array, items: { type: string } } } } }
        - { name: page, in: query, schema: { type: object, required: [size], properties: { size: { type: integer }, after: { type: string } } } }
        - { name: X-Trace, in: header, schema: { type: array, items: { type: integer } } }
        - { name: session, in: cookie, schema: { type: string, maxLength: 4 } }
        - { name: filter, in: query, content: { application/json: { schema: { type: object, required: [a] } } } }
      responses:
        '200':
          description: All.
          headers: { X-Total: { required: true, schema: { type: integer, minimum: 7 } } }
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }
        '400': { description: Wrong., content: { application/json: { schema: { $ref: '#/components/schemas/Fault' } } } }
    post:
      operationId: add
      security: [{ Key: [] }]
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: '#/components/schemas/Pet' } }
          application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Pet' } }
          multipart/form-data: { schema: { $ref: '#/components/schemas/Pet' } }
      responses:
        '201':
          description: Added.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Pet' }
              examples: { rex: { value: { name: Rex } }, tom: { value: { name: Tom } } }
        '404': { description: No such kind. }
  /pets/{id}:
    get:
      operationId: show
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses: { '200': { description: It., content: { text/plain: { schema: { type: string }, example: Rex } } } }
    put:
      operationId: put
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses: { '204': { description: Put. } }
  /pets/mine:
    get:
      operationId: mine
      responses: { '204': { description: None. } }
  /files/{name}.{ext}:
    get:
      operationId: file
      parameters:
        - { name: name, in: path, required: true, schema: { type: string } }
        - { name: ext, in: path, required: true, schema: { enum: [txt, md] } }
      responses: { '204': { description: There. } }
  /matrix/{ids}:
    get:
      operationId: matrix
      parameters: [{ name: ids, in: path, required: true, style: matrix, explode: true, schema: { type: array, items: { type: integer } } }]
      responses: { '204': { description: There. } }
components:
  securitySchemes: { Key: { type: http, scheme: bearer } }
  schemas:
    Pet: { type: object, required: [name], properties: { chip: { type: string, writeOnly: true }, name: { type: string, maxLength: 5 }, age: { type: integer }, tags: { type: array, items: { type: string } } } }
    Fault: { type: object, required: [error_code], properties: { error_code: { type: string }, error_msg: { type: string } } }
";

fn mock_of(document: &str) -> Mock {
    let files = Memory::new().with("pets.yaml", document);
    let read = Live::read(
        &ModuleSettings::called_after(Path::new("pets.yaml")),
        &files,
    );
    let live = read.live;
    Mock::new(vec![
        live.unwrap_or_else(|| unreachable!("{:?}", read.findings.all())),
    ])
}

fn ask(method: &str, uri: &str, headers: &[(&str, &str)], body: &str) -> Response<Bytes> {
    ask_of(DOCUMENT, method, uri, headers, body)
}

fn ask_of(
    document: &str,
    method: &str,
    uri: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Response<Bytes> {
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = Bytes::from(body.to_owned());
    mock_of(document).answer(&request.body(body).unwrap())
}

fn json(response: &Response<Bytes>) -> Json {
    bindery_runtime::json::from_slice(response.body()).unwrap()
}

fn status(method: &str, uri: &str) -> u16 {
    ask(method, uri, &[], "").status().as_u16()
}

#[test]
fn paths_lead_to_operations() {
    for (method, uri, expected) in [
        ("GET", "/pets", 200),
        ("GET", "/api/pets", 200),
        ("GET", "/other/pets", 404),
        ("GET", "/pets/", 404),
        ("GET", "/pets/7", 200),
        ("GET", "/pets/x", 400),
        ("GET", "/pets/mine", 204),
        ("HEAD", "/pets/7", 200),
        ("DELETE", "/pets", 405),
        ("PUT", "/pets/mine", 405),
        ("PUT", "/pets/7", 204),
        ("GET", "/files/a.b.md", 204),
        ("GET", "/files/a.exe", 400),
        ("GET", "/matrix/;ids=1;ids=2", 204),
        ("GET", "/matrix/;ids=x", 400),
    ] {
        assert_eq!(status(method, uri), expected, "{method} {uri}");
    }
    let refused = ask("DELETE", "/pets", &[], "");
    assert_eq!(refused.headers()["allow"], "GET, HEAD, POST");
    assert!(ask("HEAD", "/pets/7", &[], "").body().is_empty());
}

#[test]
fn parameters_are_read_as_they_are_written() {
    for (query, expected) in [
        ("limit=9", 200),
        ("limit=10", 400),
        ("limit=x", 400),
        ("tags=a,b", 200),
        ("tags=abcd", 400),
        ("ids=1|2", 200),
        ("ids=1%7Cx", 400),
        ("where[age]=1&where[in][]=a&where[in][]=b", 200),
        ("where[age]=old", 400),
        ("where[in]=a&where[in]=b", 200),
        ("where[in]=", 200),
        ("size=1&after=x", 200),
        ("after=x", 400),
        ("filter=%7B%22a%22%3A1%7D", 200),
        ("filter=%7B%7D", 400),
    ] {
        assert_eq!(
            status("GET", &format!("/pets?{query}")),
            expected,
            "{query}"
        );
    }
    for (header, expected) in [
        (("X-Trace", "1, 2"), 200),
        (("X-Trace", "1, x"), 400),
        (("Cookie", "a=b; session=abcd"), 200),
        (("Cookie", "session=abcde"), 400),
    ] {
        let answer = ask("GET", "/pets", &[header], "");
        assert_eq!(answer.status().as_u16(), expected, "{header:?}");
    }
}

#[test]
fn all_violations_are_told_in_the_documents_own_form() {
    let refused = ask("GET", "/pets?limit=10&tags=abcd", &[], "");
    let body = json(&refused);
    assert!(body.get("error_code").is_some(), "{body}");
    let words = body.get("error_msg").and_then(Json::as_str).unwrap();
    assert!(
        words.contains("/limit") && words.contains("/tags/0"),
        "{words}"
    );
    let violations = body.get("violations").and_then(Json::as_array).unwrap();
    assert_eq!(violations.len(), 2);
    assert_eq!(
        violations[0].get("in").and_then(Json::as_str),
        Some("query")
    );

    // Where it has none, as problem details.
    let refused = ask("GET", "/pets/x", &[], "");
    assert_eq!(
        refused.headers()["content-type"],
        "application/problem+json"
    );
    assert_eq!(
        json(&refused)
            .pointer("/violations/0/rule")
            .and_then(Json::as_str),
        Some("type")
    );
}

const BEARER: (&str, &str) = ("Authorization", "Bearer x");

#[test]
fn bodies_are_read_in_every_form() {
    let part = |name: &str, text: &str| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
    };
    let parts = format!(
        "{}{}{}--x--\r\n",
        part("name", "Rex"),
        part("tags", "a"),
        part("tags", "b")
    );
    let long = format!("{}--x--\r\n", part("name", "too long"));
    let (form, several) = (
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
    );
    for (media_type, body, expected) in [
        ("application/json", r#"{"name":"Rex"}"#, 201),
        ("application/json; charset=utf-8", r#"{"name":"Rex"}"#, 201),
        ("application/json", r#"{"name":"too long"}"#, 400),
        ("application/json", "{", 400),
        ("application/json", "", 400),
        (form, "name=Rex&age=7&tags=a&tags=b+c", 201),
        (form, "name=too+long", 400),
        (form, "", 400),
        (form, "name=Rex&age=old", 400),
        (several, &parts, 201),
        (several, &long, 400),
        (several, "--x", 400),
        ("text/plain", "Rex", 415),
    ] {
        let headers = [BEARER, ("Content-Type", media_type)];
        let answer = ask("POST", "/pets", &headers, body);
        assert_eq!(answer.status().as_u16(), expected, "{media_type} {body:?}");
    }
}

#[test]
fn credentials_must_have_their_form() {
    for (headers, expected) in [
        (&[][..], 401),
        (&[("Authorization", "Basic eA==")], 401),
        (&[("Authorization", "bearer x")], 400),
    ] {
        let answer = ask("POST", "/pets", headers, "");
        assert_eq!(answer.status().as_u16(), expected, "{headers:?}");
    }
    let refused = ask("POST", "/pets", &[], "");
    assert_eq!(refused.headers()["www-authenticate"], "Bearer");
}

#[test]
fn answers_are_examples_or_samples() {
    let sent = |more: &[(&str, &str)]| {
        let headers = [&[BEARER, ("Content-Type", "application/json")], more].concat();
        ask("POST", "/pets", &headers, r#"{"name":"Rex"}"#)
    };
    assert_eq!(sent(&[]).body(), r#"{"name":"Rex"}"#);
    assert_eq!(
        sent(&[("Prefer", "example=tom")]).body(),
        r#"{"name":"Tom"}"#
    );
    assert_eq!(sent(&[("Prefer", "code=404")]).status(), 404);
    assert_eq!(sent(&[("Accept", "text/html")]).status(), 406);
    assert_eq!(sent(&[("Accept", "text/html, */*;q=0.1")]).status(), 201);
    assert_eq!(sent(&[("Accept", "")]).status(), 201);

    let all = ask("GET", "/pets", &[], "");
    assert_eq!(all.headers()["x-total"], "7");
    let pets = json(&all);
    let pet = pets.pointer("/0").unwrap();
    assert!(
        pet.get("age").is_some() && pet.get("chip").is_none(),
        "{pet}"
    );
    assert_eq!(ask("GET", "/pets/7", &[], "").body(), "Rex");
}

const ODD: &str = "\
openapi: 3.1.0
info: { title: Odd, version: '1' }
paths:
  /free:
    get:
      operationId: free
      responses: { '200': { description: It., content: { application/json: { schema: { type: object }, example: { a: 1 } } } } }
  /named:
    get:
      operationId: named
      responses:
        '200':
          description: It.
          content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string, pattern: '^(?!x)[a-z]+$', maxLength: 4 } } } } }
";

#[test]
fn answers_are_whole() {
    let body = |uri: &str| json(&ask_of(ODD, "GET", uri, &[], "")).to_string();
    // What a document shows is answered, also what it does not declare.
    assert_eq!(body("/free"), r#"{"a":1}"#);
    // No text is known to match, so it is one of the right length.
    assert_eq!(body("/named"), r#"{"name":"samp"}"#);
    let head = ask_of(ODD, "HEAD", "/free", &[], "");
    assert!(head.body().is_empty());
    assert_eq!(head.headers()["content-length"], "7");
}

const ONLY: &str = "\
openapi: 3.1.0
info: { title: Only, version: '1' }
paths:
  /refusals:
    post:
      operationId: refusals
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [names, few]
              properties:
                names: { type: array, items: { type: string } }
                few: { type: array, minItems: 1, items: { type: string, pattern: '^[a-z]+$' } }
      responses: { '400': { description: Wrong. } }
  /elsewhere:
    get:
      operationId: elsewhere
      responses: { '404': { description: Gone. }, '303': { description: There., headers: { Location: { schema: { const: /refusals } } } } }
";

#[test]
fn a_success_is_one_where_only_refusals_are_declared() {
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let ask = |method: &str, uri: &str, body: &str| ask_of(ONLY, method, uri, &[form], body);
    // A list without items is not written in a form.
    let answer = ask("POST", "/refusals", "few=a");
    assert_eq!(answer.status(), 204);
    let answer = ask("GET", "/elsewhere", "");
    assert_eq!(answer.status(), 303);
    assert_eq!(answer.headers()["location"], "/refusals");
}

#[test]
fn violations_are_told_where_no_body_has_room_for_them() {
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let refused = ask_of(ONLY, "POST", "/refusals", &[form], "names=a&few=%C3%A9");
    assert_eq!(refused.status(), 400);
    assert!(refused.body().is_empty());
    let told = refused.headers()["bindery-violations"].to_str().unwrap();
    let told: Json = bindery_runtime::json::from_slice(told.as_bytes()).unwrap();
    let rule = told.pointer("/0/rule").and_then(Json::as_str);
    assert_eq!(rule, Some("pattern"), "{told}");
    let pointer = told.pointer("/0/pointer").and_then(Json::as_str);
    assert_eq!(pointer, Some("/few/0"), "{told}");

    let refused = ask_of(ONLY, "POST", "/refusals", &[form], "names=a");
    let told = refused.headers()["bindery-violations"].to_str().unwrap();
    assert!(told.contains("required"), "{told}");
}

/// A card that is sent with a number which no answer has.
const CARDS: &str = "
openapi: 3.1.0
info: { title: Cards, version: '1' }
paths:
  /cards:
    post:
      operationId: add_card
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Card' } } }
      responses: { '200': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Card' } } } } }
components:
  schemas:
    Card: { type: object, required: [name, cvc], properties: { name: { type: string }, cvc: { type: string, writeOnly: true } } }
";

#[test]
fn what_only_requests_have_is_demanded_of_them_and_not_answered() {
    let send = |body| {
        let headers = [("content-type", "application/json")];
        ask_of(CARDS, "POST", "/cards", &headers, body)
    };
    let refused = send(r#"{"name": "a"}"#);
    assert_eq!(refused.status().as_u16(), 400);
    let said = json(&refused);
    let said = said.pointer("/violations/0/pointer");
    assert_eq!(said.and_then(Json::as_str), Some("/cvc"), "{refused:?}");
    let added = send(r#"{"name": "a", "cvc": "1"}"#);
    assert_eq!(added.status().as_u16(), 200, "{added:?}");
    assert!(json(&added).pointer("/name").is_some());
    assert!(json(&added).pointer("/cvc").is_none());
}
