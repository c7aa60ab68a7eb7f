//! A page against a document.

use super::written::{Room, document, page};

const PRINT: &str = "POST /v1/{shop}/prints";

const REST: &str = "      parameters:
        - { name: shop, in: path, required: true, schema: { type: string } }
        - { name: draft, in: query, schema: { type: boolean, default: false } }
      security: [{ token: [] }]
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: '#/components/schemas/Print' } }
      responses:
        '202':
          description: x
          headers: { X-Trace: { schema: { type: string } } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } }
        '4XX': { description: x }
";

const COMPONENTS: &str = "components:
  securitySchemes: { token: { type: apiKey, in: header, name: X-Token } }
  schemas:
    Print:
      type: object
      required: [title, copies]
      properties:
        title: { type: string, minLength: 1, maxLength: 64 }
        copies: { type: integer, minimum: 1, maximum: 500 }
        paper: { type: string, enum: [a4, a3], default: a4 }
        inks:
          type: array
          maxItems: 4
          items: { $ref: '#/components/schemas/Ink' }
        labels: { type: object, additionalProperties: { type: string } }
        id: { type: string, readOnly: true }
    Ink:
      type: object
      properties:
        colour: { type: string, pattern: '^#[0-9a-f]{6}$' }
        next: { $ref: '#/components/schemas/Ink' }
    Job:
      type: object
      properties:
        job: { type: string, format: uuid }
        started: { type: string, format: date-time }
";

/// The page that says what the document says.
const SAME: [&str; 15] = [
    "\"path shop\": { type: string, mandatory: true }",
    "\"query draft\": { type: boolean, mandatory: false, enum: [true, false], default: \"false\" }",
    "\"header X-Token\": { type: string, mandatory: true }",
    "\"header Content-Type\": { type: string, mandatory: true }",
    "\"request title\": { type: string, mandatory: true, minLength: 1, maxLength: 64 }",
    "\"request copies\": { type: integer, mandatory: true, minimum: 1, maximum: 500 }",
    "\"request paper\": { type: string, mandatory: false, enum: [a3, a4], default: a4 }",
    "\"request inks\": { type: array of object, mandatory: false, minItems: 0, maxItems: 4 }",
    "\"request inks[].colour\": { type: string, pattern: \"^#[0-9a-f]{6}$\" }",
    "\"request inks[].next\": { type: object }",
    "\"request labels\": { type: object, mandatory: false }",
    "\"response 202 job\": { type: string, format: uuid, minLength: 36 }",
    "\"response 202 started\": { type: string }",
    "\"status 202\": {}",
    "\"status 404\": {}",
];

fn room() -> Room {
    Room::new(&document("post", "'/v1/{shop}/prints'", REST, COMPONENTS))
}

fn told(subjects: &[&str]) -> Vec<String> {
    room().told(&page(PRINT, subjects))
}

/// What is told of the page with one row replaced; the row is named by how it begins.
#[track_caller]
fn with(begin: &str, row: Option<&str>) -> Vec<String> {
    let mut found = false;
    let rows: Vec<&str> = SAME
        .into_iter()
        .filter_map(|own| match own.starts_with(&format!("\"{begin}\"")) {
            true => {
                found = true;
                row
            }
            false => Some(own),
        })
        .collect();
    assert!(found, "no row begins with {begin}");
    told(&rows)
}

#[test]
fn nothing_is_told_of_a_page_that_says_the_same() {
    assert_eq!(told(&SAME), [""; 0]);
}

#[test]
fn what_the_page_is_silent_about_is_no_difference() {
    assert_eq!(
        told(&[
            "\"path shop\": {}",
            "\"query draft\": {}",
            "\"request title\": {}",
            "\"request copies\": {}",
            "\"request paper\": {}",
            "\"request inks\": {}",
            "\"request labels\": {}"
        ]),
        [""; 0]
    );
}

#[test]
fn a_row_that_is_gone_or_new() {
    assert_eq!(
        with("request labels", None),
        ["B1109 `request labels` is in the document, and not on the page"]
    );
    assert_eq!(
        with("query draft", None),
        ["B1109 `query draft` is in the document, and not on the page"]
    );
    assert_eq!(
        with(
            "request labels",
            Some("\"request labels\": { type: object }\n      \"request gloss\": { type: number }")
        ),
        ["B1108 `request gloss` is on the page, and not in the document"]
    );
    // What is in something new is not told apart, and what only comes back is not sent.
    assert_eq!(
        with(
            "request labels",
            Some(
                "\"request labels\": { type: object }\n      \"request cut\": { type: object }\n      \"request cut.left\": { type: integer }\n      \"request id\": { type: string }"
            )
        ),
        [
            "B1108 `request cut` is on the page, and not in the document",
            "B1108 `request id` is on the page, and not in the document",
        ]
    );
    assert_eq!(
        with(
            "header X-Token",
            Some("\"header X-Shop\": { type: string }")
        ),
        ["B1108 `header X-Shop` is on the page, and not in the document"]
    );
}

#[test]
fn a_fact_that_is_another() {
    let cases = [
        (
            "request copies",
            "type: string, mandatory: true",
            "B1110 `request copies`: type is `string` on the page, `integer` in the document",
        ),
        (
            "request title",
            "type: string, mandatory: false",
            "B1111 `request title`: mandatory is `false` on the page, `true` in the document",
        ),
        (
            "request labels",
            "type: map of string, mandatory: true",
            "B1111 `request labels`: mandatory is `true` on the page, `false` in the document",
        ),
        (
            "request title",
            "type: string, maxLength: 65",
            "B1112 `request title`: maxLength is `65` on the page, `64` in the document",
        ),
        (
            "request copies",
            "type: integer, minimum: 0",
            "B1112 `request copies`: minimum is `0` on the page, `1` in the document",
        ),
        (
            "request labels",
            "type: object, minLength: 3",
            "B1112 `request labels`: minLength is `3` on the page, and not stated in the document",
        ),
        (
            "request paper",
            "type: string, enum: [a4, a3, a2]",
            "B1113 `request paper`: only the page lists `a2`",
        ),
        (
            "request paper",
            "type: string, enum: [a4, a2]",
            "B1113 `request paper`: only the page lists `a2`; only the document lists `a3`",
        ),
        (
            "request title",
            "type: string, enum: [a]",
            "B1113 `request title`: enum is `[\"a\"]` on the page, and not stated in the document",
        ),
        (
            "request paper",
            "type: string, default: a3",
            "B1114 `request paper`: default is `a3` on the page, `a4` in the document",
        ),
        (
            "request copies",
            "type: integer, default: 1",
            "B1114 `request copies`: default is `1` on the page, and not stated in the document",
        ),
        (
            "request labels",
            "type: object, deprecated: true",
            "B1115 `request labels`: deprecated is `true` on the page, `false` in the document",
        ),
        (
            "query draft",
            "type: string",
            "B1110 `query draft`: type is `string` on the page, `boolean` in the document",
        ),
        (
            "response 202 job",
            "type: integer (int64)",
            "B1110 `response 202 job`: type is `integer (int64)` on the page, `string` in the document",
        ),
    ];
    for (key, facts, expected) in cases {
        let told = with(key, Some(&format!("\"{key}\": {{ {facts} }}")));
        assert_eq!(told, [expected], "{key} {facts}");
    }
}

#[test]
fn a_name_that_is_another() {
    assert_eq!(
        with(
            "request copies",
            Some("\"request count\": { type: integer, mandatory: true, minimum: 1, maximum: 500 }")
        ),
        ["B1119 `request count` is perhaps renamed: the document has `request copies`"]
    );
    // Other facts: not the same.
    assert_eq!(
        with(
            "request copies",
            Some("\"request count\": { type: string }")
        ),
        [
            "B1108 `request count` is on the page, and not in the document",
            "B1109 `request copies` is in the document, and not on the page",
        ]
    );
    assert_eq!(
        with(
            "query draft",
            Some("\"query trial\": { type: boolean, mandatory: false }")
        ),
        ["B1119 `query trial` is perhaps renamed: the document has `query draft`"]
    );
    // Objects of which the page tells no fields are all alike.
    let rows = SAME.into_iter().filter(|row| !row.contains("inks"));
    let rows = rows.chain(["\"request stamps\": { type: array of object, mandatory: false }"]);
    assert_eq!(
        told(&rows.collect::<Vec<_>>()),
        [
            "B1108 `request stamps` is on the page, and not in the document",
            "B1109 `request inks` is in the document, and not on the page",
        ]
    );
}

#[test]
fn parameters_of_the_path_are_told_by_their_position() {
    let mut rows = SAME.to_vec();
    rows[0] = "\"path shop_id\": { type: string, mandatory: true }";
    assert_eq!(
        room().told(&page("POST /v1/{shop_id}/prints", &rows)),
        ["B1119 `path shop_id` is perhaps renamed: the document has `path shop`"]
    );
}

#[test]
fn statuses() {
    assert_eq!(
        with("status 404", Some("\"status 500\": {}")),
        ["B1116 `status 500` is on the page, and not in the document"]
    );
    let rows: Vec<String> = SAME.iter().map(|row| row.replace("202", "200")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(
        told(&rows),
        [
            "B1116 `status 200` is on the page, and not in the document",
            "B1116 `status 202` is in the document, and not on the page",
        ]
    );
}

#[test]
fn headers_of_responses() {
    assert_eq!(
        with(
            "status 202",
            Some("\"status 202\": {}\n      \"response 202 header x-trace\": { type: string }")
        ),
        [""; 0]
    );
    assert_eq!(
        with(
            "status 202",
            Some("\"status 202\": {}\n      \"response 202 header X-Other\": { type: string }")
        ),
        [
            "B1108 `response 202 header X-Other` is on the page, and not in the document",
            "B1109 `response 202 header X-Trace` is in the document, and not on the page",
        ]
    );
}

#[test]
fn a_page_without_a_status_speaks_of_success() {
    let rows = [
        "\"response success job\": { type: boolean }",
        "\"response success started\": {}",
    ];
    assert_eq!(
        told(&[&SAME[..11], &rows].concat()),
        ["B1110 `response success job`: type is `boolean` on the page, `string` in the document"]
    );
}

#[test]
fn an_envelope_is_told_once() {
    let rest = "      responses:\n        '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Envelope' } } } }\n";
    let components = "components:
  schemas:
    Envelope: { type: object, properties: { press: { $ref: '#/components/schemas/Press' } } }
    Press: { type: object, properties: { id: { type: string }, size: { type: integer }, gone: { type: string } } }
";
    let mut room = Room::new(&document("get", "/press", rest, components));
    let rows = [
        "\"response success id\": { type: string }",
        "\"response success size\": { type: string }",
    ];
    assert_eq!(
        room.told(&page("GET /press", &rows)),
        [
            "B1120 what the page says of `response success` is inside of `press` in the document",
            "B1110 `response success size`: type is `string` on the page, `integer` in the document",
            "B1109 `response success gone` is in the document, and not on the page",
        ]
    );
}

#[test]
fn a_field_of_any_variant_counts() {
    let rest = "      responses:\n        '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Any' } } } }\n";
    let components = "components:
  schemas:
    Any: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }
    A: { type: object, required: [kind, a], properties: { kind: { type: string, const: a }, a: { type: integer, format: int32 } } }
    B: { allOf: [{ type: object, required: [kind] }, { type: object, properties: { kind: { type: string, const: b }, b: { type: [string, 'null'] } } }] }
";
    let mut room = Room::new(&document("get", "/press", rest, components));
    let rows = [
        "\"response 200 kind\": { type: string, mandatory: true, enum: [a, b] }",
        "\"response 200 a\": { type: integer, mandatory: false, maximum: 2147483647 }",
        "\"response 200 b\": { type: string }",
    ];
    assert_eq!(room.told(&page("GET /press", &rows)), [""; 0]);
}

#[test]
fn a_list_can_be_described_by_its_items() {
    let rest = "      responses:\n        '200': { description: x, content: { application/json: { schema: { type: array, items: { type: object, properties: { id: { type: string } } } } } } }\n";
    let mut room = Room::new(&document("get", "/press", rest, ""));
    assert_eq!(
        room.told(&page(
            "GET /press",
            &["\"response 200 id\": { type: string }"]
        )),
        [""; 0]
    );
}

#[test]
fn the_path_of_the_server_counts() {
    let spec = document(
        "get",
        "/press",
        "      responses: { '200': { description: x } }\n",
        "",
    )
    .replace("https://press.example", "https://press.example/v2");
    assert_eq!(Room::new(&spec).told(&page("GET /v2/press", &[])), [""; 0]);
    assert_eq!(Room::new(&spec).told(&page("GET /press", &[])), [""; 0]);
}

#[test]
fn another_address() {
    let mut own = room();
    assert_eq!(
        own.told(&page("PUT /v1/{shop}/prints", &SAME)),
        ["B1117 the method is `PUT` on the page, `POST` in the document"]
    );
    assert_eq!(
        own.told(&page("POST /v2.1/{shop}/prints", &SAME)),
        [
            "B1118 the path is `/v2.1/{shop}/prints` on the page, `/v1/{shop}/prints` in the document"
        ]
    );
    // With the same title it is the same page.
    own.title = Some("Printing a sheet".to_owned());
    let titled =
        |page: String| page.replace("claims: 1\n", "claims: 1\ntitle: printing  a Sheet\n");
    assert_eq!(
        own.told(&titled(page("POST /v1/{shop}/sheets", &SAME))),
        ["B1118 the path is `/v1/{shop}/sheets` on the page, `/v1/{shop}/prints` in the document"]
    );
    let both = page(PRINT, &SAME) + "  - operation: GET /v1/{shop}/prints\n    subjects: {}\n";
    assert_eq!(
        own.told(&both),
        ["B1108 `GET /v1/{shop}/prints` is on the page, and not in the document"]
    );
}

#[test]
fn values_tell_a_type_where_nothing_else_does() {
    let rest = "      parameters: [{ name: size, in: query, schema: { enum: [a3, a4, 5, null] } }]
      responses: { default: { description: x } }
";
    let mut room = Room::new(&document("get", "/press", rest, ""));
    let told = room.told(&page(
        "GET /press",
        &["\"query size\": { type: string, enum: [a3, a4, \"5\"] }"],
    ));
    assert_eq!(told, [""; 0]);
}

#[test]
fn types_of_themselves_end() {
    let rest = "      responses:\n        '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }\n";
    let lists: String = (0..12)
        .map(|n| format!("        - {{ type: array, minItems: {n}, items: {{ $ref: '#/components/schemas/A' }} }}\n"))
        .collect();
    let components = format!(
        "components:\n  schemas:\n    A:\n      anyOf:\n{lists}        - {{ $ref: '#/components/schemas/B' }}\n    B:\n      type: object\n      properties: {{ a: {{ $ref: '#/components/schemas/A' }}, id: {{ type: string }} }}\n"
    );
    let mut room = Room::new(&document("get", "/press", rest, &components));
    let rows = [
        "\"response 200 a\": { type: array of object }",
        "\"response 200 a[].a\": { type: object }",
        "\"response 200 a[].a.id\": { type: integer }",
        "\"response 200 a[].x\": { type: object }",
    ];
    assert_eq!(
        room.told(&page("GET /press", &rows)),
        [
            "B1110 `response 200 a[].a.id`: type is `integer` on the page, `string` in the document",
            "B1109 `response 200 a[].a.a` is in the document, and not on the page",
            "B1108 `response 200 a[].x` is on the page, and not in the document",
            "B1109 `response 200 a[].id` is in the document, and not on the page",
            "B1109 `response 200 id` is in the document, and not on the page",
        ]
    );
}
