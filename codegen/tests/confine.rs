//! Errors that concern some operations only: those are left out by name, the others are bound.

use bindery::document::{self, Memory};
use bindery::finding::{Findings, Severity};
use bindery::generate::{ModuleSettings, read_api};

/// The operations that are bound, and the findings that are no notes.
fn bound(paths_and_more: &str) -> String {
    let text = format!("openapi: 3.0.3\ninfo: {{ title: T, version: '1' }}\n{paths_and_more}");
    let files = Memory::new().with("api.yaml", text);
    let mut findings = Findings::new();
    let documents = document::read(&["api.yaml".into()], &files, &mut findings);
    let module = ModuleSettings::called_after("api.yaml");
    let api = read_api(&module, &documents, &mut findings);
    let mut text = String::new();
    for operation in api.iter().flat_map(|api| &api.operations) {
        if operation.selected {
            text += &format!("{} {}\n", operation.method, operation.path);
        }
    }
    findings.sort();
    for finding in findings.all() {
        if finding.severity < Severity::Note {
            let line = finding
                .place
                .map_or(0, |place| documents.sources().position(place).line);
            text += &format!(
                "{:?} {} :{line} {}\n",
                finding.severity, finding.code.id, finding.message
            );
        }
    }
    text
}

#[test]
fn what_is_broken_is_left_out_and_the_rest_is_bound() {
    let text = "
paths:
  /good: { get: { responses: {} } }
  /parameter:
    get: { parameters: [{ $ref: '#/components/parameters/None' }], responses: {} }
    put: { responses: {} }
  /shared:
    get: { parameters: [{ $ref: '#/components/parameters/Bad' }], responses: {} }
  /all:
    parameters: [{ name: p, in: nowhere, schema: {} }]
    get: { responses: {} }
    put: { responses: {} }
  /lost: { $ref: 'none.yaml' }
  /response:
    get: { responses: { '200': { $ref: '#/components/responses/R' } } }
components:
  parameters:
    Bad: { in: query, schema: {} }
    Unused: { name: [] }
  responses:
    R: { description: R, headers: { X: { $ref: '#/components/headers/None' } } }
";
    insta::assert_snapshot!(bound(text), @"
    GET /good
    PUT /parameter
    Warning B0603 :7 `GET /parameter` is left out: `#/components/parameters/None` leads nowhere: there is no `/components/parameters/None`
    Warning B0301 :7 `#/components/parameters/None` leads nowhere: there is no `/components/parameters/None`
    Warning B0603 :10 `GET /shared` is left out: a parameter needs `name`
    Warning B0208 :12 `nowhere` is not one of `path`, `query`, `header`, `cookie`, `querystring`
    Warning B0603 :13 `GET /all` is left out: `nowhere` is not one of `path`, `query`, `header`, `cookie`, `querystring`
    Warning B0603 :14 `PUT /all` is left out: `nowhere` is not one of `path`, `query`, `header`, `cookie`, `querystring`
    Warning B0603 :15 the path `/lost` is left out: `none.yaml` leads nowhere: cannot read `none.yaml`: no such file
    Warning B0301 :15 `none.yaml` leads nowhere: cannot read `none.yaml`: no such file
    Warning B0603 :17 `GET /response` is left out: `#/components/headers/None` leads nowhere: there is no `/components/headers`
    Warning B0207 :20 a parameter needs `name`
    Warning B0207 :21 a parameter needs `schema` or `content`; it is taken as any value
    Warning B0207 :21 a parameter needs `in`
    Warning B0203 :21 `name` must be a string, found an array
    Warning B0301 :23 `#/components/headers/None` leads nowhere: there is no `/components/headers`
    ");
}

#[test]
fn what_can_be_ignored_or_mended_leaves_nothing_out() {
    let text = "
paths:
  users/{id}:
    get:
      summary: 5
      parameters:
      - { name: q, in: query, schema: { type: Integer, minLength: x }, content: {} }
      - { name: q, in: query, schema: { type: string } }
      responses: { '2000': { description: R }, '200': { description: R, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } }
      security: [{ none: [] }, {}]
components:
  securitySchemes: { basic: { type: http, scheme: basic } }
  schemas:
    A:
      type: object
      required: true
      properties:
        a: { $ref: '#/components/schemas/None' }
        b: { type: item }
        c: { type: string, pattern: '(', minLength: 3, maxLength: 2 }
        d: { type: integer, multipleOf: 0 }
";
    insta::assert_snapshot!(bound(text), @"
    GET /users/{id}
    Warning B0209 :5 the path `users/{id}` must start with `/`, and is taken for `/users/{id}`
    Warning B0306 :5 no path parameter is named `id`, so it is taken as text
    Warning B0203 :7 `summary` must be a string, found a number; it is ignored
    Warning B0208 :9 `Integer` is taken for `integer`
    Warning B0203 :9 `minLength` must be a non-negative integer, found a string; it is ignored
    Warning B0215 :9 `schema` and `content` exclude one another: `schema` is taken
    Warning B0318 :10 the parameter `q` stands twice: the first one is taken
    Warning B0210 :11 `2000` is no status, so this response is left out
    Warning B0312 :12 there is no security scheme `none`, so this way to authenticate is left out
    Warning B0203 :18 `required` must be an array, found a boolean; it is ignored
    Warning B0301 :20 `#/components/schemas/None` leads nowhere: there is no `/components/schemas/None`; any value is accepted here
    Warning B0208 :21 `item` is not one of `null`, `boolean`, `integer`, `number`, `string`, `array`, `object`; it is ignored
    Warning B0402 :22 `(` is not a pattern, and is not checked: a `(` without its `)`
    Warning B0401 :22 `minLength` is 3 and `maxLength` is 2: nothing fits
    Warning B0411 :23 `multipleOf` must be more than 0, and is 0: it is not checked
    ");
}

#[test]
fn what_concerns_the_whole_document_stays_an_error() {
    insta::assert_snapshot!(bound("paths: { /a: { get: { responses: {} } } }\nserver: []\n"), @"Error B0204 :4 the document has no key `server`");
    insta::assert_snapshot!(bound("paths: { /a: { get: { responses: {}, x-bindery-nam: a } } }\n"), @"Error B0206 :3 an operation has no key `x-bindery-nam`");
}

#[test]
fn nothing_is_said_of_what_is_not_selected() {
    let text = "openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a: { get: { responses: { '200': { $ref: '#/components/responses/R' } } } }
  /b: { get: { responses: { '204': { description: d, links: { n: { operationId: none } } } } } }
components: { responses: { R: { description: R, links: { n: { operationId: none } } } } }
";
    let told = |only: &str| {
        let files = Memory::new().with("api.yaml", text);
        let mut findings = Findings::new();
        let documents = document::read(&["api.yaml".into()], &files, &mut findings);
        let mut module = ModuleSettings::called_after("api.yaml");
        module.selection.only = vec![only.to_owned()];
        read_api(&module, &documents, &mut findings).unwrap();
        findings.sort();
        let line = |place| documents.sources().position(place).line;
        let told = findings
            .all()
            .iter()
            .filter_map(|one| Some((one.code.id, line(one.place?))));
        told.collect::<Vec<_>>()
    };
    assert_eq!(told("/a"), [("B0311", 4), ("B0327", 6)]);
    assert_eq!(told("/b"), [("B0311", 5), ("B0327", 5)]);
    assert_eq!(told("/*").len(), 4);
}
