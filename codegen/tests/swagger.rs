//! Swagger 2.0: every construct gives the model that its twin in OpenAPI 3.0 gives.

mod road;

use road::{walk, walk_files};

const HEAD: &str = "swagger: '2.0'\ninfo: { title: T, version: '1' }\n";
const HEAD_3: &str = "openapi: 3.0.3\ninfo: { title: T, version: '1' }\n";

/// The model as text, without places.
fn model(text: &str) -> String {
    let lines = text.lines();
    let lines = lines.map(|line| line.split("  @ ").next().unwrap_or(line).to_owned() + "\n");
    lines.collect()
}

/// Compares two documents, which are given without their first lines.
fn twins(old: &str, new: &str) -> String {
    let old = walk(&(HEAD.to_owned() + old));
    let new = walk(&(HEAD_3.to_owned() + new));
    assert!(
        only_made_ids(&old.findings.replace("B0317", "B0311")),
        "{}",
        old.findings
    );
    assert_eq!(model(&old.text), model(&new.text), "{}", old.findings);
    model(&old.text)
}

/// Whether nothing is found but ids that are made.
fn only_made_ids(findings: &str) -> bool {
    findings.lines().all(|line| line.starts_with("B0311"))
}

/// The findings of a document, without the ids that are made.
fn findings(text: &str) -> String {
    let walked = walk(&(HEAD.to_owned() + text));
    let lines = walked
        .findings
        .lines()
        .filter(|line| !line.starts_with("B0311"));
    lines.map(|line| line.to_owned() + "\n").collect()
}

#[test]
fn host_base_path_and_schemes_are_servers() {
    twins(
        "host: a.example\nbasePath: /v1/\nschemes: [http, https]\n",
        "servers: [{ url: https://a.example/v1 }, { url: http://a.example/v1 }]\n",
    );
    twins(
        "host: a.example\n",
        "servers: [{ url: https://a.example }]\n",
    );
    twins("basePath: /v1\n", "servers: [{ url: /v1 }]\n");
    twins("basePath: /\n", "");
    twins("", "");
}

#[test]
fn inline_parameters_have_a_schema() {
    twins(
        "
paths:
  /a/{id}:
    parameters:
    - { name: id, in: path, required: true, type: integer, format: int64, minimum: 1, exclusiveMinimum: true }
    get:
      parameters:
      - { name: q, in: query, type: string, enum: [a, b], default: a, description: Q, x-example: b }
      - { name: X-A, in: header, type: string, maxLength: 3, pattern: '^a' }
      - { $ref: '#/parameters/Limit' }
      responses: {}
parameters:
  Limit: { name: limit, in: query, type: integer, format: int32, maximum: 9 }
",
        "
paths:
  /a/{id}:
    parameters:
    - { name: id, in: path, required: true, schema: { type: integer, format: int64, minimum: 1, exclusiveMinimum: true } }
    get:
      parameters:
      - { name: q, in: query, schema: { type: string, enum: [a, b], default: a }, description: Q, example: b }
      - { name: X-A, in: header, schema: { type: string, maxLength: 3, pattern: '^a' } }
      - { $ref: '#/components/parameters/Limit' }
      responses: {}
components:
  parameters:
    Limit: { name: limit, in: query, schema: { type: integer, format: int32, maximum: 9 } }
",
    );
}

#[test]
fn arrays_are_joined_as_they_say() {
    twins(
        "
paths:
  /a/{ids}:
    get:
      parameters:
      - { name: ids, in: path, required: true, type: array, items: { type: integer } }
      - { name: a, in: query, type: array, items: { type: string } }
      - { name: b, in: query, type: array, items: { type: string }, collectionFormat: csv }
      - { name: c, in: query, type: array, items: { type: string }, collectionFormat: ssv }
      - { name: d, in: query, type: array, items: { type: string }, collectionFormat: pipes }
      - { name: e, in: query, type: array, items: { type: string }, collectionFormat: multi }
      - { name: f, in: header, type: array, items: { type: string, enum: [x] } }
      responses: {}
",
        "
paths:
  /a/{ids}:
    get:
      parameters:
      - { name: ids, in: path, required: true, schema: { type: array, items: { type: integer } } }
      - { name: a, in: query, explode: false, schema: { type: array, items: { type: string } } }
      - { name: b, in: query, explode: false, schema: { type: array, items: { type: string } } }
      - { name: c, in: query, explode: false, style: spaceDelimited, schema: { type: array, items: { type: string } } }
      - { name: d, in: query, explode: false, style: pipeDelimited, schema: { type: array, items: { type: string } } }
      - { name: e, in: query, explode: true, schema: { type: array, items: { type: string } } }
      - { name: f, in: header, schema: { type: array, items: { type: string, enum: [x] } } }
      responses: {}
",
    );
}

#[test]
fn what_no_style_can_say_is_bound_as_text() {
    let text = "
paths:
  /a:
    get:
      parameters:
      - { name: t, in: query, type: array, items: { type: string }, collectionFormat: tsv }
      - { name: h, in: header, type: array, items: { type: string }, collectionFormat: multi }
      responses: {}
";
    insta::assert_snapshot!(findings(text), @"
    B0216 api.yaml:8:87 the `collectionFormat` `tsv` of `t` is not supported here: the parameter is bound as text, for its items joined by hand
    B0216 api.yaml:9:88 `multi` is for `query` and `formData`: the items are taken to be separated by commas
    ");
    let model = model(&walk(&(HEAD.to_owned() + text)).text);
    assert!(model.contains("parameter #0 of getA: string"), "{model}");
}

#[test]
fn bodies_have_the_media_types_that_are_consumed() {
    twins(
        "
consumes: [application/json]
paths:
  /a:
    put:
      parameters:
      - { name: body, in: body, required: true, description: B, schema: { $ref: '#/definitions/P' } }
      responses: {}
    post:
      consumes: [application/xml, text/plain]
      parameters: [{ $ref: '#/parameters/Body' }]
      responses: {}
    patch:
      parameters: [{ $ref: '#/parameters/Body' }]
      responses: {}
parameters:
  Body: { name: body, in: body, schema: { $ref: '#/definitions/P' } }
definitions:
  P: { type: object, properties: { p: { type: string } } }
",
        "
paths:
  /a:
    put:
      requestBody: { required: true, description: B, content: { application/json: { schema: { $ref: '#/components/schemas/P' } } } }
      responses: {}
    post:
      requestBody: { content: { application/xml: { schema: { $ref: '#/components/schemas/P' } }, text/plain: { schema: { $ref: '#/components/schemas/P' } } } }
      responses: {}
    patch:
      requestBody: { $ref: '#/components/requestBodies/Body' }
      responses: {}
components:
  requestBodies:
    Body: { content: { application/json: { schema: { $ref: '#/components/schemas/P' } } } }
  schemas:
    P: { type: object, properties: { p: { type: string } } }
",
    );
}

#[test]
fn a_body_of_the_path_is_that_of_every_operation() {
    twins(
        "
paths:
  /a:
    parameters:
    - { name: body, in: body, schema: { type: string } }
    put: { responses: {} }
    post:
      parameters: [{ name: other, in: body, schema: { type: integer } }]
      responses: {}
",
        "
paths:
  /a:
    put:
      requestBody: { content: { application/json: { schema: { type: string } } } }
      responses: {}
    post:
      requestBody: { content: { application/json: { schema: { type: integer } } } }
      responses: {}
",
    );
}

#[test]
fn forms_are_url_encoded_unless_there_is_a_file() {
    twins(
        "
paths:
  /a:
    put:
      parameters:
      - { name: n, in: formData, required: true, type: string, maxLength: 3, description: N }
      - { $ref: '#/parameters/Field' }
      responses: {}
    post:
      consumes: [multipart/form-data]
      parameters:
      - { name: f, in: formData, type: file, description: F }
      - { name: n, in: formData, type: string }
      responses: {}
parameters:
  Field: { name: o, in: formData, type: integer }
",
        "
paths:
  /a:
    put:
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [n]
              properties: { n: { type: string, maxLength: 3, description: N }, o: { type: integer } }
      responses: {}
    post:
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties: { f: { type: string, format: binary, description: F }, n: { type: string } }
      responses: {}
",
    );
}

#[test]
fn responses_have_the_media_types_that_are_produced() {
    twins(
        "
produces: [application/json]
paths:
  /a:
    get:
      responses:
        '200':
          description: R
          schema: { $ref: '#/definitions/P' }
          headers: { X-A: { type: integer, description: H } }
          examples: { application/json: { p: x } }
        '204': { description: none }
        default: { $ref: '#/responses/E' }
    put:
      produces: [image/png]
      responses: { '200': { description: R, schema: { type: file } } }
    post:
      produces: [text/plain]
      responses: { default: { $ref: '#/responses/E' } }
responses:
  E: { description: E, schema: { $ref: '#/definitions/P' } }
definitions:
  P: { type: object, properties: { p: { type: string } } }
",
        "
paths:
  /a:
    get:
      responses:
        '200':
          description: R
          content: { application/json: { schema: { $ref: '#/components/schemas/P' }, example: { p: x } } }
          headers: { X-A: { schema: { type: integer }, description: H } }
        '204': { description: none }
        default: { $ref: '#/components/responses/E' }
    put:
      responses: { '200': { description: R, content: { image/png: { schema: { type: string, format: binary } } } } }
    post:
      responses: { default: { description: E, content: { text/plain: { schema: { $ref: '#/components/schemas/P' } } } } }
components:
  responses:
    E: { description: E, content: { application/json: { schema: { $ref: '#/components/schemas/P' } } } }
  schemas:
    P: { type: object, properties: { p: { type: string } } }
",
    );
}

#[test]
fn a_file_without_a_media_type_is_bytes() {
    twins(
        "paths: { /a: { get: { responses: { '200': { description: R, schema: { type: file } } } } } }\n",
        "paths: { /a: { get: { responses: { '200': { description: R, content: { application/octet-stream: { schema: { type: string, format: binary } } } } } } } }\n",
    );
}

#[test]
fn security_definitions_are_schemes() {
    twins(
        "
security: [{ basic: [] }, { oauth: [r] }]
securityDefinitions:
  basic: { type: basic, description: B }
  key: { type: apiKey, in: header, name: X-Key }
  oauth: { type: oauth2, flow: application, tokenUrl: 'https://a.example/t', scopes: { r: read } }
  code: { type: oauth2, flow: accessCode, authorizationUrl: 'https://a.example/a', tokenUrl: 'https://a.example/t', scopes: {} }
  implicit: { type: oauth2, flow: implicit, authorizationUrl: 'https://a.example/a', scopes: {} }
  password: { type: oauth2, flow: password, tokenUrl: 'https://a.example/t', scopes: {} }
paths: { /a: { get: { responses: {} }, put: { security: [{ key: [] }, { code: [], implicit: [] }, { password: [] }], responses: {} } } }
",
        "
security: [{ basic: [] }, { oauth: [r] }]
components:
  securitySchemes:
    basic: { type: http, scheme: basic, description: B }
    key: { type: apiKey, in: header, name: X-Key }
    oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.example/t', scopes: { r: read } } } }
    code: { type: oauth2, flows: { authorizationCode: { authorizationUrl: 'https://a.example/a', tokenUrl: 'https://a.example/t', scopes: {} } } }
    implicit: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example/a', scopes: {} } } }
    password: { type: oauth2, flows: { password: { tokenUrl: 'https://a.example/t', scopes: {} } } }
paths: { /a: { get: { responses: {} }, put: { security: [{ key: [] }, { code: [], implicit: [] }, { password: [] }], responses: {} } } }
",
    );
}

#[test]
fn schemas_keep_their_meaning() {
    twins(
        "
definitions:
  Pet:
    type: object
    discriminator: kind
    required: [kind]
    properties:
      kind: { type: string }
      old: { type: integer, minimum: 0, exclusiveMinimum: true, readOnly: true }
      nick: { type: string, x-nullable: true, x-example: Rex }
      other: { $ref: '#/definitions/Pet', x-nullable: true }
  Cat:
    allOf: [{ $ref: '#/definitions/Pet' }, { type: object, properties: { claws: { type: boolean } } }]
",
        "
components:
  schemas:
    Pet:
      type: object
      discriminator: { propertyName: kind }
      required: [kind]
      properties:
        kind: { type: string }
        old: { type: integer, minimum: 0, exclusiveMinimum: true, readOnly: true }
        nick: { type: string, nullable: true, example: Rex }
        other: { $ref: '#/components/schemas/Pet', nullable: true }
    Cat:
      allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { claws: { type: boolean } } }]
",
    );
}

#[test]
fn what_is_wrong_is_said_in_the_words_of_2_0() {
    let text = "
shemes: [https]
schemes: [ftp, wss]
paths:
  /a:
    post:
      consumes: [text/csv]
      parameters:
      - { name: a, in: cookie, type: string }
      - { name: b, in: query, type: object }
      - { name: c, in: formData, type: string, colectionFormat: csv }
      - { name: d, in: body }
      - { name: e, in: body, schema: { oneOf: [{ type: string }], requierd: [a] } }
      responses: { '200': { description: R, schema: { $ref: '#/definitions/None', type: string } } }
definitions: { Nona: {} }
";
    insta::assert_snapshot!(findings(text), @"
    B0204 api.yaml:4:1 the document has no key `shemes` (did you mean `schemes`?)
    B0208 api.yaml:5:11 `ftp` is not one of `http`, `https`, `ws`, `wss`
    B0208 api.yaml:11:24 `cookie` is not one of `query`, `header`, `path`, `formData`, `body`
    B0208 api.yaml:12:37 `object` is not one of `string`, `number`, `integer`, `boolean`, `array`, `file`; it is ignored
    B0216 api.yaml:13:11 an operation has a body or a form: the form is ignored
    B0204 api.yaml:13:48 a parameter has no key `colectionFormat` (did you mean `collectionFormat`?)
    B0216 api.yaml:14:11 a body needs `schema` (what stands in its place is taken for it)
    B0216 api.yaml:15:11 an operation has one body: this one is ignored
    B0213 api.yaml:15:40 `oneOf` is of OpenAPI 3.0, and the document says 2.0
    B0205 api.yaml:15:67 a schema has no key `requierd` (did you mean `required`?)
    B0301 api.yaml:16:61 `#/definitions/None` leads nowhere: there is no `/definitions/None`; any value is accepted here (did you mean `Nona`?)
    B0214 api.yaml:16:83 `type` is ignored, because it stands beside `$ref`
    ");
}

#[test]
fn parts_stand_in_other_files() {
    let root = HEAD.to_owned()
        + "
consumes: [application/json]
paths:
  /a: { $ref: 'parts/a.yaml' }
  /b:
    get:
      parameters: [{ $ref: 'other.yaml#/parameters/Q' }]
      responses: { '200': { $ref: 'other.yaml#/responses/R' } }
";
    let item = "post:\n  parameters:\n  - { name: b, in: body, schema: { $ref: '../other.yaml#/definitions/P' } }\n  responses: {}\n";
    let other = HEAD.to_owned()
        + "
produces: [text/plain]
parameters: { Q: { name: q, in: query, type: integer } }
responses: { R: { description: R, schema: { $ref: '#/definitions/P' } } }
definitions: { P: { type: object, properties: { next: { $ref: '#/definitions/P' }, file: { $ref: 'deep%20er.yaml#/x~1y' } } } }
";
    let deeper = "x/y: { type: string, x-nullable: true }\n";
    let files = [
        ("api.yaml", &*root),
        ("parts/a.yaml", item),
        ("other.yaml", &*other),
        ("deep er.yaml", deeper),
    ];
    let walked = walk_files(&files, 1);
    assert!(only_made_ids(&walked.findings), "{}", walked.findings);
    insta::assert_snapshot!(model(&walked.text), @r#"
    api "T" "1"
      operation postA: POST /a
        segments "/a"
        body?
          "application/json": t0 P
      operation getB: GET /b
        segments "/b"
        #0 query "q"?: t1 Q form explode
        response 200
          description "R"
          "text/plain" text: ?
      t0 P: object
        - "next"?: t0 P
        - "file"?: t2 x/y
      t1 Q: integer
      t2 x/y: string or null
    "#);
}

#[test]
fn references_follow_what_has_moved() {
    let text = "
paths:
  /a:
    get:
      parameters:
      - { name: b, in: body, schema: { type: object, properties: { p: { type: string } } } }
      - { name: q, in: query, type: integer }
      responses: { '200': { description: R, schema: { type: object, properties: { r: { type: string } } } } }
  /b:
    get:
      parameters: [{ $ref: '#/paths/~1a/get/parameters/1' }]
      responses: { '200': { description: R, schema: { $ref: '#/paths/~1a/get/responses/200/schema' } } }
";
    let walked = walk(&(HEAD.to_owned() + text));
    insta::assert_snapshot!(findings(text), @"");
    insta::assert_snapshot!(model(&walked.text), @r#"
    api "T" "1"
      operation getA: GET /a
        segments "/a"
        #0 query "q"?: t0 form explode
        body?
          "application/json": t2
        response 200
          description "R"
          "application/json": t1
      operation getB: GET /b
        segments "/b"
        #0 query "q"?: t0 form explode
        response 200
          description "R"
          "application/json": t1
      t0 parameter #0 of getA: integer
      t1 response 200 of getA: object
        - "r"?: t3
      t2 request of getA: object
        - "p"?: t4
      t3 field "r" of t1: string
      t4 field "p" of t2: string
    "#);
}
