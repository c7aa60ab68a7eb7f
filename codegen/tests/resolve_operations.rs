//! What paths become: operations, parameters, bodies, responses, security.

mod road;

use road::{Walked, walk, walk_files};

/// Walks over a document of these paths and whatever else.
fn walked(rest: &str) -> Walked {
    walk(&format!(
        "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\n{rest}"
    ))
}

fn findings(rest: &str) -> String {
    walked(rest).findings
}

#[test]
fn an_operation_reads_like_its_page() {
    let walked = walked("
servers: [{ url: 'https://{r}.example.com', variables: { r: { default: a, enum: [a, b] } } }]
security: [{ Key: [] }, {}]
paths:
  /v1/{project}/files/{name}.{ext}:
    parameters:
      - { name: project, in: path, required: true, x-bindery-client: true, schema: { type: string } }
      - { name: limit, in: query, schema: { type: integer } }
    post:
      operationId: upload
      x-bindery-name: put file
      summary: Uploads.
      tags: [files]
      parameters:
        - { name: name, in: path, required: true, schema: { type: string } }
        - { name: ext, in: path, required: true, style: label, schema: { type: string } }
        - { name: limit, in: query, required: true, explode: false, schema: { type: array, items: { type: string } } }
        - { name: filter, in: query, style: deepObject, schema: { type: object } }
        - { name: X-Trace, in: header, schema: { type: string }, example: t1 }
        - { name: where, in: query, content: { application/json: { schema: { type: object } } } }
      requestBody:
        required: true
        content: { application/json: { schema: { type: object }, examples: { one: { summary: One, value: {} } } } }
      responses:
        '200':
          description: Done.
          headers: { X-Id: { required: true, schema: { type: string } } }
          content: { application/json: { schema: { type: string } } }
        4XX: { description: No. }
        default: { description: Else. }
      security: [{ Sign: [], Key: [] }, { Login: [read] }]
    get: { operationId: download, deprecated: true, parameters: [{ $ref: '#/components/parameters/N' }, { $ref: '#/components/parameters/E' }], responses: { '204': { description: '' } } }
components:
  parameters:
    N: { name: name, in: path, required: true, schema: { type: string } }
    E: { name: ext, in: path, required: true, schema: { type: string, enum: [a] } }
  securitySchemes:
    Key: { type: apiKey, in: header, name: X-Key }
    Sign: { type: apiKey, in: header, name: Authorization, x-bindery-signer: sdk-hmac-sha256 }
    Login: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://t', scopes: { read: Reads. } } } }
");
    assert_eq!(walked.findings, "");
    insta::assert_snapshot!(walked.text, @r#"
    api "T" "1"
      server "https://{r}.example.com"  @ api.yaml:4
        variable r = "a" ["a", "b"]
      security Key: HeaderKey("X-Key")  @ api.yaml:40
      security Sign: Signer("sdk-hmac-sha256")  @ api.yaml:41
      security Login: ClientCredentials { token_url: "https://t", scopes: [("read", "Reads.")] }  @ api.yaml:42
      operation upload as "put file": POST /v1/{project}/files/{name}.{ext}  @ api.yaml:11
        summary "Uploads."
        tags ["files"]
        segments "/v1/" #0 "/files/" #2 "." #3
        #0 path "project": t0 simple client  @ api.yaml:9
        #1 query "limit": t1 form  @ api.yaml:19
        #2 path "name": t2 simple  @ api.yaml:17
        #3 path "ext": t3 label  @ api.yaml:18
        #4 query "filter"?: t4 deep-object  @ api.yaml:20
        #5 header "X-Trace"?: t5 simple  @ api.yaml:21
          example "" "t1"
        #6 query "where"?: t6 json  @ api.yaml:22
        body  @ api.yaml:24
          "application/json": t9  @ api.yaml:25
            example "one" {}  @ api.yaml:25
        response 200  @ api.yaml:27
          description "Done."
          "application/json": t7  @ api.yaml:30
          header "X-Id": t8  @ api.yaml:29
        response 4XX  @ api.yaml:31
          description "No."
        response default  @ api.yaml:32
          description "Else."
        needs Sign and Key
        needs Login ["read"]
      operation download: GET /v1/{project}/files/{name}.{ext}  @ api.yaml:34
        deprecated
        segments "/v1/" #0 "/files/" #2 "." #3
        #0 path "project": t0 simple client  @ api.yaml:9
        #1 query "limit"?: t10 form explode  @ api.yaml:10
        #2 path "name": t11 N simple  @ api.yaml:37
        #3 path "ext": t12 E simple  @ api.yaml:38
        response 204  @ api.yaml:34
          description ""
        needs Key
        needs nothing
      t0 parameter #0 of upload: string  @ api.yaml:9
      t1 parameter #1 of upload: array of t13  @ api.yaml:19
      t2 parameter #2 of upload: string  @ api.yaml:17
      t3 parameter #3 of upload: string  @ api.yaml:18
      t4 parameter #4 of upload: object  @ api.yaml:20
      t5 parameter #5 of upload: string  @ api.yaml:21
      t6 parameter #6 of upload: object  @ api.yaml:22
      t7 response 200 of upload: string  @ api.yaml:30
      t8 header "X-Id" of upload 200: string  @ api.yaml:29
      t9 request of upload: object  @ api.yaml:25
      t10 parameter #1 of download: integer  @ api.yaml:10
      t11 N: string  @ api.yaml:37
      t12 E: enum  @ api.yaml:38
        - "a"
        ! enum "a"  @ api.yaml:38
      t13 items of t1: string  @ api.yaml:19
    "#);
}

#[test]
fn paths_and_their_parameters_must_agree() {
    insta::assert_snapshot!(findings("
paths:
  /a/{id}/{nam}:
    get:
      operationId: a
      parameters:
        - { name: name, in: path, required: true, schema: { type: string } }
        - { name: id, in: path, schema: { type: string } }
        - { name: q, in: query, style: matrix, schema: { type: string } }
        - { name: q, in: query, schema: { type: string } }
        - { name: Authorization, in: header, schema: { type: string } }
        - { name: c, in: cookie, x-bindery-client: true, schema: { type: string } }
      responses: { '200': { description: '' } }
"), @"
    B0306 api.yaml:5:3 no path parameter is named `nam`, so it is taken as text (add `{name: nam, in: path, required: true, schema: …}` to `parameters`)
    B0307 api.yaml:9:19 the path `/a/{id}/{nam}` has no variable `{name}`, so the parameter is left out (did you mean `nam`?)
    B0308 api.yaml:10:19 the path parameter `id` is taken as required, which it does not say (write `required: true`)
    B0319 api.yaml:11:40 this style does not fit the place of the parameter `q`; the usual one is taken
    B0318 api.yaml:12:19 the parameter `q` stands twice: the first one is taken
    B0322 api.yaml:13:19 the header parameter `Authorization` is ignored, as OpenAPI has it (media types stand in `content`, credentials in `security`)
    B0321 api.yaml:14:34 `x-bindery-client` is for path, query and header parameters
    ");
}

#[test]
fn operations_need_ids_of_their_own() {
    let walked = walked(
        "
paths:
  /v1/projects/{id}/re-install:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    post: { responses: { '200': { description: '' } } }
    get: { operationId: same, responses: { '200': { description: '' } } }
    put: { operationId: same, responses: { '200': { description: '' } } }
  /v1/projects/{other}/re-install:
    parameters: [{ name: other, in: path, required: true, schema: { type: string } }]
    post: { operationId: x, responses: { '200': { description: '' } } }
",
    );
    insta::assert_snapshot!(walked.findings, @"
    B0311 api.yaml:7:5 `POST /v1/projects/{id}/re-install` is called `postV1ProjectsByIdReInstall` (write an `operationId` to call it something else)
    B0309 api.yaml:9:25 the operation id `same` stands twice: `PUT /v1/projects/{id}/re-install` is called `putV1ProjectsByIdReInstall` (give one of them another `operationId`)
    B0310 api.yaml:12:5 `POST /v1/projects/{other}/re-install` differs from `/v1/projects/{id}/re-install` only in the names of variables
    ");
    assert_eq!(
        walked.api.unwrap().operations[0].id,
        "postV1ProjectsByIdReInstall"
    );
}

#[test]
fn what_is_left_out_is_named() {
    insta::assert_snapshot!(findings("
webhooks:
  happened: { post: { responses: { '200': { description: '' } } } }
paths:
  /a:
    post:
      operationId: a
      servers: [{ url: 'https://other.example.com' }]
      callbacks: { onDone: { '{$request.body#/url}': { post: { responses: { '200': { description: '' } } } } } }
      requestBody: { content: { multipart/form-data: { schema: { type: object }, encoding: { a: { contentType: text/plain, headers: { X-A: { schema: { type: string } } } } } } } }
      responses: { '200': { description: ''} }
"), @"
    B0326 api.yaml:10:7 `POST /a` is served elsewhere than the rest, at `https://other.example.com`: a client sends it to its own endpoint (make a client for that endpoint, as the docs of the method say)
    B0323 api.yaml:12:135 the header `X-A` of a part is not sent by itself (a file can be given headers: `File::with_header`)
    ");
}

#[test]
fn security_schemes_must_be_declared_once() {
    insta::assert_snapshot!(findings("
security: [{ Kye: [] }]
paths:
  /a: { get: { operationId: a, responses: { '200': { description: '' } } } }
components: { securitySchemes: { Key: { type: http, scheme: basic } } }
"), @"B0312 api.yaml:4:14 there is no security scheme `Kye`, so this way to authenticate is left out (did you mean `Key`?)");
    let document = |scheme: &str, path: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\npaths: {{ {path}: {{}} }}\ncomponents: {{ securitySchemes: {{ Key: {{ type: http, scheme: {scheme} }} }} }}\n"
        )
    };
    let (one, two) = (document("basic", "/a"), document("bearer", "/b"));
    insta::assert_snapshot!(walk_files(&[("one.yaml", &one), ("two.yaml", &two)], 2).findings, @"B0313 two.yaml:4:34 `Key` is another security scheme in another document");
    let walked = walk_files(
        &[("one.yaml", &*one), ("two.yaml", &*document("basic", "/b"))],
        2,
    );
    assert_eq!(walked.findings, "");
    assert_eq!(walked.api.unwrap().security_schemes.len(), 1);
}

#[test]
fn a_security_scheme_that_nothing_needs_is_told() {
    let document = |security: &str| {
        format!(
            "{security}
paths:
  /a: {{ get: {{ operationId: a, responses: {{ '200': {{ description: '' }} }} }} }}
components: {{ securitySchemes: {{ Key: {{ type: http, scheme: basic }} }} }}
"
        )
    };
    insta::assert_snapshot!(findings(&document("security: []")), @"B0325 api.yaml:6:34 no operation needs the security scheme `Key` (the client gets no setter for it)");
    // Where nobody says what is needed, the key may be.
    assert_eq!(findings(&document("tags: []")), "");
    assert_eq!(findings(&document("security: [{ Key: [] }]")), "");
    let needs = |security: &str| {
        walked(&document(security)).api.unwrap().operations[0]
            .security
            .clone()
    };
    assert_eq!(needs("tags: []"), None);
    assert_eq!(needs("security: []"), Some(Vec::new()));
    assert_eq!(needs("security: [{}]"), Some(vec![Vec::new()]));
}

#[test]
fn the_same_operation_in_two_documents_is_told_with_both_places() {
    let document = |id: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\npaths: {{ /a: {{ get: {{ operationId: {id}, responses: {{}} }} }} }}\n"
        )
    };
    let (one, two) = (document("a"), document("a"));
    insta::assert_snapshot!(walk_files(&[("one.yaml", &one), ("two.yaml", &two)], 2).findings, @"
    B0310 two.yaml:3:16 `GET /a` stands twice
    B0603 two.yaml:3:16 `GET /a` is left out: `GET /a` stands twice
    B0309 two.yaml:3:36 the operation id `a` stands twice: `GET /a` is called `getA` (give one of them another `operationId`)
    ");
}

#[test]
fn parts_in_other_files_may_refer_on() {
    let walked = walk_files(
        &[
            (
                "api/api.yaml",
                "
openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a: { $ref: '../parts/paths.yaml#/~1a' }
",
            ),
            (
                "parts/paths.yaml",
                "
/a:
  get:
    operationId: a
    parameters: [{ $ref: 'more.yaml#/P' }]
    requestBody: { $ref: 'more.yaml#/Body' }
    responses: { '200': { $ref: 'more.yaml#/Ok' } }
",
            ),
            (
                "parts/more.yaml",
                "
P: { name: p, in: query, schema: { $ref: '#/S' } }
S: { type: string, enum: [x] }
Body: { content: { application/json: { schema: { type: object, properties: { s: { $ref: '#/S' } } } } } }
Ok: { description: Fine., content: { application/json: { schema: { type: object }, examples: { e: { $ref: '#/E' } } } } }
E: { value: { a: 1 } }
",
            ),
        ],
        1,
    );
    assert_eq!(walked.findings, "");
    insta::assert_snapshot!(walked.text, @r#"
    api "T" "1"
      operation a: GET /a  @ parts/paths.yaml:3
        segments "/a"
        #0 query "p"?: t0 S form explode  @ parts/more.yaml:2
        body?  @ parts/more.yaml:4
          "application/json": t2 Body  @ parts/more.yaml:4
        response 200  @ parts/paths.yaml:7
          description "Fine."
          "application/json": t1 Ok  @ parts/more.yaml:5
            example "e" {"a": 1}  @ parts/more.yaml:6
      t0 S: enum  @ parts/more.yaml:3
        - "x"
        ! enum "x"  @ parts/more.yaml:3
      t1 Ok: object  @ parts/more.yaml:5
      t2 Body: object  @ parts/more.yaml:4
        - "s"?: t0 S  @ parts/more.yaml:4
    "#);
}

#[test]
fn webhooks_and_callbacks_are_what_the_server_sends() {
    let walked = walked(
        "
webhooks:
  happened:
    post:
      operationId: a
      tags: [news]
      parameters: [{ name: X-Signature, in: header, required: true, description: Of the body., schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { type: object, properties: { at: { type: string } } } } } }
      responses: { '2XX': { description: Seen. } }
paths:
  /a:
    post:
      operationId: a
      callbacks: { onDone: { $ref: '#/components/callbacks/Done' } }
      responses: { '200': { description: '' } }
components:
  callbacks:
    Done: { '{$request.body#/url}': { put: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } }, responses: {} } } }
  schemas:
    Job: { type: string, enum: [done] }
",
    );
    assert_eq!(walked.findings, "");
    insta::assert_snapshot!(walked.text, @r#"
    api "T" "1"
      operation a: POST /a  @ api.yaml:14
        segments "/a"
        response 200  @ api.yaml:17
          description ""
      webhook happened: POST  @ api.yaml:6
        tags ["news"]
        header "X-Signature"
          description "Of the body."
        body?  @ api.yaml:10
          "application/json": t1  @ api.yaml:10
        answer 2XX
          description "Seen."
      webhook onDone of a at "{$request.body#/url}": PUT  @ api.yaml:20
        body?  @ api.yaml:20
          "application/json": t0 Job  @ api.yaml:20
      t0 Job: enum  @ api.yaml:22
        - "done"
        ! enum "done"  @ api.yaml:22
      t1 payload of happened: object  @ api.yaml:10
        - "at"?: t2  @ api.yaml:10
      t2 field "at" of t1: string  @ api.yaml:10
    "#);
}

#[test]
fn a_parameter_is_written_as_its_media_type_says() {
    let walked = walked("
paths:
  /a:
    parameters: [{ name: shared, in: query, schema: { type: array, items: { type: array, items: {} } } }]
    get:
      operationId: a
      parameters:
        - { name: j, in: header, content: { application/problem+json: { schema: { type: object } } } }
        - { name: t, in: query, content: { text/plain: { schema: { type: string } } } }
        - { name: x, in: cookie, content: { application/xml: { schema: { type: object } } } }
        - { name: c, in: cookie, style: cookie, schema: { type: string } }
        - { name: e, in: query, content: { application/json: { encoding: { a: {} } } } }
      responses: { '204': { description: '' } }
    put: { operationId: b, responses: { '204': { description: '' } } }
  /w:
    get:
      operationId: w
      parameters:
        - { name: f, in: querystring, content: { application/x-www-form-urlencoded: { schema: { type: object } } } }
        - { name: other, in: query, schema: { type: string } }
      responses: { '204': { description: '' } }
    put: { operationId: x, parameters: [{ name: j, in: querystring, content: { application/json: { schema: { type: object } } } }], responses: { '204': { description: '' } } }
    post: { operationId: y, parameters: [{ name: t, in: querystring, content: { application/jsonpath: {} } }], responses: { '204': { description: '' } } }
    patch: { operationId: z, parameters: [{ name: s, in: querystring, schema: { type: string } }], responses: { '204': { description: '' } } }
");
    let parameters: Vec<&str> = walked
        .text
        .lines()
        .filter(|line| line.trim_start().starts_with('#'))
        .filter_map(|line| line.split("  @ ").next())
        .map(str::trim)
        .collect();
    insta::assert_snapshot!(parameters.join("\n"), @r#"
    #0 query "shared"?: t0 form explode
    #1 header "j"?: t1 json
    #2 query "t"?: t2 form explode
    #3 cookie "x"?: t3 form explode
    #4 cookie "c"?: t4 cookie explode
    #5 query "e"?: t5 json
    #0 query "shared"?: t0 form explode
    #0 query "f"?: t6 whole-form
    #1 query "other"?: t7 form explode
    #0 query "j"?: t8 whole-json
    #0 query "t"?: t9 whole-text
    #0 query "s"?: t10 whole-form
    "#);
    insta::assert_snapshot!(walked.findings, @"
    B0414 api.yaml:6:26 OpenAPI leaves open how `shared` is written: a list or an object inside of another is JSON text
    B0328 api.yaml:12:45 there is no writer for `application/xml`: the caller gives the text of `x`
    B0305 api.yaml:14:76 the encoding of `a` has no effect in a parameter
    B0319 api.yaml:22:19 `f` is the whole query, and `other` stands beside it: both are sent, one after the other
    B0328 api.yaml:25:81 there is no writer for `application/jsonpath`: the caller gives the text of `t`
    B0319 api.yaml:26:51 `s` has no `content`: it is taken as a form (write `content: { application/x-www-form-urlencoded: … }`)
    B0414 api.yaml:26:51 OpenAPI leaves open how `s` is written: only an object has pairs, so nothing is sent
    ");
}
